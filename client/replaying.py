"""Replaying the real histories of open cases against this build, before it is deployed.

A build that would issue other commands than a case's history has wedges that case: it goes on only once the build that
made the history runs again. Nothing is changed by a replay, and nothing is sent.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner

from client.case_client import unavailable, workflow_id
from client.rebuild import RUNNING


@dataclass(frozen=True)
class Replayed:
    """One open case, and why this build cannot go on with it (None where it can)."""

    case: str
    problem: str | None


async def open_cases(temporal: Client) -> tuple[str, ...]:
    """Every case that runs, in order.

    Raises:
        Unavailable: Temporal does not answer.
    """
    try:
        return tuple(sorted([w.id.removeprefix("case/") async for w in temporal.list_workflows(RUNNING)]))
    except RPCError as error:
        raise unavailable(error) from error


async def replay(temporal: Client, workflows: Sequence[type], cases: Sequence[str]) -> AsyncIterator[Replayed]:
    """Replay the newest history of each case. One that ended meanwhile is replayed as well; one that is gone is not.

    Raises:
        Unavailable: Temporal does not answer.
    """
    replayer = Replayer(
        workflows=workflows, data_converter=temporal.data_converter, workflow_runner=UnsandboxedWorkflowRunner()
    )
    for case in cases:
        try:
            history = await temporal.get_workflow_handle(workflow_id(case)).fetch_history()
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                continue
            raise unavailable(error) from error
        result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
        failure = result.replay_failure
        # What follows the first line may quote what was recorded of a child.
        yield Replayed(case, f"{type(failure).__name__}: {_first_line(failure)}" if failure else None)


def _first_line(failure: Exception) -> str:
    return str(failure).splitlines()[0][:200] if str(failure) else ""
