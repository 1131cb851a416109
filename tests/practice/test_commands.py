"""Who may send what, when and how often."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from practice import commands as c
from practice.authority import AUTHORITY
from practice.case import KEPT_ANSWERS
from practice.decide import CLOCK_SKEW, check, decide
from practice.layers import LAYER
from practice.problems import PROBLEMS
from practice.stages import STEP_OF, STEPS
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
    Stage,
    Told,
)
from tests.practice.builders import (
    AGREED,
    ALLOCATED,
    BOOK,
    DUTY,
    MANAGER,
    MONDAY,
    SYSTEM,
    UNBORN,
    WEIGHED,
    WORKER,
    Story,
    allocate,
    ask,
    assessment,
    at,
    authorised,
    closed_as,
    referral,
    see,
    settle,
    tell_all,
    turned_down,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


@pytest.mark.parametrize("far", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_an_instant_that_has_no_date_in_utc_is_refused_as_any_other_wrong_date(far: str) -> None:
    with pytest.raises(ValidationError, match="before the year 1 or after the year 9999 in UTC"):
        c.AcceptReferral.model_validate(
            {"id": "x", "actor": MANAGER, "happened_at": far, "received_at": far, "rationale": "x"}
        )


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
    c.ScreenDomesticAbuse: {"risk": AbuseRisk.STANDARD, "outcome": "x"},
    c.LinkEpisode: {"episode": "E1", "referred_on": date(2025, 6, 2)},
    c.RecordFurtherContact: {"source": "6", "concern": "x"},
    c.DecideFurtherContact: {"response": FurtherResponse.NO_CHANGE, "rationale": "x"},
    c.DecideContact: {"outcome": ContactOutcome.EARLY_HELP, "threshold": "level-2", "rationale": "x"},
    c.AcceptReferral: {"rationale": "x"},
    c.AcknowledgeReferrer: {"how": "x"},
    c.AllocateWorker: ALLOCATED,
    c.TransferTeam: {"team": "team-2", "reason": "x"},
    c.RecordTransferOut: {"authority": "northshire", "accepted_by": "x"},
    c.RecordMove: {"authority": "northshire", "whereabouts_known": True, "how_known": "x"},
    c.RecordMissing: {"reported_to_police": True, "circumstances": "x"},
    c.RecordReturn: {"circumstances": "x"},
    c.RecordReturnInterview: {"held": True, "interviewer": "independent-1"},
    c.RecordBirth: {"date_of_birth": date(2026, 3, 2), "sex": "F"},
    c.RecordDeath: {"circumstances": "x"},
    c.DecideSeriousIncident: {"notified": True, "rationale": "x"},
    c.RecordChildSeen: {"seen_by": "worker-1", "seen_by_registered_social_worker": True, "alone": True},
    c.RequestCheck: {"agency": "gp", "purpose": "x"},
    c.RecordCheckReply: {"agency": "gp", "answer": "x"},
    c.WaiveCheck: {"agency": "gp", "reason": "x"},
    c.ConsiderHistory: {},
    c.RecordStrategyDiscussion: {"attended": ("police",), "decision": "x"},
    c.StartSection47: {"rationale": "x"},
    c.ConcludeSection47: {"outcome": ConferenceOutcome.HELD, "rationale": "x"},
    c.StartAssessment: {"assessment": AssessmentKind.FURTHER, "rationale": "x"},
    c.SubmitAssessment: {"outcome": IN_NEED},
    c.ReturnAssessment: {"reason": "x"},
    c.AuthoriseAssessment: {"decision": "x"},
    c.AgreePlan: AGREED,
    c.ReviewPlan: {"outcomes": "x", "decision": PlanDecision.END},
    c.StepDown: {"service": "x", "accepted_by": "x", "family_agrees": True, "what_is_offered": "x"},
    c.ExplainOverrun: {"limit": "assessment", "reason": "x"},
    c.ReviewOverrun: {"limit": "assessment", "decision": "x"},
    c.ExtendLimit: {"limit": "assessment", "amount": 1, "reason": "x", "interim_safety_plan": "x"},
    c.GrantOverride: {
        "step": "CloseCase",
        "requirements": (Requirement.FAMILY_TOLD,),
        "reason": "x",
        "until": MONDAY + timedelta(days=1),
    },
    c.CorrectDate: {"entry": 1, "correct": MONDAY - timedelta(hours=1), "reason": "x"},
    c.TellOutcome: {"told": Told.FAMILY, "how": "x"},
    c.RecordSupervision: {"decision": "x"},
    c.AcknowledgeAlert: {"alert": "x#1", "action": "x", "until": MONDAY + timedelta(days=1)},
    c.ReportNotDelivered: {"notice": "x#1/rung0", "recipient": "manager-1", "code": NotDelivered.BOUNCED},
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
        tell_all(story)
        closed_as(story, "RC8")
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
    """Every role alone, against the table and the policy, which may narrow it; the refusal says who may."""
    story = at_stage(min(STEP_OF[kind].stages))
    roles = story.rules.roles.get(kind.__name__, AUTHORITY[kind.__name__].roles)
    for role in Role:
        command = story.make(kind, c.Actor(id="anyone", roles=(role,)), **FIELDS[kind])
        refusal = check(story.case, command, story.now)
        not_theirs = refusal is not None and refusal.code == "not_authorised"
        assert not_theirs == (role not in roles)
        if not_theirs and refusal:
            assert all(r.replace("_", " ") in refusal.message for r in roles)
            assert decide(story.case, command, story.now).case == story.case


def test_the_table_has_every_command_once() -> None:
    """Nothing can be sent that the table does not know."""
    assert len(STEPS) == len(STEP_OF) == len(c.COMMANDS) + len(get_args(get_args(c.Opening)[0]))
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


def expecting() -> Story:
    """A referral about a child who is not born yet."""
    return referral(UNBORN)


def missing() -> Story:
    """A child who went missing this morning."""
    story = assessment()
    story.do(c.RecordMissing, DUTY, **FIELDS[c.RecordMissing])
    return story


def died() -> Story:
    """A child who died."""
    story = assessment()
    story.do(c.RecordDeath, WORKER, circumstances="x")
    return story


def enquired() -> Story:
    """An enquiry that began on a Monday; it is Saturday now."""
    story = assessment()
    story.do(c.StartSection47, WORKER, rationale="x")
    story.wait_until(at("2026-03-07 10:00"))
    return story


def in_2010() -> Story:
    """A case under the edition with an initial and a core assessment, whose core assessment is under way."""
    rules, calendar = BOOK.for_referral(date(2010, 6, 1))
    story = Story(at("2010-06-01 10:00"), rules, calendar)
    story.receive()
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    allocate(story)
    story.do(c.StartAssessment, WORKER, assessment=AssessmentKind.CORE, rationale="x")
    return story


MANAGER_3 = c.Actor(id="manager-3", roles=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE))
LATER = MONDAY + timedelta(hours=1)
Nonsense = tuple[Callable[[], Story], type[c.Command], dict[str, Any], str]
NONSENSE: list[Nonsense] = [
    (lambda: at_stage(Stage.CONTACT), c.DecideContact, {"threshold": "level-9"}, "level-9"),
    (expecting, c.SupplyDetails, {"details": c.Details(date_of_birth=date(2026, 3, 1))}, "send RecordBirth"),
    (referral, c.ScreenDomesticAbuse, {}, "Nothing on record speaks of domestic abuse"),
    (referral, c.LinkEpisode, {"referred_on": date(2026, 3, 3)}, "after this case's own referral"),
    (referral, c.DecideFurtherContact, {}, "No new information waits"),
    (referral, c.TransferTeam, {"team": "team-1"}, "with team-1 already"),
    (missing, c.RecordMissing, {}, "missing already"),
    (referral, c.RecordReturn, {}, "not recorded as missing"),
    (missing, c.RecordReturn, {"happened_at": MONDAY - timedelta(hours=1)}, "before the child went missing"),
    (missing, c.RecordReturnInterview, {}, "not returned yet"),
    (referral, c.RecordBirth, {}, "No child is expected"),
    (expecting, c.RecordBirth, {"date_of_birth": date(2026, 3, 1)}, "not the day of happened_at"),
    (died, c.RecordDeath, {}, "recorded already"),
    (referral, c.DecideSeriousIncident, {}, "No death is recorded"),
    (died, c.RecordChildSeen, {}, "The child has died"),
    (died, c.RecordMissing, {}, "The child has died"),
    (assessment, c.RecordCheckReply, {}, "has not been asked"),
    (assessment, c.WaiveCheck, {}, "has not been asked"),
    (assessment, c.ConcludeSection47, {}, "No section 47 enquiry"),
    (enquired, c.ConcludeSection47, {}, "Saturday 07 March 2026"),
    (assessment, c.StartAssessment, {"assessment": AssessmentKind.CORE}, "has no core assessment"),
    (assessment, c.StartAssessment, {}, "An assessment is under way"),
    (in_2010, c.StartAssessment, {"assessment": AssessmentKind.CORE}, "A core assessment is under way"),
    (assessment, c.ReturnAssessment, {}, "No assessment is waiting"),
    (lambda: authorised(NOT_IN_NEED), c.AuthoriseAssessment, {}, "authorised already"),
    (lambda: authorised(NOT_IN_NEED), c.SubmitAssessment, {}, "authorised already"),
    (lambda: authorised(NOT_IN_NEED), c.ReturnAssessment, {}, "No assessment is waiting"),
    (authorised, c.ReviewPlan, {}, "No plan has been agreed"),
    (assessment, c.ExplainOverrun, {"limit": "nothing"}, "no limit nothing"),
    (assessment, c.ExplainOverrun, {"limit": "contact_decision"}, "met in time"),
    (assessment, c.ReviewOverrun, {"limit": "nothing"}, "no limit nothing"),
    (assessment, c.ReviewOverrun, {}, "No reason is recorded"),
    (assessment, c.ExtendLimit, {"limit": "nothing"}, "no limit nothing"),
    (assessment, c.ExtendLimit, {"limit": "contact_decision"}, "is not running"),
    (assessment, c.ExtendLimit, {}, "cannot be extended"),
    (referral, c.GrantOverride, {"step": "AcceptReferral", "until": LATER}, "has no gate"),
    (referral, c.GrantOverride, {"requirements": (Requirement.CHILD_SEEN,)}, "child seen cannot be overridden"),
    (referral, c.GrantOverride, {"until": MONDAY}, "until must lie"),
    (referral, c.GrantOverride, {"until": MONDAY + timedelta(days=60)}, "until must lie"),
    (referral, c.CorrectDate, {"entry": 2}, "no date that can be corrected"),
    (referral, c.CorrectDate, {"correct": LATER}, "lies in the future"),
    (referral, c.CorrectDate, {"correct": MONDAY}, "has that date already"),
    (assessment, c.AcknowledgeAlert, {}, "There is no alert"),
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
    assert words in turned_down(story.send(kind, MANAGER_3, **(FIELDS[kind] | fields)))
    assert story.case == before


def test_every_command_that_can_be_nonsense_is_tried_as_nonsense() -> None:
    """No check of a command against its case goes untested."""
    elsewhere = {c.AcceptReferral, c.RequestCheck, c.StartSection47, c.RecordFurtherContact, c.ReportNotDelivered}
    elsewhere |= {c.CloseCase}
    assert {kind for _, kind, _, _ in NONSENSE} | elsewhere >= set(PROBLEMS) & set(c.COMMANDS)


def test_what_has_been_done_already_is_not_done_twice() -> None:
    """An accepted referral, an agency that owes an answer, an enquiry that is open."""
    story = referral()
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    ask(story, "gp")
    story.do(c.StartSection47, WORKER, rationale="x")
    for kind in (c.AcceptReferral, c.RequestCheck, c.StartSection47):
        assert "already" in turned_down(story.send(kind, WORKER, **FIELDS[kind]))


def test_the_engine_remembers_only_so_many_answers() -> None:
    """The oldest go first; the case itself is unaffected."""
    story = Story()
    story.receive()
    first = story.entries[0].command
    for _ in range(KEPT_ANSWERS + 2 * LAYER):
        story.do(c.SupplyDetails, SYSTEM, details=c.Details(school="Invented Primary"))
    latest = [x.command for x in story.entries if x.command][-KEPT_ANSWERS:]
    assert first is not None
    assert story.case.answered(first) is None
    assert all(story.case.answered(command) for command in latest)
    assert len(story.case.answers_before) * LAYER <= KEPT_ANSWERS + LAYER
