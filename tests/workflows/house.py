"""A case engine in one process: a real server that can skip time, a worker, and stand-ins for journal and mail."""

import asyncio
import base64
import sysconfig
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from temporalio.client import Client, WorkflowHandle, WorkflowHistory
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment
from temporalio.worker import Worker

import workflows
from client import CaseClient, errors, new_reference
from client.case_client import workflow_id
from engine.encryption import CaseKeys, Keyring
from engine.plugin import FrontdoorPlugin
from engine.rules import Rulebook
from engine.search_attributes import SEARCH_ATTRIBUTES
from practice import commands as c
from practice.case import Answer
from practice.inbox import Carried, CaseInput
from practice.view import CaseView, LimitView
from practice.vocabulary import (
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    Domain,
    PlanDecision,
    Role,
    Told,
)
from tests.workflows.world import World

KEYS = Keyring({"test": base64.b64decode("dGVzdHMgb25seTogdGhpcyBvcGVucyBubyBkb29yISE=")})
TEMPORAL = Path(sysconfig.get_path("scripts")) / "temporal"
LONDON = ZoneInfo("Europe/London")
FRIDAY = 4
A_SECOND = timedelta(seconds=1)
PATIENCE = 20.0

DUTY = c.Actor(id="duty-1", roles=(Role.DUTY_WORKER,))
WORKER = c.Actor(id="worker-1", roles=(Role.SOCIAL_WORKER,))
MANAGER = c.Actor(id="manager-1", roles=(Role.TEAM_MANAGER,))
SECOND_MANAGER = c.Actor(id="manager-2", roles=(Role.SERVICE_MANAGER,))
SYSTEM = c.Actor(id="case-system", roles=(Role.SYSTEM,))

COMPLETE: dict[str, Any] = {
    "source": "2A",
    "concern": "Bruises that nobody could explain",
    "child_name": "Robin Example",
    "date_of_birth": date(2018, 5, 4),
    "sex": "U",
    "ethnicity": "WBRI",
    "disabilities": ("NONE",),
    "address": "1 Invented Street",
    "school": "Invented Primary",
    "parental_responsibility": "Both parents",
    "household": "Child and both parents",
    "parents_aware": "Yes",
    "referrer_name": "Sam Example",
    "referrer_contact": "020 7946 0000",
}
ANONYMOUS = COMPLETE | {"source": "9", "referrer_name": None, "referrer_contact": None}
UNBORN = COMPLETE | {
    "source": "3D",
    "date_of_birth": None,
    "expected_date_of_birth": date(2027, 8, 1),
    "sex": None,
    "ethnicity": None,
    "disabilities": None,
    "child_name": None,
    "school": None,
}
WEIGHED: dict[str, Any] = {"risk_factors": ("unexplained injury",), "protective_factors": ("attends school daily",)}
ASSESSED: dict[str, Any] = {
    "domains": dict.fromkeys(Domain, "What was found"),
    "analysis": "What it means for the child",
    "child_views": "What the child said",
    "parent_views": "What the parents said",
    "factors": ("21",),
    **WEIGHED,
}
SEEN: dict[str, Any] = {"seen_by": WORKER.id, "seen_by_registered_social_worker": True, "alone": True}
ALLOCATED: dict[str, Any] = {"worker": WORKER.id, "registered_social_worker": True, "team": "team-1", "open_cases": 3}
"""With the count of open cases, as all tests share this worker."""
MEASURABLE = c.PlanAction(
    action="A place at the breakfast club",
    owner="School",
    due_on=date(2027, 1, 8),
    outcome="Comes to school fed",
    measure="Days a week without breakfast, by the club's register",
)
REFERRED: dict[str, Any] = {
    "outcome": ContactOutcome.REFERRAL,
    "threshold": "level-3",
    "rationale": "As weighed",
    **WEIGHED,
}


