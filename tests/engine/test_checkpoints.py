import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from activities.journal import Journal
from engine.checkpoints import (
    Checkpoint,
    Problem,
    as_text,
    check_checkpoints,
    from_text,
    load_or_create_key,
    make_checkpoint,
    public_pem,
    read_public_key,
)
from engine.errors import SettingsError
from engine.hashing import canonical_entry, entry_hash
from engine.records import Records
from engine.settings import load_settings
from tests.activities.values import batch

NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
KEY = Ed25519PrivateKey.generate()


async def problems(pool: asyncpg.Pool, *keys: Ed25519PublicKey, kept: Checkpoint | None = None) -> list[Problem]:
    return [found async for found in check_checkpoints(pool, keys or (KEY.public_key(),), kept)]


async def made(pool: asyncpg.Pool) -> Checkpoint:
    checkpoint = await make_checkpoint(pool, KEY, NOW)
    assert checkpoint is not None
    return checkpoint


async def allow_changes(pool: asyncpg.Pool) -> None:
    for table in ("journal", "checkpoints", "checkpoint_heads"):
        await pool.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only")


async def reckon_anew(pool: asyncpg.Pool, case: str) -> None:
    """What somebody would do who may write everything: make the chain of hashes fit the changed entries."""
    previous = "0" * 64
    found = await pool.fetch("SELECT *, event::text AS text FROM journal WHERE case_ref = $1 ORDER BY sequence", case)
    for row in found:
        names = ("case_ref", "sequence", "recorded_at", "happened_at", "actor", "command")
        text = canonical_entry(**{name: row[name] for name in names}, event=json.loads(row["text"]))
        own = entry_hash(previous, text)
        await pool.execute(
            "UPDATE journal SET previous_hash = $3, hash = $4 WHERE case_ref = $1 AND sequence = $2",
            case,
            row["sequence"],
            previous,
            own,
        )
        previous = own


async def test_a_journal_that_nobody_touched_is_whole(journal: Journal, pool: asyncpg.Pool) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    await journal.write_journal(batch("case-2", 1, 2))
    first = await made(pool)
    await journal.write_journal(batch("case-1", 4, 5))
    second = await made(pool)
    assert (first.number, second.number) == (1, 2)
    assert await problems(pool, kept=first) == []


async def test_nothing_is_signed_twice(journal: Journal, pool: asyncpg.Pool) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    await made(pool)
    assert await make_checkpoint(pool, KEY, NOW) is None


@pytest.mark.parametrize("entry", [1, 2, 3])
async def test_one_changed_byte_shows_although_the_chain_was_reckoned_anew(
    journal: Journal, records: Records, pool: asyncpg.Pool, entry: int
) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    await journal.write_journal(batch("case-2", 1, 3))
    await made(pool)
    await allow_changes(pool)
    await pool.execute(
        "UPDATE journal SET actor = replace(actor, '1', '2') WHERE case_ref = 'case-2' AND sequence = $1", entry
    )
    assert await records.verify_chain("case-2") == entry
    await reckon_anew(pool, "case-2")
    assert await records.verify_chain("case-2") is None
    (found,) = await problems(pool)
    assert (found.case, found.entry, found.checkpoint) == ("case-2", 3, 1)


async def test_a_case_that_was_taken_out_shows(journal: Journal, pool: asyncpg.Pool) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    await made(pool)
    await allow_changes(pool)
    await pool.execute("DELETE FROM journal")
    await pool.execute("DELETE FROM cases")
    (found,) = await problems(pool)
    assert (found.case, found.what) == ("case-1", "The entry is gone.")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE checkpoints SET statement = replace(statement, '2026', '2025')", "signature does not hold"),
        ("UPDATE checkpoints SET signature = 'bm90aGluZw=='", "signature does not hold"),
        ("UPDATE checkpoints SET signature = 'not base64'", "signature does not hold"),
        ("UPDATE checkpoints SET statement = '{}'", "was not given"),
        ("UPDATE checkpoints SET statement = '[]'", "was not given"),
        ("UPDATE checkpoint_heads SET hash = repeat('0', 64) WHERE checkpoint = 2", "list of cases"),
        ("DELETE FROM checkpoint_heads WHERE checkpoint = 2", "list of cases"),
        ("WITH h AS (DELETE FROM checkpoint_heads WHERE checkpoint = 1 RETURNING 1) SELECT * FROM h", "list of cases"),
    ],
)
async def test_a_changed_checkpoint_shows(journal: Journal, pool: asyncpg.Pool, change: str, words: str) -> None:
    for last in (2, 4, 6):
        await journal.write_journal(batch("case-1", last - 1, last))
        await made(pool)
    await allow_changes(pool)
    await pool.execute(change)
    assert any(words in found.what for found in await problems(pool))


async def test_a_checkpoint_that_was_taken_out_shows(journal: Journal, pool: asyncpg.Pool) -> None:
    for last in (2, 4, 6):
        await journal.write_journal(batch("case-1", last - 1, last))
        newest = await made(pool)
    await allow_changes(pool)
    await pool.execute("DELETE FROM checkpoint_heads WHERE checkpoint = 3")
    await pool.execute("DELETE FROM checkpoints WHERE number = 3")
    assert await problems(pool) == []
    (found,) = await problems(pool, kept=newest)
    assert "not here any more" in found.what
    await pool.execute("DELETE FROM checkpoint_heads WHERE checkpoint = 1")
    await pool.execute("DELETE FROM checkpoints WHERE number = 1")
    assert any("does not follow" in found.what for found in await problems(pool))


async def test_another_key_does_not_vouch_for_it(journal: Journal, pool: asyncpg.Pool) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    await made(pool)
    other = Ed25519PrivateKey.generate().public_key()
    (found,) = await problems(pool, other)
    assert "was not given" in found.what
    assert await problems(pool, other, KEY.public_key()) == []


def test_the_first_start_makes_a_key_of_its_own(new_folder: Callable[[], Path]) -> None:
    settings = load_settings(var_dir=new_folder())
    key = load_or_create_key(settings)
    assert settings.checkpoint_key.stat().st_mode & 0o777 == 0o600
    assert load_or_create_key(settings).public_key() == key.public_key()
    assert read_public_key(settings.checkpoint_key) == key.public_key()
    public = settings.var_dir / "public.pem"
    public.write_text(public_pem(key.public_key()))
    assert read_public_key(public) == key.public_key()


@pytest.mark.parametrize("content", ["", "nothing", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_without_a_key_is_refused(new_folder: Callable[[], Path], content: str) -> None:
    file = new_folder() / "key.pem"
    file.write_text(content)
    with pytest.raises(SettingsError, match="key"):
        load_or_create_key(load_settings(checkpoint_key_file=file))
    with pytest.raises(SettingsError, match="holds no key"):
        read_public_key(file)


def test_a_kept_checkpoint_reads_back() -> None:
    checkpoint = Checkpoint(3, '{"checkpoint":3}', "c2lnbmF0dXJl")
    assert from_text(as_text(checkpoint), "kept.json") == checkpoint
    numbers = [f'{{"number": {number}, "statement": "", "signature": ""}}' for number in ('"three"', "Infinity", "NaN")]
    for wrong in ("", "[]", '{"number": 3}', "[" * 100_000, *numbers):
        with pytest.raises(SettingsError, match=r"kept\.json is not a checkpoint"):
            from_text(wrong, "kept.json")
