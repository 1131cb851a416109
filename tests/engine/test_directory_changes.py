"""Changes of a directory: one at a time, and what differs between two."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.directory import Absence, Directory, DirectoryError, Duty, change_words, differences, edits
from engine.directory.model import Row
from practice.vocabulary import Role

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
NINE, FIVE = datetime(2026, 11, 25, 9), datetime(2026, 11, 25, 17)  # noqa: DTZ001 - local times
PLAIN = Directory.model_validate(
    {
        "teams": [{"id": "team-1", "name": "Front door"}],
        "people": [
            {"id": "P-1", "name": "Ines Invented", "email": "ines@hillshire.example"},
            {"id": "P-2", "name": "Max Madeup"},
            {"id": "P-3", "name": "Lee Left", "left_on": TODAY - DAY},
        ],
        "roles": [{"person": "P-1", "role": "team_manager", "team": "team-1"}],
        "absences": [{"person": "P-2", "first_day": TODAY - DAY, "last_day": TODAY + DAY}],
        "rota": [{"person": "P-2", "role": "duty_manager", "from": NINE, "until": FIVE}],
    }
)
PEOPLE = st.sampled_from(["P-1", "P-2", "P-3", "P-4"])
TEAMS = st.sampled_from(["team-1", "team-2"])


def said(edit: Callable[[Directory], Directory]) -> list[str]:
    """What a change of the directory is put down as."""
    return [change_words(change) for change in differences(PLAIN, edit(PLAIN))]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda d: edits.with_team(d, "team-2", "Assessment"), ["team added team-2 Assessment"]),
        (lambda d: edits.with_team(d, "team-1", "Duty"), ["team changed team-1: name Front door → Duty"]),
        (lambda d: edits.with_person(d, "P-4", TODAY, name="Nia New"), ["added P-4 Nia New"]),
        (
            lambda d: edits.with_person(d, "P-3", TODAY, name="Lee Left"),
            [f"returned P-3: left_on {TODAY - DAY} → none"],
        ),
        (lambda d: edits.with_details(d, "P-1", email=""), ["changed P-1: email ines@hillshire.example → none"]),
        (
            lambda d: edits.with_role(d, "P-2", Role.DIRECTOR, None, TODAY),
            ["role given P-2: director for the whole service"],
        ),
        (
            lambda d: edits.without_role(d, "P-1", Role.TEAM_MANAGER, "team-1"),
            ["role taken away P-1: team_manager for team-1"],
        ),
        (
            lambda d: edits.away(d, Absence(person="P-1", first_day=TODAY, last_day=TODAY, cover="P-2"), TODAY),
            ["away P-1: 2026-11-25 to 2026-11-25, P-2 stands in"],
        ),
        (
            lambda d: edits.away(d, Absence(person="P-2", first_day=TODAY - DAY, last_day=TODAY), TODAY),
            ["absence changed P-2: last_day 2026-11-26 → 2026-11-25"],
        ),
        (lambda d: edits.back(d, "P-2", TODAY), ["absence changed P-2: last_day 2026-11-26 → 2026-11-24"]),
        (
            lambda d: edits.back(d, "P-2", TODAY - DAY),
            ["absence removed P-2: 2026-11-24 to 2026-11-26, nobody stands in"],
        ),
        (lambda d: edits.leave(d, "P-1", TODAY, TODAY), ["left P-1: left_on none → 2026-11-25"]),
        (
            lambda d: edits.leave(d, "P-1", TODAY - DAY, TODAY),
            ["left P-1: left_on none → 2026-11-24", "role taken away P-1: team_manager for team-1"],
        ),
        (
            lambda d: edits.leave(d, "P-2", TODAY - DAY, TODAY),
            [
                "left P-2: left_on none → 2026-11-24",
                "duty removed P-2: duty_manager for the whole service, 2026-11-25 09:00 to 2026-11-25 17:00",
            ],
        ),
        (
            lambda d: edits.on_duty(
                d, edits.row_of(Duty, person="P-1", role="duty_manager", team="team-1", from_=NINE, until=FIVE), TODAY
            ),
            ["on duty P-1: duty_manager for team-1, 2026-11-25 09:00 to 2026-11-25 17:00"],
        ),
        (
            lambda d: edits.off_duty(d, "P-2", NINE + timedelta(hours=1)),
            ["duty changed P-2: until 2026-11-25 17:00 → 2026-11-25 10:00"],
        ),
        (
            lambda d: edits.off_duty(d, "P-2", NINE),
            ["duty removed P-2: duty_manager for the whole service, 2026-11-25 09:00 to 2026-11-25 17:00"],
        ),
    ],
)
def test_each_change_is_put_down_as_what_it_is(edit: Callable[[Directory], Directory], words: list[str]) -> None:
    assert said(edit) == words


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda d: edits.with_person(d, "P-1", TODAY, name="Ines"), "P-1 is in the directory already"),
        (lambda d: edits.with_person(d, "P-4", TODAY, name="Nia", email="nia"), "email: 'nia' is not an e-mail"),
        (lambda d: edits.with_details(d, "P-9", name="Nobody"), "nobody P-9 in the directory"),
        (lambda d: edits.with_role(d, "P-3", Role.DIRECTOR, None, TODAY), "P-3 has left"),
        (lambda d: edits.with_role(d, "P-1", Role.DIRECTOR, "team-9", TODAY), "no team team-9; there are: team-1"),
        (lambda d: edits.with_role(d, "P-1", Role.TEAM_MANAGER, "team-1", TODAY), "P-1 holds team_manager for team-1"),
        (lambda d: edits.with_role(d, "P-1", Role.SYSTEM, None, TODAY), "nobody holds system"),
        (
            lambda d: edits.without_role(d, "P-1", Role.TEAM_MANAGER, None),
            "does not hold team_manager for the whole service; they hold team_manager for team-1",
        ),
        (
            lambda d: edits.away(d, Absence(person="P-1", first_day=TODAY, last_day=TODAY, cover="P-3"), TODAY),
            "P-3 has left",
        ),
        (lambda d: edits.back(d, "P-1", TODAY), "P-1 is not away on 2026-11-25"),
        (lambda d: edits.off_duty(d, "P-2", FIVE), "P-2 is not on duty at 2026-11-25 17:00"),
        (
            lambda d: edits.on_duty(
                d, edits.row_of(Duty, person="P-2", role="duty_manager", team="team-1", from_=NINE, until=FIVE), TODAY
            ),
            "P-2 is on duty already",
        ),
        (lambda _: edits.row_of(Duty, person="P-2", role="director", from_=NINE, until=FIVE), "director has no rota"),
    ],
)
def test_what_makes_no_sense_is_refused(edit: Callable[[Directory], Directory], message: str) -> None:
    with pytest.raises(DirectoryError, match=message):
        edit(PLAIN)


def test_two_people_may_be_on_duty_at_once() -> None:
    other = edits.row_of(Duty, person="P-1", role="duty_manager", from_=NINE, until=FIVE)
    assert len(edits.on_duty(PLAIN, other, TODAY).rota) == 2


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    """Any directory of a few people."""
    people = draw(st.lists(PEOPLE, unique=True, min_size=1))
    teams = draw(st.lists(TEAMS, unique=True, min_size=1))
    who, where = st.sampled_from(people), st.none() | st.sampled_from(teams)
    held = draw(st.sets(st.tuples(who, st.sampled_from([Role.TEAM_MANAGER, Role.DIRECTOR]), where)))
    away = draw(st.sets(st.tuples(who, st.integers(0, 3)), max_size=3))
    turns = draw(st.sets(st.tuples(who, st.integers(0, 3)), max_size=3))
    leaving = st.none() | st.dates(TODAY - DAY, TODAY + DAY)
    return Directory.model_validate(
        {
            "teams": [{"id": t, "name": draw(st.sampled_from(["One", "Other"]))} for t in teams],
            "people": [{"id": p, "name": "Invented", "left_on": draw(leaving)} for p in people],
            "roles": [{"person": p, "role": r, "team": t} for p, r, t in held],
            "absences": [{"person": p, "first_day": TODAY + n * DAY, "last_day": TODAY + 2 * n * DAY} for p, n in away],
            "rota": [
                {"person": p, "role": "duty_manager", "from": NINE + n * DAY, "until": FIVE + n * DAY} for p, n in turns
            ],
        }
    )


@given(directories())
def test_a_directory_differs_from_itself_in_nothing(directory: Directory) -> None:
    assert differences(directory, directory) == ()


@given(directories(), directories())
def test_what_differs_one_way_differs_the_other_way_turned_round(one: Directory, other: Directory) -> None:
    there = {(c.about, str(c.before), str(c.after)) for c in differences(one, other)}
    back = {(c.about, str(c.after), str(c.before)) for c in differences(other, one)}
    assert there == back


@given(directories(), directories())
def test_the_changes_lead_from_one_directory_to_the_other(one: Directory, other: Directory) -> None:
    rows = [row.model_dump(mode="json", by_alias=True) for table in _tables(one) for row in table]
    for change in differences(one, other):
        if change.before is not None:
            rows.remove(change.before)
        if change.after is not None:
            rows.append(change.after)
    wanted = [row.model_dump(mode="json", by_alias=True) for table in _tables(other) for row in table]
    assert sorted(map(str, rows)) == sorted(map(str, wanted))


def _tables(directory: Directory) -> tuple[tuple[Row, ...], ...]:
    return directory.teams, directory.people, directory.roles, directory.absences, directory.rota
