"""Siblings, and cases closed in error: start-family, record-family, acknowledge, reopen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from cyclopts import App, Parameter
from pydantic import TypeAdapter, ValidationError

from client.cli.cases import COMMANDS
from client.cli.shared import (
    ALONE,
    File,
    Sent,
    Sets,
    complain,
    engine,
    local_instant,
    plain,
    print_json,
    say,
    send,
    written,
)
from client.errors import FrontdoorError, GateNotMet, Malformed
from client.families import FamilyAnswer, acknowledge_for_family, open_family, record_for_family
from client.typed import fields
from practice import commands as c


@Parameter(name="*")
@dataclass(frozen=True)
class Promise:
    """What somebody who takes an alert on will do, and by when."""

    action: Annotated[str, Parameter(name="--action", help="What will be done.")]
    until: Annotated[str, Parameter(name="--until", help="By when, local time: 2026-11-25T12:00.")]


_CHILDREN = TypeAdapter(tuple[c.Details, ...])


def register(app: App) -> None:
    """Add the commands of this module."""
    app.command(start_family, name="start-family")
    app.command(record_family, name="record-family")
    app.command(acknowledge)
    app.command(reopen)


async def start_family(*, file: File = None, set_: Sets = (), sent: Sent = ALONE) -> None:
    """Open one case for each child of a referral: the fields of ReceiveContact, with family, and children (a list)."""
    content = fields(file, set_)
    try:
        children = _CHILDREN.validate_python(content.pop("children", ()))
    except ValidationError as error:
        first = error.errors()[0]
        raise Malformed(f"children.{'.'.join(str(p) for p in first['loc'])}: {first['msg']}") from None
    contact = written(c.ReceiveContact, content, sent)
    async with engine() as e:
        answers = await open_family(e.client, contact, children)
    _tell(answers, json_=sent.json_)


async def record_family(family: str, command: str, *, file: File = None, set_: Sets = (), sent: Sent = ALONE) -> None:
    """Record one thing on every open case of a family, e.g. record-family F-… TellOutcome --set told=family."""
    kind = COMMANDS.get(command)
    if kind is None:
        raise Malformed(f"{command} is not a command that a case takes; use one of {', '.join(COMMANDS)}.")
    made = written(kind, fields(file, set_), sent)
    async with engine() as e:
        answers = await record_for_family(e.client, family, made)
    _tell(answers, json_=sent.json_)


async def acknowledge(
    case: str,
    alert: str,
    *,
    promise: Promise,
    family: Annotated[bool, Parameter(negative=())] = False,
    sent: Sent = ALONE,
) -> None:
    """Take an alert on; with --family, the same alert of the child's brothers and sisters as well."""
    content = {"alert": alert, "action": promise.action, "until": local_instant(promise.until)}
    command = written(c.AcknowledgeAlert, content, sent)
    if not family:
        await send(case, command, json_=sent.json_)
        return
    async with engine() as e:
        answers = await acknowledge_for_family(e.client, case, command)
    _tell(answers, json_=sent.json_)


async def reopen(case: str, *, reason: str, sent: Sent = ALONE) -> None:
    """Open a case again that was closed in error. New information about a closed case is a new contact instead."""
    command = written(c.ReopenCase, {"reason": reason}, sent)
    async with engine() as e:
        answer = await e.client.reopen(case, command)
    if sent.json_:
        print_json(plain(answer))
    else:
        say(f"Case {case} is open again, at the stage {answer.stage.value} (version {answer.version}).")


def _tell(answers: Sequence[FamilyAnswer], *, json_: bool) -> None:
    """Say what became of each case; the first that turned the command down settles the exit code."""
    if json_:
        print_json([_as_json(x) for x in answers])
    for x in answers:
        if x.answer and not json_:
            say(f"{x.case}: recorded, at the stage {x.answer.stage.value} (version {x.answer.version}).")
        elif x.error:
            complain(f"{x.case}: {x.error}")
    errors: list[FrontdoorError] = [x.error for x in answers if x.error]
    if errors:
        raise errors[0]


def _as_json(answer: FamilyAnswer) -> dict[str, Any]:
    error = answer.error
    missing = plain(list(error.missing)) if isinstance(error, GateNotMet) else []
    return {
        "case": answer.case,
        "answer": plain(answer.answer) if answer.answer else None,
        "error": type(error).__name__ if error else None,
        "missing": missing,
    }
