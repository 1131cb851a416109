from itertools import pairwise

from practice import events as e
from practice.evolve import fold
from practice.view import view
from tests.journeys.stories import contact_to_closure, late_decision
from tests.workflows.house import House


async def test_a_case_goes_from_contact_to_closure(house: House) -> None:
    """Every limit was met, the one refused step is on record, and the case is closed with its reason."""
    child = await contact_to_closure(house)
    seen = await house.client.show(child.ref)
    assert (seen.stage, seen.closed_reason, seen.breaches, seen.refusals) == ("closed", "RC7", 0, 1)
    assert {x.state for x in seen.limits} <= {"met", "ended"}
    assert (seen.team, seen.worker, seen.missing_details) == ("team-2", "worker-1", ())


async def test_the_journal_of_a_case_is_enough_to_build_it_again(house: House) -> None:
    """Folding what the journal was given, with the values that it was given, makes the same case."""
    child = await contact_to_closure(house)
    seen = await house.client.show(child.ref)
    batches = house.world.batches[child.ref]
    rules, calendar = batches[0].rules, batches[0].calendar
    assert rules is not None
    assert calendar is not None
    entries = house.world.entries(child.ref)
    assert all(b.sequence == a.sequence + 1 for a, b in pairwise(entries))
    again = view(fold(child.ref, rules, calendar, entries), entries[-1].recorded_at)
    assert (again.version, again.limits, again.closed_at) == (seen.version, seen.limits, seen.closed_at)


async def test_every_due_date_of_a_case_can_be_explained(house: House) -> None:
    """Each with its source and, where it counts in days, day by day up to the day it is due."""
    child = await contact_to_closure(house)
    reckonings = (await house.client.explain(child.ref)).limits
    assert {x.clock for x in reckonings} >= {"contact_decision", "assessment", "child_seen", "agency_reply:gp"}
    for reckoning in reckonings:
        assert reckoning.source
        assert reckoning.days or "month" in reckoning.allowance, reckoning.clock
        counted = [x.number for x in reckoning.days if x.number]
        assert counted == list(range(1, len(counted) + 1))


async def test_a_decision_made_late_leaves_its_breach_on_the_record(house: House) -> None:
    """The manager was told once, took it on, and the alert ended with the work."""
    child = await late_decision(house)
    seen = await house.client.show(child.ref)
    assert (seen.stage, seen.breaches) == ("closed", 1)
    assert next(x for x in seen.limits if x.key == "contact_decision").state == "met late"
    (alert,) = seen.alerts
    assert (alert.state, alert.acknowledged_by, alert.rung) == ("resolved", "manager-1", 0)
    assert len(house.world.events(child.ref, e.AlertResolved)) == 1
