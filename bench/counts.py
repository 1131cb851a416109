"""How many events and actions a case takes, and where each goes: the same on every machine, so one round is enough.

The standard case is sent twice: each input as soon as the one before was answered, and each when nothing that the one
before brought about is under way any more. So is the late case, for which the time is skipped until its limits pass:
far apart it is counted from its recorded history.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from bench.counting import OTHER, Counts, count, table
from bench.houses import Frontdoor, House, both
from bench.load import Case, bare_case, check_all_done, closed, many, one_by_one, opened
from bench.plan import Plan
from bench.results import Figure, Found, Goal
from bench.standard import STANDARD
from client.case_client import workflow_id
from client.errors import GateNotMet
from tests.journeys.stories import allocated_late
from tests.replay.recordings import recorded
from tests.workflows.house import new_house, server

CASES = 20
QUICK, APART, BARE = "one after another", "far apart", "bare"
LATE, LATE_APART = f"late, {QUICK}", f"late, {APART}"

UNSEEN = "Whoever opens a case asks once whether it was let in: a query, which is an action that no history shows"

_GOALS = ((QUICK, 110, 30), (APART, 110, 30), (LATE, 150, 42), (LATE_APART, 150, 42))


async def measure(plan: Plan) -> Found:
    """Take some cases through in each way, and count the median of their histories."""
    cases = plan.size(CASES, least=3)
    plan.progress(f"{cases} cases in each way")
    async with both() as (house, other):
        ways = {
            QUICK: await _counts(house, one_by_one(house), cases),
            APART: await _counts(house, _far_apart(house), cases),
            BARE: await _counts(other, bare_case(other), cases),
        }
        await check_all_done(house, 2 * cases)
        await check_all_done(other, cases)
    ways[LATE] = await _late()
    ways[LATE_APART] = count(recorded()["allocated_late"].events)
    figures = tuple(_figures(ways))
    return Found("counts", "Events and actions of a case", figures, {"cases": cases}, (UNSEEN,), table(ways))


async def _counts(house: House, one: Case, cases: int) -> Counts:
    """The counts of the case in the middle, by the length of its history."""
    _, ids = await many(one, cases, at_a_time=5)
    found = [count((await house.temporal.get_workflow_handle(id_).fetch_history()).events) for id_ in ids]
    return sorted(found, key=lambda counts: counts.all_events)[len(found) // 2]


def _far_apart(house: Frontdoor) -> Case:
    async def case() -> str:
        ref = await opened(house)
        for step in STANDARD:
            await _until_quiet(house, ref)
            with suppress(GateNotMet):  # had another than the one been refused, the case would not be closed at the end
                await house.client.record(ref, step.command(datetime.now(UTC)))
        return await closed(house, ref)

    return case


async def _late() -> Counts:
    """The late case beside stand-ins for the journal and for those who are told."""
    async with server(sandbox=False) as env:
        house = new_house(env)
        house.world.lingers = True
        async with house.worker():
            child = await allocated_late(house)
        return count((await child.history()).events)


async def _until_quiet(house: Frontdoor, ref: str) -> None:
    handle = house.temporal.get_workflow_handle(workflow_id(ref))
    while True:
        under_way = (await handle.describe()).raw_description.pending_activities
        written = await house.pool.fetchval("SELECT written = version FROM cases WHERE case_ref = $1", ref)
        if written and not under_way:
            return
        await asyncio.sleep(0.05)


def _figures(ways: Mapping[str, Counts]) -> Iterator[Figure]:
    bare = ways[BARE]
    for way, most_events, most_actions in _GOALS:
        counted = ways[way]
        events = counted.all_events - counted.events.get(OTHER, 0)
        late = way in {LATE, LATE_APART}
        case = f"late case, inputs {way.removeprefix('late, ')}" if late else f"standard case, inputs {way}"
        beside = () if late else (bare,)
        yield _figure(f"events, {case}", events, [x.all_events for x in beside], most_events)
        yield _figure(f"actions, {case}", counted.all_actions, [x.all_actions for x in beside], most_actions)


def _figure(what: str, ours: int, bare: Sequence[int], most: int) -> Figure:
    return Figure(what, "", (ours,), tuple(bare), Goal("at most", most, "figure"))
