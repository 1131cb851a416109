"""What a mail system sends back when a message could not be delivered: a delivery status notification (RFC 3464)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
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
    message = message_from_bytes(raw, policy=policy.default)
    said = list(_about_recipients(message))
    identity = next(_identities(message), None)
    if not said:
        raise Malformed(
            "This is not a delivery status notification (RFC 3464): it has no part message/delivery-status."
        )
    if identity is None:
        raise Malformed("This delivery status notification does not say which message it is about.")
    # Ours go to one recipient each; if a notification tells of several, the worst counts.
    action, status = next((each for each in said if each[0] == FAILED), said[0])
    return Bounce(identity, action, status)


def _about_recipients(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for group in _groups(part):
                if action := str(group.get("Action", "")).strip().lower():
                    yield action, str(group.get("Status", "")).split(" ")[0].strip()


def _groups(part: Any) -> Iterator[Any]:
    content = part.get_payload()
    if isinstance(content, list):
        yield from content


def _identities(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            returned = message_from_string(part.get_content(), policy=policy.default)
        elif kind == "message/rfc822":
            returned = next(iter(_groups(part)), EmailMessage())
        else:
            continue
        if identity := str(returned.get("Message-ID", "")).strip():
            yield identity
