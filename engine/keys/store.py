"""The keys of the cases, as PostgreSQL keeps them: made once, found in one query, remembered in memory.

A worker keeps up with what others make and destroy (`keeping_up`), so that it can go on with every open case while the
database is away, and holds a copy for the day on which the database comes back from a backup (see `mirror`).
"""

import asyncio
import contextlib
import secrets
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import asyncpg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.database import NO_ANSWER, QUERIES, database_unavailable, rows
from engine.encryption import KEY_BYTES, DataKey, DecryptionError, KeyDestroyed, Opening, new_key_id
from engine.errors import EngineError, Unavailable
from engine.keys.masters import MasterKeys
from engine.keys.mirror import KeyMirror, StoredKey
from engine.logging import get_logger

MOST_CACHED = 100_000
"""How many keys a process remembers, those used last: more than a worker has open cases; about 60 MB."""
KEEPS_UP_EVERY = timedelta(seconds=30)
"""How long a key that another process destroyed may still be remembered."""
PATIENCE_SECONDS = 3.0
WAITS_SECONDS = 7.0
"""How long reading waits for a database that is away: a workflow task that fails is not tried again for ten seconds."""
_AWAY_SECONDS = 0.5
_BETWEEN_SECONDS = 0.25
_PAGE = 5_000
_CONNECTIONS = 2
_OVERLAP = timedelta(seconds=10)
_BACKUPS_KEPT = timedelta(days=90)

_STARTED_ANEW = (asyncpg.InterfaceError, asyncpg.InternalClientError, asyncpg.PostgresConnectionError, ConnectionError)

_T = TypeVar("_T")
_log = get_logger(__name__)


