"""Invented messages."""

from typing import Any

from activities.channels import Address, Envelope, Message
from activities.messages import notice_message
from tests.activities.values import notice

LINK = ("Take this on", "https://board.example/act/token")


def message(**changes: Any) -> Message:
    """A message that a limit has passed."""
    made = notice_message(notice(immediate=True), "Hillshire", linked=True)
    return Message(**({name: getattr(made, name) for name in made.__dataclass_fields__} | {"link": LINK} | changes))


def envelope(*, repeated: bool = False, phone: str | None = None, **changes: Any) -> Envelope:
    """That message to an invented manager."""
    to = Address("manager-1", "ines@hillshire.example", phone)
    return Envelope("<0123456789abcdef@hillshire.example>", to, message(**changes), repeated)
