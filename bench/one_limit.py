"""One limit that falls due at a chosen second: cases that wait for it, and the bare workflow that does the same.

`python -m bench.one_limit ADDRESS OUTBOX METRICS` is the worker of the bare one: a timer, then one message.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from temporalio import workflow
from temporalio.client import Client
from temporalio.runtime import PrometheusConfig, Runtime, TelemetryConfig
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.channels.outbox_folder import OutboxChannel
from bench.bare import READY, Telling
from bench.houses import House
from bench.servers import PORTS, folder, fresh_temporal, worker_process
from engine.ports import LOOPBACK, free_port
from engine.rules import Rulebook
from practice.calendar import Calendar, make_calendar
from practice.rules import Allowance, Rules, Unit, rules_hash, shared_rules

QUEUE = "one-limit"
REMEMBERED = 100_000
"""More workflows than any measurement starts: none of the bare ones is ever forgotten."""
ALLOWED = timedelta(hours=24)


@workflow.defn(name="OneLimit")
class OneLimitWorkflow:
    """Waits until an instant, then has one message sent."""

    @workflow.run
    async def run(self, due: datetime, text: str) -> None:  # noqa: ARG002 - as many bytes as a contact has
        """Wait, and tell."""
        await workflow.sleep(max(due - workflow.now(), timedelta(0)))
        key = workflow.info().workflow_id
        await workflow.execute_activity("tell", key, start_to_close_timeout=timedelta(minutes=10))


@dataclass(frozen=True)
class OneLimit(Rulebook):
    """Rules with one limit: what is decided about a contact, 24 hours after it was received, by the ladder given.

    The office never closes, so that whoever keeps office hours hears at once as well: on a working day.
    """

    ladder: str = "standard"

    def for_referral(self, referred_on: date) -> tuple[Rules, Calendar]:
        """See `Rulebook`."""
        rules, calendar = super().for_referral(referred_on)
        decision = rules.clock_by_name["contact_decision"]
        limit = {"allowance": Allowance(amount=24, unit=Unit.HOURS), "warn": (), "ladder": self.ladder}
        bare = rules.model_copy(update={"clocks": (decision.model_copy(update=limit),), "hash": ""})
        return shared_rules(bare.model_copy(update={"hash": rules_hash(bare)})), _always_open(calendar)


def one_limit(ladder: str) -> OneLimit:
    """Today's rules with that limit alone."""
    book = Rulebook.load(today=datetime.now(UTC).date())
    return OneLimit(book.editions, book.policy, book.today, ladder=ladder)


def _always_open(calendar: Calendar) -> Calendar:
    return make_calendar(
        name=f"{calendar.name}, always open",
        time_zone=calendar.time_zone,
        first_day=calendar.first_day,
        last_day=calendar.last_day,
        office_opens=time(0),
        office_closes=time(23, 59),
        non_working=calendar.non_working,
    )


@dataclass(frozen=True)
class Waiting(House):
    """The bare side, with the address of its worker's metrics."""

    metrics: str


@asynccontextmanager
async def waiting_workflow() -> AsyncIterator[Waiting]:
    """The bare workflow on a Temporal of its own."""
    with folder() as place:
        outbox, listens = place / "bare", f"{LOOPBACK}:{free_port(PORTS['metrics'])}"
        async with fresh_temporal(place) as temporal:
            command = ["-m", "bench.one_limit", temporal.address, str(outbox), listens]
            async with worker_process(command, {}, ready=READY, log=place / "bare.log") as worker:
                processes = {"worker": worker, "Temporal": temporal.pid}
                client = await Client.connect(temporal.address)
                yield Waiting(client, outbox, processes, f"http://{listens}/metrics")


async def serve(address: str, outbox: Path, metrics: str) -> None:
    """Run the worker until the process is ended."""
    runtime = Runtime(telemetry=TelemetryConfig(metrics=PrometheusConfig(bind_address=metrics)))
    async with Worker(
        await Client.connect(address, runtime=runtime),
        task_queue=QUEUE,
        workflows=[OneLimitWorkflow],
        activities=[Telling(OutboxChannel(outbox, "bare@bare.invalid")).tell],
        workflow_runner=UnsandboxedWorkflowRunner(),
        max_cached_workflows=REMEMBERED,
    ):
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
