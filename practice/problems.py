"""What makes a well-formed command nonsense for this very case. Each answers with a sentence, or None."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from practice import commands as c
from practice.calendar import local_date
from practice.case import Case
from practice.clocks import later
from practice.codes import ASSESSMENT_FACTORS, CENSUS_CLOSURES, REFERRAL_SOURCES, CodeSet
from practice.notices import find
from practice.stages import STEP_OF
from practice.vocabulary import AssessmentKind, ConferenceOutcome, Requirement, Stage

SATURDAY = 5
Problem = Callable[[Case, Any, datetime], str | None]


def _threshold(case: Case, command: c.DecideContact, _: datetime) -> str | None:
    if command.threshold in case.rules.levels:
        return None
    return f"{command.threshold!r} is not a threshold level here; use one of {', '.join(sorted(case.rules.levels))}."


def _accepted_already(case: Case, _: c.AcceptReferral, __: datetime) -> str | None:
    return "The referral has been accepted already." if case.referral_accepted else None


def _birth_supplied(case: Case, command: c.SupplyDetails, now: datetime) -> str | None:
    if case.unborn and command.details.date_of_birth is not None:
        return "The child is expected; send RecordBirth for the birth, from which on the child must be seen."
    return birth_problem(command.details.date_of_birth, local_date(case.calendar, now))


def birth_problem(born: date | None, today: date) -> str | None:
    """Why a date of birth cannot be recorded today (local dates), or None."""
    if born is None or born <= today:
        return None
    return f"date_of_birth {born:%d %B %Y} lies in the future; a child not born yet has an expected_date_of_birth."


def _no_domestic_abuse(case: Case, _: c.ScreenDomesticAbuse, __: datetime) -> str | None:
    if case.domestic_abuse:
        return None
    return "Nothing on record speaks of domestic abuse; send SupplyDetails with domestic_abuse first."


def _linked_later(case: Case, command: c.LinkEpisode, now: datetime) -> str | None:
    if command.referred_on <= local_date(case.calendar, case.received_at or now):
        return None
    return f"referred_on {command.referred_on:%d %B %Y} is after this case's own referral."


def _code_in_use(codes: CodeSet, code: str, day: date, name: str) -> str | None:
    """Whether a code may be recorded for something of a local date."""
    found = codes.by_code.get(code)
    if found is None or found.valid_on(day):
        return None
    since = f"in use from {found.valid_from:%d %B %Y}" if found.valid_from and day < found.valid_from else "out of use"
    return f"{name} {code} ({found.label}) is not a code for {day:%d %B %Y}: it is {since}."


def _further_source(case: Case, command: c.RecordFurtherContact, now: datetime) -> str | None:
    return source_problem(command.source, local_date(case.calendar, min(command.received_at, now)))


def source_problem(source: str, day: date) -> str | None:
    """Why a source of referral cannot be recorded for a contact of this local date, or None."""
    return _code_in_use(REFERRAL_SOURCES, source, day, "source")


def _nothing_further(case: Case, command: c.DecideFurtherContact, _: datetime) -> str | None:
    if not case.further_contact_open:
        return "No new information waits for a decision; send RecordFurtherContact."
    if command.number is None or command.number in case.further_contacts:
        return None
    waiting = ", ".join(map(str, case.further_contacts)) or "none that is numbered"
    return f"No new information {command.number} waits for a decision; waiting: {waiting}."


def _same_team(case: Case, command: c.TransferTeam, _: datetime) -> str | None:
    return f"The case is with {command.team} already." if command.team == case.team else None


def _missing_already(case: Case, _: c.RecordMissing, __: datetime) -> str | None:
    if case.died_at:
        return "The child has died."
    return "The child is recorded as missing already." if case.missing_since else None


def _not_missing(case: Case, command: c.RecordReturn, _: datetime) -> str | None:
    if case.missing_since is None:
        return "The child is not recorded as missing."
    if command.happened_at < case.missing_since:
        return "happened_at is before the child went missing."
    return None


def _still_missing(case: Case, _: c.RecordReturnInterview, __: datetime) -> str | None:
    return "The child has not returned yet; send RecordReturn first." if case.missing_since else None


def _not_expected(case: Case, command: c.RecordBirth, _: datetime) -> str | None:
    if not case.unborn:
        return "No child is expected here; send SupplyDetails for a child's date of birth."
    day = local_date(case.calendar, command.happened_at)
    if command.date_of_birth != day:
        return f"date_of_birth {command.date_of_birth} is not the day of happened_at, {day}."
    return None


def _died_already(case: Case, _: c.RecordDeath, __: datetime) -> str | None:
    return "The child's death is recorded already; correct its date with CorrectDate." if case.died_at else None


def _alive(case: Case, _: c.DecideSeriousIncident, __: datetime) -> str | None:
    return None if case.died_at else "No death is recorded; send RecordDeath first."


def _dead(case: Case, command: c.RecordChildSeen, _: datetime) -> str | None:
    return "The child has died." if case.died_at and command.happened_at >= case.died_at else None


def _asked_already(case: Case, command: c.RequestCheck, _: datetime) -> str | None:
    waiting = any(check.agency == command.agency and check.open for check in case.checks)
    return f"{command.agency} has been asked already and has not answered yet." if waiting else None


def _never_asked(case: Case, command: c.RecordCheckReply | c.WaiveCheck, _: datetime) -> str | None:
    asked = any(check.agency == command.agency for check in case.checks)
    return None if asked else f"{command.agency} has not been asked; send RequestCheck first."


def _enquiry_open(case: Case, _: c.StartSection47, __: datetime) -> str | None:
    return "A section 47 enquiry is open already (census rule 8890)." if case.section_47_open else None


def _no_enquiry(case: Case, command: c.ConcludeSection47, _: datetime) -> str | None:
    if not case.section_47_open:
        return "No section 47 enquiry is open."
    day = local_date(case.calendar, command.happened_at)
    if command.outcome is ConferenceOutcome.HELD and day.weekday() >= SATURDAY:
        return f"A conference cannot have been held on {day:%A %d %B %Y} (census rule 8875)."
    return None


def _cannot_start(case: Case, command: c.StartAssessment, _: datetime) -> str | None:
    kind = command.assessment
    if kind is AssessmentKind.CORE and kind not in case.rules.assessments:
        return f"{case.rules.edition_title} has no core assessment; a further one is `further`."
    if case.stage is Stage.ASSESSMENT and not case.assessed and kind is AssessmentKind.FURTHER:
        return "An assessment is under way (census rule 8863Q); a further one begins when it is authorised."
    if kind is AssessmentKind.CORE and case.assessing is AssessmentKind.CORE and not case.assessed:
        return "A core assessment is under way already."
    return None


def _cannot_authorise(case: Case, command: c.AuthoriseAssessment, _: datetime) -> str | None:
    if case.assessed:
        return "An assessment has been authorised already."
    if command.why_no_core is not None and case.assessing is not AssessmentKind.INITIAL:
        return "why_no_core speaks of an initial assessment, and this is none."
    return None


def _cannot_submit(case: Case, command: c.SubmitAssessment, now: datetime) -> str | None:
    if case.assessed:
        return "An assessment has been authorised already."
    day = local_date(case.calendar, min(command.happened_at, now))
    problems = (_code_in_use(ASSESSMENT_FACTORS, code, day, "factor") for code in command.factors)
    return next((p for p in problems if p), None)


def _nothing_to_return(case: Case, _: c.ReturnAssessment, __: datetime) -> str | None:
    if case.assessment is None or case.assessed:
        return "No assessment is waiting to be authorised."
    return None


def _no_plan(case: Case, _: c.ReviewPlan, __: datetime) -> str | None:
    return None if case.plan else "No plan has been agreed; send AgreePlan first."


def _no_limit(case: Case, key: str) -> str:
    return f"There is no limit {key}; the case has {', '.join(dict.fromkeys(k.key for k in case.clocks)) or 'none'}."


def _no_overrun(case: Case, command: c.ExplainOverrun, _: datetime) -> str | None:
    clock = case.run(command.limit)
    if clock is None:
        return _no_limit(case, command.limit)
    if not clock.running and not clock.breached:
        return f"{command.limit} was met in time."
    return None


def _overrun_unexplained(case: Case, command: c.ReviewOverrun, _: datetime) -> str | None:
    clock = case.run(command.limit)
    if clock is None:
        return _no_limit(case, command.limit)
    return None if clock.overrun else f"No reason is recorded for {command.limit}; send ExplainOverrun first."


def _cannot_extend(case: Case, command: c.ExtendLimit, now: datetime) -> str | None:
    clock = case.run(command.limit)
    if clock is None:
        return _no_limit(case, command.limit)
    if not clock.running or clock.breached or now >= clock.due:
        return f"{command.limit} is not running, or has passed; it cannot be extended after that."
    rule = case.rule(clock)
    bound = rule.extension.at_most if rule.extension else None
    if rule.extension is None or bound is None:
        who = rule.source if rule.extension is None else f"the policy {case.rules.policy}"
        return f"{rule.title} cannot be extended: {who} allows none. Explain the overrun instead."
    left = bound.amount - clock.extended
    return None if command.amount <= left else f"{command.limit} can be extended by {left} more at the most."


_NEEDED = frozenset({Requirement.ASSESSMENT_SUBMITTED})
"""What a step cannot be taken without whoever lets it: there is nothing to authorise before it is handed in."""


def _cannot_override(case: Case, command: c.GrantOverride, now: datetime) -> str | None:
    known = {kind.__name__: step for kind, step in STEP_OF.items() if step.gate}
    if command.step not in known:
        return f"{command.step} has no gate; those with one are {', '.join(sorted(known))}."
    if never := [r for r in command.requirements if r in {*case.rules.never_overridden, *_NEEDED}]:
        return f"{never[0].replace('_', ' ')} cannot be overridden."
    latest = later(case.rules.override_for_at_most, now, case.calendar)
    if not now < command.until <= latest:
        most = case.rules.override_for_at_most
        return f"until must lie between now and {latest:%d %B %Y %H:%M} UTC ({most})."
    return None


def _cannot_correct(case: Case, command: c.CorrectDate, now: datetime) -> str | None:
    wrong = case.date_of(command.entry)
    if wrong is None:
        return f"Entry {command.entry} has no date that can be corrected; its limits do not depend on it."
    if command.correct > min(now, command.received_at):
        return f"correct {command.correct:%Y-%m-%d %H:%M} UTC lies in the future."
    if command.correct == wrong.at:
        return f"Entry {command.entry} has that date already."
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


def _never_sent(case: Case, command: c.ReportNotDelivered, _: datetime) -> str | None:
    sent = case.sent.get(command.notice)
    if sent and sent.to and command.recipient not in sent.to:
        return f"The notice {command.notice} was not sent to {command.recipient}."
    if find(case, command.notice) is None:
        return f"No notice {command.notice} is on its way, or was sent lately."
    return None


def _closed_on(case: Case, command: c.CloseCase, now: datetime) -> str | None:
    day = local_date(case.calendar, min(command.happened_at, now))
    return _code_in_use(CENSUS_CLOSURES, command.reason, day, "reason")


PROBLEMS: dict[type[c.Command], Problem] = {
    c.SupplyDetails: _birth_supplied,
    c.ScreenDomesticAbuse: _no_domestic_abuse,
    c.LinkEpisode: _linked_later,
    c.RecordFurtherContact: _further_source,
    c.DecideFurtherContact: _nothing_further,
    c.DecideContact: _threshold,
    c.AcceptReferral: _accepted_already,
    c.TransferTeam: _same_team,
    c.RecordMissing: _missing_already,
    c.RecordReturn: _not_missing,
    c.RecordReturnInterview: _still_missing,
    c.RecordBirth: _not_expected,
    c.RecordDeath: _died_already,
    c.DecideSeriousIncident: _alive,
    c.RecordChildSeen: _dead,
    c.RequestCheck: _asked_already,
    c.RecordCheckReply: _never_asked,
    c.WaiveCheck: _never_asked,
    c.StartSection47: _enquiry_open,
    c.ConcludeSection47: _no_enquiry,
    c.StartAssessment: _cannot_start,
    c.SubmitAssessment: _cannot_submit,
    c.ReturnAssessment: _nothing_to_return,
    c.AuthoriseAssessment: _cannot_authorise,
    c.ReviewPlan: _no_plan,
    c.ExplainOverrun: _no_overrun,
    c.ReviewOverrun: _overrun_unexplained,
    c.ExtendLimit: _cannot_extend,
    c.GrantOverride: _cannot_override,
    c.CorrectDate: _cannot_correct,
    c.AcknowledgeAlert: _alert_known,
    c.ReportNotDelivered: _never_sent,
    c.CloseCase: _closed_on,
}
