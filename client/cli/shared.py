"""What every group of commands needs: the engine, options that recur, what is printed and how, exit codes."""

import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import asyncpg
from cyclopts import Parameter
from pydantic import TypeAdapter
from rich.console import Console, RenderableType

from client.case_client import CaseClient
from client.census_file import CensusError
from client.errors import CaseNotFound, FrontdoorError, GateNotMet, Malformed, NotAuthorised, Unavailable
from client.typed import command_from
from engine import errors
from engine.connection import connect
from engine.database import database_unavailable, open_pool
from engine.directory import DirectoryError
from engine.embedded import running_servers
from engine.identity.sending import TokenSource, given
from engine.identity.wiring import issuer_of
from engine.keys import case_keys
from engine.keys.masters import load_keyring
from engine.records import Records
from engine.rules import Rulebook
from engine.settings import Settings, load_settings
from practice import commands as c
from practice.places import RulesError

EXIT_CODES = (
    ((GateNotMet,), 1),
    ((Malformed, CensusError, DirectoryError, RulesError, errors.SettingsError), 2),
    ((NotAuthorised,), 3),
    ((CaseNotFound,), 4),
    ((Unavailable, errors.EngineError), 5),
    ((FrontdoorError,), 1),
)
"""The first row that an error belongs to settles the exit code."""
ELSEWHERE = ("TEMPORAL_ADDRESS", "TEMPORAL_CONFIG_FILE", "TEMPORAL_PROFILE")
"""Where one of these names a Temporal, that one is meant, even while an embedded engine runs here."""

OUR_ERRORS = (FrontdoorError, errors.EngineError, CensusError, DirectoryError, RulesError)
"""The errors whose text is the sentence to print."""

Sets = Annotated[
    tuple[str, ...], Parameter(name="--set", help="A field, key=value (key.key=value inside); JSON or text.")
]
File = Annotated[str | None, Parameter(name="--file", help="A JSON file with the fields; - reads them from stdin.")]
Json = Annotated[bool, Parameter(name="--json", negative=(), help="Print JSON with ISO times in UTC, for machines.")]


@Parameter(name="*")
@dataclass(frozen=True)
class Sent:
    """Who sends a command, and how its answer is printed."""

    as_: Annotated[str | None, Parameter(name="--as", help="The directory's id of who acts.")] = None
    role: Annotated[tuple[str, ...], Parameter(name="--role", help="A role that person holds; repeat for more.")] = ()
    id_: Annotated[str | None, Parameter(name="--id", help="The command's id; repeating one is harmless.")] = None
    json_: Json = False


ALONE = Sent()


