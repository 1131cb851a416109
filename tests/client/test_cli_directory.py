"""The commands of `starter.py directory`, on a real database."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from engine.database import open_pool
from engine.directory import Directory, given_csv, seed_directory
from engine.directory.template import template as example_tables
from starter import main
from tests.engine_process import Ran

TODAY = datetime.now(UTC).date()
IN_A_WEEK = TODAY + timedelta(days=7)
BY = ("--by", "P-6")
"""The operator of the example tables."""
Run = Callable[..., Ran]


def _runner(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", url)

    def run_here(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main(["directory", *map(str, arguments)])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_here


@pytest.fixture
def run(migrated_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command of the directory on an empty database."""
    return _runner(migrated_url, monkeypatch, capsys)


@pytest.fixture(scope="module")
async def example_url(new_database: Callable[..., Awaitable[str]], template: str) -> str:
    """A database with the example tables in it, for tests that change nothing."""
    url = await new_database(template)
    pool = await open_pool(url, size=1)
    await seed_directory(pool, given_csv(example_tables(TODAY)).onto(Directory(), TODAY))
    await pool.close()
    return url


@pytest.fixture
def tables(run: Run, tmp_path: Path) -> Path:
    """A folder with the example tables."""
    assert run("template", tmp_path / "tables").code == 0
    return tmp_path / "tables"


@pytest.fixture
def loaded(run: Run, tables: Path) -> Run:
    """Runs a command on a database with the example tables in it."""
    assert run("load", tables, *BY).code == 0
    return run


def history(run: Run) -> list[str]:
    """Every change on record, as its code."""
    return [entry["change"]["what"] for entry in json.loads(run("history", "--json", "--most", 1000).out)]


def test_a_load_says_what_changes_a_line_each_and_a_rehearsal_changes_nothing(run: Run, tables: Path) -> None:
    rehearsed = run("load", tables, "--dry-run")
    assert rehearsed.code == 0
    assert "added P-1 Ada Invented" in rehearsed.out.splitlines()
    assert run("history").out == "Nothing was changed.\n"
    assert run("load", tables, *BY).out == rehearsed.out
    assert len(history(run)) == len(rehearsed.out.splitlines())


def test_the_example_tables_lack_nothing(loaded: Run) -> None:
    checked = loaded("check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out == "Every rung of every team reaches somebody, now and for the next 14 days.\n"


def test_loading_the_same_again_changes_nothing(loaded: Run, tables: Path) -> None:
    before = history(loaded)
    assert loaded("load", tables, *BY).out == "Nothing changes.\n"
    assert history(loaded) == before


def test_a_file_with_a_mistake_is_loaded_not_even_in_part(loaded: Run, tables: Path) -> None:
    people = tables / "people.csv"
    people.write_text(people.read_text().replace("Ada Invented,ada@", "Ada Renamed,ada"))
    (tables / "teams.csv").write_text("id,name\nfront-door,Renamed\nassessment,Renamed\n")
    before = history(loaded)
    refused = loaded("load", tables, *BY)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("people.csv, line 2, column email: 'adacouncil.example' is not an e-mail address")
    assert history(loaded) == before


def test_whoever_is_left_out_of_the_people_has_left(loaded: Run, tables: Path) -> None:
    people = tables / "people.csv"
    people.write_text("\n".join(line for line in people.read_text().splitlines() if not line.startswith("P-1,")))
    (tables / "roles.csv").unlink()
    changed = loaded("load", tables, *BY)
    assert changed.out.splitlines() == [
        "left P-1: active True → False",
        "role taken away P-1: duty_worker for front-door",
        "role taken away P-1: social_worker for assessment",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("load", "nowhere.toml", *BY), 2, "nowhere.toml cannot be read: No such file or directory."),
        (("show", "team-9"), 2, "There is no team team-9; there are: assessment, front-door."),
        (("role", "P-9", "director", *BY), 2, "There is nobody P-9 in the directory"),
        (("role", "P-1", "director", "--team", "team-9", *BY), 2, "There is no team team-9"),
        (("role", "P-1", "boss", *BY), 2, ""),
        (("role", "P-1", "allocated_worker", *BY), 2, "nobody holds allocated_worker"),
        (("unrole", "P-1", "director", *BY), 2, "they hold social_worker for assessment, duty_worker for front-door"),
        (("away", "P-1", "--from", TODAY, "--until", TODAY - timedelta(days=1), *BY), 2, "is before the first"),
        (("away", "P-1", "--from", TODAY, "--until", TODAY, "--cover", "P-9", *BY), 2, "nobody P-9"),
        (("back", "P-1", *BY), 2, "P-1 is not away on"),
        (("change-person", "P-1", *BY), 2, "Say what changes: --name, --email, --phone or --registered-until."),
        (("change-person", "P-1", "--phone", "07700 900123", *BY), 2, "write e.g. +447700900123"),
        (
            ("change-person", "P-1", "--registered-until", "soon", *BY),
            2,
            "registered_until: this is no date; write e.g. 2026-11-25",
        ),
        (
            ("on-duty", "P-1", "--role", "duty_manager", "--from", "x", "--until", "y", *BY),
            2,
            "from: this is no time; write e.g.",
        ),
        (("off-duty", "P-1", *BY), 2, "P-1 is not on duty at"),
        (("add-person", "P-1", "--name", "Ada", *BY), 2, "P-1 is in the directory already"),
        (("role", "P-1", "director", "--by", "P-1"), 3, "P-1 may not change the directory like that"),
        (("role", "P-1", "director", "--by", "P-2"), 3, "P-2 may not"),
        (("role", "P-1", "director", "--by", "P-9"), 3, "P-9 may not"),
        (("role", "P-1", "director"), 2, ""),
    ],
)
def test_what_makes_no_sense_or_is_not_theirs_to_do_changes_nothing(
    example_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[object, ...],
    code: int,
    message: str,
) -> None:
    run = _runner(example_url, monkeypatch, capsys)
    before = history(run)
    refused = run(*arguments)
    assert (refused.code, refused.out if message else "") == (code, "")
    assert message in refused.err
    assert history(run) == before


