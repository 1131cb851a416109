"""A deadline storm: as many cases as there are limits that fall due in the same second, one in ten an immediate risk.

The cases are opened beforehand. At that second the board and the report of overruns are asked whether they have all of
them as late; then everybody is told, and it is seen that each case recorded its breach and its first rung once and one
message left for it. Beside them stand as many bare workflows with a timer and one message. What counts is when the last
message left.
"""

import asyncio
import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bench.houses import Frontdoor, House, frontdoor
from bench.load import many
from bench.one_limit import ALLOWED, QUEUE, OneLimitWorkflow, Waiting, one_limit, waiting_workflow
from bench.plan import Plan
from bench.results import Figure, Found, Goal, NotDone
from bench.standard import contact
from bench.written import all_remembered, written
from client import new_reference
from engine.records import Records
from practice.calendar import office_is_open
from practice.reports import overruns
from practice.reports.facts import Period

CASES = 5_000
ONE_IN = 10
AT_A_TIME = 20
OPENED_A_SECOND = 12
"""How fast they are opened at the least: by this it is reckoned at which second the storm may break."""
READY_SECONDS = 20
PATIENCE_SECONDS = 1_500
_ONCE = (
    "SELECT case_ref FROM journal WHERE kind = ANY('{LimitBreached,RungReached,NoticeDelivered}')"
    " GROUP BY case_ref HAVING array_agg(kind ORDER BY sequence) = '{LimitBreached,RungReached,NoticeDelivered}'"
)
_TOLD = (
    "SELECT case_ref, extract(epoch FROM max(sent_at) - $1)::float8 AS after FROM deliveries"
    " WHERE status = 'sent' GROUP BY case_ref"
)


@dataclass(frozen=True)
class Storm:
    """One storm of ours: seconds after it broke until the last message left, by urgency, and the board's answer."""

    immediate: tuple[float, ...]
    others: tuple[float, ...]
    late_on_the_board: int
    board_seconds: float

    @property
    def last(self) -> float:
        """When the last message left."""
        return max(*self.immediate, *self.others)

    @property
    def places(self) -> tuple[float, ...]:
        """Where the immediate ones stood among all messages as they left: 0 is the first, 1 the end."""
        told = sorted((*self.immediate, *self.others))
        return tuple(bisect_left(told, each) / len(told) for each in sorted(self.immediate))


async def measure(plan: Plan) -> Found:
    """Take turns, round by round."""
    cases = plan.size(CASES, least=40)
    if not office_is_open_in(cases):
        raise NotDone("all but the immediate risks keep office hours, which there are none of now")
    ours: list[Storm] = []
    bare: list[float] = []
    for number in range(1, plan.rounds + 1):
        plan.progress(f"Round {number} of {plan.rounds}: a storm of {cases} cases")
        async with frontdoor() as house:
            ours.append(await storm(house, cases))
        plan.progress(f"Round {number} of {plan.rounds}: the last told after {ours[-1].last:.1f} s; bare workflows")
        async with waiting_workflow() as other:
            bare.append(await bare_storm(other, cases))
        plan.progress(f"Round {number} of {plan.rounds}: the last bare message after {bare[-1]:.1f} s")
    return Found("storm", "Limits that fall due in the same second", _figures(ours, bare), {"cases": cases})


def _figures(ours: Sequence[Storm], bare: Sequence[float]) -> tuple[Figure, ...]:
    lasts = tuple(each.last for each in ours)
    return (
        Figure("the last message, after the second", "s", lasts, tuple(bare), Goal("at most", 1.1)),
        Figure("the last immediate risk told", "s", tuple(max(each.immediate) for each in ours), lasts, against="all"),
        Figure("the last immediate risk's place among all", "", tuple(each.places[-1] for each in ours)),
        Figure("the first of the others told", "s", tuple(min(each.others) for each in ours)),
        Figure("late on the board at the second", "", tuple(float(each.late_on_the_board) for each in ours)),
        Figure("the board's answer then", "s", tuple(each.board_seconds for each in ours)),
    )


