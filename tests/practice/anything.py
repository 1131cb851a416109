"""Whom and what the generated stories draw from: people, contacts, fields, and what helps against each gap."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from practice import commands as c
from practice import events as e
from practice.calendar import NonWorkingDay
from practice.rules import Allowance, Confidence, Extension, Source, Unit
from practice.vocabulary import (
    AbuseRisk,
    AssessmentKind,
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    FurtherResponse,
    NotDelivered,
    PlanDecision,
    Requirement,
    Role,
    Told,
)
from tests.practice.builders import (
    AGREED,
    ALLOCATED,
    ANONYMOUS,
    ASSESSED,
    BOOK,
    COMPLETE,
    DUTY,
    MANAGER,
    MEASURABLE,
    MONDAY,
    RULES,
    SECOND_MANAGER,
    UNBORN,
    WEIGHED,
    WORKER,
    adjusted,
    with_limits,
)

ANYONE = (DUTY, WORKER, MANAGER, SECOND_MANAGER, c.Actor(id="worker-1", roles=(Role.TEAM_MANAGER,)))
"""The last one is the author of the assessment under another hat."""
CLOSERS = (MANAGER, SECOND_MANAGER, c.Actor(id=WORKER.id, roles=(Role.TEAM_MANAGER,)))
CLOSER = c.Actor(id="closer-1", roles=(Role.TEAM_MANAGER,))
ANYBODY = c.Actor(id="everybody-1", roles=(Role.SOCIAL_WORKER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE))
REVIEWER = c.Actor(id="reviewer-1", roles=(Role.TEAM_MANAGER,))

EXTENSION = Extension(
    by=(Role.SERVICE_MANAGER,),
    source=Source(document="A test", paragraph="1", confidence=Confidence.LOCAL),
    at_most=Allowance(amount=10, unit=Unit.WORKING_DAYS),
)
EXTENDABLE = with_limits(RULES.clock_by_name["assessment"].model_copy(update={"extension": EXTENSION}))
BRIEF = Allowance(amount=10, unit=Unit.WORKING_DAYS)
OTHER_RULES = (
    RULES,
    BOOK.for_referral(date(2012, 1, 3))[0],
    BOOK.for_referral(date(2020, 1, 3))[0],
    with_limits(RULES.clock_by_name["assessment"].model_copy(update={"allowance": BRIEF}), rules=EXTENDABLE),
    adjusted(clocks=tuple(rule for rule in RULES.clocks if rule.name not in {"child_seen", "supervision"})),
    adjusted(ladders=tuple(ladder.model_copy(update={"rungs": ladder.rungs[:1]}) for ladder in RULES.ladders)),
    adjusted(minimum_data=("concern", "address", "household")),
)
"""Rules that may be adopted for a case that is open: of other editions, stricter, with fewer limits or rungs."""
CLOSURES = tuple(
    tuple(NonWorkingDay(day, "Closed") for day in days)
    for days in (
        [date(2026, 3, day) for day in (3, 4, 5, 6)],
        [date(2026, 3, 9), date(2026, 4, 20)],
        [date(2026, month, 15) for month in (4, 5, 6, 7)],
    )
)
people = st.sampled_from(ANYONE)
agencies = st.sampled_from(["gp", "school", "police"])
authorities = st.sampled_from(["northshire", "southshire", None])
words = st.just("x")
limits = st.sampled_from(["assessment", "assessment#1", "further_assessment", "child_seen", "supervision"])
episodes = st.lists(st.sampled_from(["E1", "E2"]), unique=True).map(tuple)
details = st.sampled_from(
    [
        c.Details(school="Invented Primary"),
        c.Details(date_of_birth=date(2026, 2, 1)),
        c.Details(expected_date_of_birth=date(2026, 9, 1)),
        c.Details(domestic_abuse=True),
        c.Details(ethnicity="NOBT"),
        c.Details(**{k: v for k, v in COMPLETE.items() if k != "source"}),
    ]
)
openings = st.one_of(
    st.sampled_from([COMPLETE, ANONYMOUS, UNBORN, {"source": "10"}]).map(lambda contact: {"contact": contact}),
    st.sampled_from([COMPLETE | {"domestic_abuse": True}, COMPLETE | {"ethnicity": "NOBT"}, UNBORN]).map(
        lambda contact: {"contact": contact}
    ),
    st.fixed_dictionaries(
        {"referred_on": st.dates(date(2025, 9, 1), date(2026, 3, 2)), "on_plan": st.booleans()},
        optional={
            "assessments": st.just((c.AdoptedAssessment(started_on=date(2025, 12, 1)),)),
            "section_47": st.just((c.AdoptedSection47(started_on=date(2026, 2, 2)),)),
        },
    ),
)

ANYTHING: dict[type[c.Command], dict[str, st.SearchStrategy[Any]]] = {
    c.SupplyDetails: {"details": details},
    c.DecideContact: {
        "outcome": st.sampled_from(ContactOutcome),
        "threshold": st.sampled_from(["level-2", "level-4"]),
        "rationale": st.just("As weighed"),
        "risk_factors": st.sampled_from([(), ("injury",)]),
        "protective_factors": st.just(("school",)),
    },
    c.AcceptReferral: {"rationale": st.just("x")},
    c.AcknowledgeReferrer: {"how": st.just("mail")},
    c.AllocateWorker: {
        "worker": st.sampled_from(["worker-1", "worker-2"]),
        "registered_social_worker": st.booleans(),
        "experienced": st.booleans(),
        "open_cases": st.sampled_from([None, 3, 30]),
        "over_limit_reason": st.sampled_from([None, "x"]),
        "team": st.sampled_from(["team-1", "team-2"]),
    },
    c.ScreenDomesticAbuse: {"risk": st.sampled_from(AbuseRisk), "outcome": words},
    c.LinkEpisode: {"episode": st.sampled_from(["E1", "E3"]), "referred_on": st.just(date(2025, 8, 1))},
    c.RecordFurtherContact: {"source": st.sampled_from(["2A", "6"]), "concern": words},
    c.DecideFurtherContact: {"response": st.sampled_from(FurtherResponse), "rationale": words},
    c.TransferTeam: {"team": st.sampled_from(["team-1", "team-2"]), "reason": words},
    c.RecordTransferOut: {"authority": st.sampled_from(["northshire", "southshire"]), "accepted_by": words},
    c.RecordMove: {"authority": authorities, "whereabouts_known": st.booleans(), "how_known": words},
    c.RecordMissing: {"reported_to_police": st.booleans(), "circumstances": words},
    c.RecordReturn: {"circumstances": words},
    c.RecordReturnInterview: {"held": st.just(True), "interviewer": st.just("independent-1")},
    c.RecordBirth: {"date_of_birth": st.just(date(2026, 3, 2)), "sex": st.just("F")},
    c.RecordDeath: {"circumstances": words},
    c.DecideSeriousIncident: {"notified": st.booleans(), "rationale": words},
    c.RecordStrategyDiscussion: {"attended": st.just(("police",)), "decision": words},
    c.StartAssessment: {
        "assessment": st.sampled_from([AssessmentKind.CORE, AssessmentKind.FURTHER]),
        "rationale": words,
    },
    c.AgreePlan: {
        "actions": st.sampled_from([(), (MEASURABLE,), (c.PlanAction(action="Support"),)]),
        "review_on": st.sampled_from([None, date(2026, 6, 1)]),
    },
    c.ReviewPlan: {"outcomes": words, "decision": st.sampled_from(PlanDecision)},
    c.StepDown: {
        "service": words,
        "accepted_by": words,
        "family_agrees": st.booleans(),
        "what_is_offered": words,
    },
    c.ExplainOverrun: {"limit": limits, "reason": words},
    c.ReviewOverrun: {"limit": limits, "decision": words},
    c.ExtendLimit: {"limit": limits, "amount": st.integers(1, 12), "reason": words, "interim_safety_plan": words},
    c.GrantOverride: {
        "step": st.sampled_from(["CloseCase", "AuthoriseAssessment", "AcceptReferral"]),
        "requirements": st.just((Requirement.FAMILY_TOLD,)),
        "reason": words,
        "until": st.just(MONDAY + timedelta(days=2)),
    },
    c.CorrectDate: {"entry": st.integers(1, 30), "correct": st.just(MONDAY - timedelta(days=3)), "reason": words},
    c.ReportNotDelivered: {
        "notice": st.sampled_from(["child_seen#1/rung0", "contact_decision#1/warning0"]),
        "recipient": st.sampled_from(["manager-1", "manager-2"]),
        "code": st.sampled_from(NotDelivered),
    },
    c.AcknowledgeAlert: {"alert": st.just("child_seen#1"), "action": words, "until": st.just(MONDAY)},
    c.RecordChildSeen: {
        "seen_by": st.just("worker-1"),
        "seen_by_registered_social_worker": st.booleans(),
        "alone": st.booleans(),
        "why_not_alone": st.just("A baby"),
    },
    c.RequestCheck: {"agency": agencies, "purpose": st.just("x")},
    c.RecordCheckReply: {"agency": agencies, "answer": st.just("x")},
    c.WaiveCheck: {"agency": agencies, "reason": st.just("x")},
    c.ConsiderHistory: {"found": episodes},
    c.StartSection47: {"rationale": st.just("x")},
    c.ConcludeSection47: {"outcome": st.sampled_from(ConferenceOutcome), "rationale": st.just("x")},
    c.SubmitAssessment: {"outcome": st.sampled_from(AssessmentOutcome)},
    c.ReturnAssessment: {"reason": st.just("x")},
    c.AuthoriseAssessment: {"decision": st.just("x")},
    c.TellOutcome: {"told": st.sampled_from(Told), "how": st.just("letter")},
    c.RecordSupervision: {"decision": st.just("x")},
    c.CloseCase: {
        "reason": st.sampled_from(["RC2", "RC5", "RC7", "RC8", "RC9", "early_help", "referral_nfa"]),
        "summary": st.just("x"),
    },
}


Fields = Callable[[e.Missing], dict[str, Any]]
REMEDY: dict[str, tuple[type[c.Command], c.Actor, Fields]] = {
    "referral_not_accepted": (c.AcceptReferral, MANAGER, lambda _: {"rationale": "x"}),
    "referrer_not_acknowledged": (c.AcknowledgeReferrer, DUTY, lambda _: {"how": "mail"}),
    "child_not_seen": (
        c.RecordChildSeen,
        WORKER,
        lambda _: {"seen_by": "worker-1", "seen_by_registered_social_worker": True, "alone": True},
    ),
    "no_agency_asked": (c.RequestCheck, WORKER, lambda _: {"agency": "gp", "purpose": "x"}),
    "agency_not_asked": (c.RequestCheck, WORKER, lambda m: {"agency": m.about, "purpose": "x"}),
    "ethnicity_not_obtained": (c.SupplyDetails, DUTY, lambda _: {"details": c.Details(ethnicity="WBRI")}),
    "disability_not_recorded": (c.SupplyDetails, DUTY, lambda _: {"details": c.Details(disabilities=("NONE",))}),
    "domestic_abuse_not_screened": (
        c.ScreenDomesticAbuse,
        WORKER,
        lambda _: {"risk": AbuseRisk.STANDARD, "outcome": "x"},
    ),
    "further_contact_undecided": (
        c.DecideFurtherContact,
        WORKER,
        lambda _: {"response": FurtherResponse.NO_CHANGE, "rationale": "x"},
    ),
    "overrun_not_explained": (c.ExplainOverrun, WORKER, lambda m: {"limit": m.about, "reason": "x"}),
    "overrun_not_seen": (c.ReviewOverrun, REVIEWER, lambda m: {"limit": m.about, "decision": "x"}),
    "plan_not_agreed": (c.AgreePlan, WORKER, lambda _: AGREED),
    "plan_not_reviewed": (c.ReviewPlan, WORKER, lambda _: {"outcomes": "x", "decision": PlanDecision.END}),
    "step_down_not_accepted": (
        c.StepDown,
        WORKER,
        lambda _: {"service": "x", "accepted_by": "x", "family_agrees": True, "what_is_offered": "x"},
    ),
    "transfer_not_accepted": (
        c.RecordTransferOut,
        MANAGER,
        lambda m: {"authority": m.about or "northshire", "accepted_by": "x"},
    ),
    "child_missing": (c.RecordReturn, DUTY, lambda _: {"circumstances": "x"}),
    "whereabouts_unknown": (c.RecordMove, WORKER, lambda _: {"whereabouts_known": True, "how_known": "x"}),
    "serious_incident_undecided": (
        c.DecideSeriousIncident,
        MANAGER,
        lambda _: {"notified": False, "rationale": "x"},
    ),
    "worker_not_experienced": (c.AllocateWorker, MANAGER, lambda _: ALLOCATED),
    "agency_unanswered": (c.WaiveCheck, MANAGER, lambda m: {"agency": m.about, "reason": "x"}),
    "history_not_searched": (c.ConsiderHistory, WORKER, lambda _: {}),
    "episode_not_considered": (
        c.ConsiderHistory,
        WORKER,
        lambda m: {"considered": (c.EpisodeConsidered(episode=m.about or "", significance="x"),)},
    ),
    "detail_missing": (
        c.SupplyDetails,
        DUTY,
        lambda _: {"details": c.Details(**{k: v for k, v in COMPLETE.items() if k != "source"})},
    ),
    "assessment_not_submitted": (
        c.SubmitAssessment,
        WORKER,
        lambda _: {"outcome": AssessmentOutcome.IN_NEED, **ASSESSED},
    ),
    "core_assessment_missing": (c.StartAssessment, WORKER, lambda _: {"assessment": "core", "rationale": "x"}),
    "core_assessment_undecided": (c.StartAssessment, WORKER, lambda _: {"assessment": "core", "rationale": "x"}),
    "worker_not_allocated": (c.AllocateWorker, MANAGER, lambda _: ALLOCATED),
    "worker_not_qualified": (c.AllocateWorker, MANAGER, lambda _: ALLOCATED),
    "section_47_open": (
        c.ConcludeSection47,
        MANAGER,
        lambda _: {"outcome": ConferenceOutcome.HELD, "rationale": "x"},
    ),
    "referrer_not_told": (c.TellOutcome, WORKER, lambda _: {"told": Told.REFERRER, "how": "letter"}),
    "family_not_told": (c.TellOutcome, WORKER, lambda _: {"told": Told.FAMILY, "how": "letter"}),
}
DECIDED = {"threshold": "level-3", "rationale": "x", **WEIGHED}
NEXT: dict[type[c.Command], list[dict[str, Any]]] = {
    c.DecideContact: [DECIDED | {"outcome": o} for o in (ContactOutcome.REFERRAL, ContactOutcome.EARLY_HELP)],
    c.AllocateWorker: [ALLOCATED],
    c.AuthoriseAssessment: [{"decision": "x"}],
    c.AgreePlan: [AGREED],
}
