"""The statements of `board/sql`, and the board's own journal."""

from pathlib import Path
from typing import Any, Literal

import aiosql
import asyncpg

QUERIES: Any = aiosql.from_path(Path(__file__).parent / "sql", "asyncpg")
"""Each query of the files in `board/sql` by its name; the first argument is a connection or a pool."""

EventKind = Literal[
    "signed_in",
    "signed_out",
    "sign_in_refused",
    "case_read",
    "denied",
    "unknown_case",
    "bad_link",
    "csrf_refused",
    "acknowledged",
    "acknowledged_by_link",
    "acknowledge_refused",
    "downloaded",
    "queue_cleared",
    "callback_refused",
]
"""What the board journals; ids and codes go with it, never a name or free text."""


async def note(
    pool: asyncpg.Pool,
    kind: EventKind,
    *,
    person: str | None = None,
    case: str | None = None,
    detail: str | None = None,
) -> None:
    """Append one event to the board's journal."""
    await QUERIES.add_board_event(pool, kind=kind, person=person, case_ref=case, detail=detail)
