"""Whole ways through the front door, and every gate, role, stage and repeat on them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from practice import commands as c
from practice import events as e
from practice import gates
from practice.case import KEPT_ANSWERS, ClockState
from practice.decide import CLOCK_SKEW, Decided, check, decide, note_cancellation
from practice.evidence import EVIDENCE, missing_details
from practice.evolve import fold
from practice.gates import missing_for_next_step
from practice.ladder import next_moment
from practice.stages import GATES, STEP_OF, STEPS
from practice.view import view
from practice.vocabulary import (
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    Domain,
    Requirement,
    Role,
    Stage,
    Told,
)
from tests.practice.builders import (
    ANONYMOUS,
    COMPLETE,
    DUTY,
    MANAGER,
    MONDAY,
    SECOND_MANAGER,
    SYSTEM,
    UNBORN,
    WEIGHED,
    WORKER,
    Story,
    adjusted,
    allocate,
    answer,
    ask,
    assessment,
    at,
    authorised,
    close,
    conclude,
    gathered,
    referral,
    search,
    see,
    settle,
    submit,
    tell,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def codes(decided: Decided) -> set[str]:
    """What a gate found missing, by code."""
    assert decided.refusal is not None, "the gate let it pass"
    assert decided.refusal.code == "gate_not_met"
    return {m.code for m in decided.refusal.missing}


def closed_as(story: Story, reason: str, **fields: Any) -> None:
    """The case is closed for this reason and nothing is pending."""
    assert close(story, reason, **fields).refusal is None
    assert story.case.stage is Stage.CLOSED
    assert story.case.closed_reason == reason
    assert not story.case.open
    assert not any(clock.running for clock in story.case.clocks)
    assert next_moment(story.case) is None
    assert fold(story.case.id, story.rules, story.calendar, story.entries) == story.case


# Ways through.


@pytest.mark.parametrize(
    "outcome", [ContactOutcome.NO_FURTHER_ACTION, ContactOutcome.INFORMATION_AND_ADVICE, ContactOutcome.EARLY_HELP]
)
def test_a_contact_that_leads_no_further_is_decided_and_closed_in_time(outcome: ContactOutcome) -> None:
    """Contact, decision, history, referrer told, closed by a second person: no breach, no alert."""
    story = Story()
    story.receive()
    settle(story, outcome, threshold="level-2")
    search(story)
    tell(story, Told.REFERRER)
    story.wait(days=1)
    closed_as(story, outcome.value)
    assert story.case.breaches == 0
    assert story.case.alerts == ()
    assert {x.key: x.state for x in story.case.clocks} == {
        "contact_decision": ClockState.MET,
        "contact_closure": ClockState.MET,
    }


def test_a_child_not_in_need_is_assessed_and_closed_as_rc8() -> None:
    """Referral, assessment, not in need, everybody told, closed."""
    story = authorised(NOT_IN_NEED)
    assert story.case.stage is Stage.ASSESSMENT
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    closed_as(story, "RC8")


def test_a_child_in_need_goes_on_a_plan_and_is_closed_as_rc7() -> None:
    """Referral, assessment, in need, plan, everybody told, closed."""
    story = authorised(IN_NEED)
    assert story.case.stage is Stage.PLAN
    story.do(c.RecordSupervision, MANAGER, decision="The plan works")
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    closed_as(story, "RC7")


@pytest.mark.parametrize("outcome", list(ConferenceOutcome))
def test_an_enquiry_runs_beside_the_assessment_and_must_be_concluded(outcome: ConferenceOutcome) -> None:
    """Section 47: a strategy discussion, fifteen working days, a conference or why none."""
    story = assessment(threshold="level-4")
    story.do(c.StartSection47, WORKER, rationale="Significant harm is suspected")
    clock = story.case.clock("initial_conference")
    assert clock is not None
    assert clock.due == at("2026-03-24 00:00")
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, NOT_IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    assert codes(close(story, "RC7")) == {"section_47_open"}
    conclude(story, outcome)
    assert codes(close(story, "RC8")) == {"reason_not_valid"}, "once an enquiry has started, RC7 is used"
    closed_as(story, "RC7")


def test_a_referral_can_be_closed_without_an_assessment() -> None:
    """Referral with no further action."""
    story = referral()
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    search(story)
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    closed_as(story, "referral_nfa")


def test_a_decision_may_be_changed_into_a_referral_while_the_contact_is_open() -> None:
    """The limit on closing the contact then no longer runs."""
    story = Story()
    story.receive()
    settle(story, ContactOutcome.EARLY_HELP)
    settle(story, ContactOutcome.REFERRAL)
    assert story.case.stage is Stage.REFERRAL
    clock = story.case.clock("contact_closure")
    assert clock is not None
    assert not clock.running


def test_a_returned_assessment_is_handed_in_again() -> None:
    """The manager says why; the limit runs on."""
    story = gathered()
    submit(story, IN_NEED)
    story.do(c.ReturnAssessment, MANAGER, reason="The child's view of home is missing")
    assert story.case.assessment is None
    assert "assessment_not_submitted" in codes(story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed"))
    submit(story, IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    clock = story.case.clock("assessment")
    assert clock is not None
    assert clock.episode == 1
    assert clock.state is ClockState.MET


def test_an_assessment_is_authorised_once() -> None:
    """A second authorisation would put another name under it."""
    story = authorised(NOT_IN_NEED)
    again = story.send(c.AuthoriseAssessment, SECOND_MANAGER, decision="Agreed too")
    assert again.refusal is not None
    assert again.refusal.code == "malformed"
    assert story.case.assessment is not None
    assert story.case.assessment.authorised_by == MANAGER.id


# Gates: for each, a case that has everything but one thing.


def contact_ready(without: str = "") -> Decided:
    """Try to close a decided contact that lacks one thing."""
    story = Story()
    story.receive(COMPLETE | ({"address": None} if without == "address" else {}))
    if without != "decision":
        settle(story, ContactOutcome.EARLY_HELP)
    if without != "history":
        earlier = ("E1",) if without == "episode" else ()
        search(story, *earlier)
    if without != "referrer told":
        tell(story, Told.REFERRER)
    if without == "second person":
        by = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
        return close(story, "early_help", by=by)
    return close(story, "RC8" if without == "reason" else "early_help")


def allocation_ready(without: str = "") -> Decided:
    """Try to allocate a referral that lacks one thing."""
    story = referral()
    if without != "accepted":
        story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    registered = without != "registered"
    return story.send(c.AllocateWorker, MANAGER, worker=WORKER.id, registered_social_worker=registered, team="team-1")


def referral_ready(without: str = "") -> Decided:
    """Try to close a referral that lacks one thing."""
    story = referral()
    if without != "acknowledged":
        story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    if without != "history":
        search(story)
    if without == "answer":
        ask(story)
    if without == "enquiry":
        story.do(c.StartSection47, WORKER, rationale="Significant harm is suspected")
    if without != "referrer told":
        tell(story, Told.REFERRER)
    if without != "family told":
        tell(story, Told.FAMILY)
    if without == "second person":
        return close(story, "referral_nfa", by=c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,)))
    return close(story, "RC7" if without == "reason" else "referral_nfa")


LEFT_OUT: dict[str, dict[str, Any]] = {
    "domain": {"domains": {Domain.CHILD_DEVELOPMENT: "x", Domain.PARENTING_CAPACITY: "x"}},
    "analysis": {"analysis": None},
    "child's views": {"child_views": None},
    "parents' views": {"parent_views": None},
    "risks": {"risk_factors": ()},
    "protection": {"protective_factors": ()},
}


def evidence(without: str) -> Story:
    """An assessment that lacks one piece of evidence."""
    story = assessment()
    if without != "seen":
        see(story, seen_by_registered_social_worker=without != "registered")
    if without != "asked":
        ask(story)
        if without != "answer":
            answer(story)
    if without != "history":
        search(story, *(("E1", "E2") if without == "episode" else ()))
    return story


def submission_ready(without: str = "") -> Decided:
    """Try to hand in an assessment that lacks one thing."""
    story = evidence(without)
    content: dict[str, Any] = {
        "domains": dict.fromkeys(Domain, "x"),
        "analysis": "x",
        "child_views": "x",
        "parent_views": "x",
        **WEIGHED,
        **LEFT_OUT.get(without, {}),
    }
    return story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **content)


def authorisation_ready(without: str = "") -> Decided:
    """Try to authorise an assessment when something is missing that was not when it was handed in."""
    contact = COMPLETE | ({"household": None} if without == "household" else {})
    story = referral(contact)
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    if without != "acknowledged":
        story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    allocate(story)
    see(story)
    ask(story)
    answer(story)
    search(story)
    if without != "submitted":
        submit(story, IN_NEED)
    if without == "answer":
        ask(story, "gp")
    if without == "episode":
        search(story, "E1")
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    return story.send(c.AuthoriseAssessment, author if without == "second person" else MANAGER, decision="Agreed")


def assessed_ready(without: str, outcome: AssessmentOutcome) -> Decided:
    """Try to close an assessed case that lacks one thing."""
    story = authorised(outcome) if without != "authorised" else gathered()
    if without == "answer":
        ask(story, "gp")
    if without == "episode":
        search(story, "E1")
    if without == "enquiry":
        story.do(c.StartSection47, WORKER, rationale="Significant harm is suspected")
    if without != "referrer told":
        tell(story, Told.REFERRER)
    if without != "family told":
        tell(story, Told.FAMILY)
    reason = "RC7" if outcome is IN_NEED or without == "enquiry" else "RC8"
    if without == "reason":
        reason = "RC8" if outcome is IN_NEED else "RC1"
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    return close(story, reason, by=author if without == "second person" else SECOND_MANAGER)


def not_in_need_ready(without: str = "") -> Decided:
    """Try to close a case whose child is not in need."""
    return assessed_ready(without, NOT_IN_NEED)


def plan_ready(without: str = "") -> Decided:
    """Try to close a case on a plan."""
    return assessed_ready(without, IN_NEED)


WHOLE = {"domain_missing", "analysis_missing", "child_views_missing", "parent_views_missing"}
GATE_TABLE: list[tuple[Callable[[str], Decided], str, set[str]]] = [
    (contact_ready, "decision", {"not_ready_to_close", "risk_factors_missing", "protective_factors_missing"}),
    (contact_ready, "address", {"detail_missing"}),
    (contact_ready, "history", {"history_not_searched"}),
    (contact_ready, "episode", {"episode_not_considered"}),
    (contact_ready, "referrer told", {"referrer_not_told"}),
    (contact_ready, "second person", {"second_person_needed"}),
    (contact_ready, "reason", {"reason_not_valid"}),
    (allocation_ready, "accepted", {"referral_not_accepted"}),
    (allocation_ready, "registered", {"worker_not_qualified"}),
    (referral_ready, "acknowledged", {"referrer_not_acknowledged"}),
    (referral_ready, "history", {"history_not_searched"}),
    (referral_ready, "answer", {"agency_unanswered"}),
    (referral_ready, "enquiry", {"section_47_open"}),
    (referral_ready, "referrer told", {"referrer_not_told"}),
    (referral_ready, "family told", {"family_not_told"}),
    (referral_ready, "second person", {"second_person_needed"}),
    (referral_ready, "reason", {"reason_not_valid"}),
    (submission_ready, "seen", {"child_not_seen"}),
    (submission_ready, "registered", {"child_not_seen"}),
    (submission_ready, "asked", {"no_agency_asked"}),
    (submission_ready, "answer", {"agency_unanswered"}),
    (submission_ready, "history", {"history_not_searched"}),
    (submission_ready, "episode", {"episode_not_considered"}),
    (submission_ready, "domain", {"domain_missing"}),
    (submission_ready, "analysis", {"analysis_missing"}),
    (submission_ready, "child's views", {"child_views_missing"}),
    (submission_ready, "parents' views", {"parent_views_missing"}),
    (submission_ready, "risks", {"risk_factors_missing"}),
    (submission_ready, "protection", {"protective_factors_missing"}),
    (authorisation_ready, "submitted", {"assessment_not_submitted", *WHOLE}),
    (authorisation_ready, "household", {"detail_missing"}),
    (authorisation_ready, "acknowledged", {"referrer_not_acknowledged"}),
    (authorisation_ready, "answer", {"agency_unanswered"}),
    (authorisation_ready, "episode", {"episode_not_considered"}),
    (authorisation_ready, "second person", {"second_person_needed"}),
    *(
        (ready, without, found)
        for ready in (not_in_need_ready, plan_ready)
        for without, found in [
            ("answer", {"agency_unanswered"}),
            ("episode", {"episode_not_considered"}),
            ("enquiry", {"section_47_open"}),
            ("referrer told", {"referrer_not_told"}),
            ("family told", {"family_not_told"}),
            ("second person", {"second_person_needed"}),
            ("reason", {"reason_not_valid"}),
        ]
    ),
    (not_in_need_ready, "authorised", {"assessment_not_authorised", "not_ready_to_close"}),
]


@pytest.mark.parametrize(("ready", "without", "found"), GATE_TABLE, ids=[f"{r.__name__}-{w}" for r, w, _ in GATE_TABLE])
def test_a_gate_names_the_one_thing_that_is_missing(
    ready: Callable[[str], Decided], without: str, found: set[str]
) -> None:
    """With everything there but one thing, the step is refused for that thing and recorded as refused."""
    decided = ready(without)
    assert codes(decided) == found
    assert decided.refusal is not None
    assert all(m.text in decided.refusal.message for m in decided.refusal.missing)
    refused = decided.entries[-1].event
    assert isinstance(refused, e.StepRefused)
    assert refused.missing == decided.refusal.missing
    assert decided.case.refusals == 1


@pytest.mark.parametrize(
    "ready",
    [
        contact_ready,
        allocation_ready,
        referral_ready,
        submission_ready,
        authorisation_ready,
        not_in_need_ready,
        plan_ready,
    ],
)
def test_a_gate_opens_when_nothing_is_missing(ready: Callable[[], Decided]) -> None:
    """The same steps with nothing left out succeed, so that each refusal above is due to the thing left out."""
    assert ready().refusal is None


def test_a_decision_must_weigh_risk_and_protection() -> None:
    """Both, not one."""
    story = Story()
    story.receive()
    decided = story.send(
        c.DecideContact, WORKER, outcome=ContactOutcome.REFERRAL, threshold="level-3", rationale="Because"
    )
    assert codes(decided) == {"risk_factors_missing", "protective_factors_missing"}
    assert story.case.decision is None


def test_everything_that_is_missing_is_named_at_once() -> None:
    """One refusal tells the whole list: nobody has to try five times."""
    story = assessment()
    story.do(c.StartSection47, WORKER, rationale="Significant harm is suspected")
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    assert codes(close(story, "RC8", by=author)) == {
        "assessment_not_authorised",
        "not_ready_to_close",
        "child_not_seen",
        "no_agency_asked",
        "history_not_searched",
        "section_47_open",
        "referrer_not_told",
        "family_not_told",
        "second_person_needed",
    }
    bare = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED)
    assert codes(bare) == {
        "child_not_seen",
        "no_agency_asked",
        "history_not_searched",
        "domain_missing",
        "analysis_missing",
        "child_views_missing",
        "parent_views_missing",
        "risk_factors_missing",
        "protective_factors_missing",
    }


def test_what_is_missing_can_be_asked_ahead_of_any_attempt() -> None:
    """The next step and its gaps are known without trying it, and asking leaves no trace."""
    story = gathered()
    step, missing = missing_for_next_step(story.case, story.now)
    assert step == "AuthoriseAssessment"
    assert {m.code for m in missing} == {"assessment_not_submitted", *WHOLE}
    assert view(story.case, story.now).missing == missing
    assert story.case.refusals == 0


def test_each_waiting_agency_and_each_unread_episode_is_named() -> None:
    """Not `something is missing` but what."""
    story = assessment()
    see(story)
    ask(story, "gp")
    ask(story, "police")
    search(story, "E1", "E2", "E3", read=("E2",))
    decided = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED)
    assert decided.refusal is not None
    about = {(m.code, m.about) for m in decided.refusal.missing}
    assert {("agency_unanswered", "gp"), ("agency_unanswered", "police")} <= about
    assert {x for code, x in about if code == "episode_not_considered"} == {"E1", "E3"}


def test_a_manager_may_go_on_without_an_answer() -> None:
    """The waiver counts, with the manager's name on it; asking again opens it again."""
    story = gathered()
    ask(story, "gp")
    story.do(c.WaiveCheck, MANAGER, agency="gp", reason="The surgery has closed for good")
    submit(story, IN_NEED)
    ask(story, "gp")
    assert codes(story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed")) == {"agency_unanswered"}


def test_seeing_the_child_before_the_contact_is_no_evidence() -> None:
    """What was reported today cannot have been seen last week."""
    story = assessment()
    see(story, happened_at=story.now - timedelta(days=7))
    assert "child_not_seen" in codes(story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED))


