"""A case whose retention has ended leaves the journal as docs/records.md says, and `ops verify` knows why."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from activities.journal import Journal
from engine.checkpoints import load_or_create_key, make_checkpoint
from engine.keys.custody import destroy
from engine.settings import load_settings
from starter import main
from tests.activities.values import batch
from tests.engine.test_case_keys import masters
from tests.engine.test_key_custody import closed, directory
from tests.engine_process import ROOT, Ran

NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
Verify = Callable[..., Awaitable[Ran]]


@pytest.fixture
async def verify(
    migrated_url: str,
    pool: asyncpg.Pool,
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Verify:
    """Runs `starter.py ops verify` over two closed cases of which a checkpoint tells."""
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", migrated_url)
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path))
    await directory(pool)
    await closed(pool, journal)
    await journal.write_journal(batch("case-2", 1, 2))
    await make_checkpoint(pool, load_or_create_key(load_settings()), NOW)

    async def run(*arguments: str) -> Ran:
        capsys.readouterr()
        code = await asyncio.to_thread(main, ["ops", "verify", *arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


async def take_out(pool: asyncpg.Pool, case: str) -> None:
    """What docs/records.md tells the owner of the database to do, word for word."""
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    await pool.execute(block.replace("C-…", case))


async def test_an_erased_case_that_left_the_journal_is_listed_and_no_problem(
    verify: Verify, pool: asyncpg.Pool
) -> None:
    await destroy(pool, masters(), "case-1", by="p-op", reason="Kept for 25 years")
    assert (await verify()).code == 0

    await take_out(pool, "case-1")
    told, listed = await verify(), json.loads((await verify("--json")).out)

    assert told.code == 0
    assert "case case-1: erased on" in told.out
    assert "by p-op, and taken out of the journal: Kept for 25 years" in told.out
    assert [(x["case"], x["person"]) for x in listed["erased"]] == [("case-1", "p-op")]
    assert await pool.fetchval("SELECT count(*) FROM journal WHERE case_ref = 'case-2'") == 2
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute("DELETE FROM journal")


async def test_a_case_that_left_the_journal_without_being_erased_is_a_problem(
    verify: Verify, pool: asyncpg.Pool
) -> None:
    await take_out(pool, "case-1")

    told = await verify()

    assert told.code == 1
    assert "case case-1, entry 1, checkpoint 1: The entry is gone." in told.out


async def test_an_erased_case_of_which_some_entries_are_left_is_a_problem(verify: Verify, pool: asyncpg.Pool) -> None:
    await pool.execute("UPDATE cases SET stage = 'closed' WHERE case_ref = 'case-2'")
    await destroy(pool, masters(), "case-2", by="p-op", reason="Retention")
    await pool.execute("ALTER TABLE journal DISABLE TRIGGER append_only")
    await pool.execute("DELETE FROM journal WHERE case_ref = 'case-2' AND sequence = 2")

    told = await verify()

    assert told.code == 1
    assert "case case-2, entry 2, checkpoint 1: The entry is gone." in told.out
