"""Visits that were recorded long after they happened."""

from board.figures.figure import Cell, Column, Context, Figure, Shown, Table, count, percent, plural
from engine.figures import VISIT_LATE_AFTER, Figures, VisitCount

MOST_ROWS = 10
_COLUMNS = (
    Column("team", "Team"),
    Column("recorded_by", "Recorded by"),
    Column("visits", "Visits", number=True),
    Column("recorded_late", f"Recorded over {VISIT_LATE_AFTER} working days later", number=True),
    Column("after_the_limit", "Recorded after the limit, dated before it", number=True),
)


async def show(figures: Figures, context: Context) -> Shown:
    """Visits by who recorded them; those first whose dates saved a limit."""
    found = await figures.visits(context.asked.scope)
    every = Table("One row for each team and person", _COLUMNS, tuple(_row(row, context) for row in found))
    late = [row for row in found if row.late or row.after_the_limit]
    brief = Table(_caption(len(late)), _COLUMNS, tuple(_row(row, context) for row in late[:MOST_ROWS]))
    return Shown(_headline(found), (), (brief,) if late else (), every)


def _caption(late: int) -> str:
    if late > MOST_ROWS:
        return f"The {MOST_ROWS} with the most, of {late:,}; the file has everybody"
    return "One row for each team and person who recorded visits late"


def _headline(found: tuple[VisitCount, ...]) -> str:
    visits = sum(row.visits for row in found)
    if not visits:
        return "No visit was recorded for this period."
    late, after = sum(row.late for row in found), sum(row.after_the_limit for row in found)
    return (
        f"{percent(late / visits)} of {plural(visits, 'visit')} were recorded more than {VISIT_LATE_AFTER} "
        f"working days later; {after:,} after a limit had passed, with a time before it."
    )


def _row(row: VisitCount, context: Context) -> tuple[Cell, ...]:
    alone = context.asked.team is not None
    about = {"actor": row.actor}
    return (
        Cell(row.team, context.team(row.team), page=None if alone else row.team),
        Cell(row.actor, row.name or row.actor),
        count(row.visits),
        count(row.late, about | {"outcome": "late"} if alone else None),
        Cell(
            row.after_the_limit,
            f"{row.after_the_limit:,}",
            about | {"outcome": "after"} if alone and row.after_the_limit else None,
            loud=bool(row.after_the_limit),
        ),
    )


VISITS = Figure(
    key="visits",
    title="Visits recorded late",
    counts="Visits by the day of the visit, for the team that had the case then. Recorded late: more than "
    f"{VISIT_LATE_AFTER} working days passed before it was written down. Recorded after the limit: the limit that the "
    "visit met had passed when it was written down, and its time lies before.",
    mind="A sign and no verdict. Workers write up visits when they are back at a desk, and a system that was down "
    "delays everybody. A visit that saves a limit after it passed is worth comparing with a diary or a mileage claim.",
    show=show,
    lines=(
        ("case_ref", "Case"),
        ("done_at", "Seen"),
        ("recorded_at", "Recorded"),
        ("what", "Limit met by it"),
        ("due", "Limit due"),
        ("actor", "Recorded by"),
    ),
    narrowing={"actor": str, "outcome": str},
    sign=True,
)
