"""What pages ask the database can be found by an index, however many closed cases there are."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import asyncpg
import pytest

from bench.board import fill, signed_in
from bench.caseload import people_of, team_name
from bench.plans import watched
from board.services import Services
from engine.rules import Rulebook

GROWING = frozenset({"journal", "cases", "limits", "alerts"})
TEAM = team_name(1)


@pytest.fixture(scope="session")
async def filled(new_database: Callable[..., Awaitable[str]], template: str, rulebook: Rulebook) -> str:
    """A database with sixty cases, half of them closed."""
    url = await new_database(template)
    async with asyncpg.create_pool(url, min_size=1) as pool:
        await fill(pool, rulebook, 30, 30)
    return url


@pytest.mark.parametrize(
    ("person", "path", "expected"),
    [
        (people_of(TEAM)[0].id, "/", {"cases_open"}),
        (
            people_of(TEAM)[0].id,
            f"/figures/{TEAM}",
            {
                "counted_limits_of_team",
                "counted_looks_open",
                "counted_checks_at",
            },
        ),
        ("director", "/figures", {"counted_limits_due", "counted_decisions_at", "counted_moves_at"}),
        ("director", "/figures/cases/timeliness?name=child_seen", {"counted_limits_of_rule", "cases_pkey"}),
        ("director", "/figures/cases/oversight?from_days=0", {"counted_looks_open", "cases_pkey"}),
        ("director", "/figures/cases/caseload?worker=-", {"cases_open_of_worker"}),
    ],
)
async def test_no_page_reads_a_growing_table_from_the_first_row_to_the_last(
    filled: str, services: Services, person: str, path: str, expected: set[str]
) -> None:
    async with watched(filled) as (pool, statements), signed_in(replace(services, pool=pool), person) as client:
        statements.sent.clear()
        assert (await client.get(path)).status_code == 200
        # In a table as small as a test's everything is quicker without an index.
        plans = await statements.plans(pool, without_whole_tables=True)
    whole = {table for plan in plans for table in plan.whole_tables}
    assert not {table for table in whole if table in GROWING or table.startswith("counted_")}
    assert expected <= {index for plan in plans for index in plan.indexes}
