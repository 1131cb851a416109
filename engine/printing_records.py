"""What the journal tells, as text on a terminal: chronologies and reports. Local times."""

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from rich import box
from rich.table import Table
from rich.text import Text

from practice.chronology import Line
from practice.event_words import day

_LOUD = ("LIMIT PASSED", "REFUSED", "OVERRIDE")


def chronology_table(lines: Iterable[Line], zone: ZoneInfo) -> Table:
    """A chronology, one row for each line of it. What is known by its date alone is shown without a time."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("when", no_wrap=True)
    table.add_column("what happened", overflow="fold", ratio=1)
    table.add_column("source", overflow="fold")
    for line in lines:
        words = Text(line.words, "bold red" if line.words.startswith(_LOUD) else "")
        if line.notes:
            words.append(f" ({'; '.join(line.notes)})", "yellow")
        command = f", {line.command}" if line.command else ""
        table.add_row(_when(line.happened_at, zone), words, f"{line.case} entry {line.entry}, {line.actor}{command}")
    return table


def _when(at: datetime, zone: ZoneInfo) -> str:
    there = at.astimezone(zone)
    on = day(there.date())
    return on if there.time() == time() else f"{on} {there:%H:%M}"
