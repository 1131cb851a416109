"""The directory in PostgreSQL: changed by one writer at a time, each change on record and chained."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.directory import (
    SEED,
    Absence,
    Directory,
    DirectoryError,
    change_directory,
    choose,
    edits,
    holders,
    last_changed_by,
    reachable,
    read_directory,
    read_history,
    resolve,
    roles_held,
    seed_directory,
    verify_history,
)
from practice.vocabulary import Role

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
CONTENT = {
    "teams": [{"id": "team-1", "name": "Front door"}, {"id": "team-2", "name": "Assessment"}],
    "people": [
        {"id": "P-1", "name": "Ines Invented", "email": "ines@hillshire.example", "phone": "+447700900123"},
        {"id": "P-2", "name": "Max Madeup", "email": "max@hillshire.example", "registered_until": "2027-11-30"},
        {"id": "P-3", "name": "Lee Left", "email": "lee@hillshire.example", "left_on": "2026-11-30"},
    ],
    "roles": [
        {"person": "P-1", "role": "team_manager", "team": "team-1"},
        {"person": "P-3", "role": "director"},
    ],
    "absences": [{"person": "P-1", "first_day": "2026-12-01", "last_day": "2026-12-04", "cover": "P-2"}],
    "rota": [
        {"person": "P-2", "role": "duty_manager", "from": "2026-11-25T09:00", "until": "2026-11-25T17:00"},
        {
            "person": "P-1",
            "role": "duty_manager",
            "team": "team-2",
            "from": "2026-11-25T17:00",
            "until": "2026-11-26T09:00",
        },
        {"person": "P-2", "role": "emergency_duty_team", "from": "2027-03-28T00:30", "until": "2027-03-28T02:30"},
    ],
}
DIRECTORY = Directory.model_validate(CONTENT)


@pytest.fixture
async def stored(pool: asyncpg.Pool) -> asyncpg.Pool:
    """A database with the invented directory in it."""
    await seed_directory(pool, DIRECTORY)
    return pool


def _sorted(directory: Directory) -> dict[str, list[str]]:
    return {name: sorted(map(str, rows)) for name, rows in directory.model_dump(exclude={"time_zone"}).items()}


async def test_what_is_stored_is_read_again(stored: asyncpg.Pool) -> None:
    assert _sorted(await read_directory(stored)) == _sorted(DIRECTORY)


async def test_before_anything_is_loaded_the_directory_is_empty(pool: asyncpg.Pool) -> None:
    assert await read_directory(pool) == Directory()
    assert await last_changed_by(pool) is None


async def test_storing_the_same_again_puts_nothing_on_record(stored: asyncpg.Pool) -> None:
    before = await read_history(stored)
    assert await seed_directory(stored, DIRECTORY) == ()
    assert await read_history(stored) == before
    assert len(before) == 11
    assert {entry.actor for entry in before} == {SEED}


async def test_another_time_zone_moves_the_instants_and_not_the_days(stored: asyncpg.Pool) -> None:
    await seed_directory(stored, DIRECTORY.model_copy(update={"time_zone": "Europe/Paris", "rota": ()}))
    read = await read_directory(stored)
    assert read.absences == DIRECTORY.absences
    assert await stored.fetchval("SELECT away_from FROM absences") == datetime(2026, 11, 30, 23, tzinfo=UTC)


async def test_each_change_is_on_record_with_who_made_it_and_what_it_was_before(stored: asyncpg.Pool) -> None:
    def renamed(directory: Directory) -> Directory:
        return edits.with_details(directory, "P-2", name="Max Renamed")

    await change_directory(stored, renamed, by="P-1")
    last = (await read_history(stored))[-1]
    assert (last.actor, last.change.what, last.change.about) == ("P-1", "person_changed", "P-2")
    assert last.change.before
    assert last.change.after
    assert (last.change.before["name"], last.change.after["name"]) == ("Max Madeup", "Max Renamed")
    assert [entry.change.about for entry in await read_history(stored, "P-2")].count("P-2") == 4
    assert await last_changed_by(stored) == "P-1"


async def test_a_change_that_is_refused_leaves_everything_as_it_was(stored: asyncpg.Pool) -> None:
    before = await read_directory(stored), await read_history(stored)
    with pytest.raises(DirectoryError):
        await change_directory(stored, lambda d: edits.with_role(d, "P-9", Role.DIRECTOR, None, TODAY), by="P-1")
    assert (await read_directory(stored), await read_history(stored)) == before


async def test_a_change_takes_effect_for_the_next_message(stored: asyncpg.Pool) -> None:
    assert [r.id for r in (await resolve(stored, "team-1", (Role.TEAM_MANAGER,), None)).recipients] == ["P-1"]
    today = datetime.now(UTC).date()
    absence = Absence(person="P-1", first_day=today, last_day=today + timedelta(days=1), cover="P-2")
    await change_directory(stored, lambda d: edits.away(d, absence, today), by="P-1")
    assert [r.id for r in (await resolve(stored, "team-1", (Role.TEAM_MANAGER,), None)).recipients] == ["P-2"]


async def test_of_many_who_change_it_at_once_each_sees_what_the_one_before_did(stored: asyncpg.Pool) -> None:
    def one_more(directory: Directory) -> Directory:
        return edits.with_person(directory, f"N-{len(directory.people)}", TODAY, name="Nia New")

    await asyncio.gather(*(change_directory(stored, one_more, by="P-1") for _ in range(12)))
    assert len((await read_directory(stored)).people) == 15
    assert await verify_history(stored) is None


async def test_nobody_is_deleted_who_is_not_in_the_next_directory(stored: asyncpg.Pool) -> None:
    await seed_directory(
        stored, Directory.model_validate({"teams": CONTENT["teams"], "people": CONTENT["people"][1:2]})
    )
    people = (await read_directory(stored)).people_by_id
    assert {name: person.has_left(date(2027, 1, 1)) for name, person in people.items()} == {
        "P-1": True,
        "P-2": False,
        "P-3": True,
    }
    found = await resolve(stored, "team-1", (Role.ALLOCATED_WORKER,), "P-1")
    assert found.code == "leaver"


@pytest.mark.parametrize("statement", ["UPDATE directory_journal SET actor = 'P-9'", "DELETE FROM directory_journal"])
async def test_the_record_of_changes_cannot_be_altered(stored: asyncpg.Pool, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
        await stored.execute(statement)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE directory_journal SET actor = 'P-9' WHERE sequence = 3", 3),
        ('UPDATE directory_journal SET after = after || \'{"name": "X"}\' WHERE sequence = 4', 4),
        ("DELETE FROM directory_journal WHERE sequence = 5", 5),
    ],
)
async def test_a_record_that_was_altered_all_the_same_is_found(
    stored: asyncpg.Pool, statement: str, broken: int
) -> None:
    assert await verify_history(stored) is None
    await stored.execute("ALTER TABLE directory_journal DISABLE TRIGGER append_only")
    await stored.execute(statement)
    assert await verify_history(stored) == broken


@pytest.mark.parametrize(
    ("at", "team", "told"),
    [
        (datetime(2026, 11, 25, 8, 59, tzinfo=UTC), "team-1", set()),
        (datetime(2026, 11, 25, 9, tzinfo=UTC), "team-1", {"P-2"}),
        (datetime(2026, 11, 25, 17, tzinfo=UTC), "team-1", set()),
        (datetime(2026, 11, 25, 17, tzinfo=UTC), "team-2", {"P-1"}),
        (datetime(2026, 11, 26, 8, 59, tzinfo=UTC), "team-2", {"P-1"}),
    ],
)
async def test_who_is_on_duty_is_told_of_that_moment(
    stored: asyncpg.Pool, at: datetime, team: str, told: set[str]
) -> None:
    found = await resolve(stored, team, (Role.DUTY_MANAGER,), None, at=at)
    assert {r.id for r in found.recipients} == told
    assert found.recipients or found.code == "no_recipient"


async def test_who_holds_a_role_that_has_a_rota_is_told_as_well(stored: asyncpg.Pool) -> None:
    await change_directory(stored, lambda d: edits.with_role(d, "P-3", Role.DUTY_MANAGER, None, TODAY), by="P-1")
    found = await resolve(stored, "team-1", (Role.DUTY_MANAGER,), None, at=NOON)
    assert {r.id for r in found.recipients} == {"P-2", "P-3"}


async def test_a_recipient_has_a_telephone_number_that_stands_in_no_log(stored: asyncpg.Pool) -> None:
    found = await resolve(stored, "team-1", (Role.TEAM_MANAGER,), None, at=NOON)
    assert found.recipients[0].phone == "+447700900123"
    assert "7700" not in repr(found)
    assert "ines@" not in repr(found)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), None),
        (datetime(2026, 12, 1, 0, 0, tzinfo=UTC), "leaver"),
    ],
)
async def test_somebody_leaves_at_the_end_of_the_last_day(stored: asyncpg.Pool, at: datetime, code: str | None) -> None:
    found = await resolve(stored, "team-1", (Role.DIRECTOR,), None, at=at)
    assert (found.code if not found.recipients else None) == code


SOMEBODY = st.sampled_from(["P-1", "P-2", "P-3", "P-4"])
SOME_ROLE = st.sampled_from([Role.TEAM_MANAGER, Role.DUTY_MANAGER])
SOME_TEAM = st.none() | st.sampled_from(["team-1", "team-2"])


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    """Any directory of four people around one day."""
    some_day = st.integers(-2, 2).map(lambda n: TODAY + timedelta(days=n))
    absences = {}
    for person, begins, days, cover in draw(st.lists(st.tuples(SOMEBODY, some_day, st.integers(0, 2), SOMEBODY))):
        stands_in = None if cover == person else cover
        last = begins + timedelta(days=days)
        absences[person, begins] = Absence(person=person, first_day=begins, last_day=last, cover=stands_in)
    turns = draw(st.dictionaries(SOMEBODY, st.tuples(st.integers(0, 23), st.integers(1, 20), SOME_TEAM)))
    begins = datetime(2026, 11, 25)  # noqa: DTZ001 - a local time
    return Directory.model_validate(
        {
            "teams": CONTENT["teams"],
            "people": [
                {
                    "id": f"P-{n}",
                    "name": "Invented",
                    "email": draw(st.none() | st.just(f"p{n}@hillshire.example")),
                    "active": draw(st.booleans() | st.just(True)),
                    "left_on": draw(st.none() | some_day),
                }
                for n in range(1, 5)
            ],
            "roles": [
                {"person": p, "role": r, "team": t}
                for p, r, t in draw(st.sets(st.tuples(SOMEBODY, SOME_ROLE, SOME_TEAM)))
            ],
            "absences": tuple(absences.values()),
            "rota": [
                {
                    "person": person,
                    "role": Role.DUTY_MANAGER,
                    "team": team,
                    "from": begins + timedelta(hours=since),
                    "until": begins + timedelta(hours=since + hours),
                }
                for person, (since, hours, team) in turns.items()
            ],
        }
    )


@given(directories(), st.sampled_from(["team-1", "team-2"]), st.sets(SOME_ROLE, min_size=1), st.integers(0, 47))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_database_and_the_directory_that_was_read_tell_the_same_people(
    pool: asyncpg.Pool, directory: Directory, team: str, roles: set[Role], hour: int
) -> None:
    await seed_directory(pool, directory)
    at = datetime(2026, 11, 24, 12, tzinfo=UTC) + timedelta(hours=hour)
    found = await resolve(pool, team, tuple(roles), None, at=at)
    asked = holders(roles_held(directory, at), team, roles)
    assert found == choose(asked, reachable(directory, at))
