"""A worker's own copy of the wrapped keys, in a file: what a database restored from a backup has lost is put back.

A key that was made after the backup is in no other place, and without it what Temporal has of that case could never be
read again. The copy holds no more than the database does: without the master key it opens nothing. What is destroyed
there is overwritten here.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from engine.errors import SettingsError

_SCHEMA = """
PRAGMA journal_mode = wal;
PRAGMA synchronous = normal;
PRAGMA secure_delete = on;
CREATE TABLE IF NOT EXISTS keys (
    key_id TEXT PRIMARY KEY, case_ref TEXT NOT NULL, master_id TEXT NOT NULL, wrapped BLOB, made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL, destroyed_at TEXT, destroyed_by TEXT, reason TEXT
);
CREATE TABLE IF NOT EXISTS seen (one INTEGER PRIMARY KEY CHECK (one = 1), changed_at TEXT NOT NULL);
"""

_KEEP = """
INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key_id) DO UPDATE
SET master_id = excluded.master_id, wrapped = excluded.wrapped, changed_at = excluded.changed_at,
    destroyed_at = excluded.destroyed_at, destroyed_by = excluded.destroyed_by, reason = excluded.reason
WHERE destroyed_at IS NULL
"""


@dataclass(frozen=True)
class StoredKey:
    """A key's row: wrapped by a master key, or the tombstone of one that was destroyed. All instants are UTC."""

    key_id: str
    case_ref: str
    master_id: str
    wrapped: bytes | None = field(repr=False)
    made_at: datetime
    changed_at: datetime
    destroyed_at: datetime | None
    destroyed_by: str | None
    reason: str | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """From a row of `case_keys`."""
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})


class KeyMirror:
    """The copy in one file; several workers may share it."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it for this account alone.

        Raises:
            SettingsError: it cannot be written.
        """
        self._turn = threading.RLock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            self._file = sqlite3.connect(file, timeout=10, check_same_thread=False, isolation_level=None)
            self._file.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as problem:
            raise SettingsError(f"{file} cannot be used ({problem}): set FRONTDOOR_VAR_DIR, or take it away.") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def keep(self, keys: Iterable[StoredKey]) -> None:
        """Keep these as they are; a destroyed key overwrites what was kept of it, and stays destroyed."""
        with self._transaction():
            for key in keys:
                self._file.execute(_KEEP, _plain(key))

    def drop(self, ids: Iterable[str]) -> None:
        """Overwrite what was kept of these."""
        with self._transaction():
            self._file.executemany("DELETE FROM keys WHERE key_id = ?", [(key_id,) for key_id in ids])

    def see(self, changed_at: datetime) -> None:
        """Remember up to when changes were taken over (UTC), and let nothing overwritten remain in the file."""
        with self._turn:
            with self._transaction():
                self._file.execute("INSERT OR REPLACE INTO seen VALUES (1, ?)", (changed_at.isoformat(),))
            self._file.execute("PRAGMA wal_checkpoint(truncate)").fetchall()

    def seen(self) -> datetime | None:
        """Up to when changes were taken over (UTC)."""
        found = next(iter(self._rows("SELECT changed_at FROM seen")), None)
        return datetime.fromisoformat(found[0]) if found else None

    def find(self, ids: Sequence[str]) -> list[StoredKey]:
        """Those that are kept of these."""
        marks = ", ".join("?" for _ in ids)
        asked = f"SELECT * FROM keys WHERE key_id IN ({marks})"  # noqa: S608 - question marks only
        return [_read(row) for row in self._rows(asked, *ids)]

    def pages(self, size: int) -> Iterator[list[StoredKey]]:
        """Everything that is kept, by id."""
        after = ""
        while page := self._rows("SELECT * FROM keys WHERE key_id > ? ORDER BY key_id LIMIT ?", after, size):
            yield [_read(row) for row in page]
            after = page[-1][0]

    def _rows(self, asked: str, *values: str | int) -> list[Any]:
        with self._turn:
            return self._file.execute(asked, values).fetchall()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._turn:
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._file.execute("ROLLBACK")
                raise
            self._file.execute("COMMIT")


def _plain(key: StoredKey) -> list[Any]:
    return [value.isoformat() if isinstance(value, datetime) else value for value in astuple(key)]


def _read(row: Sequence[Any]) -> StoredKey:
    key_id, case_ref, master_id, wrapped, made, changed, destroyed, by, reason = row
    gone = datetime.fromisoformat(destroyed) if destroyed else None
    when = datetime.fromisoformat
    return StoredKey(key_id, case_ref, master_id, wrapped, when(made), when(changed), gone, by, reason)
