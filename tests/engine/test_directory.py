from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from engine.directory import (
    MOST_COVERS,
    Directory,
    DirectoryError,
    Reachable,
    choose,
    given_csv,
    given_toml,
    resolve,
    seed_directory,
)
from practice.vocabulary import Role

TODAY = datetime.now(UTC).date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=400)

TEXT = f"""
[[teams]]
id = "team-1"
name = "Front door"
[[teams]]
id = "team-2"
name = "Assessment"

[[people]]
id = "manager-1"
name = "Ines Invented"
email = "ines@hillshire.example"
[[people]]
id = "manager-2"
name = "Max Madeup"
email = "max@hillshire.example"
[[people]]
id = "head-1"
name = "Hana Head"
email = "hana@hillshire.example"
[[people]]
id = "worker-1"
name = "Wren Worker"
email = "wren@hillshire.example"
[[people]]
id = "left-1"
name = "Lee Left"
email = "lee@hillshire.example"
left_on = {YESTERDAY - timedelta(days=1)}
[[people]]
id = "silent-1"
name = "Sid Silent"
[[people]]
id = "away-1"
name = "Ada Away"
email = "ada@hillshire.example"
[[people]]
id = "away-2"
name = "Abe Away"
email = "abe@hillshire.example"

[[roles]]
person = "manager-1"
role = "team_manager"
team = "team-1"
[[roles]]
person = "away-1"
role = "team_manager"
team = "team-2"
[[roles]]
person = "head-1"
role = "head_of_service"

[[absences]]
person = "away-1"
first_day = {YESTERDAY}
last_day = {TOMORROW}
cover = "manager-2"
[[absences]]
person = "away-2"
first_day = {YESTERDAY}
last_day = {TOMORROW}
[[absences]]
person = "manager-1"
first_day = {LONG_AGO}
last_day = {LONG_AGO}
"""


@pytest.fixture
async def seeded(pool: asyncpg.Pool) -> asyncpg.Pool:
    """The invented directory."""
    await seed_directory(pool, given_toml(TEXT, "test").onto(Directory(), TODAY))
    return pool


@pytest.mark.parametrize(
    ("team", "roles", "worker", "told", "code"),
    [
        ("team-1", (Role.TEAM_MANAGER,), None, {"manager-1"}, None),
        ("team-2", (Role.TEAM_MANAGER,), None, {"manager-2"}, None),
        ("team-1", (Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE), None, {"manager-1", "head-1"}, None),
        ("team-1", (Role.ALLOCATED_WORKER,), "worker-1", {"worker-1"}, None),
        ("team-1", (Role.TEAM_MANAGER,), "worker-1", {"manager-1"}, None),
        ("team-1", (Role.ALLOCATED_WORKER,), None, set(), "no_recipient"),
        ("team-1", (Role.ALLOCATED_WORKER,), "stranger", set(), "no_recipient"),
        ("team-1", (Role.DIRECTOR,), None, set(), "no_recipient"),
        ("unknown", (Role.TEAM_MANAGER,), None, set(), "no_recipient"),
        ("team-1", (Role.ALLOCATED_WORKER,), "left-1", set(), "leaver"),
        ("team-1", (Role.ALLOCATED_WORKER,), "silent-1", set(), "no_address"),
        ("team-1", (Role.ALLOCATED_WORKER,), "away-2", set(), "absent_without_cover"),
    ],
)
async def test_roles_become_people_when_they_are_needed(
    seeded: asyncpg.Pool, team: str, roles: tuple[Role, ...], worker: str | None, told: set[str], code: str | None
) -> None:
    found = await resolve(seeded, team, roles, worker)
    assert {r.id for r in found.recipients} == told
    assert code is None or found.code == code


async def test_a_person_named_is_told_beside_the_roles(seeded: asyncpg.Pool) -> None:
    found = await resolve(seeded, "team-1", (Role.TEAM_MANAGER,), None, "worker-1")
    assert {r.id for r in found.recipients} == {"manager-1", "worker-1"}


async def test_a_new_directory_replaces_the_old_one(seeded: asyncpg.Pool) -> None:
    fresh = Directory.model_validate(
        {
            "teams": [{"id": "team-1", "name": "Front door"}],
            "people": [{"id": "manager-9", "name": "Nia New", "email": "nia@hillshire.example"}],
            "roles": [{"person": "manager-9", "role": "team_manager", "team": "team-1"}],
        }
    )
    await seed_directory(seeded, fresh)
    found = await resolve(seeded, "team-1", tuple(Role), "worker-1")
    assert {r.id for r in found.recipients} == {"manager-9"}


def test_covers_are_followed_but_not_round_in_circles() -> None:
    circle = {n: Reachable(n, f"{n}@x", is_away=True, cover=c) for n, c in (("a", "b"), ("b", "a"))}
    assert choose(["a"], circle).nobody == ("absent_without_cover",)
    chain = {str(n): Reachable(str(n), "x@x", is_away=True, cover=str(n + 1)) for n in range(MOST_COVERS + 1)}
    chain[str(MOST_COVERS)] = Reachable(str(MOST_COVERS), "x@x")
    assert [r.id for r in choose(["0"], chain).recipients] == [str(MOST_COVERS)]


def test_somebody_who_covers_is_told_once() -> None:
    people = {"a": Reachable("a", "a@x", is_away=True, cover="b"), "b": Reachable("b", "b@x")}
    assert [r.id for r in choose(["a", "b"], people).recipients] == ["b"]


def test_a_cover_who_has_left_is_no_cover() -> None:
    people = {"a": Reachable("a", "a@x", is_away=True, cover="b"), "b": Reachable("b", "b@x", has_left=True)}
    assert choose(["a"], people).code == "leaver"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("teams = 3", "teams"),
        ("][", "not valid TOML"),
        (TEXT.replace('cover = "manager-2"', 'cover = "nobody-1"'), "nobody-1 is not among the people"),
        (TEXT.replace('team = "team-2"', 'team = "team-9"'), "team-9 is not among the teams"),
        (TEXT.replace('"head_of_service"', '"allocated_worker"'), "nobody holds allocated_worker"),
        (TEXT.replace('id = "manager-2"', 'id = "manager-1"'), "person manager-1 is listed twice"),
        (TEXT.replace('"max@hillshire.example"', '"max"'), "line 16, email"),
    ],
)
def test_a_wrong_directory_says_what_is_wrong(wrong: str, message: str) -> None:
    with pytest.raises(DirectoryError, match=message) as refused:
        given_toml(wrong, "directory.toml").onto(Directory(), TODAY)
    assert "directory.toml" in str(refused.value)


def test_a_directory_can_come_as_csv() -> None:
    tables = {
        "teams": "id,name\nteam-1,Front door\n",
        "people": "id,name,email,active\nmanager-1,Ines Invented,ines@hillshire.example,true\nworker-1,Wren Worker,,\n",
        "roles": "person,role,team\nmanager-1,team_manager,\n",
    }
    read = given_csv(tables).onto(Directory(), TODAY)
    assert [(p.id, p.email) for p in read.people] == [("manager-1", "ines@hillshire.example"), ("worker-1", None)]
    assert read.roles[0].team is None
