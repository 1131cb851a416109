"""Agencies by reply time."""

from board.figures.charts import Bar, Chart, Style, bars
from board.figures.figure import NOTHING, Cell, Column, Context, Figure, Shown, Table, count, percent, plural, share
from engine.figures import AgencyCount, Figures
from practice.vocabulary import AGENCIES as NAMES

_COLUMNS = (
    Column("agency", "Agency"),
    Column("asked", "Asked", number=True),
    Column("answered", "Answered", number=True),
    Column("median_working_days", "Median working days", number=True),
    Column("share_in_time", "Answered in time", number=True),
    Column("late", "No reply when the limit passed", number=True),
    Column("waived", "Waived", number=True),
    Column("unanswered", "Unanswered at closing", number=True),
    Column("open", "Still open", number=True),
)


async def show(figures: Figures, context: Context) -> Shown:
    """What each agency was asked, and what came of it; the least often in time first."""
    found = sorted(await figures.agencies(context.asked.scope), key=lambda row: (in_time(row), -row.asked, row.agency))
    table = Table("One row for each agency", _COLUMNS, tuple(_row(row) for row in found))
    charts = (_chart(found),) if found else ()
    return Shown(_headline(found), charts, (table,), table)


def in_time(row: AgencyCount) -> float:
    """The share answered in time of what was asked, without what a manager waived and what is not due yet."""
    settled = row.asked - row.waived - row.not_due
    return row.in_time / settled if settled else 1.0


def _headline(found: list[AgencyCount]) -> str:
    asked = sum(row.asked for row in found)
    if not asked:
        return "No agency was asked in this period."
    settled = asked - sum(row.waived + row.not_due for row in found)
    met = f"{percent(sum(row.in_time for row in found) / settled)} answered in time" if settled else "none due yet"
    left = sum(row.unanswered for row in found)
    return f"{plural(asked, 'question')} to agencies, {met}; {left:,} had no answer when the case was closed."


def _chart(found: list[AgencyCount]) -> Chart:
    rows = tuple(_bar(row) for row in found)
    return bars(
        "agencies",
        "What came of what agencies were asked",
        "Bars for each agency: " + "; ".join(f"{row.name}, {row.end}" for row in rows) + ".",
        rows=rows,
        key=(
            (Style.GOOD, "Answered in time"),
            (Style.LATE, "Answered late"),
            (Style.WORSE, "Open, or unanswered at closing"),
            (Style.GONE, "Waived by a manager"),
        ),
    )


def _bar(row: AgencyCount) -> Bar:
    parts = (
        (Style.GOOD, row.in_time),
        (Style.LATE, row.answered - row.in_time),
        (Style.WORSE, row.open + row.unanswered),
        (Style.GONE, row.waived),
    )
    return Bar(_name(row), parts, f"{percent(in_time(row))} in time")


def _name(row: AgencyCount) -> str:
    return NAMES.get(row.agency, row.agency)


def _row(row: AgencyCount) -> tuple[Cell, ...]:
    about = {"agency": row.agency}
    median = row.median_working_days
    return (
        Cell(row.agency, _name(row)),
        count(row.asked, about),
        count(row.answered, about | {"outcome": "answered"}),
        Cell(median, NOTHING if median is None else f"{median:g}"),
        share(in_time(row)),
        count(row.late, about | {"outcome": "late"}),
        count(row.waived, about | {"outcome": "waived"}),
        count(row.unanswered, about | {"outcome": "unanswered"}),
        count(row.open, about | {"outcome": "open"}),
    )


AGENCIES = Figure(
    key="agencies",
    title="Agencies by reply time",
    counts="Questions to agencies by the date of asking, for the team that asked. In time is what was answered "
    "before its limit passed, of what was asked without what a manager waived and what is not due yet. Working days "
    "run from the day after asking to the reply. The median is that of what was answered.",
    mind="It is when a reply came, not what it was worth, and it says nothing of why one was slow. An agency that "
    "was asked a few times only may look better or worse than it is.",
    show=show,
    lines=(
        ("case_ref", "Case"),
        ("what", "Agency and outcome"),
        ("started_at", "Asked"),
        ("due", "Limit passed"),
        ("done_at", "Answered"),
        ("worker", "Worker now"),
    ),
    narrowing={"agency": str, "outcome": str},
)