def test_a_visit_not_alone_must_say_why() -> None:
    """The command itself is malformed without a reason; with one it counts."""
    story = assessment()
    with pytest.raises(ValidationError, match="why_not_alone"):
        see(story, alone=False)
    see(story, alone=False, why_not_alone="A baby of three weeks")
    missing = EVIDENCE[Requirement.CHILD_SEEN_ALONE](story.case, None)
    assert missing == ()


def test_every_requirement_has_evidence_and_every_gate_is_in_the_rules() -> None:
    """No requirement can be asked for that nothing answers, and no gate is empty by accident."""
    assert set(EVIDENCE) == set(Requirement)
    assert set(Story().rules.gates) == GATES
    assert gates.ask(Story().case, "CloseCase", None, None, MONDAY) == ()


# What may be missing from a contact.


def test_an_anonymous_referrer_is_neither_named_nor_told() -> None:
    """Nobody can be chased for a name that was not given."""
    story = Story()
    story.receive(ANONYMOUS)
    assert missing_details(story.case) == ()
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    search(story)
    closed_as(story, "no_further_action")


def test_an_anonymous_referrer_need_not_be_acknowledged() -> None:
    """The assessment is authorised without it."""
    story = referral(ANONYMOUS)
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    allocate(story)
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert story.case.stage is Stage.PLAN


