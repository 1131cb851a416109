"""For operators, at a release: ops migrate."""

import asyncio
from typing import Annotated, Protocol

import psycopg
from cyclopts import App, Parameter

from client.cli.shared import database_url, say
from engine.database import database_unavailable


class Migrations(Protocol):
    """What brings the database to the shape that a build needs: `activities.migrate`."""

    def migrate(self, database_url: str, *, after: bool = False) -> None:
        """Apply what is lacking of one kind."""

    def lacking(self, database_url: str, *, after: bool = False) -> tuple[str, ...]:
        """What is lacking of one kind, by name."""


def register(ops: App, migrations: Migrations) -> None:
    """Add the commands of this module to `ops`."""

    async def migrate(
        *,
        after: Annotated[
            bool, Parameter(negative=(), help="Those that run once no process of an older version is left.")
        ] = False,
        preview: Annotated[bool, Parameter(negative=(), help="Say what would be applied; nothing is.")] = False,
    ) -> None:
        """Bring the database to the shape that this build needs, before any process of this build starts.

        It has to run as the role that owns the database. It only adds, so that processes of the version before go on
        beside it; --after takes away what nobody needs once the last of them has ended. See docs/upgrades.md.
        """
        await asyncio.to_thread(_migrate, migrations, after=after, preview=preview)

    ops.command(migrate)


def _migrate(migrations: Migrations, *, after: bool, preview: bool) -> None:
    url = database_url()
    try:
        names = migrations.lacking(url, after=after)
        if not preview:
            migrations.migrate(url, after=after)
    except (OSError, psycopg.Error) as problem:
        raise database_unavailable(url, problem) from problem
    for name in names:
        say(f"{'Would apply' if preview else 'Applied'} {name}")
    if not names:
        say("The database lacks nothing.")
