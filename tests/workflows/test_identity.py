"""Whoever calls proves who they are: a worker that checks takes nothing without a valid token, and says why."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import WithStartWorkflowOperation, WorkflowFailureError, WorkflowUpdateFailedError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Replayer, Worker

import workflows
from client import CaseClient, errors, new_reference
from client.adopt_rules import adopt_for_all
from client.case_client import workflow_id
from engine.identity.checking import Checking
from engine.identity.claims import Caller
from engine.identity.keys import SigningKey, TrustedKeys, make_signing_key
from engine.identity.sending import TokenSource, given, with_tokens
from engine.identity.tokens import Issuer, Verifier
from engine.plugin import FrontdoorPlugin
from practice import commands as c
from practice.adoption import AdoptRules
from practice.calendar import NonWorkingDay
from practice.inbox import Carried, CaseInput
from practice.outbox import AdoptionDigest
from practice.view import CaseView
from practice.vocabulary import AssessmentOutcome, Told
from tests.engine.test_identity import signed
from tests.workflows.house import (
    KEYS,
    MANAGER,
    SECOND_MANAGER,
    SYSTEM,
    Child,
    House,
    assess,
    assessing,
    close,
    contact_now,
    gather,
    make,
    new_house,
    tell,
    until,
)

KEY, _ = make_signing_key("council")
STRANGER, _ = make_signing_key("council")
ISSUER = Issuer(KEY)
VERIFIER = Verifier(TrustedKeys(None, KEY))


@dataclass
class Checked:
    """A house whose worker checks, and clients with whatever tokens."""

    house: House
    client: CaseClient

    def with_tokens(self, tokens: TokenSource | None) -> CaseClient:
        """A client that proves itself in another way, or not at all."""
        return CaseClient(self.house.temporal, task_queue=self.house.queue, rulebook=self.house.book, tokens=tokens)

    def with_token(self, token: str) -> CaseClient:
        """A client that sends this token always."""
        return self.with_tokens(given(token))

    async def opened(self, **fields: Any) -> Child:
        """A case that was opened by its client."""
        child = Child(self.house, new_reference())
        await self.client.open(contact_now(**fields), case=child.ref)
        return child


def checked_house(env: WorkflowEnvironment) -> Checked:
    """A house whose client's tokens say of each actor what the command says."""
    house = new_house(env)
    checked = Checked(house, house.client)
    checked.client = house.client = checked.with_tokens(ISSUER.as_asked)
    return checked


def checking_worker(house: House, verifier: Verifier = VERIFIER) -> Worker:
    """A worker that checks."""
    return Worker(
        house.temporal,
        task_queue=house.queue,
        workflows=workflows.ALL,
        activities=[house.world.write_journal, house.world.deliver_notice],
        interceptors=[Checking(verifier)],
    )


class TheDayAfter(Verifier):
    """Judges as if it were a day later."""

    def verify(self, token: str, at: datetime, *, late: bool = False) -> Caller:
        """Who a token proves to be calling then."""
        return super().verify(token, at + timedelta(days=1), late=late)


@pytest.fixture(scope="module")
async def checked(env: WorkflowEnvironment) -> AsyncIterator[Checked]:
    """Such a house with such a worker."""
    checked = checked_house(env)
    async with checking_worker(checked.house):
        yield checked


def supervision(by: c.Actor = MANAGER) -> Any:
    """A command of this moment."""
    return make(c.RecordSupervision, by, datetime.now(UTC), decision="Go on as planned")


def of_manager(key: SigningKey = KEY, **claims: Any) -> str:
    """A token of the manager of this moment, with some claims replaced."""
    now = datetime.now(UTC).timestamp()
    good: dict[str, Any] = {"sub": MANAGER.id, "iat": now, "exp": now + 300}
    return signed(key, **(good | claims))