def test_an_unborn_child_has_no_name_sex_or_school_yet() -> None:
    """These are excused until the birth, and then they are missed; the mother is seen instead."""
    story = Story()
    story.receive(UNBORN)
    assert missing_details(story.case) == ()
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    allocate(story)
    refused = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED).refusal
    assert refused is not None
    assert "The mother of the unborn child has not been seen" in refused.message
    born = story.do(c.SupplyDetails, DUTY, details=c.Details(date_of_birth=date(2026, 3, 1)))
    supplied = born.entries[0].event
    assert isinstance(supplied, e.DetailsSupplied)
    assert {m.about for m in supplied.still_missing} == {"child_name", "sex", "ethnicity"}
    assert supplied.still_missing == missing_details(story.case)


def test_a_child_is_born_or_expected_and_never_both() -> None:
    """Whichever is supplied last replaces the other, so that a born child is never excused as unborn."""
    with pytest.raises(ValidationError, match="8525Q"):
        c.Details(date_of_birth=date(2026, 1, 1), expected_date_of_birth=date(2026, 8, 1))
    story = Story()
    story.receive()
    story.do(c.SupplyDetails, DUTY, details=c.Details(expected_date_of_birth=date(2026, 8, 1)))
    assert story.case.contact is not None
    assert story.case.contact.date_of_birth is None
    story.do(c.SupplyDetails, DUTY, details=c.Details(date_of_birth=date(2026, 3, 1)))
    assert story.case.contact.expected_date_of_birth is None


