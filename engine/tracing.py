"""Traces, from the client through a case to its activities, for OpenTelemetry: only where an endpoint is set.

`OTEL_EXPORTER_OTLP_ENDPOINT` and the other `OTEL_…` variables are those of OpenTelemetry's own SDK. A trace follows one
command: the client's call, the case's handler, and the activity that writes to the journal what came of it. What time
alone brings about begins a trace of its own, linked to the one in which the case was opened. A span has the case's
reference and Temporal's ids, and no more: what an exception says may quote a record, and is left out.
"""

import functools
import os
from collections.abc import Iterable, Sequence
from typing import Any

import opentelemetry.context
from opentelemetry.context import Context
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import Event, ReadableSpan, Span, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import SpanKind, Status
from temporalio import workflow
from temporalio.contrib.opentelemetry import TracingInterceptor, TracingWorkflowInboundInterceptor
from temporalio.worker import (
    ExecuteWorkflowInput,
    HandleUpdateInput,
    StartActivityInput,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
    WorkflowOutboundInterceptor,
)

from practice.outbox import JournalBatch

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
CASE = "frontdoor.case"
"""The attribute that has a case's reference."""
_LEFT_OUT = frozenset({"exception.message", "exception.stacktrace"})


def tracing() -> "list[CaseTracing]":
    """The interceptors for a client, and for the workers on it; none where no endpoint is set."""
    return [CaseTracing(_provider().get_tracer("frontdoor"))] if any(map(os.environ.get, ENDPOINTS)) else []


def end_tracing() -> None:
    """Send what has not been sent, before the process ends."""
    if _provider.cache_info().currsize:
        _provider().shutdown()
        _provider.cache_clear()


@functools.cache
def _provider() -> TracerProvider:
    # A third of a second that no process without an endpoint should wait for.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    named = Resource.create({SERVICE_NAME: os.environ.get("OTEL_SERVICE_NAME", "frontdoor")})
    provider = TracerProvider(resource=named)
    provider.add_span_processor(_NamesCase())
    provider.add_span_processor(BatchSpanProcessor(Discreet(OTLPSpanExporter())))
    return provider


class _NamesCase(SpanProcessor):
    def on_start(self, span: Span, parent_context: Context | None = None) -> None:  # noqa: ARG002 - the SDK's signature
        workflow_id = str((span.attributes or {}).get("temporalWorkflowID", ""))
        if workflow_id.startswith("case/"):
            span.set_attribute(CASE, workflow_id.removeprefix("case/"))


class Discreet(SpanExporter):
    """Exports what another exporter would, without what exceptions say."""

    def __init__(self, exporter: SpanExporter) -> None:
        self._exporter = exporter

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Export these, discreetly."""
        return self._exporter.export([_without_words(span) for span in spans])

    def shutdown(self) -> None:
        """End the exporter."""
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Send what waits."""
        return self._exporter.force_flush(timeout_millis)


def _without_words(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        span.name,
        span.context,
        span.parent,
        span.resource,
        span.attributes,
        [_without_text(event) for event in span.events],
        span.links,
        span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _without_text(event: Event) -> Event:
    kept = {name: value for name, value in (event.attributes or {}).items() if name not in _LEFT_OUT}
    return Event(event.name, kept, event.timestamp)


class CaseTracing(TracingInterceptor):
    """Temporal's own tracing, in which a command's trace goes on in the case and in its journal."""

    def __init__(self, tracer: Any) -> None:
        """`tracer` makes the spans; what begins by the clock has no client, and still has a trace."""
        super().__init__(tracer, always_create_workflow_spans=True)

    def workflow_interceptor_class(self, input: WorkflowInterceptorClassInput) -> type["_InCase"]:  # noqa: A002 - the SDK's
        """What runs inside workflows."""
        super().workflow_interceptor_class(input)
        return _InCase


class _InCase(TracingWorkflowInboundInterceptor):
    def __init__(self, next: WorkflowInboundInterceptor) -> None:  # noqa: A002 - the SDK's name
        super().__init__(next)
        self.commands: dict[str, Context] = {}

    def init(self, outbound: WorkflowOutboundInterceptor) -> None:
        # The journal's batches name the commands that they come of; nothing else that leaves a case does.
        traced = _Outbound(outbound, self)
        self.next.init(traced)

    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002
        opening = getattr(next(iter(input.args), None), "opening", None)
        if opening is not None:
            self.commands[opening.id] = self._context_of(workflow.info().headers)
        return await super().execute_workflow(input)

    async def handle_update_handler(self, input: HandleUpdateInput) -> Any:  # noqa: A002
        context = self._context_of(input.headers)
        self.commands[input.id] = context
        token = opentelemetry.context.attach(context)
        try:
            self._completed_span(
                f"HandleUpdate:{input.update}",
                link_context_carrier=self._load_workflow_context_carrier(),
                kind=SpanKind.SERVER,
            )
            return await self.next.handle_update_handler(input)
        finally:
            opentelemetry.context.detach(token)

    def handle_update_validator(self, input: HandleUpdateInput) -> None:  # noqa: A002
        token = opentelemetry.context.attach(self._context_of(input.headers))
        try:
            self._completed_span(f"ValidateUpdate:{input.update}", kind=SpanKind.SERVER)
            self.next.handle_update_validator(input)
        finally:
            opentelemetry.context.detach(token)

    def context_for(self, arguments: Iterable[Any]) -> Context | None:
        """The trace of the first command that a batch for the journal comes of; None where there is none."""
        ids = [entry.command for one in arguments if isinstance(one, JournalBatch) for entry in one.entries]
        known = [self.commands.pop(id_) for id_ in dict.fromkeys(ids) if id_ in self.commands]
        return known[0] if known else None

    def _context_of(self, headers: Any) -> Context:
        header = headers.get(self.header_key)
        if header is None:
            return self._set_on_context(Context())
        (carrier,) = self.payload_converter.from_payloads([header])
        return self._set_on_context(self.text_map_propagator.extract(carrier))


class _Outbound(WorkflowOutboundInterceptor):
    def __init__(self, next: WorkflowOutboundInterceptor, root: _InCase) -> None:  # noqa: A002
        super().__init__(next)
        self._root = root

    def start_activity(self, input: StartActivityInput) -> Any:  # noqa: A002
        root, known = self._root, self._root.context_for(input.args)
        token = opentelemetry.context.attach(known or root._set_on_context(Context()))  # noqa: SLF001 - one class in two
        try:
            root._completed_span(  # noqa: SLF001
                f"StartActivity:{input.activity}",
                add_to_outbound=input,
                link_context_carrier=None if known else root._load_workflow_context_carrier(),  # noqa: SLF001
                kind=SpanKind.CLIENT,
            )
            return super().start_activity(input)
        finally:
            opentelemetry.context.detach(token)

    def continue_as_new(self, input: Any) -> Any:  # noqa: A002
        input.headers = self._root._context_to_headers(input.headers)  # noqa: SLF001
        super().continue_as_new(input)
