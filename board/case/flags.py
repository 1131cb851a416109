"""Short labels for things that happened, each on a pole over its mark, in lanes in which none touches another.

A label stands to the right of its pole; the latest stands nearest to the axis and earlier ones rise above it like a
stair, so that no pole runs through a label. One that would cross the right edge stands to the left of its pole, or on
top of it. Where there is no room for all, those that matter least lose their label and keep their mark: the whole of it
stands in the chronology.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from board.case.text import text_width

SIZE = 13
GAP = 5
CLEAR = 2
LANES = 9
MOST_LABELS = 60
"""More labels than this are never tried; the least important go first, the oldest of them before the others."""


@dataclass(frozen=True)
class Mark:
    """Something that happened at a UTC instant: a short label, its full words, and how much it matters (0 most)."""

    at: datetime
    label: str
    words: str
    rank: int = 1


@dataclass(frozen=True)
class Flag:
    """A mark at `x`, with its label from `label_x` to `label_end` in a lane counted from the axis; None: no room."""

    x: float
    label: str
    words: str
    rank: int
    lane: int | None = None
    label_x: float = 0
    label_end: float = 0
    over: bool = False
    """Whether the label stands on top of its pole rather than beside it."""


@dataclass(frozen=True)
class Ground:
    """Where labels may stand: between two edges, in so many lanes."""

    left: float
    right: float
    lanes: int = LANES


@dataclass
class _Placed:
    """What stands already: labels as (lane, from, to), poles as (top lane, x)."""

    labels: list[tuple[int, float, float]] = field(default_factory=list)
    poles: list[tuple[int, float]] = field(default_factory=list)

    def free(self, lane: int, x: float, start: float, end: float) -> bool:
        """Whether a label fits into a lane, with its pole at `x`."""
        return (
            all(other != lane or end + GAP <= a or b + GAP <= start for other, a, b in self.labels)
            and all(top < lane or not start - CLEAR < pole < end + CLEAR for top, pole in self.poles)
            and not any(other < lane and a - CLEAR < x < b + CLEAR for other, a, b in self.labels)
        )


def place(marks: Iterable[tuple[float, Mark]], ground: Ground) -> tuple[Flag, ...]:
    """The flags of marks at their positions, in the order of time."""
    known = sorted(marks, key=lambda found: (found[0], found[1].at))
    wanted = set(sorted(range(len(known)), key=lambda n: (known[n][1].rank, -n))[:MOST_LABELS])
    while True:
        flags = _tried(known, wanted, ground)
        giving_way = _giving_way(flags, wanted)
        if not giving_way:
            return tuple(flags)
        wanted -= giving_way


def _tried(known: Sequence[tuple[float, Mark]], wanted: set[int], ground: Ground) -> list[Flag]:
    placed = _Placed()
    flags = [Flag(x, mark.label, mark.words, mark.rank) for x, mark in known]
    starts = {n: _start(flags[n], ground) for n in wanted}
    at_left = sorted((n for n, start in starts.items() if start < flags[n].x), key=lambda n: (flags[n].x, -n))
    at_right = sorted(wanted.difference(at_left), reverse=True)
    for n in (*at_left, *at_right):
        # A label that reaches back over earlier marks stands high enough to let theirs stand below it.
        below = sum(starts[n] - CLEAR < flags[m].x < flags[n].x for m in at_right)
        flags[n] = _placed(flags[n], starts[n], placed, ground, lowest=below)
    return flags


def _start(flag: Flag, ground: Ground) -> float:
    """Where a label begins: at the right of its pole, at its left, or on top of it where it is too wide for either."""
    width, x = _width(flag), flag.x
    if x + GAP + width <= ground.right:
        return x + GAP
    if ground.left <= x - GAP - width:
        return x - GAP - width
    return min(max(x - width / 2, ground.left), ground.right - width)


def _width(flag: Flag) -> float:
    return text_width(flag.label, SIZE, bold=flag.rank == 0)


def _placed(flag: Flag, start: float, placed: _Placed, ground: Ground, lowest: int) -> Flag:
    end = start + _width(flag)
    over = start <= flag.x <= end
    for lane in range(min(lowest, ground.lanes - 1), ground.lanes):
        if placed.free(lane, flag.x, start, end):
            placed.labels.append((lane, start, end))
            placed.poles.append((lane - 1 if over else lane, flag.x))
            return replace(flag, lane=lane, label_x=round(start, 2), label_end=round(end, 2), over=over)
    return flag


def _giving_way(flags: Sequence[Flag], wanted: set[int]) -> set[int]:
    """For each label that found no room, the nearest one in its neighbourhood that matters less, if there is one."""
    found: set[int] = set()
    for n in wanted:
        if flags[n].lane is None:
            reach = 2 * _width(flags[n])
            lesser = [
                other
                for other in wanted
                if flags[other].lane is not None
                and flags[other].rank > flags[n].rank
                and abs(flags[other].x - flags[n].x) <= reach
            ]
            if lesser:
                found.add(min(lesser, key=lambda other: (-flags[other].rank, abs(flags[other].x - flags[n].x))))
    return found
