"""The script that prepares a namespace, against a real Temporal."""

import os
import subprocess
import uuid

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.client import Client

from engine.embedded import TemporalServer
from engine.search_attributes import SEARCH_ATTRIBUTES
from tests.deploy.tools import DEPLOY
from tests.workflows.house import TEMPORAL


def _prepare(server: TemporalServer, namespace: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{TEMPORAL.parent}:{os.environ['PATH']}",
        "TEMPORAL_ADDRESS": server.address,
        "TEMPORAL_NAMESPACE": namespace,
    }
    script = DEPLOY / "temporal" / "namespace.sh"
    return subprocess.run(["/bin/sh", script, *arguments], env=environment, capture_output=True, text=True, check=False)


async def test_a_namespace_gets_the_attributes_that_cases_carry_and_a_second_time_nothing(
    temporal_server: TemporalServer,
) -> None:
    namespace = f"council-{uuid.uuid4().hex[:6]}"
    first = _prepare(temporal_server, namespace)
    assert first.returncode == 0, first.stderr
    second = _prepare(temporal_server, namespace, "--attributes-only")
    assert (second.returncode, second.stdout) == (0, f"Namespace {namespace} is ready.\n")
    client = await Client.connect(temporal_server.address, namespace=namespace)
    found = await client.operator_service.list_search_attributes(ListSearchAttributesRequest(namespace=namespace))
    types = {name: IndexedValueType.Name(kind) for name, kind in found.custom_attributes.items()}
    assert types == {name: f"INDEXED_VALUE_TYPE_{kind.upper()}" for name, kind in SEARCH_ATTRIBUTES.items()}
