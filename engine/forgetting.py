"""What a worker lets go of, so that an open case that it remembers takes little memory.

The SDK's first message about a case holds its whole input. It stays in memory as a whole for as long as anything points
at any part of it, be it at an empty one: the headers, the memo, the result of an earlier run.
"""

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from temporalio.api.common.v1 import Payload
from temporalio.worker import (
    ExecuteWorkflowInput,
    Interceptor,
    UnsandboxedWorkflowRunner,
    WorkflowInboundInterceptor,
    WorkflowInstance,
    WorkflowInstanceDetails,
    WorkflowInterceptorClassInput,
)


class ForgettingRunner(UnsandboxedWorkflowRunner):
    """Runs workflows outside the sandbox on copies of what little they keep of the first message."""

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        """A workflow that points at no part of the message that it is made from."""
        info = replace(det.info, headers=_copied(det.info.headers), raw_memo=_copied(det.info.raw_memo))
        earlier = copy.deepcopy(det.last_completion_result)
        return super().create_instance(replace(det, info=info, last_completion_result=earlier))


class ForgettingHeaders(Interceptor):
    """Has a workflow keep copies of its headers."""

    def workflow_interceptor_class(
        self,
        input: WorkflowInterceptorClassInput,  # noqa: A002, ARG002 - the SDK's name
    ) -> type[WorkflowInboundInterceptor] | None:
        """See base class."""
        return _Inbound


class _Inbound(WorkflowInboundInterceptor):
    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002 - the SDK's name
        input.headers = _copied(input.headers)
        return await super().execute_workflow(input)


def _copied(payloads: Mapping[str, Payload]) -> dict[str, Payload]:
    return {name: copy.deepcopy(payload) for name, payload in payloads.items()}
