"""What a mail system sends back when a message could not be delivered: a delivery status notification (RFC 3464)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from typing import Any

from client.errors import Malformed

FAILED = "failed"


@dataclass(frozen=True)
class Bounce:
    """What a notification says: of which message (its Message-ID), and whether it failed for good.

    `action` is the mail system's word: `failed`, or `delayed`, `delivered`, `relayed`, `expanded`. `status` is its code
    (`5.1.1`). Nothing else of it is kept, as it quotes addresses.
    """

    message_id: str
    action: str
    status: str

    @property
    def failed(self) -> bool:
        """Whether the message will never arrive; a delay is not that."""
        return self.action == FAILED


def read_bounce(raw: bytes) -> Bounce:
    """Read a notification as the mail system sent it.

    Raises:
        Malformed: it is none, or does not say which message it is about. Nothing of it is quoted.
    """
    # By the old policy, which takes headers as they are: the newer one's parser fails on what is no address.
    message = message_from_bytes(raw)
    said = list(_about_recipients(message))
    identity = next(_identities(message), None)
    if not said:
        raise Malformed(
            "This is not a delivery status notification (RFC 3464): it has no part message/delivery-status."
        )
    if identity is None or "\0" in identity:
        raise Malformed("This delivery status notification does not say which message it is about.")
    # Ours go to one recipient each; if a notification tells of several, the worst counts.
    action, status = next((each for each in said if each[0] == FAILED), said[0])
    return Bounce(identity, action, status)


def _about_recipients(message: Message) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for group in _groups(part):
                if action := str(group.get("Action", "")).strip().lower():
                    yield action, str(group.get("Status", "")).split(" ")[0].strip()


def _groups(part: Any) -> Iterator[Any]:
    content = part.get_payload()
    if isinstance(content, list):
        yield from content


def _identities(message: Message) -> Iterator[str]:
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            # Whatever it says its letters are: those of a header are ASCII.
            content = part.get_payload(decode=True)
            headers = content if isinstance(content, bytes) else b""
            returned = message_from_string(headers.decode("ascii", "replace"))
        elif kind == "message/rfc822":
            returned = next(iter(_groups(part)), Message())
        else:
            continue
        if identity := str(returned.get("Message-ID", "")).strip():
            yield identity
