"""Gates: for each, a case that has everything but one thing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pydantic import ValidationError

from practice import commands as c
from practice import events as e
from practice import gates
from practice.decide import Decided
from practice.evidence import EVIDENCE
from practice.gates import missing_for_next_step
from practice.stages import GATES
from practice.view import view
from practice.vocabulary import (
    ContactOutcome,
    Requirement,
    Role,
)
from tests.practice.builders import (
    MANAGER,
    MONDAY,
    WEIGHED,
    WORKER,
    Story,
    adjusted,
    ask,
    assessment,
    close,
    gathered,
    lacks,
    search,
    see,
    submit,
)
from tests.practice.ready import (
    IN_NEED,
    STRICT,
    WHOLE,
    agreement_ready,
    allocation_ready,
    authorisation_ready,
    contact_ready,
    death_ready,
    not_in_need_ready,
    plan_ready,
    referral_ready,
    submission_ready,
)

GATE_TABLE: list[tuple[Callable[[str], Decided], str, set[str]]] = [
    (contact_ready, "decision", {"not_ready_to_close", "risk_factors_missing", "protective_factors_missing"}),
    (contact_ready, "address", {"detail_missing"}),
    (contact_ready, "history", {"history_not_searched"}),
    (contact_ready, "episode", {"episode_not_considered"}),
    (contact_ready, "referrer told", {"referrer_not_told"}),
    (contact_ready, "second person", {"second_person_needed"}),
    (contact_ready, "reason", {"reason_not_valid"}),
    (contact_ready, "screening", {"domestic_abuse_not_screened"}),
    (contact_ready, "step-down", {"step_down_not_accepted"}),
    (allocation_ready, "accepted", {"referral_not_accepted"}),
    (allocation_ready, "registered", {"worker_not_qualified"}),
    (allocation_ready, "caseload", {"caseload_unknown"}),
    (referral_ready, "acknowledged", {"referrer_not_acknowledged"}),
    (referral_ready, "history", {"history_not_searched"}),
    (referral_ready, "answer", {"agency_unanswered"}),
    (referral_ready, "enquiry", {"section_47_open"}),
    (referral_ready, "referrer told", {"referrer_not_told"}),
    (referral_ready, "family told", {"family_not_told"}),
    (referral_ready, "second person", {"second_person_needed"}),
    (referral_ready, "reason", {"reason_not_valid"}),
    (referral_ready, "further", {"further_contact_undecided"}),
    (referral_ready, "missing", {"child_missing"}),
    (referral_ready, "whereabouts", {"whereabouts_unknown"}),
    (referral_ready, "screening", {"domestic_abuse_not_screened"}),
    (submission_ready, "seen", {"child_not_seen"}),
    (submission_ready, "registered", {"child_not_seen"}),
    (submission_ready, "asked", {"no_agency_asked", "agency_not_asked"}),
    (submission_ready, "answer", {"agency_unanswered"}),
    (submission_ready, "history", {"history_not_searched"}),
    (submission_ready, "episode", {"episode_not_considered"}),
    (submission_ready, "domain", {"domain_missing"}),
    (submission_ready, "analysis", {"analysis_missing"}),
    (submission_ready, "child's views", {"child_views_missing"}),
    (submission_ready, "parents' views", {"parent_views_missing"}),
    (submission_ready, "risks", {"risk_factors_missing"}),
    (submission_ready, "protection", {"protective_factors_missing"}),
    (submission_ready, "factors", {"factors_not_identified"}),
    (authorisation_ready, "submitted", {"assessment_not_submitted", *WHOLE}),
    (authorisation_ready, "household", {"detail_missing"}),
    (authorisation_ready, "acknowledged", {"referrer_not_acknowledged"}),
    (authorisation_ready, "answer", {"agency_unanswered"}),
    (authorisation_ready, "episode", {"episode_not_considered"}),
    (authorisation_ready, "second person", {"second_person_needed"}),
    (authorisation_ready, "worker", {"worker_not_allocated"}),
    (authorisation_ready, "ethnicity", {"ethnicity_not_obtained"}),
    (authorisation_ready, "disability", {"disability_not_recorded"}),
    (authorisation_ready, "overrun", {"overrun_not_explained"}),
    (authorisation_ready, "overrun seen", {"overrun_not_seen"}),
    (agreement_ready, "actions", {"plan_empty"}),
    (agreement_ready, "owner", {"plan_owner_missing"}),
    (agreement_ready, "due_on", {"plan_due_on_missing"}),
    (agreement_ready, "outcome", {"plan_outcome_missing"}),
    (agreement_ready, "measure", {"plan_measure_missing"}),
    (agreement_ready, "review", {"plan_review_missing"}),
    (death_ready, "incident", {"serious_incident_undecided"}),
    (death_ready, "answer", {"agency_unanswered"}),
    (death_ready, "enquiry", {"section_47_open"}),
    (death_ready, "second person", {"second_person_needed"}),
    (death_ready, "reason", {"reason_not_valid"}),
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
            ("ethnicity", {"ethnicity_not_obtained"}),
            ("further", {"further_contact_undecided"}),
            ("missing", {"child_missing"}),
            ("whereabouts", {"whereabouts_unknown"}),
            ("transfer", {"transfer_not_accepted"}),
            ("step-down", {"step_down_not_accepted"}),
        ]
    ),
    (not_in_need_ready, "authorised", {"assessment_not_authorised", "not_ready_to_close"}),
    (plan_ready, "plan", {"plan_not_agreed"}),
    (plan_ready, "review", {"plan_not_reviewed"}),
]


@pytest.mark.parametrize(("ready", "without", "found"), GATE_TABLE, ids=[f"{r.__name__}-{w}" for r, w, _ in GATE_TABLE])
def test_a_gate_names_the_one_thing_that_is_missing(
    ready: Callable[[str], Decided], without: str, found: set[str]
) -> None:
    """With everything there but one thing, the step is refused for that thing and recorded as refused."""
    decided = ready(without)
    assert lacks(decided) == found
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
        agreement_ready,
        death_ready,
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
    assert lacks(decided) == {"risk_factors_missing", "protective_factors_missing"}
    assert story.case.decision is None


def test_everything_that_is_missing_is_named_at_once() -> None:
    """One refusal tells the whole list: nobody has to try five times."""
    story = assessment(rules=STRICT)
    story.do(c.StartSection47, WORKER, rationale="Significant harm is suspected")
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    assert lacks(close(story, "RC8", by=author)) == {
        "assessment_not_authorised",
        "not_ready_to_close",
        "child_not_seen",
        "no_agency_asked",
        "agency_not_asked",
        "history_not_searched",
        "section_47_open",
        "referrer_not_told",
        "family_not_told",
        "second_person_needed",
    }
    bare = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED)
    assert lacks(bare) == {
        "child_not_seen",
        "no_agency_asked",
        "agency_not_asked",
        "history_not_searched",
        "domain_missing",
        "analysis_missing",
        "child_views_missing",
        "parent_views_missing",
        "risk_factors_missing",
        "protective_factors_missing",
        "factors_not_identified",
    }


def test_what_is_missing_can_be_asked_ahead_of_any_attempt() -> None:
    """The next step and its gaps are known without trying it, and asking leaves no trace."""
    story = gathered(rules=STRICT)
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
    assert lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed")) == {"agency_unanswered"}


def test_seeing_the_child_before_the_contact_is_no_evidence() -> None:
    """What was reported today cannot have been seen last week."""
    story = assessment()
    see(story, happened_at=story.now - timedelta(days=7))
    assert "child_not_seen" in lacks(story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED))


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
    assert gates.ask(Story().case, "CloseCase", None, MONDAY) == ()


def test_a_requirement_of_the_policys_own_is_asked_for() -> None:
    """Gates come from the rules that the case lives by, not from the code."""
    gates = dict(Story().rules.gates)
    gates["decide_contact"] = (*gates["decide_contact"], Requirement.HISTORY_CONSIDERED)
    story = Story(rules=adjusted(gates=gates))
    story.receive()
    decided = story.send(
        c.DecideContact, WORKER, outcome=ContactOutcome.EARLY_HELP, threshold="level-2", rationale="x", **WEIGHED
    )
    assert lacks(decided) == {"history_not_searched"}
