"""New information, moves, missing children, early help, and cases that go from hand to hand."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from practice import commands as c
from practice import events as e
from practice.case import ClockState
from practice.evidence import EVIDENCE
from practice.evolve import evolve
from practice.values import changed
from practice.view import view
from practice.vocabulary import (
    AbuseRisk,
    AssessmentOutcome,
    ContactOutcome,
    FurtherResponse,
    PlanDecision,
    Requirement,
    Stage,
    Told,
)
from tests.practice.builders import (
    ALLOCATED,
    ASSESSED,
    COMPLETE,
    MANAGER,
    MONDAY,
    SYSTEM,
    WEIGHED,
    WORKER,
    Story,
    allocate,
    assessment,
    at,
    authorised,
    close,
    closed_as,
    gathered,
    lacks,
    planned,
    referral,
    search,
    settle,
    step_down,
    tell,
    tell_all,
    whole,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def test_new_information_on_an_open_case_is_not_a_new_referral() -> None:
    """The date of referral and its limits stay; the information has a limit of its own until somebody decides."""
    story = assessment()
    due = story.limit("assessment").due
    story.wait_until(at("2026-03-04 10:00"))
    story.do(c.RecordFurtherContact, SYSTEM, source="6", concern="Shouting at night")
    assert len(story.events(e.ReferralMade)) == 1
    assert (story.case.received_at, story.limit("assessment").due) == (MONDAY, due)
    assert story.limit("further_contact:1").due == at("2026-03-05 17:00")
    assert "new information undecided" in view(story.case, story.now).flags
    story.do(c.DecideFurtherContact, WORKER, response=FurtherResponse.NO_CHANGE, rationale="Known already")
    assert story.limit("further_contact:1").state is ClockState.MET
    whole(story)


def further(story: Story, concern: str) -> None:
    """New information comes in."""
    story.do(c.RecordFurtherContact, SYSTEM, source="6", concern=concern)


def decide_further(story: Story, **which: int) -> None:
    """Somebody decides on new information."""
    story.do(c.DecideFurtherContact, WORKER, response=FurtherResponse.NO_CHANGE, rationale="Known already", **which)


def test_each_piece_of_new_information_is_decided_on_by_itself_within_a_limit_of_its_own() -> None:
    """One decision settles one: the one that it names, or the oldest; the others stay late and in the way."""
    story = planned()
    for day, concern in (("2026-03-04", "Shouting"), ("2026-03-05", "A bruise"), ("2026-03-06", "Not at school")):
        story.wait_until(at(f"{day} 10:00"))
        further(story, concern)
    decide_further(story, number=2)
    states = [story.limit(f"further_contact:{n}").state for n in (1, 2, 3)]
    assert states == [ClockState.RUNNING, ClockState.MET, ClockState.RUNNING]
    refused = close(story, "RC7").refusal
    assert refused is not None
    assert [m.about for m in refused.missing if m.code == "further_contact_undecided"] == ["1", "3"]
    decide_further(story)
    assert (story.case.further_contacts, story.limit("further_contact:1").late) == ((3,), True)
    assert "new information undecided" in view(story.case, story.now).flags
    decide_further(story)
    assert not story.limit("further_contact:3").running
    closed_as(story, "RC7")


def test_new_information_that_does_not_wait_cannot_be_decided_on() -> None:
    """The answer says which does."""
    story = planned()
    further(story, "Shouting")
    again = {"response": FurtherResponse.NO_CHANGE, "rationale": "x", "number": 2}
    refusal = story.send(c.DecideFurtherContact, WORKER, **again).refusal
    assert refusal is not None
    assert refusal.message == "No new information 2 waits for a decision; waiting: 1."


def test_new_information_from_before_it_was_numbered_still_waits() -> None:
    """Old journals and cases that were open then: what had come in gets its number, one decision settled them all."""
    story = planned()
    before = story.case
    further(story, "Shouting")
    entry = next(x for x in story.entries if isinstance(x.event, e.FurtherContactReceived))
    old = replace(entry, event=e.FurtherContactReceived("6", "Shouting"))
    assert evolve(before, old).further_contacts == (1,)
    carried = changed(story.case, further_contacts=())
    text = "New information about the child has come in, and nobody has decided what it leads to."
    assert EVIDENCE[Requirement.FURTHER_CONTACTS_DECIDED](carried, None) == (
        e.Missing("further_contact_undecided", text),
    )
    two = evolve(carried, replace(entry, event=e.FurtherContactReceived("6", "A bruise", 2)))
    assert two.further_contacts == (1, 2)
    settled = evolve(two, replace(entry, event=e.FurtherContactDecided(FurtherResponse.NO_CHANGE, "x")))
    assert (settled.further_contact_open, settled.further_contacts) == (False, ())


def test_a_case_is_not_closed_while_new_information_waits_for_a_decision() -> None:
    """Whatever else is done."""
    story = planned()
    story.do(c.RecordFurtherContact, SYSTEM, source="2A", concern="A new bruise")
    assert lacks(close(story, "RC7")) == {"further_contact_undecided"}
    story.do(c.DecideFurtherContact, WORKER, response=FurtherResponse.NO_CHANGE, rationale="A fall, seen by others")
    closed_as(story, "RC7")


def test_a_child_who_went_missing_and_came_back_is_interviewed() -> None:
    """No case is closed on a missing child; after the return, 72 hours for the interview."""
    story = planned()
    story.do(c.RecordMissing, SYSTEM, reported_to_police=True, circumstances="Did not come home")
    assert lacks(close(story, "RC7")) == {"child_missing"}
    assert "child missing" in view(story.case, story.now).flags
    story.wait(days=1)
    story.do(c.RecordReturn, SYSTEM, circumstances="Found at a friend's")
    clock = story.limit("return_interview")
    assert clock.due - clock.anchor == timedelta(hours=72)
    story.wait(hours=72)
    assert story.limit("return_interview").breached
    story.do(c.RecordReturnInterview, WORKER, held=False, why_not_held="The child did not want to")
    assert story.limit("return_interview").state is ClockState.MET
    closed_as(story, "RC7")


def move(story: Story, authority: str | None, *, known: bool = True) -> None:
    """The child moves."""
    story.do(c.RecordMove, WORKER, authority=authority, whereabouts_known=known, how_known="The mother rang")


def accept(story: Story, authority: str) -> None:
    """Another authority accepts responsibility."""
    story.do(c.RecordTransferOut, MANAGER, authority=authority, accepted_by="Their team manager")


def test_a_case_is_handed_over_only_when_the_other_authority_has_accepted_it() -> None:
    """RC5 is refused before that, and so is any other reason while the child lives there."""
    story = planned()
    assert lacks(close(story, "RC5")) == {"transfer_not_accepted"}
    move(story, "northshire")
    assert lacks(close(story, "RC7")) == {"transfer_not_accepted"}
    accept(story, "northshire")
    closed_as(story, "RC5")


def test_the_authority_that_accepts_is_the_one_that_the_child_lives_in() -> None:
    """A child who moved on is nobody's until the next authority has accepted."""
    story = planned()
    move(story, "northshire")
    accept(story, "northshire")
    move(story, "southshire")
    decided = close(story, "RC5")
    assert lacks(decided) == {"transfer_not_accepted"}
    assert decided.refusal is not None
    assert [m.about for m in decided.refusal.missing] == ["southshire"]
    accept(story, "southshire")
    closed_as(story, "RC5")


