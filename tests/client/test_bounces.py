import pytest

from client.bounces import Bounce, read_bounce
from client.errors import Malformed
from tests.client.bounces import HEADERS, WHOLE, notification


@pytest.mark.parametrize("returned", [WHOLE, HEADERS])
def test_a_notification_says_which_message_failed(returned: str) -> None:
    bounce = read_bounce(notification("<abc@hillshire.example>", returned=returned))
    assert bounce == Bounce("<abc@hillshire.example>", "failed", "5.1.1")
    assert bounce.failed


def test_headers_in_letters_that_nobody_knows_are_read_all_the_same() -> None:
    odd = HEADERS.replace("text/rfc822-headers", "text/rfc822-headers; charset=nonesuch")
    assert read_bounce(notification(returned=odd)).message_id == "<abc@hillshire.example>"


def test_an_identity_that_is_no_address_is_nobody_s_and_breaks_nothing() -> None:
    assert read_bounce(notification("<>")).message_id == "<>"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_what_is_no_failure_is_none(action: str) -> None:
    assert not read_bounce(notification(action=action, status="4.4.1")).failed


def test_the_identity_is_that_of_our_message_and_not_of_the_notification() -> None:
    assert read_bounce(notification()).message_id == "<abc@hillshire.example>"


def test_the_words_of_the_action_may_be_in_any_case() -> None:
    assert read_bounce(notification(action="Failed")).failed


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not a delivery status notification"),
        (b"Subject: Out of office\r\n\r\nI am away.\r\n", "not a delivery status notification"),
        (b"\xff\xfe\x00", "not a delivery status notification"),
        (notification("<\0@hillshire.example>"), "which message"),
        (notification(returned="Content-Type: text/plain\n\nNothing came back."), "which message"),
    ],
)
def test_anything_else_is_refused_in_one_sentence_that_quotes_nothing(raw: bytes, said: str) -> None:
    with pytest.raises(Malformed, match=said) as refused:
        read_bounce(raw)
    assert "away" not in str(refused.value)
    assert "@" not in str(refused.value)
