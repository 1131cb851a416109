"""Moving open cases from the builds that they began under to the current one, so that old workers can go.

A case notices that there is a new build when it next has something to do, which for a sleeping one may be in weeks.
`move` wakes each; it then begins its next history under the current build, once nothing of it is on its way.
"""

import asyncio
import time
from dataclasses import dataclass

from temporalio.api.workflowservice.v1 import DescribeWorkerDeploymentRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from client.case_client import unavailable, workflow_id
from client.errors import Malformed
from client.rebuild import RUNNING

VERSION = "TemporalWorkerDeploymentVersion"
_LOOK_AGAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Moved:
    """How many open cases were of other builds than the current one, and which still are."""

    build: str
    woken: int
    remaining: tuple[str, ...]


async def current_build(temporal: Client, deployment: str) -> str:
    """The build that new cases begin under.

    Raises:
        Malformed: Temporal knows no such deployment, or none of its builds is current.
        Unavailable: Temporal does not answer.
    """
    asked = DescribeWorkerDeploymentRequest(namespace=temporal.namespace, deployment_name=deployment)
    try:
        found = await temporal.workflow_service.describe_worker_deployment(asked)
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            raise Malformed(f"Temporal knows no worker deployment {deployment}: see FRONTDOOR_DEPLOYMENT.") from error
        raise unavailable(error) from error
    build = found.worker_deployment_info.routing_config.current_deployment_version.build_id
    if not build:
        raise Malformed(f"No build of {deployment} is current: make one so (docs/upgrades.md).")
    return build


async def of_other_builds(temporal: Client, task_queue: str, deployment: str, build: str) -> tuple[str, ...]:
    """The open cases of a queue that live by another build than this one, or by none. Visibility lags by a second.

    Raises:
        Unavailable: Temporal does not answer.
    """
    ours = f"{RUNNING} AND TaskQueue = '{task_queue}'"
    other = f"{VERSION} IS NULL OR {VERSION} != '{deployment}:{build}'"
    try:
        return tuple(
            sorted([w.id.removeprefix("case/") async for w in temporal.list_workflows(f"{ours} AND ({other})")])
        )
    except RPCError as error:
        raise unavailable(error) from error


async def move(temporal: Client, task_queue: str, deployment: str, *, per_minute: int, seconds: float) -> Moved:
    """Wake every open case that is not of the current build, at a limited rate, and wait until they have moved.

    Args:
        temporal: Any client of the namespace.
        task_queue: Where the cases live.
        deployment: The worker deployment's name.
        per_minute: How many are woken in a minute.
        seconds: How long to wait for those that have something on its way.

    Raises:
        Malformed: there is no such deployment, or it has no current build.
        Unavailable: Temporal does not answer.
    """
    build = await current_build(temporal, deployment)
    woken = await of_other_builds(temporal, task_queue, deployment, build)
    for case in woken:
        await _wake(temporal, case)
        await asyncio.sleep(60 / per_minute)
    until = time.monotonic() + seconds
    while remaining := await of_other_builds(temporal, task_queue, deployment, build):
        if time.monotonic() > until:
            break
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    return Moved(build, len(woken), remaining)


async def _wake(temporal: Client, case: str) -> None:
    try:
        await temporal.get_workflow_handle(workflow_id(case)).signal("attend")
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:  # it ended meanwhile
            raise unavailable(error) from error
