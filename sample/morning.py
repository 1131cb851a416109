"""The sample morning as values: its two TOML files read, and its relative times worked out."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from client.case_client import CROCKFORD
from engine.rules import Rulebook
from practice import commands as c
from practice.calendar import Calendar
from practice.view import CaseView
from practice.vocabulary import Role
from sample.when import day, instant

_HERE = Path(__file__).parent
_INSTANTS = frozenset({"until"})
_DATES = frozenset(
    {
        "date_of_birth",
        "expected_date_of_birth",
        "referred_on",
        "started_on",
        "authorised_on",
        "conference_on",
        "due_on",
        "review_on",
    }
)
_HANDOVER = time(9)
"""When one duty manager takes over from another, in local time."""
_LONGEST_AGO = timedelta(days=365)
"""No case of the morning was referred longer ago, so the calendar that counts its times begins before."""
_SEVERITY = ("on track", "late", "escalated")
_COMMAND = {command.__name__: command for command in c.COMMANDS}


class Expected(BaseModel):
    """What a case must at least have reached a minute after it was taken in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: str
    state: str
    breached: tuple[str, ...] = ()
    """Limits whose breach must be on the record."""
    rung: int | None = None
    """The rung (from 0) that some alert must have reached."""
    acknowledged: tuple[str, ...] = ()
    """Alerts that a manager must have taken on."""
    closed: str | None = None
    """The reason that the case was closed for."""
    refusals: int = 0


class SampleCase(BaseModel):
    """One case as `morning.toml` writes it: a contact or a take-over, and what was recorded since."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    about: str
    received: str
    by: str
    team: str = "front-door"
    family: str | None = None
    contact: dict[str, Any] = Field(default_factory=dict)
    adopt: dict[str, Any] = Field(default_factory=dict)
    steps: tuple[dict[str, Any], ...] = ()
    expect: Expected

    @property
    def reference(self) -> str:
        """The case's reference: opaque, and the same on every start."""
        digest = hashlib.sha256(f"sample morning: {self.name}".encode()).digest()
        return "C-" + "".join(CROCKFORD[byte % len(CROCKFORD)] for byte in digest[:12])


@dataclass(frozen=True)
class Step:
    """One command to record; `refused` says that its gate must turn it down."""

    command: c.Command
    refused: bool


@dataclass(frozen=True)
class PlannedCase:
    """A sample case with its times worked out."""

    reference: str
    about: str
    opening: c.ReceiveContact | c.AdoptCase
    steps: tuple[Step, ...]
    expect: Expected


def directory(now: datetime, rulebook: Rulebook) -> dict[str, Any]:
    """Hillshire's teams, people, roles, absences and rota, in the form of `engine.directory`."""
    tables, calendar = _directory_tables(), _calendar(now, rulebook)

    def dated(table: str, *names: str) -> list[dict[str, Any]]:
        return [row | {n: day(row[n], now, calendar) for n in names if n in row} for row in tables[table]]

    rota = [
        row | {end: datetime.combine(row[end], _HANDOVER) for end in ("from", "until")}
        for row in dated("rota", "from", "until")
    ]
    return {
        "teams": tables["teams"],
        "people": dated("people", "registered_until"),
        "roles": tables["roles"],
        "absences": dated("absences", "first_day", "last_day"),
        "rota": rota,
    }


def sample_cases() -> tuple[SampleCase, ...]:
    """Every case of the morning, as `morning.toml` has it."""
    data = tomllib.loads((_HERE / "morning.toml").read_text(encoding="utf-8"))
    return tuple(SampleCase.model_validate(case) for case in data["cases"])


def plan(now: datetime, rulebook: Rulebook) -> tuple[PlannedCase, ...]:
    """The whole morning with its times worked out at `now` (a UTC instant)."""
    calendar = _calendar(now, rulebook)
    actors = _actors(_directory_tables())
    return tuple(_planned(case, actors, now, calendar) for case in sample_cases())


