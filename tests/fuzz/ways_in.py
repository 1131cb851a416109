"""Every way in that takes a text or bytes, as a function that raises nothing but what it promises to raise.

One list, three drivers: the tests replay the kept inputs and draw some more, and `make fuzz` lets atheris look for
inputs that reach other code.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from pydantic_core import from_json, to_json

from client.bounces import read_bounce
from client.case_client import parse
from client.census import read_return
from client.census_file import CensusError
from client.errors import FrontdoorError
from client.past import read_past
from client.webhooks import verify
from engine.calendars import read_calendar_file
from engine.checkpoints import from_text
from engine.directory import Directory, DirectoryError, Person, Team
from engine.directory.parsing import read_given
from engine.errors import SettingsError
from engine.links import LinkSigner
from engine.rules import PRACTICE
from practice import commands as c
from practice.case import Case
from practice.combine import check_policy
from practice.decide import check, decide, open_case
from practice.evolve import evolve
from practice.explain import explain
from practice.ladder import next_moment, tick
from practice.places import RulesError
from practice.rulefile import parse_edition, parse_policy
from practice.view import view
from tests.practice.builders import (
    BOOK,
    CALENDAR,
    MONDAY,
    RULES,
    Story,
    assessment,
    authorised,
    closed_as,
    gathered,
    planned,
)

CORPUS = Path(__file__).parent / "corpus"
"""A folder for each way in, with the inputs that are always tried: ordinary ones, and those that once broke it."""
OPENINGS: tuple[type[c.Command], ...] = (c.ReceiveContact, c.AdoptCase, c.ReopenCase)
COMMANDS: Mapping[str, type[c.Command]] = {kind.__name__: kind for kind in (*c.COMMANDS, *OPENINGS)}
TODAY = date(2026, 3, 2)
SECRET = "whsec_" + "A" * 40
STORED = Directory(teams=(Team(id="front-door", name="Front door"),), people=(Person(id="P-1", name="Sam Example"),))
SIGNER = LinkSigner("a-key-for-tests-of-thirty-two-characters", "http://127.0.0.1:8765")


@dataclass(frozen=True)
class WayIn:
    """What takes the bytes, and the refusals that it promises. Anything else that it raises is a fault of ours."""

    take: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]

    def __call__(self, content: bytes) -> None:
        """Put something in."""
        with suppress(*self.refusals):
            self.take(content)


# Commands, as a case system sends them or as somebody who goes round the client does.


def command(content: bytes) -> None:
    """A command's name on the first line, its fields as JSON below: read, and put to cases at every stage."""
    name, _, fields = content.partition(b"\n")
    kind = COMMANDS.get(name.decode("ascii", "replace"))
    with suppress(ValueError):
        put(kind or c.CloseCase, from_json(fields))


def put(kind: type[c.Command], fields: object) -> None:
    """Read a command; a case that takes it can still be shown, explained, written down and carried on."""
    read = parse(kind, fields)
    if isinstance(read, c.ReceiveContact | c.AdoptCase):
        opened = open_case("case-1", read, RULES, CALENDAR, MONDAY)
        _lives_on(opened.case, MONDAY)
        return
    for case, now in cases():
        refused = check(case, read, now)
        decided = decide(case, read, now)
        if refused or decided.answer is None:
            assert decided.refusal
            assert decided.case == case
        else:
            _lives_on(decided.case, now)


def _lives_on(case: Case, now: datetime) -> None:
    for days in (0, 40):
        at = now + timedelta(days=days)
        for entry in tick(case, at):
            case = evolve(case, entry)
        to_json((case, view(case, at), explain(case, at), next_moment(case)))


@cache
def cases() -> tuple[tuple[Case, datetime], ...]:
    """A case at each stage, and the time that it is for it (a UTC instant)."""
    opened = Story()
    opened.receive()
    stories = (opened, assessment(), gathered(), authorised(), planned(), planned())
    closed_as(stories[-1], "RC7")
    return tuple((story.case, story.now) for story in stories)


# Files.


def edition(content: bytes) -> None:
    """An edition of the guidance."""
    parse_edition(_text(content, RulesError), "edition.toml")


def policy(content: bytes) -> None:
    """A council's policy, laid on every edition."""
    check_policy(parse_policy(_text(content, RulesError), "policy.toml"), BOOK.editions)


def calendar(content: bytes) -> None:
    """A file with further days that do not count."""
    with _file(content, "days.toml") as path:
        read_calendar_file(path).laid_on(CALENDAR)


def directory(content: bytes) -> None:
    """A directory as TOML."""
    with _file(content, "directory.toml") as path:
        read_given(path).onto(Directory(), TODAY)


def table(content: bytes) -> None:
    """A table of the directory as CSV: its name on the first line, the file below."""
    name, _, rows = content.partition(b"\n")
    known = name.decode("ascii", "replace")
    file = f"{known}.csv" if known in {"teams", "people", "roles", "absences", "rota"} else "others.csv"
    with _file(rows, file) as path:
        read_given(path.parent).onto(STORED, TODAY)


def census(content: bytes) -> None:
    """A census return: the open cases that would be taken over, and every episode for a rehearsal."""
    with suppress(CensusError):
        read_return(content, today=TODAY)
    read_past(content, today=TODAY)


def checkpoint(content: bytes) -> None:
    """A checkpoint that was kept elsewhere."""
    from_text(_text(content, SettingsError), "kept.json")


# What comes back from others.


def link(content: bytes) -> None:
    """The last part of a link in a message: nothing that we have not signed counts."""
    assert isinstance(SIGNER.read(content.decode("utf-8", "replace")), str)


def webhook(content: bytes) -> None:
    """A message to a case system: three headers on a line each, the body below."""
    lines = content.split(b"\n", 3)
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    headers = dict(zip(names, (line.decode("latin-1") for line in lines), strict=False))
    verify(SECRET, headers, lines[3] if len(lines) > len(names) else b"", now=datetime(2026, 3, 2, tzinfo=UTC))


WAYS_IN: Mapping[str, WayIn] = {
    "bounce": WayIn(read_bounce, (FrontdoorError,)),
    "calendar": WayIn(calendar, (RulesError,)),
    "census": WayIn(census, (CensusError,)),
    "checkpoint": WayIn(checkpoint, (SettingsError,)),
    "command": WayIn(command, (FrontdoorError,)),
    "directory": WayIn(directory, (DirectoryError,)),
    "edition": WayIn(edition, (RulesError,)),
    "link": WayIn(link, ()),
    "policy": WayIn(policy, (RulesError,)),
    "table": WayIn(table, (DirectoryError,)),
    "webhook": WayIn(webhook, (FrontdoorError,)),
}


LIVING: Mapping[str, Path] = {
    "edition": PRACTICE / "editions" / "england-2026.toml",
    "policy": PRACTICE / "policies" / "county.toml",
}
"""Ordinary inputs that stand elsewhere in this repository."""


def ordinary(name: str) -> list[Path]:
    """The kept inputs of a way in that must be taken."""
    return sorted((CORPUS / name).glob("ordinary*")) + [path for key, path in LIVING.items() if key == name]


def kept(name: str) -> list[Path]:
    """Every kept input of a way in."""
    return sorted({*(CORPUS / name).iterdir(), *ordinary(name)})


def _text(content: bytes, refusal: type[Exception]) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Whoever reads the file says so before anything is parsed.
        raise refusal("It is not UTF-8.") from None


@contextmanager
def _file(content: bytes, name: str) -> Iterator[Path]:
    """A file of this name with this content, in a folder of its own, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="frontdoor-fuzz-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path
