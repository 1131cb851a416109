"""What the directory lacks: the rungs that would reach nobody, now and in the two weeks to come, and why.

Looking over one directory as it was read is pure; `directory_gaps` reads it first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby, pairwise
from typing import Literal

import asyncpg

from engine.database import QUERIES, rows
from engine.directory.model import ON_ROTA, Absence, Directory, HeldRole
from engine.directory.resolving import Reachable, absences_on, choose, holders, reachable, roles_held
from engine.directory.storing import read_directory, verify_history
from engine.rules import Rulebook
from practice.calendar import Calendar, at_local_time, is_working_day
from practice.rules import Ladder, Rules
from practice.vocabulary import Role

DAYS_AHEAD = 14
WHOLE_SERVICE = ""
"""What stands for the team where something concerns all of them."""

Code = Literal[
    "directory_empty",
    "unknown_team",
    "no_holder",
    "not_on_duty",
    "leaver",
    "absent_without_cover",
    "no_address",
    "leaver_with_cases",
    "unknown_worker",
    "registration_ended",
    "journal_broken",
]
Hours = Literal["office", "closed", "any"]


@dataclass(frozen=True)
class Gap:
    """One thing that would reach nobody, or that is wrong: where, from when until when (UTC instants), why, what to do.

    `begins` is None where it is so now; `ends` is None where it lasts for as far as the check looks. `team` is empty
    where the whole service is concerned, `ladder` and `rung` where no rung is.
    """

    code: Code
    team: str
    ladder: str
    rung: str
    begins: datetime | None
    ends: datetime | None
    why: str
    remedy: str


@dataclass(frozen=True)
class Caseload:
    """How many open cases a team has with one worker, or with none."""

    team: str
    worker: str | None
    cases: int


@dataclass(frozen=True)
class Told:
    """Something of which people are to hear: the ladder, its rung in words, the roles, and when it matters."""

    ladder: str
    rung: str
    roles: tuple[Role, ...]
    hours: Hours


@dataclass(frozen=True)
class _Fault:
    code: Code
    why: str
    remedy: str


@dataclass(frozen=True)
class _Day:
    """Who can be reached on a local date, and who is away."""

    people: Mapping[str, Reachable]
    absences: Mapping[str, Absence]


@dataclass(frozen=True)
class _Moment:
    """The directory from one instant until something changes, and who holds what meanwhile."""

    begins: datetime
    ends: datetime
    office: bool
    held: Mapping[Role, Sequence[HeldRole]]
    day: _Day


async def directory_gaps(pool: asyncpg.Pool, rulebook: Rulebook, now: datetime) -> tuple[Gap, ...]:
    """What the stored directory lacks at a UTC instant and after it, under the rules in force there and then."""
    directory = await read_directory(pool)
    caseloads = [Caseload(r["team"], r["worker"], r["cases"]) for r in await rows(QUERIES.caseloads(pool))]
    rules, calendar = rulebook.for_referral(directory.today(now))
    broken = await verify_history(pool)
    return (*_broken(broken), *check_directory(directory, rules, calendar, caseloads, now))


def check_directory(
    directory: Directory, rules: Rules, calendar: Calendar, caseloads: Sequence[Caseload], now: datetime
) -> tuple[Gap, ...]:
    """Everything that would reach nobody from a UTC instant on for 14 days: what is so now first, then as it comes.

    Looked at are the teams that have people or open cases.
    """
    if not directory.people:
        remedy = "Load one: starter.py directory template FOLDER, then starter.py directory load FOLDER --by PERSON."
        return (Gap("directory_empty", WHOLE_SERVICE, "", "", None, None, "Nobody is in the directory.", remedy),)
    moments = _moments(directory, calendar, now)
    known = {team.id for team in directory.teams}
    busy = {load.team for load in caseloads} | {held.team for held in directory.roles if held.team}
    gaps = [_unknown_team(team) for team in sorted(busy - known)]
    for told in told_by(rules):
        for team in sorted(busy & known):
            gaps += _reaching_nobody(team, told, moments)
    gaps += _reaching_nobody(WHOLE_SERVICE, OPERATORS, moments)
    gaps += _cases_of_leavers(directory, caseloads, now)
    gaps += _registrations(directory, now)
    return tuple(sorted(gaps, key=lambda gap: (gap.begins or now, gap.team)))


OPERATORS = Told("", "operators", (Role.OPERATOR,), "any")


def told_by(rules: Rules) -> Iterator[Told]:
    """Everything of which the rules have somebody told. A worker is left out: before the allocation there is none."""
    for ladder in rules.ladders:
        yield from _told_on(ladder)
    yield from _told("", "warning", rules.warned_roles, "office")
    yield from _told("", "lapsed acknowledgement", (Role.DUTY_MANAGER,), "office")
    yield from _told("", "refused step", rules.refusals_told, "office")
    yield from _told("", "override", rules.overrides_told, "office")


def _told_on(ladder: Ladder) -> Iterator[Told]:
    for number, rung in enumerate(ladder.rungs, 1):
        yield from _told(ladder.name, str(number), rung.roles, "any" if ladder.immediate else "office")
    if ladder.immediate:
        yield from _told(ladder.name, "out of hours", ladder.out_of_hours, "closed")


def _told(ladder: str, rung: str, roles: Iterable[Role], hours: Hours) -> Iterator[Told]:
    asked = tuple(role for role in roles if role is not Role.ALLOCATED_WORKER)
    if asked:
        yield Told(ladder, rung, asked, hours)


def _moments(directory: Directory, calendar: Calendar, now: datetime) -> list[_Moment]:
    """The time ahead, cut wherever the directory or the office may change."""
    end = now + timedelta(days=DAYS_AHEAD)
    cuts = {now, end} | {at for at in _cuts(directory, calendar, now) if now < at < end}
    days: dict[date, _Day] = {}
    moments = []
    for begins, ends in pairwise(sorted(cuts)):
        today = directory.today(begins)
        if today not in days:
            days[today] = _Day(reachable(directory, begins), absences_on(directory, today))
        moments.append(_moment(directory, calendar, begins, ends, days[today]))
    return moments


def _cuts(directory: Directory, calendar: Calendar, now: datetime) -> Iterator[datetime]:
    today = directory.today(now)
    for day in (today + timedelta(days=n) for n in range(DAYS_AHEAD + 2)):
        yield _midnight(directory, day)
        yield at_local_time(calendar, day, calendar.office_opens)
        yield at_local_time(calendar, day, calendar.office_closes)
    for duty in directory.rota:
        yield duty.from_.replace(tzinfo=directory.zone)
        yield duty.until.replace(tzinfo=directory.zone)


def _moment(directory: Directory, calendar: Calendar, begins: datetime, ends: datetime, day: _Day) -> _Moment:
    there = begins.astimezone(calendar.zone)
    open_now = calendar.office_opens <= there.time() < calendar.office_closes
    office = open_now and is_working_day(calendar, there.date())
    held: dict[Role, list[HeldRole]] = {}
    for one in roles_held(directory, begins):
        held.setdefault(one.role, []).append(one)
    return _Moment(begins, ends, office, held, day)


def _reaching_nobody(team: str, told: Told, moments: Sequence[_Moment]) -> Iterator[Gap]:
    """The stretches of time in which one thing reaches nobody; hours in which it does not matter do not end one."""
    faults_at = partial(_faults, team, told.roles)
    relevant = [m for m in moments if told.hours == "any" or (told.hours == "office") == m.office]
    for faults, group in groupby(relevant, key=faults_at):
        first, *others = group
        last = others[-1] if others else first
        if faults:
            begins = None if first is moments[0] else first.begins
            ends = None if last is relevant[-1] else last.ends
            why = " ".join(fault.why for fault in faults)
            yield Gap(faults[0].code, team, told.ladder, told.rung, begins, ends, why, faults[0].remedy)


def _faults(team: str, roles: tuple[Role, ...], moment: _Moment) -> tuple[_Fault, ...]:
    """Why nobody in these roles would hear; empty if somebody would."""
    asked = holders((held for role in roles for held in moment.held.get(role, ())), team, roles)
    found = choose(asked, moment.day.people)
    if found.recipients:
        return ()
    if not asked:
        return (_no_holder(team, roles),)
    return tuple(_fault(name, code, team, roles, moment) for name, code in zip(asked, found.nobody, strict=True))


def _no_holder(team: str, roles: tuple[Role, ...]) -> _Fault:
    names = " or ".join(role.value for role in roles)
    where = f" --team {team}" if team else ""
    if any(role in ON_ROTA for role in roles):
        role = next(role for role in roles if role in ON_ROTA)
        remedy = f"starter.py directory on-duty PERSON --role {role.value} --from TIME --until TIME{where}"
        return _Fault("not_on_duty", f"Nobody is on duty as {names}.", remedy)
    return _Fault("no_holder", f"Nobody is {names}.", f"starter.py directory role PERSON {roles[0].value}{where}")


def _fault(name: str, code: str, team: str, roles: tuple[Role, ...], moment: _Moment) -> _Fault:
    person = moment.day.people[name]
    standing_in = f"{name} is away, and whoever stands in" if person.is_away and not person.has_left else name
    where = f" --team {team}" if team else ""
    if code == "leaver":
        remedy = f"starter.py directory role PERSON {roles[0].value}{where}"
        return _Fault("leaver", f"{standing_in} has left.", remedy)
    if code == "no_address":
        remedy = f"starter.py directory change-person {name} --email ADDRESS"
        return _Fault("no_address", f"{standing_in} has no address.", remedy)
    absence = moment.day.absences[name]
    remedy = f"starter.py directory away {name} --from {absence.first_day} --until {absence.last_day} --cover PERSON"
    why = f"{name} is away until {absence.last_day}, and nobody who is here stands in."
    return _Fault("absent_without_cover", why, remedy)


def _unknown_team(team: str) -> Gap:
    remedy = f"starter.py directory add-team {team} NAME, then its people's roles; or transfer the cases."
    why = "It has open cases and is not in the directory."
    return Gap("unknown_team", team, "", "", None, None, why, remedy)


def _broken(sequence: int | None) -> Iterator[Gap]:
    if sequence is not None:
        why = f"The journal of the directory was changed at entry {sequence}."
        remedy = "Compare it with a backup: starter.py directory history shows what is there."
        yield Gap("journal_broken", WHOLE_SERVICE, "", "", None, None, why, remedy)


def _cases_of_leavers(directory: Directory, caseloads: Iterable[Caseload], now: datetime) -> Iterator[Gap]:
    people, remedy = directory.people_by_id, "Allocate them to somebody else: starter.py record CASE AllocateWorker"
    for load in caseloads:
        if load.worker is None:
            continue
        person = people.get(load.worker)
        of_whom = f"{load.cases} open {'case' if load.cases == 1 else 'cases'} of {load.worker}"
        if person is None:
            why = f"{of_whom}, who is not in the directory."
            yield Gap("unknown_worker", load.team, "", "allocated worker", None, None, why, remedy)
        elif not person.active:
            yield Gap("leaver_with_cases", load.team, "", "allocated worker", None, None, f"{of_whom}, gone.", remedy)
        elif person.left_on and _within(directory, person.left_on, now):
            begins = _after(directory, person.left_on, now)
            why = f"{of_whom}, whose last day is {person.left_on}."
            yield Gap("leaver_with_cases", load.team, "", "allocated worker", begins, None, why, remedy)


def _registrations(directory: Directory, now: datetime) -> Iterator[Gap]:
    today, people = directory.today(now), directory.people_by_id
    for held in directory.roles:
        person = people[held.person]
        until = person.registered_until
        if held.role is Role.SOCIAL_WORKER and until and not person.has_left(today) and _within(directory, until, now):
            why = f"{person.id} is social_worker, and the registration ends on {until}."
            remedy = f"starter.py directory change-person {person.id} --registered-until DATE"
            begins = _after(directory, until, now)
            yield Gap("registration_ended", held.team or WHOLE_SERVICE, "", "social worker", begins, None, why, remedy)


def _within(directory: Directory, last_day: date, now: datetime) -> bool:
    return last_day < directory.today(now) + timedelta(days=DAYS_AHEAD)


def _after(directory: Directory, last_day: date, now: datetime) -> datetime | None:
    """The instant at which a last day is over, or None if it is."""
    over = _midnight(directory, last_day + timedelta(days=1))
    return over if over > now else None


def _midnight(directory: Directory, day: date) -> datetime:
    return datetime.combine(day, time(0), directory.zone)
