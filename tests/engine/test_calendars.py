"""Calendar files: what they add, and what is refused with file and line."""

from datetime import date
from pathlib import Path

import pytest

from engine.calendars import SUBDIVISIONS, bank_holidays, file_or_nation, read_calendar_file
from practice.places import RulesError
from tests.practice.builders import small_calendar

ORDINARY = small_calendar(date(2026, 1, 1), date(2028, 12, 31), date(2026, 12, 25))
CLOSURE = """name = "closure-2026"

[[days]]
day = 2026-12-29
name = "Offices closed"
"""


def written(folder: Path, text: str) -> Path:
    """A file with this text."""
    file = folder / "closure.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_days_are_added_and_holidays_keep_their_names(tmp_path: Path) -> None:
    christmas = '\n[[days]]\nday = 2026-12-25\nname = "Shut as well"\n'
    laid = read_calendar_file(written(tmp_path, CLOSURE + christmas)).laid_on(ORDINARY)
    assert laid.names == {date(2026, 12, 25): "Closed", date(2026, 12, 29): "Offices closed"}
    assert (laid.name, laid.last_day) == ("small+closure-2026", ORDINARY.last_day)
    assert laid.hash != ORDINARY.hash


def test_days_before_the_calendar_begins_are_left_out(tmp_path: Path) -> None:
    laid = read_calendar_file(written(tmp_path, CLOSURE.replace("2026-12-29", "2024-12-30"))).laid_on(ORDINARY)
    assert laid.non_working == ORDINARY.non_working


def test_a_calendar_may_end_sooner_and_never_before_it_begins(tmp_path: Path) -> None:
    sooner = read_calendar_file(written(tmp_path, "last_day = 2027-03-31\n" + CLOSURE)).laid_on(ORDINARY)
    assert sooner.last_day == date(2027, 3, 31)
    early = "last_day = 2020-03-31\n" + CLOSURE.replace("2026-12-29", "2020-03-30")
    with pytest.raises(RulesError, match="ends 2020-03-31, before small begins"):
        read_calendar_file(written(tmp_path, early)).laid_on(ORDINARY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "closure.toml, line 1: not valid TOML"),
        ('name = "closure"\ndays = []\n', "closure.toml, line 2"),
        (CLOSURE.replace("2026-12-29", '"soon"'), "closure.toml, line 4"),
        (CLOSURE + CLOSURE.partition("\n\n")[2], "closure.toml, line 7: 2026-12-29 is listed twice"),
        (CLOSURE.replace("2026-12-29", "2026-12-27"), "closure.toml, line 4: 2026-12-27 is a Sunday"),
        ("last_day = 2026-12-28\n" + CLOSURE, "closure.toml, line 5: 2026-12-29 comes after the last day, 2026-12-28"),
    ],
    ids=["no TOML", "no days", "no date", "a day twice", "a Sunday", "after the end"],
)
def test_a_mistake_is_refused_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulesError, match=said):
        read_calendar_file(written(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="cannot be read: No such file"):
        read_calendar_file(tmp_path / "none.toml")


def test_a_nation_means_its_bank_holidays_and_anything_else_a_file(tmp_path: Path) -> None:
    assert [file_or_nation(nation) for nation in SUBDIVISIONS] == ["england", "wales", "scotland", "northern-ireland"]
    file = written(tmp_path, CLOSURE)
    assert file_or_nation(str(file)) == read_calendar_file(file)
    named = r"There is no calendar eire: .*\(england, wales, scotland, northern-ireland\)"
    with pytest.raises(RulesError, match=named):
        file_or_nation("eire")


def test_each_nation_has_its_own_bank_holidays_in_the_years_asked_for() -> None:
    second, saint = date(2026, 1, 2), date(2026, 3, 17)
    shut = {nation: {second, saint} & set(bank_holidays(nation, range(2026, 2027))) for nation in SUBDIVISIONS}
    assert shut == {"england": set(), "wales": set(), "scotland": {second}, "northern-ireland": {saint}}
    assert {day.year for day in bank_holidays("england", range(2026, 2028))} == {2026, 2027}
