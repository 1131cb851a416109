"""GOV.UK Notify, against a server that speaks its API."""

import pytest

from activities.channels import Address, Envelope, NotSent, Refused, Standing, Unavailable
from activities.channels.notify import LONGEST_TEXT, NotifyChannel, short_text
from tests.activities.channels.envelopes import LINK, envelope, message
from tests.activities.channels.http_server import Reply
from tests.activities.channels.notify_server import (
    EMAIL_TEMPLATE,
    KEY,
    SERVICE,
    TEXT_TEMPLATE,
    NotifyServer,
    error,
)

PHONE = "+447700900123"


def channel(notify: NotifyServer, key: str = KEY) -> NotifyChannel:
    return NotifyChannel(key, notify.url, EMAIL_TEMPLATE, TEXT_TEMPLATE)


async def test_a_message_fills_the_fields_of_the_template(notify: NotifyServer) -> None:
    taken = await channel(notify).send(envelope())
    (sent,) = notify.taken.values()
    assert taken.provider_id == sent["id"]
    assert (sent["email_address"], sent["reference"]) == (
        "ines@hillshire.example",
        "0123456789abcdef@hillshire.example",
    )
    fields = sent["personalisation"]
    assert fields["subject"] == "[Hillshire] Limit passed: Assessment, case case-1, 2 working days late"
    assert "* The child has not been seen." in fields["body"]
    assert LINK[1] in fields["body"]


async def test_an_urgent_message_goes_by_text_as_well_where_there_is_a_number(notify: NotifyServer) -> None:
    taken = await channel(notify).send(envelope(phone=PHONE))
    assert sorted((x["type"], x["reference"][:5]) for x in notify.taken.values()) == [
        ("email", "01234"),
        ("sms", "text-"),
    ]
    assert set((taken.provider_id or "").split()) == set(notify.taken)
    (text,) = [x["personalisation"]["text"] for x in notify.taken.values() if x["type"] == "sms"]
    assert text == f"Limit passed: Assessment, case-1, 2 working days late {LINK[1]}"


async def test_a_warning_wakes_nobody_by_text(notify: NotifyServer) -> None:
    await channel(notify).send(envelope(phone=PHONE, urgent=False))
    assert [x["type"] for x in notify.taken.values()] == ["email"]


async def test_a_long_text_is_cut_before_the_link() -> None:
    text = short_text(message(line="x" * 1000))
    assert len(text) == LONGEST_TEXT + 1 + len(LINK[1])
    assert text.endswith(f"… {LINK[1]}")


async def test_what_may_have_been_sent_before_is_looked_for_and_not_sent_again(notify: NotifyServer) -> None:
    first = await channel(notify).send(envelope(phone=PHONE))
    again = await channel(notify).send(envelope(phone=PHONE, repeated=True))
    assert again == first
    assert len(notify.taken) == 2


async def test_what_did_not_get_there_before_is_sent(notify: NotifyServer) -> None:
    taken = await channel(notify).send(envelope(repeated=True))
    assert list(notify.taken) == [taken.provider_id]


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (error(400, "ValidationError", "email_address Not a valid email address"), Refused, "recipient_refused"),
        (
            error(400, "BadRequestError", "Can't send to this recipient using a team-only API key"),
            Refused,
            "recipient_refused",
        ),
        (error(400, "BadRequestError", "Missing personalisation: subject"), Refused, "message_refused"),
        (error(403, "AuthError", "Invalid token: API key not found"), Unavailable, "provider_login_refused"),
        (error(429, "RateLimitError", "Exceeded rate limit for key type LIVE"), Unavailable, "provider_busy"),
        (error(429, "TooManyRequestsError", "Exceeded send limits for today"), Unavailable, "provider_busy"),
        (error(500, "Exception", "Internal server error"), Unavailable, "provider_unavailable"),
        (Reply(503), Unavailable, "provider_unavailable"),
        (Reply(hangs_up=True), Unavailable, "provider_unavailable"),
    ],
)
async def test_each_error_has_its_code(notify: NotifyServer, reply: Reply, kind: type[NotSent], code: str) -> None:
    notify.next_replies.append(reply)
    with pytest.raises(kind) as problem:
        await channel(notify).send(envelope())
    assert (type(problem.value), problem.value.code) == (kind, code)
    assert notify.taken == {}


async def test_a_wrong_key_is_for_the_operator_and_shows_nowhere(notify: NotifyServer) -> None:
    wrong = channel(notify, f"frontdoor-{SERVICE}-00000000-0000-0000-0000-000000000000")
    with pytest.raises(Unavailable) as problem:
        await wrong.send(envelope())
    assert problem.value.code == "provider_login_refused"
    assert "00000000" not in repr(wrong)


async def test_a_text_that_is_taken_is_enough(notify: NotifyServer) -> None:
    to = Address("manager-1", "nonsense", PHONE)
    taken = await channel(notify).send(Envelope("<x@hillshire.example>", to, message()))
    assert [x["type"] for x in notify.taken.values()] == ["sms"]
    assert taken.provider_id == next(iter(notify.taken))


async def test_somebody_without_any_address_is_refused(notify: NotifyServer) -> None:
    with pytest.raises(Refused) as refused:
        await channel(notify).send(Envelope("<x@hillshire.example>", Address("manager-1"), message()))
    assert refused.value.code == "no_address"


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("created", Standing("waiting")),
        ("sending", Standing("waiting")),
        ("pending", Standing("waiting")),
        ("sent", Standing("waiting")),
        ("delivered", Standing("delivered")),
        ("permanent-failure", Standing("failed", "permanent_failure")),
        ("temporary-failure", Standing("failed", "temporary_failure")),
        ("technical-failure", Standing("failed", "technical_failure")),
    ],
)
async def test_each_status_has_its_meaning(notify: NotifyServer, status: str, standing: Standing) -> None:
    taken = await channel(notify).send(envelope())
    notify.become(status)
    assert await channel(notify).look_up(taken.provider_id or "") == standing


async def test_of_mail_and_text_one_that_arrives_is_enough(notify: NotifyServer) -> None:
    taken = await channel(notify).send(envelope(phone=PHONE))
    notify.become("permanent-failure", "email")
    assert (await channel(notify).look_up(taken.provider_id or "")).state == "waiting"
    notify.become("delivered", "sms")
    assert (await channel(notify).look_up(taken.provider_id or "")).state == "delivered"
    notify.become("permanent-failure")
    assert await channel(notify).look_up(taken.provider_id or "") == Standing("failed", "permanent_failure")


async def test_a_provider_that_does_not_say_is_unavailable(notify: NotifyServer) -> None:
    notify.next_replies.append(error(500, "Exception", "Internal server error"))
    with pytest.raises(Unavailable):
        await channel(notify).look_up("740e5834-3a29-46b4-9a6f-16a387340536")
