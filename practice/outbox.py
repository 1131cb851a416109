"""What a case hands to the world, and what the world answers: the types that workflows and activities share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Literal

from pydantic_core import to_json

from practice.calendar import Calendar, known_calendar
from practice.case import Case
from practice.events import CaseAdopted, ContactReceived, Entry, RulesAdopted
from practice.events.limits import LimitEvent
from practice.rules import Rules, known_rules
from practice.telling import Notice
from practice.view import CaseView, standing

WRITE_JOURNAL = "write_journal"
REFILL_JOURNAL = "refill_journal"
DELIVER_NOTICE = "deliver_notice"
SEND_ADOPTION_DIGEST = "send_adoption_digest"

LARGEST_BATCH = 200
LARGEST_BATCH_BYTES = 1_000_000
"""Temporal carries no more than 2 MB in one piece; more would stop the case until somebody changed it."""
LINGERS = timedelta(seconds=0.5)
"""How long a case's entries wait at most while it is sent many commands; they then go to the journal together."""


@dataclass(frozen=True)
class JournalBatch:
    """Entries of one case in order, and the case as it stands after the last of them.

    Of its limits the view has those that run and those of which something has not been written yet; `positions` says
    where among all of them they are (None: they are all there are), as the others are written already.

    The first batch of a case carries the values that its hashes name, so that the journal is complete by itself.
    Whoever writes it says so only after `lingers`, so that what comes meanwhile is one batch. A `precedence` that comes
    along is what Temporal is to see to the case by from now on (see `practice.ladder.precedence`).
    """

    case: str
    entries: tuple[Entry, ...]
    view: CaseView
    rules: Rules | None = None
    calendar: Calendar | None = None
    lingers: timedelta = timedelta(0)
    positions: tuple[int, ...] | None = None
    precedence: int | None = None


_NamesValues = ContactReceived | CaseAdopted | RulesAdopted
"""The events that name rules and a calendar by hash: each begins a batch, which brings the values along."""


def next_batch(case: Case, unwritten: Sequence[Entry], now: datetime) -> JournalBatch:
    """The next batch of the entries that have not been written, as many as fit; there is at least one.

    It lingers where more will follow: after a command, unless the case is closed, and while people are being told.
    """
    entries = _fitting(unwritten)
    named = entries[0].event
    positions = _unwritten_limits(case, unwritten)
    more_follows = case.notices or (case.open and any(entry.command for entry in entries))
    return JournalBatch(
        case=case.id,
        entries=entries,
        view=standing(case, now, positions),
        rules=known_rules(named.rules) if isinstance(named, _NamesValues) else None,
        calendar=known_calendar(named.calendar) if isinstance(named, _NamesValues) else None,
        lingers=LINGERS if more_follows else timedelta(0),
        positions=positions,
    )


def _unwritten_limits(case: Case, unwritten: Sequence[Entry]) -> tuple[int, ...]:
    """The positions of the limits that run, and of those that the entries say something of, ascending.

    Of all the entries that have not been written: a batch that does not hold them may be the one whose view is kept.
    """
    events = (entry.event for entry in unwritten)
    about = {(event.clock, event.episode) for event in events if isinstance(event, LimitEvent)}
    changed = (case.place_of(key, episode) for key, episode in about)
    return tuple(sorted({*case.running_at, *(at for at in changed if at is not None)}))


def _fitting(unwritten: Sequence[Entry]) -> tuple[Entry, ...]:
    weights = accumulate(len(to_json(entry)) for entry in unwritten[:LARGEST_BATCH])
    fitting = max(sum(1 for weight in weights if weight <= LARGEST_BATCH_BYTES), 1)
    others = (n for n, entry in enumerate(unwritten[:fitting]) if n and isinstance(entry.event, _NamesValues))
    return tuple(unwritten[: next(others, fitting)])


@dataclass(frozen=True)
class NoticeToDeliver:
    """A notice with what its message says. No names and no free text: references, codes, dates, plain words.

    A `batch` that comes along is for the journal, which has it before anybody is told; it is said to nobody.

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
    batch: JournalBatch | None = None


@dataclass(frozen=True)
class Delivery:
    """What became of a notice: whom it reached (directory ids) and how, or the code of what stopped it.

    `written` says whether the journal took the batch that came along.
    """

    outcome: Literal["delivered", "failed"]
    to: tuple[str, ...] = ()
    channel: str = ""
    code: str = ""
    detail: str = ""
    at: datetime | None = None
    written: bool = False


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
