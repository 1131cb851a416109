"""The operators' queue: what only a person who runs the engine can put right, as it is read and cleared.

The watcher and the journal put things in (`activities/watch.py`, `activities/journal.py`). All instants are UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import asyncpg

from engine.database import QUERIES, rows
from practice.vocabulary import SENIOR_MANAGERS, Role
from practice.watch import Trouble

MAY_CLEAR = SENIOR_MANAGERS | {Role.OPERATOR}
"""Whoever may say that something in the queue is settled."""


class NotCleared(Exception):
    """An item of the queue stays as it is; the message says why, and `code` for software."""

    def __init__(self, code: Literal["no_reason", "not_authorised", "no_such_item"], message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Item:
    """One thing in the queue, about a case, a notice or a rung.

    `seen_at` is when it was found last, `told_at` when operators were last told of it. `cleared_by` is a person, or
    `sweep` where it had gone by itself.
    """

    id: int
    kind: Trouble
    about: str
    case_ref: str | None
    code: str
    detail: str
    raised_at: datetime
    seen_at: datetime
    told_at: datetime | None
    cleared_at: datetime | None
    cleared_by: str | None
    reason: str | None


async def queued(pool: asyncpg.Pool, *, everything: bool = False) -> tuple[Item, ...]:
    """What waits for operators, the newest first; with `everything`, then what was cleared. At most a thousand."""
    found = await rows(QUERIES.operator_queue(pool, everything=everything))
    return tuple(Item(**{**dict(row), "kind": Trouble(row["kind"])}) for row in found)


async def clear(pool: asyncpg.Pool, item: int, *, by: str, reason: str) -> None:
    """Note that an operator or a senior manager has settled an item, and why. What is still so comes back.

    Raises:
        NotCleared: they may not, they give no reason, or the item is not in the queue any more.
    """
    if not reason.strip():
        raise NotCleared("no_reason", "Say why it is settled: a reason is missing.")
    if not await QUERIES.holds_any_role(pool, person=by, roles=sorted(role.value for role in MAY_CLEAR)):
        why = "the directory has them neither as operator nor as senior manager"
        raise NotCleared("not_authorised", f"{by} may not clear the queue: {why}.")
    if await QUERIES.clear_item(pool, id=item, person=by, reason=reason.strip()) is None:
        raise NotCleared("no_such_item", f"There is no open item {item} in the queue.")
