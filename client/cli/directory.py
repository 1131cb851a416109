"""The directory: who works where, who is away and who stands in, who is on duty; all changes with who made them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from client.cli.shared import Json, complain, database, local_rulebook, now, plain, print_json, say, show_page
from client.errors import Malformed, NotAuthorised
from engine.directory import (
    Absence,
    Change,
    Directory,
    DirectoryError,
    Duty,
    change_directory,
    change_words,
    differences,
    edits,
    read_directory,
    read_given,
    read_history,
    roles_held,
)
from engine.directory.checking import directory_gaps
from engine.directory.template import template as example_tables
from engine.printing_directory import gaps_table, history_table, new_gaps, people_table, person_lines
from practice.vocabulary import MANAGERS, SENIOR_MANAGERS, Role

EVERYTHING = SENIOR_MANAGERS | {Role.OPERATOR}
"""Who may change the directory as they like."""
DAY_TO_DAY = EVERYTHING | MANAGERS | {Role.DUTY_MANAGER}
"""Who may say that somebody is away, back, or on duty."""

By = Annotated[str, Parameter(name="--by", help="The directory's id of who makes the change.")]
ByOrNobody = Annotated[str | None, Parameter(name="--by", help="The directory's id of who makes the change.")]
OfTeam = Annotated[str | None, Parameter(name="--team", help="For this team; without it, for the whole service.")]
FromDay = Annotated[date, Parameter(name="--from", help="The first day, e.g. 2026-12-01.")]
UntilDay = Annotated[date, Parameter(name="--until", help="The last day, which counts.")]
FromTime = Annotated[str, Parameter(name="--from", help="From this local time on, e.g. 2026-12-01T17:00.")]
UntilTime = Annotated[str, Parameter(name="--until", help="Until this local time.")]
Most = Annotated[int, Parameter(name="--most", help="So many of the last changes.")]


@Parameter(name="*")
@dataclass(frozen=True)
class Details:
    """What may be said of a person; an empty text takes something away."""

    email: Annotated[str | None, Parameter(name="--email", help="Where mail goes.")] = None
    phone: Annotated[str | None, Parameter(name="--phone", help="For text messages, e.g. +447700900123.")] = None
    registered_until: Annotated[
        str | None, Parameter(name="--registered-until", help="The last day of the registration as a social worker.")
    ] = None

    @property
    def given(self) -> dict[str, str]:
        """Those that were typed."""
        return {name: value for name, value in vars(self).items() if value is not None}


NO_DETAILS = Details()


def register(app: App) -> None:
    """Add the command of this module, with one below it for each thing to do."""
    group = App(name="directory", help="Who works where, and who is told: load, look, check, change.")
    for command in COMMANDS:
        group.command(command, name=command.__name__.replace("_", "-"))
    app.command(group)


async def load(
    path: Path,
    /,
    *,
    by: ByOrNobody = None,
    dry_run: Annotated[bool, Parameter(negative=())] = False,
    json_: Json = False,
) -> None:
    """Load a TOML file, or a folder of CSV files, in the place of what is there; --dry-run only shows what changes.

    A table that is left out stays as it is. Whoever is not among the people any more has left.
    """
    given = read_given(path)

    def loaded(stored: Directory) -> Directory:
        return given.onto(stored, stored.today(now()))

    if dry_run:
        async with database() as pool:
            stored = await read_directory(pool)
        _show_changes(differences(stored, loaded(stored)), json_=json_)
    elif by is None:
        raise Malformed("Say who changes the directory: --by PERSON; or only look, with --dry-run.")
    else:
        await _change(by, EVERYTHING, loaded, json_=json_)


async def show(team: str | None = None, /, *, json_: Json = False) -> None:
    """Show who works where, who is away and who stands in, and who is on duty now."""
    async with database() as pool:
        stored = await read_directory(pool)
    if team is not None and team not in {t.id for t in stored.teams}:
        raise DirectoryError(f"There is no team {team}; there are: {', '.join(t.id for t in stored.teams) or 'none'}.")
    lines = person_lines(stored, now(), team)
    if json_:
        print_json(plain(lines))
    else:
        show_page(people_table(lines))


async def check(*, json_: Json = False) -> int:
    """Say which rung of which team would reach nobody, now or within 14 days, and what else is wrong (exit code 1)."""
    rulebook = local_rulebook()
    async with database() as pool:
        gaps = await directory_gaps(pool, rulebook, now())
        zone = (await read_directory(pool)).zone
    if json_:
        print_json(plain(gaps))
    elif gaps:
        show_page(gaps_table(gaps, zone))
    else:
        say("Every rung of every team reaches somebody, now and for the next 14 days.")
    return 1 if gaps else 0


async def history(about: str | None = None, /, *, most: Most = 100, json_: Json = False) -> None:
    """Show what was changed in the directory, by whom and when: all of it, or of one person or team."""
    async with database() as pool:
        entries = await read_history(pool, about, most=most)
        zone = (await read_directory(pool)).zone
    if json_:
        print_json(plain(entries))
    elif entries:
        show_page(history_table(entries, zone))
    else:
        say("Nothing was changed.")


def template(folder: Path, /) -> None:
    """Write example CSV files into a folder, to fill in and load."""
    tables = {folder / f"{name}.csv": text for name, text in example_tables(now().date()).items()}
    if there := [path for path in tables if path.exists()]:
        raise Malformed(f"{there[0]} exists already; name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in tables.items():
            path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise Malformed(f"{folder} cannot be written: {problem.strerror}.") from None
    say(f"Written: {', '.join(path.name for path in tables)}. Fill them in, then: starter.py directory load {folder}")


async def add_team(team: str, name: str, /, *, by: By, json_: Json = False) -> None:
    """Add a team, or give it another name."""
    await _change(by, EVERYTHING, lambda stored: edits.with_team(stored, team, name), json_=json_)


async def add_person(person: str, /, *, name: str, by: By, details: Details = NO_DETAILS, json_: Json = False) -> None:
    """Add somebody new, or take somebody back who had left."""

    def added(stored: Directory) -> Directory:
        return edits.with_person(stored, person, _today(stored), name=name, **details.given)

    await _change(by, EVERYTHING, added, json_=json_)


async def change_person(
    person: str, /, *, by: By, name: str | None = None, details: Details = NO_DETAILS, json_: Json = False
) -> None:
    """Change a person's name, address, telephone number or registration."""
    given = details.given | ({} if name is None else {"name": name})
    if not given:
        raise Malformed("Say what changes: --name, --email, --phone or --registered-until.")
    await _change(by, EVERYTHING, lambda stored: edits.with_details(stored, person, **given), json_=json_)


