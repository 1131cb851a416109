"""Operators count keys, wrap them anew while everything runs, and destroy those of a closed case."""

import asyncio
from collections.abc import Sequence

import asyncpg
import pytest

from activities.journal import Journal
from engine.encryption import DecryptionError, EncryptionCodec, KeyDestroyed, Keyring
from engine.keys import CaseKeyStore
from engine.keys.custody import MasterStands, NotDestroyed, Rewrapped, destroy, keys_of, rewrap, stands
from tests.activities.values import batch
from tests.engine.test_case_keys import M1, M2, PLAIN, codec, masters, store

OLD, BOTH, NEW = Keyring({"m1": M1}), Keyring({"m2": M2, "m1": M1}), Keyring({"m2": M2})
CASE = "case-1"


async def cases_with_keys(url: str, cases: Sequence[str], ring: Keyring = OLD) -> None:
    async with store(url, ring) as keys:
        await asyncio.gather(*(keys.sealing(case) for case in cases))


async def rewrapped(pool: asyncpg.Pool, ring: Keyring = BOTH, page: int = 500) -> list[Rewrapped]:
    return [step async for step in rewrap(pool, masters(ring), page)]


def brief(found: Sequence[MasterStands]) -> list[tuple[str, bool, bool, int, int]]:
    return [(x.master, x.held, x.current, x.wraps, x.destroyed) for x in found]


async def directory(pool: asyncpg.Pool) -> None:
    for person, role in (("p-op", "operator"), ("p-sw", "social_worker")):
        await pool.execute("INSERT INTO people (id, name, active) VALUES ($1, 'Invented', true)", person)
        await pool.execute("INSERT INTO roles (person, role) VALUES ($1, $2)", person, role)


async def closed(pool: asyncpg.Pool, journal: Journal, case: str = CASE) -> None:
    """A case in the journal whose row says that it is closed."""
    await journal.write_journal(batch(case, 1, 1))
    await pool.execute("UPDATE cases SET stage = 'closed' WHERE case_ref = $1", case)


async def test_every_key_is_wrapped_by_the_new_master_and_the_old_one_can_go(
    migrated_url: str, pool: asyncpg.Pool
) -> None:
    cases = [f"C-{number}" for number in range(23)]
    await cases_with_keys(migrated_url, cases)
    async with store(migrated_url, OLD) as keys:
        sealed = {case: await codec(keys, case, OLD).encode([PLAIN]) for case in cases}

    steps = await rewrapped(pool, page=10)

    assert [(step.done, step.left) for step in steps] == [(10, 13), (20, 3), (23, 0)]
    assert brief(await stands(pool, masters(NEW), ["m2"])) == [("m2", True, True, 23, 0)]
    async with store(migrated_url, NEW) as keys:
        assert [await codec(keys, case, NEW).decode(x) for case, x in sealed.items()] == [[PLAIN]] * 23
    assert await rewrapped(pool) == []


async def test_wrapping_anew_goes_on_where_it_was_stopped(migrated_url: str, pool: asyncpg.Pool) -> None:
    await cases_with_keys(migrated_url, [f"C-{number}" for number in range(9)])
    async for _ in rewrap(pool, masters(BOTH), 4):
        break

    assert brief(await stands(pool, masters(BOTH), ["m2", "m1"])) == [
        ("m2", True, True, 4, 0),
        ("m1", True, False, 5, 0),
    ]
    assert (await rewrapped(pool, page=4))[-1].done == 5


async def test_cases_are_opened_and_read_while_keys_are_wrapped_anew(migrated_url: str, pool: asyncpg.Pool) -> None:
    await cases_with_keys(migrated_url, [f"C-{number}" for number in range(40)])
    stop = asyncio.Event()
    read = 0

    async def work(keys: CaseKeyStore) -> None:
        nonlocal read
        while not stop.is_set():
            for case in (f"C-{read % 40}", f"C-new-{read}"):
                [sealed] = await codec(keys, case, BOTH).encode([PLAIN])
                assert await codec(keys, case, BOTH).decode([sealed]) == [PLAIN]
            read += 1

    async with store(migrated_url, Keyring({"m1": M1, "m2": M2}), most=3) as keys:
        working = asyncio.create_task(work(keys))
        await asyncio.gather(*(rewrapped(pool, page=3) for _ in range(3)))
        stop.set()
        await working

    assert read > 0
    await rewrapped(pool)
    assert brief(await stands(pool, masters(NEW), ["m2"])) == [("m2", True, True, 40 + read, 0)]


