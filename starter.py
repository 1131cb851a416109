"""The command line over `client`: open, record, show, explain, acknowledge, take over.

| exit code | what it means |
|---|---|
| 0 | done |
| 1 | refused: a gate is not met (what is missing is printed), or the case is at another stage or has moved on |
| 2 | wrong usage, malformed input or wrong settings; nothing was recorded |
| 3 | not authorised; nothing was recorded |
| 4 | there is no such case, alert or limit |
| 5 | the engine cannot be reached; repeat with the same --id |
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from cyclopts import App, CycloptsError, Parameter
from pydantic import TypeAdapter
from rich.console import Console, RenderableType
from rich.progress import Progress

from client.adoption import adopt as adopt_all
from client.adoption import in_words, plan_adoption
from client.case_client import CaseClient, new_reference
from client.census import LARGEST_FILE, CensusError, read_return
from client.errors import CaseNotFound, FrontdoorError, GateNotMet, Malformed, NotAuthorised, Unavailable
from client.typed import command_from, fields
from engine import errors, printing
from engine.connection import connect
from engine.embedded import running_servers
from engine.encryption import load_keyring
from engine.reference_key import load_or_create_reference_key
from engine.rules import Rulebook
from engine.search_attributes import NEXT_DUE, RUNG, STAGE, STATE, TEAM
from engine.settings import Settings, load_settings
from practice import commands as c
from practice.rules import RulesError
from practice.view import AlertView

COMMANDS: dict[str, type[c.Command]] = {kind.__name__: kind for kind in c.COMMANDS}
EXIT_CODES = (
    ((GateNotMet,), 1),
    ((Malformed, CensusError, RulesError, errors.SettingsError), 2),
    ((NotAuthorised,), 3),
    ((CaseNotFound,), 4),
    ((Unavailable, errors.EngineError), 5),
    ((FrontdoorError,), 1),
)
"""The first row that an error belongs to settles the exit code."""
ELSEWHERE = ("TEMPORAL_ADDRESS", "TEMPORAL_CONFIG_FILE", "TEMPORAL_PROFILE")
"""Where one of these names a Temporal, that one is meant, even while an embedded engine runs here."""

app = App(name="starter.py", help=__doc__, help_format="markdown", result_action="return_value")
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
    """The engine that the environment names, or the embedded one of this checkout where it names none."""
    settings = load_settings()
    servers = None if any(os.environ.get(name) for name in ELSEWHERE) else running_servers(settings)
    if servers:
        temporal = await connect(servers.keys, address=servers.temporal_address)
    else:
        temporal = await connect(load_keyring(settings))
    rulebook = Rulebook.load(today=now().date())
    client = CaseClient(temporal, task_queue=settings.task_queue, rulebook=rulebook)
    yield Engine(settings, rulebook, client, temporal)


@app.command
async def start(
    *,
    file: File = None,
    set_: Sets = (),
    case: str | None = None,
    sent: Sent = ALONE,
) -> None:
    """Open a case on a contact: the fields of ReceiveContact, e.g. --set contact.source=6 --set team=front-door."""
    reference = case or new_reference()
    command = written(c.ReceiveContact, fields(file, set_), sent)
    async with engine() as e:
        answer = await e.client.open(command, case=reference)
    if sent.json_:
        print_json({"case": reference, **plain(answer)})
    else:
        say(f"Case {reference} is open, at the stage {answer.stage.value} (version {answer.version}).")


@app.command
async def record(
    case: str,
    command: str,
    *,
    file: File = None,
    set_: Sets = (),
    sent: Sent = ALONE,
) -> None:
    """Send one command to a case, e.g. record C-… RecordChildSeen --set alone=true --as P-101 --role social_worker."""
    kind = COMMANDS.get(command)
    if kind is None:
        raise Malformed(f"{command} is not a command that a case takes; use one of {', '.join(COMMANDS)}.")
    await send(case, written(kind, fields(file, set_), sent), json_=sent.json_)


@app.command
async def acknowledge(
    case: str,
    alert: str,
    *,
    action: str,
    until: str,
    sent: Sent = ALONE,
) -> None:
    """Take an alert on: what will be done (--action), and by when (--until, local time: 2026-11-25T12:00)."""
    content = {"alert": alert, "action": action, "until": local_instant(until)}
    await send(case, written(c.AcknowledgeAlert, content, sent), json_=sent.json_)


@app.command
async def show(case: str, *, json_: Json = False) -> None:
    """Show a case as it stands now."""
    async with engine() as e:
        seen = await e.client.show(case)
    if json_:
        print_json(plain(seen))
    else:
        show_page(printing.case_page(seen, e.zone, now()))


@app.command
async def explain(case: str, limit: str | None = None, /, *, json_: Json = False) -> None:
    """Explain how each due date of a case came about, day by day; or only that of one limit."""
    async with engine() as e:
        reckonings = await e.client.explain(case)
    chosen = [r for r in reckonings if limit in {None, r.clock}]
    if limit and not chosen:
        raise CaseNotFound(f"Case {case} has no limit {limit}; it has {', '.join(r.clock for r in reckonings)}.")
    if json_:
        print_json(plain(chosen))
        return
    for reckoning in chosen:
        show_page(printing.reckoning_page(reckoning, e.zone))


@app.command
async def cases(*, json_: Json = False) -> None:
    """List the cases that are open, the most urgent first."""
    async with engine() as e:
        lines = await open_cases(e)
    if json_:
        print_json([asdict(line) for line in lines])
    else:
        show_page(printing.cases_table(lines, e.zone, now()))


@app.command
async def alerts(*, json_: Json = False) -> None:
    """List every alert that the work has not ended yet, the highest rung first."""
    async with engine() as e:
        found = await open_alerts(e)
    if json_:
        print_json([{"case": case, **plain(alert)} for case, alert in found])
    elif found:
        show_page(printing.alerts_table(found, e.zone))
    else:
        say("No alert is open.")


@app.command
def editions(*, json_: Json = False) -> None:
    """List the editions of the guidance, and the referral dates that fall under each."""
    rulebook = Rulebook.load(today=now().date())
    if json_:
        print_json(plain(rulebook.editions))
    else:
        show_page(printing.editions_table(rulebook.editions))


@app.command
async def adopt(file: Path, /, *, team: str, preview: bool = False, json_: Json = False) -> None:
    """Take over the open cases of a Children in Need census return (XML); --preview changes nothing."""
    settings = load_settings()
    rulebook = Rulebook.load(today=now().date())
    key, note = load_or_create_reference_key(settings)
    if note:
        complain(note)
    return_ = read_return(read_census(file), today=now().date())
    plan = plan_adoption(return_, rulebook=rulebook, team=team, now=now(), reference_key=key)
    if preview:
        print_json(plan.as_json()) if json_ else say(in_words(plan, zone_of(rulebook)))
        return
    async with engine() as e:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("Taking over", total=len(plan.cases))
            done = await adopt_all(e.client, plan, progress=lambda n, _: bar.update(task, completed=n))
    if json_:
        print_json(plain(done))
    else:
        say(in_words(plan, e.zone))
        say(f"Opened {done.adopted}, open already {done.already_adopted}, turned down {len(done.not_opened)}.")
        for reference, why in done.not_opened:
            complain(f"  {reference}: {why}")


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
    zone = zone_of(Rulebook.load(today=now().date()))
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC).isoformat()


def read_census(file: Path) -> bytes:
    """The content of a return."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Malformed(f"{file} cannot be read: {error.strerror}.") from error


