from datetime import UTC, date, datetime, timedelta

import pytest

from engine.rules import Rulebook
from practice.calendar import Calendar
from sample.when import day, instant

TUESDAY = datetime(2026, 1, 6, 10, 30, tzinfo=UTC)
SUNDAY = datetime(2026, 1, 4, 10, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """England's, from 2025 on."""
    return Rulebook.load(today=TUESDAY.date()).for_referral(date(2025, 6, 1))[1]


def test_plain_units_are_added_up(calendar: Calendar) -> None:
    """`23 hours 59 minutes 35 seconds ago` is exactly that."""
    ago = timedelta(hours=23, minutes=59, seconds=35)
    assert instant("23 hours 59 minutes 35 seconds ago", TUESDAY, calendar) == TUESDAY - ago
    assert instant("in 4 hours", TUESDAY, calendar) == TUESDAY + timedelta(hours=4)


def test_working_days_skip_weekends_and_bank_holidays(calendar: Calendar) -> None:
    """Three working days before Tuesday 6 January, past a weekend and New Year's Day."""
    assert day("1 working day ago", TUESDAY, calendar) == date(2026, 1, 5)
    assert day("3 working days ago", TUESDAY, calendar) == date(2025, 12, 31)


def test_on_a_sunday_the_last_working_day_is_friday(calendar: Calendar) -> None:
    """The day itself lies before today, on every day of the week."""
    assert instant("1 working day ago at 14:45", SUNDAY, calendar) == datetime(2026, 1, 2, 14, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    "words", ["yesterday", "3 days", "in 3 days ago", "3 fortnights ago", "0 working days ago", ""]
)
def test_other_words_are_an_error(calendar: Calendar, words: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="ago"):
        instant(words, TUESDAY, calendar)
