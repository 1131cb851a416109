"""`starter.py keys` beside a real engine: masters exchanged while cases go on, and a closed case erased."""

import asyncio
import base64
import json
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import asyncpg
import pytest
from temporalio.client import Client, WorkflowHistory
from temporalio.worker import Worker

import workflows
from activities.wiring import build_activities
from client import CaseClient, errors
from client.erasure import sealed_otherwise
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.encryption import EncryptionCodec, KeyDestroyed, Keyring, case_in, is_sealed, key_id_of
from engine.keys import CaseKeyStore
from engine.keys.masters import LocalMasters
from engine.rules import Rulebook
from engine.settings import load_settings
from practice import commands as c
from starter import main
from tests.engine.test_case_keys import M1, M2
from tests.engine_process import Ran
from tests.journeys.stories import no_further_action
from tests.workflows.house import REFERRED, WORKER, Child, House, until
from tests.workflows.world import World

OLD, BOTH, NEW = Keyring({"m1": M1}), Keyring({"m2": M2, "m1": M1}), Keyring({"m2": M2})
Run = Callable[..., Awaitable[Ran]]


def as_set(ring: Keyring) -> str:
    return ",".join(f"{key_id}:{base64.b64encode(key).decode()}" for key_id, key in ring.keys.items())


@dataclass
class Engine:
    """A worker on real servers, whose master keys can be exchanged."""

    house: House
    keys: CaseKeyStore
    pool: asyncpg.Pool
    masters: LocalMasters
    held: dict[str, Keyring]

    async def journalled(self, child: Child) -> None:
        """Wait until the journal has everything of a case."""

        async def written() -> bool:
            at = await self.pool.fetchval(
                "SELECT written FROM cases WHERE case_ref = $1 AND stage = 'closed'", child.ref
            )
            return at is not None

        await until(written)


@pytest.fixture
async def engine(
    temporal_server: TemporalServer, migrated_url: str, pool: asyncpg.Pool, tmp_path: Path
) -> AsyncIterator[Engine]:
    held = {"ring": OLD}
    masters = LocalMasters(lambda: held["ring"])
    keys = CaseKeyStore(masters, migrated_url)
    temporal = await connect(OLD, cases=keys, address=temporal_server.address, sandbox=False)
    queue = f"test-{uuid.uuid4().hex[:12]}"
    settings = load_settings(var_dir=tmp_path, task_queue=queue, alerts_by="folder")
    book = Rulebook.load(today=datetime.now(UTC).date())
    client = CaseClient(temporal, task_queue=queue, rulebook=book)
    house = House(SimpleNamespace(client=temporal), client, World(), queue, book)  # type: ignore[arg-type] # its client only
    activities = build_activities(pool, temporal, settings)
    async with Worker(temporal, task_queue=queue, workflows=workflows.ALL, activities=activities):
        yield Engine(house, keys, pool, masters, held)
    await keys.close()


@pytest.fixture
async def run(
    engine: Engine,
    migrated_url: str,
    temporal_server: TemporalServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs `starter.py keys …` on the test's engine, with other master keys if any are given."""
    await engine.pool.execute("INSERT INTO people (id, name, active) VALUES ('p-op', 'Invented', true)")
    await engine.pool.execute("INSERT INTO roles (person, role) VALUES ('p-op', 'operator')")
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", migrated_url)
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path))
    monkeypatch.setenv("TEMPORAL_ADDRESS", temporal_server.address)

    async def run_here(*arguments: str, ring: Keyring | None = OLD) -> Ran:
        if ring is None:
            monkeypatch.delenv("FRONTDOOR_PAYLOAD_KEYS")
        else:
            monkeypatch.setenv("FRONTDOOR_PAYLOAD_KEYS", as_set(ring))
        capsys.readouterr()
        code = await asyncio.to_thread(main, ["keys", *arguments])
        printed = capsys.readouterr()
        # The worker of this process says what it does as well.
        out = "".join(line for line in printed.out.splitlines(keepends=True) if "[info" not in line)
        return Ran(code, out, printed.err)

    return run_here


async def history(temporal: Client, case: str) -> WorkflowHistory:
    return await temporal.get_workflow_handle(f"case/{case}").fetch_history()


