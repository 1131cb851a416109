"""The directory as text on a terminal: who works where, what it lacks, and how it changed. Local times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rich import box
from rich.table import Table
from rich.text import Text

from engine.directory import Absence, Directory, HistoryEntry, Person, absences_on, change_words, roles_held
from engine.directory.checking import Gap
from engine.printing import short

EVERYBODY = "the whole service"
NO_ROLE = "no role"


@dataclass(frozen=True)
class PersonLine:
    """One person in one team: what they are there, and whether a message finds them. Local dates and times."""

    team: str
    person: str
    name: str
    roles: tuple[str, ...]
    email: str | None
    phone: str | None
    registered_until: date | None
    has_left: bool
    away_until: date | None
    cover: str | None
    on_duty_until: datetime | None


def person_lines(directory: Directory, at: datetime, team: str | None = None) -> list[PersonLine]:
    """Everybody who works here at a UTC instant, team by team, then the whole service, then those without a role.

    With `team`: those of that team and of the whole service. Who has left is listed only while a role is theirs.
    """
    today, there = directory.today(at), at.astimezone(directory.zone).replace(tzinfo=None)
    people, absences = directory.people_by_id, absences_on(directory, today)
    turns = {d.person: d.until for d in directory.rota if d.from_ <= there < d.until}
    return [
        _line(place, people[person], roles, today, absences.get(person), turns.get(person))
        for place, held in _by_place(directory, at, team)
        for person, roles in sorted(held.items())
    ]


def _by_place(directory: Directory, at: datetime, team: str | None) -> list[tuple[str, dict[str, set[str]]]]:
    held: dict[str, dict[str, set[str]]] = {}
    for role in roles_held(directory, at):
        held.setdefault(role.team or EVERYBODY, {}).setdefault(role.person, set()).add(role.role.value)
    if team is not None:
        return [(place, held.get(place, {})) for place in (team, EVERYBODY)]
    today, busy = directory.today(at), {person for people in held.values() for person in people}
    idle = {p.id: set[str]() for p in directory.people if p.id not in busy and not p.has_left(today)}
    places = [*sorted(held.keys() - {EVERYBODY}), EVERYBODY]
    return [*((place, held.get(place, {})) for place in places), (NO_ROLE, idle)]


def _line(  # noqa: PLR0913, PLR0917 - a person, their roles somewhere, and how they are today
    place: str, person: Person, roles: set[str], today: date, absence: Absence | None, on_duty_until: datetime | None
) -> PersonLine:
    return PersonLine(
        place,
        person.id,
        person.name,
        tuple(sorted(roles)),
        person.email,
        person.phone,
        person.registered_until,
        person.has_left(today),
        absence.last_day if absence else None,
        absence.cover if absence else None,
        on_duty_until,
    )


def people_table(lines: Iterable[PersonLine]) -> Table:
    """Who works where, who is away and who stands in, and who is on duty now."""
    table = _table("team", "person", "name", "roles", "now", "told by", "registered until")
    last = ""
    for line in lines:
        team = "" if line.team == last else line.team
        last = line.team
        told_by = " ".join(way for way, given in (("mail", line.email), ("text", line.phone)) if given)
        table.add_row(
            team,
            line.person,
            line.name,
            ", ".join(line.roles),
            _now(line),
            Text(told_by or "no address", "" if told_by else "bold red"),
            str(line.registered_until or ""),
        )
    return table


def _now(line: PersonLine) -> Text:
    if line.has_left:
        return Text("has left", "bold red")
    if line.away_until:
        cover = f"{line.cover} stands in" if line.cover else "nobody stands in"
        return Text(f"away until {line.away_until}, {cover}", "yellow" if line.cover else "bold red")
    if line.on_duty_until:
        return Text(f"on duty until {line.on_duty_until:%a} {line.on_duty_until.day} {line.on_duty_until:%b %H:%M}")
    return Text("")


def gaps_table(gaps: Iterable[Gap], zone: ZoneInfo) -> Table:
    """What would reach nobody: where, when, why, and what to do. What is the same for several teams is one line."""
    table = _table("team", "ladder", "rung", "when", "why", "what to do")
    same: dict[tuple[str, ...], list[Gap]] = {}
    for gap in gaps:
        same.setdefault((gap.ladder, gap.rung, gap_when(gap, zone), gap.why, _for_any_team(gap)), []).append(gap)
    for (ladder, rung, when, why, remedy), alike in same.items():
        teams = ", ".join(gap.team or EVERYBODY for gap in alike)
        style = "bold red" if alike[0].begins is None else "yellow"
        table.add_row(teams, ladder, rung, Text(when, style), why, alike[0].remedy if len(alike) == 1 else remedy)
    return table


def _for_any_team(gap: Gap) -> str:
    return gap.remedy.replace(f" --team {gap.team}", " --team TEAM") if gap.team else gap.remedy


def gap_when(gap: Gap, zone: ZoneInfo) -> str:
    """The stretch of time in which something reaches nobody: `now`, `now until …`, `from …`, `… to …`."""
    if gap.begins is None:
        return f"now until {short(gap.ends, zone)}" if gap.ends else "now"
    return f"{short(gap.begins, zone)} to {short(gap.ends, zone)}" if gap.ends else f"from {short(gap.begins, zone)}"


def new_gaps(before: Iterable[Gap], after: Iterable[Gap]) -> Iterator[str]:
    """What a change of the directory has left to see to: one line for each reason, with what to do."""
    known = {_identity(gap) for gap in before}
    reasons: dict[tuple[str, str], list[Gap]] = {}
    for gap in after:
        if _identity(gap) not in known:
            reasons.setdefault((gap.why, _for_any_team(gap)), []).append(gap)
    for (why, remedy), gaps in reasons.items():
        teams = ", ".join(sorted({gap.team or EVERYBODY for gap in gaps}))
        yield f"To see to ({teams}): {why} {remedy}"


def _identity(gap: Gap) -> tuple[object, ...]:
    return gap.code, gap.team, gap.ladder, gap.rung, gap.begins


def history_table(entries: Iterable[HistoryEntry], zone: ZoneInfo) -> Table:
    """What was changed, by whom and when, oldest first."""
    table = _table("entry", "when", "by", "what")
    for entry in entries:
        table.add_row(str(entry.sequence), short(entry.at, zone), entry.actor, change_words(entry.change))
    return table


def gaps_summary(gaps: tuple[Gap, ...]) -> Iterator[str]:
    """What an operator reads when the engine starts; nothing where the directory lacks nothing."""
    if gaps:
        now = sum(gap.begins is None for gap in gaps)
        yield (
            f"The directory lacks something: {now} of what is to be told would reach nobody now, "
            f"{len(gaps) - now} more within two weeks. See starter.py directory check."
        )


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
