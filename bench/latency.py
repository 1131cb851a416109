"""How long a command takes when nothing else is going on, beside an input of the bare workflow.

Both run on the same servers and are sent in turn, one at a time, so that what disturbs the machine disturbs both.
Before each there is a pause, in which what the one before has left to do (the journal, a message) is done.
"""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median, quantiles

from bench.bare import BareWorkflow, inputs
from bench.houses import Frontdoor, House, both
from bench.load import PATIENCE, check_all_done, closed, opened, started
from bench.plan import Plan
from bench.results import Figure, Found, Goal
from bench.standard import STANDARD
from client.errors import GateNotMet

CASES = 40
WARM = 5
PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Taken:
    """How long the commands of one round took on either side, in milliseconds."""

    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


async def measure(plan: Plan) -> Found:
    """Send cases of both by turns, round by round, each on fresh servers."""
    cases = plan.size(CASES, least=2)
    rounds: list[Taken] = []
    for number in range(1, plan.rounds + 1):
        plan.progress(f"Round {number} of {plan.rounds}: {cases} cases of each, command by command")
        async with both() as (house, other):
            await _send(house, other, WARM)
            rounds.append(await _send(house, other, cases))
            await check_all_done(house, WARM + cases)
            await check_all_done(other, WARM + cases)
        plan.progress(f"Round {number}: p50 {median(rounds[-1].ours):.1f} ms beside {median(rounds[-1].bare):.1f} ms")
    sizes = {"cases": cases, "commands": cases * len(STANDARD), "pause in milliseconds": PAUSE_SECONDS * 1000}
    return Found("latency", "Latency of a command, one at a time", _figures(rounds), sizes)


async def _send(house: Frontdoor, other: House, cases: int) -> Taken:
    opening, given = inputs()
    taken = Taken()
    for _ in range(cases):
        ref, handle = await opened(house), await started(other, opening)
        for step, each in zip(STANDARD, given, strict=True):
            taken.ours.append(await _milliseconds(house.client.record(ref, step.command(datetime.now(UTC)))))
            update = handle.execute_update(BareWorkflow.take, each, id=uuid.uuid4().hex)
            taken.bare.append(await _milliseconds(update))
        async with asyncio.timeout(PATIENCE):
            await closed(house, ref)
            await handle.result()
    return taken


async def _milliseconds(call: Awaitable[object]) -> float:
    await asyncio.sleep(PAUSE_SECONDS)
    began = time.perf_counter()
    with suppress(GateNotMet):  # one is to be refused; had another been, the case would not be closed at the end
        await call
    return (time.perf_counter() - began) * 1000


def _figures(rounds: Sequence[Taken]) -> tuple[Figure, ...]:
    ours, bare = [quantiles(x.ours, n=100) for x in rounds], [quantiles(x.bare, n=100) for x in rounds]
    return tuple(
        Figure(
            f"a command, p{which}",
            "ms",
            tuple(cuts[which - 1] for cuts in ours),
            tuple(cuts[which - 1] for cuts in bare),
            Goal("at most", most),
        )
        for which, most in ((50, 1.25), (99, 1.5))
    )