def test_details_that_are_missing_are_named_and_can_be_supplied() -> None:
    """A contact with nothing but its source opens a case and lists what has to be chased."""
    story = Story()
    story.receive({"source": "10"})
    received = story.entries[0].event
    assert isinstance(received, e.ContactReceived)
    assert {m.about for m in received.missing} == set(story.rules.minimum_data)
    given = {name: COMPLETE[name] for name in story.rules.minimum_data}
    story.do(c.SupplyDetails, DUTY, details=c.Details(**given))
    assert missing_details(story.case) == ()


# Who, when, how often.


def test_a_repeated_command_is_answered_as_it_was_the_first_time() -> None:
    """Same id: the first answer, no entries, even after the case has moved on or the clock runs late."""
    story = Story()
    story.receive()
    command = story.make(
        c.DecideContact,
        WORKER,
        outcome=ContactOutcome.REFERRAL,
        threshold="level-3",
        rationale="As weighed",
        **WEIGHED,
    )
    first = decide(story.case, command, story.now)
    again = decide(first.case, command, story.now + timedelta(days=3))
    assert first.refusal is None
    assert again.answer == first.answer
    assert again.entries == ()
    assert again.case == first.case
    assert check(first.case, command, story.now) is None


def test_a_repeated_refusal_is_the_same_refusal() -> None:
    """A gate's answer is given again with what was missing then, and the attempt is counted once."""
    story = assessment()
    command = story.make(c.SubmitAssessment, WORKER, outcome=IN_NEED)
    first = decide(story.case, command, story.now)
    see(story)
    again = decide(first.case, command, story.now)
    assert first.refusal is not None
    assert again.refusal is not None
    assert again.refusal.missing == first.refusal.missing
    assert again.answer == first.answer
    assert again.entries == ()
    assert again.case.refusals == 1


