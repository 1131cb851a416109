"""How the engine is and what waits for operators, as text on a terminal. Local times."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from engine.health import Health
from engine.operators import Item
from engine.printing import short
from engine.stuck import Stuck
from practice.watch import TROUBLE_WORDS

_STYLE = {"ok": "green", "degraded": "yellow", "failing": "bold red"}


def health_page(health: Health) -> RenderableType:
    """Each question about the engine with its answer, under the standing of the whole."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("check", "", "what is so"):
        table.add_column(column, overflow="fold")
    for check in health.checks:
        table.add_row(check.name, Text(check.standing, _STYLE[check.standing]), check.words)
    return Group(Text.assemble("The engine is ", (health.standing, _STYLE[health.standing])), table)


def queue_page(items: Iterable[Item], zone: ZoneInfo) -> RenderableType:
    """What waits for operators, with what each kind means; then what was cleared, by whom and why."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("id", "since", "kind", "about", "what is so"):
        table.add_column(column, overflow="fold", no_wrap=column in {"id", "since"})
    for item in items:
        table.add_row(str(item.id), short(item.raised_at, zone), item.kind.value, item.about, _words(item, zone))
    return table


def stuck_page(found: Iterable[Stuck], zone: ZoneInfo) -> RenderableType:
    """The cases that fail over and over: at what, and where in the code."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("case", "since", "tries", "what failed", "error", "where"):
        table.add_column(column, overflow="fold", no_wrap=column in {"case", "since"})
    for one in found:
        table.add_row(one.case, short(one.since, zone), str(one.attempts), one.cause, one.error, one.place)
    return table


def _words(item: Item, zone: ZoneInfo) -> Text:
    words = Text(f"{TROUBLE_WORDS[item.kind]} {item.detail}")
    if item.cleared_at:
        words.append(f" Cleared {short(item.cleared_at, zone)} by {item.cleared_by}: {item.reason}", "green")
    return words
