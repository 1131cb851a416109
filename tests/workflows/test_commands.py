import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError

from client import errors
from client.case_client import parse
from practice import commands as c
from practice import events as e
from tests.workflows.house import DUTY, MANAGER, REFERRED, WORKER, House, make

HOUSEHOLD = c.Details(household="Child and an aunt")


async def test_a_repeated_command_id_gives_the_first_answer_and_records_nothing_more(house: House) -> None:
    """Whatever the second one says: the id stands for the first."""
    child = await house.opened()
    command = await child.make(c.DecideContact, WORKER, **REFERRED)
    first = await house.client.record(child.ref, command)
    other = command.model_copy(update={"rationale": "Thought again"})
    assert await house.client.record(child.ref, other) == first
    assert await house.client.record_all(child.ref, [command]) == (first,)
    assert (await child.look()).version == first.version


async def test_a_gate_that_is_not_met_is_recorded_and_named_with_all_that_is_missing(house: House) -> None:
    """The caller learns everything at once, and so does whoever reads the record; asking again changes nothing."""
    child = await house.opened()
    command = await child.make(c.CloseCase, MANAGER, reason="RC8", summary="x")
    with pytest.raises(errors.GateNotMet) as refused:
        await house.client.record(child.ref, command)
    codes = {m.code for m in refused.value.missing}
    assert {"not_ready_to_close", "risk_factors_missing", "history_not_searched", "referrer_not_told"} <= codes
    with pytest.raises(errors.GateNotMet) as again:
        await house.client.record(child.ref, command)
    assert again.value.missing == refused.value.missing
    await child.settled()
    (step,) = house.world.events(child.ref, e.StepRefused)
    assert (step.step, step.missing) == ("CloseCase", refused.value.missing)
    assert (await child.look()).refusals == 1


def _rejected() -> dict[str, tuple[c.Command, type[errors.FrontdoorError]]]:
    now = datetime.now(UTC)
    future, stale = {"received_at": now + timedelta(hours=1)}, {"expected_version": 99}
    return {
        "the wrong role": (make(c.CloseCase, WORKER, now, reason="RC8", summary="x"), errors.NotAuthorised),
        "the wrong stage": (make(c.AcceptReferral, MANAGER, now, rationale="x"), errors.WrongStage),
        "a future date": (make(c.SupplyDetails, WORKER, now, details=HOUSEHOLD, **future), errors.Malformed),
        "a stale version": (make(c.SupplyDetails, WORKER, now, details=HOUSEHOLD, **stale), errors.StaleVersion),
        "nonsense here": (make(c.RecordCheckReply, WORKER, now, agency="school", answer="x"), errors.Malformed),
        "an opening": (make(c.ReceiveContact, WORKER, now, contact={"source": "6"}, team="t"), errors.Malformed),
    }


async def test_what_the_validator_turns_down_leaves_no_history(house: House) -> None:
    """Wrong role, stage, date, version, sense or name: typed, explained, and not one event in Temporal."""
    child = await house.opened()
    await child.settled()
    before = await child.length()
    for what, (command, error) in _rejected().items():
        with pytest.raises(error) as refused:
            await house.client.record(child.ref, command)
        assert str(refused.value), what
    assert await child.length() == before
    assert (await child.look()).version == len(house.world.entries(child.ref))


async def test_an_update_that_no_case_knows_is_turned_down_and_leaves_no_history(house: House) -> None:
    """A misspelt name from a program that goes round the client."""
    child = await house.opened()
    await child.settled()
    before = await child.length()
    with pytest.raises(WorkflowUpdateFailedError):
        await child.handle.execute_update("CloseTheCase", {"reason": "RC8"})
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await child.handle.execute_update("CloseCase", {"reason": "no such code"})
    assert isinstance(refused.value.cause, ApplicationError)
    assert await child.length() == before


async def test_of_two_commands_that_expect_the_same_version_one_is_stale(house: House) -> None:
    """Two people look at the same page and both press the button."""
    child = await house.opened()
    version = (await child.look()).version
    commands = [
        await child.make(c.SupplyDetails, who, details=HOUSEHOLD, expected_version=version) for who in (WORKER, DUTY)
    ]
    results = await asyncio.gather(*(house.client.record(child.ref, x) for x in commands), return_exceptions=True)
    assert sorted(type(x).__name__ for x in results) == ["Answer", "StaleVersion"]
    await child.settled()
    assert len(house.world.events(child.ref, e.DetailsSupplied)) == 1


