"""The watcher on a real Temporal and a real PostgreSQL: things are broken behind the engine's back, and it notices."""

import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
from temporalio import activity
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import Client, WorkflowFailureError, WorkflowHandle
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment
from temporalio.worker import Worker

import workflows
from activities.channels import EmailChannel, Ways
from activities.journal import Journal
from activities.tell_operators import Operators
from activities.telling import Terms
from activities.watch import Watch
from client import CaseClient, new_reference
from client.case_client import workflow_id
from engine.connection import connect
from engine.directory import Directory, seed_directory
from engine.embedded import TemporalServer
from engine.health import keeping, look
from engine.operators import Item, NotCleared, clear, queued
from engine.records import Records
from engine.rules import Rulebook
from engine.stuck import stuck_cases
from practice import commands as c
from practice import events as e
from practice.outbox import JournalBatch
from practice.view import CaseView
from practice.watch import LOOK_OVER, Concluded, Sweep, Swept, Tolerances, Trouble
from tests.activities.mail import MailServer
from tests.activities.values import alert, batch, case_view, entry
from tests.engine.wedged import SECRET, SOON, Broken, started, worker_of
from tests.workflows.house import A_SECOND, KEYS, REFERRED, WORKER, contact_now, make, until
from tests.workflows.world import World

HEADS = ("service_manager", "head_of_service", "director")
PEOPLE: dict[str, Any] = {
    "teams": [{"id": "team-1", "name": "Front door"}],
    "people": [
        {"id": f"{name}-1", "name": f"Invented {name}", "email": f"{name}@hillshire.example"}
        for name in ("operator", "worker", "manager", "head")
    ],
    "roles": [
        {"person": "operator-1", "role": "operator"},
        {"person": "worker-1", "role": "social_worker", "team": "team-1"},
        {"person": "manager-1", "role": "team_manager", "team": "team-1"},
        *({"person": "head-1", "role": role} for role in HEADS),
    ],
    "rota": [
        {"person": person, "role": role, "from": "2026-01-01T00:00", "until": "2036-01-01T00:00"}
        for person, role in (("manager-1", "duty_manager"), ("head-1", "emergency_duty_team"))
    ],
}
"""Somebody for every rung, so that the directory has no gap."""
IMPATIENT = Sweep(patience=2 * A_SECOND, allowed=Tolerances(moment=A_SECOND, opening=timedelta(0), ending=timedelta(0)))
EVERY = timedelta(minutes=10)


@dataclass
class Guarded:
    """An engine and its watcher, which works apart from it, so that either can be stopped."""

    temporal: Client
    pool: asyncpg.Pool
    mail: MailServer
    client: CaseClient
    queue: str
    world: World

    def engine(self) -> Worker:
        """A worker for cases, with the real journal."""
        activities: list[Callable[..., Any]] = [Journal(self.pool).write_journal, self.world.deliver_notice]
        return Worker(self.temporal, task_queue=self.queue, workflows=workflows.ALL, activities=activities)

    def watcher(self) -> Worker:
        """A worker for nothing but sweeps."""
        watch = Watch(self.pool, self.temporal, policy="county")
        mail = EmailChannel(self.mail.url, "frontdoor@hillshire.example")
        told = Operators(self.pool, Ways(mail), Terms("Hillshire", "frontdoor@hillshire.example"))
        activities: list[Callable[..., Any]] = [watch.look_over, watch.conclude_sweep, told.tell_operators]
        queue = f"{self.queue}-watch"
        return Worker(self.temporal, task_queue=queue, workflows=workflows.ALL, activities=activities)

    async def opened(self, **fields: Any) -> str:
        """A case that is in the journal."""
        case = new_reference()
        await self.client.open(contact_now(**fields), case=case)
        await until(lambda: self.written(case))
        return case

    async def written(self, case: str) -> bool:
        """Whether the journal has all of a case."""
        row = await self.pool.fetchrow("SELECT version, written FROM cases WHERE case_ref = $1", case)
        return row is not None and row["version"] == row["written"] == (await self.look(case)).version

    async def look(self, case: str) -> CaseView:
        """The case as its workflow has it."""
        seen: CaseView = await self.handle(case).query("show", datetime.now(UTC), result_type=CaseView)
        return seen

    def handle(self, case: str) -> WorkflowHandle[Any, Any]:
        """The workflow of a case."""
        return self.temporal.get_workflow_handle(workflow_id(case))

    async def sweep(self, sweep: Sweep = IMPATIENT) -> Swept:
        """One sweep, as the schedule starts it."""
        swept: Swept = await self.temporal.execute_workflow(
            "Sweep", sweep, id=f"sweep-{uuid.uuid4().hex}", task_queue=f"{self.queue}-watch", result_type=Swept
        )
        return swept

    async def troubles(self, case: str) -> list[tuple[Trouble, str]]:
        """What is in the queue about a case."""
        return [(item.kind, item.code) for item in await queued(self.pool) if item.case_ref == case]

    async def cleared(self, case: str) -> list[Item]:
        """What was in the queue about a case and is not any more."""
        return [x for x in await queued(self.pool, everything=True) if x.case_ref == case and x.cleared_at]


