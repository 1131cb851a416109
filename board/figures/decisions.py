"""Decisions on contacts by threshold level and team, and teams that stand out."""

from collections import Counter
from collections.abc import Iterable

from board.figures.charts import Chart, Funnel, Point, funnel
from board.figures.figure import Cell, Column, Context, Figure, Shown, Table, count, percent, plural, share, words
from engine.figures import DecisionCount, Figures
from practice.reports.thresholds import ShareRow, shares
from practice.vocabulary import ContactOutcome

_OUTLIER = {"high": "higher than chance", "low": "lower than chance", None: ""}
_COLUMNS = (
    Column("level_or_outcome", "Level or outcome"),
    Column("team", "Team"),
    Column("decisions", "Decisions", number=True),
    Column("of", "Of", number=True),
    Column("share", "Share", number=True),
    Column("share_of_all", "All teams", number=True),
    Column("stands_out", "Stands out"),
)


async def show(figures: Figures, context: Context) -> Shown:
    """Each team's share of every level and outcome, beside that of all teams."""
    counts = await figures.decisions(context.asked.scope)
    rows = (*shares("threshold", _by(counts, "threshold")), *shares("outcome", _by(counts, "outcome")))
    own = tuple(row for row in rows if context.asked.team in {None, row.team})
    table = Table("One row for each level or outcome and team", _COLUMNS, tuple(_row(row, context) for row in own))
    out = tuple(row for row in own if row.outlier)
    brief = Table("Teams that stand out", _COLUMNS, tuple(_row(row, context) for row in out))
    # Of the whole service only what stands out is worth a page; the file has everything.
    tables = (table,) if context.asked.team else (_levels(rows, context), brief) if out else (_levels(rows, context),)
    return Shown(_headline(own, out), _charts(rows, context), tables, table)


def _by(counts: Iterable[DecisionCount], name: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for row in counts:
        found[getattr(row, name), row.team] += row.decisions
    return found


def _headline(own: tuple[ShareRow, ...], out: tuple[ShareRow, ...]) -> str:
    decided = sum({row.team: row.of for row in own}.values())
    if not decided:
        return "No contact was decided in this period."
    if not out:
        return f"{plural(decided, 'decision')} on contacts; no share stands out from what chance gives."
    teams = len({row.team for row in out})
    return (
        f"{plural(decided, 'decision')} on contacts; {plural(len(out), 'share')} of {plural(teams, 'team')} "
        f"{'stands' if len(out) == 1 else 'stand'} out from what chance gives."
    )


def _charts(rows: tuple[ShareRow, ...], context: Context) -> tuple[Chart, ...]:
    referrals = [row for row in rows if row.value == ContactOutcome.REFERRAL]
    if not referrals:
        return ()
    team = context.asked.team
    out = [f"{context.team(row.team)} {percent(row.share)}" for row in referrals if row.outlier]
    points = (
        Point(_named(row, context), row.of, row.share, row.outlier, row.team == team) for row in referrals if row.of
    )
    return (
        funnel(
            Funnel(
                "decisions",
                "Share of contacts that became referrals, by team",
                f"A funnel plot. All teams together: {percent(referrals[0].share_of_all)}. "
                f"Outside the limits of chance: {', '.join(out) if out and team is None else len(out) or 'no team'}.",
                tuple(points),
                referrals[0].share_of_all,
                "decisions on contacts in the period",
            )
        ),
    )


def _named(row: ShareRow, context: Context) -> str:
    """A manager of one team sees where it stands among the others, and not which ones these are."""
    return context.team(row.team) if context.asked.team in {None, row.team} else ""


def _levels(rows: tuple[ShareRow, ...], context: Context) -> Table:
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows:
        counted[row.by, row.value] += row.decisions
    columns = (
        Column("level_or_outcome", "Level or outcome"),
        Column("decisions", "Decisions", number=True),
        Column("share", "Share", number=True),
    )
    share_of: dict[tuple[str, str], float] = {(row.by, row.value): row.share_of_all for row in rows}
    table = [
        (words(_value(value, context)), count(n, {by: value}), share(share_of[by, value]))
        for (by, value), n in counted.items()
    ]
    return Table("All teams together", columns, tuple(table))


def _row(row: ShareRow, context: Context) -> tuple[Cell, ...]:
    behind: dict[str, str | int] | None = {row.by: row.value} if context.asked.team else None
    return (
        Cell(row.value, _value(row.value, context)),
        Cell(row.team, context.team(row.team), page=None if context.asked.team else row.team),
        count(row.decisions, behind),
        count(row.of),
        share(row.share),
        share(row.share_of_all),
        Cell(row.outlier, _OUTLIER[row.outlier], loud=row.outlier is not None),
    )


def _value(value: str, context: Context) -> str:
    return context.levels.get(value, value.replace("_", " ")).capitalize()


DECISIONS = Figure(
    key="decisions",
    title="Decisions by threshold level and team",
    counts="Decisions on contacts on the date of the decision, for the team that had the case then. A team stands "
    "out where its share lies outside the 99.8 % limits of a funnel around the share of all teams: so far out on "
    "that side would come up by chance less than once in a thousand times. A team with fewer than 20 decisions never "
    "stands out.",
    mind="To stand out is a reason to look, not a verdict: a team may serve another area or take another kind of "
    "contact. With many teams and levels a few comparisons stand out by chance alone.",
    show=show,
    lines=(("case_ref", "Case"), ("what", "Level and outcome"), ("started_at", "Received"), ("done_at", "Decided")),
    narrowing={"threshold": str, "outcome": str},
)