def test_a_case_is_not_closed_while_nobody_knows_where_the_child_lives() -> None:
    """Until somebody does."""
    story = planned()
    move(story, None, known=False)
    assert lacks(close(story, "RC7")) == {"whereabouts_unknown"}
    move(story, None)
    closed_as(story, "RC7")


def test_early_help_has_accepted_the_family_before_a_case_goes_there() -> None:
    """A contact, an assessment without need, and a plan whose review says so."""
    contact = Story()
    contact.receive()
    settle(contact, ContactOutcome.EARLY_HELP)
    search(contact)
    tell(contact, Told.REFERRER)
    assessed = authorised(NOT_IN_NEED)
    tell_all(assessed)
    plan = planned(PlanDecision.STEP_DOWN)
    for story, reason in ((contact, "early_help"), (assessed, "RC9"), (plan, "RC7")):
        assert lacks(close(story, reason)) == {"step_down_not_accepted"}, reason
        step_down(story)
        closed_as(story, reason)


def test_another_team_allocates_the_case_anew() -> None:
    """Nobody holds it meanwhile, and the limit on allocating it runs from the transfer."""
    story = assessment()
    story.wait_until(at("2026-03-04 10:00"))
    story.do(c.TransferTeam, MANAGER, team="team-2", reason="The family lives in the east")
    assert (story.case.allocation, story.case.team) == (None, "team-2")
    clock = story.limit("allocation")
    assert (clock.running, clock.episode, clock.due) == (True, 2, at("2026-03-05 17:00"))
    allocate(story, worker="worker-2", team="team-2")
    assert story.limit("allocation").state is ClockState.MET
    assert story.case.allocation is not None
    assert story.case.allocation.worker == "worker-2"
    assert story.case.stage is Stage.ASSESSMENT
    whole(story)