async def test_a_text_of_five_megabytes_is_refused_before_it_is_sent() -> None:
    """The field is named and the limit is given."""
    now = datetime.now(UTC).isoformat()
    content = {
        "id": "x-1",
        "actor": {"id": "w", "roles": ["social_worker"]},
        "happened_at": now,
        "received_at": now,
        "details": {"concern": "x" * 5_000_000},
    }
    with pytest.raises(errors.Malformed, match=r"details\.concern: String should have at most 20000 characters"):
        parse(c.SupplyDetails, content)


async def test_a_text_of_five_megabytes_sent_round_the_client_leaves_the_case_as_it_was(house: House) -> None:
    """Temporal does not carry it, and the case goes on."""
    child = await house.opened()
    await child.settled()
    before = await child.length()
    with pytest.raises((RPCError, WorkflowUpdateFailedError)):
        await child.handle.execute_update("SupplyDetails", {"details": {"concern": "x" * 5_000_000}})
    assert await child.length() == before
    assert (await child.do(c.DecideContact, WORKER, **REFERRED)).refused is None


async def test_more_text_than_temporal_carries_is_malformed_and_not_a_reason_to_try_again(house: House) -> None:
    """Each field keeps its limit, and together they are too long: repeating could never help."""
    child = await house.opened()
    now = datetime.now(UTC)
    long = c.Details(concern="x" * 20_000)
    with pytest.raises(errors.Malformed, match="send less at once"):
        await house.client.record_all(child.ref, [make(c.SupplyDetails, WORKER, now, details=long) for _ in range(100)])
    assert (await child.do(c.DecideContact, WORKER, **REFERRED)).refused is None


async def test_a_case_that_does_not_exist_is_not_found(house: House) -> None:
    """For a command, for a look, for an account of its dates."""
    now = datetime.now(UTC)
    with pytest.raises(errors.CaseNotFound, match="There is no case C-NOPE"):
        await house.client.record("C-NOPE", make(c.CloseCase, MANAGER, now, reason="RC8", summary="x"))
    with pytest.raises(errors.CaseNotFound):
        await house.client.show("C-NOPE")
    with pytest.raises(errors.CaseNotFound):
        await house.client.explain("C-NOPE")
    assert not await house.client.is_open("C-NOPE")


async def test_several_commands_are_taken_in_order_as_one(house: House) -> None:
    """Each sees what those before it did."""
    child = await house.opened()
    now = datetime.now(UTC)
    answers = await house.client.record_all(
        child.ref,
        [
            make(c.DecideContact, WORKER, now, **REFERRED),
            make(c.AcceptReferral, MANAGER, now, rationale="x"),
            make(c.CloseCase, MANAGER, now, reason="RC8", summary="x"),
            make(c.RequestCheck, WORKER, now, agency="school", purpose="x"),
        ],
    )
    assert [a.refused for a in answers] == [None, None, "gate_not_met", None]
    assert [a.version for a in answers] == sorted(a.version for a in answers)
    assert answers[2].missing


@pytest.mark.parametrize("last", ["nonsense", "wrong role", "wrong stage", "stale"])
async def test_one_impossible_command_among_several_turns_all_of_them_down(house: House, last: str) -> None:
    """All can be taken, or none is; and nothing of it is in the history."""
    child = await house.opened()
    await child.settled()
    now = datetime.now(UTC)
    bad = {
        "nonsense": (make(c.RecordCheckReply, WORKER, now, agency="gp", answer="x"), errors.Malformed),
        "wrong role": (make(c.AcceptReferral, DUTY, now, rationale="x"), errors.NotAuthorised),
        "wrong stage": (make(c.DecideContact, WORKER, now, **REFERRED), errors.WrongStage),
        "stale": (make(c.SupplyDetails, WORKER, now, details=HOUSEHOLD, expected_version=2), errors.StaleVersion),
    }
    command, error = bad[last]
    before, version = await child.length(), (await child.look()).version
    with pytest.raises(error):
        await house.client.record_all(child.ref, [make(c.DecideContact, WORKER, now, **REFERRED), command])
    assert (await child.length(), (await child.look()).version) == (before, version)


async def test_a_batch_that_overlaps_with_one_before_adds_only_what_is_new(house: House) -> None:
    """Also when it begins with the same command: nothing is taken twice and nothing is left out."""
    child = await house.opened()
    now = datetime.now(UTC)
    school, gp, police = (make(c.RequestCheck, WORKER, now, agency=a, purpose="x") for a in ("school", "gp", "police"))
    (first,) = await house.client.record_all(child.ref, [school])
    second = await house.client.record_all(child.ref, [school, gp])
    third = await house.client.record_all(child.ref, [police, gp, school])
    assert second[0] == third[2] == first
    assert second[1] == third[1]
    await child.settled()
    assert [x.agency for x in house.world.events(child.ref, e.CheckRequested)] == ["school", "gp", "police"]
