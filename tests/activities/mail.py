"""A real SMTP server that keeps what it gets and answers what a test wants."""

import ssl
from collections import deque
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKEN = "250 OK"


class MailServer:
    """Listens on the loopback address; `refuses` maps a recipient to an answer, `next_answers` come first.

    With `tls` it speaks TLS: after STARTTLS, or `at_once`. `encrypted` says of each message whether it came that way.
    """

    def __init__(self, port: int, *, tls: ssl.SSLContext | None = None, at_once: bool = False) -> None:
        self.port = port
        self.encrypted: list[bool] = []
        self.received: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}
        self.next_answers: deque[str] = deque()
        self.url = f"smtp://127.0.0.1:{port}"
        speaks: dict[str, Any] = {"ssl_context": tls} if at_once else {"tls_context": tls}
        self._controller = Controller(self, hostname="127.0.0.1", port=port, **speaks)

    def start(self) -> None:
        """Begin to listen."""
        self._controller.start()

    def stop(self) -> None:
        """Listen no more."""
        self._controller.stop()

    @property
    def recipients(self) -> list[str]:
        """Whom messages have come for, in order."""
        return [str(message["To"]) for message in self.received]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer `RCPT TO`."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return TAKEN

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Answer the message itself."""
        if self.next_answers:
            return self.next_answers.popleft()
        content = envelope.original_content or b""
        self.encrypted.append(bool(server.transport and server.transport.get_extra_info("ssl_object")))
        self.received.append(message_from_bytes(content, policy=policy.default))
        return TAKEN
