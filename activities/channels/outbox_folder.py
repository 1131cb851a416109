"""Messages as files in a folder, for a machine without a mail server."""

import asyncio
import hashlib
import tempfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from activities.channels.mail import mail_of
from activities.channels.port import Envelope, Taken, Unavailable


@dataclass(frozen=True)
class OutboxChannel:
    """Writes each message as an `.eml` file into a folder; a repeat writes the same file again."""

    folder: Path
    sender: str
    name: str = "outbox"

    async def send(self, envelope: Envelope) -> Taken:
        """Write one message; see `Channel.send`."""
        message = mail_of(envelope, self.sender)
        try:
            await asyncio.to_thread(self._write, message)
        except OSError:
            raise Unavailable("outbox_not_writable") from None
        return Taken()

    def _write(self, message: EmailMessage) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:32]
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
            file.write(message.as_bytes())
        Path(file.name).replace(self.folder / f"{name}.eml")
