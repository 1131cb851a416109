"""What pydantic finds wrong with a row, in plain words."""

from collections.abc import Mapping

from pydantic_core import ErrorDetails

from engine.directory.model import HELD_BY_NOBODY, Row
from practice.vocabulary import Role

_NO_CHOICE = ", ".join(role.value for role in Role if role not in HELD_BY_NOBODY)
_WORDS: Mapping[str, str] = {
    "missing": "it is missing",
    "enum": f"there is no such role; there are {_NO_CHOICE}",
    "datetime": "this is no time; write e.g. 2026-11-25 17:00",
    "date": "this is no date; write e.g. 2026-11-25",
    "timezone_naive": "write the local time, without a time zone",
    "string_pattern": "use letters, digits and . _ : -, at most 64 of them, and begin with a letter or digit",
    "string_type": "this is no text; put it in quotation marks",
    "bool": "write true or false",
}
"""What pydantic finds, by the beginning of its code, in plain words."""


def in_words(kind: type[Row], problem: ErrorDetails) -> str:
    """What is wrong with a row of this kind, and what to write instead."""
    if problem["type"] == "extra_forbidden":
        return f"there is no column {field_of(problem)}; there are {', '.join(columns(kind))}"
    known = next((words for code, words in _WORDS.items() if problem["type"].startswith(code)), None)
    return known or problem["msg"].removeprefix("Value error, ")


def field_of(problem: ErrorDetails) -> str:
    """The column or key that is wrong; empty where it is the row as a whole."""
    return str(problem["loc"][0]) if problem["loc"] else ""


def columns(kind: type[Row]) -> list[str]:
    """What a row of this kind may have, as files name it."""
    return [field.alias or name for name, field in kind.model_fields.items()]
