"""Cases that Temporal cannot get on with: which, for how long, and what goes wrong in them. All instants are UTC.

A mistake in the code, or something that this build cannot read, makes a workflow task fail; Temporal tries it again for
ever, so that the case goes on once a mended build runs. Until then nothing of the case is seen to. What is said of a
failure is the type of the error and the place in the code, never its text, which may quote a record.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import asyncpg
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType, WorkflowTaskFailedCause
from temporalio.api.failure.v1 import Failure
from temporalio.api.history.v1 import HistoryEvent, WorkflowTaskFailedEventAttributes
from temporalio.api.workflow.v1 import PendingWorkflowTaskInfo
from temporalio.api.workflowservice.v1 import (
    DescribeWorkflowExecutionRequest,
    GetWorkflowExecutionHistoryReverseRequest,
)
from temporalio.client import Client
from temporalio.converter import WorkflowSerializationContext
from temporalio.exceptions import FailureError
from temporalio.service import RPCError, RPCStatusCode

from engine.database import NO_ANSWER, QUERIES, rows
from engine.health import PATIENCE, WEDGED
from practice.watch import TOLERANCES

MOST = 100
"""So many cases are looked at: where more are stuck, all have the same trouble."""
_AT_ONCE = 10
_NEWEST_EVENTS = 20
_TIMED_OUT = "timed_out"
_FRAME = re.compile(r'File "(?:.*/)?(?P<file>[^"/]+/[^"/]+)", line (?P<line>\d+), in (?P<function>\w+)')
_TYPE = re.compile(r"[A-Za-z_][\w.]{0,99}")


@dataclass(frozen=True)
class Stuck:
    """A case that does not get on.

    `attempts` is how often its present task was tried, `since` when that task first came up. `cause` is Temporal's
    word for what happened last, `error` the error's type and `place` where in the code it was raised, if it is known.
    """

    case: str
    attempts: int
    since: datetime
    cause: str
    error: str = ""
    place: str = ""


async def stuck_cases(temporal: Client, pool: asyncpg.Pool | None, *, most: int = MOST) -> tuple[Stuck, ...]:
    """The cases that are tried over and over, by reference, and why.

    Temporal marks a case after some failures in a row; what fell due on a case and was not seen to (by `pool`, the
    journal's, where it is given and answers) is looked at before that.

    Raises:
        RPCError: Temporal does not answer.
    """
    marked = [found.id.removeprefix("case/") async for found in temporal.list_workflows(WEDGED, limit=most)]
    cases = sorted({*marked, *await _overdue(pool, most)})[:most]
    room = asyncio.Semaphore(_AT_ONCE)

    async def looked_at(case: str) -> Stuck | None:
        async with room:
            return await why_stuck(temporal, case)

    return tuple(found for found in await asyncio.gather(*map(looked_at, cases)) if found)


async def _overdue(pool: asyncpg.Pool | None, most: int) -> list[str]:
    if pool is None:
        return []
    before = datetime.now(UTC) - TOLERANCES.moment
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            return [row["case_ref"] for row in await rows(QUERIES.overdue_cases(pool, before=before, most=most))]
    except NO_ANSWER:
        return []


async def why_stuck(temporal: Client, case: str) -> Stuck | None:
    """What one case fails at; None where its present task has not failed, or it has no workflow.

    Raises:
        RPCError: Temporal does not answer.
    """
    execution = WorkflowExecution(workflow_id=f"case/{case}")
    try:
        described = await temporal.workflow_service.describe_workflow_execution(
            DescribeWorkflowExecutionRequest(namespace=temporal.namespace, execution=execution)
        )
        pending = described.pending_workflow_task
        if not described.HasField("pending_workflow_task") or pending.attempt < 2:  # noqa: PLR2004 - a second try
            return None
        newest = await temporal.workflow_service.get_workflow_execution_history_reverse(
            GetWorkflowExecutionHistoryReverseRequest(
                namespace=temporal.namespace, execution=execution, maximum_page_size=_NEWEST_EVENTS
            )
        )
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return None
        raise
    return _stuck(case, pending, await _last_failure(temporal, execution.workflow_id, newest.history.events))


def _stuck(case: str, pending: PendingWorkflowTaskInfo, why: Mapping[str, str]) -> Stuck:
    return Stuck(case, pending.attempt, pending.original_scheduled_time.ToDatetime(UTC), **why)


async def _last_failure(temporal: Client, workflow_id: str, newest_first: Iterable[HistoryEvent]) -> Mapping[str, str]:
    for event in newest_first:
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED:
            return await _of_failure(temporal, workflow_id, event.workflow_task_failed_event_attributes)
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
            break
    return {"cause": _TIMED_OUT}


async def _of_failure(
    temporal: Client, workflow_id: str, failed: WorkflowTaskFailedEventAttributes
) -> Mapping[str, str]:
    name = WorkflowTaskFailedCause.Name(failed.cause).removeprefix("WORKFLOW_TASK_FAILED_CAUSE_").lower()
    known = temporal.data_converter.with_context(WorkflowSerializationContext(temporal.namespace, workflow_id))
    try:
        failures = [*_chain(await known.decode_failure(failed.failure))]
    except Exception:  # noqa: BLE001 - what opens no more, or never was ours, still has its outside
        failures = [failed.failure]
    types = [kind for failure in failures if _TYPE.fullmatch(kind := failure.application_failure_info.type)]
    return {"cause": name, "error": " from ".join(types), "place": _place(failures)}


def _chain(error: BaseException | None) -> Iterator[Failure]:
    while isinstance(error, FailureError) and error.failure:
        yield error.failure
        error = error.__cause__


def _place(failures: Sequence[Failure]) -> str:
    """Where the first of them was raised, in our own code if it was there: `folder/file.py:line in function`."""
    traces = (list(_FRAME.finditer(failure.stack_trace)) for failure in reversed(failures))
    frames = next((trace for trace in traces if trace), [])
    ours = [frame for frame in frames if "site-packages" not in frame[0]] or frames
    return "{file}:{line} in {function}".format(**ours[-1].groupdict()) if ours else ""
