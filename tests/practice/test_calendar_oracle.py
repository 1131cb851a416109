"""Our calendar against two others: numpy's business days over the bank holidays that GOV.UK publishes, and zoneinfo."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import numpy as np
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from practice.calendar import SATURDAY, Calendar, at_time_of_day, working_day_after
from practice.clocks import due_instant, last_day
from practice.rules import ClockRule
from tests.practice.builders import BOOK, LONDON, RULES, at, limit

CASES = 10_000
LONGEST = 65
PUBLISHED = {
    day["date"]: day["title"]
    for day in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
}
FIRST_YEAR = min(PUBLISHED).year
LAST_YEAR = max(PUBLISHED).year
FIRST = date(FIRST_YEAR, 1, 1)
LAST = date(LAST_YEAR, 12, 31) - timedelta(days=2 * LONGEST)
"""The last start from which even the longest limit ends within the published years."""


@cache
def calendar() -> Calendar:
    """The engine's own calendar for the published years."""
    return BOOK.calendar(BOOK.editions[-1], FIRST_YEAR)


@cache
def rule(allowance: int, *, count_start_day: bool) -> ClockRule:
    """A limit of so many working days."""
    return limit(f"{allowance} working days", count_start_day=count_start_day)


def delicate_days() -> list[date]:
    """Days within a week of a bank holiday (Easter and Christmas with them), a month's end or a clock change."""
    all_days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    turns = set(PUBLISHED)
    turns |= {day for day in all_days if (day + timedelta(days=1)).day == 1}
    turns |= {day for day in all_days if _offset(day) != _offset(day + timedelta(days=1))}
    near = {day + timedelta(days=n) for day in turns for n in range(-7, 8)}
    return sorted(day for day in near if FIRST <= day <= LAST)


def _offset(day: date) -> timedelta | None:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).utcoffset()


def test_the_engine_and_gov_uk_name_the_same_bank_holidays() -> None:
    """No weekday off is missing and none is invented; those at a weekend change nothing."""
    ours = {day for day in calendar().names if FIRST_YEAR <= day.year <= LAST_YEAR and day.weekday() < SATURDAY}
    assert ours == set(PUBLISHED)


def test_ten_thousand_due_dates_agree_with_numpy() -> None:
    """A due date counted in working days is the one that numpy reckons, wherever it starts and however it counts."""
    chance = np.random.default_rng(20260302)
    anywhere = [FIRST + timedelta(days=int(n)) for n in chance.integers(0, (LAST - FIRST).days + 1, CASES // 2)]
    delicate = delicate_days()
    starts = anywhere + [delicate[int(n)] for n in chance.integers(0, len(delicate), CASES // 2)]
    allowances = chance.integers(1, LONGEST + 1, CASES)
    inclusive = chance.integers(0, 2, CASES).astype(bool)

    holidays = np.array(sorted(PUBLISHED), dtype="datetime64[D]")
    first = np.array(starts, dtype="datetime64[D]")
    start_counts = inclusive & np.is_busday(first, holidays=holidays)
    expected = np.busday_offset(first, allowances - start_counts, roll="preceding", holidays=holidays)

    for start, allowance, counts, end in zip(starts, allowances, inclusive, expected, strict=True):
        limit_of = rule(int(allowance), count_start_day=bool(counts))
        reckoned = last_day(limit_of.allowance, limit_of, start, calendar())
        assert reckoned == end.item(), f"{allowance} working days from {start}, start counted: {counts}"


def test_the_ten_thousand_reach_what_is_delicate() -> None:
    """The sample really contains Easter, Christmas at a weekend, month ends and both clock changes."""
    days = set(delicate_days())
    assert date(2024, 3, 28) in days, "the day before Good Friday"
    assert {date(2021, 12, 24), date(2022, 12, 23)} <= days, "Christmas Day was a Saturday, then a Sunday"
    assert {date(2026, 1, 30), date(2024, 2, 29)} <= days, "month ends"
    assert {date(2026, 3, 27), date(2026, 10, 23)} <= days, "the Fridays before the clocks change"


@pytest.mark.parametrize("count_start_day", [True, False])
def test_no_working_days_end_on_the_day_they_start(count_start_day: bool) -> None:  # noqa: FBT001
    """An allowance of nothing ends on its first day, working day or not."""
    easter_sunday = date(2026, 4, 5)
    end = working_day_after(calendar(), easter_sunday, 0, count_start_day=count_start_day)
    assert end == easter_sunday


def test_every_published_year_falls_due_at_the_local_end_of_day() -> None:
    """The UTC instant of a day's end and of 17:00 is zoneinfo's, on every day of every published year."""
    day = FIRST
    while day <= LAST:
        following = datetime(day.year, day.month, day.day, tzinfo=LONDON) + timedelta(days=1)
        closing = datetime(day.year, day.month, day.day, 17, tzinfo=LONDON)
        assert at_time_of_day(calendar(), day, "24:00") == following.astimezone(UTC)
        assert at_time_of_day(calendar(), day, "17:00") == closing.astimezone(UTC)
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("allowance", "due_at", "anchor", "due"),
    [
        ("1 working day", "24:00", "2026-03-27 12:00", "2026-03-30T23:00+00:00"),
        ("1 working day", "17:00", "2026-03-27 12:00", "2026-03-30T16:00+00:00"),
        ("1 calendar day", "24:00", "2026-03-28 12:00", "2026-03-29T23:00+00:00"),
        ("24 hours", "24:00", "2026-03-28 12:00", "2026-03-29T12:00+00:00"),
        ("9 working hours", "24:00", "2026-03-27 16:00", "2026-03-30T16:00+00:00"),
        ("1 working day", "24:00", "2026-10-23 12:00", "2026-10-27T00:00+00:00"),
        ("1 working day", "17:00", "2026-10-23 12:00", "2026-10-26T17:00+00:00"),
        ("1 calendar day", "24:00", "2026-10-24 12:00", "2026-10-26T00:00+00:00"),
        ("24 hours", "24:00", "2026-10-24 12:00", "2026-10-25T11:00+00:00"),
        ("9 working hours", "24:00", "2026-10-23 16:00", "2026-10-26T17:00+00:00"),
        ("1 month", "17:00", "2026-03-15 12:00", "2026-04-15T16:00+00:00"),
    ],
)
def test_limits_across_a_clock_change_end_by_the_clock_on_the_wall(
    allowance: str, due_at: str, anchor: str, due: str
) -> None:
    """Days end by local time on both sides of a clock change, and hours are hours that really passed."""
    found = due_instant(limit(allowance, due_at=due_at), at(anchor), calendar())
    assert found == datetime.fromisoformat(due)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_local_time_that_happens_never_or_twice_is_the_one_zoneinfo_gives(day: date) -> None:
    """01:30 on the two Sundays of the year is not a guess of ours."""
    there = datetime(day.year, day.month, day.day, 1, 30, tzinfo=LONDON)
    assert at_time_of_day(calendar(), day, "01:30") == there.astimezone(UTC)


def test_the_same_contact_is_due_an_hour_earlier_in_utc_once_summer_time_begins() -> None:
    """The decision on a contact is due at 17:00 on the wall in winter and in summer."""
    decision = RULES.clock_by_name["contact_decision"]
    winter = due_instant(decision, at("2026-03-26 09:00"), calendar())
    summer = due_instant(decision, at("2026-03-30 09:00"), calendar())
    assert winter.hour == 17
    assert summer.hour == 16
