"""What a command leads to: entries for the journal, or a refusal. Pure: it reads the case, the command and the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from practice import commands as c
from practice import events as e
from practice.calendar import Calendar, CalendarEnds, local_date
from practice.case import Answer, Case
from practice.clocks import later, start_of_day
from practice.errors import Refusal
from practice.events import Entry, Missing
from practice.evolve import with_details
from practice.gates import contact_gaps, missing_for
from practice.recorder import Recorder
from practice.rules import Rules
from practice.stages import STEP_OF, Step, gate_name
from practice.vocabulary import ContactOutcome, Stage

CLOCK_SKEW = timedelta(minutes=5)
"""How far ahead of the engine's clock a command's `received_at` may lie before it counts as in the future."""


@dataclass(frozen=True)
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
    refusal = _in_the_future(command, now) or _not_allowed(STEP_OF[type(command)], command)
    if isinstance(command, c.AdoptCase):
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
    if command.id in case.answers:
        return None
    step = STEP_OF[type(command)]
    return (
        _in_the_future(command, now)
        or _not_allowed(step, command)
        or _wrong_stage(case, step)
        or _stale(case, command)
        or _nonsense(case, command, now)
    )


def decide(case: Case, command: c.Command, now: datetime) -> Decided:
    """Decide one command on an open case. `now` is a UTC instant.

    A step whose gate is not met is recorded as refused and answered with everything that is missing.
    """
    if first := case.answers.get(command.id):
        return Decided(case, (), first, _repeated_refusal(first))
    if refusal := check(case, command, now):
        return Decided(case, (), None, refusal)
    step = STEP_OF[type(command)]
    gate = gate_name(step, case.stage)
    if missing := missing_for(case, gate, command):
        refused = e.StepRefused(step.command.__name__, gate or "", missing)
        decided = _record(case, command, [refused], now, command.received_at)
        return Decided(decided.case, decided.entries, decided.answer, _gate_refusal(step.command.__name__, missing))
    return _record(case, command, _PLAN[type(command)](case, command), now, command.happened_at)


def _record(case: Case, command: c.Command, events: list[e.Event], now: datetime, happened_at: datetime) -> Decided:
    recorder = Recorder(case, now, command.actor.id, command.id)
    try:
        for event in events:
            recorder.record(event, happened_at)
    except CalendarEnds as error:
        return Decided(case, (), None, Refusal("calendar_ends", str(error)))
    return Decided(recorder.case, tuple(recorder.entries), recorder.case.answers[command.id])


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


def _not_allowed(step: Step, command: c.Command) -> Refusal | None:
    if step.roles.intersection(command.actor.roles):
        return None
    allowed = ", ".join(sorted(role.replace("_", " ") for role in step.roles))
    return Refusal("not_authorised", f"{step.command.__name__} may be sent by: {allowed}.")


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


def _nonsense(case: Case, command: c.Command, now: datetime) -> Refusal | None:
    try:
        problem = _PROBLEM.get(type(command), _no_problem)(case, command, now)
    except CalendarEnds as error:
        return Refusal("calendar_ends", str(error))
    return Refusal("malformed", problem) if problem else None


def _gate_refusal(step: str, missing: tuple[Missing, ...]) -> Refusal:
    return Refusal("gate_not_met", f"{step} is refused: " + " ".join(m.text for m in missing), missing)


def _repeated_refusal(first: Answer) -> Refusal | None:
    return _gate_refusal("The step", first.missing) if first.refused else None


# What makes a well-formed command nonsense for this very case. Each answers with a sentence, or None.

Problem = Callable[[Case, Any, datetime], str | None]


def _no_problem(_: Case, __: c.Command, ___: datetime) -> None:
    return None


def _threshold(case: Case, command: c.DecideContact, _: datetime) -> str | None:
    if command.threshold in case.rules.levels:
        return None
    return f"{command.threshold!r} is not a threshold level here; use one of {', '.join(sorted(case.rules.levels))}."


def _accepted_already(case: Case, _: c.AcceptReferral, __: datetime) -> str | None:
    return "The referral has been accepted already." if case.referral_accepted else None


def _asked_already(case: Case, command: c.RequestCheck, _: datetime) -> str | None:
    waiting = any(check.agency == command.agency and check.open for check in case.checks)
    return f"{command.agency} has been asked already and has not answered yet." if waiting else None


def _never_asked(case: Case, command: c.RecordCheckReply | c.WaiveCheck, _: datetime) -> str | None:
    asked = any(check.agency == command.agency for check in case.checks)
    return None if asked else f"{command.agency} has not been asked; send RequestCheck first."


def _enquiry_open(case: Case, _: c.StartSection47, __: datetime) -> str | None:
    return "A section 47 enquiry is open already (census rule 8890)." if case.section_47_open else None


def _no_enquiry(case: Case, _: c.ConcludeSection47, __: datetime) -> str | None:
    return None if case.section_47_open else "No section 47 enquiry is open."


def _assessed_already(case: Case, _: c.SubmitAssessment | c.AuthoriseAssessment, __: datetime) -> str | None:
    return "An assessment has been authorised already." if case.assessed else None


def _nothing_to_return(case: Case, _: c.ReturnAssessment, __: datetime) -> str | None:
    if case.assessment is None or case.assessed:
        return "No assessment is waiting to be authorised."
    return None


def _alert_known(case: Case, command: c.AcknowledgeAlert, now: datetime) -> str | None:
    alert = next((a for a in case.alerts if a.id == command.alert), None)
    if alert is None:
        known = ", ".join(a.id for a in case.alerts if not a.resolved) or "none is open"
        return f"There is no alert {command.alert}; {known}."
    if alert.resolved:
        return f"The alert {command.alert} has been resolved: the work is done."
    latest = later(case.rules.acknowledge_for_at_most, now, case.calendar)
    if not now < command.until <= latest:
        return f"until must lie between now and {latest:%d %B %Y %H:%M} UTC ({case.rules.acknowledge_for_at_most})."
    return None


_PROBLEM: dict[type[c.Command], Problem] = {
    c.DecideContact: _threshold,
    c.AcceptReferral: _accepted_already,
    c.RequestCheck: _asked_already,
    c.RecordCheckReply: _never_asked,
    c.WaiveCheck: _never_asked,
    c.StartSection47: _enquiry_open,
    c.ConcludeSection47: _no_enquiry,
    c.SubmitAssessment: _assessed_already,
    c.ReturnAssessment: _nothing_to_return,
    c.AuthoriseAssessment: _assessed_already,
    c.AcknowledgeAlert: _alert_known,
}


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
    return [e.DetailsSupplied(command.details, contact_gaps(contact, case.rules.minimum_data))]


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
    return [e.WorkerAllocated(command.worker, command.registered_social_worker, command.team)]


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
        )
    ]


def _authorised(case: Case, command: c.AuthoriseAssessment) -> list[e.Event]:
    assert case.assessment is not None  # noqa: S101 - the gate asks for a submitted assessment
    return [e.AssessmentAuthorised(case.assessment.submitted.outcome, command.decision)]


_PLAN: dict[type[c.Command], Callable[[Case, Any], list[e.Event]]] = {
    c.SupplyDetails: _supplied,
    c.DecideContact: _contact_decided,
    c.AcceptReferral: lambda _, x: [e.ReferralAccepted(x.rationale)],
    c.AcknowledgeReferrer: lambda _, x: [e.ReferrerAcknowledged(x.how)],
    c.AllocateWorker: _allocated,
    c.RecordChildSeen: _seen,
    c.RequestCheck: lambda _, x: [e.CheckRequested(x.agency, x.purpose)],
    c.RecordCheckReply: lambda _, x: [e.CheckAnswered(x.agency, x.answer)],
    c.WaiveCheck: lambda _, x: [e.CheckWaived(x.agency, x.reason)],
    c.ConsiderHistory: lambda _, x: [e.HistoryConsidered(x.found, x.considered)],
    c.StartSection47: lambda _, x: [e.Section47Started(x.rationale)],
    c.ConcludeSection47: lambda _, x: [e.Section47Concluded(x.outcome, x.rationale)],
    c.SubmitAssessment: _submitted,
    c.ReturnAssessment: lambda _, x: [e.AssessmentReturned(x.reason)],
    c.AuthoriseAssessment: _authorised,
    c.TellOutcome: lambda _, x: [e.OutcomeTold(x.told, x.how)],
    c.RecordSupervision: lambda _, x: [e.SupervisionRecorded(x.decision)],
    c.AcknowledgeAlert: lambda _, x: [e.AlertAcknowledged(x.alert, x.action, x.until)],
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
