from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from temporalio.service import RPCError

from client import errors, new_reference
from client.case_client import parse, workflow_id
from practice import commands as c
from practice import events as e
from practice.vocabulary import Role
from tests.workflows.house import Child, House, contact_now, make


async def _started(house: House, case: str) -> bool:
    try:
        await house.temporal.get_workflow_handle(workflow_id(case)).describe()
    except RPCError:
        return False
    return True


async def test_opening_twice_with_the_same_id_opens_once_and_answers_alike(house: House) -> None:
    """The caller that heard nothing and tries again gets what it should have heard."""
    child = Child(house, new_reference())
    command = contact_now()
    first = await house.client.open(command, case=child.ref)
    assert await house.client.open(command, case=child.ref) == first
    await child.settled()
    assert len(house.world.events(child.ref, e.ContactReceived)) == 1


async def test_opening_a_reference_that_another_command_opened_is_refused(house: House) -> None:
    """Two children are never put into one case."""
    child = await house.opened()
    with pytest.raises(errors.AlreadyOpen, match=child.ref):
        await house.client.open(contact_now(), case=child.ref)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"received_at": datetime.now(UTC) + timedelta(days=1)}, errors.Malformed),
        (
            {"received_at": datetime(1999, 5, 4, tzinfo=UTC), "happened_at": datetime(1999, 5, 4, tzinfo=UTC)},
            errors.Malformed,
        ),
        ({"actor": c.Actor(id="x", roles=(Role.ALLOCATED_WORKER,))}, errors.NotAuthorised),
    ],
    ids=["in the future", "before any edition", "by nobody who may"],
)
async def test_an_opening_that_is_refused_starts_no_workflow(
    house: House, wrong: dict[str, Any], error: type[Exception]
) -> None:
    """What the case would turn down is turned down before there is one."""
    case = new_reference()
    with pytest.raises(error):
        await house.client.open(contact_now(**wrong), case=case)
    assert not await _started(house, case)


def test_an_opening_that_cannot_be_read_says_what_is_wrong_with_each_field() -> None:
    """All of it at once, by field."""
    with pytest.raises(errors.Malformed) as refused:
        parse(c.ReceiveContact, {"contact": {"source": "99", "shoe_size": 3}})
    assert all(f"{x}:" in str(refused.value) for x in ("id", "actor", "team", "contact.source", "contact.shoe_size"))


async def test_a_case_taken_over_starts_at_the_stage_that_its_dates_show(house: House) -> None:
    """And what was late already is recorded as such, without anybody being told of it now."""
    now = datetime.now(UTC)
    child = Child(house, new_reference())
    command = make(
        c.AdoptCase,
        c.Actor(id="case-system", roles=(Role.SYSTEM,)),
        now,
        team="team-1",
        source="2A",
        referred_on=(now - timedelta(days=200)).date(),
        assessments=(c.AdoptedAssessment(started_on=(now - timedelta(days=190)).date()),),
        census_reference="row-1",
    )
    answer = await house.client.open(command, case=child.ref)
    assert answer.stage == "assessment"
    await child.settled()
    assert [x.adopted for x in house.world.events(child.ref, e.LimitBreached)] == [True]
    assert house.world.told(child.ref) == []
