"""Telling those who run the engine what has come into their queue."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby

import asyncpg
import structlog
from temporalio import activity

from activities.alerts import raise_pending
from activities.channels import Address, Message, Ways
from activities.ledger import Telling
from activities.operators import WATCHING
from activities.telling import Matter, Target, Teller, Terms
from engine.database import rows
from engine.directory import resolve
from practice.vocabulary import Role
from practice.watch import TELL_OPERATORS, TROUBLE_WORDS, Trouble

TOLD_AGAIN_AFTER = timedelta(days=1)
MOST_NAMED = 20
"""So many of one kind are named in a message; the queue has them all."""

_log = structlog.get_logger(__name__)


class Operators:
    """Tells those who run the engine, over one database and the channel that reaches people."""

    def __init__(self, pool: asyncpg.Pool, ways: Ways, terms: Terms) -> None:
        self._pool = pool
        self._channel = ways.people
        self._authority = terms.authority
        self._teller = Teller(pool, terms)

    @activity.defn(name=TELL_OPERATORS)
    async def tell_operators(self) -> tuple[str, ...]:
        """Tell every operator in one message what has come into the queue, and once a day what is still in it.

        Returns:
            Those told (directory ids); nobody where there is nothing to tell, or nobody to tell it to.

        Raises:
            ApplicationError: it may go later; see `activities.alerts`.
        """
        waiting = await rows(WATCHING.to_tell_operators(self._pool, again_before=_now() - TOLD_AGAIN_AFTER))
        if not waiting:
            return ()
        told = await self._tell(_name(waiting), queue_message(waiting, self._authority))
        if told:
            await WATCHING.operators_told(self._pool, ids=[row["id"] for row in waiting])
        else:
            _log.error("operators_not_told", count=len(waiting))
        return told

    async def _tell(self, name: str, message: Message) -> tuple[str, ...]:
        found = await resolve(self._pool, "", (Role.OPERATOR,), worker=None)
        matter = Matter(name, _now(), lambda _: Telling(message))
        targets = [Target(Address(who.id, who.email, who.phone), self._channel) for who in found.recipients]
        outcomes = await asyncio.gather(*(self._teller.tell(target, matter) for target in targets))
        raise_pending(name, outcomes)
        return tuple(t.to.id for t, outcome in zip(targets, outcomes, strict=True) if outcome.state == "told")


def queue_message(waiting: Sequence[asyncpg.Record], authority: str) -> Message:
    """What operators are told: how much of each kind waits, what each kind means, and what it is about."""
    new = sum(1 for row in waiting if row["new"])
    head = f"{new} new" if new else "still open"
    subject = f"[{authority}] Operators' queue: {len(waiting)} open, {head}"
    return Message(
        kind="operators",
        subject=subject,
        line=subject,
        facts=(("In the queue", str(len(waiting))), ("New", str(new))),
        heading="To be put right",
        items=tuple(_line(Trouble(kind), list(of_kind)) for kind, of_kind in groupby(waiting, lambda row: row["kind"])),
        ending="To see them all, run: starter.py queue. What to do for each is in docs/operators.md.",
        urgent=True,
        details={"items": len(waiting), "new": new},
    )


def _line(kind: Trouble, of_kind: Sequence[asyncpg.Record]) -> str:
    named = ", ".join(f"{row['about']} ({row['code'].replace('_', ' ')})" for row in of_kind[:MOST_NAMED])
    more = f" and {len(of_kind) - MOST_NAMED} more" if len(of_kind) > MOST_NAMED else ""
    return f"{TROUBLE_WORDS[kind]} {named}{more}"


def _name(waiting: Sequence[asyncpg.Record]) -> str:
    # The same for the same items in the same sweep, so that a retry sends nothing twice.
    items = hashlib.sha256(",".join(str(row["id"]) for row in waiting).encode()).hexdigest()[:12]
    return f"operators/{activity.info().workflow_run_id}/{items}"


def _now() -> datetime:
    return datetime.now(UTC)