async def test_a_whole_journey_with_tokens_goes_as_one_without(checked: Checked) -> None:
    """Each person's command comes with that person's token."""
    child = await assessing(checked.house)
    await gather(child)
    assert (await checked.client.show(child.ref)).stage == "assessment"
    answers = await checked.client.record_all(child.ref, [supervision(MANAGER), supervision(SECOND_MANAGER)])
    assert len(answers) == 2


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({}, None),
        ({"aud": "another"}, "wrong_audience"),
        ({"iat": 1_000_000, "exp": 1_000_300}, "expired"),
        ({"sub": "manager-9"}, "not_this_actor"),
        ({"roles": ["social_worker"]}, "role_not_granted"),
        ({"roles": []}, "malformed"),
        ({"exp": datetime.now(UTC).timestamp() + 9_999}, "lasts_too_long"),
        ({"nbf": datetime.now(UTC).timestamp() + 9_999}, "not_yet_valid"),
        ({"kid": "another"}, "unknown_key"),
        ({"sub": "council-system", "sys": "council-system", "acts_for": True}, None),
    ],
)
async def test_a_command_is_taken_with_a_valid_token_only_and_the_caller_hears_why(
    checked: Checked, claims: dict[str, Any], code: str | None
) -> None:
    """What is refused leaves no trace in the history."""
    child = await checked.opened()
    await child.settled()
    before = await child.length()
    caller = checked.with_token(of_manager(**claims))
    if code is None:
        await caller.record(child.ref, supervision())
        return
    with pytest.raises(errors.NotAuthenticated) as refused:
        await caller.record(child.ref, supervision())
    assert refused.value.code == code
    assert await child.length() == before


async def test_without_a_token_or_with_a_strangers_nothing_is_taken(checked: Checked) -> None:
    """Each way to change a case asks."""
    child = await checked.opened()
    for caller, code in [
        (checked.with_tokens(None), "no_token"),
        (checked.with_token(of_manager(STRANGER)), "unknown_key"),
        (checked.with_token(of_manager(STRANGER, kid=KEY.kid)), "bad_signature"),
        (checked.with_token("nonsense"), "malformed"),
    ]:
        for send in (
            caller.record(child.ref, supervision()),
            caller.record_all(child.ref, [supervision(), supervision()]),
        ):
            with pytest.raises(errors.NotAuthenticated) as refused:
                await send
            assert refused.value.code == code


async def test_one_command_of_another_person_turns_several_down_together(checked: Checked) -> None:
    child = await checked.opened()
    before = (await checked.client.show(child.ref)).version
    with pytest.raises(errors.NotAuthenticated) as refused:
        await checked.with_token(of_manager()).record_all(child.ref, [supervision(), supervision(SECOND_MANAGER)])
    assert refused.value.code == "not_this_actor"
    assert (await checked.client.show(child.ref)).version == before


async def test_what_is_decided_about_a_child_is_decided_by_the_team_that_has_the_case(checked: Checked) -> None:
    """The teams come with the token, and what becomes known is recorded by anybody."""
    child = await checked.opened()
    elsewhere = checked.with_token(of_manager(teams=["team-2"]))
    with pytest.raises(errors.NotAuthorised, match="for the team that has the case, team-1") as refused:
        await elsewhere.record(child.ref, supervision())
    assert not isinstance(refused.value, errors.NotAuthenticated)
    missing = make(c.RecordMissing, MANAGER, datetime.now(UTC), reported_to_police=True, circumstances="x")
    await elsewhere.record(child.ref, missing)
    await checked.with_token(of_manager(teams=["team-1", "team-2"])).record(child.ref, supervision())


@pytest.mark.parametrize(
    ("token", "code"),
    [
        (None, "no_token"),
        (lambda: of_manager(STRANGER), "unknown_key"),
        (lambda: of_manager(roles=["system"]), "not_this_actor"),
        (lambda: of_manager(sub=SYSTEM.id), "role_not_granted"),
    ],
)
async def test_nobody_opens_a_case_without_a_valid_token(checked: Checked, token: Any, code: str) -> None:
    """The opening ends at once with nothing recorded, and takes the reference from nobody."""
    case, contact = new_reference(), contact_now()
    caller = checked.with_token(token()) if token else checked.with_tokens(_no_token)
    with pytest.raises(errors.NotAuthenticated) as refused:
        await caller.open(contact, case=case)
    assert refused.value.code == code
    assert checked.house.world.entries(case) == []
    with pytest.raises(errors.CaseNotFound):
        await checked.client.show(case)
    with pytest.raises(errors.CaseNotFound):
        await checked.client.record(case, supervision())
    answer = await checked.client.open(contact, case=case)
    assert (await checked.client.show(case)).version == answer.version
    assert await checked.client.open(contact, case=case) == answer


async def _no_token(_: c.Actor | None) -> None:
    """A source that has none."""


