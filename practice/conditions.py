"""Conditions on events: whether the fields and the values that a limit's conditions speak of can occur at all."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from practice import events
from practice.places import misplaced
from practice.vocabulary import Trigger


def check_conditions(part: str, conditions: Mapping[str, tuple[str, ...]], triggers: Iterable[Trigger]) -> None:
    """See that each condition names a field of one of the events, and values that the field can have.

    Raises:
        PydanticCustomError: it does not; `part` is where in the limit the conditions stand.
    """
    known = [fields_of(trigger) for trigger in triggers]
    for name, values in conditions.items():
        types = [f[name] for f in known if name in f]
        if not types:
            there_are = ", ".join(sorted({n for f in known for n in f}))
            raise misplaced(f"{' or '.join(triggers)} has no {name}; there are {there_are or 'no fields'}", part, name)
        possible = [values_of(t) for t in types]
        for value in values:
            if all(p is not None and value not in p for p in possible):
                there_are = ", ".join(sorted({v for p in possible if p for v in p}))
                raise misplaced(f"{name} is never {value!r}; it is one of {there_are}", part, name)


@cache
def fields_of(trigger: Trigger) -> dict[str, Any]:
    """The fields and properties of an event that a condition can speak of, and their types."""
    event = getattr(events, trigger.value)
    hints = get_type_hints(event)
    stored = {f.name: hints[f.name] for f in fields(event) if f.name != "kind"}
    derived = {n: get_type_hints(p.fget)["return"] for n, p in vars(event).items() if isinstance(p, property)}
    return stored | derived


def values_of(kind: Any) -> frozenset[str] | None:
    """The values of a type, as words; None where there is no end of them."""
    if kind is NoneType:
        return frozenset({"None"})
    if kind is bool:
        return frozenset({"True", "False"})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return frozenset(str(member) for member in kind)
    if get_origin(kind) is Literal:
        return frozenset(map(str, get_args(kind)))
    if get_origin(kind) in {Union, UnionType}:
        parts = [values_of(part) for part in get_args(kind)]
        return None if None in parts else frozenset().union(*(p for p in parts if p))
    return None
