"""The bare workflow: what Temporal alone takes for the inputs, timers and messages of a standard case.

It receives as many bytes by as many updates, starts a timer where limits start here, sends the two messages by the same
channel, and ends. It decides nothing, keeps no record, and encrypts nothing. `python -m bench.bare ADDRESS OUTBOX` is
its worker.
"""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic_core import to_json
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.channels import Address, Envelope, Message
from activities.channels.outbox_folder import OutboxChannel
from bench.standard import HEAD, LIMITS_START_WITH, STANDARD, contact

QUEUE = "bare"
READY = "The bare worker serves its task queue."
A_LIMIT = timedelta(days=1)
ANSWER = "x" * 108
"""As long as the answer to a command."""


@dataclass(frozen=True)
class Given:
    """One input: as many bytes as a command has, whether a limit starts with it, and whether somebody is told."""

    text: str
    starts_a_limit: bool = False
    is_told: bool = False


@workflow.defn(name="Bare")
class BareWorkflow:
    """Takes inputs until it has had all of them and everything has been sent."""

    @workflow.init
    def __init__(self, opening: Given, inputs: int) -> None:
        """Take the opening."""
        self._left = inputs
        self._tasks: list[asyncio.Task[None]] = []
        self._told = self._sent = 0
        self._taken(opening)

    @workflow.run
    async def run(self, opening: Given, inputs: int) -> str:  # noqa: ARG002 - `__init__` has them
        """Wait for the rest."""
        await workflow.wait_condition(self._finished)
        return ANSWER

    @workflow.update
    def take(self, given: Given) -> str:
        """Take an input and answer it."""
        self._left -= 1
        self._taken(given)
        return ANSWER

    def _finished(self) -> bool:
        return not self._left and self._sent == self._told and workflow.all_handlers_finished()

    def _taken(self, given: Given) -> None:
        if given.starts_a_limit:
            self._tasks.append(asyncio.create_task(workflow.sleep(A_LIMIT)))
        if given.is_told:
            self._told += 1
            self._tasks.append(asyncio.create_task(self._send(self._told)))

    async def _send(self, number: int) -> None:
        key = f"{workflow.info().workflow_id}/{number}"
        await workflow.execute_activity("tell", key, start_to_close_timeout=timedelta(minutes=1))
        self._sent += 1


@dataclass(frozen=True)
class Telling:
    """The activity that sends."""

    channel: OutboxChannel

    @activity.defn(name="tell")
    async def tell(self, key: str) -> None:
        """Send one message; `key` is its identity."""
        facts = tuple((name, "As much text as a message about a case has here.") for name in ("Case", "Step", "When"))
        message = Message(
            "bare", "Something happened", "Something happened.", facts, "Missing", ("The first of them.",)
        )
        await self.channel.send(Envelope(f"<{key}@bare.invalid>", Address("manager", "manager@bare.invalid"), message))


def inputs() -> tuple[Given, Sequence[Given]]:
    """What the bare workflow is given: the contact, and the twelve inputs."""
    now = datetime.now(UTC)
    told = [step.refused or step.by is HEAD for step in STANDARD]
    given = [
        Given(to_json(step.command(now)).decode(), step.kind in LIMITS_START_WITH, is_told)
        for step, is_told in zip(STANDARD, told, strict=True)
    ]
    return Given(to_json(contact(now)).decode(), starts_a_limit=True), given


async def serve(address: str, outbox: Path) -> None:
    """Run the worker until the process is ended."""
    channel = OutboxChannel(outbox, "bare@bare.invalid")
    async with Worker(
        await Client.connect(address),
        task_queue=QUEUE,
        workflows=[BareWorkflow],
        activities=[Telling(channel).tell],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2])))
