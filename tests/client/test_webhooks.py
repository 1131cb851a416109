"""What a case system checks before it believes a webhook."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest

from client.webhooks import NotSigned, TooOld, WrongKey, verify
from engine.signing import webhook_key, webhook_signature

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
BODY = json.dumps({"type": "frontdoor.breached", "data": {"case": "C-1"}}).encode()


def _headers(secret: str = SECRET, at: datetime = NOW, message: str = "msg_1", body: bytes = BODY) -> dict[str, str]:
    timestamp = int(at.timestamp())
    return {
        "Webhook-Id": message,
        "Webhook-Timestamp": str(timestamp),
        "Webhook-Signature": webhook_signature(webhook_key(secret), message, timestamp, body),
    }


def test_the_example_of_the_standard_is_signed_as_the_standard_says() -> None:
    signed = webhook_signature(
        webhook_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        b'{"test": 2432232314}',
    )
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_we_signed_is_believed() -> None:
    got = verify(SECRET, _headers(), BODY, now=NOW)
    assert (got.id, got.sent_at, got.type, got.data) == ("msg_1", NOW, "frontdoor.breached", {"case": "C-1"})


def test_while_a_secret_is_changed_either_signature_will_do() -> None:
    headers = _headers()
    headers["Webhook-Signature"] = f"v1,bm90IHRoaXMgb25l {headers['Webhook-Signature']}"
    assert verify(SECRET, headers, BODY, now=NOW).id == "msg_1"


@pytest.mark.parametrize("changed", [{"Webhook-Id": "msg_2"}, {"Webhook-Timestamp": str(int(NOW.timestamp()) + 1)}])
def test_a_header_that_was_changed_is_noticed(changed: dict[str, str]) -> None:
    with pytest.raises(WrongKey):
        verify(SECRET, _headers() | changed, BODY, now=NOW)


def test_a_body_that_was_changed_is_noticed() -> None:
    with pytest.raises(WrongKey):
        verify(SECRET, _headers(), BODY.replace(b"C-1", b"C-2"), now=NOW)


def test_another_secret_is_noticed() -> None:
    other = "whsec_" + base64.b64encode(bytes(32)).decode()
    with pytest.raises(WrongKey):
        verify(SECRET, _headers(other), BODY, now=NOW)


@pytest.mark.parametrize("off", [timedelta(minutes=-6), timedelta(minutes=6)])
def test_a_message_from_another_time_is_not_believed(off: timedelta) -> None:
    with pytest.raises(TooOld):
        verify(SECRET, _headers(at=NOW + off), BODY, now=NOW)
    assert verify(SECRET, _headers(at=NOW + off), BODY, now=NOW, tolerance=timedelta(minutes=7)).id == "msg_1"


@pytest.mark.parametrize("missing", ["Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"])
def test_a_message_without_one_of_the_headers_is_not_believed(missing: str) -> None:
    headers = _headers()
    del headers[missing]
    with pytest.raises(NotSigned):
        verify(SECRET, headers, BODY, now=NOW)


@pytest.mark.parametrize("timestamp", ["yesterday", "", "9" * 30])
def test_a_time_that_is_none_is_not_believed(timestamp: str) -> None:
    with pytest.raises(NotSigned):
        verify(SECRET, _headers() | {"Webhook-Timestamp": timestamp}, BODY, now=NOW)


def test_a_secret_that_is_none_is_the_receivers_mistake() -> None:
    with pytest.raises(ValueError, match="whsec_"):
        verify("hunter2", _headers(), BODY, now=NOW)
