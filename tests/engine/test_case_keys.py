"""Each case has a key of its own: made once, found once, wrapped by a master key, and gone once it is destroyed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from temporalio.api.common.v1 import Payload
from temporalio.converter import ActivitySerializationContext, WorkflowSerializationContext

from activities.migrate import migrate
from engine.database import QUERIES
from engine.embedded import PostgresServer
from engine.encryption import (
    THE_ENGINE,
    CaseKeys,
    DecryptionError,
    EncryptionCodec,
    KeyDestroyed,
    Keyring,
    case_in,
    key_id_of,
)
from engine.errors import SettingsError, Unavailable
from engine.keys import CaseKeyStore, KeyMirror, case_keys
from engine.keys.masters import LocalMasters
from engine.settings import load_settings
from tests.workflows.house import until

M1, M2 = bytes(32), bytes(range(32))
RING = Keyring({"m1": M1})
PLAIN = Payload(metadata={"encoding": b"json/plain"}, data=b'"Robin Example was seen alone"')
A, B = "C-AAAAAAAAAAAA", "C-BBBBBBBBBBBB"


def masters(ring: Keyring = RING) -> LocalMasters:
    return LocalMasters(lambda: ring)


@asynccontextmanager
async def store(url: str, ring: Keyring = RING, **more: object) -> AsyncIterator[CaseKeyStore]:
    """The keys as one process has them."""
    made = CaseKeyStore(masters(ring), url, **more)  # type: ignore[arg-type] # passed on as it is
    try:
        yield made
    finally:
        await made.close()


def codec(keys: CaseKeys, case: str = A, ring: Keyring = RING) -> EncryptionCodec:
    """The codec as the SDK binds it to one case."""
    return EncryptionCodec(ring, keys).with_context(WorkflowSerializationContext("default", f"case/{case}"))


async def destroy(pool: asyncpg.Pool, case: str) -> None:
    await QUERIES.destroy_keys(pool, case_ref=case, person="p-operator", reason="Retention")


async def count(pool: asyncpg.Pool) -> int:
    return int(await pool.fetchval("SELECT count(*) FROM case_keys"))


async def test_what_is_sealed_for_a_case_names_its_key_and_any_process_reads_it(migrated_url: str) -> None:
    async with store(migrated_url) as one, store(migrated_url) as other:
        [sealed] = await codec(one).encode([PLAIN])

        assert case_in(key_id_of(sealed)) == A
        assert b"Robin" not in sealed.SerializeToString()
        assert await codec(other).decode([sealed]) == [PLAIN]
        assert await EncryptionCodec(RING, other).decode([sealed]) == [PLAIN]


async def test_each_case_and_the_engine_have_keys_of_their_own(migrated_url: str, pool: asyncpg.Pool) -> None:
    async with store(migrated_url) as keys:
        activity = ActivitySerializationContext("default", "1", "write_journal", None, f"case/{B}", "Case", False)
        of_a, again = await codec(keys, A).encode([PLAIN, PLAIN])
        [of_b] = await EncryptionCodec(RING, keys).with_context(activity).encode([PLAIN])
        [of_sweep] = (
            await EncryptionCodec(RING, keys)
            .with_context(WorkflowSerializationContext("default", "sweep-2026"))
            .encode([PLAIN])
        )

    assert key_id_of(of_a) == key_id_of(again)
    assert case_in(key_id_of(of_b)) == B
    assert key_id_of(of_sweep).startswith("engine/")
    assert await count(pool) == 3


async def test_of_many_processes_that_race_for_the_first_key_one_wins(migrated_url: str, pool: asyncpg.Pool) -> None:
    stores = [CaseKeyStore(masters(), migrated_url) for _ in range(12)]
    keys = await asyncio.gather(*(one.sealing(A) for one in stores))
    [sealed] = await codec(stores[0]).encode([PLAIN])

    assert len({key.id for key in keys}) == 1
    assert await count(pool) == 1
    assert [await codec(one).decode([sealed]) for one in stores] == [[PLAIN]] * 12
    await asyncio.gather(*(one.close() for one in stores))


async def test_a_payload_of_one_case_is_not_read_in_the_history_of_another(migrated_url: str) -> None:
    async with store(migrated_url) as keys:
        sealed = await codec(keys, A).encode([PLAIN])

        with pytest.raises(DecryptionError, match=f"of case {A} stands in the history of {B}"):
            await codec(keys, B).decode(sealed)


@pytest.mark.parametrize("place", [0, 13, -1])
async def test_a_changed_byte_is_noticed(migrated_url: str, place: int) -> None:
    async with store(migrated_url) as keys:
        [sealed] = await codec(keys).encode([PLAIN])
        changed = bytearray(sealed.data)
        changed[place] ^= 1
        sealed.data = bytes(changed)

        with pytest.raises(DecryptionError, match="was changed"):
            await codec(keys).decode([sealed])


async def test_only_the_first_payload_of_a_case_asks_the_database(migrated_url: str, pool: asyncpg.Pool) -> None:
    async with store(migrated_url) as keys, store(migrated_url) as other:
        sealed = [payload for case in (A, B) for payload in await codec(keys, case).encode([PLAIN])]
        await pool.execute("ALTER TABLE case_keys RENAME TO out_of_reach")

        assert await codec(keys, A).decode(sealed[:1]) == [PLAIN]
        assert case_in(key_id_of((await codec(keys, B).encode([PLAIN]))[0])) == B
        await pool.execute("ALTER TABLE out_of_reach RENAME TO case_keys")
        assert await EncryptionCodec(RING, other).decode(sealed * 50) == [PLAIN] * 100
        assert other.remembered == 2


async def test_no_more_keys_are_remembered_than_allowed_and_all_can_be_found_again(migrated_url: str) -> None:
    async with store(migrated_url, most=5) as keys:
        sealed = {case: (await codec(keys, case).encode([PLAIN]))[0] for case in (f"C-{n}" for n in range(20))}

        assert keys.remembered == 5
        assert [(await codec(keys, case).decode([x]))[0] for case, x in sealed.items()] == [PLAIN] * 20
        assert keys.remembered == 5
        assert key_id_of((await codec(keys, "C-0").encode([PLAIN]))[0]) == key_id_of(sealed["C-0"])


async def test_a_destroyed_key_leaves_its_case_unreadable_and_others_alone(
    migrated_url: str, pool: asyncpg.Pool
) -> None:
    async with store(migrated_url) as keys:
        of_a, of_b = await codec(keys, A).encode([PLAIN]), await codec(keys, B).encode([PLAIN])
    await destroy(pool, A)

    async with store(migrated_url) as keys:
        with pytest.raises(KeyDestroyed, match=A):
            await codec(keys, A).decode(of_a)
        with pytest.raises(KeyDestroyed, match=A):
            await codec(keys, A).encode([PLAIN])
        assert await codec(keys, B).decode(of_b) == [PLAIN]
    assert await pool.fetchval("SELECT wrapped FROM case_keys WHERE case_ref = $1", A) is None


async def test_a_row_stays_and_what_was_destroyed_does_not_come_back(migrated_url: str, pool: asyncpg.Pool) -> None:
    async with store(migrated_url) as keys:
        await keys.sealing(A)
    await destroy(pool, A)

    for change in (
        "DELETE FROM case_keys",
        "TRUNCATE case_keys",
        "UPDATE case_keys SET wrapped = 'x', destroyed_at = NULL",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await pool.execute(change)


async def test_another_process_forgets_a_destroyed_key_at_its_next_look(migrated_url: str, pool: asyncpg.Pool) -> None:
    async with store(migrated_url) as keys:
        sealed = await codec(keys).encode([PLAIN])
        await destroy(pool, A)
        assert await codec(keys).decode(sealed) == [PLAIN]

        await keys.catch_up()

        with pytest.raises(KeyDestroyed):
            await codec(keys).decode(sealed)


async def test_the_wrong_master_key_opens_nothing_and_is_named(migrated_url: str) -> None:
    async with store(migrated_url) as keys:
        sealed = await codec(keys).encode([PLAIN])

    async with store(migrated_url, Keyring({"m2": M2})) as stranger:
        with pytest.raises(DecryptionError, match="no master key 'm1'"):
            await codec(stranger).decode(sealed)
    async with store(migrated_url, Keyring({"m1": M2})) as impostor:
        with pytest.raises(DecryptionError, match="another master key called 'm1'"):
            await codec(impostor).decode(sealed)


async def test_a_wrapped_key_cannot_be_passed_off_as_another_cases(migrated_url: str, pool: asyncpg.Pool) -> None:
    async with store(migrated_url) as keys:
        sealed = await codec(keys, A).encode([PLAIN])
        await keys.sealing(B)
    await pool.execute("UPDATE case_keys SET wrapped = (SELECT wrapped FROM case_keys WHERE case_ref = $1)", B)

    async with store(migrated_url) as keys:
        with pytest.raises(DecryptionError, match="A key was changed"):
            await codec(keys, A).decode(sealed)


async def test_a_new_master_is_taken_up_while_running(migrated_url: str, tmp_path: Path) -> None:
    settings = load_settings(var_dir=tmp_path, payload_keys=None, payload_keys_file=tmp_path / "masters")
    write = (tmp_path / "masters").write_text
    one, two = ("m1:" + "A" * 43 + "=", "m2:" + "B" * 42 + "E=")
    write(one)
    async with case_keys(settings, migrated_url) as old:
        await old.sealing(A)
        write(f"{two}\n{one}\n")
        async with case_keys(settings, migrated_url) as new:
            sealed = await codec(new, B).encode([PLAIN])

        assert await codec(old, B).decode(sealed) == [PLAIN]
        write("nonsense")
        with pytest.raises(SettingsError):
            await old.catch_up()
        assert await codec(old, B).decode(sealed) == [PLAIN]


async def test_what_the_ring_sealed_before_there_were_case_keys_is_still_read(migrated_url: str) -> None:
    sealed = await EncryptionCodec(RING).encode([PLAIN])

    async with store(migrated_url) as keys:
        assert await codec(keys).decode(sealed) == [PLAIN]


async def test_while_the_database_is_away_new_cases_are_sealed_by_the_master_and_known_ones_go_on(
    new_folder: Callable[[], Path], new_port: Callable[[], int]
) -> None:
    server = PostgresServer(new_folder() / "postgres", port=new_port())
    await server.start()
    await asyncio.to_thread(migrate, server.url)
    async with store(server.url) as keys, store(server.url, waits=0.2) as empty, store(server.url) as patient:
        known = await codec(keys, A).encode([PLAIN])
        await server.kill()

        assert await codec(keys, A).decode(known) == [PLAIN]
        new = await codec(keys, B).encode([PLAIN])
        assert key_id_of(new[0]) == "m1"
        assert await codec(empty, B).decode(new) == [PLAIN]
        with pytest.raises(Unavailable):
            await codec(empty, A).decode(known)

        reading = asyncio.create_task(codec(patient, A).decode(known))
        await server.start()
        assert await reading == [PLAIN]
        await asyncio.sleep(0.6)
        assert case_in(key_id_of((await codec(keys, B).encode([PLAIN]))[0])) == B
        assert await codec(empty, A).decode(known) == [PLAIN]
    await server.stop()


async def test_a_worker_that_keeps_up_knows_the_open_cases_before_the_database_goes(
    migrated_url: str, pool: asyncpg.Pool, tmp_path: Path
) -> None:
    async with store(migrated_url) as client:
        sealed = await codec(client).encode([PLAIN])
        async with store(migrated_url, mirror=KeyMirror(tmp_path / "keys.db")) as worker, worker.keeping_up():
            await pool.execute("ALTER TABLE case_keys RENAME TO out_of_reach")
            assert await codec(worker).decode(sealed) == [PLAIN]
            assert key_id_of((await codec(worker).encode([PLAIN]))[0]) == key_id_of(sealed[0])


async def test_keys_that_a_restored_backup_lacks_are_put_back_from_the_workers_copy(
    migrated_url: str, pool: asyncpg.Pool, tmp_path: Path
) -> None:
    file = tmp_path / "keys.db"
    async with store(migrated_url, mirror=KeyMirror(file)) as worker, worker.keeping_up():
        await worker.sealing(A)
        [sealed] = await codec(worker, B).encode([PLAIN])
        await worker.catch_up()
    await as_restored(pool, B)
    async with store(migrated_url) as early:
        await early.sealing(B)
        with pytest.raises(DecryptionError, match="no key"):
            await codec(early, B).decode([sealed])

    async with store(migrated_url, mirror=KeyMirror(file)) as worker, worker.keeping_up():
        assert await codec(worker, B).decode([sealed]) == [PLAIN]
    async with store(migrated_url) as other:
        assert await codec(other, B).decode([sealed]) == [PLAIN]
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("looks", [0, 1])
async def test_a_running_worker_notices_that_the_database_is_an_older_one(
    migrated_url: str, pool: asyncpg.Pool, tmp_path: Path, looks: int
) -> None:
    async with store(migrated_url, mirror=KeyMirror(tmp_path / "keys.db")) as worker, worker.keeping_up():
        await worker.sealing(A)
        await worker.catch_up()
        [sealed] = await codec(worker, B).encode([PLAIN])
        for _ in range(looks):
            await worker.catch_up()
        await as_restored(pool, B)
        await worker.catch_up()
    async with store(migrated_url) as other:
        assert await codec(other, B).decode([sealed]) == [PLAIN]


async def test_a_case_that_was_erased_after_the_backup_is_erased_again(
    migrated_url: str, pool: asyncpg.Pool, tmp_path: Path
) -> None:
    file = tmp_path / "keys.db"
    async with store(migrated_url, mirror=KeyMirror(file)) as worker, worker.keeping_up():
        [sealed] = await codec(worker).encode([PLAIN])
        wrapped = await pool.fetchval("SELECT wrapped FROM case_keys WHERE case_ref = $1", A)
        await destroy(pool, A)
        await worker.catch_up()
    assert wrapped not in b"".join(x.read_bytes() for x in tmp_path.iterdir())
    async with pool.acquire() as connection:
        await connection.execute("ALTER TABLE case_keys DISABLE TRIGGER destroyed_stays")
        await connection.execute(
            "UPDATE case_keys SET wrapped = $1, destroyed_at = NULL, changed_at = made_at", wrapped
        )
        await connection.execute("ALTER TABLE case_keys ENABLE TRIGGER destroyed_stays")

    async with store(migrated_url, mirror=KeyMirror(file)) as worker, worker.keeping_up():
        with pytest.raises(KeyDestroyed):
            await codec(worker).decode([sealed])


async def test_keeping_up_goes_on_in_the_background(migrated_url: str, pool: asyncpg.Pool) -> None:
    async with store(migrated_url) as keys, keys.keeping_up(timedelta(seconds=0.05)):
        await keys.sealing(A)
        await destroy(pool, A)

        async def forgotten() -> bool:
            return keys.remembered == 0

        await until(forgotten)
        assert keys.remembered == 0


async def test_the_engines_own_key_is_nobodys_case(migrated_url: str) -> None:
    async with store(migrated_url) as keys:
        [sealed] = await EncryptionCodec(RING, keys).encode([PLAIN])

        assert case_in(key_id_of(sealed)) is None
        assert (await keys.sealing(THE_ENGINE)).case == THE_ENGINE
        assert await codec(keys, A).decode([sealed]) == [PLAIN]


async def test_what_was_destroyed_in_the_copy_does_not_come_back_from_somebody_who_read_it_before(
    migrated_url: str, pool: asyncpg.Pool, tmp_path: Path
) -> None:
    mirror = KeyMirror(tmp_path / "keys.db")
    async with store(migrated_url, mirror=mirror) as worker:
        key = await worker.sealing(A)
        read_before = mirror.find([key.id])
        await destroy(pool, A)
        await worker.catch_up()
        mirror.keep(read_before)

        assert [kept.wrapped for kept in mirror.find([key.id])] == [None]


def test_a_copy_that_cannot_be_written_is_said_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "keys.db").mkdir()

    with pytest.raises(SettingsError, match="FRONTDOOR_VAR_DIR"):
        KeyMirror(tmp_path / "keys.db")


async def as_restored(pool: asyncpg.Pool, case: str) -> None:
    """As after the return of a backup that is older than the key of a case."""
    await pool.execute("ALTER TABLE case_keys DISABLE TRIGGER rows_stay")
    await pool.execute("DELETE FROM case_keys WHERE case_ref = $1", case)
    await pool.execute("ALTER TABLE case_keys ENABLE TRIGGER rows_stay")