@dataclass
class Child:
    """One case under test: commands are sent with the time that it is for the case."""

    house: "House"
    ref: str
    skipped: bool = False
    on: datetime | None = None
    """When what is being recorded happened, where it is recorded later (a UTC instant)."""

    @property
    def handle(self) -> WorkflowHandle[Any, Any]:
        """The case's workflow, whichever run is the latest."""
        return self.house.temporal.get_workflow_handle(workflow_id(self.ref))

    async def now(self) -> datetime:
        """What time it is for this case (UTC)."""
        return await self.house.env.get_current_time(self.handle) if self.skipped else datetime.now(UTC)

    async def make(self, kind: type[c.Command], by: c.Actor, **fields: Any) -> Any:
        """A command of this moment, or of `on`, with an id of its own."""
        return make(kind, by, self.on or await self.now(), **fields)

    async def do(self, kind: type[c.Command], by: c.Actor, **fields: Any) -> Answer:
        """Send one command through the client."""
        answer = await self.house.client.record(self.ref, await self.make(kind, by, **fields))
        if self.house.settles:
            await self.settled()
        return answer

    async def refused(self, kind: type[c.Command], by: c.Actor, **fields: Any) -> list[str]:
        """Send one command that its gate turns down: what it lacks, by its codes."""
        try:
            await self.do(kind, by, **fields)
        except errors.GateNotMet as refusal:
            return [m.code for m in refusal.missing]
        finally:
            if self.house.settles:
                await self.settled()
        raise AssertionError(f"{kind.__name__} was taken")

    async def look(self) -> CaseView:
        """The case as it stands at its own time."""
        now = await self.now()
        seen: CaseView = await self.handle.query("show", now, result_type=CaseView)
        return seen

    async def limit(self, key: str) -> LimitView:
        """The latest run of one limit."""
        return next(x for x in reversed((await self.look()).limits) if x.key == key)

    async def forward_to(self, instant: datetime) -> None:
        """Let time pass until a UTC instant, and a second more for what falls due at it."""
        self.skipped = True
        ahead = instant - await self.house.env.get_current_time(self.handle) + 2 * A_SECOND
        assert ahead > timedelta(0), f"{instant} has passed for {self.ref}"
        async with asyncio.timeout(PATIENCE):
            await self.house.env.fast_forward(self.handle, ahead)

    async def forward(self, **span: float) -> None:
        """Let time pass."""
        await self.forward_to(await self.now() + timedelta(**span))

    async def settled(self) -> None:
        """Wait until nothing is on its way to the journal or to anybody, and all of it is written."""

        async def quiet() -> bool:
            description = await self.handle.describe()
            if description.raw_description.pending_activities:
                return False
            written = self.house.world.entries(self.ref)
            version = (await self.look()).version
            return bool(written) and written[-1].sequence == version

        await until(quiet)

    async def length(self) -> int:
        """How many events the history of the latest run has."""
        return (await self.handle.describe()).history_length

    async def history(self) -> WorkflowHistory:
        """The history of the latest run, as Temporal stores it."""
        return await self.handle.fetch_history()

    async def runs(self) -> int:
        """How many runs the case has had: one more than it has started its history afresh."""
        found = [x async for x in self.house.temporal.list_workflows(f"WorkflowId = '{workflow_id(self.ref)}'")]
        return len(found)

    async def ended(self) -> CaseView:
        """The case as its workflow left it."""
        async with asyncio.timeout(PATIENCE):
            seen: CaseView = await self.house.temporal.get_workflow_handle(
                workflow_id(self.ref), result_type=CaseView
            ).result()
        return seen


@dataclass
class House:
    """Everything that a test needs: the server, a client to it, the world's stand-ins."""

    env: WorkflowEnvironment
    client: CaseClient
    world: World
    queue: str
    book: Rulebook
    settles: bool = False

    @property
    def temporal(self) -> Client:
        """The Temporal client below the typed one."""
        return self.env.client

    async def opened(self, contact: dict[str, Any] | None = None, **fields: Any) -> Child:
        """A case opened through the client, on a complete contact unless told otherwise."""
        child = Child(self, new_reference())
        await self.client.open(contact_now(contact, **fields), case=child.ref)
        if self.settles:
            await child.settled()
        return child

    async def in_2011(self, contact: dict[str, Any] | None = None) -> Child:
        """A case on a contact of 4 May 2011, when children had an initial and a core assessment."""
        return await self.long_ago(contact, days=(datetime.now(UTC).date() - date(2011, 5, 4)).days)

    async def long_ago(self, contact: dict[str, Any] | None = None, *, days: int, **fields: Any) -> Child:
        """A case on a contact of so many days ago; what is recorded next happened then as well."""
        then = datetime.now(UTC) - timedelta(days=days)
        child = await self.opened(contact, happened_at=then, received_at=then, **fields)
        child.on = then + A_SECOND
        return child

    async def started(
        self, *, fresh_history_every: int | None = None, carried: Carried | None = None, **fields: Any
    ) -> Child:
        """A case started below the client: one whose history soon starts afresh, or that carries another's past."""
        child = Child(self, carried.case.id if carried else new_reference())
        command = contact_now(**fields)
        rules, calendar = self.book.for_referral(command.received_at.date())
        start = CaseInput(
            case=child.ref,
            rules=rules,
            calendar=calendar,
            opening=None if carried else command,
            carried=carried,
            fresh_history_every=fresh_history_every,
        )
        await self.temporal.start_workflow("Case", start, id=workflow_id(child.ref), task_queue=self.queue)
        return child

    def worker(self, *more: Callable[..., Any]) -> Worker:
        """A worker for this house's task queue, with the stand-ins and whatever other activities it is given."""
        return Worker(
            self.temporal,
            task_queue=self.queue,
            workflows=workflows.ALL,
            activities=[self.world.write_journal, self.world.deliver_notice, *more],
        )


