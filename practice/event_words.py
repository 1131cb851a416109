"""What each kind of event says in plain words, for a chronology: one row for each, and a test that none is missing.

A row gets the event and a `Glossary`, and gives one sentence or a few. It names codes by their labels, limits by their
titles, and instants in local time. What a person wrote is repeated as it was written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from practice.codes import CENSUS_CLOSURES, REFERRAL_SOURCES
from practice.events import Missing
from practice.rules import Rules
from practice.vocabulary import AGENCIES, CONTACT_CLOSURES, REFERRAL_CLOSURES
from practice.words import due_time

CLOSURES: dict[str, str] = {
    **CENSUS_CLOSURES.labels,
    **{str(outcome): label for outcome, label in CONTACT_CLOSURES.items()},
    **REFERRAL_CLOSURES,
}
LEFT_OUT = frozenset(
    {
        "ClockStarted",
        "ClockStopped",
        "ClockEnded",
        "CheckpointReached",
        "RungReached",
        "AlertResolved",
        "NoticeDelivered",
        "NoticeFailed",
        "NoticeNotDelivered",
        "AlertReachedNobody",
        "CancellationIgnored",
    }
)
"""Kinds that say how the engine kept watch, not what happened to the child."""


@dataclass(frozen=True)
class Glossary:
    """What words need beside the event: the titles of limits by the name of their rule, and the local time zone."""

    titles: Mapping[str, str]
    zone: ZoneInfo

    @classmethod
    def of(cls, rules: Iterable[Rules], zone: ZoneInfo) -> "Glossary":
        """The glossary of the rules that a case has lived by; where they differ the later ones win."""
        return cls({clock.name: clock.title for each in rules for clock in each.clocks}, zone)

    def limit(self, key: str) -> str:
        """A limit in words, with the agency where it is about one: `Reply from an agency: School`."""
        rule, _, about = key.partition(":")
        title = self.titles.get(rule, rule)
        return f"{title}: {AGENCIES.get(about, about)}" if about else title

    def time(self, at: datetime) -> str:
        """A UTC instant in local words."""
        return due_time(self.zone, at)


def day(on: date) -> str:
    """A local date in words: `Fri 4 Dec 2026`."""
    return f"{on:%a} {on.day} {on:%b %Y}"


def _name(code: str) -> str:
    return str(code).replace("_", " ")


def _agency(code: str) -> str:
    return AGENCIES.get(code, code)


def _list(parts: Iterable[str], *, none: str = "none") -> str:
    return ", ".join(parts) or none


def _lacking(missing: Iterable[Missing]) -> str:
    return " ".join(m.text for m in missing)


def _weighed(x: Any) -> str:
    return f"Risk factors: {_list(x.risk_factors)}. Protective factors: {_list(x.protective_factors)}."


def _contact(x: Any, _: Glossary) -> str:
    source = REFERRAL_SOURCES.labels.get(x.contact.source, x.contact.source)
    words = f"Contact received from: {source}, by team {x.team}."
    if x.contact.concern:
        words += f" Concern: {x.contact.concern}"
    return words + (f" Missing: {_lacking(x.missing)}" if x.missing else "")


def _adopted(x: Any, g: Glossary) -> str:
    referred = day(x.referred_at.astimezone(g.zone).date())
    return f"Case taken over at the stage {x.stage}, by team {x.team}: referred {referred}, row {x.census_reference}."


def _supplied(x: Any, _: Glossary) -> str:
    given = [_name(name) for name, value in x.details if value is not None]
    return f"Details supplied: {_list(given)}." + (
        f" Still missing: {_lacking(x.still_missing)}" if x.still_missing else ""
    )


def _linked(x: Any, _: Glossary) -> str:
    until = f" to {day(x.closed_on)}" if x.closed_on else ""
    return f"Earlier episode {x.episode} linked ({day(x.referred_on)}{until})."


def _allocated(x: Any, _: Glossary) -> str:
    registered = "" if x.registered_social_worker else ", who is not a registered social worker"
    words = f"Allocated to {x.worker}{registered}, team {x.team}."
    reason = getattr(x, "over_limit_reason", None)
    return words + (f" Over the caseload limit: {reason}" if reason else "")


def _moved(x: Any, _: Glossary) -> str:
    where = f"to the area of {x.authority}" if x.authority else "within the area"
    known = "" if x.whereabouts_known else "; where the child is now is not known"
    return f"The child moved {where}{known}. Known from: {x.how_known}"


def _missing_child(x: Any, _: Glossary) -> str:
    police = "the police were told" if x.reported_to_police else "the police were not told"
    return f"The child went missing; {police}. {x.circumstances}"


def _interview(x: Any, _: Glossary) -> str:
    return (
        f"Return home interview held by {x.interviewer}." if x.held else f"No return home interview: {x.why_not_held}"
    )


def _seen(x: Any, _: Glossary) -> str:
    registered = "" if x.seen_by_registered_social_worker else ", who is not a registered social worker"
    how = "alone" if x.alone else f"not alone ({x.why_not_alone})"
    return f"Child seen by {x.seen_by}{registered}, {how}." + (f" {x.observations}" if x.observations else "")


def _history(x: Any, _: Glossary) -> str:
    read = " ".join(f"{c.episode}: {c.significance}" for c in x.considered)
    return f"Records searched. Earlier episodes found: {_list(x.found)}." + (f" Read: {read}" if read else "")


def _submitted(x: Any, _: Glossary) -> str:
    analysis = f" {x.analysis}" if x.analysis else ""
    return f"Assessment handed in, outcome: {_name(x.outcome)}.{analysis} {_weighed(x)}"


def _number(x: Any) -> str:
    return "" if x.number is None else f" {x.number}"


def _authorised(x: Any, _: Glossary) -> str:
    no_core = f" No core assessment: {x.why_no_core}" if x.why_no_core else ""
    return f"Assessment authorised, outcome: {_name(x.outcome)}. {x.decision}{no_core}"


def _plan(x: Any, _: Glossary) -> str:
    actions = "; ".join(
        a.action + (f" ({a.owner})" if a.owner else "") + (f" by {day(a.due_on)}" if a.due_on else "")
        for a in x.actions
    )
    return f"Plan agreed: {actions}." + (f" Review on {day(x.review_on)}." if x.review_on else "")


def _stepped_down(x: Any, _: Glossary) -> str:
    agrees = "the family agrees" if x.family_agrees else "the family does not agree"
    return f"Stepped down to {x.service}, accepted by {x.accepted_by}; {agrees}. Offered: {x.what_is_offered}"


def _closed(x: Any, _: Glossary) -> str:
    return f"Case closed: {CLOSURES.get(x.reason, _name(x.reason))}. {x.summary}"


def _granted(x: Any, g: Glossary) -> str:
    without = _list(_name(r) for r in x.requirements)
    return f"OVERRIDE granted: {x.step} may go ahead without {without} until {g.time(x.until)}. {x.reason}"


def _used(x: Any, _: Glossary) -> str:
    return f"OVERRIDE used: {x.step} went ahead, as {x.granted_by} allowed, although missing: {_lacking(x.missing)}"


def _breached(x: Any, g: Glossary) -> str:
    already = " It had passed when the case was taken over." if x.adopted else ""
    return f"LIMIT PASSED: {g.limit(x.clock)}, due {g.time(x.due)}.{already}"


def _restopped(x: Any, g: Glossary) -> str:
    if x.stopped_at is None:
        return f"{g.limit(x.clock)} is still to be done, now that a date has been corrected."
    return f"{g.limit(x.clock)} counts as done {'late' if x.late else 'in time'}, now that a date has been corrected."


WORDS: Mapping[str, Callable[[Any, Glossary], str]] = {
    "ContactReceived": _contact,
    "CaseAdopted": _adopted,
    "DetailsSupplied": _supplied,
    "DetailsCompleted": lambda *_: "The details that a contact must have are complete.",
    "DomesticAbuseScreened": lambda x, _: f"Screened for domestic abuse: risk {_name(x.risk)}. {x.outcome}",
    "EpisodeLinked": _linked,
    "FurtherContactReceived": lambda x, _: (
        f"New information{_number(x)} from: {REFERRAL_SOURCES.labels.get(x.source, x.source)}. {x.concern}"
    ),
    "FurtherContactDecided": lambda x, _: f"New information{_number(x)} decided on: {_name(x.response)}. {x.rationale}",
    "ContactDecided": lambda x, _: (
        f"Contact decided: {_name(x.outcome)}, threshold {x.threshold}. {x.rationale} {_weighed(x)}"
    ),
    "ReferralMade": lambda x, _: f"The contact became a referral, threshold {x.threshold}.",
    "ReferralAccepted": lambda x, _: f"Referral accepted. {x.rationale}",
    "ReferrerAcknowledged": lambda x, _: f"Referrer told that the referral arrived ({x.how}).",
    "WorkerAllocated": _allocated,
    "TeamTransferred": lambda x, _: f"Handed to team {x.team}. {x.reason}",
    "TransferAccepted": lambda x, _: f"{x.authority} accepted responsibility for the child ({x.accepted_by}).",
    "ChildMoved": _moved,
    "ChildWentMissing": _missing_child,
    "ChildReturned": lambda x, _: f"The child came back or was found. {x.circumstances}",
    "ReturnInterviewRecorded": _interview,
    "ChildBorn": lambda x, _: f"The child was born on {day(x.date_of_birth)}.",
    "ChildDied": lambda x, _: f"The child died. {x.circumstances}",
    "SeriousIncidentDecided": lambda x, _: (
        f"Serious incident {'notified' if x.notified else 'not notified'}. {x.rationale}"
    ),
    "ChildSeen": _seen,
    "CheckRequested": lambda x, _: f"{_agency(x.agency)} asked: {x.purpose}",
    "CheckAnswered": lambda x, _: f"{_agency(x.agency)} answered: {x.answer}",
    "CheckWaived": lambda x, _: f"Decided to go on without an answer from {_agency(x.agency)}: {x.reason}",
    "HistoryConsidered": _history,
    "StrategyDiscussionHeld": lambda x, _: f"Strategy discussion ({_list(x.attended)}): {x.decision}",
    "Section47Started": lambda x, _: f"Section 47 enquiry started. {x.rationale}",
    "Section47Concluded": lambda x, _: f"Section 47 enquiry concluded: {_name(x.outcome)}. {x.rationale}",
    "AssessmentStarted": lambda x, _: f"Assessment started ({_name(x.assessment)}). {x.rationale}",
    "AssessmentSubmitted": _submitted,
    "AssessmentReturned": lambda x, _: f"Assessment given back. {x.reason}",
    "AssessmentAuthorised": _authorised,
    "PlanAgreed": _plan,
    "PlanReviewed": lambda x, _: f"Plan reviewed, decision: {_name(x.decision)}. {x.outcomes}",
    "SteppedDown": _stepped_down,
    "OverrunExplained": lambda x, g: f"Reason for the overrun of {g.limit(x.clock)}: {x.reason}",
    "OverrunReviewed": lambda x, g: f"Manager has seen the overrun of {g.limit(x.clock)}: {x.decision}",
    "LimitExtended": lambda x, g: (
        f"{g.limit(x.clock)} extended by {x.amount}. {x.reason} Until then: {x.interim_safety_plan}"
    ),
    "OverrideGranted": _granted,
    "OverrideUsed": _used,
    "DateCorrected": lambda x, g: (
        f"Date of entry {x.entry} corrected from {g.time(x.was)} to {g.time(x.correct)}. {x.reason}"
    ),
    "RulesAdopted": lambda x, _: f"Other rules or another calendar adopted for the case. {x.reason}",
    "CaseReopened": lambda x, _: f"Case opened again at the stage {x.stage}. {x.reason}",
    "OutcomeTold": lambda x, _: f"{_name(x.told).capitalize()} told the outcome ({x.how}).",
    "SupervisionRecorded": lambda x, _: f"Supervision: {x.decision}",
    "CaseClosed": _closed,
    "StepRefused": lambda x, _: f"REFUSED: {x.step}. Missing: {_lacking(x.missing)}",
    "ClockMoved": lambda x, g: f"{g.limit(x.clock)} is now due {g.time(x.due)}, was due {g.time(x.was_due)} ({x.why}).",
    "ClockRestopped": _restopped,
    "LimitBreached": _breached,
    "AlertAcknowledged": lambda x, g: (
        f"Alert taken on ({g.limit(x.alert.partition('#')[0])}) until {g.time(x.until)}: {x.action}"
    ),
    "AcknowledgementLapsed": lambda x, g: (
        f"What {x.by} promised on {g.limit(x.alert.partition('#')[0])} was not done by {g.time(x.until)}."
    ),
}
"""What an event says, by its kind."""
