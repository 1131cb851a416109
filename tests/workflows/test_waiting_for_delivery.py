"""A delivery that has to be looked at again waits without being a failure, and without holding anything up."""

import itertools
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from temporalio import activity
from temporalio.client import Client
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory
from temporalio.runtime import MetricBuffer, Runtime, TelemetryConfig
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

import workflows
from activities.telling import LONGEST_WAIT
from engine.errors import SettingsError
from engine.plugin import FrontdoorPlugin
from engine.settings import load_settings
from practice import commands as c
from practice import events as e
from practice.outbox import DELIVER_NOTICE, Delivery, NoticeToDeliver
from tests.workflows.house import KEYS, REFERRED, WORKER, Child, House, new_house, until
from tests.workflows.test_delivery import RUNG_0, RUNG_1
from workflows.case import NOTICE_GIVES_UP_AFTER

NEXT_LOOK = timedelta(seconds=1)
FOR_EVER = 10_000


@dataclass
class Provider:
    """Does not know for so many times what became of a notice; then it has arrived."""

    silent: dict[str, int]
    wait: timedelta = NEXT_LOOK
    asked: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    """When it was asked, by the clock of the workflow, in which time is skipped."""

    @activity.defn(name=DELIVER_NOTICE)
    async def deliver_notice(self, n: NoticeToDeliver) -> Delivery:
        """Look once."""
        key = n.notice.key
        self.asked[key].append(activity.info().started_time)
        if len(self.asked[key]) <= self.silent.get(key, 0):
            raise ApplicationError(
                "It is not known yet whether the message arrived.",
                type="silence",
                next_retry_delay=self.wait,
                category=ApplicationErrorCategory.BENIGN,
            )
        return Delivery("delivered", ("person-1",), "notify")


@asynccontextmanager
async def working(house: House, provider: Provider, client: Client) -> AsyncIterator[None]:
    """A worker that can do one activity at a time."""
    async with Worker(
        client,
        task_queue=house.queue,
        workflows=workflows.ALL,
        activities=[house.world.write_journal, provider.deliver_notice],
        max_concurrent_activities=1,
    ):
        yield


async def breached(house: House) -> Child:
    """A case whose first limit has just passed."""
    child = await house.opened()
    await child.forward_to((await child.limit("contact_decision")).due)
    return child


def asked(provider: Provider, key: str, times: int) -> Callable[[], Awaitable[bool]]:
    """Whether it has been asked so many times."""

    async def enough() -> bool:
        return len(provider.asked[key]) >= times

    return enough


async def test_it_is_looked_at_again_when_it_asks_to_be_and_nothing_calls_that_a_failure(
    env: WorkflowEnvironment, caplog: pytest.LogCaptureFixture
) -> None:
    metrics = MetricBuffer(10_000)
    runtime = Runtime(telemetry=TelemetryConfig(metrics=metrics))
    target = env.client.service_client.config.target_host
    client = await Client.connect(target, plugins=[FrontdoorPlugin(KEYS)], runtime=runtime)
    house, provider = new_house(env), Provider({RUNG_0: 3})
    with caplog.at_level(logging.WARNING):
        async with working(house, provider, client):
            child = await breached(house)
            await until(asked(provider, RUNG_0, 4))
            await child.settled()
    gaps = [later - earlier for earlier, later in itertools.pairwise(provider.asked[RUNG_0])]
    assert all(timedelta(seconds=0.9) < gap < timedelta(seconds=4) for gap in gaps)
    assert len(house.world.events(child.ref, e.NoticeFailed)) == 0
    assert caplog.records == []
    names = {update.metric.name: update for update in metrics.retrieve_updates()}
    assert any("activity" in name for name in names)
    assert not [name for name in names if name.endswith("activity_execution_failed")]


async def test_what_waits_holds_nothing_else_up(env: WorkflowEnvironment) -> None:
    house, provider = new_house(env), Provider({RUNG_0: FOR_EVER})
    async with working(house, provider, env.client):
        child = await breached(house)
        await until(asked(provider, RUNG_0, 2))
        await child.do(c.DecideContact, WORKER, **REFERRED)

        async def written() -> bool:
            return bool(house.world.events(child.ref, e.ContactDecided))

        await until(written)
    assert len(provider.asked[RUNG_0]) >= 2


def test_every_wait_that_can_be_set_ends_before_a_delivery_is_given_up() -> None:
    """A warning waits for others, a channel for its provider, and then for word that the message arrived."""
    slowest = load_settings(digest_minutes=5, silence_minutes=10)
    waits = timedelta(minutes=slowest.digest_minutes + 2 * slowest.silence_minutes)
    assert waits + 3 * LONGEST_WAIT < NOTICE_GIVES_UP_AFTER
    for beyond in ({"digest_minutes": 5.1}, {"silence_minutes": 10.1}):
        with pytest.raises(SettingsError):
            load_settings(**beyond)


async def test_what_is_not_known_when_the_time_is_over_climbs(env: WorkflowEnvironment) -> None:
    """The next look would come after the half hour that a delivery may take: it is given up now, as silence."""
    house, provider = new_house(env), Provider({RUNG_0: FOR_EVER}, wait=NOTICE_GIVES_UP_AFTER + NEXT_LOOK)
    async with working(house, provider, env.client):
        child = await breached(house)
        await until(asked(provider, RUNG_1, 1))
        await child.settled()
    (failed,) = house.world.events(child.ref, e.NoticeFailed)
    assert (failed.notice, failed.code) == (RUNG_0, "silence")
    assert len(provider.asked[RUNG_0]) == 1
