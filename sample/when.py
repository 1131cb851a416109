"""Relative times: `25 minutes ago`, `3 working days ago at 10:15`, `in 4 hours`.

Working days are counted on a calendar: `1 working day ago` is the last working day before today, on every day
of the week. The other units are counted as they are.
"""

import re
from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta

from practice.calendar import Calendar, at_local_time, local_date

_UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "year": timedelta(days=365.25),
}
_PART = re.compile(r"(\d+) (second|minute|hour|day|year)s?")
_DISTANCE = rf"{_PART.pattern}(?: {_PART.pattern})*"
_PLAIN = re.compile(rf"(?P<ahead>in )?{_DISTANCE}(?P<ago> ago)?")
_WORKING_DAYS = re.compile(r"(?P<days>\d+) working days? ago(?: at (?P<at>\d\d:\d\d))?")


def instant(words: str, now: datetime, calendar: Calendar) -> datetime:
    """The UTC instant that these words mean at `now` (a UTC instant).

    Raises:
        ValueError: the words are not a relative time.
        CalendarEnds: the calendar does not reach that far.
    """
    if found := _WORKING_DAYS.fullmatch(words):
        at = time.fromisoformat(found["at"]) if found["at"] else time(9)
        return at_local_time(calendar, _working_days_before(int(found["days"]), now, calendar), at)
    found = _PLAIN.fullmatch(words)
    if found is None or bool(found["ahead"]) == bool(found["ago"]):
        raise ValueError(f"{words!r} is not a relative time; write e.g. '5 minutes ago' or 'in 3 days'.")
    distance = sum((int(n) * _UNITS[unit] for n, unit in _PART.findall(words)), timedelta())
    return (now + distance if found["ahead"] else now - distance).astimezone(UTC)


def day(words: str, now: datetime, calendar: Calendar) -> date:
    """The local date that these words mean at `now` (a UTC instant).

    Raises:
        ValueError: the words are not a relative time.
        CalendarEnds: the calendar does not reach that far.
    """
    return local_date(calendar, instant(words, now, calendar))


def _working_days_before(count: int, now: datetime, calendar: Calendar) -> date:
    days = calendar.working_ordinals
    before_today = bisect_left(days, local_date(calendar, now).toordinal())
    if count < 1 or before_today < count:
        raise ValueError(f"{count} working days ago is not a day that calendar {calendar.name} covers.")
    return date.fromordinal(days[before_today - count])
