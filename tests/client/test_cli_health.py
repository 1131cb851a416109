"""`starter.py health` and `starter.py queue`, on real servers."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import pytest

from engine.connection import connect
from engine.directory import Directory, seed_directory
from engine.embedded import TemporalServer
from engine.keys.masters import load_keyring
from engine.settings import load_settings
from starter import main
from tests.engine.wedged import SECRET, SOON, Broken, started, worker_of
from tests.engine_process import Ran
from tests.workflows.house import until

KEYS = "test:" + base64.b64encode(bytes(range(32))).decode()
Run = Callable[..., Ran]


@pytest.fixture
def run(
    migrated_url: str,
    temporal_server: TemporalServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs a command beside two servers that answer, with no worker."""
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", migrated_url)
    monkeypatch.setenv("FRONTDOOR_PAYLOAD_KEYS", KEYS)
    monkeypatch.setenv("FRONTDOOR_TASK_QUEUE", "nobody-serves-this")
    monkeypatch.setenv("TEMPORAL_ADDRESS", temporal_server.address)

    def run_here(*arguments: str) -> Ran:
        code = main([*arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_here


@pytest.fixture
async def queued_one(pool: asyncpg.Pool) -> int:
    """One item in the queue, and an operator and a social worker in the directory."""
    people = [{"id": f"{name}-1", "name": f"Invented {name}"} for name in ("operator", "worker")]
    roles = [{"person": "operator-1", "role": "operator"}, {"person": "worker-1", "role": "social_worker"}]
    teams = [{"id": "team-1", "name": "Front door"}]
    await seed_directory(pool, Directory.model_validate({"teams": teams, "people": people, "roles": roles}))
    item = await pool.fetchval(
        """INSERT INTO operator_queue (kind, about, case_ref, code, detail)
        VALUES ('workflow_missing', 'C-1', 'C-1', 'terminated', 'Its workflow: terminated.') RETURNING id"""
    )
    return int(item)


def _wrong(ran: Ran) -> dict[str, str]:
    health: dict[str, Any] = json.loads(ran.out)
    return {check["name"]: check["words"] for check in health["checks"] if check["standing"] == "failing"}


def test_an_engine_that_nobody_works_for_is_failing_and_says_why(run: Run) -> None:
    ran = run("health", "--json")
    assert ran.code == 6
    assert _wrong(ran) == {"Workers": "none asks for work", "Sweep": "there has been none"}


def test_health_is_read_by_people_too(run: Run) -> None:
    ran = run("health")
    assert ran.code == 6
    assert "The engine is failing" in ran.out
    assert "none asks for work" in ran.out


def test_servers_that_do_not_answer_are_an_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not an error, since monitoring has to hear which of them it is."""
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", "postgresql://nobody:hidden@127.0.0.1:1/none")
    ran = run("health", "--json")
    assert (ran.code, ran.err) == (6, "")
    assert _wrong(ran) == {"Temporal": "does not answer", "PostgreSQL": "does not answer"}


def test_a_wrong_setting_stays_what_it_is_everywhere(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_SWEEP_MINUTES", "never")
    ran = run("health")
    assert ran.code == 2
    assert "FRONTDOOR_SWEEP_MINUTES cannot be 'never'" in ran.err


def test_an_empty_queue_says_so(run: Run) -> None:
    assert run("queue").out == "The operators' queue is empty.\n"
    assert json.loads(run("queue", "--json").out) == []


def test_what_waits_is_listed_with_what_it_means(run: Run, queued_one: int) -> None:
    listed = " ".join(run("queue").out.split())
    assert f"{queued_one} " in listed
    assert "workflow_missing C-1" in listed
    (item,) = json.loads(run("queue", "--json").out)
    assert (item["id"], item["kind"], item["code"]) == (queued_one, "workflow_missing", "terminated")


def test_what_is_cleared_keeps_who_when_and_why(run: Run, queued_one: int) -> None:
    cleared = run("queue", "clear", str(queued_one), "--by", "operator-1", "--reason", "Rebuilt")
    assert (cleared.code, cleared.out) == (0, f"Cleared item {queued_one}.\n")
    assert json.loads(run("queue", "--json").out) == []
    (item,) = json.loads(run("queue", "--all", "--json").out)
    assert (item["cleared_by"], item["reason"]) == ("operator-1", "Rebuilt")
    assert item["cleared_at"] is not None


@pytest.mark.parametrize(
    ("which", "by", "reason", "code"),
    [(0, "worker-1", "Done", 3), (0, "nobody", "Done", 3), (0, "operator-1", "  ", 2), (99, "operator-1", "Done", 4)],
)
def test_what_may_not_be_cleared_stays(run: Run, queued_one: int, which: int, by: str, reason: str, code: int) -> None:
    ran = run("queue", "clear", str(queued_one + which), "--by", by, "--reason", reason)
    assert (ran.code, len(ran.err.strip().splitlines())) == (code, 1)
    assert len(json.loads(run("queue", "--json").out)) == 1


async def test_cases_that_are_stuck_are_named_with_the_reason_and_an_exit_code(
    run: Run, temporal_server: TemporalServer
) -> None:
    def stuck(*more: str) -> Awaitable[Ran]:
        return asyncio.to_thread(run, "ops", "stuck", *more)

    async def found() -> bool:
        return (await stuck()).code == 1

    assert (await stuck()).out == "No case is stuck.\n"
    temporal = await connect(load_keyring(load_settings()), address=temporal_server.address)
    async with worker_of(temporal, Broken, "stuck-cli"):
        handle = await started(temporal, "C-STUCKCLI", "stuck-cli", tried_again_after=SOON)
        await until(found, 60.0)
        (one,) = json.loads((await stuck("--json")).out)
        table = (await stuck()).out
        failing = _wrong(await asyncio.to_thread(run, "health", "--json"))
    await handle.terminate()
    assert (one["case"], one["error"]) == ("C-STUCKCLI", "RuntimeError from ValueError")
    assert "C-STUCKCLI" in table
    assert SECRET not in table
    assert failing["Stuck cases"].startswith("1 tried over and over")
