"""Gates: for each, a case that has everything but one thing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from practice import commands as c
from practice import events as e
from practice import gates
from practice.decide import Decided
from practice.evidence import EVIDENCE
from practice.gates import missing_for_next_step
from practice.rules import AgencyRule
from practice.stages import GATES
from practice.view import view
from practice.vocabulary import (
    AssessmentOutcome,
    ContactOutcome,
    Domain,
    PlanDecision,
    Requirement,
    Role,
    Stage,
    Told,
)
from tests.practice.builders import (
    AGREED,
    ALLOCATED,
    ASSESSED,
    COMPLETE,
    DUTY,
    MANAGER,
    MEASURABLE,
    MONDAY,
    RULES,
    SECOND_MANAGER,
    WEIGHED,
    WORKER,
    Story,
    adjusted,
    agree_plan,
    allocate,
    answer,
    ask,
    assessment,
    at,
    authorise,
    authorised,
    close,
    gathered,
    lacks,
    referral,
    review_plan,
    search,
    see,
    settle,
    step_down,
    submit,
    tell,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


CLOSING = (
    "key_data",
    "overruns_seen",
    "further_contacts_decided",
    "step_down_accepted",
    "transfer_accepted",
    "whereabouts_known",
)
MORE: dict[str, tuple[str, ...]] = {
    "decide_contact": ("domestic_abuse_screened",),
    "close_contact": ("domestic_abuse_screened", "step_down_accepted"),
    "allocate": ("workload_within_limit",),
    "close_referral": ("further_contacts_decided", "whereabouts_known", "domestic_abuse_screened"),
    "submit_assessment": ("factors_identified",),
    "authorise_assessment": ("key_data", "overruns_seen", "factors_identified"),
    "close_assessment": CLOSING,
    "close_plan": (*CLOSING, "plan_agreed", "plan_reviewed"),
}
"""What any edition since 2013 must ask for; written out here so that the evidence is tested whatever the files say."""
STRICT = adjusted(
    caseload_limit=18,
    agencies=(AgencyRule(agency="school", from_age=5, below_age=16),),
    gates={
        gate: tuple(dict.fromkeys((*needs, *map(Requirement, MORE.get(gate, ())))))
        for gate, needs in RULES.gates.items()
    },
    clocks=tuple(x.model_copy(update={"overrun_reason": x.name == "assessment"}) for x in RULES.clocks),
)


def contact_ready(without: str = "") -> Decided:
    """Try to close a decided contact that lacks one thing."""
    story = Story(rules=STRICT)
    story.receive(COMPLETE | ({"address": None} if without == "address" else {}))
    if without != "decision":
        settle(story, ContactOutcome.EARLY_HELP)
    if without == "screening":
        story.do(c.SupplyDetails, DUTY, details=c.Details(domestic_abuse=True))
    if without != "step-down":
        step_down(story)
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
    story = referral(rules=STRICT)
    if without != "accepted":
        story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    lacking: dict[str, dict[str, Any]] = {
        "registered": {"registered_social_worker": False},
        "caseload": {"open_cases": None},
    }
    return story.send(c.AllocateWorker, MANAGER, **(ALLOCATED | lacking.get(without, {})))


def referral_ready(without: str = "") -> Decided:
    """Try to close a referral that lacks one thing."""
    story = referral(rules=STRICT)
    happen(story, without)
    if without != "acknowledged":
        story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    if without != "history":
        search(story)
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
    "factors": {"factors": ()},
}


def evidence(without: str) -> Story:
    """An assessment that lacks one piece of evidence."""
    story = assessment(rules=STRICT)
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
    content = ASSESSED | LEFT_OUT.get(without, {})
    return story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **content)


def authorisation_ready(without: str = "") -> Decided:
    """Try to authorise an assessment when something is missing that was not when it was handed in."""
    story = referral(COMPLETE | UNKNOWN.get(without, {}), rules=STRICT)
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
    if without in {"overrun", "overrun seen"}:
        story.wait_until(at("2026-05-11 10:00"))
    if without == "overrun seen":
        story.do(c.ExplainOverrun, WORKER, limit="assessment", reason="The father came back late")
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    return story.send(c.AuthoriseAssessment, author if without == "second person" else MANAGER, decision="Agreed")


def happen(story: Story, what: str) -> None:
    """Something comes to light that must be dealt with before the case is closed."""
    happened: dict[str, tuple[type[c.Command], dict[str, Any]]] = {
        "answer": (c.RequestCheck, {"agency": "gp", "purpose": "x"}),
        "enquiry": (c.StartSection47, {"rationale": "Significant harm is suspected"}),
        "missing": (c.RecordMissing, {"reported_to_police": True, "circumstances": "x"}),
        "whereabouts": (c.RecordMove, {"whereabouts_known": False, "how_known": "x"}),
        "transfer": (c.RecordMove, {"authority": "northshire", "whereabouts_known": True, "how_known": "x"}),
        "further": (c.RecordFurtherContact, {"source": "6", "concern": "x"}),
        "screening": (c.SupplyDetails, {"details": c.Details(domestic_abuse=True)}),
        "ethnicity": (c.SupplyDetails, {"details": c.Details(ethnicity="NOBT")}),
    }
    if what in happened:
        kind, fields = happened[what]
        story.do(kind, WORKER, **fields)
    if what == "episode":
        search(story, "E1")


def assessed_ready(without: str, outcome: AssessmentOutcome) -> Decided:
    """Try to close an assessed case that lacks one thing."""
    story = gathered(rules=STRICT)
    if without != "authorised":
        submit(story, outcome)
        authorise(story)
    if story.case.stage is Stage.PLAN and without != "plan":
        agree_plan(story)
        if without != "review":
            review_plan(story, PlanDecision.STEP_DOWN if without == "step-down" else PlanDecision.END)
    happen(story, without)
    if without != "referrer told":
        tell(story, Told.REFERRER)
    if without != "family told":
        tell(story, Told.FAMILY)
    reason = "RC7" if outcome is IN_NEED or without == "enquiry" else "RC8"
    if without == "step-down" and outcome is NOT_IN_NEED:
        reason = "RC9"
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


def agreement_ready(without: str = "") -> Decided:
    """Try to agree a plan that lacks one thing."""
    story = authorised()
    action = MEASURABLE.model_copy(update={without: None} if without in c.PlanAction.model_fields else {})
    plan = AGREED | {"actions": () if without == "actions" else (action,)}
    return story.send(c.AgreePlan, WORKER, **(plan | ({"review_on": None} if without == "review" else {})))


def death_ready(without: str = "") -> Decided:
    """Try to close the case of a child who died, which lacks one thing."""
    story = assessment(rules=STRICT)
    story.do(c.RecordDeath, WORKER, circumstances="An accident on the road")
    if without != "incident":
        story.do(c.DecideSeriousIncident, MANAGER, notified=True, rationale="Abuse is suspected")
    happen(story, without)
    author = c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,))
    return close(
        story, "RC7" if without == "reason" else "RC2", by=author if without == "second person" else SECOND_MANAGER
    )


UNKNOWN: dict[str, dict[str, Any]] = {
    "household": {"household": None},
    "ethnicity": {"ethnicity": "NOBT"},
    "disability": {"disabilities": None},
}
WHOLE = {
    "domain_missing",
    "analysis_missing",
    "child_views_missing",
    "parent_views_missing",
    "factors_not_identified",
}
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
    assert gates.ask(Story().case, "CloseCase", None, None, MONDAY) == ()


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
