"""Bringing the database to the shape that this version of the code needs."""

from urllib.parse import urlsplit

from yoyo import get_backend, read_migrations

from activities.database import SQL


def migrate(database_url: str) -> None:
    """Apply every migration that the database lacks, in order, each in a transaction. Repeating it changes nothing.

    Two processes may do it at the same time: the second waits for the first.

    Raises:
        psycopg.Error: the database does not answer, or refuses a migration.
    """
    migrations = read_migrations(str(SQL / "migrations"))
    backend = get_backend(_with_psycopg_3(database_url))
    try:
        with backend.lock():
            backend.apply_migrations(backend.to_apply(migrations))
    finally:
        backend.connection.close()


def _with_psycopg_3(database_url: str) -> str:
    return urlsplit(database_url)._replace(scheme="postgresql+psycopg").geturl()
