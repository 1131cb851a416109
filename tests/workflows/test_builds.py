"""Two builds at once: open cases stay with the one that they began under, and move to the other when they are asked."""

import asyncio
import subprocess
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import pytest
from temporalio.client import Client
from temporalio.worker import Interceptor, Replayer, Worker

from client import CaseClient, new_reference
from client.case_client import workflow_id
from client.errors import Malformed
from client.moving import current_build, move, of_other_builds
from engine.builds import deployment_config
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.identity.checking import Checking
from engine.identity.keys import TrustedKeys, make_signing_key
from engine.identity.tokens import Issuer, Verifier
from engine.plugin import FrontdoorPlugin
from engine.rules import Rulebook
from engine.settings import load_settings
from practice import commands as c
from tests.workflows.house import KEYS, MANAGER, REFERRED, TEMPORAL, WORKER, contact_now, make, until
from tests.workflows.next_build import CaseOfTheNextBuild
from tests.workflows.world import World
from workflows.case import CaseWorkflow


@dataclass
class Release:
    """One deployment of the engine, and its cases."""

    temporal: Client
    client: CaseClient
    address: str
    queue: str
    deployment: str
    world: World = field(default_factory=World)

    def worker(self, build: str, case: type, *interceptors: Interceptor) -> Worker:
        """A worker of one build, as `worker.py` makes it."""
        return Worker(
            self.temporal,
            task_queue=self.queue,
            workflows=[case],
            activities=[self.world.write_journal, self.world.deliver_notice],
            deployment_config=deployment_config(load_settings(deployment=self.deployment, build=build)),
            interceptors=interceptors,
        )

    async def make_current(self, build: str) -> None:
        """As docs/upgrades.md says it, once a worker of the build has shown itself."""
        command = [str(TEMPORAL), "worker", "deployment", "set-current-version", "--yes", "--address", self.address]
        command += ["--deployment-name", self.deployment, "--build-id", build]

        async def taken() -> bool:
            said = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return await said.wait() == 0

        await until(taken)

    async def opened(self) -> str:
        """A case on a complete contact."""
        case = new_reference()
        await self.client.open(contact_now(), case=case)
        return case

    async def decide(self, case: str) -> None:
        """The contact becomes a referral."""
        await self.client.record(case, make(c.DecideContact, WORKER, datetime.now(UTC), **REFERRED))

    async def build_of(self, case: str) -> str:
        """The build that the case lives by."""
        described = await self.temporal.get_workflow_handle(workflow_id(case)).describe()
        return described.raw_description.workflow_execution_info.versioning_info.deployment_version.build_id

    async def run_of(self, case: str) -> str | None:
        """The id of the case's latest history."""
        return (await self.temporal.get_workflow_handle(workflow_id(case)).describe()).run_id


@pytest.fixture
async def release(temporal_server: TemporalServer) -> Release:
    """A deployment of its own."""
    temporal = await connect(KEYS, address=temporal_server.address)
    name = uuid.uuid4().hex[:8]
    book = Rulebook.load(today=datetime.now(UTC).date())
    queue = f"builds-{name}"
    client = CaseClient(temporal, task_queue=queue, rulebook=book)
    return Release(temporal, client, temporal_server.address, queue, f"frontdoor-{name}")


async def test_open_cases_outlive_a_build_that_could_not_replay_them(release: Release) -> None:
    """Each moves with the next thing that it does, the sleeping ones when they are woken; then the old build can go."""
    async with release.worker("1", CaseWorkflow) as old:
        await release.make_current("1")
        busy, sleeping = await release.opened(), await release.opened()
        await until(partial(_journalled, release, busy))
        await until(partial(_journalled, release, sleeping))
        async with release.worker("2", CaseOfTheNextBuild):
            await release.make_current("2")
            newcomer = await release.opened()
            await until(partial(_lives_by, release, newcomer, "2"))
            assert [await release.build_of(case) for case in (busy, sleeping)] == ["1", "1"]
            await _cannot_replay(release, sleeping)

            await release.decide(busy)
            await until(partial(_lives_by, release, busy, "2"))
            assert await release.build_of(sleeping) == "1"
            await until(partial(_is_elsewhere, release, sleeping, "2"))
            moved = await move(release.temporal, release.queue, release.deployment, per_minute=6_000, seconds=20)
            assert (moved.build, moved.remaining) == ("2", ())
            assert await release.build_of(sleeping) == "2"

            await old.shutdown()
            await release.decide(sleeping)
            for case in (busy, sleeping):
                assert (await release.client.show(case)).stage == "referral"
                await until(partial(_journalled, release, case))
                written = [entry.sequence for entry in release.world.entries(case)]
                assert written == list(range(1, len(written) + 1))


