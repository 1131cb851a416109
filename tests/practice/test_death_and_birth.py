"""A child that is born must be seen; a child that has died has a closing gate of its own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from practice import commands as c
from practice import events as e
from practice.case import ClockState
from practice.decide import Decided, decide
from practice.evidence import missing_details
from practice.gates import missing_for_next_step
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Role
from tests.practice.builders import (
    ASSESSED,
    MANAGER,
    SYSTEM,
    UNBORN,
    WORKER,
    Story,
    answer,
    ask,
    assessment,
    at,
    close,
    closed_as,
    correct,
    gathered,
    lacks,
    planned,
    referral,
    see,
    settle,
    whole,
)


def expecting() -> Story:
    """The mother of an unborn child was seen, the midwife and the history were asked."""
    story = gathered(UNBORN)
    ask(story, "midwife")
    answer(story, "midwife")
    return story


def born(story: Story, when: str = "2026-03-04 06:00", **fields: Any) -> Decided:
    """The child is born."""
    story.wait_until(at(when))
    return story.do(c.RecordBirth, SYSTEM, date_of_birth=at(when).date(), sex="F", **fields)


def test_a_child_that_was_born_must_be_seen_however_often_the_mother_was() -> None:
    """The limit runs anew from the birth, and the gate asks for a visit since then."""
    story = expecting()
    assert story.limit("child_seen").state is ClockState.MET
    born(story, child_name="Alex Example")
    clock = story.limit("child_seen")
    assert (clock.running, clock.episode, clock.anchor, clock.due) == (
        True,
        2,
        at("2026-03-04 06:00"),
        at("2026-03-11 17:00"),
    )
    refused = story.send(c.SubmitAssessment, WORKER, outcome=AssessmentOutcome.IN_NEED, **ASSESSED).refusal
    assert refused is not None
    assert "The child has not been seen by a registered social worker since the birth." in refused.message
    assert not story.case.unborn
    assert story.case.contact is not None
    assert (story.case.contact.child_name, story.case.contact.sex) == ("Alex Example", "F")
    whole(story)


def test_a_corrected_birth_corrects_the_date_of_birth() -> None:
    """It was the day before; the limits and the child's age go by the day on which the child was really born."""
    story = expecting()
    born(story)
    correct(story, story.last(e.ChildBorn), at("2026-03-03 23:50"))
    assert story.case.contact is not None
    assert story.case.contact.date_of_birth == date(2026, 3, 3)
    assert story.limit("child_seen").anchor == story.case.born_at == at("2026-03-03 23:50")
    whole(story)


def test_a_date_of_birth_that_was_supplied_since_stays_when_the_birth_is_corrected() -> None:
    """The certificate knows better than whoever rang from the hospital."""
    story = expecting()
    born(story)
    story.do(c.SupplyDetails, WORKER, details=c.Details(date_of_birth=date(2026, 3, 2)))
    correct(story, story.last(e.ChildBorn), at("2026-03-03 23:50"))
    assert story.case.contact is not None
    assert story.case.contact.date_of_birth == date(2026, 3, 2)
    whole(story)


def test_a_visit_before_the_birth_that_is_recorded_after_it_does_not_count() -> None:
    """It was to the mother."""
    story = expecting()
    born(story)
    see(story, happened_at=at("2026-03-03 10:00"))
    assert story.limit("child_seen").running
    see(story)
    assert story.limit("child_seen").state is ClockState.MET


def test_a_mother_who_was_not_seen_before_the_birth_need_not_be_the_child_is() -> None:
    """A limit that still runs at the birth asks for the child from then on."""
    story = assessment(UNBORN)
    born(story)
    see(story, happened_at=at("2026-03-03 10:00"))
    clock = story.limit("child_seen")
    assert (clock.running, clock.episode) == (True, 1)
    see(story)
    assert story.limit("child_seen").state is ClockState.MET


def test_the_visit_that_met_a_limit_before_the_birth_still_met_it_after_a_correction() -> None:
    """Correcting something else does not open the run that the mother's visit had met."""
    story = assessment(UNBORN, threshold="level-4")
    see(story)
    born(story)
    correct(story, story.last(e.WorkerAllocated), at("2026-03-02 09:30"))
    assert story.limit("urgent_visit").state is ClockState.MET
    assert story.limit("child_seen").running


