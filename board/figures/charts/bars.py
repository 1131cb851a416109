"""Bars below one another, each of parts that add up, perhaps with a limit across them: by worker, by agency."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from board.figures.charts.drawing import NARROW, Chart, Style, box, chart, line, number, text, ticks

NAMES, TAIL, FOOT = 210, 110, 26
ROW, NARROW_ROW, THICK = 30, 48, 17


Limit = tuple[float, str]


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its parts, and words at its end."""

    name: str
    parts: tuple[tuple[Style, float], ...]
    end: str

    @property
    def length(self) -> float:
        """The whole of its parts."""
        return sum(value for _, value in self.parts)


def bars(  # noqa: PLR0913 - a chart is these facts
    name: str,
    title: str,
    description: str,
    *,
    rows: tuple[Bar, ...],
    key: tuple[tuple[Style, str], ...],
    limit: Limit | None = None,
) -> Chart:
    """Draw bars; `limit` is a line across all of them, with words."""

    def draw(prefix: str, width: int) -> tuple[int, Iterable[Markup]]:
        narrow = width == NARROW
        height = _top(limit) + FOOT + len(rows) * (NARROW_ROW if narrow else ROW)
        return height, _narrow(rows, limit, prefix) if narrow else _wide(rows, limit, prefix, width)

    return chart(name, title, description, key, draw)


def _top(limit: Limit | None) -> int:
    return 26 if limit else 6


def _steps(rows: tuple[Bar, ...], limit: Limit | None) -> tuple[float, ...]:
    return ticks(max(*(row.length for row in rows), limit[0] if limit else 0, 0))


def _wide(rows: tuple[Bar, ...], limit: Limit | None, prefix: str, width: int) -> Iterable[Markup]:
    steps = _steps(rows, limit)
    scale = (width - NAMES - TAIL) / steps[-1]
    top = _top(limit)
    foot = top + len(rows) * ROW
    yield from _axis(steps, scale, NAMES, (top, foot))
    for at, row in enumerate(rows):
        y = float(top + at * ROW)
        yield text(row.name, (NAMES - 10.0, y + ROW / 2 + 5), "end")
        yield from _bar(row, prefix, (NAMES, y + (ROW - THICK) / 2), scale)
    yield from _limit(limit, scale, NAMES, (top, foot))
    for at, row in enumerate(rows):
        place = (NAMES + row.length * scale + 8, top + (at + 0.5) * ROW + 5)
        yield text(row.end, place, kind="figures-strong figures-halo")


def _narrow(rows: tuple[Bar, ...], limit: Limit | None, prefix: str) -> Iterable[Markup]:
    steps = _steps(rows, limit)
    scale = (NARROW - 20) / steps[-1]
    top = _top(limit)
    foot = top + len(rows) * NARROW_ROW
    yield from _axis(steps, scale, 8, (top, foot))
    for at, row in enumerate(rows):
        y = float(top + at * NARROW_ROW)
        yield text(row.name, (8, y + 20), kind="figures-halo")
        yield text(row.end, (NARROW - 8, y + 20), "end", "figures-strong figures-halo")
        yield from _bar(row, prefix, (8, y + 26), scale)
    yield from _limit(limit, scale, 8, (top, foot))


def _bar(row: Bar, prefix: str, at: tuple[float, float], scale: float) -> Iterable[Markup]:
    x, y = at
    for style, value in row.parts:
        if value:
            yield box(prefix, style, (x, y), (value * scale, float(THICK)))
        x += value * scale


def _axis(steps: tuple[float, ...], scale: float, left: float, between: tuple[float, float]) -> Iterable[Markup]:
    top, foot = between
    for step in steps:
        x = left + step * scale
        yield line((x, top), (x, foot), "grid" if step else "base")
        yield text(number(step), (x, foot + 16), "middle", "figures-quiet")


def _limit(limit: Limit | None, scale: float, left: float, between: tuple[float, float]) -> Iterable[Markup]:
    if limit:
        top, foot = between
        x = left + limit[0] * scale
        yield line((x, top - 4), (x, foot), "rule")
        yield text(limit[1], (x, top - 10.0), "middle", "figures-strong")
