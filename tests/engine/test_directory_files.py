"""Directories as files: what each kind of mistake is told as, and what a load does to what is there."""

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.directory import Directory, DirectoryError, given_csv, given_toml, read_given
from engine.directory.template import template
from practice.vocabulary import Role

TODAY = date(2026, 11, 25)
CSV = {
    "teams": "id,name\nteam-1,Front door\n",
    "people": "id,name,email,phone,left_on\nP-1,Ines Invented,ines@hillshire.example,,\nP-2,Max Madeup,,,\n",
    "roles": "person,role,team\nP-1,team_manager,team-1\n",
    "absences": "person,first_day,last_day,cover\nP-1,2026-12-01,2026-12-04,P-2\n",
    "rota": "person,role,team,from,until\nP-2,duty_manager,,2026-11-25 17:00,2026-11-26 09:00\n",
}
TOML = """
time_zone = "Europe/London"

[[teams]]
id = "team-1"
name = "Front door"

[[people]]
id = "P-1"
name = "Ines Invented"
phone = "+44 (7700) 900-123"

[[roles]]
person = "P-1"
role = "team_manager"

[[rota]]
person = "P-1"
role = "emergency_duty_team"
from = 2026-11-25T17:00:00
until = 2026-11-26T09:00:00
"""


def loaded(**changed: str) -> Directory:
    """The CSV tables, some of them changed, onto an empty directory."""
    return given_csv(CSV | changed).onto(Directory(), TODAY)


def test_a_directory_can_come_as_csv() -> None:
    read = loaded()
    assert [(p.id, p.email) for p in read.people] == [("P-1", "ines@hillshire.example"), ("P-2", None)]
    assert read.roles[0].role is Role.TEAM_MANAGER
    assert read.absences[0].cover == "P-2"
    assert (read.rota[0].from_, read.rota[0].team) == (datetime(2026, 11, 25, 17), None)  # noqa: DTZ001 - local time


def test_a_directory_can_come_as_toml() -> None:
    read = given_toml(TOML, "directory.toml").onto(Directory(), TODAY)
    assert read.people[0].phone == "+447700900123"
    assert read.rota[0].until == datetime(2026, 11, 26, 9)  # noqa: DTZ001 - local time


def test_what_spreadsheets_do_to_a_file_is_understood() -> None:
    """A mark at the beginning, British dates, empty lines, spaces around values."""
    absences = "person,first_day,last_day,cover\r\n\r\n P-1 ,01/12/2026,04/12/2026,\r\n,,,\r\n"
    assert loaded(absences=absences).absences[0].first_day == date(2026, 12, 1)


