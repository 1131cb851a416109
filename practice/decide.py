"""What a command leads to: entries for the journal, or a refusal. Pure: it reads the case, the command and the time."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from practice import commands as c
from practice import events as e
from practice.alerts import gaps
from practice.authority import signs_off_own, without_role
from practice.calendar import Calendar, CalendarEnds, local_date
from practice.case import Answer, Case
from practice.clocks import start_of_day
from practice.errors import Refusal
from practice.events import Entry, Missing
from practice.evidence import contact_gaps
from practice.evolve import with_details
from practice.gates import Asked, gate_of, lacking, missing_in
from practice.problems import PROBLEMS, birth_problem, source_problem
from practice.recorder import Recorder
from practice.rules import Rules
from practice.stages import REFUSALS_TOLD, STEP_OF, Step
from practice.values import value
from practice.vocabulary import ContactOutcome, Requirement, Role, Stage

CLOCK_SKEW = timedelta(minutes=5)
"""How far ahead of the engine's clock a command's `received_at` may lie before it counts as in the future."""


@value
class Decided:
    """What became of a command: the case after it, the entries that took it there, and the answer or the refusal.

    A repeated command id gives the first answer again, with no entries.
    """

    case: Case
    entries: tuple[Entry, ...]
    answer: Answer | None
    refusal: Refusal | None = None


def open_case(
    case_id: str,
    command: c.ReceiveContact | c.AdoptCase,
    rules: Rules,
    calendar: Calendar,
    now: datetime,
) -> Decided:
    """Open a case on a contact, or take over one that was open already."""
    case = Case(case_id, rules, calendar)
    refusal = _in_the_future(command, now) or without_role(case, command) or _born_in_the_future(command, calendar, now)
    if isinstance(command, c.ReceiveContact):
        refusal = refusal or _source_in_use(command, calendar)
    else:
        refusal = refusal or _referred_in_the_future(command, calendar, now)
    if refusal:
        return Decided(case, (), None, refusal)
    opening = (
        _received(command, rules, calendar)
        if isinstance(command, c.ReceiveContact)
        else _adopted(command, rules, calendar)
    )
    return _record(case, command, [opening], now, command.received_at)


def check(case: Case, command: c.Command, now: datetime) -> Refusal | None:
    """Why a command cannot be taken at all, or None. What is refused here leaves no trace in the case."""
    return None if case.answered(command.id) else _turned_down(case, command, now)


def _turned_down(case: Case, command: c.Command, now: datetime) -> Refusal | None:
    step = STEP_OF[type(command)]
    return (
        _in_the_future(command, now)
        or without_role(case, command)
        or _wrong_stage(case, step)
        or _stale(case, command)
        or _own_work(case, command)
        or _nonsense(case, command, now)
    )


def decide(case: Case, command: c.Command, now: datetime) -> Decided:
    """Decide one command on an open case. `now` is a UTC instant.

    A step whose gate is not met is recorded as refused and answered with everything that is missing.
    """
    if first := case.answered(command.id):
        return Decided(case, (), first, _repeated_refusal(first))
    if refusal := _turned_down(case, command, now):
        return Decided(case, (), None, refusal)
    kind = type(command)
    used: list[e.Event] = []
    if (gate := gate_of(case, kind)) and (lack := lacking(case, kind.__name__, gate, command, now)):
        if missing := missing_in(lack):
            return _refused(case, command, gate, missing, now)
        used = _used(kind.__name__, gate, lack)
    return _record(case, command, used + _PLAN[kind](case, command), now, command.happened_at)


def _refused(case: Case, command: c.Command, gate: str, missing: tuple[Missing, ...], now: datetime) -> Decided:
    step = type(command).__name__
    refused = e.StepRefused(step, gate, missing, _told_of_refusal(case, step, missing, now))
    recorded = _record(case, command, [refused], now, command.received_at)
    return Decided(recorded.case, recorded.entries, recorded.answer, _gate_refusal(step, missing))


def _told_of_refusal(case: Case, step: str, missing: tuple[Missing, ...], now: datetime) -> tuple[Role, ...]:
    """Who hears of it. Another try on the same day that lacks the same is no news."""
    if step not in REFUSALS_TOLD:
        return ()
    told = (x for x in case.refusals_told if (x.step, x.gaps) == (step, gaps(missing)))
    today = local_date(case.calendar, now)
    known = any(local_date(case.calendar, x.at) == today for x in told)
    return () if known else case.rules.refusals_told


def _used(step: str, gate: str, lack: list[Asked]) -> list[e.Event]:
    return [e.OverrideUsed(step, gate, x.requirement, x.override.by, x.missing) for x in lack if x.override is not None]


def _record(case: Case, command: c.Command, events: list[e.Event], now: datetime, happened_at: datetime) -> Decided:
    if not events:
        return Decided(case, (), Answer(command.id, case.version, case.stage))
    recorder = Recorder(case, now, command.actor.id, command.id)
    try:
        for event in events:
            recorder.record(event, happened_at)
    except CalendarEnds as error:
        return Decided(case, (), None, Refusal("calendar_ends", str(error)))
    answer = recorder.answer()
    return Decided(recorder.case, tuple(recorder.entries), answer)


def _in_the_future(command: c.Command, now: datetime) -> Refusal | None:
    if command.received_at <= now + CLOCK_SKEW:
        return None
    return Refusal(
        "malformed",
        f"received_at {command.received_at:%Y-%m-%d %H:%M %Z} lies in the future; it is {now:%H:%M} now.",
    )


def _referred_in_the_future(command: c.AdoptCase, calendar: Calendar, now: datetime) -> Refusal | None:
    if command.referred_on <= local_date(calendar, now):
        return None
    return Refusal("malformed", f"referred_on {command.referred_on:%d %B %Y} lies in the future.")


def _born_in_the_future(command: c.ReceiveContact | c.AdoptCase, calendar: Calendar, now: datetime) -> Refusal | None:
    about = command.contact if isinstance(command, c.ReceiveContact) else command
    problem = birth_problem(about.date_of_birth, local_date(calendar, now))
    return Refusal("malformed", problem) if problem else None


def _source_in_use(command: c.ReceiveContact, calendar: Calendar) -> Refusal | None:
    problem = source_problem(command.contact.source, local_date(calendar, command.received_at))
    return Refusal("malformed", problem) if problem else None


def _wrong_stage(case: Case, step: Step) -> Refusal | None:
    if case.stage in step.stages:
        return None
    at = ", ".join(stage for stage in Stage if stage in step.stages)
    return Refusal(
        "wrong_stage",
        f"{step.command.__name__} belongs to the stages {at}; this case is at {case.stage.value}.",
    )


def _stale(case: Case, command: c.Command) -> Refusal | None:
    expected = command.expected_version
    if expected is None or expected == case.version:
        return None
    return Refusal("stale_version", f"The case is at version {case.version}, not {expected}; look again, then decide.")


def _own_work(case: Case, command: c.Command) -> Refusal | None:
    refusal = signs_off_own(case, command)
    gate = gate_of(case, type(command)) if refusal else None
    # A gate that asks for a second person refuses it too, and puts the attempt on record.
    recorded = gate is not None and Requirement.SECOND_PERSON in case.rules.gates.get(gate, ())
    return None if recorded else refusal


def _nonsense(case: Case, command: c.Command, now: datetime) -> Refusal | None:
    find = PROBLEMS.get(type(command))
    if find is None:
        return None
    try:
        problem = find(case, command, now)
    except CalendarEnds as error:
        return Refusal("calendar_ends", str(error))
    return Refusal("malformed", problem) if problem else None


def _gate_refusal(step: str, missing: tuple[Missing, ...]) -> Refusal:
    return Refusal("gate_not_met", f"{step} is refused: " + " ".join(m.text for m in missing), missing)


def _repeated_refusal(first: Answer) -> Refusal | None:
    return _gate_refusal("The step", first.missing) if first.refused else None


# What each command records.


def _received(command: c.ReceiveContact, rules: Rules, calendar: Calendar) -> e.Event:
    return e.ContactReceived(
        contact=command.contact,
        team=command.team,
        family=command.family,
        rules=rules.hash,
        calendar=calendar.hash,
        missing=contact_gaps(command.contact, rules.minimum_data),
    )


def _adopted(command: c.AdoptCase, rules: Rules, calendar: Calendar) -> e.Event:
    contact = c.Contact(
        source=command.source,
        ethnicity=command.ethnicity,
        date_of_birth=command.date_of_birth,
        expected_date_of_birth=command.expected_date_of_birth,
        earlier_episodes=command.earlier_episodes,
    )
    return e.CaseAdopted(
        team=command.team,
        family=command.family,
        rules=rules.hash,
        calendar=calendar.hash,
        contact=contact,
        referred_at=start_of_day(calendar, command.referred_on),
        primary_need=command.primary_need,
        assessments=command.assessments,
        section_47=command.section_47,
        stage=adopted_stage(command),
        census_reference=command.census_reference,
    )


def adopted_stage(command: c.AdoptCase) -> Stage:
    """The stage that an adopted case's dates show."""
    if command.on_plan:
        return Stage.PLAN
    if not command.assessments:
        return Stage.REFERRAL
    latest = max(command.assessments, key=lambda a: (a.started_on, a.authorised_on or date.max))
    return Stage.PLAN if latest.authorised_on else Stage.ASSESSMENT


