"""Ten thousand open cases: taking them over, a restart of their worker, and the first command after it.

Taking over is measured from the first case to the last that stands in the journal, beside as many starts of a bare
workflow that waits on a timer, until its worker has seen to all of them. Then some more cases are opened whose limit
falls due while the worker is dead. What counts is from the start of the next worker until the last of these breaches
was decided, and how long the first commands to cases take that it does not remember.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median, quantiles

import psutil

from bench.houses import Frontdoor, frontdoor, our_worker
from bench.load import many
from bench.one_limit import QUEUE, OneLimitWorkflow, Waiting, one_limit, waiting_workflow
from bench.plan import Plan
from bench.results import Figure, Found, Goal, NotDone
from bench.servers import folder
from bench.standard import MANAGER, TEAM, contact
from bench.written import all_remembered, written
from client import new_reference
from client.adoption import adopt, plan_adoption
from client.census import AdoptableEpisode, CensusReturn
from engine.rules import Rulebook
from practice import commands as c

CASES, DUE = 9_000, 1_000
COMMANDS = 500
AT_A_TIME = 20
OPENED_A_SECOND = 20
"""How fast cases are opened at the least: by this it is reckoned when those that fall due may do so."""
_KEY = b"a-key-for-measuring-of-more-than-32-bytes"
_BREACHES = "SELECT count(*), max(recorded_at) FROM journal WHERE kind = 'LimitBreached' AND recorded_at >= $1"


async def measure(plan: Plan) -> Found:
    """Take turns, round by round."""
    cases, due = plan.size(CASES, least=40), plan.size(DUE, least=10)
    ours, bare, noticed, first = [], [], [], []
    for number in range(1, plan.rounds + 1):
        said = f"Round {number} of {plan.rounds}"
        plan.progress(f"{said}: taking over {cases} cases")
        async with frontdoor() as house:
            refs, took = await take_over(house, cases)
            ours.append(cases / took)
            plan.progress(f"{said}: {ours[-1]:.1f} cases/s; {due} cases fall due while the worker is dead")
            seconds, answers = await restart(house, refs, due, plan.size(COMMANDS, least=10))
        noticed.append(seconds)
        first.append(answers)
        plan.progress(f"{said}: all noticed after {seconds:.1f} s; {cases} bare workflows")
        async with waiting_workflow() as other:
            bare.append(cases / await start_bare(other, cases))
        plan.progress(f"{said}: {bare[-1]:.1f} bare workflows/s")
    figures = (
        Figure("cases taken over a second", "", tuple(ours), tuple(bare), Goal("at least", 0.7)),
        Figure("the last limit noticed after the restart", "s", tuple(noticed), goal=Goal("at most", 60, "figure")),
        Figure("first command of a case after it, p50", "ms", tuple(median(each) for each in first)),
        Figure(
            "first command of a case after it, p99",
            "ms",
            tuple(quantiles(each, n=100)[98] for each in first),
            goal=Goal("at most", 200, "figure"),
        ),
    )
    return Found("ten_thousand", "Ten thousand open cases", figures, {"cases taken over": cases, "cases due": due})


async def take_over(house: Frontdoor, cases: int) -> tuple[list[str], float]:
    """Take over so many cases of a census return; their references, and the seconds until all are in the journal.

    Raises:
        NotDone: a case could not be taken over.
    """
    now = datetime.now(UTC)
    rulebook = Rulebook.load(today=now.date())
    planned = plan_adoption(_return(cases, now.date()), rulebook=rulebook, team=TEAM, now=now, reference_key=_KEY)
    began = time.perf_counter()
    result = await adopt(house.client, planned, progress=lambda *_: None, concurrency=AT_A_TIME)
    await written(house.pool, cases)
    took = time.perf_counter() - began
    if result.adopted != cases:
        raise NotDone(f"{result.adopted} of {cases} cases were taken over")
    return [case.reference for case in planned.cases], took


def _return(cases: int, today: date) -> CensusReturn:
    episodes = tuple(
        AdoptableEpisode(
            child_ref=f"{n:08}",
            line=n,
            referred_on=today - timedelta(days=n % 20),
            source="2A",
            primary_need="N4",
            ethnicity="WBRI",
            date_of_birth=date(2017, 5, 4),
            expected_date_of_birth=None,
            earlier_referrals=(),
            assessments=(),
            section_47=(),
            on_plan=False,
            warnings=(),
        )
        for n in range(cases)
    )
    return CensusReturn("999", today, "0" * 64, cases, cases, episodes, ())


async def start_bare(house: Waiting, cases: int) -> float:
    """Start so many bare workflows; the seconds until their worker has seen to all of them."""
    due, text = datetime.now(UTC) + timedelta(days=20), contact(datetime.now(UTC)).model_dump_json()

    async def one() -> str:
        id_ = f"bare/{new_reference()}"
        await house.temporal.start_workflow(OneLimitWorkflow.run, args=[due, text], id=id_, task_queue=QUEUE)
        return id_

    began = time.perf_counter()
    await many(one, cases, AT_A_TIME)
    await all_remembered(house.metrics, cases)
    return time.perf_counter() - began


async def restart(house: Frontdoor, refs: Sequence[str], due: int, commands: int) -> tuple[float, list[float]]:
    """Kill the worker, let limits pass, and start the next one.

    Gives the seconds from its start to the decision of the last breach, and how long (ms) each first command took.
    """
    passes_at = await _open_due(house, due, len(refs) + due)
    process = psutil.Process(house.processes["worker"])
    process.kill()
    await asyncio.sleep(max((passes_at - datetime.now(UTC)).total_seconds(), 0) + 1)
    started = datetime.now(UTC)
    with folder() as place:
        async with our_worker(house.variables, place / "next.log"):
            noticed = await _all_noticed(house, due, started)
            chosen = random.Random(1).sample(list(refs), min(commands, len(refs)))  # noqa: S311 - nothing secret
            return (noticed - started).total_seconds(), [await _timed(house, ref) for ref in chosen]


async def _open_due(house: Frontdoor, due: int, expected: int) -> datetime:
    passes_at = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=10 + due / OPENED_A_SECOND)
    client = house.client_with(one_limit("urgent"))

    async def one() -> str:
        await client.open(contact(passes_at - timedelta(hours=24)), case=(ref := new_reference()))
        return ref

    await many(one, due, AT_A_TIME)
    await written(house.pool, expected)
    if datetime.now(UTC) >= passes_at:
        raise NotDone(f"{due} cases took too long to open for their limit to pass while the worker is dead")
    return passes_at


async def _all_noticed(house: Frontdoor, due: int, started: datetime) -> datetime:
    for _ in range(1_200):
        count, last = await house.pool.fetchrow(_BREACHES, started)
        if count == due and isinstance(last, datetime):
            return last
        await asyncio.sleep(0.25)
    raise NotDone(f"{count} of {due} limits were noticed within 300 s of the restart")


async def _timed(house: Frontdoor, ref: str) -> float:
    command = {"id": f"first-{ref}", "actor": MANAGER, "decision": "Go on as planned."}
    now = datetime.now(UTC)
    began = time.perf_counter()
    await house.client.record(ref, c.RecordSupervision(**command, happened_at=now, received_at=now))
    return (time.perf_counter() - began) * 1000
