"""Timeliness by limit and by month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from board.figures.charts import Chart, Columns, Series, Style, columns
from board.figures.figure import Cell, Column, Context, Figure, Shown, Table, count, percent, plural, share, words
from engine.figures import Figures, MonthOfLimit

OUTCOMES = {
    "met": "Done in time",
    "met_late": "Done late",
    "open_late": "Late and not done yet",
    "ended_late": "Late and never done",
    "open": "Not due yet",
    "ended": "Ended before it was due",
}
_DRAWN = {
    "met": Style.GOOD,
    "met_late": Style.LATE,
    "open_late": Style.WORSE,
    "ended_late": Style.GONE,
}
Counts = Counter[str]


async def show(figures: Figures, context: Context) -> Shown:
    """What became of the limits that fell due."""
    found = await figures.timeliness(context.asked.scope)
    chosen = tuple(row for row in found if context.limit in {None, row.name})
    file = Table("One row for each limit and month", _FILE, tuple(_file_row(row) for row in found))
    tables = (_by_limit(found), _by_month(chosen))
    return Shown(_headline(_sum(chosen)), (_chart(chosen, context),), tables, file)


def in_time(counts: Counts) -> float | None:
    """The share done in time of those that were done in time or passed; None of nothing."""
    settled = sum(counts[outcome] for outcome in _DRAWN)
    return counts["met"] / settled if settled else None


def _sum(rows: Iterable[MonthOfLimit]) -> Counts:
    total: Counts = Counter()
    for row in rows:
        total.update({outcome: getattr(row, outcome) for outcome in OUTCOMES})
    return total


def _headline(counts: Counts) -> str:
    met = in_time(counts)
    if met is None:
        return "No limit that is done or late fell due in this period."
    waiting = f"{plural(counts['open_late'], 'limit is', 'limits are')} late and not done yet"
    return f"{percent(met)} of the limits that fell due were done in time; {waiting}."


def _months(rows: Iterable[MonthOfLimit]) -> dict[date, Counts]:
    ordered = sorted(rows, key=lambda row: row.month)
    return {month: _sum(row for row in ordered if row.month == month) for month in {r.month: None for r in ordered}}


def _chart(rows: tuple[MonthOfLimit, ...], context: Context) -> Chart:
    months = _months(rows)
    met = [in_time(counts) for counts in months.values()]
    about = rows[0].title if context.limit and rows else "All limits"
    said = [f"{m:%B %Y} {percent(x)}" for m, x in zip(months, met, strict=True) if x is not None]
    return columns(
        Columns(
            "timeliness",
            f"{about}, by the month in which they fell due",
            f"Columns of what became of limits. Done in time: {', '.join(said) or 'nothing to show'}.",
            labels=tuple(f"{month:%b}" for month in months),
            series=tuple(
                Series(OUTCOMES[outcome], style, tuple(float(counts[outcome]) for counts in months.values()))
                for outcome, style in _DRAWN.items()
            ),
            tops=tuple("" if x is None else f"{x:.0%}" for x in met),
            below="above each column: the share done in time",
        )
    )


def _columns(*first: Column) -> tuple[Column, ...]:
    counted = tuple(Column(outcome, title, number=True) for outcome, title in OUTCOMES.items() if outcome in _DRAWN)
    return (*first, *counted, Column("share_in_time", "In time", number=True))


def _counted(counts: Counts, narrowed: dict[str, str] | None) -> tuple[Cell, ...]:
    cells = [
        count(counts[outcome], None if narrowed is None else narrowed | {"outcome": outcome}) for outcome in _DRAWN
    ]
    return (*cells, share(in_time(counts)))


def _by_limit(rows: tuple[MonthOfLimit, ...]) -> Table:
    titles = {row.name: row.title for row in rows}
    table = [
        (words(title), *_counted(_sum(row for row in rows if row.name == name), {"name": name}))
        for name, title in sorted(titles.items(), key=lambda pair: pair[1])
    ]
    return Table("One row for each limit", _columns(Column("limit", "Limit")), tuple(table))


def _by_month(rows: tuple[MonthOfLimit, ...]) -> Table:
    table = [(Cell(month, f"{month:%B %Y}"), *_counted(counts, None)) for month, counts in _months(rows).items()]
    return Table("One row for each month", _columns(Column("month", "Month")), tuple(table))


_FILE = tuple(Column(f.name, f.name) for f in fields(MonthOfLimit))


def _file_row(row: MonthOfLimit) -> tuple[Cell, ...]:
    return tuple(Cell(getattr(row, column.name), "") for column in _FILE)


TIMELINESS = Figure(
    key="timeliness",
    title="Timeliness by limit and month",
    counts="Every run of every limit by its due date: done in time, done late, late and not done yet, or late and "
    "never done because the case closed. It belongs to the team that had the case when the limit passed, or when the "
    "work was done. A limit that is not due yet, or ended before it was due, says nothing and is left out of the "
    "shares.",
    mind="In time is not the same as good: what was done is on the case's page. The latest month looks better than "
    "it will, as what is late in it may still be added.",
    show=show,
    lines=(
        ("case_ref", "Case"),
        ("what", "Limit"),
        ("started_at", "Counted from"),
        ("due", "Due"),
        ("done_at", "Done or ended"),
        ("worker", "Worker now"),
    ),
    narrowing={"name": str, "outcome": str},
)