def shortfall(view: CaseView, expect: Expected) -> list[str]:
    """In what a case has not reached its expected state, in words; empty when it has."""
    breached = {limit.key for limit in view.limits if limit.breached}
    rung = max((alert.rung for alert in view.alerts), default=None)
    taken_on = {alert.id for alert in view.alerts if alert.acknowledged_by}
    short = [f"{limit} is not breached" for limit in expect.breached if limit not in breached]
    short += [f"{alert} is not acknowledged" for alert in expect.acknowledged if alert not in taken_on]
    if view.stage != expect.stage:
        short.append(f"it is at {view.stage}, not at {expect.stage}")
    if not _as_severe(view.state, expect.state):
        short.append(f"it is {view.state}, not {expect.state}")
    if expect.rung is not None and (rung is None or rung < expect.rung):
        short.append(f"its alert is at rung {rung}, not at {expect.rung}")
    if expect.closed != view.closed_reason:
        short.append(f"it was closed as {view.closed_reason}, not as {expect.closed}")
    if view.refusals < expect.refusals:
        short.append(f"{view.refusals} steps were refused, not {expect.refusals}")
    return short


def _as_severe(state: str, expected: str) -> bool:
    if "closed" in {state, expected}:
        return state == expected
    return _SEVERITY.index(state) >= _SEVERITY.index(expected)


def _calendar(now: datetime, rulebook: Rulebook) -> Calendar:
    return rulebook.for_referral(now.date() - _LONGEST_AGO)[1]


def _directory_tables() -> dict[str, Any]:
    return tomllib.loads((_HERE / "directory.toml").read_text(encoding="utf-8"))


def _actors(tables: dict[str, Any]) -> dict[str, c.Actor]:
    held: dict[str, tuple[Role, ...]] = {system["id"]: (Role.SYSTEM,) for system in tables["systems"]}
    for row in tables["roles"]:
        held[row["person"]] = (*held.get(row["person"], ()), Role(row["role"]))
    return {name: c.Actor(id=name, roles=roles) for name, roles in held.items()}


def _planned(case: SampleCase, actors: dict[str, c.Actor], now: datetime, calendar: Calendar) -> PlannedCase:
    def worked_out(fields: dict[str, Any]) -> dict[str, Any]:
        return {name: _worked_out(name, value, now, calendar) for name, value in fields.items()}

    received = instant(case.received, now, calendar)
    common = {"id": f"{case.reference}-0", "actor": actors[case.by], "team": case.team, "family": case.family}
    common |= {"happened_at": received, "received_at": received}
    opening = (
        c.ReceiveContact(**common, contact=c.Contact(**worked_out(case.contact)))
        if case.contact
        else c.AdoptCase(**common, **worked_out(case.adopt))
    )
    steps = tuple(
        _step(f"{case.reference}-{number}", worked_out(fields), actors, instant(fields["at"], now, calendar))
        for number, fields in enumerate(case.steps, start=1)
    )
    return PlannedCase(case.reference, case.about, opening, steps, case.expect)


def _step(command_id: str, fields: dict[str, Any], actors: dict[str, c.Actor], at: datetime) -> Step:
    own = {name: value for name, value in fields.items() if name not in {"at", "by", "do", "refused"}}
    kind = _COMMAND[fields["do"]]
    command = kind(id=command_id, actor=actors[fields["by"]], happened_at=at, received_at=at, **own)
    return Step(command, bool(fields.get("refused", False)))


def _worked_out(name: str, value: Any, now: datetime, calendar: Calendar) -> Any:
    if isinstance(value, dict):
        return {inner: _worked_out(inner, v, now, calendar) for inner, v in value.items()}
    if isinstance(value, list):
        return tuple(_worked_out(name, v, now, calendar) for v in value)
    if name in _DATES:
        return day(value, now, calendar)
    return instant(value, now, calendar) if name in _INSTANTS else value