async def test_an_erased_case_is_unreadable_and_another_goes_on(engine: Engine, run: Run) -> None:
    other = await engine.house.opened()
    child = await no_further_action(engine.house)
    await engine.journalled(child)
    kept = await history(engine.house.temporal, child.ref)
    assert await sealed_otherwise(engine.house.temporal, child.ref) == 0

    refused = await run("destroy", other.ref, "--by", "p-op", "--reason", "Retention")
    assert (refused.code, "is open" in refused.err) == (1, True)
    done = await run("destroy", child.ref, "--by", "p-op", "--reason", "Retention", "--json")
    assert json.loads(done.out) == {
        "case": child.ref,
        "destroyed": 1,
        "deleted_histories": 0,
        "sealed_by_master": 0,
    }
    await engine.keys.catch_up()

    started = kept.events[0].workflow_execution_started_event_attributes.input.payloads
    with pytest.raises(KeyDestroyed):
        await engine.house.temporal.data_converter.decode(list(started))
    with pytest.raises(errors.CaseNotFound, match="was destroyed"):
        await engine.house.client.show(child.ref)
    answer = await other.do(c.DecideContact, WORKER, **REFERRED)
    assert answer.stage == "referral"
    listed = json.loads((await run("list", child.ref, "--json")).out)
    assert [(x["destroyed_by"], x["reason"]) for x in listed] == [("p-op", "Retention")]


async def test_temporal_is_asked_to_delete_the_histories_of_an_erased_case_as_well(engine: Engine, run: Run) -> None:
    child = await no_further_action(engine.house)
    await engine.journalled(child)

    done = await run("destroy", child.ref, "--by", "p-op", "--reason", "Retention", "--delete-history")

    assert "1 keys destroyed, 1 histories handed to Temporal to be deleted." in done.out


async def test_what_a_master_key_sealed_is_found_in_the_histories(engine: Engine) -> None:
    await engine.pool.execute("ALTER TABLE case_keys RENAME TO out_of_reach")
    child = await engine.house.opened()
    await engine.pool.execute("ALTER TABLE out_of_reach RENAME TO case_keys")
    (sealed,) = [
        x
        for x in (await history(engine.house.temporal, child.ref))
        .events[0]
        .workflow_execution_started_event_attributes.input.payloads
        if is_sealed(x)
    ]

    assert key_id_of(sealed) == "m1"
    assert await sealed_otherwise(engine.house.temporal, child.ref) > 0


async def test_masters_are_exchanged_while_commands_flow(engine: Engine, run: Run) -> None:
    children = [await engine.house.opened() for _ in range(3)]
    stop = asyncio.Event()
    recorded = 0

    async def work() -> None:
        nonlocal recorded
        while not stop.is_set():
            child = children[recorded % 3] if recorded % 2 else await engine.house.opened()
            await child.do(c.ConsiderHistory, WORKER)
            recorded += 1

    working = asyncio.create_task(work())
    engine.held["ring"] = Keyring({"m1": M1, "m2": M2})
    engine.masters.read_again()
    assert (await run("rewrap", ring=BOTH)).code == 0
    engine.held["ring"] = BOTH
    engine.masters.read_again()
    rest = await run("rewrap", "--json", ring=BOTH)
    stop.set()
    await working

    assert json.loads(rest.out)["failed"] == []
    assert recorded > 0
    assert await engine.pool.fetchval("SELECT count(*) FROM case_keys WHERE master_id <> 'm2'") == 0
    stranger = CaseKeyStore(LocalMasters(lambda: NEW), str(engine.keys._url))
    for child in children:
        events = (await history(engine.house.temporal, child.ref)).events
        started = list(events[0].workflow_execution_started_event_attributes.input.payloads)
        assert case_in(key_id_of(started[0])) == child.ref
        assert await EncryptionCodec(NEW, stranger).decode(started)
    await stranger.close()
    shown = await run("list", ring=NEW)
    assert "m2" in shown.out
    assert as_set(NEW).partition(":")[2] not in shown.out


async def test_a_new_master_is_printed_with_what_to_do_and_not_kept(run: Run) -> None:
    made = await run("new-master", ring=OLD)

    ring = Keyring.parse(made.out.strip() + "," + as_set(OLD), "the test")
    assert ring.current.startswith("m20")
    assert "LAST" in made.err
    assert ring.current in made.err
    refused = await run("new-master", "--write", ring=OLD)
    assert (refused.code, "set what is printed" in refused.err) == (2, True)


async def test_a_new_master_goes_to_the_front_of_the_key_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "keys" / "payload-keys"
    file.parent.mkdir(exist_ok=True)
    file.write_text(as_set(OLD), encoding="ascii")
    await run("list", ring=OLD)

    written = await run("new-master", "--write", ring=None)
    ring = Keyring.parse(file.read_text(encoding="ascii"), "the file")

    assert written.code == 0
    assert list(ring.keys)[1] == "m1"
    assert file.stat().st_mode & 0o777 == 0o600
    assert base64.b64encode(ring.keys[ring.current]).decode() not in written.out


async def test_commands_for_cases_need_the_database_with_their_keys(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await run("list")
    monkeypatch.delenv("FRONTDOOR_DATABASE_URL")

    assert await asyncio.to_thread(main, ["show", "C-AAAAAAAAAAAA"]) == 5
    assert "FRONTDOOR_DATABASE_URL names no journal" in capsys.readouterr().err
