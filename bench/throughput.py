"""Throughput of standard cases, what they cost in processor time, and how far the journal is behind meanwhile.

Both sides take turns, each time on fresh servers, since Temporal's development server slows down as closed cases pile
up. Cases before the measured ones warm both up and are not counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles

from bench.counting import count
from bench.houses import Frontdoor, House, bare_workflow, frontdoor
from bench.load import Case, bare_case, check_all_done, many, one_by_one
from bench.plan import Plan
from bench.results import Figure, Found, Goal

AT_A_TIME = 60
CASES = 480
COUNTED = 30
_LAG = (
    "SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin) - recorded_at)::float8 FROM journal"
    " WHERE recorded_at >= $1"
)


@dataclass(frozen=True)
class Run:
    """One round of one side: cases a second, processor seconds a case by process, and the journal's lag (seconds).

    `events` and `actions` are those of a case in the middle, as histories are longer where the load leaves gaps.
    """

    rate: float
    seconds: Mapping[str, float]
    events: float
    actions: float
    lags: tuple[float, ...] = ()

    @property
    def all_seconds(self) -> float:
        """The processor time of a case over all processes."""
        return sum(self.seconds.values())


async def run(house: House, one: Case, cases: int, at_a_time: int) -> Run:
    """Warm up, take the cases through, and see that all of it was done."""
    _, warm = await many(one, at_a_time, at_a_time)
    before, began = house.processor_seconds(), datetime.now(UTC)
    took, ids = await many(one, cases, at_a_time)
    after = house.processor_seconds()
    await check_all_done(house, len(warm) + len(ids))
    used = {name: (after[name] - before[name]) / cases for name in after}
    counts = [count((await house.temporal.get_workflow_handle(id_).fetch_history()).events) for id_ in ids[-COUNTED:]]
    events, actions = median(x.all_events for x in counts), median(x.all_actions for x in counts)
    lags = await _lags(house, began) if isinstance(house, Frontdoor) else ()
    return Run(cases / took, used, events, actions, lags)


async def _lags(house: Frontdoor, since: datetime) -> tuple[float, ...]:
    """From the moment at which each entry was decided to the commit of the transaction that wrote it."""
    return tuple(row[0] for row in await house.pool.fetch(_LAG, since))


async def measure(plan: Plan) -> Found:
    """Take turns, round by round."""
    cases, at_a_time = plan.size(CASES, least=10), min(AT_A_TIME, plan.size(CASES, least=10))
    ours: list[Run] = []
    bare: list[Run] = []
    for number in range(1, plan.rounds + 1):
        plan.progress(f"Round {number} of {plan.rounds}: {cases} cases of Frontdoor, {at_a_time} at a time")
        async with frontdoor() as house:
            ours.append(await run(house, one_by_one(house), cases, at_a_time))
        plan.progress(f"Round {number} of {plan.rounds}: {cases} bare workflows ({ours[-1].rate:.1f} cases/s before)")
        async with bare_workflow() as other:
            bare.append(await run(other, bare_case(other), cases, at_a_time))
        plan.progress(f"Round {number} of {plan.rounds}: {bare[-1].rate:.1f} bare workflows/s")
    sizes = {"cases": cases, "at a time": at_a_time}
    return Found("throughput", "Throughput of standard cases", tuple(_figures(ours, bare)), sizes)


def _figures(ours: Sequence[Run], bare: Sequence[Run]) -> Iterator[Figure]:
    rates = tuple(run.rate for run in ours), tuple(run.rate for run in bare)
    yield Figure("cases a second", "", *rates, goal=Goal("at least", 0.85))
    total = tuple(run.all_seconds * 1000 for run in ours), tuple(run.all_seconds * 1000 for run in bare)
    yield Figure("processor time of a case, all processes", "ms", *total, goal=Goal("at most", 1.3))
    for name in ours[0].seconds:
        each = tuple(run.seconds[name] * 1000 for run in ours)
        other = tuple(run.seconds[name] * 1000 for run in bare if name in run.seconds)
        yield Figure(f"of that, {name}", "ms", each, other)
    yield Figure("events of a case meanwhile", "", tuple(run.events for run in ours), tuple(run.events for run in bare))
    yield Figure(
        "actions of a case meanwhile", "", tuple(run.actions for run in ours), tuple(run.actions for run in bare)
    )
    cuts = [quantiles(run.lags, n=100) for run in ours]
    yield Figure("journal behind the case, p50", "s", tuple(cut[49] for cut in cuts))
    yield Figure("journal behind the case, p99", "s", tuple(cut[98] for cut in cuts), goal=Goal("at most", 1, "figure"))
