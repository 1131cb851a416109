"""The watcher: what the journal says there is, compared with what Temporal runs and with what should exist by now.

Pure comparisons of values; `activities/watch.py` fetches them. All instants are UTC.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LOOK_OVER = "look_over_cases"
TELL_OPERATORS = "tell_operators"
CONCLUDE_SWEEP = "conclude_sweep"
SIGN_CHECKPOINT = "sign_checkpoint"


class Trouble(StrEnum):
    """What only an operator can put right."""

    REACHED_NOBODY = "reached_nobody"
    UNDELIVERED = "undelivered"
    WORKFLOW_MISSING = "workflow_missing"
    WORKFLOW_UNKNOWN = "workflow_unknown"
    OVERDUE_MOMENT = "overdue_moment"
    STUCK_CASE = "stuck_case"
    JOURNAL_BEHIND = "journal_behind"
    STUCK_DELIVERY = "stuck_delivery"
    DIRECTORY_GAP = "directory_gap"
    SWEEP_FAILED = "sweep_failed"


TROUBLE_WORDS: Mapping[Trouble, str] = {
    Trouble.REACHED_NOBODY: "An alert reached nobody on its whole ladder.",
    Trouble.UNDELIVERED: "Nobody has been told of an alert, and nobody is being told.",
    Trouble.WORKFLOW_MISSING: "A case is open in the journal, and no workflow runs for it: its limits stand still.",
    Trouble.WORKFLOW_UNKNOWN: "A workflow runs for a case that is closed in the journal, or not in it.",
    Trouble.OVERDUE_MOMENT: "Something fell due on a case, and the case has not seen to it although it was woken.",
    Trouble.STUCK_CASE: "A case fails over and over: nothing of it is seen to until a mended build runs.",
    Trouble.JOURNAL_BEHIND: "A case has recorded more than the journal has of it.",
    Trouble.STUCK_DELIVERY: "A message was begun, and what became of it is unknown.",
    Trouble.DIRECTORY_GAP: "Nobody in the directory would hear of an alert.",
    Trouble.SWEEP_FAILED: "The watcher could not finish its comparison.",
}
"""What each kind means, in one sentence."""


@dataclass(frozen=True)
class Swept:
    """What a sweep came to: cases compared, troubles found, cases woken."""

    cases: int
    found: int
    nudged: int


@dataclass(frozen=True)
class Concluded:
    """How a sweep ended: what it came to, or the code of what stopped it."""

    swept: Swept | None
    failed: str | None = None


@dataclass(frozen=True)
class Tolerances:
    """How long each thing may take before it is a trouble."""

    moment: timedelta = timedelta(minutes=2)
    """From when something falls due until the journal shows that the case has seen to it."""
    journal: timedelta = timedelta(minutes=5)
    """From when a case was last written until the journal has every entry that it knew of."""
    delivery: timedelta = timedelta(minutes=45)
    """From when an alert came to a rung until somebody was told, or is known not to be; a delivery gives up at 30."""
    claim: timedelta = timedelta(minutes=15)
    """From the last attempt at a message until it must have been settled or tried again."""
    ending: timedelta = timedelta(hours=1)
    """From when a case was closed until its workflow has told everybody and ended."""
    opening: timedelta = timedelta(minutes=10)
    """From when a workflow began until the journal has its case."""


TOLERANCES = Tolerances()


@dataclass(frozen=True)
class Sweep:
    """What one sweep is asked to do. `patience` is how long a case that was woken has to see to what fell due."""

    patience: timedelta = timedelta(seconds=30)
    allowed: Tolerances = TOLERANCES


@dataclass(frozen=True)
class Untold:
    """An alert of which nobody is known to have been told at its rung, or not to have been."""

    alert: str
    rung: int
    reached_at: datetime


@dataclass(frozen=True)
class OpenCase:
    """A case that is open in the journal.

    `attend_at` is when it has to be seen to next. `version` is what it had recorded when it was last written, at
    `updated_at`; `written` is how far its journal goes.
    """

    case: str
    version: int
    written: int
    updated_at: datetime
    attend_at: datetime | None = None
    untold: tuple[Untold, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A message that was begun and not settled: the notice, and when it was last tried."""

    notice: str
    case: str | None
    tried_at: datetime


