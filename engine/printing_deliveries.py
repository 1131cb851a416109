"""What was told to whom, as text on a terminal. Local times."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from rich import box
from rich.table import Table
from rich.text import Text

from engine.deliveries import Told
from engine.printing import short

_STYLE = {"failed": "bold red", "held": "yellow", "sending": "yellow"}


def told_table(told: Iterable[Told], zone: ZoneInfo) -> Table:
    """One line for each recipient of each thing told, the latest first."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("when", "told", "to", "by", "what became of it", "known since"):
        table.add_column(column, overflow="fold")
    for each in told:
        became = Text(told_words(each), _STYLE.get(each.status, ""))
        table.add_row(
            short(each.first_at, zone),
            _what(each),
            each.recipient,
            each.channel,
            became,
            short(each.known_at, zone),
        )
    return table


def told_words(told: Told) -> str:
    """What became of it, in a few words."""
    words = {
        "held": "waits for others",
        "sending": f"not taken yet ({told.code})" if told.code else "being sent",
        "failed": f"failed: {told.code}",
    }.get(told.status, told.status)
    return words if told.attempts <= 1 else f"{words}, at attempt {told.attempts}"


def _what(told: Told) -> str:
    also = f" (with {len(told.cases) - 1} of its siblings)" if len(told.cases) > 1 else ""
    digest = ", in a digest" if (told.envelope or "").startswith("digest/") else ""
    return f"{told.notice}{also}{digest}"
