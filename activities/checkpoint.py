"""The activity that signs how the journal stands."""

from datetime import UTC, datetime

import asyncpg
import structlog
from temporalio import activity

from engine.checkpoints import load_or_create_key, make_checkpoint
from engine.settings import Settings
from practice.watch import SIGN_CHECKPOINT

_log = structlog.get_logger(__name__)


class Checkpoints:
    """Signing, over one database and the key that the settings name."""

    def __init__(self, pool: asyncpg.Pool, settings: Settings) -> None:
        self._pool = pool
        self._settings = settings

    @activity.defn(name=SIGN_CHECKPOINT)
    async def sign_checkpoint(self) -> int | None:
        """Sign the cases that have grown since the last time; gives the checkpoint's number, or None where none has.

        Raises:
            SettingsError: the key cannot be used; it is tried again.
        """
        key = load_or_create_key(self._settings)
        made = await make_checkpoint(self._pool, key, datetime.now(UTC))
        _log.info("checkpoint_signed" if made else "nothing_to_sign", sequence=made.number if made else None)
        return made.number if made else None
