"""Where things stand in a rules file, so that whoever wrote it reads which line to change.

TOML's own parser forgets the lines. What is kept here is the line of every table, key and entry of a list that starts
a line's value; anything inside stands on the nearest of those around it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

Path = tuple[str | int, ...]
"""The keys and the positions in lists that lead to a value: `("clocks", 2, "source")`."""

_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.\s-]+?)\s*\]")
_KEY = re.compile(r"^\s*([\w.-]+)\s*=")


class RulesError(ValueError):
    """An edition, a policy or a calendar cannot be used: the message names the file, the line and what is wrong."""


@dataclass(frozen=True)
class Places:
    """The name of a file, and the line (from 1) on which each part of it stands."""

    file: str
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a part, or of the nearest part around it that is known."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def error(self, path: Path, reason: str) -> RulesError:
        """What to raise for a mistake in a part of the file."""
        return RulesError(f"{self.file}, line {self.line(path)}: {reason}")


NOWHERE = Places("rules")
"""The places of rules that were never in a file."""


def misplaced(reason: str, *at: str | int) -> PydanticCustomError:
    """What a validator raises when the mistake is in a part of the value that it looks at."""
    return PydanticCustomError("misplaced", "{reason}", {"reason": reason, "at": at})


def places_of(text: str, file: str) -> Places:
    """Find the lines of a TOML text. `file` names it in errors; what is not TOML has places up to the mistake."""
    return Places(file, dict(_places(text)))


def _places(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    key: Path = ()
    entries: Counter[Path] = Counter()
    depth = 0
    for number, line in enumerate(_STRING_OR_COMMENT.sub(_blank, text).splitlines(), 1):
        rest = line
        if depth == 0:
            if header := _TABLE.match(line):
                table = _table(header[2].split("."), entries, listed=header[1] == "[[")
                yield table, number
                continue
            if not (named := _KEY.match(line)):
                continue
            key = (*table, *named[1].split("."))
            yield key, number
            rest = line[named.end() :]
        for place in _entries(rest, depth, key, entries):
            yield place, number
        depth += sum(map(rest.count, "[{")) - sum(map(rest.count, "]}"))


def _blank(found: re.Match[str]) -> str:
    return ("" if found[0].startswith("#") else "s") + "\n" * found[0].count("\n")


def _table(names: list[str], entries: Counter[Path], *, listed: bool) -> Path:
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name.strip())
        if entries[path]:
            path = (*path, entries[path] - 1)
    path = (*path, names[-1].strip())
    if not listed:
        return path
    entries[path] += 1
    return (*path, entries[path] - 1)


def _entries(line: str, depth: int, key: Path, entries: Counter[Path]) -> Iterator[Path]:
    """The entries of a key's list that begin on this line."""
    waiting = depth == 1
    for sign in line:
        if depth == 1 and waiting and sign not in " \t,]":
            yield (*key, entries[key])
            entries[key] += 1
            waiting = False
        depth += (sign in "[{") - (sign in "]}")
        if (depth == 1 and sign == ",") or (depth == 1 and sign == "["):
            waiting = True
