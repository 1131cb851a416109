"""For operators, at a release: ops migrate, and ops move from older builds."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Protocol

import psycopg
from cyclopts import App, Parameter, validators

from client.cli.shared import Json, database_url, engine, print_json, say
from client.moving import move as move_cases
from engine.database import database_unavailable
from engine.errors import SettingsError
from engine.settings import load_settings


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
    ops.command(move)


async def move(
    *,
    per_minute: Annotated[
        int, Parameter(help="How many cases are woken in a minute.", validator=validators.Number(gte=1))
    ] = 600,
    wait: Annotated[float, Parameter(help="For how many seconds to wait for those that are busy.")] = 60,
    json_: Json = False,
) -> int:
    """Move the open cases from older builds to the current one, so that the workers of those can be taken away.

    A case that has something on its way moves once that has arrived; repeat it until none is left. The exit code is 1
    while one is. See docs/upgrades.md.
    """
    settings = load_settings()
    if settings.deployment is None:
        raise SettingsError("FRONTDOOR_DEPLOYMENT is not set: without it there is one build at a time.")
    async with engine() as e:
        moved = await move_cases(
            e.temporal, settings.task_queue, settings.deployment, per_minute=per_minute, seconds=wait
        )
    if json_:
        print_json(asdict(moved))
    else:
        for case in moved.remaining:
            say(f"{case} is still of another build")
        say(f"{moved.woken - len(moved.remaining)} of {moved.woken} open cases moved to build {moved.build}.")
    return 1 if moved.remaining else 0


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