@pytest.fixture
async def guarded(
    pool: asyncpg.Pool, temporal_server: TemporalServer, new_port: Callable[[], int]
) -> AsyncIterator[Guarded]:
    """An engine with nothing in it yet; its cases are ended when the test is over."""
    temporal = await connect(KEYS, address=temporal_server.address)
    await seed_directory(pool, Directory.model_validate(PEOPLE))
    mail = MailServer(new_port())
    mail.start()
    queue = f"test-{uuid.uuid4().hex[:12]}"
    client = CaseClient(temporal, task_queue=queue, rulebook=Rulebook.load(today=datetime.now(UTC).date()))
    made = Guarded(temporal, pool, mail, client, queue, World(journal=Journal(pool)))
    async with made.watcher():
        yield made
    async for run in temporal.list_workflows("WorkflowType = 'Case' AND ExecutionStatus = 'Running'"):
        await temporal.get_workflow_handle(run.id).terminate("the test is over")
    mail.stop()


async def _last_task(handle: WorkflowHandle[Any, Any]) -> int:
    history = await handle.fetch_history()
    done = [x.event_id for x in history.events if x.HasField("workflow_task_completed_event_attributes")]
    return done[-1]


async def _reset(temporal: Client, case: str) -> None:
    handle = temporal.get_workflow_handle(workflow_id(case))
    description = await handle.describe()
    await temporal.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace=temporal.namespace,
            workflow_execution=WorkflowExecution(workflow_id=workflow_id(case), run_id=description.run_id),
            workflow_task_finish_event_id=await _last_task(handle),
            request_id=uuid.uuid4().hex,
            reason="It was ended behind our back",
        )
    )


async def test_an_engine_that_works_is_swept_and_nobody_is_told(guarded: Guarded) -> None:
    async with guarded.engine():
        cases = [await guarded.opened() for _ in range(3)]
        swept = await guarded.sweep()
    assert (swept.cases, swept.nudged) == (3, 0)
    assert [await guarded.troubles(case) for case in cases] == [[], [], []]
    assert guarded.mail.received == []
    health = await look(guarded.temporal, guarded.pool, task_queue=guarded.queue, sweep_every=EVERY)
    assert health.watched


async def test_a_workflow_ended_behind_our_back_is_told_once_and_clears_when_it_is_back(guarded: Guarded) -> None:
    """Operators hear of it in the first sweep and not in the next; `health` fails until the case is reset."""
    async with guarded.engine():
        case, other = await guarded.opened(), await guarded.opened()
        await guarded.handle(case).terminate("by hand")
        await guarded.sweep()
        await guarded.sweep()
        assert await guarded.troubles(case) == [(Trouble.WORKFLOW_MISSING, "terminated")]
        assert await guarded.troubles(other) == []
        (message,) = guarded.mail.received
        assert message["To"] == "operator@hillshire.example"
        assert f"{case} (terminated)" in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        health = await look(guarded.temporal, guarded.pool, task_queue=guarded.queue, sweep_every=EVERY)
        assert health.standing == "failing"
        assert any("workflow_missing" in check.words for check in health.checks)
        await _reset(guarded.temporal, case)
        await until(lambda: guarded.client.is_open(case))
        await guarded.sweep()
        assert await guarded.troubles(case) == []
        assert [item.cleared_by for item in await guarded.cleared(case)] == ["sweep"]