def new_house(env: WorkflowEnvironment, *, settles: bool = False) -> House:
    """A house with a task queue of its own and no worker yet."""
    queue = f"test-{uuid.uuid4().hex[:12]}"
    book = Rulebook.load(today=datetime.now(UTC).date())
    return House(env, CaseClient(env.client, task_queue=queue, rulebook=book), World(), queue, book, settles)


@asynccontextmanager
async def server(
    keys: Keyring = KEYS, *, cases: CaseKeys | None = None, sandbox: bool = True
) -> AsyncIterator[WorkflowEnvironment]:
    """A real Temporal server in which the time of each workflow can be skipped."""
    attributes = [x for name, kind in SEARCH_ATTRIBUTES.items() for x in ("--search-attribute", f"{name}={kind}")]
    async with await WorkflowEnvironment.start_time_skipping_v2(
        ts_config=TimeSkippingConfig(enabled=False),
        dev_server_existing_path=str(TEMPORAL),
        dev_server_log_level="error",
        dev_server_extra_args=[
            "--dynamic-config-value",
            "frontend.WorkflowTimeSkippingEnabled=true",
            # Else the server puts every timer that is due already off by up to a second.
            "--dynamic-config-value",
            'history.timerProcessorMaxTimeShift="10ms"',
            *attributes,
        ],
        identity="tests",
        plugins=[FrontdoorPlugin(keys, cases=cases, sandbox=sandbox)],
    ) as env:
        yield env


def make(kind: type[c.Command], by: c.Actor, now: datetime, **fields: Any) -> Any:
    """A command of `now` with an id of its own."""
    return kind(**({"id": uuid.uuid4().hex, "actor": by, "happened_at": now, "received_at": now} | fields))


def contact_now(contact: dict[str, Any] | None = None, **fields: Any) -> c.ReceiveContact:
    """A contact that has just come in."""
    given = {"team": "team-1", "contact": c.Contact(**(contact or COMPLETE))} | fields
    command: c.ReceiveContact = make(c.ReceiveContact, SYSTEM, datetime.now(UTC), **given)
    return command


async def until(condition: Callable[[], Awaitable[bool]], patience: float = PATIENCE) -> None:
    """Wait for something that will come true soon."""
    async with asyncio.timeout(patience):
        while not await condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.02)


# What people do, one function each.


async def referred(house: House, contact: dict[str, Any] | None = None, **fields: Any) -> Child:
    """A case whose contact became a referral."""
    child = await house.opened(contact, **fields)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    return child


async def assessing(house: House, contact: dict[str, Any] | None = None, **fields: Any) -> Child:
    """A referral that was accepted, acknowledged and allocated."""
    child = await referred(house, contact, **fields)
    await allocate(child)
    return child


async def allocate(child: Child) -> None:
    """A referral is accepted, acknowledged and allocated."""
    await child.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    await child.do(c.AcknowledgeReferrer, DUTY, how="mail")
    await child.do(c.AllocateWorker, MANAGER, **ALLOCATED)


async def gather(child: Child, agencies: Iterable[str] = ("school",)) -> None:
    """The child is seen, the agencies answer and the history is read."""
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    for agency in agencies:
        await child.do(c.RequestCheck, WORKER, agency=agency, purpose="Section 17 assessment")
        await child.do(c.RecordCheckReply, SYSTEM, agency=agency, answer="Nothing of concern")
    await child.do(c.ConsiderHistory, WORKER)


async def assess(child: Child, outcome: AssessmentOutcome) -> None:
    """The assessment is handed in, and authorised by somebody else."""
    await child.do(c.SubmitAssessment, WORKER, outcome=outcome, **ASSESSED)
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")


async def plan(child: Child, decision: PlanDecision = PlanDecision.END) -> None:
    """A plan that can be measured is agreed and reviewed."""
    await child.do(c.AgreePlan, WORKER, actions=(MEASURABLE,), review_on=date(2027, 2, 1))
    await child.do(c.ReviewPlan, WORKER, outcomes="Fed on every day of January", decision=decision)


async def tell(child: Child, *told: Told) -> None:
    """They are told the outcome."""
    for whom in told:
        await child.do(c.TellOutcome, WORKER, told=whom, how="letter")


async def conclude(child: Child, outcome: ConferenceOutcome) -> None:
    """The section 47 enquiry ends. No conference is held on a Saturday or Sunday: then it was on the Friday."""
    now = child.on or await child.now()
    held = now - timedelta(days=max(now.astimezone(LONDON).weekday() - FRIDAY, 0))
    await child.do(c.ConcludeSection47, MANAGER, outcome=outcome, rationale="As found", happened_at=held)


async def close(child: Child, reason: str, by: c.Actor = SECOND_MANAGER) -> Answer:
    """Somebody closes the case."""
    command = await child.make(c.CloseCase, by, reason=reason, summary="What was done")
    try:
        return await child.house.client.record(child.ref, command)
    finally:
        if child.house.settles:
            await child.settled()
