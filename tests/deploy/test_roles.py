"""What each database role may do, asked of a real PostgreSQL."""

import asyncio

import asyncpg
import pytest

from activities.migrate import lacking, migrate
from engine.errors import SettingsError
from tests.deploy.conftest import ROLES, Logins

RECORD = (
    "journal",
    "rulebooks",
    "calendars",
    "checkpoints",
    "checkpoint_heads",
    "directory_journal",
    "board_events",
    "codec_reads",
)
"""What is only ever added to."""
COLUMNS = {"board_events": "kind", "codec_reads": "reader", "checkpoints": "signature"}
PROCESSES = ("worker", "board", "codec", "operator", "backup")
MAY_ADD = {
    "journal": {"worker"},
    "rulebooks": {"worker"},
    "calendars": {"worker"},
    "checkpoints": {"worker", "operator"},
    "checkpoint_heads": {"worker", "operator"},
    "directory_journal": {"operator"},
    "board_events": {"board"},
    "codec_reads": {"codec"},
}
"""Who adds to each."""


async def _refusals(url: str, *statements: str) -> list[str]:
    connection = await asyncpg.connect(url)
    refusals = []
    for statement in statements:
        try:
            await connection.execute(statement)
        except asyncpg.InsufficientPrivilegeError as refused:
            refusals.append(str(refused))
        else:
            refusals.append("taken")
    await connection.close()
    return refusals


@pytest.mark.parametrize("table", RECORD)
@pytest.mark.parametrize("role", PROCESSES)
async def test_no_process_can_change_the_record(logins: Logins, role: str, table: str) -> None:
    """PostgreSQL itself refuses, before the trigger that refuses as well, and nobody may take the trigger away."""
    column = COLUMNS.get(table, "hash")
    changes = (f"UPDATE {table} SET {column} = ''", f"DELETE FROM {table}", f"TRUNCATE {table}")  # noqa: S608 - ours
    refused = await _refusals(logins.url(role), *changes)
    assert refused == [f"permission denied for table {table}"] * 3
    refused = await _refusals(logins.url(role), f"ALTER TABLE {table} DISABLE TRIGGER ALL", f"DROP TABLE {table}")
    assert refused == [f"must be owner of table {table}"] * 2


async def test_who_may_add_to_the_record(logins: Logins) -> None:
    connection = await asyncpg.connect(logins.url("owner"))
    asked = "SELECT has_table_privilege($1, $2, 'INSERT')"
    found = {
        table: {role for role in PROCESSES if await connection.fetchval(asked, f"frontdoor_{role}", table)}
        for table in RECORD
    }
    await connection.close()
    assert found == MAY_ADD


async def test_the_codec_server_reads_neither_the_journal_nor_a_projection(logins: Logins) -> None:
    tables = ("journal", "cases", "limits", "alerts", "deliveries", "directory_journal", "board_events")
    refused = await _refusals(logins.url("codec"), *(f"SELECT FROM {table}" for table in tables))
    assert refused == [f"permission denied for table {table}" for table in tables]


@pytest.mark.parametrize("role", PROCESSES)
async def test_no_process_makes_tables_functions_or_roles(logins: Logins, role: str) -> None:
    """Nor temporary tables, in which a search path could find something else."""
    refused = await _refusals(
        logins.url(role),
        "CREATE TABLE mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE mine",
    )
    assert all(words.startswith("permission denied") for words in refused)


async def test_a_role_of_another_database_gets_in_nowhere(logins: Logins) -> None:
    connection = await asyncpg.connect(logins.server.url_of("postgres", user="postgres"))
    await connection.execute("CREATE ROLE stranger LOGIN PASSWORD 'known'")
    await connection.close()
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied for database"):
        await asyncpg.connect(f"postgresql://stranger:known@{logins.server.address}/frontdoor_roles")


async def test_a_worker_whose_database_lacks_something_says_so_and_changes_nothing(logins: Logins) -> None:
    """Only the owner migrates; a worker asks whether that has been done."""
    owner = await asyncpg.connect(logins.url("owner"))
    await owner.execute("DELETE FROM _yoyo_migration WHERE migration_id = '0011_checkpoints'")
    try:
        assert lacking(logins.url("worker")) == ("0011_checkpoints",)
        with pytest.raises(SettingsError, match=r"starter\.py ops migrate"):
            await asyncio.to_thread(migrate, logins.url("worker"))
    finally:
        await owner.execute(
            "INSERT INTO _yoyo_migration (migration_id, migration_hash, applied_at_utc) "
            "VALUES ('0011_checkpoints', encode(sha256('0011_checkpoints'), 'hex'), now())"
        )
        await owner.close()
    assert lacking(logins.url("worker")) == ()


async def test_every_role_of_the_script_is_tried_here(logins: Logins) -> None:
    connection = await asyncpg.connect(logins.url("owner"))
    found = await connection.fetch(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'frontdoor\\_%' AND NOT rolcanlogin"
    )
    await connection.close()
    assert {row["rolname"] for row in found} == {f"frontdoor_{role}" for role in ROLES}
