"""The worker and the command line as processes of their own, and a mail server that behaves badly when asked to."""

import asyncio
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any, Literal

from aiosmtpd.controller import Controller

REPOSITORY = Path(__file__).resolve().parents[2]
UNAVAILABLE = 5
"""The exit code of a worker that cannot reach a server."""


class Mailbox:
    """A mail server that keeps what it is sent, and can be made to hesitate or to refuse.

    `holds` names recipients and the step of the conversation at which it waits until they are taken out; `held` is
    whom it waits with. `answers` are given to the next messages instead of taking them; `slow` is how long each takes.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.messages: list[EmailMessage] = []
        self.holds: dict[str, Literal["RCPT", "DATA"]] = {}
        self.held: set[str] = set()
        self.answers: deque[str] = deque()
        self.slow = 0.0
        self._controller: Controller | None = None

    def start(self) -> None:
        """Begin to listen, or begin again."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Go away."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, _: Any, __: Any, envelope: Any, address: str, ___: Any
    ) -> str:
        """Hear whom a message is for."""
        await self._hold(address, "RCPT")
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - the same
        """Take one message in. Who hangs up before it is taken has sent nothing."""
        await self._hold(envelope.rcpt_tos[0], "DATA")
        await asyncio.sleep(self.slow)
        if self.answers:
            return self.answers.popleft()
        message = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 taken"

    async def _hold(self, address: str, step: str) -> None:
        while self.holds.get(address) == step:
            self.held.add(address)
            await asyncio.sleep(0.05)
        self.held.discard(address)

    def ids(self, to: str | None = None) -> list[str]:
        """The Message-ID of everything received, in order, by everybody or by one."""
        return [str(m["Message-ID"]) for m in self.messages if to in {None, m["To"]}]


class DidNotStart(AssertionError):
    """A worker ended before it worked; `code` is its exit code."""

    def __init__(self, code: int, said: str) -> None:
        """Keep the code; the message has the end of its log."""
        super().__init__(f"The worker ended with {code} before it worked. {said}")
        self.code = code


class WorkerProcess:
    """`worker.py` as a process of its own, as in production.

    `environment` is added to the test's own, `folder` is where the build that it runs lies, `log` gets what it logs.
    """

    def __init__(self, environment: Mapping[str, str], folder: Path = REPOSITORY, *, log: Path) -> None:
        self.log = log
        self._environment = {**os.environ, **environment}
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether it has been started and has not ended."""
        return self._process is not None and self._process.returncode is None

    async def start(self, **more: str) -> None:
        """Start it, and wait until it works: what is killed while it starts is another story.

        `more` is added to its environment from now on.
        """
        self._environment.update(more)
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "worker.py",
                cwd=self._folder,
                env=self._environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdout is not None
        async with asyncio.timeout(90):
            while b"serves the task queue" not in (line := await self._process.stdout.readline()):
                said = "" if line else self.log.read_text(encoding="utf-8")[-2_000:]
                if not line:
                    raise DidNotStart(await self._process.wait(), said)

    async def start_in_the_end(self) -> None:
        """Start it again and again while it ends because a server is away, as systemd and Kubernetes do."""
        async with asyncio.timeout(180):
            while True:
                try:
                    return await self.start()
                except DidNotStart as problem:
                    if problem.code != UNAVAILABLE:
                        raise
                    await asyncio.sleep(1)

    async def kill(self) -> None:
        """SIGKILL: it has no chance to tidy up."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM: it finishes what it is doing."""
        await self._end(signal.SIGTERM)

    def pause(self) -> None:
        """SIGSTOP: it stands still and does not know it, as a machine does that is being moved."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """SIGCONT."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    async def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.send_signal(how)
        await asyncio.wait_for(self._process.wait(), 30)


@dataclass(frozen=True)
class Said:
    """What a program of ours ended with."""

    code: int
    out: str
    error: str

    @property
    def told(self) -> Any:
        """What it printed, where that is JSON."""
        return json.loads(self.out)


async def program(*command: str, environment: Mapping[str, str]) -> Said:
    """Run a program in the repository to its end."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, error = await asyncio.wait_for(process.communicate(), 120)
    return Said(process.returncode or 0, out.decode(), error.decode())