async def storm(house: Frontdoor, cases: int, one_in: int = ONE_IN) -> Storm:
    """Open so many cases, let their limits pass in the same second, and see that each was told of once.

    One in so many is an immediate risk.

    Raises:
        NotDone: something is missing or was done twice, or the board did not have all of them as late at once.
    """
    breaks_at = _breaks_at(cases)
    immediate = await _opened(house, cases, breaks_at, one_in)
    await written(house.pool, cases)
    await _until(breaks_at)
    late, took = await _late_on_the_board(house, cases)
    passed = overruns.overruns(await Records(house.pool).facts(overruns.WATCHED, Period()), Period(), {})
    if late != cases or len(passed) != cases:
        raise NotDone(f"of {cases} cases the board had {late} as late at once, and the report {len(passed)}")
    await _all_sent(house, cases)
    await _each_once(house, cases)
    told = {row["case_ref"]: row["after"] for row in await house.pool.fetch(_TOLD, breaks_at)}
    others = tuple(after for case, after in told.items() if case not in immediate)
    return Storm(tuple(told[case] for case in immediate), others, late, took)


def _breaks_at(cases: int) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=READY_SECONDS + cases / OPENED_A_SECOND)


def office_is_open_in(cases: int) -> bool:
    """Whether those who keep office hours will hear at once, when a storm of so many cases breaks that begins now."""
    breaks_at = _breaks_at(cases)
    _, calendar = one_limit("standard").for_referral(breaks_at.date())
    return office_is_open(calendar, breaks_at)


async def _opened(house: Frontdoor, cases: int, breaks_at: datetime, one_in: int) -> frozenset[str]:
    """Open the cases; gives those that are an immediate risk."""
    urgent, standard = (house.client_with(one_limit(ladder)) for ladder in ("urgent", "standard"))
    immediate: list[str] = []
    numbers = iter(range(cases))

    async def one() -> str:
        ref, is_immediate = new_reference(), next(numbers) % one_in == 0
        if is_immediate:
            immediate.append(ref)
        await (urgent if is_immediate else standard).open(contact(breaks_at - ALLOWED), case=ref)
        return ref

    await many(one, cases, AT_A_TIME)
    return frozenset(immediate)


async def _until(breaks_at: datetime) -> None:
    left = (breaks_at - datetime.now(UTC)).total_seconds()
    if left < 0:
        raise NotDone(f"the cases took {-left:.0f} s too long to open")
    await asyncio.sleep(left)


async def _late_on_the_board(house: Frontdoor, cases: int) -> tuple[int, float]:
    began = time.perf_counter()
    rows = await Records(house.pool).case_rows(most=cases + 1)
    took = time.perf_counter() - began
    return sum(1 for row in rows if row.late_limits), took


async def _all_sent(house: House, cases: int) -> None:
    for _ in range(PATIENCE_SECONDS * 2):
        if house.messages() >= cases:
            return
        await asyncio.sleep(0.5)
    raise NotDone(f"{house.messages()} of {cases} messages were sent within {PATIENCE_SECONDS} s")


async def _each_once(house: Frontdoor, cases: int) -> None:
    for _ in range(PATIENCE_SECONDS):
        once = len(await house.pool.fetch(_ONCE))
        if once == cases:
            break
        await asyncio.sleep(1)
    if once != cases or house.messages() != cases:
        raise NotDone(f"{once} of {cases} cases were told of once, by {house.messages()} messages")


async def bare_storm(house: Waiting, cases: int) -> float:
    """As many bare workflows; the seconds until their last message left."""
    breaks_at, text = _breaks_at(cases), contact(datetime.now(UTC)).model_dump_json()

    async def one() -> str:
        id_ = f"bare/{new_reference()}"
        await house.temporal.start_workflow(OneLimitWorkflow.run, args=[breaks_at, text], id=id_, task_queue=QUEUE)
        return id_

    await many(one, cases, AT_A_TIME)
    await all_remembered(house.metrics, cases)
    await _until(breaks_at)
    await _all_sent(house, cases)
    last = max(file.stat().st_mtime for file in house.outbox.glob("*.eml"))
    return last - breaks_at.timestamp()
