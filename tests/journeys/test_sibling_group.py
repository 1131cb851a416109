import asyncio
from datetime import timedelta

import pytest

from client import errors
from client.families import acknowledge_for_family, open_family, record_for_family
from practice import commands as c
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import (
    COMPLETE,
    MANAGER,
    REFERRED,
    WORKER,
    Child,
    House,
    assess,
    assessing,
    close,
    contact_now,
    gather,
    tell,
    until,
)

SIBLINGS = ("Robin Example", "Alex Example", "Kit Example")
FAMILY = "F-Example"


async def test_three_siblings_are_three_cases_of_one_family_each_with_its_own_evidence(house: House) -> None:
    """What is recorded for one child counts for that child alone: the others go on."""
    one, two, three = await asyncio.gather(
        *(assessing(house, COMPLETE | {"child_name": name}, family=FAMILY) for name in SIBLINGS)
    )
    await asyncio.gather(gather(one), gather(two))
    await three.do(c.RequestCheck, WORKER, agency="school", purpose="Section 17 assessment")
    await assess(one, AssessmentOutcome.NOT_IN_NEED)
    await tell(one, Told.REFERRER, Told.FAMILY)
    await close(one, "RC8")
    await one.ended()
    await assess(two, AssessmentOutcome.IN_NEED)
    views = [await house.client.show(child.ref) for child in (one, two, three)]
    assert [x.family for x in views] == [FAMILY] * 3
    assert [x.stage for x in views] == ["closed", "plan", "assessment"]
    assert "child_not_seen" in {m.code for m in views[2].missing}
    assert len({x.case for x in views}) == 3


async def test_one_referral_about_two_children_is_opened_once_and_recorded_for_both(house: House) -> None:
    """Sending it again opens nothing; what is for the family reaches both, and what is about one child does not."""
    family = "F-Two"
    contact = contact_now(COMPLETE | {"child_name": None, "date_of_birth": None}, family=family)
    about = [c.Details(child_name=name, date_of_birth=COMPLETE["date_of_birth"]) for name in SIBLINGS[:2]]
    opened = await open_family(house.client, contact, about)
    assert await open_family(house.client, contact, about) == opened
    children = [Child(house, x.case) for x in opened]
    assert len({x.ref for x in children}) == 2
    assert all(x.error is None for x in opened)

    async def found() -> bool:
        return len(await house.client.cases_where(f'CaseFamily = "{family}"')) == 2

    await until(found)
    check = await children[0].make(c.RequestCheck, WORKER, agency="school", purpose="Both are there")
    answers = await record_for_family(house.client, family, check)
    assert [x.error for x in answers] == [None, None]
    assert await record_for_family(house.client, family, check) == answers
    for child in children:
        assert (await child.limit("agency_reply:school")).state == "running"
    decision = await children[0].make(c.DecideContact, WORKER, **REFERRED)
    with pytest.raises(errors.Malformed, match="is about one child"):
        await record_for_family(house.client, family, decision)
    with pytest.raises(errors.CaseNotFound):
        await record_for_family(house.client, "F-Nobody", check)


async def test_an_alert_of_a_family_is_taken_on_once_for_all_the_children_who_have_it(house: House) -> None:
    """Each child's own case records it; the child whose contact was decided in time has no such alert."""
    family = "F-Late"
    late = [await house.long_ago(days=10, family=family) for _ in range(2)]
    decided = await house.opened(family=family)
    alone = await house.long_ago(days=10)
    await asyncio.gather(*(child.settled() for child in (*late, decided, alone)))

    async def found() -> bool:
        return len(await house.client.cases_where(f'CaseFamily = "{family}"')) == 3

    await until(found)
    by = await decided.now() + timedelta(hours=2)
    promise = {"alert": "contact_decision#1", "action": "Deciding now", "until": by}
    command = await decided.make(c.AcknowledgeAlert, MANAGER, **promise)
    answers = await acknowledge_for_family(house.client, late[0].ref, command)
    assert {x.case for x in answers} == {child.ref for child in late}
    assert [x.error for x in answers] == [None, None]
    for child in late:
        assert [a.acknowledged_by for a in (await child.look()).alerts] == [MANAGER.id]
    assert (await decided.look()).alerts == ()
    with pytest.raises(errors.Malformed, match="belongs to no family"):
        await acknowledge_for_family(house.client, alone.ref, command)
    other = command.model_copy(update={"alert": "assessment#1"})
    with pytest.raises(errors.CaseNotFound, match="has the alert assessment#1"):
        await record_for_family(house.client, family, other)
