"""Open cases that no manager has looked at, and how long ago one looked at the others."""

from collections import Counter
from collections.abc import Iterable

from board.figures.charts import Chart, Columns, Series, Style, columns
from board.figures.figure import Cell, Column, Context, Figure, Shown, Table, count, percent, plural, words
from engine.figures import Figures, LookCount
from practice.reports.oversight import LOOKS

NEVER = "never"
SPANS = ((0, 6), (7, 13), (14, 27), (28, None))
"""Days since the last look, both included: less than a week, two, four, and longer."""
_TITLES = {
    NEVER: "Never",
    (0, 6): "Under 7 days ago",
    (7, 13): "7 to 13 days ago",
    (14, 27): "14 to 27 days ago",
    (28, None): "28 days ago or more",
}
_SHORT = {NEVER: "never", (0, 6): "0-6 days", (7, 13): "7-13", (14, 27): "14-27", (28, None): "28+"}
Span = tuple[int, int | None] | str
_ORDER: tuple[Span, ...] = (NEVER, *SPANS)


async def show(figures: Figures, context: Context) -> Shown:
    """The open cases by the days since a manager last looked."""
    asked = context.asked
    found = await figures.oversight(asked.team, asked.edition)
    teams = sorted({row.team for row in found}, key=context.team)
    rows = tuple(_row(context.team(team), team, (r for r in found if r.team == team), context) for team in teams)
    spans = tuple(Column(_name(span), _TITLES[span], number=True) for span in _ORDER)
    table = Table("One row for each team", (Column("team", "Team"), *spans), rows)
    total = _spans(found)
    return Shown(_headline(total), (_chart(total),), (table,), table)


def span_of(days: int | None) -> Span:
    """Which span so many days are in; None is never."""
    if days is None:
        return NEVER
    return next(span for span in SPANS if span[1] is None or days <= span[1])


def _spans(rows: Iterable[LookCount]) -> Counter[Span]:
    found: Counter[Span] = Counter()
    for row in rows:
        found[span_of(row.days)] += row.cases
    return found


def _headline(total: Counter[Span]) -> str:
    cases = total.total()
    if not cases:
        return "No case is open."
    return (
        f"No manager has looked at {total[NEVER]:,} of {plural(cases, 'open case')} ({percent(total[NEVER] / cases)}); "
        f"at {total[28, None]:,} the last look was 28 days ago or more."
    )


def _chart(total: Counter[Span]) -> Chart:
    unseen = tuple(float(total[span]) if span == NEVER else 0.0 for span in _ORDER)
    seen = tuple(0.0 if span == NEVER else float(total[span]) for span in _ORDER)
    return columns(
        Columns(
            "oversight",
            "Open cases by when a manager last looked",
            "Columns: " + "; ".join(f"{_TITLES[span]} {total[span]:,}" for span in _ORDER) + ".",
            labels=tuple(_SHORT[span] for span in _ORDER),
            series=(
                Series("No manager has looked", Style.WORSE, unseen),
                Series("A manager has looked", Style.PLAIN, seen),
            ),
            tops=tuple(f"{total[span]:,}" for span in _ORDER),
            below="days since the last look",
        )
    )


def _name(span: Span) -> str:
    if isinstance(span, str):
        return span
    return f"days_{span[0]}_to_{span[1]}" if span[1] else f"days_{span[0]}_or_more"


def _behind(span: Span) -> dict[str, str | int]:
    if isinstance(span, str):
        return {}
    first, last = span
    return {"from_days": first} if last is None else {"from_days": first, "to_days": last}


def _row(name: str, team: str, rows: Iterable[LookCount], context: Context) -> tuple[Cell, ...]:
    found = _spans(rows)
    alone = context.asked.team is not None
    first = words(name) if alone else Cell(team, name, page=team)
    return (first, *(count(found[span], _behind(span) if alone else None) for span in _ORDER))


OVERSIGHT = Figure(
    key="oversight",
    title="Cases that no manager has looked at",
    counts="Cases that are open now, by the whole days since a manager last looked. A look is supervision, an alert "
    "taken on, or a decision that only a manager can take.",
    mind="What the journal does not know of does not count: a manager who read the file or talked it over without "
    "recording it has not looked here. A new case has had little time to be looked at.",
    show=show,
    lines=(
        ("case_ref", "Case"),
        ("stage", "Stage"),
        ("started_at", "Opened"),
        ("done_at", "Last look"),
        ("what", "What the manager did"),
        ("actor", "By"),
        ("worker", "Worker"),
    ),
    said=lambda kind: LOOKS[kind].capitalize(),
    narrowing={"from_days": int, "to_days": int},
    dated=False,
)
