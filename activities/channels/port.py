"""What every channel is given, and what it answers.

NotSent
├── Refused       this recipient or this message will never be taken; trying again is useless
└── Unavailable   nobody can say: no connection, a time-out, a temporary answer; to be tried again

Both carry a code and nothing that the other side wrote, since that may quote an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

SECONDS_FOR_ONE_MESSAGE = 20.0
SECONDS_FOR_ONE_ANSWER = 10.0


class NotSent(Exception):
    """A message was not sent; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refused(NotSent):
    """This recipient or this message will never be taken."""


class Unavailable(NotSent):
    """The message may go later."""


@dataclass(frozen=True)
class Message:
    """What is said, to be put into words by each channel: references, limits, dates and codes; never about a person.

    `line` is all of it on one line, for a digest. `items` stand under `heading`. `link` is what to follow, by its words
    and its address. `case` and `alert` are what the link is to lead to. `urgent` means at any hour. `details` is the
    same for machines.
    """

    kind: str
    subject: str
    line: str
    facts: tuple[tuple[str, str], ...]
    heading: str = ""
    items: tuple[str, ...] = ()
    ending: str = ""
    urgent: bool = False
    case: str | None = None
    alert: str | None = None
    link: tuple[str, str] | None = None
    details: Mapping[str, str | int | tuple[str, ...] | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Address:
    """Whom a message is for: the directory's id (or the name of a room), and where mail and texts go."""

    id: str
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Envelope:
    """One message to one recipient. `identity` is the same at every attempt, in the form of a Message-ID.

    `repeated` says that an earlier attempt may have sent it without living to say so.
    """

    identity: str
    to: Address
    message: Message
    repeated: bool = False


@dataclass(frozen=True)
class Taken:
    """The channel has taken a message; `provider_id` is what to ask after it by, where that can be asked."""

    provider_id: str | None = None


@dataclass(frozen=True)
class Standing:
    """What became of a message that was taken: nobody knows yet, it arrived, or it failed with a code."""

    state: Literal["waiting", "delivered", "failed"]
    code: str | None = None


class Channel(Protocol):
    """One way to people, rooms or machines."""

    @property
    def name(self) -> str:
        """What the record calls it."""
        ...

    async def send(self, envelope: Envelope) -> Taken:
        """Send one message.

        Raises:
            Refused: it will never be taken.
            Unavailable: it may be taken later.
        """
        ...


@runtime_checkable
class FollowedUp(Channel, Protocol):
    """A channel that can say later what became of a message. With any other, taken is as far as anybody knows."""

    async def look_up(self, provider_id: str) -> Standing:
        """What became of a message that `send` gave this id for.

        Raises:
            Unavailable: the provider does not say.
        """
        ...
