import uuid
from collections.abc import AsyncIterator
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from temporalio.client import Client, ScheduleOverlapPolicy

from engine.connection import connect
from engine.embedded import TemporalServer
from engine.encryption import Keyring
from engine.errors import Unavailable
from engine.plugin import FrontdoorPlugin
from engine.schedules import keep_signing, keep_sweeping
from tests.workflows.house import until

KEYS = Keyring({"test": bytes(range(32))})
MINUTES = timedelta(minutes=1)


@pytest.fixture
async def temporal(temporal_server: TemporalServer) -> Client:
    """A client as the worker has it."""
    return await connect(KEYS, address=temporal_server.address)


@pytest.fixture
async def schedule(temporal: Client) -> AsyncIterator[str]:
    """The id of a schedule of the test's own, which goes with it."""
    id_ = f"sweep-{uuid.uuid4().hex[:8]}"
    yield id_
    await temporal.get_schedule_handle(id_).delete()


async def test_the_sweep_is_scheduled_once_however_many_workers_start(temporal: Client, schedule: str) -> None:
    """What has changed in the settings is changed in the schedule; nothing else is."""
    await keep_sweeping(temporal, task_queue="nobody-serves-this", every=10 * MINUTES, id_=schedule)
    await keep_sweeping(temporal, task_queue="nobody-serves-this", every=3 * MINUTES, id_=schedule)
    described = await temporal.get_schedule_handle(schedule).describe()
    assert [interval.every for interval in described.schedule.spec.intervals] == [3 * MINUTES]
    assert described.schedule.policy.overlap is ScheduleOverlapPolicy.SKIP


async def test_a_worker_that_starts_has_one_sweep_begin_and_no_second_beside_it(
    temporal: Client, schedule: str
) -> None:
    for _ in range(3):
        await keep_sweeping(temporal, task_queue="nobody-serves-this", every=10 * MINUTES, id_=schedule)
    handle = temporal.get_schedule_handle(schedule)

    async def begun() -> bool:
        return (await handle.describe()).info.num_actions > 0

    await until(begun)
    info = (await handle.describe()).info
    assert (info.num_actions, len(info.running_actions)) == (1, 1), info


async def test_a_schedule_that_an_operator_has_paused_stays_paused(temporal: Client, schedule: str) -> None:
    await keep_sweeping(temporal, task_queue="nobody-serves-this", every=10 * MINUTES, id_=schedule)
    await temporal.get_schedule_handle(schedule).pause(note="moving house")
    await keep_sweeping(temporal, task_queue="nobody-serves-this", every=5 * MINUTES, id_=schedule)
    state = (await temporal.get_schedule_handle(schedule).describe()).schedule.state
    assert (state.paused, state.note) == (True, "moving house")


async def test_the_journal_is_signed_at_three_by_local_clocks_and_once_at_the_very_first_start(
    temporal: Client, schedule: str
) -> None:
    for _ in range(2):
        await keep_signing(temporal, task_queue="nobody-serves-this", zone="Europe/London", id_=schedule)
    handle = temporal.get_schedule_handle(schedule)

    async def begun() -> bool:
        return (await handle.describe()).info.num_actions > 0

    await until(begun)
    info = (await handle.describe()).info
    assert (info.num_actions, len(info.running_actions)) == (1, 1), info
    local = [instant.astimezone(ZoneInfo("Europe/London")) for instant in info.next_action_times]
    assert {instant.time() for instant in local} == {time(3)}
    assert len({instant.date() for instant in local}) == len(local) >= 5


async def test_a_temporal_that_has_gone_is_one_sentence() -> None:
    nowhere = await Client.connect("127.0.0.1:1", lazy=True, plugins=[FrontdoorPlugin(KEYS)])
    with pytest.raises(Unavailable, match="could not be scheduled"):
        await keep_sweeping(nowhere, task_queue="any", every=MINUTES)
    with pytest.raises(Unavailable, match="daily checkpoint could not be scheduled"):
        await keep_signing(nowhere, task_queue="any", zone="Europe/London")
