import pytest

from client import errors
from practice import commands as c
from practice import events as e
from practice.vocabulary import Told
from tests.workflows.house import (
    MANAGER,
    REFERRED,
    SECOND_MANAGER,
    WORKER,
    Child,
    House,
    close,
    contact_now,
    tell,
    until,
)

NO_FURTHER_ACTION = REFERRED | {"outcome": "no_further_action"}


async def _closed(house: House) -> tuple[Child, c.Command]:
    child = await house.opened()
    decision: c.Command = await child.make(c.DecideContact, WORKER, **NO_FURTHER_ACTION)
    await house.client.record(child.ref, decision)
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    return child, decision


async def test_a_closed_case_ends_when_everything_is_written(house: House) -> None:
    """The workflow completes by itself, and its last word is the case as it was closed."""
    child, _ = await _closed(house)
    seen = await child.ended()
    assert (seen.stage, seen.state, seen.closed_reason) == ("closed", "closed", "no_further_action")
    assert not await house.client.is_open(child.ref)
    assert [x.sequence for x in house.world.entries(child.ref)] == list(range(1, seen.version + 1))
    assert (await house.client.show(child.ref)).state == "closed"
    assert (await house.client.explain(child.ref)).limits


async def test_a_closed_case_still_answers_what_it_was_asked_before(house: House) -> None:
    """A repeated id gives the first answer; anything new is told that the case is closed."""
    child, decision = await _closed(house)
    await child.ended()
    answer = await house.client.record(child.ref, decision)
    assert (answer.command, answer.stage) == (decision.id, "contact")
    with pytest.raises(errors.CaseIsClosed, match=child.ref):
        await close(child, "no_further_action")


async def test_a_closed_case_repeats_a_refusal_too(house: House) -> None:
    """With what was missing then."""
    child = await house.opened()
    early = await child.make(c.CloseCase, MANAGER, reason="RC8", summary="x")
    with pytest.raises(errors.GateNotMet) as refused:
        await house.client.record(child.ref, early)
    await child.do(c.DecideContact, WORKER, **NO_FURTHER_ACTION)
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    await child.ended()
    with pytest.raises(errors.GateNotMet) as again:
        await house.client.record(child.ref, early)
    assert again.value.missing == refused.value.missing


async def test_a_closed_case_answers_a_repeated_batch_as_it_did_first(house: House) -> None:
    """The sender of the last commands of a case may never have heard the answer."""
    child = await house.opened()
    batch = [
        await child.make(c.DecideContact, WORKER, **NO_FURTHER_ACTION),
        await child.make(c.ConsiderHistory, WORKER),
        await child.make(c.TellOutcome, WORKER, told="referrer", how="letter"),
        await child.make(c.CloseCase, SECOND_MANAGER, reason="no_further_action", summary="x"),
    ]
    first = await house.client.record_all(child.ref, batch)
    await child.ended()
    assert await house.client.record_all(child.ref, batch) == first
    assert await house.client.record_all(child.ref, batch[1:]) == first[1:]
    with pytest.raises(errors.CaseIsClosed):
        await house.client.record_all(child.ref, [*batch, await child.make(c.ConsiderHistory, WORKER)])


async def test_opening_a_closed_case_again_answers_or_refuses_but_never_opens_it(house: House) -> None:
    """A reference is used for one case, ever."""
    child, _ = await _closed(house)
    await child.ended()
    with pytest.raises(errors.AlreadyOpen):
        await house.client.open(contact_now(), case=child.ref)
    assert not await house.client.is_open(child.ref)


async def test_a_case_that_is_closed_but_not_yet_written_takes_no_more_commands(house: House) -> None:
    """While the journal is down the workflow stays, and the caller is told the same."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **NO_FURTHER_ACTION)
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await child.settled()
    house.world.journal_down.add(child.ref)
    await close(child, "no_further_action")
    with pytest.raises(errors.WrongStage, match="closed"):
        await child.do(c.ConsiderHistory, WORKER)
    house.world.journal_down.discard(child.ref)
    await child.ended()


async def test_cancelling_a_case_is_recorded_and_not_obeyed(house: House) -> None:
    """A case ends at its closing gate; who looks at the record sees that somebody tried."""
    child = await house.opened()
    await child.settled()
    await child.handle.cancel(reason="tidying up")

    async def noted() -> bool:
        return bool(house.world.events(child.ref, e.CancellationIgnored))

    await until(noted)
    assert await house.client.is_open(child.ref)
    (ignored,) = house.world.events(child.ref, e.CancellationIgnored)
    assert ignored.reason == "tidying up"
    assert (await child.do(c.DecideContact, WORKER, **REFERRED)).stage == "referral"
    await child.forward_to((await child.limit("allocation")).due)
    assert (await child.look()).breaches >= 1


async def test_a_cancellation_without_a_reason_is_not_obeyed_either(house: House) -> None:
    """As the command line and the web pages of Temporal send it; nor is a second one."""
    child = await house.opened()
    await child.settled()
    await child.handle.cancel()

    async def noted() -> bool:
        return bool(house.world.events(child.ref, e.CancellationIgnored))

    await until(noted)
    await child.handle.cancel(reason="again")
    assert (await child.do(c.DecideContact, WORKER, **REFERRED)).stage == "referral"
    assert await house.client.is_open(child.ref)