@dataclass(frozen=True)
class Engine:
    """What a command works with: the client, and what its answers are shown with."""

    settings: Settings
    rulebook: Rulebook
    client: CaseClient
    temporal: Any

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that people here read."""
        return zone_of(self.rulebook)


@contextlib.asynccontextmanager
async def engine() -> AsyncIterator[Engine]:
    """The engine that the environment names, or the embedded one of this checkout where it names none.

    Raises:
        Unavailable: there is none, or no database, where the keys of its cases are.
    """
    settings = load_settings()
    servers = None if any(os.environ.get(name) for name in ELSEWHERE) else running_servers(settings)
    async with case_keys(settings, database_url(settings)) as keys:
        if servers:
            temporal = await connect(servers.keys, cases=keys, address=servers.temporal_address)
        else:
            temporal = await connect(load_keyring(settings), cases=keys)
        book = local_rulebook()
        tokens = token_source(settings, embedded=servers is not None)
        client = CaseClient(temporal, task_queue=settings.task_queue, rulebook=book, tokens=tokens)
        yield Engine(settings, book, client, client.temporal)


def token_source(settings: Settings, *, embedded: bool) -> TokenSource | None:
    """`FRONTDOOR_TOKEN`, or tokens made with the key of this process or of the engine embedded here; None without.

    Raises:
        SettingsError: the key cannot be read.
    """
    if settings.token is not None:
        return given(settings.token.get_secret_value())
    issuer = issuer_of(settings, embedded=embedded)
    return issuer.as_asked if issuer else None


@contextlib.asynccontextmanager
async def database() -> AsyncIterator[asyncpg.Pool]:
    """The database that the environment names, or that of the engine embedded here.

    Raises:
        Unavailable: there is none, or it does not answer, or not as ours does.
    """
    url = database_url()
    pool = await open_pool(url, size=2)
    try:
        yield pool
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as problem:
        raise database_unavailable(url, problem) from problem
    finally:
        await pool.close()


def database_url(settings: Settings | None = None) -> str:
    """The URL of the database that the environment names, or of that of the engine embedded here.

    Raises:
        Unavailable: there is none.
    """
    settings = settings or load_settings()
    if settings.database_url:
        return settings.require_database_url()
    if servers := running_servers(settings):
        return servers.database_url
    raise errors.Unavailable(
        f"No engine is running in {settings.var_dir}, and FRONTDOOR_DATABASE_URL names no journal: "
        "set it, or start one with worker.py --embedded."
    )


@contextlib.asynccontextmanager
async def journal_records() -> AsyncIterator[Records]:
    """What is read of the journal.

    Raises:
        Unavailable: there is none, or it does not answer, or not as a journal does.
    """
    async with database() as pool:
        yield Records(pool)


def written(kind: type[c.Command], content: dict[str, Any], sent: Sent) -> Any:
    """The command that was typed. Only on the command line do times default to now, and they are printed."""
    command = command_from(kind, content, person=sent.as_, roles=sent.role, command_id=sent.id_, now=now())
    complain(
        f"{kind.__name__} {command.id}: happened {command.happened_at.isoformat()}, "
        f"received {command.received_at.isoformat()}"
    )
    return command


async def send(case: str, command: c.Command, *, json_: bool) -> None:
    """Record a command and say what came of it."""
    async with engine() as e:
        answer = await e.client.record(case, command)
    if json_:
        print_json(plain(answer))
    else:
        say(f"Recorded: case {case} is at the stage {answer.stage.value} (version {answer.version}).")


def local_instant(text: str) -> str:
    """An ISO time as UTC; one without a zone is local time."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Malformed(f"{text!r} is not a time; write e.g. 2026-11-25T12:00.") from None
    zone = zone_of(local_rulebook())
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC).isoformat()


def local_rulebook() -> Rulebook:
    """Every edition, with the local policy that `FRONTDOOR_POLICY` names.

    Raises:
        RulesError: there is no such policy, or a file cannot be used.
    """
    return Rulebook.load(policy=load_settings().policy, today=now().date())


def zone_of(rulebook: Rulebook) -> ZoneInfo:
    """The time zone of the edition in force."""
    return ZoneInfo(rulebook.editions[-1].time_zone)


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def plain(value: Any) -> Any:
    """Any of our values as JSON holds it."""
    return TypeAdapter(type(value)).dump_python(value, mode="json")


def print_json(value: Any) -> None:
    """Print for machines."""
    sys.stdout.write(json.dumps(value, indent=2, default=lambda at: at.isoformat()) + "\n")


def show_page(page: RenderableType) -> None:
    """Print for people; a pipe gets lines wide enough for every column."""
    width = None if sys.stdout.isatty() else 160
    Console(highlight=False, width=width).print(page)


def say(sentence: str) -> None:
    """Print one sentence."""
    sys.stdout.write(sentence + "\n")


def complain(sentence: str) -> None:
    """Print one sentence beside the answer, to stderr."""
    sys.stderr.write(sentence + "\n")


def exit_code(error: Exception) -> int:
    """The exit code that an error stands for."""
    return next(code for kinds, code in EXIT_CODES if isinstance(error, kinds))


def explain_error(error: Exception, *, json_: bool) -> None:
    """What went wrong in one sentence, and line by line what a gate lacks."""
    missing = error.missing if isinstance(error, GateNotMet) else ()
    if json_:
        print_json({"error": type(error).__name__, "message": str(error), "missing": plain(list(missing))})
        return
    complain("The step is refused. Missing:" if missing else str(error))
    for one in missing:
        complain(f"  - {one.text}")
