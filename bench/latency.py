"""How long a recorded command takes, beside an update of a workflow that does nothing.

Both run on the same embedded servers and are sent in turn, one at a time, so that what disturbs the machine disturbs
both. The case writes its journal to PostgreSQL and its payloads are encrypted; the bare workflow does neither.
"""

import argparse
import asyncio
import json
import tempfile
import time
import uuid
from collections.abc import Awaitable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import asyncpg
from temporalio import workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

import workflows
from activities.migrate import migrate
from activities.wiring import build_activities
from client import CaseClient, new_reference
from engine.connection import connect
from engine.embedded import embedded_servers
from engine.keys import case_keys
from engine.rules import Rulebook
from engine.search_attributes import SEARCH_ATTRIBUTES
from engine.settings import load_settings
from practice import commands as c
from practice.vocabulary import Role

MANAGER = c.Actor(id="p-bench", roles=(Role.TEAM_MANAGER,))


@workflow.defn
class Bare:
    """A workflow that does nothing but answer."""

    @workflow.run
    async def run(self) -> None:
        """Wait for ever."""
        await workflow.wait_condition(lambda: False)

    @workflow.update
    def touch(self, text: str) -> str:
        """Give back what came."""
        return text


async def main(rounds: int) -> dict[str, float]:
    """Send `rounds` commands of each kind in turn; seconds at the 50th and 99th percentile, and their ratios."""
    with tempfile.TemporaryDirectory(prefix="frontdoor-bench-") as folder:
        settings = load_settings(var_dir=Path(folder) / "var", alerts_by="folder")
        async with (
            embedded_servers(settings, search_attributes=SEARCH_ATTRIBUTES, progress=print, tell=print) as servers,
            case_keys(settings, servers.database_url, mirrored=True) as keys,
        ):
            await asyncio.to_thread(migrate, servers.database_url)
            ours = await connect(servers.keys, cases=keys, address=servers.temporal_address, sandbox=False)
            bare = await Client.connect(servers.temporal_address)
            async with asyncpg.create_pool(servers.database_url) as pool:
                activities = build_activities(pool, ours, settings)
                async with (
                    Worker(ours, task_queue="ours", workflows=workflows.ALL, activities=activities),
                    Worker(bare, task_queue="bare", workflows=[Bare], workflow_runner=UnsandboxedWorkflowRunner()),
                ):
                    return figures(*await _measure(ours, bare, rounds))


async def _measure(ours: Client, bare: Client, rounds: int) -> tuple[list[float], list[float]]:
    client = CaseClient(ours, task_queue="ours", rulebook=Rulebook.load(today=datetime.now(UTC).date()))
    case = new_reference()
    await client.open(
        c.ReceiveContact(**_common(), contact=c.Contact(source="6", concern="Measured."), team="t-bench"), case=case
    )
    handle = await bare.start_workflow(Bare.run, id=f"bare-{case}", task_queue="bare")
    commands = _commands(rounds)
    own, other = [], []
    for command in commands:
        own.append(await _timed(client.record(case, command)))
        other.append(await _timed(handle.execute_update(Bare.touch, "x" * 200, id=uuid.uuid4().hex)))
    warm = min(20, rounds // 5)
    return own[warm:], other[warm:]


def _commands(rounds: int) -> list[c.Command]:
    """Commands that record, start and stop limits: checks asked and answered, oversight, history."""
    made: list[c.Command] = []
    while len(made) < rounds:
        made += [
            c.RequestCheck(**_common(), agency="school", purpose="Attendance and any concern."),
            c.RecordCheckReply(**_common(), agency="school", answer="No concern is known."),
            c.ConsiderHistory(**_common()),
            c.RecordSupervision(**_common(), decision="Go on as planned."),
        ]
    return made[:rounds]


def _common() -> dict[str, object]:
    now = datetime.now(UTC)
    return {"id": uuid.uuid4().hex, "actor": MANAGER, "happened_at": now, "received_at": now}


async def _timed(call: Awaitable[object]) -> float:
    began = time.perf_counter()
    await call
    return time.perf_counter() - began


def figures(own: list[float], other: list[float]) -> dict[str, float]:
    """The percentiles of both, in milliseconds, and their ratios."""
    ours99, bare99 = quantiles(own, n=100)[98], quantiles(other, n=100)[98]
    return {
        "commands": len(own),
        "ours_p50_ms": round(median(own) * 1000, 2),
        "bare_p50_ms": round(median(other) * 1000, 2),
        "ratio_p50": round(median(own) / median(other), 2),
        "ours_p99_ms": round(ours99 * 1000, 2),
        "bare_p99_ms": round(bare99 * 1000, 2),
        "ratio_p99": round(ours99 / bare99, 2),
    }


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=500)
    print(json.dumps(asyncio.run(main(options.parse_args().rounds)), indent=2))  # noqa: T201 - what it is for