def test_a_refusal_that_leaves_no_trace_may_be_tried_again_under_the_same_id() -> None:
    """Turned down as stale is not an answer to remember."""
    story = Story()
    story.receive()
    stale = story.make(c.AcknowledgeReferrer, DUTY, how="mail", expected_version=0)
    refused = decide(story.case, stale, story.now)
    assert refused.refusal is not None
    assert refused.case == story.case
    right = stale.model_copy(update={"expected_version": story.case.version})
    assert decide(story.case, right, story.now).refusal is None


def test_a_command_that_was_made_on_an_older_version_is_stale() -> None:
    """Both versions are named; the right one passes."""
    story = Story()
    story.receive()
    seen = story.case.version
    story.do(c.AcknowledgeReferrer, DUTY, how="mail", expected_version=seen)
    refusal = story.send(c.AcknowledgeReferrer, DUTY, how="telephone", expected_version=seen).refusal
    assert refusal is not None
    assert refusal.code == "stale_version"
    assert f"version {story.case.version}, not {seen}" in refusal.message


FIELDS: dict[type[c.Command], dict[str, Any]] = {
    c.SupplyDetails: {"details": c.Details(school="Invented Primary")},
    c.DecideContact: {"outcome": ContactOutcome.EARLY_HELP, "threshold": "level-2", "rationale": "x"},
    c.AcceptReferral: {"rationale": "x"},
    c.AcknowledgeReferrer: {"how": "x"},
    c.AllocateWorker: {"worker": "worker-1", "registered_social_worker": True, "team": "team-1"},
    c.RecordChildSeen: {"seen_by": "worker-1", "seen_by_registered_social_worker": True, "alone": True},
    c.RequestCheck: {"agency": "gp", "purpose": "x"},
    c.RecordCheckReply: {"agency": "gp", "answer": "x"},
    c.WaiveCheck: {"agency": "gp", "reason": "x"},
    c.ConsiderHistory: {},
    c.StartSection47: {"rationale": "x"},
    c.ConcludeSection47: {"outcome": ConferenceOutcome.HELD, "rationale": "x"},
    c.SubmitAssessment: {"outcome": IN_NEED},
    c.ReturnAssessment: {"reason": "x"},
    c.AuthoriseAssessment: {"decision": "x"},
    c.TellOutcome: {"told": Told.FAMILY, "how": "x"},
    c.RecordSupervision: {"decision": "x"},
    c.AcknowledgeAlert: {"alert": "x#1", "action": "x", "until": MONDAY + timedelta(days=1)},
    c.CloseCase: {"reason": "RC7", "summary": "x"},
}


def at_stage(stage: Stage) -> Story:
    """A case at a stage."""
    if stage is Stage.CONTACT:
        story = Story()
        story.receive()
        return story
    if stage is Stage.CLOSED:
        story = authorised(NOT_IN_NEED)
        tell(story, Told.REFERRER)
        tell(story, Told.FAMILY)
        assert close(story, "RC8").refusal is None
        return story
    if stage is Stage.REFERRAL:
        return referral()
    return assessment() if stage is Stage.ASSESSMENT else authorised()


@pytest.mark.parametrize("stage", list(Stage))
def test_a_command_is_taken_only_at_its_stages_and_leaves_no_trace_elsewhere(stage: Stage) -> None:
    """Every command at every stage, against the table."""
    story = at_stage(stage)
    for kind in c.COMMANDS:
        command = story.make(kind, c.Actor(id="anyone", roles=tuple(Role)[:8]), **FIELDS[kind])
        refusal = check(story.case, command, story.now)
        wrong = refusal is not None and refusal.code == "wrong_stage"
        assert wrong == (stage not in STEP_OF[kind].stages), kind.__name__
        if wrong:
            assert decide(story.case, command, story.now).entries == ()


@pytest.mark.parametrize("kind", c.COMMANDS)
def test_a_command_is_taken_only_from_its_roles_and_leaves_no_trace_otherwise(kind: type[c.Command]) -> None:
    """Every role alone, against the table; the refusal says who may."""
    step = STEP_OF[kind]
    story = at_stage(min(step.stages))
    for role in Role:
        command = story.make(kind, c.Actor(id="anyone", roles=(role,)), **FIELDS[kind])
        refusal = check(story.case, command, story.now)
        turned_down = refusal is not None and refusal.code == "not_authorised"
        assert turned_down == (role not in step.roles)
        if turned_down and refusal:
            assert all(r.replace("_", " ") in refusal.message for r in step.roles)
            assert decide(story.case, command, story.now).case == story.case


