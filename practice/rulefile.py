"""Reading an edition or a policy from the text of its file, and choosing among editions by date.

Every mistake is refused with the file, the line and the reason.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from practice.calendar import SATURDAY
from practice.places import Path, Places, RulesError, places_of
from practice.policy import LocalClosure, Policy
from practice.rules import Edition

_T = TypeVar("_T", bound=BaseModel)
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def parse_edition(text: str, where: str) -> Edition:
    """Read an edition from TOML; `where` names the file in errors.

    Raises:
        RulesError: not TOML, or not a valid edition.
    """
    places = places_of(text, where)
    edition = parse_toml(Edition, text, places)
    edition._places = places  # noqa: SLF001 - set once, here, where the text is known
    _check_names("clocks", "clock", [c.name for c in edition.clocks], places)
    if edition.in_force_until and edition.in_force_until < edition.in_force_from:
        reason = f"in force until {edition.in_force_until}, before it begins {edition.in_force_from}."
        raise places.error(("in_force_until",), reason)
    return edition


def parse_policy(text: str, where: str) -> Policy:
    """Read a policy from TOML; `where` names the file in errors.

    Raises:
        RulesError: not TOML, or not a valid policy.
    """
    places = places_of(text, where)
    policy = parse_toml(Policy, text, places)
    policy._places = places  # noqa: SLF001 - set once, here, where the text is known
    _check_names("clocks", "clock", [c.name for c in policy.clocks], places)
    _check_names("ladders", "ladder", [ladder.name for ladder in policy.ladders], places)
    _check_names("tighten", "tightened clock", [t.clock for t in policy.tighten], places, key="clock")
    _check_names("extend", "extended clock", [e.clock for e in policy.extend], places, key="clock")
    check_closures("local_closures", policy.local_closures, places)
    return policy


def check_closures(part: str, closures: Sequence[LocalClosure], places: Places) -> None:
    """See that days which do not count are each given once, and are not days that would not count anyway.

    Raises:
        RulesError: one is given twice, or is a Saturday or a Sunday.
    """
    days = [c.day for c in closures]
    for at, day in enumerate(days):
        if day in days[:at]:
            raise places.error((part, at, "day"), f"{day} is listed twice.")
        if day.weekday() >= SATURDAY:
            raise places.error((part, at, "day"), f"{day} is a {day:%A}, which does not count anyway.")


def check_editions(editions: Sequence[Edition]) -> None:
    """See that the editions of each nation follow one another without gap or overlap.

    Raises:
        RulesError: they do not, naming the two editions and the dates.
    """
    for nation in sorted({e.nation for e in editions}):
        row = sorted((e for e in editions if e.nation == nation), key=lambda e: e.in_force_from)
        for earlier, later in pairwise(row):
            ends = earlier.in_force_until
            if ends is None or ends.toordinal() + 1 != later.in_force_from.toordinal():
                raise later.places.error(
                    ("in_force_from",),
                    f"{earlier.name} ends {ends or 'never'} and {later.name} begins {later.in_force_from}; every date "
                    f"of referral in {nation} must fall under exactly one edition.",
                )


def choose_edition(editions: Sequence[Edition], nation: str, referred_on: date) -> Edition:
    """The edition that a referral of this local date falls under.

    Raises:
        RulesError: none covers it.
    """
    for edition in editions:
        until = edition.in_force_until or date.max
        if edition.nation == nation and edition.in_force_from <= referred_on <= until:
            return edition
    raise RulesError(f"No edition of the guidance for {nation} was in force on {referred_on:%d %B %Y}.")


def parse_toml(kind: type[_T], text: str, places: Places) -> _T:
    """Read a TOML text as a value of `kind`.

    Raises:
        RulesError: it is not TOML, or not such a value; the message names the file, the line and the first mistake.
    """
    try:
        return kind.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = _AT_LINE.sub("", str(error)).strip()
        raise RulesError(f"{places.file}, line {line}: not valid TOML: {reason}") from error
    except RecursionError:
        raise RulesError(f"{places.file}: lists or tables are nested too deep.") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise places.error(_path(first), _reason(first)) from error


def _path(error: ErrorDetails) -> Path:
    return (*error["loc"], *error.get("ctx", {}).get("at", ()))


def _reason(error: ErrorDetails) -> str:
    place = ".".join(str(p) for p in _path(error))
    found = "" if error["type"] in {"missing", "misplaced"} else f" (found {str(error['input'])[:80]!r})"
    return f"{place}: {error['msg'].removeprefix('Value error, ')}{found}"


def _check_names(part: str, what: str, names: list[str], places: Places, key: str = "name") -> None:
    for at, name in enumerate(names):
        if name in names[:at]:
            raise places.error((part, at, key), f"{what} {name} is defined twice.")