async def test_a_case_is_not_started_from_a_carried_past_but_by_an_operator(checked: Checked) -> None:
    """As a rebuild does it; else whoever may call Temporal could begin any case in any state."""
    child = await checked.opened()
    carried: Carried = await child.handle.query("carried", result_type=Carried)
    start = CaseInput(new_reference(), carried.case.rules, carried.case.calendar, carried=carried)

    async def try_with(tokens: TokenSource) -> None:
        temporal = with_tokens(checked.house.temporal, tokens)
        await temporal.execute_workflow(
            "Case", start, id=workflow_id(new_reference()), task_queue=checked.house.queue, result_type=CaseView
        )

    for tokens in (_no_token, given(of_manager())):
        with pytest.raises(WorkflowFailureError):
            await try_with(tokens)
    temporal = with_tokens(checked.house.temporal, ISSUER.as_asked)
    handle = await temporal.start_workflow("Case", start, id=workflow_id(start.case), task_queue=checked.house.queue)
    assert (await handle.query("show", datetime.now(UTC), result_type=CaseView)).version == carried.case.version


async def test_a_start_that_repeats_itself_is_never_let_in_either(checked: Checked) -> None:
    """A later run of a cron schedule was not carried on by a case that had been let in."""
    case = new_reference()
    rules, calendar = checked.house.book.for_referral(datetime.now(UTC).date())
    handle = await checked.house.temporal.start_workflow(
        "Case",
        CaseInput(case, rules, calendar, opening=contact_now()),
        id=workflow_id(case),
        task_queue=checked.house.queue,
        cron_schedule="@every 1s",
    )

    async def refused_thrice() -> bool:
        asked = f'WorkflowId = "{workflow_id(case)}" AND ExecutionStatus = "Failed"'
        return (await checked.house.temporal.count_workflows(asked)).count >= 3

    await until(refused_thrice)
    await handle.terminate()
    assert checked.house.world.entries(case) == []


async def test_a_case_that_starts_its_history_afresh_needs_no_token_for_it(checked: Checked) -> None:
    """It was let in once, and nobody is calling."""
    case = new_reference()
    rules, calendar = checked.house.book.for_referral(datetime.now(UTC).date())
    start = CaseInput(case, rules, calendar, opening=contact_now(), fresh_history_every=20)
    temporal = with_tokens(checked.house.temporal, ISSUER.as_asked)
    await temporal.start_workflow("Case", start, id=workflow_id(case), task_queue=checked.house.queue)
    child = Child(checked.house, case)
    for _ in range(6):
        await child.do(c.RecordSupervision, MANAGER, decision="Go on")
        await child.settled()

    async def afresh() -> bool:
        return await child.runs() > 1

    await until(afresh)
    await checked.client.record(case, supervision())


def adoption() -> Any:
    """A day that does not count is adopted for open cases."""
    days = (NonWorkingDay(datetime.now(UTC).date() + timedelta(days=3), "Closed"),)
    return make(
        AdoptRules, SECOND_MANAGER, datetime.now(UTC), calendar="closed", days=days, reason="The roof is mended"
    )


async def test_rules_are_adopted_for_many_cases_by_somebody_who_proves_it(checked: Checked) -> None:
    """Nothing begins without a token; the worker then acts for whoever asked, with a token of its own."""
    child = await checked.opened()
    template, queue = adoption(), checked.house.queue

    async def adopted_with(tokens: TokenSource) -> None:
        temporal = with_tokens(checked.house.temporal, tokens)
        await adopt_for_all(temporal, queue, template, [child.ref], per_minute=600, progress=lambda _: None)

    for tokens in (_no_token, given(of_manager())):
        with pytest.raises(errors.NotAuthenticated):
            await adopted_with(tokens)
    answer = await checked.with_tokens(ISSUER.as_system).adopt_rules(child.ref, template)
    assert answer.version > 2
    with pytest.raises(errors.NotAuthenticated):
        await checked.with_tokens(_no_token).adopt_rules(child.ref, adoption())


async def test_nobody_has_managers_told_of_a_take_over_without_a_token(checked: Checked) -> None:
    """A digest that was refused can be sent again by somebody who may."""
    digest = AdoptionDigest(new_reference(), 1, ())
    with pytest.raises(errors.NotAuthenticated):
        await checked.with_tokens(_no_token).send_digest(digest)
    assert await checked.client.send_digest(digest)
    assert not await checked.client.send_digest(digest)


