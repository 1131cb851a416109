"""Chat rooms and case systems hear in addition; telling them is not telling anybody."""

from collections.abc import Iterator

import asyncpg
import pytest

from activities.alerts import Alerts
from activities.channels import EmailChannel, Room, Ways
from activities.channels.apprise import AppriseChannel
from activities.channels.webhook import WebhookChannel
from activities.journal import Journal
from client.webhooks import verify
from engine.links import LinkSigner
from practice.vocabulary import Role
from tests.activities.alerting import AT_ONCE, SENDER, alerts_of, deliver, ledger, pass_time, put_off
from tests.activities.channels.http_server import HttpServer, Reply, serving
from tests.activities.mail import MailServer
from tests.activities.test_digests import WAITING
from tests.activities.test_siblings import told, written
from tests.activities.values import notice, warning
from tests.client.test_webhooks import SECRET


@pytest.fixture
def rooms() -> Iterator[HttpServer]:
    """Where chat rooms are."""
    server = HttpServer()
    with serving(server):
        yield server


@pytest.fixture
def receiver() -> Iterator[HttpServer]:
    """A case system."""
    server = HttpServer()
    with serving(server):
        yield server


@pytest.fixture
def ways(mail: MailServer, rooms: HttpServer, receiver: HttpServer) -> Ways:
    """Mail for people, a room for everybody and one for a team, and a case system."""
    at = rooms.url.replace("http://", "json://")
    everybody, team_2 = (
        Room(AppriseChannel(f"{at}/all"), "all"),
        Room(AppriseChannel(f"{at}/two"), "two", "team-2"),
    )
    return Ways(EmailChannel(mail.url, SENDER), (everybody, team_2), WebhookChannel(receiver.url, SECRET))


def _alerts(pool: asyncpg.Pool, ways: Ways) -> Alerts:
    return alerts_of(pool, ways, AT_ONCE, LinkSigner("k" * 32, "https://board.example"))


async def test_the_rooms_of_all_and_of_the_team_and_the_case_system_hear(
    seeded: asyncpg.Pool, ways: Ways, rooms: HttpServer, receiver: HttpServer
) -> None:
    delivery = await deliver(_alerts(seeded, ways), notice())
    assert delivery.to == ("manager-1",)
    await deliver(_alerts(seeded, ways), notice(case="case-2", team="team-2", roles=(Role.SERVICE_MANAGER,)))
    assert sorted(request.path for request in rooms.requests) == ["/all", "/all", "/two"]
    assert [verify(SECRET, r.headers, r.body).data["case"] for r in receiver.requests] == ["case-1", "case-2"]


async def test_they_hear_once(seeded: asyncpg.Pool, ways: Ways, rooms: HttpServer, receiver: HttpServer) -> None:
    for _ in range(3):
        await deliver(_alerts(seeded, ways), notice())
    assert (len(rooms.requests), len(receiver.requests)) == (1, 1)


async def test_they_get_the_address_of_the_case_and_no_link_to_take_it_on(
    seeded: asyncpg.Pool, ways: Ways, rooms: HttpServer, receiver: HttpServer
) -> None:
    await deliver(_alerts(seeded, ways), notice())
    for request in (*rooms.requests, *receiver.requests):
        assert b"https://board.example/case/case-1" in request.body
        assert b"/act/" not in request.body


async def test_a_room_that_was_told_is_nobody_who_was_told(
    seeded: asyncpg.Pool, ways: Ways, mail: MailServer, rooms: HttpServer
) -> None:
    mail.refuses["ines@hillshire.example"] = "550 No such person"
    delivery = await deliver(_alerts(seeded, ways), notice())
    assert (delivery.outcome, delivery.code) == ("failed", "recipient_refused")
    assert len(rooms.requests) == 1


async def test_where_there_is_nobody_to_tell_rooms_hear_all_the_same(
    seeded: asyncpg.Pool, ways: Ways, rooms: HttpServer
) -> None:
    delivery = await deliver(_alerts(seeded, ways), notice(roles=(Role.DIRECTOR,)))
    assert (delivery.outcome, delivery.code) == ("failed", "no_recipient")
    assert len(rooms.requests) == 1


async def test_a_room_that_is_away_keeps_nobody_from_climbing(
    seeded: asyncpg.Pool, ways: Ways, mail: MailServer, rooms: HttpServer
) -> None:
    rooms.next_replies.append(Reply(500))
    mail.refuses["ines@hillshire.example"] = "550 No such person"
    assert (await deliver(_alerts(seeded, ways), notice())).outcome == "failed"
    assert ("failed", "provider_unavailable") in await ledger(seeded, "status, code")


async def test_a_warning_that_waits_for_a_room_goes_when_people_turn_out_not_to_be_reached(
    seeded: asyncpg.Pool, ways: Ways, mail: MailServer, rooms: HttpServer
) -> None:
    """Nobody comes back for it."""
    alerts = alerts_of(seeded, ways, WAITING)
    mail.refuses["ines@hillshire.example"] = "550 No such person"
    await put_off(alerts, warning())
    await seeded.execute("UPDATE deliveries SET hold_until = now() WHERE recipient = 'manager-1'")
    assert (await deliver(alerts, warning())).outcome == "failed"
    assert len(rooms.requests) == 1


async def test_a_case_system_that_is_away_hears_later_and_in_the_end_never(
    seeded: asyncpg.Pool, ways: Ways, mail: MailServer, receiver: HttpServer
) -> None:
    receiver.next_replies.extend([Reply(503), Reply(503), Reply(503)])
    alerts = _alerts(seeded, ways)
    assert (await put_off(alerts, notice())).type == "provider_unavailable"
    await put_off(alerts, notice())
    await pass_time(seeded, minutes=15)
    assert (await deliver(alerts, notice())).to == ("manager-1",)
    assert len(mail.received) == 1
    assert ("webhook", "failed", "provider_unavailable") in await ledger(seeded)


async def test_a_case_system_hears_of_each_child_and_of_each_warning_at_once(
    seeded: asyncpg.Pool, journal: Journal, ways: Ways, rooms: HttpServer, receiver: HttpServer
) -> None:
    """What is put together for people would be work for a machine to take apart."""
    for case in ("case-1", "case-2"):
        await written(journal, case)
    for case in ("case-1", "case-2"):
        await deliver(_alerts(seeded, ways), told(case))
    await put_off(alerts_of(seeded, ways, WAITING), warning(case="case-3"))
    assert [verify(SECRET, r.headers, r.body).data["case"] for r in receiver.requests] == [
        "case-1",
        "case-2",
        "case-3",
    ]
    assert len(rooms.requests) == 1
