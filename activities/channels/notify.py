"""GOV.UK Notify: e-mail, and a text message for what has to be heard at any hour; what became of each is asked later.

Notify does not drop a repeat, so an attempt that may have been made before first looks for its reference.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from activities.channels.mail import plain_lines
from activities.channels.port import (
    SECONDS_FOR_ONE_MESSAGE,
    Envelope,
    Message,
    NotSent,
    Refused,
    Standing,
    Taken,
    Unavailable,
)
from engine.deliveries import NOTIFY_FAILURES

SECONDS_FOR_ONE_REQUEST = 5
LONGEST_TEXT = 300
_BAD_REQUEST, _LOGIN_REFUSED, _TOO_MANY, _ANY_FAULT_OF_THEIRS = 400, (401, 403), 429, 500
_T = TypeVar("_T")

# Its warnings quote what the API answered, and that may quote an address.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class NotifyChannel:
    """Notify's API with the key of one service. Templates are named by their ids there.

    The e-mail template has the fields `subject` and `body`, the one for texts `text`.
    """

    key: str = field(repr=False)
    url: str
    email_template: str
    text_template: str | None = None
    name: str = "notify"

    async def send(self, envelope: Envelope) -> Taken:
        """Send the mail and, if it is urgent and there is a number, the text. One of the two that is taken is enough.

        Raises:
            Refused: `no_address`, `recipient_refused` or `message_refused`, by everything that was tried.
            Unavailable: `provider_busy`, `provider_login_refused` or `provider_unavailable`.
        """
        ways = self._ways(envelope)
        if not ways:
            raise Refused("no_address")
        tried = await asyncio.gather(*(self._taken(envelope, *way) for way in ways), return_exceptions=True)
        return Taken(" ".join(_taken_ids(tried)))

    async def look_up(self, provider_id: str) -> Standing:
        """What became of a message: it arrived if its mail or its text did."""
        statuses = [await self._ask(partial(_status_of, one)) for one in provider_id.split()]
        return notify_standing(statuses)

    def _ways(self, envelope: Envelope) -> list[tuple[str, Callable[[NotificationsAPIClient], Any]]]:
        reference, to, said = envelope.identity.strip("<>"), envelope.to, envelope.message
        ways: list[tuple[str, Callable[[NotificationsAPIClient], Any]]] = []
        if to.email:
            body = {"subject": said.subject, "body": "\n".join(plain_lines(said, bullet="*"))}
            ways.append((reference, partial(_mail, to.email, self.email_template, body, reference)))
        if to.phone and self.text_template and said.urgent:
            text = {"text": short_text(said)}
            by_text = f"text-{reference}"
            ways.append((by_text, partial(_text, to.phone, self.text_template, text, by_text)))
        return ways

    async def _taken(
        self, envelope: Envelope, reference: str, send: Callable[[NotificationsAPIClient], dict[str, Any]]
    ) -> str:
        if envelope.repeated and (known := await self._ask(partial(_known, reference))):
            return known
        return str((await self._ask(send))["id"])

    async def _ask(self, request: Callable[[NotificationsAPIClient], _T]) -> _T:
        def ask() -> _T:
            # One client for each request, as it is not made for several threads.
            client = NotificationsAPIClient(  # type: ignore[no-untyped-call] # the package is typed in part
                self.key, base_url=self.url, timeout=SECONDS_FOR_ONE_REQUEST
            )
            with client.request_session:
                return request(client)

        try:
            async with asyncio.timeout(SECONDS_FOR_ONE_MESSAGE):
                return await asyncio.to_thread(ask)
        except APIError as error:
            raise _as_code(error) from None
        except TimeoutError:
            raise Unavailable("provider_unavailable") from None


def short_text(said: Message) -> str:
    """A message as a text: one line and the address of its link."""
    words = said.line if len(said.line) <= LONGEST_TEXT else said.line[: LONGEST_TEXT - 1] + "…"
    return f"{words} {said.link[1]}" if said.link else words


def notify_standing(statuses: list[str]) -> Standing:
    """What became of a message, by Notify's statuses of everything that it was sent as."""
    if "delivered" in statuses:
        return Standing("delivered")
    if all(status in NOTIFY_FAILURES for status in statuses):
        return Standing("failed", NOTIFY_FAILURES[statuses[0]].value)
    return Standing("waiting")


def _taken_ids(tried: list[str | BaseException]) -> list[str]:
    taken = [one for one in tried if isinstance(one, str)]
    problems = [one for one in tried if isinstance(one, BaseException)]
    if others := [one for one in problems if not isinstance(one, NotSent)]:
        raise others[0]
    if not taken:
        raise next((one for one in problems if isinstance(one, Unavailable)), problems[0])
    return taken


def _mail(to: str, template: str, fields: dict[str, str], reference: str, client: NotificationsAPIClient) -> Any:
    return client.send_email_notification(to, template, fields, reference)  # type: ignore[no-untyped-call]


def _text(to: str, template: str, fields: dict[str, str], reference: str, client: NotificationsAPIClient) -> Any:
    return client.send_sms_notification(to, template, fields, reference)  # type: ignore[no-untyped-call]


def _known(reference: str, client: NotificationsAPIClient) -> str | None:
    found = client.get_all_notifications(reference=reference)["notifications"]  # type: ignore[no-untyped-call]
    return str(found[0]["id"]) if found else None


def _status_of(provider_id: str, client: NotificationsAPIClient) -> str:
    return str(client.get_notification_by_id(provider_id)["status"])  # type: ignore[no-untyped-call]


def _as_code(error: APIError) -> NotSent:
    status = error.status_code
    if status in _LOGIN_REFUSED:
        # The operator's to put right, and no fault of the recipient: the message may go later.
        return Unavailable("provider_login_refused")
    if status == _TOO_MANY:
        return Unavailable("provider_busy")
    if status >= _ANY_FAULT_OF_THEIRS:
        return Unavailable("provider_unavailable")
    about_recipient = status == _BAD_REQUEST and any(
        word in str(error.message).lower() for word in ("email_address", "phone_number", "recipient")
    )
    return Refused("recipient_refused" if about_recipient else "message_refused")
