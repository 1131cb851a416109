"""Mail by SMTP. The certificate of a server that speaks TLS is checked against the machine's authorities."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import aiosmtplib

from activities.channels.mail import mail_of
from activities.channels.port import (
    SECONDS_FOR_ONE_ANSWER,
    SECONDS_FOR_ONE_MESSAGE,
    Envelope,
    NotSent,
    Refused,
    Taken,
    Unavailable,
)

PERMANENT = 500


@dataclass(frozen=True)
class EmailChannel:
    """Mail by SMTP. `url` is `smtp://user:password@host:port` or `smtps://…`; with `smtp`, STARTTLS is used if offered.

    `smtp://…?starttls=required` refuses to go on without; `?starttls=never` does not ask. A login is only ever sent
    over TLS or to this machine.
    """

    url: str = field(repr=False)
    sender: str
    name: str = "email"

    async def send(self, envelope: Envelope) -> Taken:
        """Send one message; see `Channel.send`. A repeat has the same Message-ID, so that mail systems drop it."""
        message = mail_of(envelope, self.sender)
        with _as_codes():
            async with asyncio.timeout(SECONDS_FOR_ONE_MESSAGE):
                await self._send(message)
        return Taken()

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
    except aiosmtplib.SMTPConnectError as error:
        # With smtps the certificate is looked at while connecting.
        certificate = isinstance(error.__cause__, ssl.SSLError)
        raise Unavailable("mail_certificate_refused" if certificate else "provider_unavailable") from None
    except aiosmtplib.SMTPResponseException as error:
        raise _by_status(error.code, "message_refused") from None
    except ssl.SSLError:
        raise Unavailable("mail_certificate_refused") from None
    except (aiosmtplib.SMTPException, OSError, TimeoutError):
        raise Unavailable("provider_unavailable") from None


def _by_status(status: int, code: str) -> NotSent:
    return Refused(code) if status >= PERMANENT else Unavailable("provider_busy")