@dataclass(frozen=True)
class Finding:
    """One trouble. `about` is a reference, `detail` a sentence without personal data.

    `since` is when it came about, where it stays as it is whatever an operator does: once they have cleared it, it is
    not found again. Without it, what an operator has cleared comes back for as long as it is still so.
    """

    kind: Trouble
    about: str
    code: str
    detail: str
    case: str | None = None
    since: datetime | None = None


def without_workflow(cases: Iterable[OpenCase], running: Collection[str]) -> tuple[str, ...]:
    """The open cases that no workflow runs for, as far as the list of running ones says; it lags a little."""
    return tuple(x.case for x in cases if x.case not in running)


def workflow_missing(case: str, code: str) -> Finding:
    """That an open case has no running workflow; `code` says what became of it."""
    return Finding(Trouble.WORKFLOW_MISSING, case, code, f"Its workflow: {code.replace('_', ' ')}.", case)


def overdue(cases: Iterable[OpenCase], now: datetime, allowed: Tolerances = TOLERANCES) -> tuple[str, ...]:
    """The open cases whose moment has passed without being seen to, the longest ago first."""
    late = [(x.attend_at, x.case) for x in cases if x.attend_at and x.attend_at + allowed.moment < now]
    return tuple(case for _, case in sorted(late))


def still_overdue(case: str, code: str) -> Finding:
    """That a case has not seen to what fell due although it was woken; `code` says why, as far as it is known."""
    kind = Trouble.JOURNAL_BEHIND if code == "not_written" else Trouble.OVERDUE_MOMENT
    return Finding(kind, case, code, _WHY_OVERDUE[code], case)


_WHY_OVERDUE = {
    "not_written": "The case has seen to it; the journal does not have the entries.",
    "no_answer": "Its workflow does not answer.",
    "not_attended": "Its workflow answers, and has not seen to what fell due.",
}


def of_cases(cases: Iterable[OpenCase], now: datetime, allowed: Tolerances = TOLERANCES) -> Iterator[Finding]:
    """What is behind or untold among the open cases."""
    for case in cases:
        if case.written < case.version and case.updated_at + allowed.journal < now:
            detail = f"The journal ends at entry {case.written}; the case was at {case.version}."
            yield Finding(Trouble.JOURNAL_BEHIND, case.case, "entries_missing", detail, case.case)
        for untold in case.untold:
            if untold.reached_at + allowed.delivery < now:
                yield _untold(case.case, untold)


def _untold(case: str, untold: Untold) -> Finding:
    about = f"{case}/{untold.alert}/rung{untold.rung}"
    detail = f"Rung {untold.rung + 1} of the alert {untold.alert} was reached, and no delivery of it is settled."
    return Finding(Trouble.UNDELIVERED, about, "not_settled", detail, case, untold.reached_at)


def of_workflows(
    running: Mapping[str, datetime],
    known: Mapping[str, datetime | None],
    now: datetime,
    allowed: Tolerances = TOLERANCES,
) -> Iterator[Finding]:
    """Workflows that run for cases that are not open.

    Args:
        running: When each running workflow that is not of an open case began, by its case.
        known: Those of them that the journal has: when the case was last written where it is closed, or None where it
            has been opened meanwhile.
        now: The time.
        allowed: How long a workflow may run on after its case was closed, or before it is in the journal.
    """
    for case, began in sorted(running.items()):
        if case not in known:
            if began + allowed.opening < now:
                detail = "A workflow runs for it; the journal does not have the case."
                yield Finding(Trouble.WORKFLOW_UNKNOWN, case, "not_in_journal", detail, case)
        elif (closed := known[case]) and closed + allowed.ending < now:
            detail = "Its workflow still runs; the journal has the case as closed."
            yield Finding(Trouble.WORKFLOW_UNKNOWN, case, "closed_in_journal", detail, case)


def of_claims(claims: Iterable[Claim], now: datetime, allowed: Tolerances = TOLERANCES) -> Iterator[Finding]:
    """Messages that were begun and that nobody goes on with."""
    for claim in claims:
        if claim.tried_at + allowed.claim < now:
            detail = "It was claimed and never settled: whether it was sent is unknown."
            yield Finding(Trouble.STUCK_DELIVERY, claim.notice, "not_settled", detail, claim.case, claim.tried_at)
