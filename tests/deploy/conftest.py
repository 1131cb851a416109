"""A PostgreSQL with the roles of `deploy/postgres/roles.sql` and a login for each, as the compose file makes them."""

import asyncio
import os
import subprocess
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from activities.migrate import migrate
from engine.embedded import PostgresServer
from engine.embedded.postgres import find_programs
from tests.deploy.tools import DEPLOY

PASSWORD = "roles-of-a-test"
ROLES = ("owner", "worker", "board", "codec", "operator", "backup")


@dataclass(frozen=True)
class Logins:
    """The database by each of its roles, and PostgreSQL's programs."""

    server: PostgresServer
    programs: Path

    def url(self, role: str, database: str = "frontdoor_roles") -> str:
        """The database's URL for the login of one role."""
        return f"postgresql://frontdoor_{role}_login:{PASSWORD}@{self.server.address}/{database}"

    async def empty_database(self) -> str:
        """Another database of the owner's, by its name; the other roles may connect to it."""
        name = f"another_{uuid.uuid4().hex[:8]}"
        connection = await asyncpg.connect(self.server.url_of("postgres", user="postgres"))
        await connection.execute(f"CREATE DATABASE {name} OWNER frontdoor_owner")
        await connection.close()
        return name


@pytest.fixture(scope="session")
async def logins(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[Logins]:
    """A server of its own, as roles belong to a whole server; its database is migrated by its owner."""
    server = PostgresServer(new_folder() / "postgres", port=new_port())
    await server.start()
    programs = find_programs(server.placement.account).folder
    await asyncio.to_thread(_make_databases, server, programs, new_folder())
    made = Logins(server, programs)
    await asyncio.to_thread(migrate, made.url("owner"))
    yield made
    await server.stop()


def _make_databases(server: PostgresServer, programs: Path, folder: Path) -> None:
    passwords = folder / "passwords"
    passwords.write_text("".join(f"frontdoor_{role}_login {PASSWORD}\n" for role in ROLES), encoding="utf-8")
    administrator = server.url_of("postgres", user="postgres")
    host, port = server.address.split(":")
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PGHOST": host,
        "PGPORT": port,
        "PGPASSWORD": administrator.split(":")[2].split("@")[0],
        "ROLES_SQL": str(DEPLOY / "postgres" / "roles.sql"),
        "PASSWORDS": str(passwords),
        "DATABASE": "frontdoor_roles",
    }
    script = DEPLOY / "compose" / "make-databases.sh"
    subprocess.run(["/bin/bash", script], env=environment, check=True)
