"""The daily checkpoint on a real Temporal and a real PostgreSQL."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
from temporalio.client import Client
from temporalio.worker import Worker

import workflows
from activities.checkpoint import Checkpoints
from activities.journal import Journal
from engine.checkpoints import check_checkpoints, load_or_create_key
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.health import keeping
from engine.settings import load_settings
from tests.activities.values import batch
from tests.workflows.house import KEYS


async def _signed(temporal: Client, checkpoints: Checkpoints) -> int | None:
    queue = f"test-{uuid.uuid4().hex[:12]}"
    async with Worker(temporal, task_queue=queue, workflows=workflows.ALL, activities=[checkpoints.sign_checkpoint]):
        made: int | None = await temporal.execute_workflow(
            "Checkpoint", id=f"checkpoint-{queue}", task_queue=queue, execution_timeout=timedelta(seconds=30)
        )
    return made


async def test_what_was_written_is_signed_once_and_health_hears_of_what_is_not(
    temporal_server: TemporalServer, pool: asyncpg.Pool, journal: Journal, tmp_path: Path
) -> None:
    settings = load_settings(var_dir=tmp_path)
    checkpoints = Checkpoints(pool, settings)
    temporal = await connect(KEYS, address=temporal_server.address)
    assert await _signed(temporal, checkpoints) is None
    await journal.write_journal(batch("case-1", 1, 2))
    before = await keeping(pool)
    assert before is not None
    assert before.unsigned_since is not None
    assert await _signed(temporal, checkpoints) == 1
    after = await keeping(pool)
    assert after is not None
    assert after.unsigned_since is None or after.unsigned_since > datetime.now(UTC)
    assert await _signed(temporal, checkpoints) is None
    key = load_or_create_key(settings).public_key()
    assert [problem async for problem in check_checkpoints(pool, [key])] == []
