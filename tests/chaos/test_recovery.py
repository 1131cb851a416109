"""Temporal's database is lost, or the journal's comes back from an older backup: the other side fills the gap."""

import sys
from datetime import timedelta

import asyncpg
import pytest

from client.case_client import workflow_id
from engine.embedded.postgres import DATABASE, OWNER, find_programs
from practice.case import Case
from practice.inbox import Carried
from tests.chaos.engine import Engine
from tests.chaos.judge import judge
from tests.chaos.load import FIRST_RUNG, Load
from tests.chaos.processes import REPOSITORY, Said, program

pytestmark = pytest.mark.chaos

DUE = tuple(timedelta(seconds=n) for n in (-60, 5, 10, 3600))


async def test_every_open_case_comes_back_when_temporals_database_is_lost(own_engine: Engine) -> None:
    """Limits, ladders, what was told and command ids are as they were; what fell due meanwhile is noticed as late."""
    engine, load = own_engine, Load(own_engine, 11)
    await load.open(12, due=[*DUE, timedelta(seconds=20) - FIRST_RUNG])
    await load.work(4)
    before = await judge(engine, load)
    assert before.losses == ()
    async with engine.records() as records:
        had = {case: (await _living(engine, case), await records.read_entries(case)) for case in load.cases}
    await engine.temporal.kill()
    _forget(engine)
    await engine.temporal.start()
    rebuilt = await engine.starter("ops", "rebuild", "--json")
    assert rebuilt.code == 0, rebuilt.error
    assert {one["case"]: one["outcome"] for one in rebuilt.told} == dict.fromkeys(load.cases, "opened again")
    async with engine.records() as records:
        for case, (was, told) in had.items():
            entries = await records.read_entries(case)
            assert len(entries) >= was.version
            assert entries[: len(told)] == told
            living = await _living(engine, case)
            for then, now in zip(was.clocks, living.clocks, strict=False):
                assert (now.key, now.episode, now.anchor, now.due) == (then.key, then.episode, then.anchor, then.due)
                assert now.breached or not then.breached
            assert all(living.answered(command) == answer for command, answer in was.answers.items())
    await load.work(2)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.repeated == 0
    again = await engine.starter("ops", "rebuild", "--json")
    assert {one["outcome"] for one in again.told} == {"in order"}


async def _living(engine: Engine, case: str) -> Case:
    handle = engine.connection.get_workflow_handle(workflow_id(case))
    carried: Carried = await handle.query("carried", result_type=Carried)
    return carried.case


def _forget(engine: Engine) -> None:
    for file in engine.temporal.database.parent.iterdir():
        file.unlink()


async def test_a_journal_from_an_hour_ago_is_seen_to_be_old_and_filled_from_the_histories(own_engine: Engine) -> None:
    engine, load = own_engine, Load(own_engine, 12)
    await load.open(6, due=DUE)
    await load.work(3)
    assert (await judge(engine, load)).losses == ()
    backup = await _script(engine, "backup.sh", str(engine.folder), FRONTDOOR_BACKUP_PLAIN="yes")
    assert backup.code == 0, backup.error
    await load.open(3, due=DUE)
    await load.work(3)
    assert (await judge(engine, load)).losses == ()
    signed = await engine.starter("ops", "checkpoint", "--json")
    kept = engine.folder / "checkpoint.json"
    kept.write_text(signed.out, encoding="utf-8")

    await engine.worker.kill()
    await _lose_the_database(engine)
    restored = await _script(engine, "restore.sh", backup.out.strip(), "--kept", str(kept))
    assert restored.code == 1, restored.error
    assert "was kept elsewhere, and is not here any more" in restored.out

    await engine.worker.start()
    rebuilt = await engine.starter("ops", "rebuild", "--json")
    assert rebuilt.code == 0, rebuilt.error
    outcomes = {one["case"]: one["outcome"] for one in rebuilt.told}
    assert set(outcomes) == set(load.cases)
    assert set(outcomes.values()) <= {"filled", "in order"}
    assert "filled" in outcomes.values()
    await load.work(2)
    account = await judge(engine, load, ledger=False)
    assert account.losses == ()
    assert account.repeated == 0


async def _script(engine: Engine, name: str, *arguments: str, **more: str) -> Said:
    script = str(REPOSITORY / "deploy" / "backup" / name)
    programs = find_programs(engine.postgres.placement.account).folder
    environment = (
        engine.settings
        | more
        | {
            "PG_BIN": str(programs),
            "PYTHON": sys.executable,
            "FRONTDOOR_BACKUP_URL": engine.postgres.url,
            "FRONTDOOR_DATABASE_URL": engine.postgres.url,
        }
    )
    return await program("/bin/bash", script, *arguments, environment=environment)


async def _lose_the_database(engine: Engine) -> None:
    connection = await asyncpg.connect(engine.postgres.url_of("postgres", user="postgres"))
    await connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")
    await connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    await connection.close()
