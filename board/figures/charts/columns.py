"""Columns side by side, each of parts that add up: by month, by days used, by how long ago."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from board.figures.charts.drawing import NARROW, Chart, Series, box, chart, line, number, text, ticks

LEFT, RIGHT, TOP, FOOT = 44, 8, 26, 44
HEIGHT = 270
LABEL_ROOM = 30
"""Labels on the axis stand at least so far apart; those between are left out."""


SMALL = 30
"""Above a column that is not as wide as this stand smaller words."""


@dataclass(frozen=True)
class Columns:
    """What a chart of columns shows. `tops` stand above the columns; `level` is a line across, with words.

    `below` says what the axis counts.
    """

    name: str
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    tops: tuple[str, ...] = ()
    level: tuple[float, str] | None = None
    below: str = ""

    @property
    def totals(self) -> tuple[float, ...]:
        """How high each column is."""
        return tuple(sum(values) for values in zip(*(s.values for s in self.series), strict=True))


def columns(shown: Columns) -> Chart:
    """Draw columns."""
    named = [(s.style, s.name) for s in shown.series]
    return chart(shown.name, shown.title, shown.description, named, lambda p, w: (HEIGHT, _drawn(shown, p, w)))


def _drawn(shown: Columns, prefix: str, width: int) -> Iterable[Markup]:
    steps = ticks(max(*shown.totals, shown.level[0] if shown.level else 0, 0))
    scale = (HEIGHT - TOP - FOOT) / steps[-1]
    yield from _axis(steps, scale, width)
    place = (width - LEFT - RIGHT) / max(len(shown.labels), 1)
    every = max(1, -(-LABEL_ROOM // int(place)))
    for at, label in enumerate(shown.labels):
        middle = LEFT + place * (at + 0.5)
        yield from _column(shown, prefix, at, (middle, min(place * 0.72, 64.0)), scale)
        if at % every == 0:
            yield text(label, (middle, HEIGHT - FOOT + 18.0), "middle")
    yield text(shown.below, (LEFT + (width - LEFT - RIGHT) / 2, HEIGHT - 6.0), "middle", "figures-quiet")
    if shown.level:
        yield from _level(shown.level, scale, width)


def _axis(steps: tuple[float, ...], scale: float, width: int) -> Iterable[Markup]:
    for step in steps:
        y = HEIGHT - FOOT - step * scale
        yield line((LEFT, y), (width - RIGHT, y), "grid" if step else "base")
        yield text(number(step), (LEFT - 6.0, y + 4), "end", "figures-quiet")


def _column(shown: Columns, prefix: str, at: int, place: tuple[float, float], scale: float) -> Iterable[Markup]:
    middle, width = place
    y = float(HEIGHT - FOOT)
    for series in shown.series:
        height = series.values[at] * scale
        y -= height
        if height:
            yield box(prefix, series.style, (middle - width / 2, y), (width, height))
    if shown.tops and shown.tops[at]:
        yield text(shown.tops[at], (middle, y - 5), "middle", "figures-strong" if width > SMALL else "figures-small")


def _level(level: tuple[float, str], scale: float, width: int) -> Iterable[Markup]:
    y = HEIGHT - FOOT - level[0] * scale
    yield line((LEFT, y), (width - RIGHT, y), "rule")
    at, anchor = (LEFT + 6.0, "start") if width == NARROW else (width - RIGHT - 4.0, "end")
    yield text(level[1], (at, y - 6), anchor, "figures-halo")