async def open_cases(e: Engine) -> list[printing.CaseLine]:
    """Every open case by Temporal's index, the most urgent first."""
    lines = []
    async for found in e.temporal.list_workflows('WorkflowType = "Case" AND ExecutionStatus = "Running"'):
        known = found.typed_search_attributes
        lines.append(
            printing.CaseLine(
                case=found.id.removeprefix("case/"),
                stage=known.get(STAGE, ""),
                state=known.get(STATE, ""),
                team=known.get(TEAM, ""),
                next_due=known.get(NEXT_DUE),
                rung=known.get(RUNG, 0),
            )
        )
    return sorted(lines, key=_urgency)


def _urgency(line: printing.CaseLine) -> tuple[int, datetime, str]:
    order = {"escalated": 0, "late": 1, "on track": 2}
    return order.get(line.state, len(order)), line.next_due or datetime.max.replace(tzinfo=UTC), line.case


async def open_alerts(e: Engine) -> list[tuple[str, AlertView]]:
    """The alerts of all open cases that have not been resolved, the highest rung first."""
    alerting = [line.case for line in await open_cases(e) if line.rung]
    seen = await asyncio.gather(*(e.client.show(case) for case in alerting))
    found = [(view.case, alert) for view in seen for alert in view.alerts if alert.state != "resolved"]
    return sorted(found, key=lambda pair: (-pair[1].rung, pair[1].raised_at))


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


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    try:
        app(arguments, exit_on_error=False)
    except CycloptsError:
        return 2
    except (FrontdoorError, errors.EngineError, CensusError, RulesError) as error:
        explain_error(error, json_="--json" in arguments)
        return exit_code(error)
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # The SDK's own threads may still be on their way out of a call, and Python's orderly end would abort on them.
    os._exit(code)