def test_the_table_has_every_command_once() -> None:
    """Nothing can be sent that the table does not know."""
    assert len(STEPS) == len(STEP_OF) == len(c.COMMANDS) + 2
    assert set(FIELDS) == set(c.COMMANDS)


def test_an_opening_by_somebody_without_a_role_for_it_opens_nothing() -> None:
    """The allocated worker of a ladder is nobody's role."""
    nobody = c.Actor(id="nobody", roles=(Role.ALLOCATED_WORKER,))
    story = Story()
    refusal = story.receive(actor=nobody).refusal
    assert refusal is not None
    assert refusal.code == "not_authorised"
    assert story.case.version == 0


@pytest.mark.parametrize("ahead", [timedelta(minutes=6), timedelta(days=365)])
def test_a_command_from_the_future_is_malformed(ahead: timedelta) -> None:
    """Beyond the skew of two clocks, nothing can have been received that is yet to come."""
    story = Story()
    later = story.now + ahead
    opening = story.receive(received_at=later, happened_at=later)
    assert opening.refusal is not None
    assert opening.refusal.code == "malformed"
    story.receive()
    refusal = story.send(c.AcknowledgeReferrer, DUTY, how="mail", received_at=later).refusal
    assert refusal is not None
    assert refusal.code == "malformed"


def test_a_clock_a_little_fast_is_forgiven() -> None:
    """Five minutes are the skew that is allowed."""
    story = Story()
    assert story.receive(received_at=story.now + CLOCK_SKEW).refusal is None


def test_nobody_is_told_before_a_thing_has_happened() -> None:
    """A command whose times are the wrong way round is not a command."""
    with pytest.raises(ValidationError, match="before a thing has happened"):
        Story().receive(happened_at=MONDAY + timedelta(hours=1))


def test_an_instant_without_a_time_zone_is_no_instant() -> None:
    """No zone is guessed."""
    with pytest.raises(ValidationError, match="timezone"):
        Story().receive(received_at=datetime(2026, 3, 2, 10))  # noqa: DTZ001 - the mistake under test


NONSENSE: list[tuple[Callable[[], Story], type[c.Command], dict[str, Any], str]] = [
    (lambda: at_stage(Stage.CONTACT), c.DecideContact, {"threshold": "level-9"}, "level-9"),
    (assessment, c.RecordCheckReply, {}, "has not been asked"),
    (assessment, c.WaiveCheck, {}, "has not been asked"),
    (assessment, c.ConcludeSection47, {}, "No section 47 enquiry"),
    (assessment, c.ReturnAssessment, {}, "No assessment is waiting"),
    (assessment, c.AcknowledgeAlert, {}, "There is no alert"),
    (lambda: authorised(NOT_IN_NEED), c.SubmitAssessment, {}, "authorised already"),
    (lambda: authorised(NOT_IN_NEED), c.ReturnAssessment, {}, "No assessment is waiting"),
]


@pytest.mark.parametrize(
    ("begin", "kind", "fields", "words"), NONSENSE, ids=[f"{k.__name__}-{w}" for _, k, _, w in NONSENSE]
)
def test_nonsense_for_this_case_is_refused_and_leaves_no_trace(
    begin: Callable[[], Story], kind: type[c.Command], fields: dict[str, Any], words: str
) -> None:
    """A well-formed command that makes no sense here."""
    story = begin()
    before = story.case
    by = c.Actor(id="manager-3", roles=(Role.TEAM_MANAGER,))
    decided = story.send(kind, by, **(FIELDS[kind] | fields))
    assert decided.refusal is not None
    assert decided.refusal.code == "malformed"
    assert words in decided.refusal.message
    assert decided.case == before


def test_what_has_been_done_already_is_not_done_twice() -> None:
    """An accepted referral, an agency that owes an answer, an enquiry that is open."""
    story = referral()
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    ask(story, "gp")
    story.do(c.StartSection47, WORKER, rationale="x")
    for kind in (c.AcceptReferral, c.RequestCheck, c.StartSection47):
        refusal = story.send(kind, WORKER, **FIELDS[kind]).refusal
        assert refusal is not None, kind
        assert refusal.code == "malformed"
        assert "already" in refusal.message


# Alerts.


def late_decision() -> Story:
    """A contact that nobody decided until the day after it was due."""
    story = Story()
    story.receive()
    story.wait_until(at("2026-03-03 17:00"))
    return story


def acknowledge(story: Story, until: str) -> Decided:
    """The manager takes the late decision on."""
    return story.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="I decide it", until=at(until))


def rungs(story: Story) -> list[tuple[int, datetime, str]]:
    """The rungs of the late decision, when and why."""
    reached = story.events(e.RungReached)
    return [(x.rung, x.moment, x.why) for x in reached if x.clock == "contact_decision"]