async def test_a_key_whose_master_is_gone_is_named_and_left_as_it_is(migrated_url: str, pool: asyncpg.Pool) -> None:
    await cases_with_keys(migrated_url, ["C-1"], Keyring({"lost": M2}))
    await cases_with_keys(migrated_url, ["C-2"])

    (step,) = await rewrapped(pool)
    (lost,) = await keys_of(pool, "C-1")

    assert (step.done, step.failed) == (1, (lost.key_id,))
    assert lost.master_id == "lost"
    assert ("lost", False, False, 1, 0) in brief(await stands(pool, masters(BOTH), ["m2", "m1"]))


async def test_a_closed_case_is_erased_and_the_row_of_its_key_says_by_whom_and_why(
    migrated_url: str, pool: asyncpg.Pool, journal: Journal
) -> None:
    await directory(pool)
    await closed(pool, journal)
    async with store(migrated_url) as keys:
        sealed = await codec(keys, CASE).encode([PLAIN])
        others = await codec(keys, "C-other").encode([PLAIN])

    assert await destroy(pool, masters(), CASE, by="p-op", reason="  Kept for 25 years ") == 1
    assert await destroy(pool, masters(), CASE, by="p-op", reason="Again") == 0

    (key,) = await keys_of(pool, CASE)
    assert (key.destroyed_by, key.reason) == ("p-op", "Kept for 25 years")
    async with store(migrated_url) as keys:
        with pytest.raises(KeyDestroyed):
            await EncryptionCodec(OLD, keys).decode(sealed)
        assert await codec(keys, "C-other").decode(others) == [PLAIN]
    assert await rewrapped(pool) != []
    assert brief(await stands(pool, masters(BOTH), ["m2", "m1"]))[1:] == [("m1", True, False, 0, 1)]


async def test_a_case_that_never_had_a_key_is_barred_from_getting_one(
    migrated_url: str, pool: asyncpg.Pool, journal: Journal
) -> None:
    await directory(pool)
    await closed(pool, journal)

    assert await destroy(pool, masters(), CASE, by="p-op", reason="Retention") == 0

    async with store(migrated_url) as keys:
        with pytest.raises(KeyDestroyed):
            await codec(keys, CASE).encode([PLAIN])


@pytest.mark.parametrize(
    ("case", "by", "reason", "code"),
    [
        (CASE, "p-op", " ", "no_reason"),
        (CASE, "p-sw", "Retention", "not_authorised"),
        (CASE, "p-nobody", "Retention", "not_authorised"),
        ("C-unknown", "p-op", "Retention", "no_such_case"),
        ("", "p-op", "Retention", "no_such_case"),
        ("case-open", "p-op", "Retention", "case_is_open"),
    ],
)
async def test_nothing_is_destroyed_by_mistake(
    migrated_url: str, pool: asyncpg.Pool, journal: Journal, case: str, by: str, reason: str, code: str
) -> None:
    await directory(pool)
    await closed(pool, journal)
    await journal.write_journal(batch("case-open", 1, 1))
    await cases_with_keys(migrated_url, [CASE, "case-open", ""])

    with pytest.raises(NotDestroyed) as refusal:
        await destroy(pool, masters(), case, by=by, reason=reason)

    assert refusal.value.code == code
    assert await pool.fetchval("SELECT count(*) FROM case_keys WHERE destroyed_at IS NOT NULL") == 0


async def test_a_key_wrapped_by_a_master_of_the_same_name_is_not_taken_for_ours(
    migrated_url: str, pool: asyncpg.Pool
) -> None:
    await cases_with_keys(migrated_url, ["C-1"], Keyring({"m1": M2}))

    (step,) = await rewrapped(pool)

    assert len(step.failed) == 1
    async with store(migrated_url) as keys:
        with pytest.raises(DecryptionError):
            await keys.sealing("C-1")
