"""Marked texts: every command there is with the mark in each of its free texts, and stories told with marked texts."""

import types
import uuid
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from client import CaseClient
from practice import commands as c
from practice.case import Answer
from practice.vocabulary import Role

MARK = "Zqmarkby"
"""A name that nobody has and that stands nowhere else."""
PERSONAL = f"{MARK} was seen with a bruise"
EVERYBODY = c.Actor(id="P-110", roles=(Role.TEAM_MANAGER, Role.SOCIAL_WORKER, Role.SERVICE_MANAGER))
_CODES: tuple[tuple[Any, str], ...] = (
    (c.AgencyCode, "school"),
    (c.ClosureCode, "RC7"),
    (c.DisabilityCode, "NONE"),
    (c.EthnicityCode, "WBRI"),
    (c.FactorCode, "21"),
    (c.NeedCode, "N1"),
    (c.SourceCode, "2A"),
    (c.Reference, "P-110"),
)
_SIMPLE: dict[Any, Any] = {bool: True, int: 1, date: date(2026, 11, 2)}


def every_command() -> list[c.Command]:
    """One of each command, with the mark wherever a text may stand."""
    return [_made(kind) for kind in c.COMMANDS]


def _made(kind: type[BaseModel]) -> Any:
    now = datetime.now(UTC)
    own = {"id": uuid.uuid4().hex, "actor": EVERYBODY, "happened_at": now, "received_at": now}
    given = own if issubclass(kind, c.Command) else {}
    hints = get_type_hints(kind, include_extras=True)
    # A child has a date of birth or an expected one.
    left_out = {*own, "kind", "expected_version", "expected_date_of_birth"}
    fields = {n: t for n, t in hints.items() if n in kind.model_fields and n not in left_out}
    return kind(**given, **{name: _value(annotation) for name, annotation in fields.items()})


def _value(annotation: Any) -> Any:  # noqa: PLR0911 - one answer for each kind of type
    if annotation in {c.Text, c.ShortText}:
        return PERSONAL
    if annotation == c.Instant:
        return datetime.now(UTC)
    for code, value in _CODES:
        if annotation == code:
            return value
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _made(annotation)
    return _of_parts(get_origin(annotation), get_args(annotation))


def _of_parts(origin: Any, parts: tuple[Any, ...]) -> Any:
    if origin is tuple:
        return (_value(parts[0]),)
    if origin is dict:
        return {_value(parts[0]): _value(parts[1])}
    if origin is Literal:
        return parts[0]
    if origin in {Union, types.UnionType}:
        return _value(next(part for part in parts if part is not type(None)))
    assert origin is Annotated, origin
    # A pattern of its own, such as a threshold level or the number of a rule.
    return "level-3"


class Marking(CaseClient):
    """A case client that writes the mark into every text of what it sends, and counts what was taken."""

    taken = 0

    async def open(self, command: c.ReceiveContact | c.AdoptCase, *, case: str) -> Answer:
        """Open with marked texts."""
        answer = await super().open(_marked(command), case=case)
        self.taken += 1
        return answer

    async def record(self, case: str, command: c.Command) -> Answer:
        """Record with marked texts."""
        answer = await super().record(case, _marked(command))
        self.taken += 1
        return answer


def _marked(command: Any) -> Any:
    return type(command).model_validate(_mark_in(command.model_dump()))


def _mark_in(value: Any) -> Any:
    if type(value) is str and " " in value:
        return f"{MARK} {value}"
    if isinstance(value, dict):
        return {key: _mark_in(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_mark_in(inner) for inner in value)
    return value
