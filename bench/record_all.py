"""What it saves to send the twelve commands of a standard case as one, beside sending them one by one."""

from bench.houses import frontdoor
from bench.load import all_at_once, one_by_one
from bench.plan import Plan
from bench.results import Figure, Found, Goal
from bench.throughput import AT_A_TIME, run

CASES = 240


async def measure(plan: Plan) -> Found:
    """Take turns, each time on fresh servers."""
    cases = plan.size(CASES, least=10)
    at_a_time = min(AT_A_TIME, cases)
    together: list[float] = []
    singly: list[float] = []
    for number in range(1, plan.rounds + 1):
        for rates, way in ((together, all_at_once), (singly, one_by_one)):
            async with frontdoor() as house:
                rates.append((await run(house, way(house), cases, at_a_time)).rate)
        plan.progress(
            f"Round {number} of {plan.rounds}: {together[-1]:.1f} cases/s as one, {singly[-1]:.1f} one by one"
        )
    goal = Goal("at least", 2)
    figure = Figure("cases a second, commands as one", "", tuple(together), tuple(singly), goal, against="one by one")
    return Found("record_all", "Several inputs as one record_all", (figure,), {"cases": cases, "at a time": at_a_time})
