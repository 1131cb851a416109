"""The clock of the worker's machine is wrong by minutes, and jumps: Temporal's clock decides, and nobody notices."""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.chaos.engine import running_engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during
from tests.chaos.processes import program

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.skipif(
        not list(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), reason="Debian's faketime is not installed"
    ),
]


A_MINUTE = 60.0


async def test_a_worker_whose_clock_is_wrong_and_jumps_is_early_and_late_for_nothing(
    new_folder: Callable[[], Path], new_port: Callable[[], int]
) -> None:
    """Seven minutes fast, then nine slow. What takes so long to be done is measured by a clock that nobody can set."""
    clock = new_folder() / "clock"
    clock.write_text("+7m\n", encoding="ascii")
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    faked = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    said = await program(sys.executable, "-c", "import time; print(time.time())", environment=faked)
    assert float(said.out) > time.time() + A_MINUTE, "the clock is not wrong"
    async with running_engine(new_folder(), new_port, worker_only=faked) as engine:
        load = Load(engine, 15)
        await load.open(6, due=[timedelta(seconds=n) for n in (2, 6, 10, 14, 18, 22)])

        async def jumps() -> None:
            await asyncio.sleep(8)
            clock.write_text("-9m\n", encoding="ascii")
            await asyncio.sleep(8)
            clock.write_text("+3m\n", encoding="ascii")
            await asyncio.sleep(8)

        await during(load, jumps)
        account = await judge(engine, load)
        assert account.losses == ()
        assert account.limits >= 2 * len(load.cases)
        assert account.latest < timedelta(minutes=1)
        assert account.repeated == 0
        async with engine.records() as records:
            for case in load.cases:
                early = [
                    x
                    for x in await records.read_entries(case)
                    if x.event.kind == "LimitBreached" and x.recorded_at < x.event.due
                ]
                assert early == []
