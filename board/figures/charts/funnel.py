"""A funnel plot: each team's share against how many it decided on, and the limits that chance alone would keep to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from markupsafe import Markup

from board.figures.charts.drawing import NARROW, Chart, chart, element, key, line, number, text, ticks
from practice.reports.thresholds import SMALLEST, outlier

LEFT, RIGHT, TOP, FOOT, HEIGHT = 44, 14, 14, 44, 320
CURVE = 48
"""How many points the limits are drawn through."""


@dataclass(frozen=True)
class Point:
    """One team: on how many it decided, its share (0 to 1), whether it stands out, and whether it is the reader's."""

    name: str
    of: int
    share: float
    outlier: Literal["high", "low"] | None
    own: bool = False


@dataclass(frozen=True)
class Funnel:
    """What a funnel plot shows; `share_of_all` is the line in the middle, `below` says what the axis counts."""

    name: str
    title: str
    description: str
    points: tuple[Point, ...]
    share_of_all: float
    below: str


def funnel(shown: Funnel) -> Chart:
    """Draw a funnel plot."""
    drawn = chart(shown.name, shown.title, shown.description, (), lambda _, width: (HEIGHT, _drawn(shown, width)))
    return replace(drawn, key=_key(shown))


def _key(shown: Funnel) -> Markup:
    marks = [(_mark((12, 8), None), "a team within the limits"), (_mark((12, 8), "high"), "a team that stands out")]
    if any(point.own for point in shown.points):
        marks.append((_mark((12, 8), None, own=True), "this team"))
    return key(marks)


@dataclass(frozen=True)
class _Scale:
    most: float
    width: int

    def x(self, of: float) -> float:
        return LEFT + of / self.most * (self.width - LEFT - RIGHT)

    def y(self, share: float) -> float:
        return TOP + (1 - share) * (HEIGHT - TOP - FOOT)


def _drawn(shown: Funnel, width: int) -> Iterable[Markup]:
    steps = ticks(max((p.of for p in shown.points), default=1) * 1.05, 4)
    scale = _Scale(steps[-1], width)
    yield from _axes(scale, steps)
    yield _limits(shown.share_of_all, scale)
    middle = scale.y(shown.share_of_all)
    yield line((LEFT, middle), (width - RIGHT, middle), "rule")
    words = f"all teams {shown.share_of_all:.0%}"
    yield text(words, (width - RIGHT, middle - 6), "end", "figures-halo")
    for point in sorted(shown.points, key=lambda p: p.own):
        yield from _point(point, scale)
    yield text(shown.below, (LEFT + (width - LEFT - RIGHT) / 2, HEIGHT - 6.0), "middle", "figures-quiet")


def _axes(scale: _Scale, steps: tuple[float, ...]) -> Iterable[Markup]:
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = scale.y(share)
        yield line((LEFT, y), (scale.width - RIGHT, y), "base" if share == 0 else "grid")
        yield text(f"{share:.0%}", (LEFT - 6.0, y + 4), "end", "figures-quiet")
    for step in steps:
        anchor = "end" if step == steps[-1] else "middle"
        yield text(number(step), (scale.x(step), HEIGHT - FOOT + 18.0), anchor, "figures-quiet")


def _limits(share: float, scale: _Scale) -> Markup:
    """The area in which no team stands out."""
    first = min(float(SMALLEST), scale.most)
    sizes = sorted({round(first + (scale.most - first) * (n / CURVE) ** 2) for n in range(CURVE + 1)})
    bounds = [(of, *limits(of, share)) for of in sizes]
    path = [(scale.x(of), scale.y(high)) for of, _, high in bounds]
    path += [(scale.x(of), scale.y(low)) for of, low, _ in reversed(bounds)]
    return element("path", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in path) + "Z", class_="figures-funnel")


def limits(of: int, share: float) -> tuple[float, float]:
    """The lowest and the highest share of so many decisions that does not stand out from a share of all."""
    stands_out = partial(outlier, of=of, share_of_all=share)
    low, high = round(of * share), round(of * share)
    low = _last_inside(range(low, -1, -1), stands_out)
    high = _last_inside(range(high, of + 1), stands_out)
    return low / of, high / of


def _last_inside(counts: range, stands_out: "partial[Literal['high', 'low'] | None]") -> int:
    """The last of some counts, from the middle outwards, that does not stand out; found by halving."""
    inside, outside = 0, len(counts)
    while outside - inside > 1:
        half = (inside + outside) // 2
        inside, outside = (inside, half) if stands_out(counts[half]) else (half, outside)
    return counts[inside]


def _point(point: Point, scale: _Scale) -> Iterable[Markup]:
    x, y = scale.x(point.of), scale.y(point.share)
    yield _mark((x, y), point.outlier, own=point.own)
    if point.outlier or point.own:
        on_the_left = x > scale.width * (0.55 if scale.width == NARROW else 0.75)
        at = (x - 12, y + 5) if on_the_left else (x + 12, y + 5)
        yield text(point.name, at, "end" if on_the_left else "start", "figures-strong figures-halo")


def _mark(at: tuple[float, float], stands_out: Literal["high", "low"] | None, *, own: bool = False) -> Markup:
    """A circle, or a triangle that points to where a team stands out."""
    x, y = at
    kind = " figures-own" if own else ""
    if stands_out is None:
        return element("circle", cx=x, cy=y, r=6 if own else 5, class_=f"figures-in{kind}")
    tip = -7 if stands_out == "high" else 7
    return element("path", d=f"M{x:.1f} {y + tip:.1f}l7.5 {-tip * 1.9:.1f}h-15Z", class_=f"figures-out{kind}")
