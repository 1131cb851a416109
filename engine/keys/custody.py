"""What operators do with keys: see how they stand, wrap them anew under another master, destroy those of one case.

Destroying a case's keys is how Temporal forgets it: what it has of the case, in its database and in every backup, can
be read by nobody from then on. It is done only to a case that is closed, by an operator or a senior manager, and with a
reason; the row of the key stays and says so.
"""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import asyncpg

from engine.database import QUERIES, rows
from engine.encryption import THE_ENGINE, DecryptionError, new_key_id
from engine.keys.masters import MasterKeys
from engine.operators import MAY_CLEAR

_PAGE = 500


class NotDestroyed(Exception):
    """A case's keys stay as they are; the message says why, and `code` for software."""

    def __init__(
        self, code: Literal["no_reason", "not_authorised", "no_such_case", "case_is_open"], message: str
    ) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class MasterStands:
    """One master key and the keys of cases that it wraps: how many, how many were destroyed, since when (UTC)."""

    master: str
    held: bool
    current: bool
    wraps: int
    destroyed: int
    oldest: datetime | None
    newest: datetime | None


@dataclass(frozen=True)
class CaseKey:
    """One key of a case as it stands. All instants are UTC."""

    key_id: str
    number: int
    master_id: str
    made_at: datetime
    destroyed_at: datetime | None
    destroyed_by: str | None
    reason: str | None


@dataclass(frozen=True)
class Rewrapped:
    """How far wrapping anew has come; `failed` are the ids of keys that could not be unwrapped."""

    done: int
    left: int
    failed: tuple[str, ...]


async def stands(pool: asyncpg.Pool, masters: MasterKeys, held: Sequence[str]) -> tuple[MasterStands, ...]:
    """Every master key that is held or wraps something, the current one first."""
    found = {row["master_id"]: row for row in await rows(QUERIES.keys_by_master(pool))}
    names = list(dict.fromkeys([masters.current, *held, *found]))
    return tuple(
        MasterStands(
            master=name,
            held=name in held,
            current=name == masters.current,
            wraps=found[name]["wraps"] if name in found else 0,
            destroyed=found[name]["destroyed"] if name in found else 0,
            oldest=found[name]["oldest"] if name in found else None,
            newest=found[name]["newest"] if name in found else None,
        )
        for name in names
    )


async def keys_of(pool: asyncpg.Pool, case: str) -> tuple[CaseKey, ...]:
    """The keys of one case, the first one first."""
    return tuple(CaseKey(**row) for row in await rows(QUERIES.keys_of_case(pool, case_ref=case)))


async def rewrap(pool: asyncpg.Pool, masters: MasterKeys, page: int = _PAGE) -> AsyncIterator[Rewrapped]:
    """Wrap every key anew that another than the current master wraps, page by page; says how far it has come.

    Everything else goes on meanwhile. It may be stopped and started again at any time, and by several at once. A key
    that cannot be unwrapped is left as it is and named.
    """
    current, after, done, failed = masters.current, "", 0, list[str]()
    left = await QUERIES.count_keys_not_under(pool, master_id=current)
    while found := await rows(QUERIES.keys_not_under(pool, master_id=current, after=after, most=page)):
        anew = []
        for row in found:
            try:
                anew.append(await _anew(masters, row))
            except DecryptionError:
                failed.append(row["key_id"])
        done += await QUERIES.wrap_anew(pool, keys=json.dumps(anew))
        after = found[-1]["key_id"]
        yield Rewrapped(done, max(left - done, 0), tuple(failed))


async def _anew(masters: MasterKeys, row: asyncpg.Record) -> dict[str, str]:
    bound = row["key_id"].encode()
    master, wrapped = await masters.wrap(await masters.unwrap(row["master_id"], row["wrapped"], bound), bound)
    return {"key_id": row["key_id"], "before": row["master_id"], "master_id": master, "wrapped": wrapped.hex()}


async def destroy(pool: asyncpg.Pool, masters: MasterKeys, case: str, *, by: str, reason: str) -> int:
    """Destroy every key of a closed case; gives how many there were, 0 where it was done before.

    A case that never had one is barred from getting one.

    Raises:
        NotDestroyed: they may not, they give no reason, there is no such case, or it is not closed.
    """
    if not reason.strip():
        raise NotDestroyed("no_reason", "Say why it is erased: a reason is missing.")
    if not await QUERIES.holds_any_role(pool, person=by, roles=sorted(role.value for role in MAY_CLEAR)):
        why = "the directory has them neither as operator nor as senior manager"
        raise NotDestroyed("not_authorised", f"{by} may not destroy keys: {why}.")
    async with pool.acquire() as connection, connection.transaction():
        await _refuse_open(connection, case)
        given = {"case_ref": case, "person": by, "reason": reason.strip()}
        await QUERIES.bar_case(connection, **given, key_id=new_key_id(case), master_id=masters.current)
        return int(await QUERIES.destroy_keys(connection, **given))


async def _refuse_open(connection: asyncpg.Connection, case: str) -> None:
    stage = await QUERIES.stage_of(connection, case_ref=case)
    if case == THE_ENGINE or stage is None:
        raise NotDestroyed("no_such_case", f"The journal has no case {case}.")
    if stage != "closed":
        raise NotDestroyed("case_is_open", f"Case {case} is open (stage {stage}): it can be erased once it is closed.")
