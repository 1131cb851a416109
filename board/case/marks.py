"""What happened in a case, as short labels for its picture: one row for each kind of event that is drawn."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from board.case.flags import Mark
from practice.chronology import FROM_RETURN, Line
from practice.events import Entry
from practice.vocabulary import AGENCIES, ContactOutcome

Label = Callable[[Any], str]

_DECIDED = {
    ContactOutcome.NO_FURTHER_ACTION: "No further action",
    ContactOutcome.INFORMATION_AND_ADVICE: "Information and advice",
    ContactOutcome.EARLY_HELP: "To early help",
    ContactOutcome.REFERRAL: "Referral",
}


_RETURNED = {
    "Initial child protection conference held.": "Conference held",
    "No initial child protection conference was required after this enquiry.": "No conference",
    "Section 47 enquiry started.": "Section 47 began",
}
"""Shorter labels for what a census return told."""


def _agency(code: str) -> str:
    return AGENCIES.get(code, code)


SHORT: Mapping[str, tuple[int, Label]] = {
    "ContactReceived": (0, lambda _: "Contact"),
    "CaseAdopted": (0, lambda _: "Taken over"),
    "ContactDecided": (0, lambda x: _DECIDED[ContactOutcome(x.outcome)]),
    "ReferralAccepted": (2, lambda _: "Accepted"),
    "ReferrerAcknowledged": (2, lambda _: "Referrer told"),
    "DomesticAbuseScreened": (1, lambda _: "Abuse screened"),
    "FurtherContactReceived": (1, lambda _: "New information"),
    "WorkerAllocated": (1, lambda _: "Allocated"),
    "TeamTransferred": (1, lambda _: "New team"),
    "TransferAccepted": (1, lambda _: "Transfer accepted"),
    "ChildMoved": (1, lambda _: "Moved"),
    "ChildWentMissing": (0, lambda _: "Missing"),
    "ChildReturned": (0, lambda _: "Found"),
    "ReturnInterviewRecorded": (2, lambda _: "Return interview"),
    "ChildBorn": (0, lambda _: "Born"),
    "ChildDied": (0, lambda _: "Died"),
    "SeriousIncidentDecided": (1, lambda _: "Incident decided"),
    "ChildSeen": (0, lambda x: "Child seen alone" if x.alone else "Child seen"),
    "CheckRequested": (2, lambda x: f"{_agency(x.agency)} asked"),
    "CheckAnswered": (2, lambda x: f"{_agency(x.agency)} answered"),
    "CheckWaived": (2, lambda x: f"Without {_agency(x.agency)}"),
    "HistoryConsidered": (2, lambda _: "History read"),
    "StrategyDiscussionHeld": (1, lambda _: "Strategy discussion"),
    "Section47Started": (0, lambda _: "Section 47 began"),
    "Section47Concluded": (0, lambda _: "Section 47 ended"),
    "AssessmentStarted": (1, lambda x: f"{x.assessment.capitalize()} assessment began"),
    "AssessmentSubmitted": (1, lambda _: "Assessment in"),
    "AssessmentReturned": (1, lambda _: "Given back"),
    "AssessmentAuthorised": (0, lambda _: "Authorised"),
    "PlanAgreed": (1, lambda _: "Plan agreed"),
    "PlanReviewed": (1, lambda _: "Plan reviewed"),
    "SteppedDown": (1, lambda _: "Stepped down"),
    "OverrideGranted": (1, lambda _: "Override"),
    "CaseReopened": (0, lambda _: "Opened again"),
    "SupervisionRecorded": (2, lambda _: "Oversight"),
    "StepRefused": (1, lambda _: "Step refused"),
    "CaseClosed": (0, lambda _: "Closed"),
}
"""How much an event matters in the picture (0 most), and its label. What is not listed is in the chronology only."""


def marks(lines: Iterable[Line], entries: Iterable[Entry], case: str) -> tuple[Mark, ...]:
    """The marks of one case: those lines of its chronology that are drawn, on the dates that the chronology gives."""
    events = {entry.sequence: entry.event for entry in entries}
    found = (_mark(line, events[line.entry]) for line in lines if line.case == case)
    return tuple(mark for mark in found if mark)


def _mark(line: Line, event: Any) -> Mark | None:
    if FROM_RETURN in line.notes:
        return Mark(line.happened_at, _RETURNED.get(line.words, line.words.rstrip(".")), line.words, 1)
    if event.kind not in SHORT:
        return None
    rank, label = SHORT[event.kind]
    return Mark(line.happened_at, label(event), line.words, rank)
