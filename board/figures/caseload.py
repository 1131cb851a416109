"""Caseloads against the policy's limit."""

from board.figures.charts import Bar, Chart, Style, bars
from board.figures.figure import NOTHING, Cell, Column, Context, Figure, Shown, Table, count, plural, words
from engine.figures import Figures, TeamLoad, WorkerLoad

MOST_BARS = 15
NOBODY = "-"
"""Stands for the worker in the address of the cases that nobody has been given."""


async def show(figures: Figures, context: Context) -> Shown:
    """The open cases of each worker, and of each team where the whole service is asked about."""
    team = context.asked.team
    loads, teams = await figures.worker_loads(team), await figures.team_loads(team)
    table = _workers(loads, teams, context)
    tables = (table,) if team else (_teams(loads, teams, context),)
    return Shown(_headline(loads, teams, context), (_chart(loads, teams, context),), tables, table)


def _over(load: WorkerLoad, limit: int | None) -> int:
    return max(load.open - limit, 0) if limit else 0


def _headline(loads: tuple[WorkerLoad, ...], teams: tuple[TeamLoad, ...], context: Context) -> str:
    limit = context.caseload_limit
    waiting = sum(t.unallocated for t in teams)
    held = f"{plural(sum(t.open for t in teams), 'open case')}, {waiting:,} of them not allocated yet."
    if limit is None:
        return f"{held} The policy sets no limit on a worker's cases."
    over = sum(1 for load in loads if _over(load, limit))
    return f"{held} {over:,} of {plural(len(loads), 'worker')} hold more than the policy's limit of {limit}."


def _chart(loads: tuple[WorkerLoad, ...], teams: tuple[TeamLoad, ...], context: Context) -> Chart:
    limit, most = context.caseload_limit, loads[:MOST_BARS]
    rows = [_bar(load.name or load.worker, load.open, _over(load, limit)) for load in most]
    if context.asked.team and (waiting := sum(t.unallocated for t in teams)):
        rows.append(Bar("Not allocated yet", ((Style.GONE, waiting),), f"{waiting:,}"))
    shown = "the workers with the most cases" if len(loads) > len(most) else "every worker"
    return bars(
        "caseload",
        "Open cases by worker",
        f"Bars for {shown}: " + "; ".join(f"{row.name} {row.end}" for row in rows) + ".",
        rows=tuple(rows),
        key=((Style.PLAIN, "Within the limit"), (Style.LATE, "Over the limit"), (Style.GONE, "Not allocated yet")),
        limit=(limit, f"limit {limit}") if limit else None,
    )


def _bar(name: str, held: int, over: int) -> Bar:
    end = f"{held}, {over} over" if over else str(held)
    return Bar(name, ((Style.PLAIN, held - over), (Style.LATE, over)), end)


def _workers(loads: tuple[WorkerLoad, ...], teams: tuple[TeamLoad, ...], context: Context) -> Table:
    columns = (
        Column("worker", "Worker"),
        Column("team", "Team"),
        Column("open_cases", "Open cases", number=True),
        Column("limit", "Limit", number=True),
        Column("over", "Over the limit", number=True),
        Column("with_a_limit_passed", "With a limit passed", number=True),
    )
    rows = [_worker_row(load, context) for load in loads]
    rows += [_waiting_row(t, context) for t in teams if t.unallocated]
    return Table("One row for each worker with an open case", columns, tuple(rows))


def _worker_row(load: WorkerLoad, context: Context) -> tuple[Cell, ...]:
    over = _over(load, context.caseload_limit)
    return (
        Cell(load.worker, load.name or load.worker),
        Cell("; ".join(load.teams), ", ".join(context.team(t) for t in load.teams)),
        count(load.open, {"worker": load.worker}),
        _limit(context.caseload_limit),
        Cell(over, f"{over} over" if over else "no", loud=bool(over)),
        count(load.late),
    )


def _waiting_row(team: TeamLoad, context: Context) -> tuple[Cell, ...]:
    # A list of one team's cases leads from its own page only.
    behind = {"worker": NOBODY} if context.asked.team else None
    waiting = count(team.unallocated, behind)
    return (
        Cell(None, "Not allocated yet"),
        Cell(team.team, context.team(team.team)),
        waiting,
        *[Cell(None, NOTHING)] * 3,
    )


def _limit(limit: int | None) -> Cell:
    return Cell(limit, "none" if limit is None else str(limit))


def _teams(loads: tuple[WorkerLoad, ...], teams: tuple[TeamLoad, ...], context: Context) -> Table:
    columns = (
        Column("team", "Team"),
        Column("open_cases", "Open cases", number=True),
        Column("not_allocated", "Not allocated yet", number=True),
        Column("workers", "Workers", number=True),
        Column("workers_over", "Over the limit", number=True),
        Column("most", "Most held", number=True),
        Column("with_a_limit_passed", "With a limit passed", number=True),
    )
    return Table("One row for each team", columns, tuple(_team_row(team, loads, context) for team in teams))


def _team_row(team: TeamLoad, loads: tuple[WorkerLoad, ...], context: Context) -> tuple[Cell, ...]:
    own = [load for load in loads if team.team in load.teams]
    over = sum(1 for load in own if _over(load, context.caseload_limit))
    return (
        words(context.team(team.team), page=team.team),
        count(team.open),
        count(team.unallocated),
        count(len(own)),
        Cell(over, f"{over:,}", loud=bool(over)),
        count(max((load.open for load in own), default=0)),
        count(team.late),
    )


CASELOAD = Figure(
    key="caseload",
    title="Caseloads against the limit",
    counts="Cases that are open now, by the worker whom they are allocated to. A worker's cases in every team count, "
    "as the policy's limit is on all that one person holds.",
    mind="It counts cases and not work: a case that is about to close weighs as much as a new section 47 enquiry. "
    "Whether somebody is newly qualified, works part time or shares cases is not known here.",
    show=show,
    lines=(("case_ref", "Case"), ("stage", "Stage"), ("started_at", "Received"), ("due", "Next limit")),
    narrowing={"worker": lambda worker: None if worker == NOBODY else worker},
    dated=False,
)
