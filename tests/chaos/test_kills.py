"""Killing each process in the middle of cases: nothing accepted is lost, nothing happens twice."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import pytest

from client import new_reference
from practice import commands as c
from practice.evolve import fold
from tests.chaos.engine import TEAM, Engine
from tests.chaos.moments import MANAGER, command, insist, until

pytestmark = pytest.mark.chaos

CASES = 6


async def _kill_worker(engine: Engine) -> None:
    await engine.worker.kill()
    await engine.worker.start()


async def _kill_temporal(engine: Engine) -> None:
    await engine.temporal.kill()
    await engine.temporal.start()


async def _kill_postgres(engine: Engine) -> None:
    await engine.postgres.kill()
    await engine.postgres.start()


@pytest.mark.parametrize("kill", [_kill_worker, _kill_temporal, _kill_postgres])
async def test_killing_a_process_loses_nothing_and_repeats_no_alert(
    engine: Engine, kill: Callable[[Engine], Awaitable[None]]
) -> None:
    """Every command is answered once, every rung is mailed once to each person, and the journal folds to the case."""
    cases = [new_reference() for _ in range(CASES)]
    await asyncio.gather(*(_receive_long_ago(engine, case) for case in cases))
    first = [_steps() for _ in cases]
    working = asyncio.gather(*(_take(engine, case, steps) for case, steps in zip(cases, first, strict=True)))
    await asyncio.sleep(0.3)
    await kill(engine)
    await working
    await until(lambda: everything_told(engine, cases), what="the journal has every entry and no notice is waiting")
    await asyncio.gather(*(_agrees(engine, case, steps) for case, steps in zip(cases, first, strict=True)))
    repeated = [key for key, times in Counter(engine.mailbox.ids()).items() if times > 1]
    assert repeated == []
    # The decision was due weeks ago: every rung of its ladder is due at once, for every case, and reaches somebody.
    assert len(engine.mailbox.messages) >= CASES * 4


def _steps() -> list[c.Command]:
    return [
        command(c.ConsiderHistory),
        command(c.RequestCheck, agency="school", purpose="Attendance and any concern."),
        command(c.RequestCheck, agency="gp", purpose="Any concern."),
        command(c.RecordCheckReply, agency="school", answer="None."),
        command(c.RecordSupervision, MANAGER, decision="Go on."),
        command(c.RecordCheckReply, agency="gp", answer="None."),
    ]


async def _receive_long_ago(engine: Engine, case: str) -> None:
    contact = c.Contact(source="6", concern="Invented.")
    received = command(c.ReceiveContact, ago=timedelta(days=30), contact=contact, team=TEAM)
    await insist(lambda: engine.client.open(received, case=case))


async def _take(engine: Engine, case: str, steps: list[c.Command]) -> None:
    for step in steps:
        await insist(partial(engine.client.record, case, step))


async def everything_told(engine: Engine, cases: list[str]) -> bool:
    async with engine.records() as records:
        for case in cases:
            seen = await engine.client.show(case)
            entries = await records.read_entries(case)
            kinds = Counter(e.event.kind for e in entries)
            told = kinds["NoticeDelivered"] + kinds["NoticeFailed"]
            if len(entries) != seen.version or told != kinds["RungReached"] + kinds["CheckpointReached"]:
                return False
    return True


async def _agrees(engine: Engine, case: str, steps: list[c.Command]) -> None:
    async with engine.records() as records:
        entries = await records.read_entries(case)
        assert await records.verify_chain(case) is None
        opening = entries[0].event
        assert opening.kind == "ContactReceived"
        rules, calendar = await records.read_rules(opening.rules), await records.read_calendar(opening.calendar)
    assert rules is not None
    assert calendar is not None
    folded = fold(case, rules, calendar, entries)
    answered = Counter(e.command for e in entries if e.command and e.event.kind != "ClockStarted")
    assert set(answered) >= {step.id for step in steps}
    recorded = Counter(e.event.kind for e in entries)
    assert (recorded["CheckRequested"], recorded["CheckAnswered"], recorded["SupervisionRecorded"]) == (2, 2, 1)
    rungs = [e.event.rung for e in entries if e.event.kind == "RungReached" and e.event.clock == "contact_decision"]
    assert rungs == sorted(set(rungs))
    assert folded.version == (await engine.client.show(case)).version