def test_a_load_needs_somebody_who_makes_it(run: Run, tables: Path) -> None:
    assert "--by PERSON" in run("load", tables).err
    assert run("load", tables, "--by", "P-1").code == 3
    assert history(run) == []


def test_a_manager_says_who_is_away_and_hears_what_is_left_to_see_to(loaded: Run) -> None:
    alone = loaded("away", "P-3", "--from", TODAY, "--until", IN_A_WEEK, "--by", "P-2")
    assert alone.code == 0
    assert alone.out == f"away P-3: {TODAY} to {IN_A_WEEK}, nobody stands in\n"
    assert "To see to (assessment, front-door): P-3 is away until" in alone.err
    assert loaded("check").code == 1
    covered = loaded("away", "P-3", "--from", TODAY, "--until", IN_A_WEEK, "--cover", "P-4", "--by", "P-2")
    assert covered.out == "absence changed P-3: cover none → P-4\n"
    assert covered.err == ""
    assert "away until" in loaded("show").out
    assert loaded("back", "P-3", "--by", "P-2").code == 0
    assert "away until" not in loaded("show").out


def test_the_check_as_json_has_each_rung_with_its_code_and_its_times(loaded: Run) -> None:
    loaded("unrole", "P-4", "director", *BY)
    checked = loaded("check", "--json")
    gaps = json.loads(checked.out)
    assert checked.code == 1
    assert {(gap["team"], gap["ladder"], gap["rung"]) for gap in gaps} == {
        (team, ladder, "4") for team in ("assessment", "front-door") for ladder in ("standard", "urgent")
    }
    assert {(gap["code"], gap["ends"]) for gap in gaps} == {("no_holder", None)}
    now = datetime.now(UTC)
    for gap in gaps:
        opens = datetime.fromisoformat(gap["begins"]) if gap["begins"] else None
        assert opens is None or (gap["ladder"] == "standard" and opens > now), "only the office opens later"


