"""Work on cases: start, record, show, explain, and the list of cases."""

from dataclasses import asdict, replace
from datetime import UTC, datetime

from cyclopts import App

from client.case_client import new_reference
from client.cli.shared import (
    ALONE,
    Engine,
    File,
    Json,
    Sent,
    Sets,
    engine,
    now,
    plain,
    print_json,
    say,
    send,
    show_page,
    written,
)
from client.errors import CaseNotFound, Malformed
from client.typed import fields
from engine import printing
from engine.printing_explain import explanation_page
from engine.search_attributes import NEXT_DUE, RUNG, STAGE, STATE, TEAM
from practice import commands as c
from practice.explain import Explanation

COMMANDS: dict[str, type[c.Command]] = {kind.__name__: kind for kind in c.COMMANDS}


def register(app: App) -> None:
    """Add the commands of this module."""
    for command in (start, record, show, explain, cases):
        app.command(command)


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
        for missing in answer.missing:
            say(f"  {missing.text}")


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


async def show(case: str, *, json_: Json = False) -> None:
    """Show a case as it stands now."""
    async with engine() as e:
        seen = await e.client.show(case)
    if json_:
        print_json(plain(seen))
    else:
        show_page(printing.case_page(seen, e.zone, now()))


async def explain(case: str, about: str | None = None, /, *, json_: Json = False) -> None:
    """Explain each due date of a case day by day, each ladder and each gate; or only one limit, or one step's gate."""
    async with engine() as e:
        account = await e.client.explain(case)
    chosen = _only(account, about) if about else account
    if json_:
        print_json(plain(chosen))
    else:
        show_page(explanation_page(chosen, e.zone))


def _only(account: Explanation, about: str) -> Explanation:
    chosen = replace(
        account,
        limits=tuple(x for x in account.limits if about in {x.clock, f"{x.clock}#{x.episode}"}),
        gates=tuple(x for x in account.gates if about in {x.step, x.gate}),
        ladders=tuple(x for x in account.ladders if about in {x.clock, x.alert}),
    )
    if not chosen.limits and not chosen.gates:
        there_are = dict.fromkeys([*(x.clock for x in account.limits), *(x.step for x in account.gates)])
        raise CaseNotFound(f"Case {account.case} has no limit or gate {about}; it has {', '.join(there_are)}.")
    return chosen


async def cases(*, json_: Json = False) -> None:
    """List the cases that are open, the most urgent first."""
    async with engine() as e:
        lines = await open_cases(e)
    if json_:
        print_json([asdict(line) for line in lines])
    else:
        show_page(printing.cases_table(lines, e.zone, now()))


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