def _supplied(case: Case, command: c.SupplyDetails) -> list[e.Event]:
    contact = with_details(case.contact, command.details) if case.contact else None
    minimum = case.rules.minimum_data
    still_missing = contact_gaps(contact, minimum)
    supplied: list[e.Event] = [e.DetailsSupplied(command.details, still_missing)]
    if not still_missing and contact_gaps(case.contact, minimum):
        supplied.append(e.DetailsCompleted())
    return supplied


def _further_received(case: Case, command: c.RecordFurtherContact) -> list[e.Event]:
    before = sum(dated.kind == e.FurtherContactReceived.__name__ for dated in case.dates.values())
    return [e.FurtherContactReceived(command.source, command.concern, before + 1)]


def _further_decided(case: Case, command: c.DecideFurtherContact) -> list[e.Event]:
    number = command.number or next(iter(case.further_contacts), None)
    return [e.FurtherContactDecided(command.response, command.rationale, number)]


def _contact_decided(_: Case, command: c.DecideContact) -> list[e.Event]:
    decided: list[e.Event] = [
        e.ContactDecided(
            command.outcome,
            command.threshold,
            command.risk_factors,
            command.protective_factors,
            command.rationale,
        )
    ]
    if command.outcome is ContactOutcome.REFERRAL:
        decided.append(e.ReferralMade(command.threshold))
    return decided


