"""A Temporal on which a case fails over and over, as a mistake in the code would leave it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from temporalio import workflow
from temporalio.client import Client, WorkflowHandle
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

SOON = timedelta(seconds=1)
SECRET = "Robin Markerby was seen by the neighbour"


@workflow.defn(name="Case")
class Broken:
    """A case whose code has a mistake: it fails, and is tried again for ever."""

    @workflow.run
    async def run(self) -> None:
        """Fail with a text that quotes a record."""
        raise RuntimeError(SECRET) from ValueError(SECRET)


@workflow.defn(name="Case")
class Mended:
    """The same case under a build without the mistake."""

    @workflow.run
    async def run(self) -> None:
        """Wait for the end."""
        await workflow.wait_condition(lambda: False)


@asynccontextmanager
async def worker_of(temporal: Client, build: type, queue: str) -> AsyncIterator[None]:
    """A worker with one build of the case."""
    async with Worker(temporal, task_queue=queue, workflows=[build], workflow_runner=UnsandboxedWorkflowRunner()):
        yield


async def started(
    temporal: Client, case: str, queue: str, *, tried_again_after: timedelta | None = None
) -> WorkflowHandle[object, object]:
    """A case that is open in Temporal. One that fails is tried again after ten seconds, unless told otherwise."""
    return await temporal.start_workflow("Case", id=f"case/{case}", task_queue=queue, task_timeout=tried_again_after)
