"""Bringing the database to the shape that this version of the code needs.

Migrations come in pairs. `NNNN_name.sql` runs before the code that needs it, beside the code that does not know it yet:
it only adds. `NNNN_name.after.sql` runs once no process of an older version is left: it takes away what nobody needs.
"""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from yoyo import get_backend, read_migrations
from yoyo.migrations import MigrationList

from activities.database import SQL
from engine.errors import SettingsError

MIGRATIONS = SQL / "migrations"
_APPLIED = "SELECT migration_id FROM _yoyo_migration"
_MAY_CHANGE = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
_ONE_AT_A_TIME = "SELECT pg_advisory_lock(4711200)"
_ROLES_EXIST = "SELECT FROM pg_roles WHERE rolname = 'frontdoor_worker'"


def migrate(database_url: str, *, after: bool = False, folder: Path = MIGRATIONS) -> None:
    """Apply every migration of one kind that the database lacks, in order, each in a transaction, and grant the roles.

    Repeating it changes nothing. Two processes may do it at the same time: the second waits for the first.

    Args:
        database_url: The database, as the role that owns it.
        after: Those that run after the code, instead of those that run before it.
        folder: Where the migrations are.

    Raises:
        SettingsError: the role may not change this database; or those before the code have not been applied yet.
        psycopg.Error: the database does not answer, or refuses a migration.
    """
    if after and (missing := lacking(database_url, folder=folder)):
        raise SettingsError(f"The database lacks {', '.join(missing)}, which come first: run `ops migrate`.")
    with psycopg.connect(database_url, autocommit=True) as connection:
        if connection.execute(_MAY_CHANGE).fetchone() != (True,):
            raise SettingsError(
                "The database has to be changed for this version, and this role may not: run `starter.py ops migrate` "
                "with FRONTDOOR_DATABASE_URL naming the role that owns it."
            )
        # PostgreSQL itself lets go of it when this process ends, however it does.
        connection.execute(_ONE_AT_A_TIME)
        _apply(database_url, _of_kind(folder, after=after))
        if connection.execute(_ROLES_EXIST).fetchone() is not None:
            with connection.transaction():
                connection.execute((SQL / "grants.sql").read_bytes())


def bring_up(database_url: str) -> None:
    """Apply what has to run before this code, if there is anything; a role that may change nothing can ask too.

    Raises:
        SettingsError: there is something, and the role may not.
        psycopg.Error: the database does not answer, or refuses a migration.
    """
    if lacking(database_url):
        migrate(database_url)


def lacking(database_url: str, *, after: bool = False, folder: Path = MIGRATIONS) -> tuple[str, ...]:
    """The migrations of one kind that the database lacks, by their names. It only reads.

    Raises:
        psycopg.Error: the database does not answer.
    """
    with psycopg.connect(database_url) as connection:
        try:
            applied = {name for (name,) in connection.execute(_APPLIED)}
        except psycopg.errors.UndefinedTable:
            applied = set()
    return tuple(one.id for one in _of_kind(folder, after=after) if one.id not in applied)


def _of_kind(folder: Path, *, after: bool) -> MigrationList:
    every = read_migrations(str(folder))
    return every.filter(lambda one: one.id.endswith(".after") is after)


def _apply(database_url: str, migrations: MigrationList) -> None:
    backend = get_backend(_with_psycopg_3(database_url))
    try:
        backend.apply_migrations(backend.to_apply(migrations))
    finally:
        backend.connection.close()


def _with_psycopg_3(database_url: str) -> str:
    return urlsplit(database_url)._replace(scheme="postgresql+psycopg").geturl()
