"""What whoever starts the engine sees of it: a line for each step, then where everything is, or the live table."""

import asyncio
import os
import sys
import time
from datetime import UTC, datetime

from rich.console import Console
from rich.live import Live

from engine.console import Board
from engine.database import NO_ANSWER
from engine.embedded import EmbeddedServers
from engine.logging import log_file
from engine.records import Records
from engine.settings import Settings

MOST_SHOWN = 2_000
_PEOPLE_BY = {"smtp": "out by mail", "notify": "out by GOV.UK Notify"}
_AWAY = "The database does not answer; the table comes back with it. Limits run on meanwhile.\n"


class Voice:
    """Says what happens: plain lines, or on a terminal a spinner while things start."""

    def __init__(self, *, plain: bool) -> None:
        self.console = Console(highlight=False, soft_wrap=True)
        self.plain = plain or not self.console.is_terminal
        self._spinner = self.console.status("Starting")
        self._began = time.monotonic()

    def progress(self, what: str) -> None:
        """Say what is being started."""
        if self.plain:
            self.say(f"{what} ({time.monotonic() - self._began:.1f} s)")
        else:
            self._spinner.update(f"{what} …")
            self._spinner.start()

    def say(self, sentence: str) -> None:
        """Say one sentence."""
        self.console.print(sentence, markup=False)

    def started(self) -> None:
        """Put the spinner away."""
        self._spinner.stop()

    def stopping(self) -> None:
        """Say that it was asked to stop."""
        self.started()
        self.say("Stopping: the worker first, then the servers.")


def where_all_is(settings: Settings, servers: EmbeddedServers, metrics: str | None, case: str) -> list[str]:
    """A line for each thing that an embedded engine has to show; `case` is one to try."""
    starter = f"{os.path.relpath(sys.executable)} starter.py"
    return [
        f"The managers' board: {settings.board_url}",
        f"Temporal UI: {servers.ui_url}   Log: {log_file(settings)}",
        *where_metrics_are(metrics),
        f"One case: {starter} show {case}",
        f"Why it is due then: {starter} explain {case}",
        f"Alerts go {_PEOPLE_BY.get(settings.people_by, f'to {settings.outbox_dir}')}.",
        *servers.notes,
    ]


def where_metrics_are(address: str | None) -> list[str]:
    """A line, if the process serves metrics."""
    return [f"Metrics for Prometheus: {address}"] if address else []


async def pause(seconds: float | None) -> None:
    """Wait for so many seconds, or for ever."""
    if seconds is None:
        await asyncio.Event().wait()
    else:
        await asyncio.sleep(seconds)


async def live(console: Console, records: Records, *, title: str, footer: str, seconds: float | None) -> None:
    """Show every open case, anew each second, for so many seconds or for ever; also while the database is away."""
    ends = None if seconds is None else time.monotonic() + seconds
    with Live(console=console, screen=True, auto_refresh=False) as screen:
        while ends is None or time.monotonic() < ends:
            screen.update(await _board(records, title, footer), refresh=True)
            await asyncio.sleep(1)


async def _board(records: Records, title: str, footer: str) -> Board:
    try:
        cases = await records.case_rows(most=MOST_SHOWN)
        alerts = await records.open_alerts()
    except NO_ANSWER:
        cases, alerts, footer = (), (), _AWAY + footer
    return Board(title, cases, alerts, datetime.now(UTC), footer)
