"""Each alert is sent once to each person for each rung, wherever in its sending something dies."""

import uuid
from collections import Counter
from datetime import timedelta
from functools import partial

import asyncpg
import pytest
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import WorkflowHandle

from client import new_reference
from client.case_client import workflow_id
from practice import commands as c
from tests.chaos.engine import TEAM, Engine
from tests.chaos.moments import command, insist, until

pytestmark = pytest.mark.chaos

SERVICE, HEAD, DIRECTOR = (f"{role}@example.org" for role in ("service_manager", "head_of_service", "director"))


async def test_an_alert_is_sent_once_wherever_the_worker_dies(engine: Engine) -> None:
    """Claimed and not sent, on its way, and taken but not settled: one of each when the worker is killed.

    What had not been taken goes once. What had been goes again with the same Message-ID, since nobody can know; mail
    systems drop the second.
    """
    mailbox = engine.mailbox
    mailbox.holds |= {SERVICE: "RCPT", HEAD: "DATA", DIRECTOR: "DATA"}
    case = await late_case(engine)
    await until(partial(_held, engine, {SERVICE, HEAD, DIRECTOR}), what="the mail server holds three messages")
    await until(partial(_settled_but_for, engine, 3), what="it is settled what became of the others")
    async with engine.nobody_settles():
        del mailbox.holds[DIRECTOR]
        await until(partial(_got, engine, DIRECTOR), what="the director's has been taken")
        await engine.worker.kill()
    mailbox.holds.clear()
    await engine.worker.start()
    await until(partial(everything_told, engine, case), what="everybody is told")
    rungs = await rungs_reached(engine, case)
    assert [len(set(mailbox.ids(to))) for to in (SERVICE, HEAD, DIRECTOR)] == [rungs[1], rungs[2], rungs[3]]
    repeated = {key for key, times in Counter(mailbox.ids()).items() if times > 1}
    assert repeated
    assert repeated <= set(mailbox.ids(DIRECTOR))


async def test_neither_a_bad_mail_server_nor_a_reset_tells_anybody_twice(engine: Engine) -> None:
    """The mail server is away at first, then refuses for now, then is slow: everybody hears in the end, once.

    A reset then has the workflow live through everything anew, alerts and all; the ledger knows who has been told, and
    the journal what was recorded first.
    """
    mailbox = engine.mailbox
    mailbox.stop()
    case = await late_case(engine)
    await until(partial(_troubled, engine), what="a delivery has found nobody there")
    mailbox.answers.extend(["451 Later", "421 Busy"])
    mailbox.slow = 0.2
    mailbox.start()
    await until(partial(everything_told, engine, case), what="everybody is told")
    ids, rungs = mailbox.ids(), await rungs_reached(engine, case)
    assert [len(mailbox.ids(to)) for to in (SERVICE, HEAD, DIRECTOR)] == [rungs[1], rungs[2], rungs[3]]
    assert len(ids) == len(set(ids))
    handle = engine.connection.get_workflow_handle(workflow_id(case))
    await reset_to_the_beginning(engine, handle)
    await until(partial(_all_told_by_the_workflow, handle), what="the reset case has told everybody, as it thinks")
    assert mailbox.ids() == ids
    assert await rungs_reached(engine, case) == rungs
    async with engine.records() as records:
        assert await records.verify_chain(case) is None


async def late_case(engine: Engine) -> str:
    """A contact of a month ago, whose every rung is due at once."""
    case = new_reference()
    contact = c.Contact(source="6", concern="Invented.")
    received = command(c.ReceiveContact, ago=timedelta(days=30), contact=contact, team=TEAM)
    await insist(lambda: engine.client.open(received, case=case))
    return case


async def rungs_reached(engine: Engine, case: str) -> Counter[int]:
    """How many alerts of a case have come to each rung, as the journal has it."""
    async with engine.records() as records:
        entries = await records.read_entries(case)
    return Counter(x.event.rung for x in entries if x.event.kind == "RungReached")


async def reset_to_the_beginning(engine: Engine, handle: WorkflowHandle[object, object]) -> None:
    """What an operator may do to a case whose workflow went wrong: have it begin again from its first task."""
    described = await handle.describe()
    history = await handle.fetch_history()
    first = next(x.event_id for x in history.events if x.HasField("workflow_task_completed_event_attributes"))
    await engine.connection.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace=engine.connection.namespace,
            workflow_execution=WorkflowExecution(workflow_id=handle.id, run_id=described.run_id),
            workflow_task_finish_event_id=first,
            request_id=uuid.uuid4().hex,
            reason="As an operator would",
        )
    )


async def everything_told(engine: Engine, case: str) -> bool:
    """Whether what became of each notice is in the journal."""
    async with engine.records() as records:
        seen = await engine.client.show(case)
        entries = await records.read_entries(case)
    kinds = Counter(e.event.kind for e in entries)
    told = kinds["NoticeDelivered"] + kinds["NoticeFailed"]
    return len(entries) == seen.version and told == kinds["RungReached"] + kinds["CheckpointReached"]


async def _troubled(engine: Engine) -> bool:
    async with asyncpg.create_pool(engine.postgres.url, min_size=1, max_size=1) as pool:
        return bool(await pool.fetchval("SELECT count(*) FROM deliveries WHERE code = 'provider_unavailable'"))


async def _settled_but_for(engine: Engine, people: int) -> bool:
    async with asyncpg.create_pool(engine.postgres.url, min_size=1, max_size=1) as pool:
        told = await pool.fetchval("SELECT count(DISTINCT recipient) FROM deliveries WHERE status = 'sending'")
    return bool(told == people)


async def _held(engine: Engine, whom: set[str]) -> bool:
    return engine.mailbox.held >= whom


async def _got(engine: Engine, to: str) -> bool:
    return bool(engine.mailbox.ids(to))


async def _all_told_by_the_workflow(handle: WorkflowHandle[object, object]) -> bool:
    history = await handle.fetch_history()
    names = [
        x.activity_task_scheduled_event_attributes.activity_type.name
        for x in history.events
        if x.HasField("activity_task_scheduled_event_attributes")
    ]
    pending = (await handle.describe()).raw_description.pending_activities
    return names.count("deliver_notice") >= 4 and not [x for x in pending if x.activity_type.name == "deliver_notice"]
