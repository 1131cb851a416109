"""Limits that fall due later because somebody corrected the date that they are counted from."""

from board.figures.figure import Cell, Column, Context, Figure, Shown, Table, count, plural
from engine.figures import Figures, MoveCount

_COLUMNS = (
    Column("team", "Team"),
    Column("corrected_by", "Corrected by"),
    Column("corrections", "Corrections", number=True),
    Column("cases", "Cases", number=True),
    Column("limits", "Limits moved later", number=True),
    Column("limits_passed", "Had passed already", number=True),
    Column("median_days_later", "Median days later", number=True),
)


async def show(figures: Figures, context: Context) -> Shown:
    """Corrections that moved due dates later, by team and by who corrected."""
    found = await figures.moves(context.asked.scope)
    table = Table("One row for each team and person", _COLUMNS, tuple(_row(row, context) for row in found))
    return Shown(_headline(found), (), (table,) if found else (), table)


def _headline(found: tuple[MoveCount, ...]) -> str:
    corrections = sum(row.corrections for row in found)
    if not corrections:
        return "No correction of a date moved a limit later in this period."
    limits, passed = sum(row.limits for row in found), sum(row.passed for row in found)
    return (
        f"{plural(corrections, 'correction')} moved {plural(limits, 'limit')} later; "
        f"{passed:,} of these had passed already when the date was corrected."
    )


def _row(row: MoveCount, context: Context) -> tuple[Cell, ...]:
    alone = context.asked.team is not None
    return (
        Cell(row.team, context.team(row.team), page=None if alone else row.team),
        Cell(row.actor, row.name or row.actor),
        count(row.corrections),
        count(row.cases),
        count(row.limits, {"actor": row.actor} if alone else None),
        Cell(row.passed, f"{row.passed:,}", loud=bool(row.passed)),
        Cell(round(row.median_days, 1), f"{row.median_days:.1f}".removesuffix(".0")),
    )


MOVES = Figure(
    key="moves",
    title="Limits moved by a corrected date",
    counts="Corrections of a date (`CorrectDate`) after which a limit falls due later, by the day of the correction, "
    "for the team that had the case then. Had passed already: the limit was over when the date was corrected. The "
    "days are those of the calendar from the old due date to the new one.",
    mind="A sign and no verdict. Most corrections put right what was typed wrongly, and the breach of a limit stays "
    "on record whatever is corrected. Many corrections by one person, or of limits that had passed, are worth a "
    "question.",
    show=show,
    lines=(
        ("case_ref", "Case"),
        ("what", "Limit"),
        ("started_at", "Was due"),
        ("due", "Is due"),
        ("recorded_at", "Corrected"),
        ("actor", "By"),
    ),
    narrowing={"actor": str},
    sign=True,
)
