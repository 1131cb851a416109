"""One child process of the engine: started in a session of its own, remembered in a file, found again after a crash.

A session of its own, because Ctrl-C in a terminal reaches every process of the session, and the servers must outlive
the worker's own orderly stop.
"""

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, TypedDict

import psutil

from engine.embedded.placement import Account
from engine.errors import Unavailable
from engine.files import write_private

_STOP_SECONDS = 20.0
_LOG_BYTES = 10_000_000


class ServerProcess:
    """A server's process.

    Args:
        name: What the operator calls the server.
        folder: Where the process is remembered (`process.json`) and logs (`server.log`).
        stop_signal: What asks the server to stop cleanly.
    """

    def __init__(self, name: str, folder: Path, *, stop_signal: signal.Signals) -> None:
        self.name = name
        self.log_file = folder / "server.log"
        self._memory = folder / "process.json"
        self._stop_signal = stop_signal
        self._child: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The id of the running process.

        Raises:
            Unavailable: It is not running.
        """
        if self._child is None or self._child.returncode is not None:
            raise Unavailable(f"{self.name} is not running.")
        return self._child.pid

    @property
    def is_running(self) -> bool:
        """Whether the process has been started and has not ended."""
        return self._child is not None and self._child.returncode is None

    async def spawn(self, command: Sequence[str], account: Account | None) -> None:
        """Start the command under the account, with nothing of our own environment."""
        with self._open_log() as log:
            self._child = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                start_new_session=True,
                **as_account(account),
            )
        write_private(self._memory, json.dumps({"pid": self._child.pid, "command": list(command)}))

    async def wait(self) -> int:
        """Wait until the process ends; gives its exit code."""
        if self._child is None:
            raise Unavailable(f"{self.name} is not running.")
        return await self._child.wait()

    async def stop(self) -> None:
        """Ask the process to stop, and kill it when it does not. Does nothing when it is not running."""
        if self._child is not None and self.is_running:
            self._child.send_signal(self._stop_signal)
            try:
                await asyncio.wait_for(self._child.wait(), _STOP_SECONDS)
            except TimeoutError:
                await self.kill()
        self._memory.unlink(missing_ok=True)

    async def kill(self) -> None:
        """End the process without warning, as a crash would."""
        if self._child is not None and self.is_running:
            self._child.kill()
            await self._child.wait()

    async def stop_leftover(self) -> bool:
        """Stop the process of an earlier run that did not end in order; says whether there was one."""
        leftover = self._leftover()
        if leftover is None:
            return False
        with contextlib.suppress(psutil.NoSuchProcess):
            leftover.send_signal(self._stop_signal)
        if not await _gone(leftover, _STOP_SECONDS):
            leftover.kill()
            await _gone(leftover, _STOP_SECONDS)
        return True

    def listens_on(self, port: int) -> bool:
        """Whether it is this process, and no other, that listens on the port."""
        with contextlib.suppress(psutil.Error, Unavailable):
            sockets = psutil.Process(self.pid).net_connections("tcp")
            return any(s.status == psutil.CONN_LISTEN and s.laddr.port == port for s in sockets)
        return False

    def last_words(self, lines: int = 1) -> str:
        """The last lines that the server logged, for an error message."""
        with contextlib.suppress(OSError):
            logged = self.log_file.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return "\n".join(logged[-lines:])
        return "it said nothing"

    def _leftover(self) -> psutil.Process | None:
        try:
            remembered = json.loads(self._memory.read_text(encoding="utf-8"))
            found = psutil.Process(remembered["pid"])
            # The id may have gone to another process since; the command names our own folder.
            return found if found.cmdline() == remembered["command"] else None
        except (OSError, ValueError, KeyError, psutil.Error):
            return None

    def _open_log(self) -> BinaryIO:
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            if self.log_file.stat().st_size > _LOG_BYTES:
                self.log_file.replace(self.log_file.with_suffix(".log.1"))
        return self.log_file.open("ab")


class RunAs(TypedDict):
    """The arguments of `subprocess` that say whose process a child is."""

    user: int | None
    group: int | None
    extra_groups: list[str | int] | None


def as_account(account: Account | None) -> RunAs:
    """Run a child under the account, or under our own when there is none."""
    if account is None:
        return {"user": None, "group": None, "extra_groups": None}
    return {"user": account.user, "group": account.group, "extra_groups": []}


async def _gone(process: psutil.Process, seconds: float) -> bool:
    deadline = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        await asyncio.sleep(0.05)
    return False
