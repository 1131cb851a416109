"""The disk of the journal's database fills up: it refuses loudly, cases go on, all is written once there is room."""

import asyncio
import contextlib
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.chaos.engine import Engine, running_engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during
from tests.chaos.moments import until

pytestmark = pytest.mark.chaos

MEGABYTE = 1_000_000


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system in memory of so many megabytes, where the machine lets us make one."""
    folder.mkdir()
    made = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=711", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no file system can be mounted here: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


async def test_a_full_disk_is_said_loudly_holds_up_no_case_and_loses_nothing_once_there_is_room(
    new_folder: Callable[[], Path], new_port: Callable[[], int]
) -> None:
    with small_disk(new_folder() / "disk", 200) as disk:
        async with running_engine(new_folder(), new_port, postgres_folder=disk / "postgres") as engine:
            load = Load(engine, 16)
            await load.open(6, due=[timedelta(seconds=n) for n in (3, 6, 9, 12)])

            async def full() -> None:
                ballast = _fill(disk)
                await until(lambda: _is_refused(engine), what="the worker logs that the journal is not written")
                before = len(load.accepted)
                await asyncio.sleep(5)
                assert len(load.accepted) > before, "nothing was answered while the disk was full"
                ballast.unlink()
                await engine.postgres.kill()
                await engine.postgres.start()

            await during(load, full, pause=0.2)
            account = await judge(engine, load)
            assert account.losses == ()
            assert account.limits >= 2 * len(load.cases)


def _fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(MEGABYTE))
    with contextlib.suppress(OSError), ballast.open("ab", buffering=0) as file:
        while True:
            file.write(bytes(512))
    return ballast


async def _is_refused(engine: Engine) -> bool:
    # Where the database could not go on either, it has ended, and whoever writes finds nobody there.
    logged = engine.worker.log.read_text(encoding="utf-8")
    return "DiskFullError" in logged or "ConnectionRefusedError" in logged