async def test_a_refused_reopening_leaves_the_closed_case_to_be_read_and_reopened(checked: Checked) -> None:
    """What was not let in stands in the way of nothing."""
    child = await assessing(checked.house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    await close(child, "RC8")
    await child.ended()
    version = (await checked.client.show(child.ref)).version
    reopening = make(c.ReopenCase, SECOND_MANAGER, datetime.now(UTC), reason="Closed in error")
    with pytest.raises(errors.NotAuthenticated):
        await checked.with_token(of_manager(STRANGER)).reopen(child.ref, reopening)
    assert (await checked.client.show(child.ref)).version == version
    assert (await checked.client.reopen(child.ref, reopening)).version > version
    assert (await checked.client.show(child.ref)).stage == "assessment"


async def test_a_command_that_comes_with_a_refused_opening_is_not_taken(checked: Checked) -> None:
    """Whoever sends it has a token, and hears that nothing was recorded."""
    case, command = new_reference(), supervision()
    forged = with_tokens(checked.house.temporal, _no_token)
    rules, calendar = checked.house.book.for_referral(datetime.now(UTC).date())
    start = CaseInput(case, rules, calendar, opening=contact_now())
    operation: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
        "Case",
        start,
        id=workflow_id(case),
        task_queue=checked.house.queue,
        id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
    )
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await forged.execute_update_with_start_workflow(
            "RecordSupervision", command, id=command.id, start_workflow_operation=operation
        )
    assert isinstance(refused.value.cause, ApplicationError)
    assert refused.value.cause.type == "NotAuthenticated"
    assert checked.house.world.entries(case) == []


async def test_what_was_accepted_in_time_is_accepted_anew_after_a_reset(env: WorkflowEnvironment) -> None:
    """However long after: a reset must not take back what somebody was told is recorded."""
    checked = checked_house(env)
    async with checking_worker(checked.house):
        child = await checked.opened()
        opened = (await child.look()).version
        await child.do(c.RecordSupervision, MANAGER, decision="Go on")
        await child.settled()
    async with checking_worker(checked.house, TheDayAfter(TrustedKeys(None, KEY))):
        with pytest.raises(errors.NotAuthenticated):
            await checked.client.record(child.ref, supervision())
        await reset_to_the_beginning(child)

        async def recorded_again() -> bool:
            return (await child.look()).version > opened

        await until(recorded_again)


async def reset_to_the_beginning(child: Child) -> None:
    """As an operator may do: the case lives through everything anew."""
    events = (await child.history()).events
    first = next(e.event_id for e in events if e.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
    temporal = child.house.temporal
    await temporal.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace=temporal.namespace,
            workflow_execution=WorkflowExecution(workflow_id=workflow_id(child.ref)),
            reason="test",
            workflow_task_finish_event_id=first,
            request_id=uuid.uuid4().hex,
        )
    )


async def test_no_token_can_be_read_in_a_history(checked: Checked) -> None:
    """It is sealed like every payload."""
    child = await checked.opened()
    token = of_manager()
    await checked.with_token(token).record(child.ref, supervision())
    raw = b"".join([e.SerializeToString() async for e in _events(child)])
    assert b"frontdoor-tokens" in raw
    assert token.encode() not in raw
    assert b"eyJ" not in raw


async def _events(child: Child) -> AsyncIterator[Any]:
    for event in (await child.history()).events:
        yield event


async def test_histories_replay_without_the_keys_that_they_were_made_under(checked: Checked) -> None:
    """Tokens are judged when they come, never again."""
    child = await assessing(checked.house)
    replayer = Replayer(
        workflows=workflows.ALL,
        plugins=[FrontdoorPlugin(KEYS)],
        interceptors=[Checking(Verifier(TrustedKeys(None, STRANGER)))],
    )
    await replayer.replay_workflow(await child.history())


async def test_a_refused_opening_replays_as_refused_whatever_keys_are_trusted_since(checked: Checked) -> None:
    case = new_reference()
    with pytest.raises(errors.NotAuthenticated):
        await checked.with_token(of_manager(STRANGER)).open(contact_now(), case=case)
    child = Child(checked.house, case)
    believing = Verifier(TrustedKeys(None, KEY, STRANGER))
    replayer = Replayer(workflows=workflows.ALL, plugins=[FrontdoorPlugin(KEYS)], interceptors=[Checking(believing)])
    await replayer.replay_workflow(await child.history())