async def role(person: str, role: Role, /, *, by: By, team: OfTeam = None, json_: Json = False) -> None:
    """Give somebody a role."""

    def given(stored: Directory) -> Directory:
        return edits.with_role(stored, person, role, team, _today(stored))

    await _change(by, EVERYTHING, given, json_=json_)


async def unrole(person: str, role: Role, /, *, by: By, team: OfTeam = None, json_: Json = False) -> None:
    """Take a role away from somebody."""
    await _change(by, EVERYTHING, lambda stored: edits.without_role(stored, person, role, team), json_=json_)


async def away(  # noqa: PLR0913 - who is away, when, who stands in, and who says so
    person: str, /, *, by: By, from_: FromDay, until: UntilDay, cover: str | None = None, json_: Json = False
) -> None:
    """Say that somebody is away, and who stands in for them."""
    absence = edits.row_of(Absence, person=person, first_day=from_, last_day=until, cover=cover)
    await _change(by, DAY_TO_DAY, lambda stored: edits.away(stored, absence, _today(stored)), json_=json_)


async def back(person: str, /, *, by: By, on: date | None = None, json_: Json = False) -> None:
    """Say that somebody is at work again, from today or from another day on."""
    await _change(by, DAY_TO_DAY, lambda stored: edits.back(stored, person, on or _today(stored)), json_=json_)


async def leave(person: str, /, *, by: By, on: date | None = None, json_: Json = False) -> None:
    """Say that somebody's last day of work is today or another day; what they hold ends with it."""

    def gone(stored: Directory) -> Directory:
        return edits.leave(stored, person, on or _today(stored), _today(stored))

    await _change(by, EVERYTHING, gone, json_=json_)


async def on_duty(  # noqa: PLR0913 - who is on duty as what, where, when, and who says so
    person: str,
    /,
    *,
    by: By,
    role: Role,
    from_: FromTime,
    until: UntilTime,
    team: OfTeam = None,
    json_: Json = False,
) -> None:
    """Put somebody on the duty rota, as duty_manager or emergency_duty_team."""
    turn = {"person": person, "role": role, "team": team, "from": from_, "until": until}
    duty = edits.row_of(Duty, **turn)
    await _change(by, DAY_TO_DAY, lambda stored: edits.on_duty(stored, duty, _today(stored)), json_=json_)


async def off_duty(
    person: str,
    /,
    *,
    by: By,
    at: Annotated[datetime | None, Parameter(help="The local time; without it, now.")] = None,
    json_: Json = False,
) -> None:
    """End the turn that somebody has on the duty rota at a time, now if none is given."""

    def ended(stored: Directory) -> Directory:
        moment = now().astimezone(stored.zone).replace(tzinfo=None, microsecond=0)
        return edits.off_duty(stored, person, at or moment)

    await _change(by, DAY_TO_DAY, ended, json_=json_)


COMMANDS: tuple[Callable[..., object], ...] = (
    load,
    show,
    check,
    history,
    template,
    add_team,
    add_person,
    change_person,
    role,
    unrole,
    away,
    back,
    leave,
    on_duty,
    off_duty,
)


async def _change(by: str, allowed: frozenset[Role], edit: edits.Edit, *, json_: bool) -> None:
    rulebook = local_rulebook()
    async with database() as pool:
        before = await directory_gaps(pool, rulebook, now())
        changes = await change_directory(pool, _allowed(by, allowed, edit), by=by)
        after = await directory_gaps(pool, rulebook, now())
    _show_changes(changes, json_=json_)
    for line in new_gaps(before, after):
        complain(line)


def _allowed(by: str, allowed: frozenset[Role], edit: Callable[[Directory], Directory]) -> edits.Edit:
    """The same change, for those who may make it. Where nobody could, the new directory says who may."""

    def checked(stored: Directory) -> Directory:
        new = edit(stored)
        judge = stored if _those_who_may(stored, EVERYTHING) else new
        if by not in _those_who_may(judge, allowed):
            raise NotAuthorised(
                f"{by} may not change the directory like that; who is here as "
                f"{', '.join(sorted(role.value for role in allowed))} may."
            )
        if not _those_who_may(new, EVERYTHING):
            raise DirectoryError(
                "Then nobody could change the directory any more: leave somebody as operator or senior manager."
            )
        return new

    return checked


def _those_who_may(directory: Directory, allowed: frozenset[Role]) -> set[str]:
    today = _today(directory)
    here = {person.id for person in directory.people if not person.has_left(today)}
    return {held.person for held in roles_held(directory, now()) if held.role in allowed} & here


def _show_changes(changes: tuple[Change, ...], *, json_: bool) -> None:
    if json_:
        print_json(plain(changes))
        return
    for change in changes:
        say(change_words(change))
    if not changes:
        say("Nothing changes.")


def _today(directory: Directory) -> date:
    return directory.today(now())
