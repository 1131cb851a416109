from practice import commands as c
from practice.vocabulary import Requirement
from tests.workflows.house import A_SECOND, MANAGER, House, assessing


async def test_a_case_explains_its_limits_its_gates_and_its_ladders(house: House) -> None:
    """One question, one answer: nothing of the case is left unexplained."""
    child = await assessing(house)
    account = await house.client.explain(child.ref)
    seen = await child.look()
    assert account.case == child.ref
    assert [x.clock for x in account.limits] == [x.key for x in seen.limits]
    assert [(x.clock, x.episode) for x in account.ladders] == [(x.clock, x.episode) for x in account.limits]
    assert account.gates[0].step == seen.next_step
    assert {m for one in account.gates[0].requirements for m in one.missing} == set(seen.missing)
    assert "CloseCase" in {gate.step for gate in account.gates}
    told = {one.requirement: one.state for one in account.gates[0].requirements}
    assert told[Requirement.CHILD_SEEN] == "missing"


async def test_a_ladder_is_explained_as_it_stands_at_the_instant_of_the_question(house: House) -> None:
    """A rung that was reached, who took the alert on, and the rung that comes next if the work is not done."""
    child = await house.opened()
    due = (await child.limit("contact_decision")).due
    await child.forward_to(due + A_SECOND)
    await child.settled()
    until = due.replace(minute=30)
    await child.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="Deciding", until=until)
    (ladder,) = (x for x in (await house.client.explain(child.ref)).ladders if x.clock == "contact_decision")
    assert (ladder.acknowledged_by, ladder.quiet_until) == (MANAGER.id, until)
    assert [rung.state for rung in ladder.rungs] == ["reached", "next", "to come", "to come"]
    assert ladder.rungs[0].at == due
    assert ladder.rungs[1].at > until