def _allocated(_: Case, command: c.AllocateWorker) -> list[e.Event]:
    return [
        e.WorkerAllocated(
            command.worker,
            command.registered_social_worker,
            command.team,
            command.experienced,
            command.open_cases,
            command.over_limit_reason,
        )
    ]


def _seen(_: Case, command: c.RecordChildSeen) -> list[e.Event]:
    return [
        e.ChildSeen(
            command.seen_by,
            command.seen_by_registered_social_worker,
            command.alone,
            command.why_not_alone,
            command.observations,
        )
    ]


def _submitted(_: Case, command: c.SubmitAssessment) -> list[e.Event]:
    return [
        e.AssessmentSubmitted(
            command.outcome,
            command.domains,
            command.analysis,
            command.child_views,
            command.parent_views,
            command.risk_factors,
            command.protective_factors,
            command.factors,
        )
    ]


def _authorised(case: Case, command: c.AuthoriseAssessment) -> list[e.Event]:
    assert case.assessment is not None  # noqa: S101 - the gate asks for a submitted assessment
    outcome = case.assessment.submitted.outcome
    return [e.AssessmentAuthorised(outcome, command.decision, case.assessing, command.why_no_core)]


def _of_limit(case: Case, key: str) -> tuple[str, int]:
    clock = case.run(key)
    assert clock is not None  # noqa: S101 - a limit that the case does not have is nonsense
    return clock.key, clock.episode


def _extended(case: Case, command: c.ExtendLimit) -> list[e.Event]:
    key, episode = _of_limit(case, command.limit)
    return [e.LimitExtended(key, episode, command.amount, command.reason, command.interim_safety_plan)]


def _corrected(case: Case, command: c.CorrectDate) -> list[e.Event]:
    wrong = case.dates[command.entry]
    return [e.DateCorrected(command.entry, wrong.at, command.correct, command.reason, _born_after_all(case, command))]


def _born_after_all(case: Case, command: c.CorrectDate) -> date | None:
    """The date of birth by a corrected birth, unless another was supplied since (local dates)."""
    wrong = case.dates[command.entry]
    known = case.contact.date_of_birth if case.contact else None
    if wrong.kind != e.ChildBorn.__name__ or known != local_date(case.calendar, wrong.at):
        return None
    return local_date(case.calendar, command.correct)


def _reported(case: Case, command: c.ReportNotDelivered) -> list[e.Event]:
    known = case.sent.get(command.notice)
    if known and command.recipient in known.lost:
        return []
    return [e.NoticeNotDelivered(command.notice, command.recipient, command.code)]


def _reopened(case: Case, command: c.ReopenCase) -> list[e.Event]:
    assert case.closed_from is not None  # noqa: S101 - a closed case knows from where
    return [e.CaseReopened(case.closed_from, command.reason)]


