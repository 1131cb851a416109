"""What the directory lacks, found before anybody has to be told of anything."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from engine.directory import Directory, choose, holders, reachable, roles_held, seed_directory
from engine.directory.checking import DAYS_AHEAD, Caseload, Gap, check_directory, directory_gaps, told_by
from engine.printing_directory import gap_when, gaps_summary, gaps_table, new_gaps
from engine.rules import Rulebook

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
TODAY = WEDNESDAY.date()
BOOK = Rulebook.load(today=TODAY)
RULES, CALENDAR = BOOK.for_referral(TODAY)
LONDON = ZoneInfo("Europe/London")
SENIOR = ("service_manager", "head_of_service", "director", "duty_manager", "emergency_duty_team", "operator")
COMPLETE: dict[str, Any] = {
    "teams": [{"id": "team-1", "name": "Front door"}],
    "people": [
        {"id": "P-1", "name": "Ines Invented", "email": "ines@hillshire.example"},
        {"id": "P-2", "name": "Max Madeup", "email": "max@hillshire.example"},
        {"id": "P-3", "name": "Nia New", "email": "nia@hillshire.example"},
    ],
    "roles": [
        {"person": "P-1", "role": "team_manager", "team": "team-1"},
        *({"person": "P-2", "role": role} for role in SENIOR),
    ],
}
WITHOUT_DUTY_MANAGER = [held for held in COMPLETE["roles"] if held["role"] != "duty_manager"]


def gaps(*caseloads: Caseload, now: datetime = WEDNESDAY, **changed: Any) -> tuple[Gap, ...]:
    """What the complete directory lacks after a change."""
    return check_directory(Directory.model_validate(COMPLETE | changed), RULES, CALENDAR, caseloads, now)


def away(person: str, first: date, last: date, cover: str | None = None) -> list[dict[str, Any]]:
    """One absence."""
    return [{"person": person, "first_day": first, "last_day": last, "cover": cover}]


def test_a_complete_directory_lacks_nothing() -> None:
    assert gaps(Caseload("team-1", "P-3", 4), Caseload("team-1", None, 2)) == ()


def test_an_empty_directory_is_told_in_one_line() -> None:
    found = check_directory(Directory(), RULES, CALENDAR, [], WEDNESDAY)
    assert [gap.code for gap in found] == ["directory_empty"]
    assert "starter.py directory load" in found[0].remedy


@pytest.mark.parametrize(
    ("role", "rungs"),
    [
        ("team_manager", {("standard", "1"), ("urgent", "1"), ("", "warning"), ("", "refused step")}),
        ("service_manager", {("standard", "2"), ("urgent", "2"), ("", "override")}),
        ("head_of_service", {("standard", "3"), ("urgent", "3")}),
        ("director", {("standard", "4"), ("urgent", "4")}),
        ("duty_manager", {("", "lapsed acknowledgement")}),
        ("emergency_duty_team", {("urgent", "out of hours")}),
    ],
)
def test_a_role_that_nobody_holds_is_told_with_every_rung_that_it_has(role: str, rungs: set[tuple[str, str]]) -> None:
    found = gaps(Caseload("team-1", None, 1), roles=[held for held in COMPLETE["roles"] if held["role"] != role])
    assert {(gap.ladder, gap.rung) for gap in found} == rungs
    assert {(gap.team, gap.ends) for gap in found} == {("team-1", None)}
    assert {gap_when(gap, LONDON) for gap in found} == {
        "now" if role != "emergency_duty_team" else "from Wed 25 Nov 17:00"
    }


def test_nobody_to_run_the_engine_is_told_for_the_whole_service() -> None:
    found = gaps(roles=[held for held in COMPLETE["roles"] if held["role"] != "operator"])
    assert [(gap.team, gap.rung, gap.code, gap.remedy) for gap in found] == [
        ("", "operators", "no_holder", "starter.py directory role PERSON operator")
    ]


@pytest.mark.parametrize(
    ("changed", "code", "why", "remedy"),
    [
        (
            {"absences": away("P-1", TODAY, TODAY + timedelta(days=30))},
            "absent_without_cover",
            "P-1 is away until 2026-12-25, and nobody who is here stands in.",
            "starter.py directory away P-1 --from 2026-11-25 --until 2026-12-25 --cover PERSON",
        ),
        (
            {"people": [COMPLETE["people"][0] | {"left_on": "2026-11-24"}, *COMPLETE["people"][1:]]},
            "leaver",
            "P-1 has left.",
            "starter.py directory role PERSON team_manager --team team-1",
        ),
        (
            {"people": [COMPLETE["people"][0] | {"email": None}, *COMPLETE["people"][1:]]},
            "no_address",
            "P-1 has no address.",
            "starter.py directory change-person P-1 --email ADDRESS",
        ),
        (
            {
                "absences": away("P-1", TODAY, TODAY + timedelta(days=30), "P-3"),
                "people": [*COMPLETE["people"][:2], COMPLETE["people"][2] | {"active": False}],
            },
            "leaver",
            "P-1 is away, and whoever stands in has left.",
            "starter.py directory role PERSON team_manager --team team-1",
        ),
    ],
)
def test_why_a_rung_reaches_nobody_is_told_with_what_to_do(
    changed: dict[str, Any], code: str, why: str, remedy: str
) -> None:
    found = gaps(**changed)
    assert {(gap.code, gap.why, gap.remedy) for gap in found} == {(code, why, remedy)}
    assert {gap.begins for gap in found} == {None}


def test_somebody_who_stands_in_fills_the_gap() -> None:
    assert gaps(absences=away("P-1", TODAY, TODAY + timedelta(days=30), "P-3")) == ()


def test_an_absence_to_come_is_told_from_the_hour_at_which_it_matters() -> None:
    """Ordinary rungs keep office hours; immediate ones are told at any hour."""
    found = gaps(absences=away("P-1", date(2026, 11, 27), date(2026, 11, 30)))
    when = {(gap.ladder, gap.rung): gap_when(gap, LONDON) for gap in found}
    assert when["standard", "1"] == "Fri 27 Nov 09:00 to Mon 30 Nov 17:00"
    assert when["urgent", "1"] == "Fri 27 Nov 00:00 to Tue 1 Dec 00:00"


def test_an_absence_over_the_weekend_alone_concerns_immediate_rungs_alone() -> None:
    found = gaps(absences=away("P-1", date(2026, 11, 28), date(2026, 11, 29)))
    assert {(gap.ladder, gap.rung) for gap in found} == {("urgent", "1")}


def test_somebody_who_is_about_to_leave_is_told_of_before() -> None:
    found = gaps(people=[COMPLETE["people"][0] | {"left_on": "2026-11-27"}, *COMPLETE["people"][1:]])
    assert {gap_when(gap, LONDON) for gap in found if gap.ladder == "urgent"} == {"from Sat 28 Nov 00:00"}
    assert {gap_when(gap, LONDON) for gap in found if gap.ladder == "standard"} == {"from Mon 30 Nov 09:00"}


def test_a_hole_in_the_rota_is_told_with_its_hours() -> None:
    turns = [
        {"person": "P-1", "role": "duty_manager", "from": "2026-11-20T09:00", "until": "2026-12-01T13:00"},
        {"person": "P-3", "role": "duty_manager", "from": "2026-12-02T10:00", "until": "2026-12-20T09:00"},
    ]
    found = gaps(roles=WITHOUT_DUTY_MANAGER, rota=turns)
    assert [(gap.code, gap.rung, gap_when(gap, LONDON)) for gap in found] == [
        ("not_on_duty", "lapsed acknowledgement", "Tue 1 Dec 13:00 to Wed 2 Dec 10:00")
    ]
    assert "on-duty PERSON --role duty_manager --from TIME --until TIME --team team-1" in found[0].remedy


def test_a_rota_that_leaves_out_the_nights_leaves_nobody_untold() -> None:
    """A lapsed acknowledgement is told in office hours."""
    days = [date(2026, 11, 20) + timedelta(days=n) for n in range(DAYS_AHEAD + 10)]
    turns = [{"person": "P-1", "role": "duty_manager", "from": f"{d}T09:00", "until": f"{d}T17:00"} for d in days]
    assert gaps(roles=WITHOUT_DUTY_MANAGER, rota=turns) == ()


def test_a_team_with_open_cases_that_is_not_in_the_directory_is_told() -> None:
    found = gaps(Caseload("team-9", None, 3))
    assert [(gap.code, gap.team) for gap in found] == [("unknown_team", "team-9")]


def test_a_team_without_people_or_cases_is_nobodys_gap() -> None:
    assert gaps(teams=[*COMPLETE["teams"], {"id": "team-2", "name": "Closed"}]) == ()


@pytest.mark.parametrize(
    ("left", "when"),
    [
        ({"active": False}, "now"),
        ({"left_on": "2026-11-24"}, "now"),
        ({"left_on": "2026-11-27"}, "from Sat 28 Nov 00:00"),
        ({"left_on": "2026-12-20"}, None),
    ],
)
def test_a_leaver_with_open_cases_is_told(left: dict[str, Any], when: str | None) -> None:
    people = [*COMPLETE["people"][:2], COMPLETE["people"][2] | left]
    found = gaps(Caseload("team-1", "P-3", 2), people=people)
    assert [(gap.code, gap_when(gap, LONDON)) for gap in found] == ([("leaver_with_cases", when)] if when else [])


def test_a_worker_whom_nobody_knows_is_told() -> None:
    found = gaps(Caseload("team-1", "P-9", 1))
    assert [(gap.code, gap.why) for gap in found] == [
        ("unknown_worker", "1 open case of P-9, who is not in the directory.")
    ]


@pytest.mark.parametrize(("until", "codes"), [("2026-11-30", ["registration_ended"]), ("2027-11-30", [])])
def test_a_registration_that_is_about_to_end_is_told(until: str, codes: list[str]) -> None:
    people = [*COMPLETE["people"][:2], COMPLETE["people"][2] | {"registered_until": until}]
    roles = [*COMPLETE["roles"], {"person": "P-3", "role": "social_worker", "team": "team-1"}]
    assert [gap.code for gap in gaps(people=people, roles=roles)] == codes


@given(
    leaves=st.none() | st.integers(-1, 16),
    absent=st.none() | st.tuples(st.integers(-2, 15), st.integers(0, 5), st.sampled_from([None, "P-3"])),
    turns=st.lists(st.tuples(st.integers(-10, 330), st.integers(1, 60)), max_size=4),
    hour=st.integers(0, DAYS_AHEAD * 24 - 1),
)
def test_the_check_knows_of_every_hour_whether_a_rung_would_reach_somebody(
    leaves: int | None, absent: tuple[int, int, str | None] | None, turns: list[tuple[int, int]], hour: int
) -> None:
    """Each hour of the two weeks looked at by itself, as a message would be sent then."""
    begin = datetime(2026, 11, 25)  # noqa: DTZ001 - a local time
    busy, rota = -11, []
    for since, hours in sorted(turns):
        if since >= busy:
            busy = since + hours
            local = {"from": begin + timedelta(hours=since), "until": begin + timedelta(hours=busy)}
            rota.append({"person": "P-1", "role": "duty_manager", **local})
    changed: dict[str, Any] = {"rota": rota, "roles": WITHOUT_DUTY_MANAGER}
    if leaves is not None:
        last = TODAY + timedelta(days=leaves)
        changed["people"] = [COMPLETE["people"][0] | {"left_on": last}, *COMPLETE["people"][1:]]
    if absent:
        first = TODAY + timedelta(days=absent[0])
        changed["absences"] = away("P-1", first, first + timedelta(days=absent[1]), absent[2])
    directory = Directory.model_validate(COMPLETE | changed)
    found = check_directory(directory, RULES, CALENDAR, [], WEDNESDAY)
    at = WEDNESDAY + timedelta(hours=hour)
    there = at.astimezone(LONDON)
    office = there.weekday() < 5 and 9 <= there.hour < 17
    for told in told_by(RULES):
        if told.hours != "any" and (told.hours == "office") != office:
            continue
        asked = holders(roles_held(directory, at), "team-1", told.roles)
        reached = bool(choose(asked, reachable(directory, at)).recipients)
        of_this = [gap for gap in found if (gap.ladder, gap.rung) == (told.ladder, told.rung)]
        gap = any((g.begins or WEDNESDAY) <= at and (g.ends is None or at < g.ends) for g in of_this)
        assert gap != reached, (told, at)


async def test_the_stored_directory_is_checked_with_its_open_cases_and_its_journal(pool: asyncpg.Pool) -> None:
    assert [gap.code for gap in await directory_gaps(pool, BOOK, WEDNESDAY)] == ["directory_empty"]
    await seed_directory(pool, Directory.model_validate(COMPLETE))
    assert await directory_gaps(pool, BOOK, WEDNESDAY) == ()
    await pool.execute("ALTER TABLE directory_journal DISABLE TRIGGER append_only")
    await pool.execute("UPDATE directory_journal SET actor = 'P-9' WHERE sequence = 2")
    assert [gap.code for gap in await directory_gaps(pool, BOOK, WEDNESDAY)] == ["journal_broken"]


def test_what_is_the_same_for_several_teams_is_one_line_of_the_table() -> None:
    found = gaps(roles=[*WITHOUT_DUTY_MANAGER, {"person": "P-1", "role": "team_manager", "team": "team-2"}],
                 teams=[*COMPLETE["teams"], {"id": "team-2", "name": "Assessment"}])  # fmt: skip
    console = Console(width=200)
    with console.capture() as shown:
        console.print(gaps_table(found, LONDON))
    lines = [line for line in shown.get().splitlines() if "lapsed" in line]
    assert len(found) == 2
    assert len(lines) == 1
    assert "team-1, team-2" in lines[0]
    assert "--team TEAM" in lines[0]


def test_a_change_tells_only_what_it_brought_about_once_for_each_reason() -> None:
    before = gaps(roles=[held for held in COMPLETE["roles"] if held["role"] != "director"])
    roles = [held for held in COMPLETE["roles"] if held["role"] not in {"director", "team_manager"}]
    after = check_directory(
        Directory.model_validate(COMPLETE | {"roles": roles}), RULES, CALENDAR, [Caseload("team-1", None, 1)], WEDNESDAY
    )
    assert list(new_gaps(before, after)) == [
        "To see to (team-1): Nobody is team_manager. starter.py directory role PERSON team_manager --team TEAM"
    ]
    assert list(new_gaps(after, after)) == []


def test_the_engine_says_at_its_start_how_much_is_lacking() -> None:
    now = gaps(roles=[held for held in COMPLETE["roles"] if held["role"] != "director"])
    later = [replace(gap, begins=WEDNESDAY + timedelta(days=1)) for gap in now]
    (line,) = gaps_summary((*now, *later))
    assert "2 of what is to be told would reach nobody now, 2 more within two weeks." in line
    assert list(gaps_summary(())) == []
