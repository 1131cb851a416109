"""Reports as tables, CSV and JSON. A report's rows are frozen dataclasses of one kind; its columns are their fields."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich import box
from rich.table import Table
from rich.text import Text

from practice.vocabulary import AGENCIES
from practice.words import due_time

_LOUD = frozenset({"high", "low", "not explained", "no manager has looked at it"})
_UNBROKEN = frozenset({"case", "team"})
_CODES = frozenset({"value", "missing", "without", "used"})
_SHARES = frozenset({"share", "share_of_all"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_table(kind: type, rows: Sequence[Any], zone: ZoneInfo) -> Table:
    """Rows for people: local times, shares in per cent, what stands out in red; empty columns are left out."""
    names = [f.name for f in fields(kind) if any(getattr(row, f.name) not in {None, ()} for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in names:
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name in _UNBROKEN)
    for row in rows:
        table.add_row(*(_shown(name, getattr(row, name), zone) for name in names))
    return table


def report_csv(kind: type, rows: Sequence[Any]) -> str:
    """Rows for a spreadsheet: a line of column names, then ISO times in UTC. No text in it can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for field in fields(kind))
    writer.writerows([_cell(value) for value in astuple(row)] for row in rows)
    return out.getvalue()


def _shown(name: str, value: Any, zone: ZoneInfo) -> Text:
    if name in _SHARES:
        return Text(f"{value:.1%}")
    if isinstance(value, bool):
        return Text("yes" if value else "")
    if isinstance(value, datetime):
        return Text(due_time(zone, value))
    words = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    if name == "agency":
        words = AGENCIES.get(words, words)
    return Text(words.replace("_", " ") if name in _CODES else words, "bold red" if words in _LOUD else "")


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        value = "; ".join(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
