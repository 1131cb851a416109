from datetime import UTC, datetime, timedelta

import pytest

from client import errors, new_reference
from practice import commands as c
from practice import events as e
from tests.workflows.house import COMPLETE, SYSTEM, Child, House, contact_now

HALF = COMPLETE | {"address": None, "parents_aware": None}


async def test_the_sender_of_half_a_contact_hears_at_once_what_is_missing(house: House) -> None:
    """A portal sends a contact without address. The case starts all the same, and each answer says what it lacks."""
    child = Child(house, new_reference())
    answer = await house.client.open(contact_now(HALF), case=child.ref)
    assert {m.about for m in answer.missing} == {"address", "parents_aware"}
    assert (await child.limit("missing_details")).state == "running"
    answer = await child.do(c.SupplyDetails, SYSTEM, details=c.Details(address="1 Invented Street"))
    assert [m.about for m in answer.missing] == ["parents_aware"]
    answer = await child.do(c.SupplyDetails, SYSTEM, details=c.Details(parents_aware="Yes"))
    assert answer.missing == ()
    assert (await child.limit("missing_details")).state == "met"
    assert (await child.look()).missing_details == ()


async def test_details_that_nobody_supplies_are_chased(house: House) -> None:
    """Two weeks later they are still missing: the limit has passed and a manager was told."""
    child = await house.long_ago(HALF, days=14)
    await child.settled()
    assert (await child.limit("missing_details")).state == "late"
    assert "missing_details#1/rung0" in house.world.told(child.ref)
    assert {x.about for x in (await child.look()).missing_details} == {"address", "parents_aware"}
    child.on = None
    await child.do(c.SupplyDetails, SYSTEM, details=c.Details(address="1 Invented Street", parents_aware="No"))
    assert (await child.limit("missing_details")).state == "met late"
    await child.settled()
    assert "missing_details#1" in {x.alert for x in house.world.events(child.ref, e.AlertResolved)}


async def test_a_whole_contact_has_nothing_to_chase(house: House) -> None:
    """There is no limit on details where none is missing."""
    child = await house.opened()
    assert "missing_details" not in {x.key for x in (await child.look()).limits}


async def test_a_date_of_birth_that_lies_in_the_future_is_turned_down(house: House) -> None:
    """Whether it comes with the contact or after it; a child who is not born yet has an expected date of birth."""
    the_day_after_tomorrow = datetime.now(UTC).date() + timedelta(days=2)
    with pytest.raises(errors.Malformed, match="lies in the future"):
        await house.opened(COMPLETE | {"date_of_birth": the_day_after_tomorrow})
    child = await house.opened(COMPLETE | {"date_of_birth": None})
    with pytest.raises(errors.Malformed, match="lies in the future"):
        await child.do(c.SupplyDetails, SYSTEM, details=c.Details(date_of_birth=the_day_after_tomorrow))
    await child.do(c.SupplyDetails, SYSTEM, details=c.Details(date_of_birth=COMPLETE["date_of_birth"]))
    assert (await child.look()).missing_details == ()