async def test_a_limit_that_passed_while_nobody_worked_is_found_and_made_up_for(guarded: Guarded) -> None:
    """The case is woken; as no worker answers, operators hear; once one works, the breach is recorded and it clears."""
    day_ago = datetime.now(UTC) - timedelta(hours=24) + 6 * A_SECOND
    async with guarded.engine():
        case = await guarded.opened(happened_at=day_ago, received_at=day_ago)
        command = make(c.DecideContact, WORKER, datetime.now(UTC), **(REFERRED | {"threshold": "level-4"}))
        await guarded.client.record(case, command)
        await until(lambda: guarded.written(case))
    await until(lambda: _passed(guarded, case))
    swept = await guarded.sweep()
    assert swept.nudged == 1
    assert await guarded.troubles(case) == [(Trouble.OVERDUE_MOMENT, "no_answer")]
    async with guarded.engine():
        await until(lambda: _breached(guarded, case))
        await until(lambda: guarded.written(case))
        await guarded.sweep()
    assert await guarded.troubles(case) == []
    woken = [
        x
        for x in (await guarded.handle(case).fetch_history()).events
        if x.HasField("workflow_execution_signaled_event_attributes")
    ]
    assert len(woken) == 1


async def _passed(guarded: Guarded, case: str) -> bool:
    passed = "SELECT attend_at < now() - interval '2 seconds' FROM cases WHERE case_ref = $1"
    return bool(await guarded.pool.fetchval(passed, case))


async def _breached(guarded: Guarded, case: str) -> bool:
    entries = await Records(guarded.pool).read_entries(case)
    return any(isinstance(x.event, e.LimitBreached) and x.event.clock == "urgent_visit" for x in entries)


async def test_a_workflow_that_the_journal_does_not_know_is_found_until_it_does(guarded: Guarded) -> None:
    """A case that was opened and whose first entries never arrived."""
    case = new_reference()
    await guarded.client.open(contact_now(), case=case)
    await guarded.sweep()
    assert await guarded.troubles(case) == [(Trouble.WORKFLOW_UNKNOWN, "not_in_journal")]
    async with guarded.engine():
        await until(lambda: guarded.written(case))
        await guarded.sweep()
    assert await guarded.troubles(case) == []


async def test_a_workflow_that_outlives_its_case_is_found(guarded: Guarded) -> None:
    async with guarded.engine():
        case = await guarded.opened()
        await guarded.pool.execute("UPDATE cases SET stage = 'closed' WHERE case_ref = $1", case)
        await guarded.sweep()
    assert await guarded.troubles(case) == [(Trouble.WORKFLOW_UNKNOWN, "closed_in_journal")]


async def test_an_alert_that_nobody_is_being_told_of_is_found_until_somebody_was(guarded: Guarded) -> None:
    """Told of by a message of its own that is settled, or by one shared with siblings, which its journal knows."""
    journal, hour_ago = Journal(guarded.pool), datetime.now(UTC) - timedelta(hours=1)
    both = tuple(alert(id=f"{name}#1", rung=1, reached_at=hour_ago) for name in ("own", "shared"))
    await journal.write_journal(batch("C-UNTOLD", 1, 1, alerts=both))
    await guarded.sweep()
    assert await _untold(guarded) == {"C-UNTOLD/own#1/rung1", "C-UNTOLD/shared#1/rung1"}
    await guarded.pool.execute(
        """INSERT INTO deliveries (notice, recipient, case_ref, channel, status, message_id)
        VALUES ('C-UNTOLD/own#1/rung1', 'manager-1', 'C-UNTOLD', 'email', 'sent', '<x@y>')"""
    )
    told = entry(2, e.NoticeDelivered("shared#1/rung1", ("manager-1",), "email"))
    await journal.write_journal(JournalBatch("C-UNTOLD", (told,), case_view("C-UNTOLD", 2, alerts=both)))
    await guarded.sweep()
    assert await _untold(guarded) == set()


async def _untold(guarded: Guarded) -> set[str]:
    return {item.about for item in await queued(guarded.pool) if item.kind is Trouble.UNDELIVERED}


