"""Traces over a real Temporal and a real PostgreSQL, sent to a collector that keeps them."""

import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import Status, StatusCode
from temporalio.client import Client
from temporalio.worker import Worker

import workflows
from activities.journal import Journal
from client import CaseClient, errors, new_reference
from client.case_client import workflow_id
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.rules import Rulebook
from engine.tracing import CASE, ENDPOINTS, Discreet, end_tracing
from practice import commands as c
from tests.activities.channels.http_server import HttpServer, serving
from tests.workflows.house import KEYS, REFERRED, WORKER, contact_now, make, until
from tests.workflows.world import World

SECRET = "Robin Markerby was seen by the neighbour"


@dataclass
class Collector(HttpServer):
    """Takes traces as any OpenTelemetry collector does."""

    def __init__(self) -> None:
        super().__init__()

    @property
    def spans(self) -> list[Any]:
        """Every span that has come in."""
        sent = [ExportTraceServiceRequest.FromString(request.body) for request in self.requests]
        return [
            span for one in sent for resource in one.resource_spans for scope in resource.scope_spans
            for span in scope.spans
        ]  # fmt: skip

    def traces(self) -> dict[bytes, list[str]]:
        """The names of the spans of each trace."""
        found: dict[bytes, list[str]] = {}
        for span in self.spans:
            found.setdefault(span.trace_id, []).append(span.name)
        return found

    def trace_with(self, name: str) -> list[str]:
        """The spans of the one trace in which a span has this name."""
        (trace,) = [names for names in self.traces().values() if name in names]
        return trace


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    """A collector that the environment names."""
    made = Collector()
    with serving(made):
        monkeypatch.setenv(ENDPOINTS[0], made.url)
        yield made
        end_tracing()


@dataclass
class Traced:
    """A case engine whose client and worker are traced."""

    temporal: Client
    client: CaseClient
    pool: asyncpg.Pool

    async def written(self, case: str, entries: int) -> None:
        """Wait until the journal has so much of a case, and whoever wrote it has said so."""

        async def there() -> bool:
            known = await self.pool.fetchval("SELECT count(*) FROM journal WHERE case_ref = $1", case)
            described = await self.temporal.get_workflow_handle(workflow_id(case)).describe()
            return bool(known >= entries) and not described.raw_description.pending_activities

        await until(there)


@pytest.fixture
async def traced(
    collector: Collector,  # noqa: ARG001 - before it is connected
    temporal_server: TemporalServer,
    pool: asyncpg.Pool,
) -> AsyncIterator[Traced]:
    """The engine, with a real journal and stand-ins for those who are told."""
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    queue = f"test-{uuid.uuid4().hex[:12]}"
    book = Rulebook.load(today=datetime.now(UTC).date())
    client = CaseClient(temporal, task_queue=queue, rulebook=book)
    journal = Journal(pool)
    activities: list[Callable[..., Any]] = [journal.write_journal, World(journal=journal).deliver_notice]
    async with Worker(temporal, task_queue=queue, workflows=workflows.ALL, activities=activities):
        yield Traced(temporal, client, pool)


async def test_one_trace_has_the_clients_call_the_cases_handler_and_the_journal(
    collector: Collector, traced: Traced
) -> None:
    case = new_reference()
    await traced.client.open(contact_now(), case=case)
    await traced.written(case, 1)
    opened = await traced.client.show(case)
    await traced.client.record(case, make(c.DecideContact, WORKER, datetime.now(UTC), **REFERRED))
    await traced.written(case, opened.version + 1)
    end_tracing()
    of_command = collector.trace_with("HandleUpdate:DecideContact")
    assert "StartWorkflowUpdate:DecideContact" in of_command
    assert {"StartActivity:write_journal", "RunActivity:write_journal"} <= set(of_command)
    of_opening = collector.trace_with("StartWorkflow:Case")
    assert {"RunWorkflow:Case", "RunActivity:write_journal"} <= set(of_opening)
    assert "HandleUpdate:DecideContact" not in of_opening


async def test_each_span_about_a_case_names_it_by_its_reference(collector: Collector, traced: Traced) -> None:
    case = new_reference()
    await traced.client.open(contact_now(), case=case)
    await traced.written(case, 1)
    end_tracing()
    named = {a.value.string_value for span in collector.spans for a in span.attributes if a.key == CASE}
    assert named == {case}


async def test_what_a_refusal_or_a_record_says_is_in_no_span(collector: Collector, traced: Traced) -> None:
    case = new_reference()
    await traced.client.open(contact_now(), case=case)
    wrong = make(c.RecordSupervision, WORKER, datetime.now(UTC), decision=SECRET)
    with pytest.raises(errors.FrontdoorError) as refused:
        await traced.client.record(case, wrong)
    await traced.written(case, 1)
    end_tracing()
    sent = b"".join(request.body for request in collector.requests)
    assert b"StartActivity" in sent
    assert str(refused.value).encode() not in sent
    assert SECRET.encode() not in sent
    assert all(not span.status.message for span in collector.spans)


def test_of_an_exception_its_type_is_kept_and_none_of_its_words() -> None:
    kept = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(Discreet(kept)))
    span = provider.get_tracer("tests").start_span("RunActivity:write_journal", attributes={CASE: "C-1"})
    span.record_exception(ValueError(SECRET))
    span.set_status(Status(StatusCode.ERROR, SECRET))
    span.end()
    (exported,) = kept.get_finished_spans()
    assert SECRET not in exported.to_json()
    assert (exported.status.status_code, dict(exported.attributes or {})) == (StatusCode.ERROR, {CASE: "C-1"})
    assert exported.events[0].attributes == {"exception.type": "ValueError", "exception.escaped": "False"}


async def test_without_an_endpoint_nothing_is_traced(temporal_server: TemporalServer) -> None:
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    assert temporal.config()["interceptors"] == []
