"""Invented cases in the journal, as a worker would have written them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from activities.journal import Journal
from practice.view import AlertView
from tests.activities.values import alert, batch, limit

PutCase = Callable[..., Awaitable[str]]


def hours_ago(hours: float) -> datetime:
    """A UTC instant so long ago, or ahead where it is negative."""
    return datetime.now(UTC) - timedelta(hours=hours)


def open_alert(limit_key: str = "assessment", **changes: Any) -> AlertView:
    """An alert that nobody has taken on."""
    return alert(id=f"{limit_key}#1", raised_at=hours_ago(2), **({"title": limit_key.capitalize()} | changes))


def put_case(journal: Journal) -> PutCase:
    """Puts cases into a journal: one limit each, due so many hours from now, with whatever alerts are given."""

    async def put(case: str, *, due_in: float = 72, version: int = 1, **changes: Any) -> str:
        key = changes.pop("limit_key", "assessment")
        limits = (limit(due=hours_ago(-due_in), key=key),)
        await journal.write_journal(batch(case, 1, version, **({"team": "front-door", "limits": limits} | changes)))
        return case

    return put
