"""What Temporal still has of a case that is being erased: payloads that no case's key sealed, and whole histories.

A case's key seals nearly all of its history. What was sealed with a master key instead, before cases had keys or while
the database with them was away, stays readable until the history itself is deleted.
"""

from collections.abc import Iterator
from typing import Any

from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload, WorkflowExecution
from temporalio.api.workflowservice.v1 import DeleteWorkflowExecutionRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from client.case_client import unavailable, workflow_id
from engine.encryption import case_in, is_sealed, key_id_of


async def sealed_otherwise(temporal: Client, case: str) -> int:
    """How many payloads in the histories of a case were not sealed with its own key.

    Raises:
        Unavailable: Temporal does not answer.
    """
    found = 0
    try:
        for run in await _runs(temporal, case):
            async for event in temporal.get_workflow_handle(run.workflow_id, run_id=run.run_id).fetch_history_events():
                found += sum(case_in(key_id_of(payload)) != case for payload in _sealed(event))
    except RPCError as error:
        raise unavailable(error) from error
    return found


async def delete_histories(temporal: Client, case: str) -> int:
    """Have Temporal delete every history of a case; gives how many there were.

    Raises:
        Unavailable: Temporal does not answer.
    """
    try:
        runs = await _runs(temporal, case)
        for run in runs:
            asked = DeleteWorkflowExecutionRequest(namespace=temporal.namespace, workflow_execution=run)
            await temporal.workflow_service.delete_workflow_execution(asked)
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise unavailable(error) from error
    return len(runs)


async def _runs(temporal: Client, case: str) -> list[WorkflowExecution]:
    found = temporal.list_workflows(f'WorkflowId = "{workflow_id(case)}"')
    return [WorkflowExecution(workflow_id=run.id, run_id=run.run_id) async for run in found]


def _sealed(message: Message) -> Iterator[Payload]:
    if isinstance(message, Payload):
        if is_sealed(message):
            yield message
        return
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE:
            yield from (payload for part in _parts(value) for payload in _sealed(part))


def _parts(value: Any) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
    else:
        several = value.values() if hasattr(value, "values") else value
        yield from (part for part in several if isinstance(part, Message))