def test_a_breach_climbs_the_ladder_until_somebody_takes_it_on() -> None:
    """Team manager at once, service manager after four office hours, head after two days, director after five."""
    story = late_decision()
    story.wait_until(at("2026-03-20 17:00"))
    assert rungs(story) == [
        (0, at("2026-03-03 17:00"), "breached"),
        (1, at("2026-03-04 13:00"), "unacknowledged"),
        (2, at("2026-03-05 17:00"), "unacknowledged"),
        (3, at("2026-03-10 17:00"), "unacknowledged"),
    ]
    assert [n.roles for n in story.case.notices if n.rung is not None] == [
        (Role.TEAM_MANAGER,),
        (Role.SERVICE_MANAGER,),
        (Role.HEAD_OF_SERVICE,),
        (Role.DIRECTOR,),
    ]


def test_an_acknowledged_alert_is_quiet_until_its_time_and_the_limit_runs_on() -> None:
    """Then the one who promised is told, and the ladder goes on where it stood."""
    story = late_decision()
    acknowledge(story, "2026-03-05 12:00")
    story.wait_until(at("2026-03-05 11:59"))
    assert len(rungs(story)) == 1
    clock = story.case.clock("contact_decision")
    assert clock is not None
    assert clock.running
    story.wait_until(at("2026-03-05 12:00"))
    lapsed = story.events(e.AcknowledgementLapsed)
    assert [(x.by, x.until) for x in lapsed] == [(MANAGER.id, at("2026-03-05 12:00"))]
    assert any(n.person == MANAGER.id for n in story.case.notices)
    assert rungs(story)[1] == (1, at("2026-03-05 12:00"), "acknowledgement lapsed")


def test_an_alert_that_reached_nobody_climbs_at_once() -> None:
    """Sent is not told: the next rung is told at the moment of the failure, not four hours later."""
    story = late_decision()
    story.wait(minutes=5)
    story.fail("contact_decision#1/rung0")
    story.tick()
    assert rungs(story)[1] == (1, at("2026-03-03 17:05"), "not delivered")
    assert story.case.undelivered == ("contact_decision#1/rung0",)
    story.deliver("contact_decision#1/rung1")
    assert [n.key for n in story.case.notices] == ["contact_decision#1/warning0"]
    assert story.deliver("contact_decision#1/rung1").entries == (), "a repeated delivery is not news"


def test_the_work_being_done_ends_the_alert_and_keeps_the_breach() -> None:
    """What was late stays late; nobody is told any more."""
    story = late_decision()
    settle(story, ContactOutcome.EARLY_HELP)
    alert = story.case.alerts[0]
    assert alert.resolved
    clock = story.case.clock("contact_decision")
    assert clock is not None
    assert (clock.breached, clock.late, clock.state) == (True, True, ClockState.MET)
    refusal = story.send(c.AcknowledgeAlert, MANAGER, alert=alert.id, action="x", until=story.now).refusal
    assert refusal is not None
    assert "resolved" in refusal.message
    story.wait(days=1)
    assert len(rungs(story)) == 1


def test_work_done_in_time_but_recorded_late_does_not_erase_the_breach() -> None:
    """The record shows both: that the engine saw the limit pass, and that the work had been done before."""
    story = late_decision()
    story.wait(hours=1)
    settle(story, ContactOutcome.EARLY_HELP, happened_at=at("2026-03-03 16:00"))
    clock = story.case.clock("contact_decision")
    assert clock is not None
    assert (clock.breached, clock.late) == (True, False)
    assert story.case.breaches == 1


def test_work_recorded_late_while_no_timer_ran_is_still_a_breach() -> None:
    """An outage hides nothing: the command itself records that the limit had passed."""
    story = Story()
    story.receive()
    story.now = at("2026-03-04 10:00")
    command = story.make(
        c.DecideContact, WORKER, outcome=ContactOutcome.EARLY_HELP, threshold="level-2", rationale="x", **WEIGHED
    )
    case = decide(story.case, command, story.now).case
    clock = case.clock("contact_decision")
    assert clock is not None
    assert (clock.breached, clock.late) == (True, True)
    assert case.breaches == 1


def test_closing_ends_what_still_runs_and_keeps_its_breaches() -> None:
    """A limit that had passed is breached even if the case closes in the same moment."""
    story = authorised(IN_NEED)
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    story.now += timedelta(days=60)
    command = story.make(c.CloseCase, SECOND_MANAGER, reason="RC7", summary="x")
    case = decide(story.case, command, story.now).case
    clock = case.clock("supervision")
    assert clock is not None
    assert (clock.state, clock.breached) == (ClockState.ENDED, True)


def test_cancelling_a_case_is_recorded_and_not_obeyed() -> None:
    """A case ends at its closing gate."""
    story = referral()
    noted = note_cancellation(story.case, "terminated by hand", story.now)
    assert isinstance(noted.entries[0].event, e.CancellationIgnored)
    assert noted.case.open
    assert noted.case.clocks == story.case.clocks


# Cases that were open when the council went live.

