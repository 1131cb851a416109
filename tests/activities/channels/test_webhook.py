"""The signed webhook, against a receiver that verifies it."""

from collections.abc import Iterator

import pytest

from activities.channels import NotSent, Refused, Unavailable
from activities.channels.webhook import WebhookChannel
from client.webhooks import verify
from tests.activities.channels.envelopes import LINK, envelope
from tests.activities.channels.http_server import HttpServer, Reply, serving
from tests.client.test_webhooks import SECRET


@pytest.fixture
def receiver() -> Iterator[HttpServer]:
    """A case system that listens."""
    server = HttpServer()
    with serving(server):
        yield server


def channel(receiver: HttpServer) -> WebhookChannel:
    return WebhookChannel(f"{receiver.url}/frontdoor", SECRET)


async def test_a_receiver_can_tell_that_it_is_ours_and_what_it_says(receiver: HttpServer) -> None:
    await channel(receiver).send(envelope())
    (request,) = receiver.requests
    got = verify(SECRET, request.headers, request.body)
    assert got.type == "frontdoor.breached"
    said = {name: got.data[name] for name in ("case", "alert", "limit", "rung", "late_by", "link")}
    assert said == {
        "case": "case-1",
        "alert": "assessment#1",
        "limit": "assessment",
        "rung": 0,
        "late_by": "2 working days late",
        "link": LINK[1],
    }
    assert got.data["missing"] == ["The child has not been seen."]


async def test_the_id_stays_the_same_when_it_is_sent_again(receiver: HttpServer) -> None:
    for repeated in (False, True):
        await channel(receiver).send(envelope(repeated=repeated))
    first, second = (verify(SECRET, request.headers, request.body) for request in receiver.requests)
    assert first.id == second.id == "msg_0123456789abcdef@hillshire.example"


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (400, Refused, "message_refused"),
        (401, Refused, "message_refused"),
        (410, Refused, "message_refused"),
        (408, Unavailable, "provider_busy"),
        (429, Unavailable, "provider_busy"),
        (302, Unavailable, "provider_unavailable"),
        (500, Unavailable, "provider_unavailable"),
        (503, Unavailable, "provider_unavailable"),
    ],
)
async def test_each_answer_has_its_code(receiver: HttpServer, status: int, kind: type[NotSent], code: str) -> None:
    receiver.next_replies.append(Reply(status, headers={"location": "/elsewhere"}))
    with pytest.raises(kind) as problem:
        await channel(receiver).send(envelope())
    assert (type(problem.value), problem.value.code) == (kind, code)
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("status", [200, 202, 204])
async def test_any_answer_of_2xx_is_taken(receiver: HttpServer, status: int) -> None:
    receiver.next_replies.append(Reply(status))
    assert (await channel(receiver).send(envelope())).provider_id is None


async def test_a_receiver_that_is_away_is_tried_again(receiver: HttpServer) -> None:
    receiver.next_replies.append(Reply(hangs_up=True))
    with pytest.raises(Unavailable):
        await channel(receiver).send(envelope())
    with pytest.raises(Unavailable):
        await WebhookChannel("http://127.0.0.1:9/", SECRET).send(envelope())


def test_the_address_and_the_secret_do_not_show() -> None:
    shown = repr(WebhookChannel("https://cases.example/hunter2", SECRET))
    assert "hunter2" not in shown
    assert SECRET not in shown
