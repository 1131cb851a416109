"""What a case hands to the world, and what the world answers: the types that workflows and activities share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from practice.calendar import Calendar
from practice.case import Notice
from practice.events import Entry
from practice.rules import Rules
from practice.view import CaseView

WRITE_JOURNAL = "write_journal"
REFILL_JOURNAL = "refill_journal"
DELIVER_NOTICE = "deliver_notice"
SEND_ADOPTION_DIGEST = "send_adoption_digest"


@dataclass(frozen=True)
class JournalBatch:
    """Entries of one case in order, and the case as it stands after the last of them.

    The first batch of a case carries the values that its hashes name, so that the journal is complete by itself.
    """

    case: str
    entries: tuple[Entry, ...]
    view: CaseView
    rules: Rules | None = None
    calendar: Calendar | None = None


@dataclass(frozen=True)
class NoticeToDeliver:
    """A notice with what its message says. No names and no free text: references, codes, dates, plain words.

    `due_local` is there where the notice is about a limit, `until_local` where it is about an override. An `immediate`
    one is never held back, and goes to the roles that its ladder adds outside office hours as well.
    """

    case: str
    family: str | None
    team: str
    worker: str | None
    notice: Notice
    late_by: str | None
    missing: tuple[str, ...]
    due_local: str | None
    time_zone: str
    until_local: str | None = None
    immediate: bool = False


@dataclass(frozen=True)
class Delivery:
    """What became of a notice: whom it reached (directory ids) and how, or the code of what stopped it."""

    outcome: Literal["delivered", "failed"]
    to: tuple[str, ...] = ()
    channel: str = ""
    code: str = ""
    detail: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class AdoptionDigest:
    """What was already late when cases were taken over, by team, to be told once. `batch` names the take-over."""

    batch: str
    cases: int
    late: tuple["LateCase", ...]


@dataclass(frozen=True)
class LateCase:
    """One adopted case that was already late, and on which limit."""

    case: str
    team: str
    title: str
    due: datetime
