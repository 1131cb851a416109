"""`make soak MINUTES=10 SEED=1`: faults drawn at random under a steady load, and an account of what was lost.

The exit code is 1 when anything was lost, happened twice, or was not noticed; each is named.
"""

import argparse
import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from temporalio.runtime import Runtime, TelemetryConfig

from engine.ports import free_port
from tests.chaos.engine import Engine, FreshClient, running_engine
from tests.chaos.judge import Account, judge
from tests.chaos.load import Load
from tests.chaos.proxy import Proxy

Fault = Callable[[Engine, float], Awaitable[None]]

_FIRST_PORT = 21_000
_CASES = 20
_MORE_CASES = 5
_PAUSE = 0.5


async def _worker_killed(engine: Engine, seconds: float) -> None:
    await engine.worker.kill()
    await asyncio.sleep(seconds / 4)
    await engine.worker.start_in_the_end()


async def _worker_stands_still(engine: Engine, seconds: float) -> None:
    engine.worker.pause()
    await asyncio.sleep(seconds)
    engine.worker.go_on()


async def _temporal_away(engine: Engine, seconds: float) -> None:
    await engine.temporal.kill()
    await asyncio.sleep(seconds)
    await engine.temporal.start()


async def _postgres_away(engine: Engine, seconds: float) -> None:
    await engine.postgres.kill()
    await asyncio.sleep(seconds)
    await engine.postgres.start()


async def _mail_away(engine: Engine, seconds: float) -> None:
    engine.mailbox.stop()
    await asyncio.sleep(seconds)
    engine.mailbox.start()


async def _mail_refuses_for_now(engine: Engine, seconds: float) -> None:
    engine.mailbox.answers.extend(["451 Later", "421 Busy", "nonsense"])
    engine.mailbox.slow = 0.5
    await asyncio.sleep(seconds)
    engine.mailbox.answers.clear()
    engine.mailbox.slow = 0.0


async def _network(which: str, how: str, engine: Engine, seconds: float) -> None:
    proxy: Proxy = getattr(engine, which)
    getattr(proxy, how)()
    await asyncio.sleep(seconds)
    proxy.heal()


async def _network_slow(which: str, engine: Engine, seconds: float) -> None:
    proxy: Proxy = getattr(engine, which)
    proxy.delay = 0.1
    await asyncio.sleep(seconds)
    proxy.heal()


FAULTS: Mapping[str, Fault] = {
    "worker killed": _worker_killed,
    "worker stands still": _worker_stands_still,
    "Temporal killed": _temporal_away,
    "PostgreSQL killed": _postgres_away,
    "mail server away": _mail_away,
    "mail server refuses for now": _mail_refuses_for_now,
    **{
        f"network to {name} {words}": partial(_network, which, how)
        for which, name in (("to_temporal", "Temporal"), ("to_postgres", "PostgreSQL"), ("to_mail", "the mail server"))
        for how, words in (("cut", "cut"), ("freeze", "frozen"), ("speak_nonsense", "speaks nonsense"))
    },
    "network to Temporal slow": partial(_network_slow, "to_temporal"),
    "network to PostgreSQL slow": partial(_network_slow, "to_postgres"),
}
"""What can go wrong, for so many seconds; each leaves the engine whole again."""


@dataclass(frozen=True)
class Recovery:
    """Seconds from the end of a fault until a command was answered, and until the journal had what it recorded."""

    answered: float
    journalled: float


@dataclass(frozen=True)
class Soaked:
    """What a soak came to: the account, how often each fault came and the recoveries from those that came alone.

    `held` is how many commands a second were answered while things failed.
    """

    account: Account
    faults: Counter[str]
    recoveries: Mapping[str, Sequence[Recovery]]
    held: float


async def soak(folder: Path, minutes: float, seed: int) -> Soaked:
    """Have things fail at random, one or two at a time, for so many minutes; then judge."""
    drawn, ports = random.Random(seed), itertools.count(_FIRST_PORT, 3)  # noqa: S311 - the same faults for a seed
    async with running_engine(folder, lambda: free_port(next(ports)), client=FreshClient) as engine:
        load = Load(engine, seed, patience=300)
        await load.open(_CASES, due=_spread(drawn))
        began, before, faults = time.monotonic(), len(load.accepted), Counter[str]()
        recoveries: dict[str, list[Recovery]] = {}
        stop = asyncio.Event()
        working = [asyncio.create_task(load.work_until(stop, pause=_PAUSE))]
        while time.monotonic() - began < minutes * 60:
            chosen = drawn.sample(sorted(FAULTS), drawn.choice([1, 1, 2]))
            _say(f"{time.monotonic() - began:6.0f} s  {len(load.accepted):6} answered  {', '.join(chosen)}")
            await asyncio.gather(*(FAULTS[name](engine, drawn.uniform(1, 12)) for name in chosen))
            faults.update(chosen)
            recovery = await _recovery(engine, load)
            if len(chosen) == 1:
                recoveries.setdefault(chosen[0], []).append(recovery)
            await load.open(_MORE_CASES, due=_spread(drawn))
            await asyncio.sleep(drawn.uniform(0, 3))
        stop.set()
        await asyncio.gather(*working)
        held = (len(load.accepted) - before) / (time.monotonic() - began)
        return Soaked(await judge(engine, load, seconds=300), faults, recoveries, held)


async def _recovery(engine: Engine, load: Load) -> Recovery:
    ended, case = time.monotonic(), load.cases[0]
    await load.send(case, load.next_step())
    answered = time.monotonic() - ended
    version = (await engine.client.show(case)).version
    async with engine.records() as records:
        while await records.last_sequence(case) < version:  # noqa: ASYNC110 - what is waited for is another process
            await asyncio.sleep(0.1)
    return Recovery(answered, time.monotonic() - ended)


def _spread(drawn: random.Random) -> list[timedelta]:
    return [timedelta(seconds=drawn.uniform(-10, 120)) for _ in range(_MORE_CASES)]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _longest(recoveries: Sequence[Recovery]) -> str:
    if not recoveries:
        return ""
    answered, journalled = max(r.answered for r in recoveries), max(r.journalled for r in recoveries)
    return (
        f"; answers after {answered:.1f} s, in the journal after {journalled:.1f} s (the longest of {len(recoveries)})"
    )


def main() -> int:
    """Soak, and say what came of it."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    asked = parser.parse_args()
    # Each call that is tried again would be a line, and whoever reads this wants to see the faults.
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=None)))
    _say(f"seed {asked.seed}, {asked.minutes:g} minutes")
    with tempfile.TemporaryDirectory(prefix="frontdoor-soak-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        soaked = asyncio.run(soak(folder, asked.minutes, asked.seed))
    _say(f"load held: {soaked.held:.1f} commands a second")
    for name, times in sorted(soaked.faults.items()):
        _say(f"survived {times:3} times: {name}{_longest(soaked.recoveries.get(name, ()))}")
    _say(str(soaked.account))
    for loss in soaked.account.losses:
        _say(f"LOST  {loss}")
    return 1 if soaked.account.losses else 0


if __name__ == "__main__":
    sys.exit(main())
