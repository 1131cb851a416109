"""How keys stand, as text on a terminal: ids, ages and counts, never a key. Local times."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from rich import box
from rich.console import RenderableType
from rich.table import Table

from engine.keys.custody import CaseKey, MasterStands
from engine.printing import short


def masters_table(masters: Iterable[MasterStands], zone: ZoneInfo) -> RenderableType:
    """Each master key with what it wraps."""
    table = _table("master key", "what it is", "wraps", "destroyed", "oldest", "newest")
    for one in masters:
        ages = (_short(one.oldest, zone), _short(one.newest, zone))
        table.add_row(one.master, _standing(one), str(one.wraps), str(one.destroyed), *ages)
    return table


def case_keys_table(keys: Iterable[CaseKey], zone: ZoneInfo) -> RenderableType:
    """The keys of one case, with who destroyed them and why."""
    table = _table("key", "master key", "made", "destroyed")
    for one in keys:
        gone = f"{_short(one.destroyed_at, zone)} by {one.destroyed_by}: {one.reason}" if one.destroyed_at else ""
        table.add_row(one.key_id, one.master_id, _short(one.made_at, zone), gone)
    return table


def _standing(one: MasterStands) -> str:
    if one.current:
        return "wraps new keys"
    if one.held:
        return "unwraps" if one.wraps else "wraps no key of a case"
    return "NOT HELD HERE: what it wraps cannot be read" if one.wraps else "gone"


def _short(at: datetime | None, zone: ZoneInfo) -> str:
    return short(at, zone) if at else ""


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
