"""Which cases Temporal sees to first where many wait.

A case is started with its precedence, and an immediate risk may come to it later. Nobody but a client can change it
then, so the activity that takes the case's entries to the journal does.
"""

from datetime import timedelta

import structlog
from google.protobuf.field_mask_pb2 import FieldMask
from temporalio import activity
from temporalio.api.common.v1 import Priority, WorkflowExecution
from temporalio.api.workflow.v1 import WorkflowExecutionOptions
from temporalio.api.workflowservice.v1 import UpdateWorkflowExecutionOptionsRequest
from temporalio.service import RPCError

from practice.outbox import JournalBatch

PATIENCE = timedelta(seconds=5)

_log = structlog.get_logger(__name__)


async def give_precedence(batch: JournalBatch) -> None:
    """Have Temporal see to the batch's case by its new precedence, if it has one.

    A Temporal that does not do so is noted in the log: the case waits its turn, and its entries are written as ever.
    """
    if batch.precedence is None:
        return
    client = activity.client()
    request = UpdateWorkflowExecutionOptionsRequest(
        namespace=client.namespace,
        workflow_execution=WorkflowExecution(workflow_id=activity.info().workflow_id or ""),
        workflow_execution_options=WorkflowExecutionOptions(priority=Priority(priority_key=batch.precedence)),
        update_mask=FieldMask(paths=["priority.priority_key"]),
        identity=client.identity,
    )
    try:
        await client.workflow_service.update_workflow_execution_options(request, timeout=PATIENCE)
    except RPCError as problem:
        _log.warning("precedence_not_given", case=batch.case, code=problem.status.name)
