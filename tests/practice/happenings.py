"""What may happen to a case, drawn by hypothesis: anybody sends anything, time passes, deliveries fail."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck
from hypothesis import strategies as st

from practice import commands as c
from practice import events as e
from practice.calendar import local_date
from practice.case import Case
from practice.decide import Decided, decide
from practice.events import Entry
from practice.gates import missing_for_next_step
from practice.ladder import next_moment, tick
from practice.rules import Allowance, Confidence, Extension, Source, Unit
from practice.stages import STEP_OF
from practice.vocabulary import (
    AbuseRisk,
    AssessmentKind,
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    FurtherResponse,
    PlanDecision,
    Requirement,
    Role,
    Stage,
    Told,
)
from tests.practice.builders import (
    AGREED,
    ALLOCATED,
    ANONYMOUS,
    ASSESSED,
    COMPLETE,
    DUTY,
    HEAD,
    MANAGER,
    MEASURABLE,
    MONDAY,
    RULES,
    SECOND_MANAGER,
    UNBORN,
    WEIGHED,
    WORKER,
    Story,
    with_limits,
)

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
ANYONE = (DUTY, WORKER, MANAGER, SECOND_MANAGER, c.Actor(id="worker-1", roles=(Role.TEAM_MANAGER,)))
"""The last one is the author of the assessment under another hat."""
CLOSER = c.Actor(id="closer-1", roles=(Role.TEAM_MANAGER,))
ANYBODY = c.Actor(id="everybody-1", roles=(Role.SOCIAL_WORKER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE))
REVIEWER = c.Actor(id="reviewer-1", roles=(Role.TEAM_MANAGER,))

EXTENSION = Extension(
    by=(Role.SERVICE_MANAGER,),
    source=Source(document="A test", paragraph="1", confidence=Confidence.LOCAL),
    at_most=Allowance(amount=10, unit=Unit.WORKING_DAYS),
)
EXTENDABLE = with_limits(RULES.clock_by_name["assessment"].model_copy(update={"extension": EXTENSION}))
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


def random_command(data: st.DataObject, story: Story) -> None:
    """Anybody sends anything, perhaps about something that happened a while ago."""
    kind = data.draw(st.sampled_from(list(ANYTHING)))
    ago = timedelta(hours=data.draw(st.sampled_from([0, 0, 0, 1, 30, 200])))
    told_ago = min(ago, timedelta(hours=data.draw(st.sampled_from([0, 1]))))
    some_command(data, story, kind, data.draw(people), ago, told_ago)


def something_happens(data: st.DataObject, story: Story) -> None:
    """Somebody who may sends what may be sent at this stage."""
    kinds = [kind for kind in ANYTHING if story.case.stage in STEP_OF[kind].stages]
    if kinds:
        some_command(data, story, data.draw(st.sampled_from(kinds)), ANYBODY)


NO_TIME = timedelta(0)


def some_command(
    data: st.DataObject,
    story: Story,
    kind: type[c.Command],
    by: c.Actor,
    ago: timedelta = NO_TIME,
    told_ago: timedelta = NO_TIME,
) -> None:
    """One command with drawn fields."""
    fields = {name: data.draw(values) for name, values in ANYTHING[kind].items()}
    if kind is c.RecordBirth:
        fields["date_of_birth"] = local_date(story.calendar, story.now - ago)
    send_twice(story, story.make(kind, by, happened_at=story.now - ago, received_at=story.now - told_ago, **fields))


def next_step(data: st.DataObject, story: Story) -> None:
    """Somebody does the first thing that the case lacks, so that stories also reach their end."""
    step, missing = missing_for_next_step(story.case, story.now)
    for gap in sorted(missing, key=lambda gap: gap.code == "assessment_not_submitted"):
        if gap.code in REMEDY:
            remedy(data, story, gap)
            return
    if step == "CloseCase":
        close_it(data, story)
    elif step:
        kind = {k.__name__: k for k in c.COMMANDS}[step]
        send_twice(story, story.make(kind, SECOND_MANAGER, **data.draw(st.sampled_from(NEXT[kind]))))


def remedy(data: st.DataObject, story: Story, gap: e.Missing) -> None:
    """Somebody does one thing that a gate lacks."""
    kind, by, fields_for = REMEDY[gap.code]
    fields = fields_for(gap)
    if kind is c.SubmitAssessment:
        fields["outcome"] = data.draw(st.sampled_from(AssessmentOutcome))
    send_twice(story, story.make(kind, by, **fields))


def close_it(data: st.DataObject, story: Story) -> None:
    """Somebody tries to close the case until nothing more can be done about what is missing."""
    reason = data.draw(st.sampled_from([likely_reason(story.case)] * 3 + ["RC5", "RC9"]))
    for _ in range(4):
        decided = send_twice(story, story.make(c.CloseCase, CLOSER, reason=reason, summary="x", **WEIGHED))
        gaps = [gap for gap in decided.refusal.missing if gap.code in REMEDY] if decided.refusal else []
        for gap in gaps:
            remedy(data, story, gap)
        if not gaps:
            return


def likely_reason(case: Case) -> str:
    """The reason that a case in this state is most often closed for."""
    if case.died_at:
        return "RC2"
    if case.stage is Stage.CONTACT:
        return case.decision.outcome.value if case.decision else "RC7"
    if case.stage is Stage.REFERRAL:
        return "referral_nfa"
    return "RC8" if case.assessed is AssessmentOutcome.NOT_IN_NEED and not case.section_47_ever else "RC7"


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


def to_the_end(data: st.DataObject, story: Story) -> None:
    """Somebody does everything that the next step lacks, and takes it."""
    for _ in range(data.draw(st.integers(1, 6))):
        next_step(data, story)


def correct_a_date(data: st.DataObject, story: Story) -> None:
    """A manager finds that something was on another day."""
    entry = data.draw(st.sampled_from(sorted(story.case.dated)))
    moved = timedelta(hours=data.draw(st.sampled_from([-500, -30, -2, 2, 30])))
    right = story.case.dated[entry].at + moved
    send_twice(story, story.make(c.CorrectDate, MANAGER, entry=entry, correct=right, reason="x"))


OVERRIDABLE = [r for r in Requirement if r not in RULES.never_overridden]


def override_something(data: st.DataObject, story: Story) -> None:
    """A head of service lets a step go ahead without something."""
    step = data.draw(st.sampled_from(["CloseCase", "AuthoriseAssessment", "SubmitAssessment", "AgreePlan"]))
    names = tuple(data.draw(st.lists(st.sampled_from(OVERRIDABLE), min_size=1, max_size=10, unique=True)))
    until = story.now + timedelta(hours=data.draw(st.sampled_from([1, 24])))
    send_twice(story, story.make(c.GrantOverride, HEAD, step=step, requirements=names, reason="x", until=until))
    reason = likely_reason(story.case)
    send_twice(story, story.make(c.CloseCase, CLOSER, reason=reason, summary="x", **WEIGHED))


def is_born(_: st.DataObject, story: Story) -> None:
    """A child that was expected is born."""
    if story.case.unborn:
        day = local_date(story.calendar, story.now)
        send_twice(story, story.make(c.RecordBirth, DUTY, date_of_birth=day, sex="F"))


def extend(data: st.DataObject, story: Story) -> None:
    """The assessment is given more time, or would be."""
    given = {"limit": "assessment", "reason": "x", "interim_safety_plan": "x"}
    amount = data.draw(st.sampled_from([1, 6]))
    send_twice(story, story.make(c.ExtendLimit, SECOND_MANAGER, amount=amount, **given))


def reopen(_: st.DataObject, story: Story) -> None:
    """A case that was closed is opened again."""
    if not story.case.open:
        send_twice(story, story.make(c.ReopenCase, SECOND_MANAGER, reason="x"))


def take_on(data: st.DataObject, story: Story) -> None:
    """A manager takes an alert on for a while, or tries to."""
    alerts = [a.id for a in story.case.alerts]
    if alerts:
        hours = data.draw(st.sampled_from([1, 20, 100]))
        fields = {"alert": data.draw(st.sampled_from(alerts)), "action": "x"}
        send_twice(story, story.make(c.AcknowledgeAlert, MANAGER, until=story.now + timedelta(hours=hours), **fields))


def report_delivery(data: st.DataObject, story: Story) -> None:
    """A notice reaches somebody, or nobody."""
    if story.case.notices:
        notice = data.draw(st.sampled_from([n.key for n in story.case.notices]))
        report = data.draw(st.sampled_from([story.deliver, story.fail]))
        report(notice)


def let_time_pass(data: st.DataObject, story: Story) -> None:
    """Minutes, days or an outage of weeks, with or without a timer at the end of it."""
    hours = data.draw(st.sampled_from([0.2, 3, 8, 24, 72, 400, 1500]))
    story.now += timedelta(hours=hours)
    if data.draw(st.booleans()):
        before = story.case
        entries = story.tick()
        assert [x.happened_at for x in entries if isinstance(x.event, e.LimitBreached)] == [
            x.event.due for x in entries if isinstance(x.event, e.LimitBreached)
        ]
        assert_settled(story.case, story.now)
        assert tick(story.case, story.now) == (), "nothing is recorded twice"
        assert before.version + len(entries) == story.case.version


def assert_settled(case: Case, now: datetime) -> None:
    """After a tick nothing is left that has fallen due."""
    moment = next_moment(case)
    assert moment is None or moment.at > now


def send_twice(story: Story, command: c.Command) -> Decided:
    """Send a command and, as networks do, send it again."""
    before = story.case
    decided = keep(story, decide(story.case, command, story.now))
    if decided.answer is None:
        assert decided.refusal is not None
        assert decided.case == before
        assert decided.entries == ()
        return decided
    again = decide(story.case, command, story.now + timedelta(days=1))
    assert again.answer == decided.answer
    assert again.entries == ()
    assert again.case == story.case
    assert (again.refusal is None) == (decided.refusal is None)
    assert all(x.command == command.id for x in decided.entries)
    return decided


def keep(story: Story, decided: Decided) -> Decided:
    """Take what was decided into the story."""
    story.entries += decided.entries
    story.case = decided.case
    return decided


ACTIONS = [
    *[to_the_end] * 4,
    *[something_happens] * 4,
    *[random_command] * 2,
    *[close_it] * 2,
    is_born,
    extend,
    let_time_pass,
    take_on,
    report_delivery,
    correct_a_date,
    override_something,
    reopen,
]


def begin(data: st.DataObject) -> Story:
    """A case that was opened in one of the two ways."""
    return opened_by(data.draw(openings))


def opened_by(opening: dict[str, Any]) -> Story:
    """A case that was opened so; its assessment may be extended, to see that as well."""
    story = Story(rules=EXTENDABLE)
    opened = story.receive(opening["contact"]) if "contact" in opening else story.adopt(**opening)
    assert opened.refusal is None
    return story


def assert_nothing_was_undone(before: Case, after: Case) -> None:
    """Breaches and refusals only grow, and a limit that was breached stays so."""
    assert after.breaches >= before.breaches
    assert after.refusals >= before.refusals
    breached = {k.alert_id for k in after.clocks if k.breached}
    assert {k.alert_id for k in before.clocks if k.breached} <= breached


def assert_rungs_in_order(entries: list[Entry]) -> None:
    """Each alert climbs from its first rung, one at a time, none twice and none skipped."""
    climbed: dict[str, list[int]] = {}
    for x in entries:
        if isinstance(x.event, e.RungReached):
            climbed.setdefault(x.event.alert, []).append(x.event.rung)
    assert all(rungs == list(range(len(rungs))) for rungs in climbed.values())