async def test_a_rung_without_anybody_is_found_before_it_is_needed(guarded: Guarded) -> None:
    """And clears once somebody holds the role."""
    nobody = PEOPLE | {"roles": [x for x in PEOPLE["roles"] if x["role"] != "team_manager"]}
    await seed_directory(guarded.pool, Directory.model_validate(nobody))
    await guarded.sweep()
    found = [item for item in await queued(guarded.pool) if item.kind is Trouble.DIRECTORY_GAP]
    assert {item.code for item in found} == {"no_holder"}
    assert any(item.about.startswith("team-1/standard/1") for item in found)
    await seed_directory(guarded.pool, Directory.model_validate(PEOPLE))
    await guarded.sweep()
    assert await queued(guarded.pool) == ()


async def test_a_sweep_that_stumbles_is_tried_again_and_ends_well(guarded: Guarded) -> None:
    await guarded.pool.execute("ALTER TABLE limits RENAME TO hidden")
    handle = await guarded.temporal.start_workflow(
        "Sweep", IMPATIENT, id=f"sweep-{uuid.uuid4().hex}", task_queue=f"{guarded.queue}-watch"
    )
    await until(lambda: _attempted(handle))
    await guarded.pool.execute("ALTER TABLE hidden RENAME TO limits")
    await handle.result()
    assert await guarded.pool.fetchval("SELECT outcome FROM sweeps") == "done"


async def test_a_sweep_that_failed_is_in_the_queue_until_one_is_whole(guarded: Guarded) -> None:
    """The heartbeat of the last whole one stays the one that counts."""
    await guarded.sweep()
    watch = Watch(guarded.pool, guarded.temporal, policy="county")
    await ActivityEnvironment().run(watch.conclude_sweep, Concluded(None, "timed_out"))
    (item,) = await queued(guarded.pool)
    assert (item.kind, item.code) == (Trouble.SWEEP_FAILED, "timed_out")
    kept = await keeping(guarded.pool)
    assert kept is not None
    assert (kept.sweep_outcome, kept.swept_at is not None) == ("timed_out", True)
    await guarded.sweep()
    assert await queued(guarded.pool) == ()


@activity.defn(name=LOOK_OVER)
async def _hopeless(_: Sweep) -> Swept:
    raise ApplicationError("It cannot be done.", type="Hopeless", non_retryable=True)


async def test_a_sweep_that_gives_up_is_told_to_operators_and_fails_in_temporal_too(guarded: Guarded) -> None:
    mail = EmailChannel(guarded.mail.url, "frontdoor@hillshire.example")
    told = Operators(guarded.pool, Ways(mail), Terms("Hillshire", "frontdoor@hillshire.example"))
    conclude = Watch(guarded.pool, guarded.temporal, policy="county").conclude_sweep
    queue = f"{guarded.queue}-hopeless"
    activities: list[Callable[..., Any]] = [_hopeless, conclude, told.tell_operators]
    async with Worker(guarded.temporal, task_queue=queue, workflows=workflows.ALL, activities=activities):
        with pytest.raises(WorkflowFailureError):
            await guarded.temporal.execute_workflow("Sweep", IMPATIENT, id=queue, task_queue=queue)
    assert await guarded.pool.fetchval("SELECT outcome FROM sweeps") == "Hopeless"
    (item,) = await queued(guarded.pool)
    assert (item.kind, item.code, item.told_at is not None) == (Trouble.SWEEP_FAILED, "Hopeless", True)
    assert len(guarded.mail.received) == 1


async def test_heartbeats_are_forgotten_after_a_quarter(guarded: Guarded) -> None:
    await guarded.pool.execute("INSERT INTO sweeps (run, started_at) VALUES ('old', now() - interval '91 days')")
    await guarded.sweep()
    assert await guarded.pool.fetchval("SELECT count(*) FROM sweeps") == 1


async def _attempted(handle: WorkflowHandle[Any, Any]) -> bool:
    pending = (await handle.describe()).raw_description.pending_activities
    return any(activity.attempt > 1 for activity in pending)


