"""Sent is not told: a provider that knows what became of a message is asked until it says, or too long says nothing."""

from datetime import timedelta

import asyncpg
import pytest

from activities.alerts import Alerts
from activities.channels import Ways
from activities.channels.notify import NotifyChannel
from activities.telling import Terms
from engine.links import LinkSigner
from tests.activities.alerting import BOTH, SENDER, alerts_of, deliver, ledger, pass_time, put_off, quiet, seed
from tests.activities.channels.notify_server import EMAIL_TEMPLATE, KEY, TEXT_TEMPLATE, NotifyServer, error
from tests.activities.test_digests import WAITING
from tests.activities.values import notice, warning


def by_notify(
    pool: asyncpg.Pool, notify: NotifyServer, terms: Terms | None = None, links: LinkSigner | None = None
) -> Alerts:
    """People hear by Notify."""
    ways = Ways(NotifyChannel(KEY, notify.url, EMAIL_TEMPLATE, TEXT_TEMPLATE))
    return alerts_of(pool, ways, terms or Terms("Hillshire", SENDER, timedelta(0)), links)


async def test_what_was_taken_is_told_once_it_has_arrived(seeded: asyncpg.Pool, notify: NotifyServer) -> None:
    alerts = by_notify(seeded, notify)
    assert quiet(await put_off(alerts, notice()))
    assert await ledger(seeded) == [("manager-1", "sent", None)]
    notify.become("sending")
    assert quiet(await put_off(alerts, notice()))
    notify.become("delivered")
    await pass_time(seeded, seconds=5)
    delivery = await deliver(alerts, notice())
    assert (delivery.outcome, delivery.to, delivery.channel) == ("delivered", ("manager-1",), "notify")
    assert await ledger(seeded) == [("manager-1", "delivered", None)]
    assert len(notify.taken) == 1


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("permanent-failure", "permanent_failure"),
        ("temporary-failure", "temporary_failure"),
        ("technical-failure", "technical_failure"),
    ],
)
async def test_what_did_not_arrive_is_a_failure_with_its_code(
    seeded: asyncpg.Pool, notify: NotifyServer, status: str, code: str
) -> None:
    alerts = by_notify(seeded, notify)
    await put_off(alerts, notice())
    notify.become(status)
    delivery = await deliver(alerts, notice())
    assert (delivery.outcome, delivery.code) == ("failed", code)
    assert await ledger(seeded) == [("manager-1", "failed", code)]


async def test_silence_is_a_failure_after_its_time(seeded: asyncpg.Pool, notify: NotifyServer) -> None:
    alerts = by_notify(seeded, notify)
    await put_off(alerts, notice())
    await pass_time(seeded, minutes=9)
    assert quiet(await put_off(alerts, notice()))
    await pass_time(seeded, minutes=1)
    delivery = await deliver(alerts, notice())
    assert (delivery.outcome, delivery.code) == ("failed", "silence")
    assert await ledger(seeded) == [("manager-1", "failed", "silence")]


async def test_a_provider_that_cannot_be_asked_is_silent_too(seeded: asyncpg.Pool, notify: NotifyServer) -> None:
    alerts = by_notify(seeded, notify)
    await put_off(alerts, notice())
    notify.next_replies.append(error(500, "Exception", "Internal server error"))
    assert quiet(await put_off(alerts, notice()))
    notify.next_replies.append(error(500, "Exception", "Internal server error"))
    await pass_time(seeded, minutes=10)
    assert (await deliver(alerts, notice())).code == "silence"


async def test_it_is_asked_less_and_less_often_and_never_less_than_once_a_minute(
    seeded: asyncpg.Pool, notify: NotifyServer
) -> None:
    alerts = by_notify(seeded, notify)
    waits = []
    for seconds in (0, 20, 40, 120):
        await pass_time(seeded, seconds=seconds)
        waits.append(round(((await put_off(alerts, notice())).next_retry_delay or timedelta()).total_seconds()))
    assert waits == [5, 10, 30, 60]


async def test_after_a_crash_between_sending_and_saying_so_nothing_is_sent_twice(
    seeded: asyncpg.Pool, notify: NotifyServer
) -> None:
    """Notify does not drop a repeat by itself."""
    alerts = by_notify(seeded, notify)
    await put_off(alerts, notice())
    await seeded.execute("UPDATE deliveries SET status = 'sending', provider_id = NULL")
    await pass_time(seeded, seconds=31)
    await put_off(alerts, notice())
    assert len(notify.taken) == 1
    notify.become("delivered")
    await pass_time(seeded, seconds=5)
    assert (await deliver(alerts, notice())).outcome == "delivered"


async def test_one_of_two_that_arrives_is_enough_once_the_other_is_known(
    pool: asyncpg.Pool, notify: NotifyServer
) -> None:
    await seed(pool, **{"manager-2": {"email": "nonsense@nowhere"}})
    alerts = by_notify(pool, notify)
    await put_off(alerts, notice(roles=BOTH))
    notify.become("delivered")
    await pass_time(pool, seconds=5)
    delivery = await deliver(alerts, notice(roles=BOTH))
    assert (delivery.outcome, delivery.to) == ("delivered", ("manager-1",))
    assert await ledger(pool) == [("manager-1", "delivered", None), ("manager-2", "failed", "recipient_refused")]


async def test_an_immediate_notice_goes_by_text_as_well(pool: asyncpg.Pool, notify: NotifyServer) -> None:
    await seed(pool, **{"manager-1": {"email": "ines@hillshire.example", "phone": "+447700900123"}})
    alerts = by_notify(pool, notify)
    await put_off(alerts, notice(immediate=True))
    await put_off(alerts, notice(case="case-2"))
    assert sorted(taken["type"] for taken in notify.taken.values()) == ["email", "email", "sms"]


async def test_a_digest_is_followed_up_for_all_that_it_tells(seeded: asyncpg.Pool, notify: NotifyServer) -> None:
    alerts = by_notify(seeded, notify, WAITING)
    for case in ("case-1", "case-2"):
        await put_off(alerts, warning(case=case))
    await pass_time(seeded, minutes=2)
    await put_off(alerts, warning(case="case-1"))
    notify.become("permanent-failure")
    await pass_time(seeded, seconds=5)
    for case in ("case-2", "case-1"):
        assert (await deliver(alerts, warning(case=case))).code == "permanent_failure"
    assert len(notify.taken) == 1


async def test_each_recipient_gets_a_link_of_their_own(seeded: asyncpg.Pool, notify: NotifyServer) -> None:
    links = LinkSigner("k" * 32, "https://board.example")
    await put_off(by_notify(seeded, notify, links=links), notice(roles=BOTH))
    found = [
        links.read(taken["personalisation"]["body"].rpartition("/act/")[2].strip()) for taken in notify.taken.values()
    ]
    assert sorted((x.case, x.alert, x.recipient) for x in found if not isinstance(x, str)) == [
        ("case-1", "assessment#1", "manager-1"),
        ("case-1", "assessment#1", "manager-2"),
    ]