def test_a_child_that_was_born_and_seen_before_the_referral_has_been_seen() -> None:
    """The limit that the referral begins is met by what was done since the contact."""
    story = Story()
    story.receive(UNBORN)
    born(story)
    story.wait(hours=2)
    see(story)
    settle(story, ContactOutcome.REFERRAL)
    assert not story.limit("child_seen").running
    whole(story)


def test_a_child_that_was_born_since_the_contact_is_of_the_age_of_a_baby() -> None:
    """The health visitor must be asked, the school need not be."""
    story = expecting()
    born(story)
    see(story)
    decided = story.send(c.SubmitAssessment, WORKER, outcome=AssessmentOutcome.IN_NEED, **ASSESSED)
    assert decided.refusal is not None
    assert {m.about for m in decided.refusal.missing if m.code == "agency_not_asked"} == {"health_visitor"}


def test_what_was_excused_before_the_birth_is_missed_after_it() -> None:
    """A name, an ethnicity, whether there is a disability."""
    story = expecting()
    assert missing_details(story.case) == ()
    born(story)
    assert {"child_name", "ethnicity"} <= {m.about for m in missing_details(story.case)}


def died(story: Story) -> Story:
    """The child dies."""
    story.do(c.RecordDeath, WORKER, circumstances="An accident on the road")
    return story


def test_limits_that_ask_something_of_the_child_end_with_the_death() -> None:
    """Nobody is sent to see the child; managers still look at the case, and the incident has a limit of its own."""
    story = died(assessment())
    ended = {x.key for x in story.case.clocks if x.state is ClockState.ENDED}
    assert {"assessment", "child_seen"} <= ended
    assert {story.limit(key).ended_because for key in ended} == {"the child has died"}
    assert story.limit("supervision").running
    assert story.limit("serious_incident_notification").due == at("2026-03-10 00:00")
    story.wait(days=60)
    assert not {x.clock for x in story.events(e.RungReached)} & ended
    whole(story)


def test_a_limit_that_had_passed_before_the_death_stays_breached() -> None:
    """Also where no timer had run since."""
    story = assessment()
    story.now = at("2026-03-10 10:00")
    story._take(decide(story.case, story.make(c.RecordDeath, WORKER, circumstances="x"), story.now))
    clock = story.limit("child_seen")
    assert (clock.state, clock.breached) == (ClockState.ENDED, True)


def test_no_limit_that_asks_something_of_the_child_begins_after_the_death() -> None:
    """A contact that becomes a referral after the death sends nobody to see the child."""
    story = Story()
    story.receive()
    died(story)
    settle(story, ContactOutcome.REFERRAL)
    assert story.case.clock("child_seen") is None
    assert story.case.clock("assessment") is None
    assert story.limit("supervision").running


@pytest.mark.parametrize("stage", ["contact", "referral", "assessment", "plan"])
def test_a_case_is_closed_for_a_death_only_and_only_after_a_death(stage: str) -> None:
    """RC2 at any stage once the child has died, and no other reason; before that never RC2."""
    ways: dict[str, Callable[[], Story]] = {
        "contact": Story,
        "referral": referral,
        "assessment": assessment,
        "plan": planned,
    }
    story = ways[stage]()
    if stage == "contact":
        story.receive()
    assert {"reason_not_valid", "not_ready_to_close"} & lacks(close(story, "RC2"))
    died(story)
    story.do(c.DecideSeriousIncident, MANAGER, notified=False, rationale="No abuse or neglect is known")
    assert lacks(close(story, "RC7")) == {"reason_not_valid"}
    closed_as(story, "RC2")


def test_the_case_of_a_child_who_died_is_not_closed_before_a_manager_decided_about_the_incident() -> None:
    """And before every agency answered, every enquiry ended, and by a second person."""
    story = assessment()
    ask(story, "police")
    story.do(c.StartSection47, WORKER, rationale="x")
    died(story)
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    assert lacks(close(story, "RC2", by=author)) == {
        "serious_incident_undecided",
        "agency_unanswered",
        "section_47_open",
        "second_person_needed",
    }
    assert missing_for_next_step(story.case, story.now)[0] == "CloseCase"


def test_a_death_that_was_recorded_for_the_wrong_day_is_corrected() -> None:
    """The limit on the notification follows."""
    story = assessment()
    story.wait_until(at("2026-03-05 10:00"))
    died(story)
    correct(story, story.last(e.ChildDied), at("2026-03-03 22:00"))
    assert story.case.died_at == at("2026-03-03 22:00")
    assert story.limit("serious_incident_notification").due == at("2026-03-11 00:00")