class CaseKeyStore:
    """The keys of cases in one database; close it with `await store.close()`."""

    def __init__(
        self,
        masters: MasterKeys,
        database_url: str,
        *,
        mirror: KeyMirror | None = None,
        most: int = MOST_CACHED,
        waits: float = WAITS_SECONDS,
    ) -> None:
        """Remember at most `most` keys; connections are made once they are needed. `waits` is in seconds."""
        self._masters = masters
        self._url = database_url
        self._mirror = mirror
        self._most = most
        self._waits = waits
        self._pool: asyncpg.Pool | None = None
        self._opening_pool = asyncio.Lock()
        self._away_until = 0.0
        self._keys: OrderedDict[str, DataKey] = OrderedDict()
        self._sealing: dict[str, str] = {}
        begun = datetime.now(UTC) - (_BACKUPS_KEPT if mirror else timedelta(hours=1))
        self._seen = (mirror.seen() if mirror else None) or begun
        self._witness: StoredKey | None = None

    async def close(self) -> None:
        """Close the connections and the copy."""
        if self._pool is not None:
            await self._pool.close()
        if self._mirror is not None:
            self._mirror.close()

    async def sealing(self, case: str) -> DataKey:
        """The key that seals what is about a case, made if there is none.

        Raises:
            KeyDestroyed: the case was erased.
            DecryptionError: the key is wrapped by a master key that we do not hold.
            Unavailable: the database does not answer, or not as ours does.
        """
        key = self._keys.get(self._sealing.get(case, ""))
        if key is not None:
            self._keys.move_to_end(key.id)
            return key
        stored = await self._first_or_new(case)
        key = await self._opened(stored)
        await self._copy([stored])
        return key

    async def opening(self, ids: Collection[str]) -> Mapping[str, Opening]:
        """Those keys of these ids that there are, in one query; the error instead of one that cannot be used.

        Raises:
            Unavailable: the database does not answer, or not as ours does.
        """
        found: dict[str, Opening] = {key_id: self._keys[key_id] for key_id in ids if key_id in self._keys}
        for key_id in found:
            self._keys.move_to_end(key_id)
        if missing := [key_id for key_id in ids if key_id not in found]:
            stored = await self._stored(missing)
            found |= {key.key_id: await self._opened_or_why(key) for key in stored}
            await self._copy(stored)
        return found

    @property
    def remembered(self) -> int:
        """How many keys are in memory."""
        return len(self._keys)

    @contextlib.asynccontextmanager
    async def keeping_up(self, every: timedelta = KEEPS_UP_EVERY) -> AsyncIterator[None]:
        """While the block runs, know the keys of all open cases, and take over what other processes change.

        Raises:
            Unavailable: the database does not answer at the start.
        """
        until = time.monotonic() + self._waits
        for step in (self._put_back, self._remember_open_cases, self.catch_up):
            await _patiently(step, until)
        task = asyncio.create_task(self._keep_up(every))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _keep_up(self, every: timedelta) -> None:
        while True:
            await asyncio.sleep(every.total_seconds())
            try:
                await self.catch_up()
            except EngineError as problem:
                _log.warning("keys_not_kept_up", error=type(problem).__name__)

    async def catch_up(self) -> None:
        """Take over what was made, wrapped anew or destroyed since the last time; put back what a backup lacks.

        Raises:
            SettingsError: the master keys were changed into something that cannot be used.
            Unavailable: the database does not answer.
        """
        self._masters.read_again()
        if self._witness is not None and not await self._ask(partial(_stands, self._witness)):
            _log.warning("keys_of_an_older_database")
            self._witness = None
            await self._put_back()
        since, last = self._seen - _OVERLAP, ""
        while page := await self._changed(since, last):
            await self._take_over(page)
            since, last = page[-1].changed_at, page[-1].key_id

    async def _changed(self, since: datetime, after: str) -> list[StoredKey]:
        return await self._fetch(lambda pool: QUERIES.keys_changed(pool, since=since, after=after, most=_PAGE))

    async def _take_over(self, page: list[StoredKey]) -> None:
        for stored in page:
            if stored.wrapped is None:
                self._forget(stored)
        await self._copy(page)
        if self._mirror is not None:
            await asyncio.to_thread(self._mirror.see, page[-1].changed_at)
        self._seen = page[-1].changed_at

    async def _copy(self, keys: list[StoredKey]) -> None:
        if self._mirror is None or not keys:
            return
        await asyncio.to_thread(self._mirror.keep, keys)
        # A database that does not have the newest key any more as it was is an older one, put back from a backup.
        self._witness = max([*keys, self._witness or keys[0]], key=lambda key: key.changed_at)

    def _forget(self, stored: StoredKey) -> None:
        self._keys.pop(stored.key_id, None)
        if self._sealing.get(stored.case_ref) == stored.key_id:
            del self._sealing[stored.case_ref]

    async def _remember_open_cases(self) -> None:
        found = await self._fetch(lambda pool: QUERIES.keys_of_open_cases(pool, most=self._most))
        for stored in reversed(found):
            await self._opened_or_why(stored)  # whoever needs one that cannot be used will hear of it
        await self._copy(found)

    async def _put_back(self) -> None:
        """Put into the database what the copy has and it lacks: keys made, and keys destroyed, since its backup."""
        if self._mirror is None:
            return
        for page in self._mirror.pages(_PAGE):
            unknown = await self._unknown([key.key_id for key in page])
            for key in page:
                if key.wrapped is None or key.key_id in unknown:
                    await self._ask(partial(_put_back, key))
            if unknown:
                of_erased = await self._unknown(list(unknown))
                await asyncio.to_thread(self._mirror.drop, of_erased)
                _log.warning("keys_put_back", count=len(unknown) - len(of_erased))

    async def _unknown(self, ids: list[str]) -> set[str]:
        found = await self._ask(lambda pool: rows(QUERIES.unknown_keys(pool, ids=ids)))
        return {row["key_id"] for row in found}

    async def _first_or_new(self, case: str) -> StoredKey:
        key_id = new_key_id(case)
        master, wrapped = await self._masters.wrap(secrets.token_bytes(KEY_BYTES), key_id.encode())
        given = {"case_ref": case, "key_id": key_id, "master_id": master, "wrapped": wrapped}
        row = None
        while row is None:  # nothing comes while another process is making one
            row = await self._ask(lambda pool: QUERIES.case_key(pool, **given))
        return StoredKey.of(row)

    async def _stored(self, ids: list[str]) -> list[StoredKey]:
        found = await self._read(ids, time.monotonic() + self._waits)
        known = {key.key_id for key in found}
        missing = [key_id for key_id in ids if key_id not in known]
        return found + (self._mirror.find(missing) if self._mirror and missing else [])

    async def _read(self, ids: list[str], until: float) -> list[StoredKey]:
        while True:
            try:
                return await self._fetch(lambda pool: QUERIES.keys_by_id(pool, ids=ids))
            except Unavailable:
                if self._mirror and (found := self._mirror.find(ids)):
                    return found
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(_BETWEEN_SECONDS)

    async def _opened_or_why(self, stored: StoredKey) -> Opening:
        try:
            return await self._opened(stored)
        except DecryptionError as problem:
            return problem

    async def _opened(self, stored: StoredKey) -> DataKey:
        if stored.wrapped is None:
            raise KeyDestroyed.of(stored.case_ref)
        key = await self._masters.unwrap(stored.master_id, stored.wrapped, stored.key_id.encode())
        opened = DataKey(stored.key_id, stored.case_ref, AESGCM(key))
        self._keys[opened.id] = opened
        self._sealing.setdefault(opened.case, opened.id)
        while len(self._keys) > self._most:
            gone, key_gone = self._keys.popitem(last=False)
            if self._sealing.get(key_gone.case) == gone:
                del self._sealing[key_gone.case]
        return opened

    async def _fetch(self, ask: Callable[[asyncpg.Pool], Any]) -> list[StoredKey]:
        return [StoredKey.of(row) for row in await self._ask(lambda pool: rows(ask(pool)))]

    async def _ask(self, ask: Callable[[asyncpg.Pool], Awaitable[_T]]) -> _T:
        if time.monotonic() < self._away_until:
            raise Unavailable("The database with the keys of the cases did not answer a moment ago.")
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                pool = await self._connected()
                try:
                    return await ask(pool)
                except _STARTED_ANEW:
                    return await ask(pool)  # the server was started anew since
        except NO_ANSWER as problem:
            self._away_until = time.monotonic() + _AWAY_SECONDS
            raise database_unavailable(self._url, problem) from problem

    async def _connected(self) -> asyncpg.Pool:
        async with self._opening_pool:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(self._url, min_size=0, max_size=_CONNECTIONS)
            return self._pool


async def _patiently(step: Callable[[], Awaitable[None]], until: float) -> None:
    """Take a step that can be repeated, again while the database is away, but no longer than until then."""
    while True:
        try:
            return await step()
        except Unavailable:
            if time.monotonic() > until:
                raise
            await asyncio.sleep(_BETWEEN_SECONDS)


async def _stands(key: StoredKey, pool: asyncpg.Pool) -> bool:
    return bool(await QUERIES.key_stands(pool, key_id=key.key_id, changed_at=key.changed_at))


async def _put_back(key: StoredKey, pool: asyncpg.Pool) -> None:
    row = {"key_id": key.key_id, "case_ref": key.case_ref, "master_id": key.master_id, "made_at": key.made_at}
    if key.wrapped is not None:
        await QUERIES.put_back_key(pool, **row, wrapped=key.wrapped)
    else:
        gone = {"destroyed_at": key.destroyed_at, "destroyed_by": key.destroyed_by, "reason": key.reason}
        await QUERIES.put_back_destroyed(pool, **row, **gone)
