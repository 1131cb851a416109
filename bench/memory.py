"""How much memory a worker needs for each open case that it remembers.

Cases are opened and taken as far as an assessment that can be handed in. What is counted is the memory that belongs to
the worker's process alone, once it remembers the first cases and once it remembers others as well; the difference,
divided by the others, is what each costs. What a worker needs before it remembers anything is not in it.
"""

from datetime import UTC, datetime

import psutil

from bench.houses import Frontdoor, frontdoor
from bench.load import many, opened
from bench.plan import Plan
from bench.results import Figure, Found, Goal, NotDone
from bench.standard import STANDARD
from bench.written import remembered, written
from practice.commands import SubmitAssessment

FIRST, OTHERS = 500, 1_500
AT_A_TIME = 20
BUDGET_MB = "4000"
_KILOBYTE = 1000


async def measure(plan: Plan) -> Found:
    """Fill the cache of a worker, round by round."""
    first, others = plan.size(FIRST, least=20), plan.size(OTHERS, least=40)
    each, whole = [], []
    for number in range(1, plan.rounds + 1):
        plan.progress(f"Round {number} of {plan.rounds}: {first} cases, then {others} more")
        async with frontdoor(CACHE_MEMORY=BUDGET_MB) as house:
            before = await memory_with(house, first, first)
            after = await memory_with(house, others, first + others)
        each.append((after - before) / others / _KILOBYTE)
        whole.append(after / _KILOBYTE**2)
    figures = (
        Figure("memory of a remembered case", "kB", tuple(each), goal=Goal("at most", 80, "figure")),
        Figure("the worker with all of them", "MB", tuple(whole)),
    )
    return Found("memory", "Memory of open cases in a worker", figures, {"cases first": first, "cases more": others})


async def memory_with(house: Frontdoor, more: int, expected: int) -> int:
    """The bytes of the worker once it remembers so many cases more, `expected` in all.

    Raises:
        NotDone: it does not remember them.
    """
    _, _ = await many(lambda: _half_way(house), more, AT_A_TIME)
    await written(house.pool, expected)
    there = await remembered(house.metrics)
    if there < expected:
        raise NotDone(f"the worker remembers {there} of {expected} cases")
    return int(psutil.Process(house.processes["worker"]).memory_full_info().uss)


async def _half_way(house: Frontdoor) -> str:
    ref, now = await opened(house), datetime.now(UTC)
    until = next(n for n, step in enumerate(STANDARD) if step.kind is SubmitAssessment)
    await house.client.record_all(ref, [step.command(now) for step in STANDARD[:until]])
    return ref
