"""A database of each released version, with its data, brought to the shape of today."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import asyncpg
import psycopg
import pytest

from activities.database import SQL
from activities.migrate import lacking, migrate
from engine.errors import SettingsError
from engine.records import Records
from practice.case import Case
from practice.events import CaseAdopted, ContactReceived
from practice.evolve import fold
from tests.freeze import DATABASES

RELEASES = sorted(DATABASES.glob("*.sql"))
BEFORE = sorted(path for path in (SQL / "migrations").glob("*.sql") if not path.stem.endswith(".after"))
TAKES_AWAY = re.compile(
    r"\b(DROP\s+(TABLE|COLUMN|VIEW)|RENAME|ALTER\s+COLUMN\s+\w+\s+(SET\s+DATA\s+)?TYPE)\b", re.IGNORECASE
)
SHAPE = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns "
    "WHERE table_schema = 'public'",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
}


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
async def released(request: pytest.FixtureRequest, new_database: Callable[..., Awaitable[str]]) -> str:
    """A database as that version left it."""
    url = await new_database()
    await asyncio.to_thread(_load, url, request.param)
    return url


def _load(url: str, dump: Path) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(dump.read_bytes())


@pytest.fixture
async def brought_up(released: str) -> AsyncIterator[asyncpg.Pool]:
    """The same, by both kinds of migrations of this version."""
    await asyncio.to_thread(migrate, released)
    await asyncio.to_thread(migrate, released, after=True)
    async with asyncpg.create_pool(released, min_size=1, max_size=2) as pool:
        yield pool


async def test_it_has_the_shape_of_one_that_is_made_today(brought_up: asyncpg.Pool, template: str) -> None:
    """Columns, indexes, constraints, triggers, functions and views."""
    await asyncio.to_thread(migrate, template, after=True)
    fresh = await asyncpg.connect(template)
    for what, query in SHAPE.items():
        assert set(await brought_up.fetch(query)) == set(await fresh.fetch(query)), what
    await fresh.close()


async def test_every_case_in_it_is_read_as_it_was_written(brought_up: asyncpg.Pool) -> None:
    """The chains hold, each journal folds to its case, and the figures count it."""
    records, cases = Records(brought_up), 0
    async for case, fault in records.every_fault():
        assert fault is None
        folded, kept = await _folded(records, case), await records.case_view(case)
        assert kept is not None
        assert (folded.stage, folded.version) == (kept.stage, kept.version)
        cases += 1
    assert cases > 20
    for table in ("cases", "limits", "alerts", "deliveries", "people", "counted_limits"):
        assert await brought_up.fetchval(f"SELECT count(*) FROM {table}") > 0, table  # noqa: S608 - ours


async def _folded(records: Records, case: str) -> Case:
    entries = await records.read_entries(case)
    opening = entries[0].event
    assert isinstance(opening, ContactReceived | CaseAdopted)
    rules, calendar = await records.read_rules(opening.rules), await records.read_calendar(opening.calendar)
    assert rules is not None
    assert calendar is not None
    return fold(case, rules, calendar, entries)


async def test_what_runs_before_the_code_leaves_what_the_version_before_reads(released: str) -> None:
    """Every table, view and column that it knew is still there while its last processes end."""
    query = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
    connection = await asyncpg.connect(released)
    known = set(await connection.fetch(query))
    await asyncio.to_thread(migrate, released)
    assert known <= set(await connection.fetch(query))
    await connection.close()


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.stem)
def test_what_runs_before_the_code_takes_nothing_away(path: Path) -> None:
    """That is for an `.after.sql` of the same number."""
    statements = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    assert TAKES_AWAY.search(statements) is None


async def test_what_runs_after_the_code_waits_for_what_runs_before_it(database_url: str) -> None:
    with pytest.raises(SettingsError, match="come first"):
        await asyncio.to_thread(migrate, database_url, after=True)


async def test_a_pair_runs_in_two_steps_and_each_only_once(database_url: str, tmp_path: Path) -> None:
    """A column gets another name: both are there while processes of both versions run, then the old one goes."""
    (tmp_path / "0001_people.sql").write_text("CREATE TABLE x (name text);", encoding="utf-8")
    (tmp_path / "0002_called.sql").write_text("ALTER TABLE x ADD COLUMN called text;", encoding="utf-8")
    (tmp_path / "0002_called.after.sql").write_text("ALTER TABLE x DROP COLUMN name;", encoding="utf-8")
    connection = await asyncpg.connect(database_url)
    columns = (
        "SELECT array_agg(column_name::text ORDER BY column_name) "
        "FROM information_schema.columns WHERE table_name = 'x'"
    )
    await asyncio.to_thread(migrate, database_url, folder=tmp_path)
    assert await connection.fetchval(columns) == ["called", "name"]
    assert lacking(database_url, after=True, folder=tmp_path) == ("0002_called.after",)
    for _ in range(2):
        await asyncio.to_thread(migrate, database_url, after=True, folder=tmp_path)
        assert await connection.fetchval(columns) == ["called"]
    await connection.close()
