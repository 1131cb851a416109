"""The ledger of what is told: each recipient is told each thing once, whatever dies in between.

An entry waits (`held`), is claimed by whoever sends it (`sending`), was taken by the channel (`sent`), and arrived
(`delivered`) or did not (`failed`). A claim holds for some seconds; after that another may take the message over, and
sends it with the same identity. Entries that wait together leave in one envelope.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import asyncpg
from pydantic import TypeAdapter

from activities.channels import Message
from activities.database import DELIVERIES
from activities.messages import message_id
from engine.database import rows

LEASE = timedelta(seconds=30)
"""How long a claim holds: longer than any channel takes for one message."""
SAME_OCCASION = timedelta(hours=1)
"""Siblings' notices that fall due within so much of one another are one and the same to whoever is told."""

Status = Literal["held", "sending", "sent", "delivered", "failed"]
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


@dataclass(frozen=True)
class Entry:
    """What one recipient is or was told. Instants are UTC by the database's clock; `now` is that clock's time."""

    notice: str
    cases: tuple[str, ...]
    channel: str
    status: Status
    code: str | None
    envelope: str | None
    provider_id: str | None
    attempts: int
    message_id: str
    first_at: datetime
    hold_until: datetime
    claimed_until: datetime | None
    sent_at: datetime | None
    checked_at: datetime | None
    now: datetime


@dataclass(frozen=True)
class Telling:
    """One thing to tell a recipient: what is said, and the cases and their notices that it stands for.

    `shared` is the name under which siblings share it. `hold` is how long it may wait for others to the same recipient.
    """

    message: Message
    case: str | None = None
    cases: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    shared: str | None = None
    hold: timedelta = timedelta(0)


@dataclass(frozen=True)
class Claim:
    """A message that is ours to send: everything that it tells, and whether somebody may have sent it before."""

    envelope: str
    identity: str
    messages: tuple[Message, ...]
    repeated: bool


class Ledger:
    """The entries for one recipient. Make it within a transaction, and lock it first.

    `mail_from` gives the identities of messages their domain.
    """

    def __init__(self, connection: asyncpg.Connection, recipient: str, mail_from: str) -> None:
        self._connection = connection
        self._recipient = recipient
        self._mail_from = mail_from

    async def lock(self) -> None:
        """Keep everybody else from this recipient's entries until the transaction ends."""
        await DELIVERIES.lock_recipient(self._connection, recipient=self._recipient)

    async def find(self, notice: str, moment: datetime) -> Entry | None:
        """What the recipient is or was told by a notice, in its own name or with a sibling's; None if nothing yet."""
        found = await DELIVERIES.entry_for(
            self._connection, recipient=self._recipient, notice=notice, moment=moment, within=SAME_OCCASION
        )
        return None if found is None else entry_of(found)

    async def told(self, notices: Sequence[str], moment: datetime) -> set[str]:
        """Those of some notices that the recipient is or was told of, whether alone or with others."""
        asked = {"notices": list(notices), "moment": moment, "within": SAME_OCCASION}
        found = await rows(DELIVERIES.already_told(self._connection, recipient=self._recipient, **asked))
        return {row["notice"] for row in found}

    async def enter(self, notice: str, moment: datetime, telling: Telling, channel: str) -> Entry | None:
        """Enter something to tell, under the name that siblings share where there is one that is not taken.

        None where both names are taken.
        """
        for name in filter(None, (telling.shared, notice)):
            entered = await DELIVERIES.enter_delivery(
                self._connection,
                notice=name,
                recipient=self._recipient,
                case_ref=telling.case,
                cases=list(telling.cases),
                notices=list(telling.notices),
                channel=channel,
                body=_MESSAGE.dump_json(telling.message).decode(),
                moment=moment,
                message_id=self._identity(name),
                hold=telling.hold,
            )
            if entered:
                return entry_of(entered)
        return None

    async def claim(self, entry: Entry, *, at_once: bool = False) -> Claim | None:
        """What is to be sent now: an entry that has waited, with all that waits with it, or one whose claim ran out.

        With `at_once` it waits no longer.
        """
        if entry.status == "held" and (at_once or entry.hold_until <= entry.now):
            together = (entry.notice,) if entry.envelope else await self._waiting()
            envelope = f"digest/{together[0]}" if len(together) > 1 else entry.notice
            return await self._claim(envelope, together)
        if entry.status == "sending" and entry.claimed_until and entry.claimed_until <= entry.now:
            return await self._claim_again(entry)
        return None

    async def _claim(self, envelope: str, notices: Sequence[str]) -> Claim:
        identity = self._identity(envelope)
        sent = {"envelope": envelope, "notices": list(notices), "message_id": identity, "lease": LEASE}
        found = await rows(DELIVERIES.claim(self._connection, recipient=self._recipient, **sent))
        return Claim(envelope, identity, _messages(found), repeated=False)

    async def _claim_again(self, entry: Entry) -> Claim:
        envelope = entry.envelope or entry.notice
        sent = {"envelope": envelope, "lease": LEASE}
        found = await rows(DELIVERIES.claim_again(self._connection, recipient=self._recipient, **sent))
        return Claim(envelope, entry.message_id, _messages(found), repeated=True)

    def _identity(self, name: str) -> str:
        return message_id(name, self._recipient, self._mail_from)

    async def _waiting(self) -> tuple[str, ...]:
        found = await rows(DELIVERIES.held_with(self._connection, recipient=self._recipient))
        return tuple(row["notice"] for row in found)


def _messages(claimed: Sequence[Mapping[str, Any]]) -> tuple[Message, ...]:
    return tuple(_MESSAGE.validate_json(row["body"]) for row in claimed)


def entry_of(row: Mapping[str, Any]) -> Entry:
    """An entry as the database gives it."""
    return Entry(
        notice=row["notice"],
        cases=tuple(row["cases"]),
        channel=row["channel"],
        status=row["status"],
        code=row["code"],
        envelope=row["envelope"],
        provider_id=row["provider_id"],
        attempts=row["attempts"],
        message_id=row["message_id"],
        first_at=row["first_at"],
        hold_until=row["hold_until"] or row["first_at"],
        claimed_until=row["claimed_until"],
        sent_at=row["sent_at"],
        checked_at=row["checked_at"],
        now=row["now"],
    )