async def _lives_by(release: Release, case: str, build: str) -> bool:
    return await release.build_of(case) == build


async def _has_begun_afresh(release: Release, case: str, before: str | None) -> bool:
    # It may take Temporal a moment to tell a case that there is another build.
    await release.temporal.get_workflow_handle(workflow_id(case)).signal("attend")
    await asyncio.sleep(0.2)
    return await release.run_of(case) != before


async def _journalled(release: Release, case: str) -> bool:
    entries = release.world.entries(case)
    return bool(entries) and entries[-1].sequence == (await release.client.show(case)).version


async def _is_elsewhere(release: Release, case: str, build: str) -> bool:
    return case in await of_other_builds(release.temporal, release.queue, release.deployment, build)


async def _cannot_replay(release: Release, case: str) -> None:
    history = await release.temporal.get_workflow_handle(workflow_id(case)).fetch_history()
    replayer = Replayer(workflows=[CaseOfTheNextBuild], plugins=[FrontdoorPlugin(KEYS)])
    result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
    assert result.replay_failure is not None


async def test_a_command_that_comes_with_the_first_task_under_the_next_build_needs_no_other_token_than_its_own(
    release: Release,
) -> None:
    """The case was let in when it began; its next history brings no token along."""
    key, _ = make_signing_key("council")
    checking, book = Checking(Verifier(TrustedKeys(None, key))), Rulebook.load(today=datetime.now(UTC).date())
    tokens = Issuer(key).as_asked
    release.client = CaseClient(release.temporal, task_queue=release.queue, rulebook=book, tokens=tokens)
    async with release.worker("1", CaseWorkflow, checking):
        await release.make_current("1")
        case = await release.opened()
        await until(partial(_journalled, release, case))
        async with release.worker("2", CaseOfTheNextBuild, checking):
            await release.make_current("2")
        first = await release.run_of(case)
        await release.decide(case)
        await until(partial(_has_begun_afresh, release, case, first))
    supervised = make(c.RecordSupervision, MANAGER, datetime.now(UTC), decision="Go on as planned")
    sent = asyncio.create_task(release.client.record(case, supervised))
    await asyncio.sleep(0.5)
    async with release.worker("2", CaseOfTheNextBuild, checking):
        assert (await sent).refused is None


async def test_going_back_to_the_build_before_takes_open_cases_back_too(release: Release) -> None:
    """A release that turns out badly: the same two steps, the other way round."""
    async with release.worker("1", CaseWorkflow), release.worker("2", CaseOfTheNextBuild):
        await release.make_current("2")
        case = await release.opened()
        await until(partial(_lives_by, release, case, "2"))
        await until(partial(_journalled, release, case))
        await release.make_current("1")
        await until(partial(_is_elsewhere, release, case, "1"))
        moved = await move(release.temporal, release.queue, release.deployment, per_minute=6_000, seconds=20)
        assert (moved.woken, moved.remaining) == (1, ())
        assert await release.build_of(case) == "1"
        await release.decide(case)


async def test_a_deployment_that_temporal_does_not_know_is_named(release: Release) -> None:
    with pytest.raises(Malformed, match=f"no worker deployment {release.deployment}"):
        await current_build(release.temporal, release.deployment)


async def test_a_case_of_no_build_at_all_is_of_another_build(release: Release) -> None:
    """The engine ran without builds before."""
    before = Worker(
        release.temporal,
        task_queue=release.queue,
        workflows=[CaseWorkflow],
        activities=[release.world.write_journal, release.world.deliver_notice],
    )
    async with before:
        case = await release.opened()
    await until(partial(_is_elsewhere, release, case, "1"))


def test_without_a_deployment_there_is_one_build_at_a_time() -> None:
    assert deployment_config(load_settings()) is None