def test_a_mark_of_the_byte_order_is_no_part_of_a_column(tmp_path: Path) -> None:
    for name, text in CSV.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8-sig")
    assert read_given(tmp_path).onto(Directory(), TODAY) == loaded()


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        (
            "people",
            "id,name,email\nP-1,Ines,ines\n",
            "people.csv, line 2, column email: 'ines' is not an e-mail address",
        ),
        ("people", "id,name\nP 1,Ines\n", "people.csv, line 2, column id: use letters, digits"),
        ("people", "id,name\nP-1,\n", "people.csv, line 2, column name: it is missing."),
        (
            "people",
            "id,name,phone\nP-1,Ines,07700 900123\n",
            "people.csv, line 2, column phone: this is no international",
        ),
        ("people", "id,nmae\nP-1,Ines\n", "people.csv, line 1: there is no column 'nmae'; there are id, name, email"),
        ("people", "id\nP-1\n", "people.csv, line 1: the column name is missing."),
        ("people", "id,name,id\nP-1,Ines,P-1\n", "people.csv, line 1: the column id stands there twice."),
        ("people", "id;name\nP-1;Ines\n", "not separated by commas"),
        (
            "people",
            "id,name\nP-1,Ines,Invented\n",
            "people.csv, line 2: 3 values for 2 columns; put a value with a comma",
        ),
        ("people", 'id,name\nP-1,"Ines\n', "people.csv, line 2: not valid CSV"),
        ("people", 'id,name\nP-1,"Ines\nInvented"\nP-2,\n', "people.csv, line 4, column name: it is missing."),
        ("people", "id,name\nP-1,Ines\nP-1,Max\n", "people.csv, line 3, column id: person P-1 is listed twice."),
        (
            "people",
            "id,name,left_on\nP-1,Ines,soon\nP-2,Max,\n",
            "column left_on: this is no date; write e.g. 2026-11-25.",
        ),
        ("people", "id,name\n", "there are no people; a directory needs at least one of them."),
        ("people", "id,name,active\nP-1,Ines,perhaps\n", "column active: write true or false."),
        (
            "people",
            "id,name,left_on\nP-1,Ines,2026-11-24\nP-2,Max,\n",
            "roles.csv, line 2, column person: P-1 has left",
        ),
        ("people", "id,name,left_on\nP-1,Ines,\nP-2,Max,2026-11-24\n", "rota.csv, line 2, column person: P-2 has left"),
        (
            "roles",
            "person,role\nP-1,boss\n",
            "roles.csv, line 2, column role: there is no such role; there are duty_worker",
        ),
        ("roles", "person,role\nP-1,allocated_worker\n", "roles.csv, line 2: nobody holds allocated_worker."),
        ("roles", "person,role\nP-9,director\n", "roles.csv, line 2, column person: P-9 is not among the people"),
        ("roles", "person,role,team\nP-1,director,team-9\n", "column team: team-9 is not among the teams"),
        ("absences", "person,first_day,last_day\nP-1,2026-12-04,2026-12-01\n", "is before the first, 2026-12-04."),
        (
            "absences",
            "person,first_day,last_day,cover\nP-1,2026-12-01,2026-12-01,P-1\n",
            "cannot stand in for themselves",
        ),
        ("rota", "person,role,from,until\nP-1,director,2026-12-01 09:00,2026-12-01 17:00\n", "director has no rota"),
        (
            "rota",
            "person,role,from,until\nP-1,duty_manager,2026-12-01 17:00,2026-12-01 09:00\n",
            "is not after the beginning",
        ),
        ("rota", "person,role,from,until\nP-1,duty_manager,tonight,2026-12-01 09:00\n", "column from: this is no time"),
        (
            "rota",
            "person,role,from,until\nP-1,duty_manager,2026-12-01 09:00Z,2026-12-01 10:00\n",
            "without a time zone",
        ),
        (
            "rota",
            (
                "person,role,from,until\nP-1,duty_manager,2026-12-01 09:00,2026-12-01 17:00\n"
                "P-1,emergency_duty_team,2026-12-01 16:00,2026-12-02 09:00\n"
            ),
            "rota.csv, line 3, column from: P-1 is on duty already from 2026-12-01 09:00 to 2026-12-01 17:00",
        ),
        (
            "rota",
            "person,role,from,until\nP-1,duty_manager,2027-03-28 01:30,2027-03-28 09:00\n",
            "rota.csv, line 2, column from: there is no 01:30 on 2027-03-28: the clocks go forward over it.",
        ),
        (
            "person",
            "id,name\n",
            "person.csv: there is no table person; there are teams, people, roles, absences, rota.",
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_and_column(table: str, text: str, message: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        loaded(**{table: text})
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ('"team_manager"', '"boss"', "directory.toml, line 15, role: there is no such role"),
        ('name = "Front door"', "", "directory.toml, line 4, name: it is missing."),
        (
            'name = "Front door"',
            "name = 7",
            "directory.toml, line 6, name: this is no text; put it in quotation marks.",
        ),
        ("[[rota]]", "[[rotas]]", "directory.toml, line 17: there is no table rotas"),
        ("[[teams]]", "[teams]", "directory.toml, line 4: write teams as [[teams]], once for each."),
        ('"Europe/London"', '"Hillshire"', "directory.toml, line 2, time_zone: 'Hillshire' is not a time zone"),
        ('"Europe/London"', '"Europe"', "directory.toml, line 2, time_zone: 'Europe' is not a time zone"),
        ("[[teams]]", "[[teams", "directory.toml: not valid TOML"),
    ],
)
def test_a_mistake_in_toml_is_told_with_file_line_and_key(was: str, becomes: str, message: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        given_toml(TOML.replace(was, becomes), "directory.toml").onto(Directory(), TODAY)
    assert message in str(refused.value)


def test_every_mistake_is_told_at_once() -> None:
    people = "id,name,email\n" + "".join(f"P-{n},Somebody,nowhere\n" for n in range(30))
    with pytest.raises(DirectoryError) as refused:
        loaded(people=people)
    lines = str(refused.value).splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("people.csv, line 2, column email")
    assert lines[-1] == "and 10 more."


def test_a_telephone_number_stands_in_no_error_and_no_repr() -> None:
    with pytest.raises(DirectoryError) as refused:
        loaded(people="id,name,phone\nP-1,Ines,07700 900123\n")
    assert "07700" not in str(refused.value)
    assert "7700" not in repr(given_toml(TOML, "directory.toml").onto(Directory(), TODAY))


def test_a_table_that_is_left_out_stays_as_it_is() -> None:
    before = loaded()
    after = given_csv({"teams": "id,name\nteam-1,Duty\n"}).onto(before, TODAY)
    assert after == before.model_copy(update={"teams": after.teams})
    assert after.teams[0].name == "Duty"


def test_whoever_is_not_among_the_people_has_left_and_holds_nothing() -> None:
    after = given_csv({"people": "id,name\nP-2,Max Madeup\n"}).onto(loaded(), TODAY)
    assert [(p.id, p.has_left(TODAY)) for p in after.people] == [("P-2", False), ("P-1", True)]
    assert after.roles == ()


def test_a_team_that_others_name_cannot_be_left_out() -> None:
    with pytest.raises(DirectoryError, match="roles as stored: team-1 is not among the teams"):
        given_csv({"teams": "id,name\nteam-2,Assessment\n"}).onto(loaded(), TODAY)


def test_what_cannot_be_read_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match=r"gone\.toml cannot be read: No such file"):
        read_given(tmp_path / "gone.toml")
    with pytest.raises(DirectoryError, match=r"has no CSV files; it needs teams\.csv"):
        read_given(tmp_path)
    (tmp_path / "people.csv").write_bytes("id,name\nP-1,Inés\n".encode("latin-1"))
    with pytest.raises(DirectoryError, match=r"people\.csv: not UTF-8 at byte 14; save it as 'CSV UTF-8'"):
        read_given(tmp_path)


@given(
    st.sampled_from(sorted(CSV)),
    st.text() | st.lists(st.lists(st.text(max_size=5)).map(",".join)).map("\n".join),
    st.booleans(),
)
def test_whatever_is_in_a_file_is_loaded_or_refused(table: str, text: str, with_header: bool) -> None:  # noqa: FBT001
    """Nothing but a `DirectoryError` comes of any text."""
    header = CSV[table].splitlines()[0] + "\n"
    with contextlib.suppress(DirectoryError):
        assert loaded(**{table: header * with_header + text}).teams
    with contextlib.suppress(DirectoryError):
        assert given_toml(TOML + text, "directory.toml").onto(Directory(), TODAY).teams


def test_the_example_tables_load() -> None:
    today = datetime.now(UTC).date()
    read = given_csv(template(today)).onto(Directory(), today)
    assert {held.role for held in read.roles} >= {Role.OPERATOR, Role.EMERGENCY_DUTY_TEAM, Role.DIRECTOR}
