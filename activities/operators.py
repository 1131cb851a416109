"""Putting what only a person can put right into the operators' queue."""

import json
from collections.abc import Iterable
from typing import Any

import aiosql
import asyncpg

from activities.database import SQL
from engine.database import rows
from practice.watch import Finding

WATCHING: Any = aiosql.from_path(SQL / "watch.sql", "asyncpg")
"""Each query of `sql/watch.sql` by its name; the first argument is a connection or a pool."""


async def raise_findings(database: asyncpg.Pool | asyncpg.Connection, findings: Iterable[Finding]) -> int:
    """Put findings into the queue, each once for as long as it is open; gives how many are new.

    What an operator has cleared since it came about stays cleared.
    """
    raised = await rows(WATCHING.raise_findings(database, findings=json.dumps([_row(x) for x in findings])))
    return sum(1 for row in raised if row["new"])


def _row(finding: Finding) -> dict[str, str | None]:
    return {
        "kind": finding.kind.value,
        "about": finding.about,
        "case_ref": finding.case,
        "code": finding.code,
        "detail": finding.detail,
        "since": finding.since.isoformat() if finding.since else None,
    }
