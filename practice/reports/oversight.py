"""Which open cases no manager has looked at, and when one last looked at the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

LOOKS = {
    "WorkerAllocated": "allocated it",
    "TeamTransferred": "handed it to another team",
    "TransferAccepted": "recorded its transfer to another authority",
    "SeriousIncidentDecided": "decided on a serious incident",
    "CheckWaived": "decided to go on without an agency's answer",
    "Section47Concluded": "concluded a section 47 enquiry",
    "AssessmentReturned": "gave the assessment back",
    "AssessmentAuthorised": "authorised the assessment",
    "OverrunReviewed": "saw an overrun",
    "LimitExtended": "extended a limit",
    "OverrideGranted": "granted an override",
    "SupervisionRecorded": "recorded supervision",
    "AlertAcknowledged": "took on an alert",
    "CaseReopened": "opened it again",
}
"""The events that only a manager's command leads to and that are a decision about the case, and each in words."""


@dataclass(frozen=True)
class OpenCase:
    """An open case as the journal has it, and the last of `LOOKS` on it. Instants are UTC."""

    case: str
    team: str
    worker: str | None
    stage: str
    adopted: bool
    opened_at: datetime
    looked_at: datetime | None
    looked_by: str | None
    look: str | None


@dataclass(frozen=True)
class OversightRow:
    """One open case. `days` are whole days of 24 hours since the last look, or since it was opened where none was."""

    case: str
    team: str
    worker: str | None
    stage: str
    taken_over: bool
    last_look: datetime | None
    by: str | None
    what: str
    days: int


def oversight(cases: Iterable[OpenCase], now: datetime) -> tuple[OversightRow, ...]:
    """Those that no manager has looked at first, then the others; of both the longest ago first."""
    rows = [_row(case, now) for case in cases]
    return tuple(sorted(rows, key=lambda x: (x.last_look is not None, -x.days, x.case)))


def _row(case: OpenCase, now: datetime) -> OversightRow:
    since = case.looked_at or case.opened_at
    what = LOOKS[case.look] if case.look else "no manager has looked at it"
    return OversightRow(
        case=case.case,
        team=case.team,
        worker=case.worker,
        stage=case.stage,
        taken_over=case.adopted,
        last_look=case.looked_at,
        by=case.looked_by,
        what=what,
        days=(now - since).days,
    )
