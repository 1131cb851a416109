"""The keys that seal what Temporal stores: one for each case, wrapped by a master key, kept in PostgreSQL.

`masters` is the port to what wraps them, `store` finds and makes them, `mirror` is a worker's own copy of them, and
`custody` is what operators do: count, wrap anew, destroy.
"""

import contextlib
from collections.abc import AsyncIterator

from engine.keys.masters import load_masters
from engine.keys.mirror import KeyMirror
from engine.keys.store import MOST_CACHED, CaseKeyStore
from engine.settings import Settings

__all__ = ["CaseKeyStore", "KeyMirror", "case_keys", "load_masters"]


@contextlib.asynccontextmanager
async def case_keys(
    settings: Settings, database_url: str, *, mirrored: bool = False, most: int = MOST_CACHED
) -> AsyncIterator[CaseKeyStore]:
    """The keys of the cases in a database, by the master keys of the settings; a worker keeps a copy of its own.

    At most `most` of them are remembered.

    Raises:
        SettingsError: there are no master keys, they are malformed, or the copy cannot be written.
    """
    masters = load_masters(settings)
    mirror = KeyMirror(settings.key_mirror) if mirrored else None
    store = CaseKeyStore(masters, database_url, mirror=mirror, most=most)
    try:
        yield store
    finally:
        await store.close()
