"""What a worker lets go of, so that an open case that it remembers takes little memory."""

import sys
from dataclasses import fields
from typing import Any

from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.bridge.proto.workflow_activation import InitializeWorkflow
from temporalio.converter import DefaultFailureConverter
from temporalio.worker import ExecuteWorkflowInput, WorkflowInboundInterceptor, WorkflowInstanceDetails

from engine.forgetting import ForgettingHeaders, ForgettingRunner
from engine.plugin import SharedPayloadConverter
from workflows.case import CaseWorkflow

BY = {"by": Payload(data=b"somebody")}


async def test_a_case_that_is_remembered_does_not_keep_its_first_message() -> None:
    first = InitializeWorkflow(headers=BY)
    before = sys.getrefcount(first)

    remembered = ForgettingRunner().create_instance(details(first))

    assert sys.getrefcount(first) == before
    assert remembered.get_info().headers == BY
    assert remembered.get_info().headers["by"] is not first.headers["by"]


async def test_the_headers_that_a_case_keeps_are_copies() -> None:
    kept: list[ExecuteWorkflowInput] = []

    class Last(WorkflowInboundInterceptor):
        def __init__(self) -> None:
            pass

        async def execute_workflow(self, input: ExecuteWorkflowInput) -> None:  # noqa: A002 - the SDK's name
            kept.append(input)

    of_workflows = ForgettingHeaders().workflow_interceptor_class(None)  # type: ignore[arg-type] # it looks at none
    first = InitializeWorkflow(headers=BY)
    assert of_workflows is not None
    await of_workflows(Last()).execute_workflow(ExecuteWorkflowInput(CaseWorkflow, CaseWorkflow.run, (), first.headers))

    assert kept[0].headers == BY
    assert type(kept[0].headers) is dict


def details(first: InitializeWorkflow) -> WorkflowInstanceDetails:
    """What the SDK makes a workflow from."""
    known: dict[str, Any] = {field.name: None for field in fields(workflow.Info)}
    given = {"namespace": "default", "workflow_id": "case/C-1", "headers": dict(first.headers), "raw_memo": {}}
    return WorkflowInstanceDetails(
        payload_converter_factory=SharedPayloadConverter,
        failure_converter_class=DefaultFailureConverter,
        interceptor_classes=(),
        defn=workflow._Definition.must_from_class(CaseWorkflow),
        info=workflow.Info(**known | given),
        randomness_seed=1,
        extern_functions={},
        disable_eager_activity_execution=True,
        worker_level_failure_exception_types=(),
        patch_activation_callback=None,
        last_completion_result=first.last_completion_result,
        last_failure=None,
    )