TAKEN_OVER: list[tuple[str, dict[str, Any], Stage, set[str]]] = [
    (
        "referral",
        {},
        Stage.REFERRAL,
        {"assessment", "child_seen", "allocation", "supervision"},
    ),
    (
        "assessment",
        {"assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4)),)},
        Stage.ASSESSMENT,
        {"assessment", "child_seen", "supervision"},
    ),
    (
        "enquiry",
        {
            "assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4)),),
            "section_47": (c.AdoptedSection47(started_on=date(2025, 12, 1)),),
        },
        Stage.ASSESSMENT,
        {"assessment", "child_seen", "supervision", "initial_conference"},
    ),
    (
        "plan",
        {"assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4), authorised_on=date(2025, 12, 9)),)},
        Stage.PLAN,
        {"supervision"},
    ),
    ("on a plan", {"on_plan": True}, Stage.PLAN, {"supervision"}),
]


@pytest.mark.parametrize(("fields", "stage", "limits"), [x[1:] for x in TAKEN_OVER], ids=[x[0] for x in TAKEN_OVER])
def test_a_case_is_taken_over_at_the_stage_that_its_dates_show(
    fields: dict[str, Any], stage: Stage, limits: set[str]
) -> None:
    """What was late already is recorded as such, told to nobody, and climbs no ladder; the rest begins to run."""
    story = Story()
    story.adopt(date(2025, 11, 3), **fields)
    assert story.case.stage is stage
    assert {x.key for x in story.case.clocks} == limits
    late = limits & {"assessment", "initial_conference"}
    breaches = story.events(e.LimitBreached)
    assert {x.clock for x in breaches} == late
    assert all(x.adopted for x in breaches)
    story.tick()
    assert story.case.alerts == ()
    assert story.case.notices == ()
    story.wait(hours=1)
    assert not any(x.clock in late for x in story.events(e.RungReached))
    assert story.case.breaches == len(late)
    assert fold(story.case.id, story.rules, story.calendar, story.entries) == story.case


def test_a_case_taken_over_in_time_is_chased_like_any_other() -> None:
    """Only what was late before is forgiven its alerts."""
    story = Story()
    story.adopt(date(2026, 2, 23))
    story.wait_until(at("2026-03-09 17:00"))
    assert {x.clock for x in story.events(e.LimitBreached) if not x.adopted} == {"allocation", "child_seen"}
    assert {x.clock for x in story.events(e.RungReached)} == {"allocation", "child_seen"}


def test_a_late_limit_of_a_case_taken_over_is_met_late_when_the_work_is_done() -> None:
    """And counted as one breach, not two."""
    story = Story()
    story.adopt(date(2025, 11, 3), assessments=(c.AdoptedAssessment(started_on=date(2025, 11, 4)),))
    gather(story)
    submit(story, IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    clock = story.case.clock("assessment")
    assert clock is not None
    assert (clock.state, clock.late, clock.breached) == (ClockState.MET, True, True)
    assert len([x for x in story.events(e.LimitBreached) if x.clock == "assessment"]) == 1


def gather(story: Story) -> None:
    """What a case taken over still lacks: details, a visit, an agency, the history, everybody told."""
    given = {k: v for k, v in COMPLETE.items() if k != "source"}
    story.do(c.SupplyDetails, DUTY, details=c.Details(**given))
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    see(story)
    ask(story)
    answer(story)
    search(story)
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "referral_nfa"),
        ({"on_plan": True}, "RC7"),
        (
            {"assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4), authorised_on=date(2025, 12, 9)),)},
            "RC7",
        ),
    ],
    ids=["referral", "on a plan", "assessed"],
)
def test_a_case_taken_over_is_closed_once_its_factors_are_weighed(fields: dict[str, Any], reason: str) -> None:
    """What was weighed before the take-over is not known here; whoever closes the case weighs it."""
    story = Story()
    story.adopt(date(2025, 11, 3), **fields)
    gather(story)
    assert codes(close(story, reason)) == {"risk_factors_missing", "protective_factors_missing"}
    closed_as(story, reason, **WEIGHED)


def test_no_earlier_episode_of_a_case_taken_over_is_lost() -> None:
    """All that the census return names must be read."""
    episodes = tuple(f"E{n}" for n in range(200))
    story = Story()
    story.adopt(date(2025, 11, 3), earlier_episodes=episodes)
    assert story.case.episodes == episodes


def test_a_referral_that_is_yet_to_come_cannot_be_taken_over() -> None:
    """A date in the future is a mistake in the census return, not a limit that has time."""
    story = Story()
    refusal = story.adopt(date(2026, 3, 3)).refusal
    assert refusal is not None
    assert refusal.code == "malformed"


def test_the_engine_remembers_only_so_many_answers() -> None:
    """The oldest go first; the case itself is unaffected."""
    story = Story()
    story.receive()
    first = story.entries[0].command
    for _ in range(KEPT_ANSWERS):
        story.do(c.SupplyDetails, SYSTEM, details=c.Details(school="Invented Primary"))
    assert len(story.case.answers) == KEPT_ANSWERS
    assert first not in story.case.answers


def test_a_requirement_of_the_policys_own_is_asked_for() -> None:
    """Gates come from the rules that the case lives by, not from the code."""
    gates = dict(Story().rules.gates)
    gates["decide_contact"] = (*gates["decide_contact"], Requirement.HISTORY_CONSIDERED)
    story = Story(rules=adjusted(gates=gates))
    story.receive()
    decided = story.send(
        c.DecideContact, WORKER, outcome=ContactOutcome.EARLY_HELP, threshold="level-2", rationale="x", **WEIGHED
    )
    assert codes(decided) == {"history_not_searched"}