async def test_what_an_operator_clears_comes_back_only_if_it_is_still_so(guarded: Guarded) -> None:
    """A missing workflow is found again; a message whose fate is unknown is settled by whoever asked after it."""
    notice = "adoption/census-1/team-1"
    await guarded.pool.execute(
        """INSERT INTO deliveries (notice, recipient, channel, status, message_id, at)
        VALUES ($1, 'worker-1', 'email', 'sending', '<x@y>', now() - interval '20 minutes')""",
        notice,
    )
    async with guarded.engine():
        case = await guarded.opened()
        await guarded.handle(case).terminate("by hand")
        await guarded.sweep()
        found = await queued(guarded.pool)
        assert {item.about for item in found} >= {notice, case}
        for item in found:
            await clear(guarded.pool, item.id, by="operator-1", reason="Looked into")
        await guarded.sweep()
    assert [(x.kind, x.about) for x in await queued(guarded.pool)] == [(Trouble.WORKFLOW_MISSING, case)]
    await guarded.pool.execute("UPDATE deliveries SET at = now() - interval '16 minutes', attempts = 2")
    cleared = await guarded.pool.fetchval(
        "UPDATE operator_queue SET cleared_at = now() - interval '1 hour' WHERE about = $1 RETURNING id", notice
    )
    assert cleared is not None
    await guarded.sweep()
    assert notice in {item.about for item in await queued(guarded.pool)}, "it was tried again since, and is stuck again"


@pytest.mark.parametrize(("by", "reason"), [("worker-1", "Done"), ("nobody", "Done"), ("operator-1", " ")])
async def test_only_those_who_may_clear_the_queue_and_only_with_a_reason(
    guarded: Guarded, by: str, reason: str
) -> None:
    await guarded.pool.execute(
        "INSERT INTO operator_queue (kind, about, code, detail) VALUES ('sweep_failed', 'sweep', 'x', 'x')"
    )
    (item,) = await queued(guarded.pool)
    with pytest.raises(NotCleared):
        await clear(guarded.pool, item.id, by=by, reason=reason)
    assert await queued(guarded.pool) == (item,)
    await clear(guarded.pool, item.id, by="operator-1", reason="Done")
    with pytest.raises(NotCleared, match="no open item"):
        await clear(guarded.pool, item.id, by="operator-1", reason="Done")


async def test_operators_are_told_again_once_a_day_while_it_is_open(guarded: Guarded) -> None:
    async with guarded.engine():
        case = await guarded.opened()
        await guarded.handle(case).terminate("by hand")
        await guarded.sweep()
        await guarded.pool.execute("UPDATE operator_queue SET told_at = now() - interval '25 hours'")
        await guarded.sweep()
        await guarded.sweep()
    assert ["still open" in str(x["Subject"]) for x in guarded.mail.received] == [False, True]


async def test_a_mail_server_that_is_away_holds_up_no_heartbeat(guarded: Guarded) -> None:
    """The sweep ends without waiting for it; what was not told is told after the next one."""
    guarded.mail.next_answers.append("451 Later")
    async with guarded.engine():
        case = await guarded.opened()
        await guarded.handle(case).terminate("by hand")
        await guarded.sweep()
    assert await guarded.pool.fetchval("SELECT outcome FROM sweeps") == "done"
    assert len(guarded.mail.received) == 1


async def test_a_case_that_fails_over_and_over_is_told_to_operators_until_it_gets_on(guarded: Guarded) -> None:
    case = new_reference()

    async def marked() -> bool:
        return case in {one.case for one in await stuck_cases(guarded.temporal, None)}

    async with worker_of(guarded.temporal, Broken, "stuck-sweep"):
        handle = await started(guarded.temporal, case, "stuck-sweep", tried_again_after=SOON)
        await until(marked, 60.0)
        await guarded.sweep()
    (item,) = [one for one in await queued(guarded.pool) if one.kind is Trouble.STUCK_CASE]
    assert (item.case_ref, item.code) == (case, "workflow_worker_unhandled_failure")
    assert "RuntimeError from ValueError at engine/wedged.py:" in item.detail
    assert SECRET not in item.detail
    assert len(guarded.mail.received) == 1
    await handle.terminate()
    await until(lambda: _is_gone(guarded, case), 30.0)


async def _is_gone(guarded: Guarded, case: str) -> bool:
    await guarded.sweep()
    return await guarded.troubles(case) == []