def test_a_turn_on_the_rota_is_entered_and_ended(loaded: Run) -> None:
    begins = datetime.now(UTC) - timedelta(days=1)
    turn = ("--from", f"{begins:%Y-%m-%d} 00:00", "--until", f"{IN_A_WEEK} 09:00")
    assert loaded("on-duty", "P-4", "--role", "duty_manager", *turn, "--by", "P-3").code == 0
    assert "on duty until" in loaded("show").out
    twice = loaded("on-duty", "P-4", "--role", "emergency_duty_team", *turn, *BY)
    assert twice.code == 2
    assert "P-4 is on duty already" in twice.err
    assert loaded("off-duty", "P-4", "--by", "P-3").out.startswith("duty changed P-4: until")
    assert "on duty until" not in loaded("show").out


def test_somebody_new_gets_a_role_and_leaves_again(loaded: Run) -> None:
    yesterday = TODAY - timedelta(days=2)
    assert loaded("add-team", "plans", "Plans", *BY).code == 0
    details = ("--email", "zoe@council.example", "--phone", "+44 7700 900109", "--registered-until", "2030-11-30")
    assert loaded("add-person", "P-7", "--name", "Zoe Invented", *details, *BY).code == 0
    assert json.loads(loaded("show", "--json").out)[-1]["team"] == "no role"
    assert loaded("role", "P-7", "social_worker", "--team", "plans", *BY).code == 0
    assert json.loads(loaded("show", "--json").out)[-1]["team"] == "the whole service"
    lines = json.loads(loaded("show", "plans", "--json").out)
    line = next(one for one in lines if one["team"] == "plans")
    assert (line["person"], line["roles"], line["phone"]) == ("P-7", ["social_worker"], "+447700900109")
    assert "P-7" in loaded("change-person", "P-7", "--name", "Zoe Renamed", *BY).out
    left = loaded("leave", "P-7", "--on", yesterday, *BY)
    assert left.out.splitlines()[-1] == "role taken away P-7: social_worker for plans"
    assert loaded("role", "P-7", "director", *BY).code == 2
    assert loaded("add-person", "P-7", "--name", "Zoe Invented", *BY).out.startswith("returned P-7")


async def _open_case(url: str, worker: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(
        "INSERT INTO cases (case_ref, team, worker, stage, version, written, rules, calendar, adopted, escalated,"
        " breaches, refusals, missing_details, undelivered, view)"
        " VALUES ('C-1', 'assessment', $1, 'assessment', 1, 1, 'r', 'c', FALSE, FALSE, 0, 0, 0, 0, '{}')",
        worker,
    )
    await connection.close()


@pytest.fixture
async def open_case(migrated_url: str) -> None:
    """An open case of P-1 in the projections."""
    await _open_case(migrated_url, "P-1")


@pytest.mark.usefixtures("open_case")
def test_a_leaver_with_open_cases_is_told_at_once_and_in_every_check(loaded: Run) -> None:
    left = loaded("leave", "P-1", "--on", TODAY - timedelta(days=1), *BY)
    assert "1 open case of P-1, whose last day is" in left.err
    assert loaded("check").code == 1


def test_those_who_may_change_the_directory_are_not_all_taken_out_of_it(run: Run, tables: Path) -> None:
    roles = tables / "roles.csv"
    kept = [line for line in roles.read_text().splitlines() if not line.startswith(("P-3", "P-4"))]
    roles.write_text("\n".join(kept))
    run("load", tables, *BY)
    refused = run("unrole", "P-6", "operator", *BY)
    assert refused.code == 2
    assert "Then nobody could change the directory any more" in refused.err


def test_the_history_says_who_changed_what_and_of_whom(loaded: Run) -> None:
    loaded("change-person", "P-1", "--email", "ada.two@council.example", "--by", "P-3")
    last = loaded("history", "P-1").out.strip().splitlines()[-1].strip()
    assert "P-3" in last.split()
    assert last.endswith("changed P-1: email ada@council.example → ada.two@council.example")
    assert "P-2" not in loaded("history", "P-1").out


def test_the_example_tables_overwrite_nothing(run: Run, tables: Path) -> None:
    refused = run("template", tables)
    assert refused.code == 2
    assert "teams.csv exists already; name another folder." in refused.err


def test_without_a_database_it_is_said_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FRONTDOOR_DATABASE_URL", raising=False)
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path))
    assert main(["directory", "check"]) == 5
    assert "FRONTDOOR_DATABASE_URL" in capsys.readouterr().err
