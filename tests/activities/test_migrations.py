from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest

from activities.database import SQL
from activities.migrate import migrate

MIGRATIONS = sorted((SQL / "migrations").glob("*.sql"))


async def test_an_empty_database_gets_every_table(database_url: str) -> None:
    migrate(database_url)
    connection = await asyncpg.connect(database_url)
    found = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    wanted = {"journal", "rulebooks", "calendars", "cases", "limits", "alerts", "deliveries", "teams", "people"}
    assert wanted | {"roles", "absences"} <= {row["tablename"] for row in found}


async def test_migrating_again_changes_and_prints_nothing(
    new_database: Callable[..., Awaitable[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    url = await new_database()
    migrate(url)
    migrate(url)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_each_migration_says_when_it_runs(path: Path) -> None:
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith(("-- Runs before the code", "-- Runs after the code"))
