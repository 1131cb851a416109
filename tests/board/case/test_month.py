from datetime import date

import pytest

from board.case.month import Cell, Sheet, sheets
from practice.clocks import explain
from tests.practice.builders import CALENDAR, Story, adjusted, at, limit


def _sheets(allowance: str, anchor: str, **fields: object) -> tuple[Sheet, ...]:
    """The sheets of one limit in a case whose contact came in at `anchor`."""
    story = Story(now=at(anchor), rules=adjusted(clocks=(limit(allowance, **fields),)))
    story.receive()
    clock = story.case.clock("limit")
    assert clock is not None
    return sheets(explain(story.case, clock), CALENDAR)


def _cells(found: tuple[Sheet, ...]) -> list[Cell]:
    return [cell for sheet in found for week in sheet.weeks for cell in week if cell]


def test_over_easter_each_day_has_its_number_or_the_reason_why_it_has_none() -> None:
    told = {
        cell.day.day: (cell.kind, cell.number, cell.why)
        for cell in _cells(_sheets("3 working days", "2026-04-02 10:00"))
    }
    assert told[1] == ("outside", None, "")
    assert told[2] == ("start", None, "day 0, not counted")
    assert told[3] == ("skipped", None, "Good Friday")
    assert told[4] == ("skipped", None, "Saturday")
    assert told[7] == ("counted", 1, "day 1 of 3")
    assert told[9] == ("due", 3, "day 3 of 3")


@pytest.mark.parametrize("anchor", ["2026-01-30 10:00", "2026-02-01 00:00", "2026-03-27 23:59", "2026-10-23 12:00"])
def test_every_day_of_each_month_stands_once_under_its_weekday(anchor: str) -> None:
    found = _sheets("45 working days", anchor)
    for sheet in found:
        assert all(len(week) == 7 for week in sheet.weeks)
        assert all(cell is None or cell.day.weekday() == n for week in sheet.weeks for n, cell in enumerate(week))
    days = [cell.day for cell in _cells(found)]
    assert days == [date.fromordinal(n) for n in range(days[0].toordinal(), days[-1].toordinal() + 1)]
    assert [cell.number for cell in _cells(found) if cell.number] == list(range(1, 46))


@pytest.mark.parametrize("allowance", ["24 hours", "3 months"])
def test_limits_in_hours_and_months_have_no_sheets(allowance: str) -> None:
    assert _sheets(allowance, "2026-03-02 10:00") == ()
