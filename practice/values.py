"""Values: frozen dataclasses that are quick to make.

Deciding a command makes a dozen small values: events, entries, limits, answers. A frozen dataclass sets each of its
fields through `object.__setattr__`, which took a quarter of all the time. A `value` is the same class in everything
else, but is given its dictionary whole. Python reads a field of such a dictionary three times as fast as one of a
dictionary that shares its keys with others of the class, at the price of the memory that the sharing saves.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_T]) -> type[_T]:
    """Make a frozen dataclass of a class, with an `__init__` that takes the same fields and is quicker.

    Raises:
        TypeError: the class has a `__post_init__`, or a field that is no plain argument: neither would be heeded.
    """
    made: Any = dataclass(frozen=True)(cls)
    unlike = [f.name for f in fields(made) if not f.init or f.kw_only]
    if unlike or hasattr(made, "__post_init__"):
        raise TypeError(f"{cls.__name__} cannot be a value: it has {unlike[0] if unlike else 'a __post_init__'}.")
    init = _init(fields(made), vars(made)["__dict__"].__set__)
    init.__annotations__ = made.__init__.__annotations__
    init.__qualname__ = made.__init__.__qualname__
    made.__init__ = init
    return cls


def _init(of: tuple[Field[Any], ...], fill: Callable[[Any, dict[str, Any]], None]) -> Callable[..., None]:
    """The `__init__` with these fields as its arguments. It is written as text, as `dataclasses` does it too.

    `fill` gives an instance its dictionary.
    """
    factories = {f.name: f.default_factory for f in of if f.default_factory is not MISSING}
    arguments = ", ".join(f.name if _needed(f) else f"{f.name}=defaults[{f.name!r}]" for f in of)
    given = ", ".join(f"{f.name!r}: {_given(f.name, anew=f.name in factories)}" for f in of)
    text = f"def __init__(self, {arguments}):\n    fill(self, {{{given}}})"
    defaults = {f.name: f.default for f in of}
    names: dict[str, Any] = {"defaults": defaults, "factories": factories, "MISSING": MISSING, "fill": fill}
    exec(text, names)  # noqa: S102 - made of names of fields alone
    made: Callable[..., None] = names["__init__"]
    return made


def _needed(f: Field[Any]) -> bool:
    return f.default is MISSING and f.default_factory is MISSING


def _given(name: str, *, anew: bool) -> str:
    return f"factories[{name!r}]() if {name} is MISSING else {name}" if anew else name


def changed(value: _T, /, **changes: Any) -> _T:
    """A copy of a frozen value with some fields changed: `dataclasses.replace` without its cost."""
    return with_changes(value, changes)


def with_changes(value: _T, changes: dict[str, Any]) -> _T:
    """The same for changes that are a dictionary already, which need not be copied to be handed over."""
    copy = object.__new__(type(value))
    object.__setattr__(copy, "__dict__", value.__dict__ | changes)
    return copy