def accepted() -> Story:
    """A referral that waits to be allocated."""
    story = referral()
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    return story


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"open_cases": 17}, set()),
        ({"open_cases": 18}, {"caseload_over_limit"}),
        ({"open_cases": None}, {"caseload_unknown"}),
        ({"open_cases": 25, "over_limit_reason": "The only worker who knows the family"}, set()),
    ],
)
def test_a_worker_with_a_full_caseload_gets_another_only_for_a_reason(fields: dict[str, Any], found: set[str]) -> None:
    """The reason, and how many cases it was, are on record."""
    story = accepted()
    decided = story.send(c.AllocateWorker, MANAGER, **(ALLOCATED | fields))
    if found:
        assert lacks(decided) == found
        return
    assert decided.refusal is None
    allocated = story.last(e.WorkerAllocated).event
    assert isinstance(allocated, e.WorkerAllocated)
    assert (allocated.open_cases, allocated.over_limit_reason) == (
        fields["open_cases"],
        fields.get("over_limit_reason"),
    )


@pytest.mark.parametrize(
    ("referred_on", "flagged"),
    [(date(2025, 3, 1), False), (date(2025, 3, 2), True), (date(2026, 3, 1), True), (date(2026, 3, 2), False)],
)
def test_a_referral_within_twelve_months_of_another_is_a_re_referral(referred_on: date, *, flagged: bool) -> None:
    """The first day of the twelve months counts, the day of this referral does not."""
    story = referral()
    story.do(c.LinkEpisode, SYSTEM, episode="E1", referred_on=referred_on)
    assert ("re-referral within 12 months" in view(story.case, story.now).flags) == flagged


def test_a_linked_episode_is_read_before_anybody_signs_off() -> None:
    """Linking it is not reading it."""
    story = planned()
    story.do(c.LinkEpisode, SYSTEM, episode="E1", referred_on=date(2024, 3, 1), closed_on=date(2024, 9, 1))
    assert lacks(close(story, "RC7")) == {"episode_not_considered"}
    search(story, read=("E1",))
    closed_as(story, "RC7")


def abused() -> Story:
    """A contact that speaks of domestic abuse."""
    story = Story()
    story.receive(COMPLETE | {"domestic_abuse": True})
    return story


def test_domestic_abuse_is_screened_before_a_contact_goes_no_further() -> None:
    """It has a limit of its own, and a referral may go ahead without."""
    story = abused()
    assert story.limit("domestic_abuse_screening").running
    decision = {"threshold": "level-2", "rationale": "x", **WEIGHED}
    refused = story.send(c.DecideContact, WORKER, outcome=ContactOutcome.NO_FURTHER_ACTION, **decision)
    assert lacks(refused) == {"domestic_abuse_not_screened"}
    story.do(c.ScreenDomesticAbuse, WORKER, risk=AbuseRisk.STANDARD, outcome="Advice given")
    assert story.limit("domestic_abuse_screening").state is ClockState.MET
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    urgent = abused()
    settle(urgent, ContactOutcome.REFERRAL)
    assert urgent.limit("domestic_abuse_screening").running


def test_domestic_abuse_makes_police_and_its_own_service_agencies_to_ask() -> None:
    """Beside the school that a child of seven goes to."""
    story = gathered(COMPLETE | {"domestic_abuse": True})
    decided = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **ASSESSED)
    assert lacks(decided) == {"agency_not_asked"}
    assert decided.refusal is not None
    assert {m.about for m in decided.refusal.missing} == {"police", "domestic_abuse"}
