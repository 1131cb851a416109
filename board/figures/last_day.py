"""Limits that are met on their last day more often than they would be if work were done when it is ready."""

from collections import Counter

from board.figures.charts import Chart, Columns, Series, Style, columns
from board.figures.figure import Cell, Column, Context, Figure, Shown, Table, count, percent, plural, share
from engine.figures import DaysUsed, Figures, LastDayCount
from practice.reports.last_day import LastDay, LastDayRow, days_allowed, last_days
from practice.reports.thresholds import SMALLEST

LATER = 10
"""A chart shows so many days after the last one that is allowed; what took longer stands in the last column."""
_COLUMNS = (
    Column("limit", "Limit"),
    Column("team", "Team"),
    Column("met_in_time", "Met in time", number=True),
    Column("on_the_last_day", "On the last day", number=True),
    Column("share", "Share", number=True),
    Column("even_spread", "An even spread", number=True),
    Column("share_of_all", "All teams", number=True),
    Column("sign", "Sign"),
)


async def show(figures: Figures, context: Context) -> Shown:
    """Each limit with the share met on its last day, and for one limit the days that were used."""
    scope = context.asked.scope
    rows = last_days(_of_rule(row) for row in await figures.last_days(scope))
    own = tuple(row for row in rows if context.asked.team in {None, row.team})
    chosen = context.limit if any(row.limit == context.limit for row in own) else _longest(own)
    charts = (_chart(await figures.days_used(scope, chosen), chosen, own),) if chosen else ()
    table = Table("One row for each limit and team", _COLUMNS, tuple(_row(row, context) for row in own))
    signs = Table("Limits and teams with a sign", _COLUMNS, tuple(_row(r, context) for r in own if _sign(r)))
    tables = (table,) if context.asked.team else (signs,) if signs.rows else ()
    return Shown(_headline(own), charts, tables, table)


def _of_rule(row: LastDayCount) -> LastDay:
    days = days_allowed(row.amount, count_start_day=row.count_start_day)
    return LastDay(row.name, row.title, row.team, days, row.met, row.on_the_last)


def _longest(rows: tuple[LastDayRow, ...]) -> str | None:
    """The limit of the most days that was met often enough to say anything, which is where the last day tells most."""
    often = [row for row in rows if row.met >= SMALLEST]
    return min(often or rows, key=lambda row: (row.even, -row.met, row.limit)).limit if rows else None


def _headline(own: tuple[LastDayRow, ...]) -> str:
    met, last = sum(row.met for row in own), sum(row.on_the_last for row in own)
    if not met:
        return "No limit of five days or more was met in time in this period."
    signs = sum(1 for row in own if row.stands_out)
    even = sum(row.met * row.even for row in own) / met
    out = plural(signs, "limit stands", "limits stand") if signs else "None stands"
    return (
        f"{percent(last / met)} of {plural(met, 'limit')} of five days or more that were met in time were met on "
        f"the last day allowed; spread evenly it would be {percent(even)}. {out} out among all teams."
    )


def _chart(used: tuple[DaysUsed, ...], limit: str, rows: tuple[LastDayRow, ...]) -> Chart:
    allowed = Counter[int]()
    for row in used:
        allowed[row.amount] += row.limits
    most = max(allowed, key=lambda amount: allowed[amount], default=0)
    places = range(most + LATER + 1)
    early, last, late = (_at(used, most, places, part) for part in ("early", "last", "late"))
    met = sum(early) + sum(last)
    title = next(row.title for row in rows if row.limit == limit)
    return columns(
        Columns(
            "last-day",
            f"{title}: working days used",
            f"Columns by working day. In time {met:,.0f}, of these on the last day {sum(last):,.0f}; "
            f"late {sum(late):,.0f}.",
            labels=tuple(f"{n}+" if n == places[-1] else str(n) for n in places),
            series=(
                Series("In time", Style.GOOD, early),
                Series("In time, on the last day", Style.LATE, last),
                Series("Late", Style.WORSE, late),
            ),
            level=(met / (most + 1), "an even spread"),
            below="working days from the start to the end of the work",
        )
    )


def _at(used: tuple[DaysUsed, ...], allowed: int, places: range, part: str) -> tuple[float, ...]:
    found = Counter[int]()
    for row in used:
        if row.used is None:
            continue
        # An edition that allows more or fewer days is shown by how far from its own last day the work was done.
        at = min(max(row.used - row.amount + allowed, 0), places[-1])
        kind = "late" if row.late else "last" if at == allowed else "early"
        if kind == part:
            found[at] += row.limits
    return tuple(float(found[at]) for at in places)


def _sign(row: LastDayRow) -> str:
    if row.stands_out:
        return "more than all teams"
    return "more than an even spread" if row.clustered else ""


def _row(row: LastDayRow, context: Context) -> tuple[Cell, ...]:
    alone = context.asked.team is not None
    return (
        Cell(row.limit, row.title),
        Cell(row.team, context.team(row.team), page=None if alone else row.team),
        count(row.met),
        count(row.on_the_last, {"name": row.limit} if alone else None),
        share(row.share),
        share(row.even),
        share(row.share_of_all),
        Cell(_sign(row), _sign(row), loud=row.stands_out),
    )


LAST_DAY = Figure(
    key="last-day",
    title="Work that is done on the last day allowed",
    counts="Limits of five days or more that were met in time, and how many of these on their last day, beside what "
    "an even spread over the allowed days would give. More than an even spread: so many would come up less than once "
    "in a thousand times if each day were as likely. More than all teams: the share lies above the 99.8 % limits "
    "around the share of all teams. Fewer than 20 limits show no sign.",
    mind="A sign and no verdict. Who has 45 days plans with 45 days, and meetings with families have dates of their "
    "own. It may also be work that was called done because it was due: a few of the cases behind the number tell "
    "which.",
    show=show,
    lines=(
        ("case_ref", "Case"),
        ("what", "Limit"),
        ("started_at", "Counted from"),
        ("done_at", "Done"),
        ("due", "Due"),
        ("worker", "Worker now"),
    ),
    narrowing={"name": str},
    sign=True,
)