_PLAN: dict[type[c.Command], Callable[[Case, Any], list[e.Event]]] = {
    c.ReopenCase: _reopened,
    c.SupplyDetails: _supplied,
    c.ScreenDomesticAbuse: lambda _, x: [e.DomesticAbuseScreened(x.risk, x.outcome)],
    c.LinkEpisode: lambda _, x: [e.EpisodeLinked(x.episode, x.referred_on, x.closed_on)],
    c.RecordFurtherContact: _further_received,
    c.DecideFurtherContact: _further_decided,
    c.DecideContact: _contact_decided,
    c.AcceptReferral: lambda _, x: [e.ReferralAccepted(x.rationale)],
    c.AcknowledgeReferrer: lambda _, x: [e.ReferrerAcknowledged(x.how)],
    c.AllocateWorker: _allocated,
    c.TransferTeam: lambda _, x: [e.TeamTransferred(x.team, x.reason)],
    c.RecordTransferOut: lambda _, x: [e.TransferAccepted(x.authority, x.accepted_by)],
    c.RecordMove: lambda _, x: [e.ChildMoved(x.authority, x.whereabouts_known, x.how_known)],
    c.RecordMissing: lambda _, x: [e.ChildWentMissing(x.reported_to_police, x.circumstances)],
    c.RecordReturn: lambda _, x: [e.ChildReturned(x.circumstances)],
    c.RecordReturnInterview: lambda _, x: [e.ReturnInterviewRecorded(x.held, x.why_not_held, x.interviewer)],
    c.RecordBirth: lambda _, x: [e.ChildBorn(x.date_of_birth, x.sex, x.child_name)],
    c.RecordDeath: lambda _, x: [e.ChildDied(x.circumstances)],
    c.DecideSeriousIncident: lambda _, x: [e.SeriousIncidentDecided(x.notified, x.rationale)],
    c.RecordChildSeen: _seen,
    c.RequestCheck: lambda _, x: [e.CheckRequested(x.agency, x.purpose)],
    c.RecordCheckReply: lambda _, x: [e.CheckAnswered(x.agency, x.answer)],
    c.WaiveCheck: lambda _, x: [e.CheckWaived(x.agency, x.reason)],
    c.ConsiderHistory: lambda _, x: [e.HistoryConsidered(x.found, x.considered)],
    c.RecordStrategyDiscussion: lambda _, x: [e.StrategyDiscussionHeld(x.attended, x.decision)],
    c.StartSection47: lambda _, x: [e.Section47Started(x.rationale)],
    c.ConcludeSection47: lambda _, x: [e.Section47Concluded(x.outcome, x.rationale)],
    c.StartAssessment: lambda _, x: [e.AssessmentStarted(x.assessment, x.rationale)],
    c.SubmitAssessment: _submitted,
    c.ReturnAssessment: lambda _, x: [e.AssessmentReturned(x.reason)],
    c.AuthoriseAssessment: _authorised,
    c.AgreePlan: lambda _, x: [e.PlanAgreed(x.actions, x.review_on)],
    c.ReviewPlan: lambda _, x: [e.PlanReviewed(x.outcomes, x.decision)],
    c.StepDown: lambda _, x: [e.SteppedDown(x.service, x.accepted_by, x.family_agrees, x.what_is_offered)],
    c.ExplainOverrun: lambda case, x: [e.OverrunExplained(*_of_limit(case, x.limit), x.reason)],
    c.ReviewOverrun: lambda case, x: [e.OverrunReviewed(*_of_limit(case, x.limit), x.decision)],
    c.ExtendLimit: _extended,
    c.GrantOverride: lambda case, x: [
        e.OverrideGranted(x.step, x.requirements, x.reason, x.until, case.rules.overrides_told)
    ],
    c.CorrectDate: _corrected,
    c.TellOutcome: lambda _, x: [e.OutcomeTold(x.told, x.how)],
    c.RecordSupervision: lambda _, x: [e.SupervisionRecorded(x.decision)],
    c.AcknowledgeAlert: lambda _, x: [e.AlertAcknowledged(x.alert, x.action, x.until)],
    c.ReportNotDelivered: _reported,
    c.CloseCase: lambda _, x: [e.CaseClosed(x.reason, x.summary, x.risk_factors, x.protective_factors)],
}


def note_delivery(case: Case, notice: str, event: e.NoticeDelivered | e.NoticeFailed, now: datetime) -> Decided:
    """Record what became of a notice. A failed one makes its alert climb at the next `tick`."""
    if not any(n.key == notice for n in case.notices):
        return Decided(case, (), None)
    recorder = Recorder(case, now)
    recorder.record(event, now)
    return Decided(recorder.case, tuple(recorder.entries), None)


def note_cancellation(case: Case, reason: str, now: datetime) -> Decided:
    """Record that somebody tried to cancel the workflow; the case goes on."""
    recorder = Recorder(case, now)
    recorder.record(e.CancellationIgnored(reason), now)
    return Decided(recorder.case, tuple(recorder.entries), None)
