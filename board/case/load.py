"""Everything that the page of a case shows, fetched: from the case itself, or from its journal if it does not answer.

A case that is rebuilt from its journal is the same case, as far as the journal goes; the page says that it was.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from board.database import QUERIES
from board.people import Person
from board.services import Services
from client.episodes import episode
from client.errors import FrontdoorError, Unavailable
from client.rebuild import carried_of
from engine.database import rows
from engine.records import Records
from practice.calendar import Calendar
from practice.chronology import FROM_RETURN, Line, chronology, linked_episodes
from practice.events import Entry
from practice.explain import Explanation, explain
from practice.view import CaseView, view

PATIENCE_SECONDS = 5.0
"""How long a page waits for the case itself before it makes do with the journal."""


@dataclass(frozen=True)
class Known:
    """A case at one instant: how it stands, its account, its entries, and the calendar that it lives by now.

    `live` is False where it was rebuilt from its journal because the case itself did not answer.
    """

    view: CaseView
    account: Explanation
    entries: tuple[Entry, ...]
    calendar: Calendar
    live: bool

    @property
    def on_their_way(self) -> int:
        """How many entries the journal does not have yet."""
        return self.view.version - (self.entries[-1].sequence if self.entries else 0)


@dataclass(frozen=True)
class Kin:
    """A sibling's case or an earlier episode that the reader may see. Instants are UTC."""

    case_ref: str
    family: str | None
    team: str
    team_name: str | None
    stage: str
    state: str
    received_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Message:
    """One message about the case: which notice it was, to whom, by which channel, what became of it, when (UTC)."""

    notice: str
    recipient: str
    recipient_name: str | None
    channel: str
    status: str
    code: str | None
    first_at: datetime
    at: datetime


@dataclass(frozen=True)
class Told:
    """One line of the chronology, and the kind of event that it tells of."""

    line: Line
    kind: str

    @property
    def by_return(self) -> bool:
        """Whether a census return told of it when the case was taken over."""
        return FROM_RETURN in self.line.notes


async def know(here: Services, case: str) -> Known:
    """The case as it stands now.

    Raises:
        Unavailable: neither the case nor its journal can tell.
    """
    entries = await here.records.read_entries(case)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            seen, account = await asyncio.gather(here.client.show(case), here.client.explain(case))
    except (FrontdoorError, TimeoutError):
        return await rebuilt(here, case, entries)
    return Known(seen, account, entries, await _calendar(here.records, account, entries), live=True)


async def rebuilt(here: Services, case: str, entries: tuple[Entry, ...]) -> Known:
    """A case rebuilt from its journal, as it stands now.

    Raises:
        Unavailable: the journal cannot tell.
    """
    try:
        folded = (await carried_of(here.records, case)).case
    except FrontdoorError as problem:
        raise Unavailable(f"Case {case} does not answer. {problem}") from problem
    now = here.now()
    return Known(view(folded, now), explain(folded, now), entries, folded.calendar, live=False)


async def _calendar(records: Records, account: Explanation, entries: tuple[Entry, ...]) -> Calendar:
    """The calendar that the case lives by: that of its latest limit, or else of its opening."""
    opening: Any = entries[0].event if entries else None
    wanted = account.limits[-1].calendar_hash if account.limits else getattr(opening, "calendar", "")
    calendar = await records.read_calendar(wanted)
    if calendar is None:
        raise Unavailable(f"The journal does not have the calendar of case {account.case} yet: look again in a moment.")
    return calendar


async def kin_of(pool: asyncpg.Pool, known: Known, person: Person) -> tuple[Kin, ...]:
    """The siblings' cases and the child's earlier episodes that a person may see, the earliest first."""
    linked = [name for name in linked_episodes(known.entries) if name != known.view.case]
    found = await rows(QUERIES.kin(pool, family=known.view.family, case_refs=linked))
    kin = (Kin(**dict(row)) for row in found if row["case_ref"] != known.view.case)
    return tuple(one for one in kin if person.sees_team(one.team))


async def messages_about(pool: asyncpg.Pool, case: str) -> tuple[Message, ...]:
    """Every message about a case, in the order in which they were begun."""
    return tuple(Message(**dict(row)) for row in await rows(QUERIES.messages_about(pool, case_ref=case)))


async def told(here: Services, known: Known, earlier: tuple[str, ...]) -> tuple[Told, ...]:
    """The chronology of a case with some earlier episodes, in the order in which things happened."""
    episodes = [await episode(here.records, known.view.case, known.entries)]
    episodes += [await episode(here.records, case, await here.records.read_entries(case)) for case in earlier]
    kinds = {(one.case, entry.sequence): entry.event.kind for one in episodes for entry in one.entries}
    lines = chronology(episodes, known.calendar.zone)
    return tuple(Told(line, kinds[line.case, line.entry]) for line in lines)
