"""Commands as people type them: a JSON file, `key=value` pairs, and who acts."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from client.case_client import parse
from client.errors import Malformed
from engine.files import read_stream, read_text
from practice.commands import Command

_T = TypeVar("_T", bound=Command)


def command_from(  # noqa: PLR0913 - each is a thing that the sender may say
    kind: type[_T],
    content: dict[str, Any],
    *,
    person: str | None,
    roles: Sequence[str],
    command_id: str | None,
    now: datetime,
) -> _T:
    """A command from its fields. Times that are not given are `now` (a UTC instant); nothing else is filled in.

    Raises:
        Malformed: nobody is named, or a field is wrong.
    """
    filled = dict(content)
    if person or roles:
        filled["actor"] = {"id": person, "roles": list(roles)}
    if "actor" not in filled:
        raise Malformed("Nobody is named: say who acts with --as PERSON --role ROLE.")
    filled["id"] = command_id or filled.get("id") or str(uuid4())
    received = filled.setdefault("received_at", now.isoformat())
    filled.setdefault("happened_at", received)
    return parse(kind, filled)


def fields(file: str | None, pairs: Sequence[str]) -> dict[str, Any]:
    """The fields in a JSON file (`-` is stdin) with the `key=value` pairs laid on them.

    Raises:
        Malformed: the file cannot be read or holds no JSON object, or a pair is not one.
    """
    content = _from_file(file) if file else {}
    for pair in pairs:
        _put(content, pair)
    return content


def _from_file(file: str) -> dict[str, Any]:
    try:
        content = json.loads(read_stream(sys.stdin) if file == "-" else read_text(Path(file)))
    except OSError as error:
        raise Malformed(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise Malformed(f"{file} is not JSON: {error}.") from error
    if not isinstance(content, dict):
        raise Malformed(f"{file} must hold one JSON object, with the command's fields.")
    return content


def _put(content: dict[str, Any], pair: str) -> None:
    path, equals, text = pair.partition("=")
    *outer, name = path.split(".")
    if not equals or not name:
        raise Malformed(f"--set {pair!r} is not key=value.")
    for key in outer:
        content = content.setdefault(key, {})
        if not isinstance(content, dict):
            raise Malformed(f"--set {pair!r}: {key} is not an object.")
    content[name] = _value(text)


def _value(text: str) -> Any:
    # Only lists, objects and quoted text are JSON: a bare 6 is the code "6", and pydantic reads numbers from text.
    if not text.startswith(("[", "{", '"')):
        return None if text == "null" else text
    try:
        return json.loads(text)
    except ValueError as error:
        raise Malformed(f"{text!r} is not JSON: {error}.") from error
