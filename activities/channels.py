"""How a message leaves: by SMTP, or as a file in a folder.

NotSent
├── Refused       this recipient or this message will never be taken; trying again is useless
└── Unavailable   nobody can say: no connection, a time-out, a temporary answer; to be tried again

Both carry a code and nothing that the mail server wrote, since that may quote an address.
"""

import asyncio
import hashlib
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import aiosmtplib

SECONDS_FOR_ONE_MESSAGE = 20.0
SECONDS_FOR_ONE_ANSWER = 10.0
PERMANENT = 500


class NotSent(Exception):
    """A message was not sent; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refused(NotSent):
    """This recipient or this message will never be taken."""


class Unavailable(NotSent):
    """The message may go later."""


class Channel(Protocol):
    """One way to people."""

    @property
    def name(self) -> str:
        """What the record calls it."""
        ...

    async def send(self, message: EmailMessage) -> None:
        """Send one message to the one recipient in its `To`.

        Raises:
            Refused: it will never be taken.
            Unavailable: it may be taken later.
        """
        ...


@dataclass(frozen=True)
class EmailChannel:
    """Mail by SMTP. `url` is `smtp://user:password@host:port` or `smtps://…`; with `smtp`, STARTTLS is used if offered.

    `smtp://…?starttls=required` refuses to go on without; `?starttls=never` does not ask. A login is only ever sent
    over TLS or to this machine.
    """

    url: str = field(repr=False)
    name: str = "email"

    async def send(self, message: EmailMessage) -> None:
        """Send one message; see `Channel.send`."""
        with _as_codes():
            async with asyncio.timeout(SECONDS_FOR_ONE_MESSAGE):
                await self._send(message)

    async def _send(self, message: EmailMessage) -> None:
        where = urlsplit(self.url)
        server = _server(where)
        async with server:
            if where.username:
                _refuse_open_login(server, where)
                await server.login(unquote(where.username), unquote(where.password or ""))
            await server.send_message(message)


def _server(where: SplitResult) -> aiosmtplib.SMTP:
    tls = where.scheme == "smtps"
    starttls = {"required": True, "never": False}.get(parse_qs(where.query).get("starttls", [""])[0])
    return aiosmtplib.SMTP(
        hostname=where.hostname,
        port=where.port or (465 if tls else 25),
        use_tls=tls,
        start_tls=False if tls else starttls,
        timeout=SECONDS_FOR_ONE_ANSWER,
    )


def _refuse_open_login(server: aiosmtplib.SMTP, where: SplitResult) -> None:
    encrypted = server.get_transport_info("sslcontext") is not None
    if not encrypted and where.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise Unavailable("mail_login_not_encrypted")


@contextmanager
def _as_codes() -> Iterator[None]:
    try:
        yield
    except aiosmtplib.SMTPAuthenticationError:
        # The operator's to put right, and no fault of the recipient: the message may go later.
        raise Unavailable("mail_login_refused") from None
    except aiosmtplib.SMTPRecipientsRefused as error:
        raise _by_status(max(r.code for r in error.recipients), "recipient_refused") from None
    except aiosmtplib.SMTPRecipientRefused as error:
        raise _by_status(error.code, "recipient_refused") from None
    except aiosmtplib.SMTPConnectError:
        raise Unavailable("provider_unavailable") from None
    except aiosmtplib.SMTPResponseException as error:
        raise _by_status(error.code, "message_refused") from None
    except ssl.SSLError:
        raise Unavailable("mail_certificate_refused") from None
    except (aiosmtplib.SMTPException, OSError, TimeoutError):
        raise Unavailable("provider_unavailable") from None


def _by_status(status: int, code: str) -> NotSent:
    return Refused(code) if status >= PERMANENT else Unavailable("provider_busy")


@dataclass(frozen=True)
class OutboxChannel:
    """Writes each message as an `.eml` file into a folder; a repeat writes the same file again."""

    folder: Path
    name: str = "outbox"

    async def send(self, message: EmailMessage) -> None:
        """Write one message; see `Channel.send`."""
        try:
            await asyncio.to_thread(self._write, message)
        except OSError:
            raise Unavailable("outbox_not_writable") from None

    def _write(self, message: EmailMessage) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:32]
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
            file.write(message.as_bytes())
        Path(file.name).replace(self.folder / f"{name}.eml")


def make_channel(smtp_url: str | None, outbox: Path) -> Channel:
    """The mail server's channel where one is set, otherwise the folder."""
    return EmailChannel(smtp_url) if smtp_url else OutboxChannel(outbox)
