"""Cases that are ready for each gate, but for the one thing that is left out."""

from typing import Any

from practice import commands as c
from practice.decide import Decided
from practice.rules import AgencyRule
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
    RULES,
    SECOND_MANAGER,
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
    "authorise_assessment": ("key_data", "overruns_seen", "factors_identified", "worker_allocated"),
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
    if without == "worker":
        story.do(c.TransferTeam, MANAGER, team="team-2", reason="The family has moved")
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
