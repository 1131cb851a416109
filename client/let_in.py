"""Whether the engine let in what a case was started with: a start is taken by Temporal, and judged by a worker."""

from datetime import timedelta
from typing import Any

from temporalio.client import (
    Client,
    WorkflowExecutionStatus,
    WorkflowFailureError,
    WorkflowHandle,
    WorkflowQueryFailedError,
)
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError

from client.errors import CaseNotFound, NotAuthenticated
from engine.identity.claims import ERROR_TYPE

PATIENCE = timedelta(seconds=5)
"""How long whoever opens a case waits for a worker to let it in, before it is left to be let in later."""
_ANY_QUERY = "__temporal_workflow_metadata"
"""One that every workflow answers once its first task is done; to one that was not let in there is nothing to ask."""


async def see_let_in(handle: WorkflowHandle[Any, Any]) -> None:
    """See that a workflow which has just been started was let in, as far as a worker says so soon.

    Without a worker it is judged later, by the moment at which Temporal took it in.

    Raises:
        NotAuthenticated: it was not.
    """
    try:
        await handle.query(_ANY_QUERY, rpc_timeout=PATIENCE)
    except WorkflowQueryFailedError:
        await raise_why(handle)
    except RPCError:
        return


async def raise_why(handle: WorkflowHandle[Any, Any]) -> None:
    """Raise what a workflow was refused with at its start, if it was.

    Raises:
        NotAuthenticated: with the code that the worker gave.
    """
    try:
        await handle.result(rpc_timeout=PATIENCE)
    except WorkflowFailureError as failure:
        if (why := not_authenticated(failure.cause)) is not None:
            raise why from failure
    except RPCError:
        return


def not_authenticated(cause: BaseException | None) -> NotAuthenticated | None:
    """The client's error for something that no valid token went with, or None where it is something else."""
    if not isinstance(cause, ApplicationError) or cause.type != ERROR_TYPE:
        return None
    return NotAuthenticated(cause.message, str(cause.details[0]) if cause.details else "")


async def latest_let_in(temporal: Client, case: str) -> WorkflowHandle[Any, Any]:
    """The latest run of a case that was let in, where a later one was not.

    Raises:
        CaseNotFound: none ever was.
        RPCError: Temporal does not answer.
    """
    newest = temporal.get_workflow_handle(f"case/{case}")
    # Nothing but a start that was not let in ends a case as failed.
    if (await newest.describe(rpc_timeout=PATIENCE)).status is not WorkflowExecutionStatus.FAILED:
        return newest
    asked = f'WorkflowId = "case/{case}" AND ExecutionStatus != "Failed"'
    runs = [run async for run in temporal.list_workflows(asked)]
    if not runs:
        raise CaseNotFound(f"There is no case {case}.")
    latest = max(runs, key=lambda run: run.start_time)
    return temporal.get_workflow_handle(latest.id, run_id=latest.run_id)
