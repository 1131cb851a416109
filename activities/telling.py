"""Telling one recipient one thing: entered, claimed, sent, and followed up until it is known what became of it.

What is told is entered before anything is sent, so that a retry, a restart or a sibling's notice finds it. After a
crash between sending and saying so, the message goes again with the same identity, and mail systems drop the second.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

import asyncpg

from activities.channels import Address, Channel, Envelope, FollowedUp, Message, Refused, Unavailable
from activities.database import DELIVERIES
from activities.ledger import Claim, Entry, Ledger, Telling, entry_of
from activities.messages import digest_of
from engine.database import rows
from engine.links import LinkSigner

SHORTEST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=1)
_A_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Terms:
    """How people are told: the council's name, the address that mail comes from, and how long what may take.

    `digest_window` is how long warnings wait for one another; `silence` how long it may take until it is known that a
    message arrived, and until a channel that is away takes it.
    """

    authority: str
    mail_from: str
    digest_window: timedelta = timedelta(minutes=2)
    silence: timedelta = timedelta(minutes=10)


@dataclass(frozen=True)
class Target:
    """Whom or what is told, and by which channel. Links to take an alert on are for people."""

    to: Address
    channel: Channel
    person: bool = True


@dataclass(frozen=True)
class Sibling:
    """Another child of the family whose same limit is due at the same instant: its notice, and what it still lacks."""

    case: str
    notice: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Matter:
    """Something to tell: the notice's name, when it fell due to be told, and what is said with some of the siblings."""

    notice: str
    moment: datetime
    compose: Callable[[Sequence[Sibling]], Telling]
    siblings: tuple[Sibling, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What has become of telling somebody: done, failed with a code, or to be looked at again after `wait`.

    `trouble` is the code of what stood in the way at the last attempt, if something did.
    """

    state: Literal["told", "failed", "pending"]
    channel: str = ""
    code: str = ""
    wait: timedelta = timedelta(0)
    trouble: str | None = None


class Teller:
    """Tells people, rooms and machines, over one database."""

    def __init__(self, pool: asyncpg.Pool, terms: Terms, links: LinkSigner | None = None) -> None:
        self._pool = pool
        self._terms = terms
        self._links = links

    @property
    def linked(self) -> bool:
        """Whether messages go out with links to the board."""
        return self._links is not None

    async def tell(self, target: Target, matter: Matter, *, once: bool = False) -> Outcome:
        """Do what can be done now to tell somebody something, and say where that stands.

        With `once`, nobody will ask again: a channel that does not take it now has failed.
        """
        entry, claim = await self._entered(target, matter, once=once)
        if claim:
            settled = await self._send(target, claim, timedelta(0) if once else self._terms.silence)
            if entry.notice in settled:
                return _outcome(settled[entry.notice], target.channel)
        elif _is_followed_up(entry, target.channel) and not _checked_lately(entry):
            await self._follow_up(target, entry)
        else:
            return _outcome(entry, target.channel)
        return _outcome(await self._read(target, matter), target.channel)

    async def _entered(self, target: Target, matter: Matter, *, once: bool) -> tuple[Entry, Claim | None]:
        async with self._pool.acquire() as connection, connection.transaction():
            ledger = Ledger(connection, target.to.id, self._terms.mail_from)
            await ledger.lock()
            entry = await ledger.find(matter.notice, matter.moment)
            if entry is None:
                telling = matter.compose(await _not_told_yet(ledger, matter))
                entry = await ledger.enter(matter.notice, matter.moment, telling, target.channel.name)
                entry = entry or await _known(ledger, matter)
            return entry, await ledger.claim(entry, at_once=once)

    async def _read(self, target: Target, matter: Matter) -> Entry:
        async with self._pool.acquire() as connection:
            return await _known(Ledger(connection, target.to.id, self._terms.mail_from), matter)

    async def _send(self, target: Target, claim: Claim, patience: timedelta) -> dict[str, Entry]:
        """What has become of all that the message tells, by notice; nothing where another has taken it over."""
        message = self._with_link(target, digest_of(claim.messages, self._terms.authority, linked=self.linked))
        envelope = Envelope(claim.identity, target.to, message, claim.repeated)
        which = {"recipient": target.to.id, "envelope": claim.envelope}
        channel = target.channel.name
        try:
            taken = await target.channel.send(envelope)
        except Refused as refusal:
            noted = DELIVERIES.note_refused(self._pool, channel=channel, code=refusal.code, **which)
        except Unavailable as problem:
            noted = DELIVERIES.note_not_taken(self._pool, code=problem.code, patience=patience, **which)
        else:
            noted = DELIVERIES.note_taken(self._pool, channel=channel, provider_id=taken.provider_id, **which)
        return {row["notice"]: entry_of(row) for row in await rows(noted)}

    async def _follow_up(self, target: Target, entry: Entry) -> None:
        which = {"recipient": target.to.id, "envelope": entry.envelope}
        try:
            assert isinstance(target.channel, FollowedUp)  # noqa: S101 - the caller has looked
            found = await target.channel.look_up(entry.provider_id or "")
        except Unavailable:
            found = None
        if found is None or found.state == "waiting":
            await DELIVERIES.note_checked(self._pool, patience=self._terms.silence, **which)
        elif found.state == "delivered":
            await DELIVERIES.note_arrived(self._pool, **which)
        else:
            await DELIVERIES.note_lost(self._pool, code=found.code, **which)

    def _with_link(self, target: Target, message: Message) -> Message:
        if self._links is None:
            return message
        if message.alert and message.case and target.person:
            return replace(message, link=("Take this on", self._links.url(message.case, message.alert, target.to.id)))
        if message.case:
            return replace(message, link=("Open the case", f"{self._links.board_url}/case/{message.case}"))
        return replace(message, link=("Open the board", f"{self._links.board_url}/"))


async def _known(ledger: Ledger, matter: Matter) -> Entry:
    entry = await ledger.find(matter.notice, matter.moment)
    assert entry is not None  # noqa: S101 - it has just been entered, and nothing is ever taken out
    return entry


async def _not_told_yet(ledger: Ledger, matter: Matter) -> tuple[Sibling, ...]:
    told = await ledger.told([sibling.notice for sibling in matter.siblings], matter.moment) if matter.siblings else ()
    return tuple(sibling for sibling in matter.siblings if sibling.notice not in told)


def _is_followed_up(entry: Entry, channel: Channel) -> bool:
    asked = entry.status == "sent" and entry.provider_id and entry.channel == channel.name
    return bool(asked) and isinstance(channel, FollowedUp)


def _checked_lately(entry: Entry) -> bool:
    return entry.checked_at is not None and entry.now - entry.checked_at < SHORTEST_WAIT / 2


def _outcome(entry: Entry, channel: Channel) -> Outcome:
    if entry.status == "failed":
        return Outcome("failed", entry.channel, entry.code or "")
    if entry.status == "held":
        return Outcome("pending", entry.channel, wait=max(entry.hold_until - entry.now, _A_MOMENT))
    if entry.status == "sending":
        return _of_sending(entry)
    if _is_followed_up(entry, channel):
        since = entry.now - (entry.sent_at or entry.now)
        return Outcome("pending", entry.channel, wait=min(max(since / 2, SHORTEST_WAIT), LONGEST_WAIT))
    return Outcome("told", entry.channel)


def _of_sending(entry: Entry) -> Outcome:
    left = (entry.claimed_until or entry.now) - entry.now
    if left > timedelta(0):
        return Outcome("pending", entry.channel, wait=max(left, _A_MOMENT))
    wait = min(SHORTEST_WAIT * 2 ** max(entry.attempts - 1, 0), LONGEST_WAIT)
    return Outcome("pending", entry.channel, wait=wait, trouble=entry.code)
