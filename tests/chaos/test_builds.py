"""Two builds run at once and both are killed, while open cases move from the older one to the other."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from client.case_client import workflow_id
from tests.chaos.engine import Engine, running_engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during
from tests.chaos.moments import until
from tests.chaos.processes import REPOSITORY, WorkerProcess, program
from tests.workflows.house import TEMPORAL

pytestmark = [pytest.mark.chaos, pytest.mark.long]

DEPLOYMENT = "frontdoor-chaos"
_ENGINE = ("practice", "workflows", "activities", "client", "engine", "board", "sample", "worker.py", "pyproject.toml")


async def test_two_builds_that_are_both_killed_lose_no_case_that_moves_between_them(
    new_folder: Callable[[], Path], new_port: Callable[[], int]
) -> None:
    """The later build begins each case by waiting for a moment, so that it could not replay one of the older."""
    async with running_engine(new_folder(), new_port, FRONTDOOR_DEPLOYMENT=DEPLOYMENT, FRONTDOOR_BUILD="1") as engine:
        await _make_current(engine, "1")
        load = Load(engine, 17)
        await load.open(6, due=[timedelta(seconds=n) for n in (5, 15, 25)])
        async with engine.another_worker(_a_later_build(new_folder() / "build"), FRONTDOOR_BUILD="2") as later:
            await during(load, partial(_released, engine, later))
            moved = await engine.starter("ops", "move", "--json")
            assert moved.code == 0, moved.error
            account = await judge(engine, load)
            assert account.losses == ()
            assert account.limits >= 2 * len(load.cases)
            assert [await _build_of(engine, case) for case in load.cases] == ["2"] * len(load.cases)


async def _released(engine: Engine, later: WorkerProcess) -> None:
    await _make_current(engine, "2")
    for _ in range(2):
        await asyncio.sleep(2)
        await asyncio.gather(engine.worker.kill(), later.kill())
        await asyncio.gather(engine.worker.start(), later.start())


def _a_later_build(folder: Path) -> Path:
    """The engine as it is, with the workflow of `tests/workflows/next_build.py` in place of its own."""
    folder.mkdir()
    for name in _ENGINE:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    shutil.copy(REPOSITORY / "tests" / "workflows" / "next_build.py", folder / "workflows" / "next_build.py")
    package = folder / "workflows" / "__init__.py"
    text = package.read_text(encoding="utf-8")
    package.write_text(
        text.replace(
            "from workflows.case import CaseWorkflow",
            "from workflows.next_build import CaseOfTheNextBuild as CaseWorkflow",
        ),
        encoding="utf-8",
    )
    return folder


async def _make_current(engine: Engine, build: str) -> None:
    """As docs/upgrades.md says it, once a worker of the build has shown itself."""
    command = [str(TEMPORAL), "worker", "deployment", "set-current-version", "--yes"]
    command += ["--address", engine.temporal.address, "--deployment-name", DEPLOYMENT, "--build-id", build]

    async def taken() -> bool:
        return (await program(*command, environment={})).code == 0

    await until(taken, what=f"build {build} is the current one")


async def _build_of(engine: Engine, case: str) -> str:
    described = await engine.connection.get_workflow_handle(workflow_id(case)).describe()
    return described.raw_description.workflow_execution_info.versioning_info.deployment_version.build_id
