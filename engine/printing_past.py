"""Past cases as text on a terminal: what was late, what would have been, and how it was counted. Local times."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from rich import box
from rich.table import Table

from practice.rehearsal import Changed, Outcome
from practice.timeliness import Figure, Tally, Timeliness
from practice.words import due_time

NOT_KNOWN = "-"


def timeliness_table(lines: Iterable[Timeliness], group: str) -> Table:
    """How many limits came to each outcome; `group` heads the column of the editions or the teams."""
    table = _grid("limit", group, *(_WORDS[outcome] for outcome in Outcome), "in time")
    for line in lines:
        counts = (str(line.counts[outcome]) for outcome in Outcome)
        table.add_row(line.title, line.group or NOT_KNOWN, *counts, share(line.share))
    return table


_WORDS = {
    Outcome.MET: "met",
    Outcome.MET_LATE: "met late",
    Outcome.OPEN: "not yet due",
    Outcome.OPEN_LATE: "open late",
    Outcome.ENDED: "ended",
    Outcome.ENDED_LATE: "ended late",
}


def compared_table(was: Tally, would_be: Tally) -> Table:
    """What was late beside what would have been, by limit and team. A limit that only one side has stands alone."""
    before = {(x.rule, x.group): x for x in was.by("team")}
    after = {(x.rule, x.group): x for x in would_be.by("team")}
    table = _grid("limit", "team", "limits", "late", "would be limits", "would be late", "difference")
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        named = one or other
        assert named is not None  # noqa: S101 - the key comes from one of the two
        difference = f"{other.late - one.late:+d}" if one and other else ""
        table.add_row(named.title, named.group or NOT_KNOWN, *_late(one), *_late(other), difference)
    return table


def _late(line: Timeliness | None) -> tuple[str, str]:
    return (str(line.total), str(line.late)) if line else ("", "")


def changed_table(changed: Iterable[Changed], zone: ZoneInfo) -> Table:
    """The limits that are late under one set of rules alone."""
    table = _grid("case", "limit", "team", "was due", "was", "would be due", "would be")
    for one in changed:
        was, other = one.was, one.would_be
        ends = (due_time(zone, was.due), was.outcome, due_time(zone, other.due), other.outcome)
        table.add_row(was.case, was.title, was.team or NOT_KNOWN, *ends)
    return table


def figures_table(figures: Iterable[Figure]) -> Table:
    """The published figures, and the same with the first day counted."""
    table = _grid("as the Department counts", "completed", "within", "share", "median", "with first day", "share")
    for one in figures:
        days = NOT_KNOWN if one.median_days is None else f"{one.median_days:g} d"
        table.add_row(
            f"{one.measure.title}, {one.measure.counted}",
            str(one.completed),
            str(one.within),
            share(one.share),
            days,
            str(one.within_with_first),
            share(one.share_with_first),
        )
    return table


def differing_table(figures: Iterable[Figure]) -> Table:
    """The work that is in time only if its first day does not count."""
    table = _grid("child", "line", "figure", "from", "to", "working days", "with first day")
    for one in figures:
        for x in one.differing:
            dates = (x.started_on.isoformat(), x.completed_on.isoformat(), str(x.days), str(x.days_with_first))
            table.add_row(x.child, str(x.line), one.measure.name, *dates)
    return table


def not_counted_table(rows: Iterable[tuple[str, int, str, str, str]]) -> Table:
    """What of a return is not counted, or only with a doubt: child, line, element, value and why."""
    table = _grid("child", "line", "element", "value", "why")
    for child, line, element, value, why in rows:
        table.add_row(child or NOT_KNOWN, str(line), element, value or NOT_KNOWN, why)
    return table


def share(part: float | None) -> str:
    """A share as people write it: `85.7 %`."""
    return NOT_KNOWN if part is None else f"{part:.1%}".replace("%", " %")


_FOLDED = frozenset({"limit", "why", "as the Department counts"})


def _grid(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column not in _FOLDED)
    return table
