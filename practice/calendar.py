"""Working days and office hours: the one place that knows which days count.

A calendar is a value. It is built outside (`engine.rules`), named and hashed, and travels with the case, so that a
date reckoned today is reckoned the same way for as long as the case is open. Days outside the covered span are an
error, never a guess.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

SATURDAY = 5
END_OF_DAY = "24:00"


class CalendarEnds(ValueError):
    """A date lies outside the days that the calendar covers; nothing is reckoned from it."""

    def __init__(self, calendar: "Calendar", day: date) -> None:
        """Name the calendar, what it covers and the day that it does not."""
        super().__init__(
            f"Calendar {calendar.name} covers {calendar.first_day} to {calendar.last_day}; {day:%d %B %Y} lies "
            f"outside it. Adopt a calendar that covers the date."
        )


@dataclass(frozen=True)
class NonWorkingDay:
    """One day other than a Saturday or Sunday that does not count, and why (a bank holiday, a local closure)."""

    day: date
    name: str


@dataclass(frozen=True)
class Calendar:
    """Non-working days between two covered dates (both inclusive), a time zone and office hours (local times)."""

    name: str
    time_zone: str
    first_day: date
    last_day: date
    office_opens: time
    office_closes: time
    non_working: tuple[NonWorkingDay, ...]
    hash: str

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which days begin and end."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def names(self) -> dict[date, str]:
        """Each non-working day and its name."""
        return {d.day: d.name for d in self.non_working}

    @cached_property
    def reckoned(self) -> dict[Any, Any]:
        """What `practice.clocks.reckon` has worked out with this calendar."""
        return {}

    @cached_property
    def office_hours(self) -> dict[date, tuple[datetime, datetime] | None]:
        """The office hours looked up so far, by their local date (UTC instants); None for a day that does not count."""
        return {}

    @cached_property
    def working_ordinals(self) -> list[int]:
        """The proleptic ordinals of all working days covered, ascending."""
        first, last = self.first_day.toordinal(), self.last_day.toordinal()
        closed = {d.day.toordinal() for d in self.non_working}
        # Ordinal 1 is a Monday, so (ordinal - 1) % 7 is the weekday.
        return [o for o in range(first, last + 1) if (o - 1) % 7 < SATURDAY and o not in closed]

    @cached_property
    def office_day(self) -> timedelta:
        """How long the office is open on a working day."""
        return timedelta(
            hours=self.office_closes.hour - self.office_opens.hour,
            minutes=self.office_closes.minute - self.office_opens.minute,
        )

    def __deepcopy__(self, memo: object) -> "Calendar":
        """A calendar is immutable: copies are the calendar itself."""
        return self


def make_calendar(  # noqa: PLR0913 - a calendar is these seven facts
    *,
    name: str,
    time_zone: str,
    first_day: date,
    last_day: date,
    office_opens: time,
    office_closes: time,
    non_working: tuple[NonWorkingDay, ...],
) -> Calendar:
    """Build a hashed calendar.

    Raises:
        ValueError: the span or the office hours are the wrong way round, two names are given for one day, or a
            non-working day lies outside the span.
    """
    ordered = tuple(sorted(non_working, key=lambda d: d.day))
    if first_day > last_day:
        raise ValueError(f"Calendar {name}: the first covered day {first_day} is after the last, {last_day}.")
    if office_opens >= office_closes:
        raise ValueError(f"Calendar {name}: the office opens at {office_opens} and closes at {office_closes}.")
    if repeated := [a.day for a, b in pairwise(ordered) if a.day == b.day]:
        raise ValueError(f"Calendar {name}: {repeated[0]} is listed twice.")
    if outside := [d.day for d in ordered if not first_day <= d.day <= last_day]:
        raise ValueError(f"Calendar {name}: {outside[0]} is not between {first_day} and {last_day}.")
    bare = Calendar(name, time_zone, first_day, last_day, office_opens, office_closes, ordered, hash="")
    return Calendar(name, time_zone, first_day, last_day, office_opens, office_closes, ordered, calendar_hash(bare))


def calendar_hash(calendar: Calendar) -> str:
    """SHA-256 (hex) over everything in the calendar but the hash itself."""
    content = [
        calendar.name,
        calendar.time_zone,
        calendar.first_day.isoformat(),
        calendar.last_day.isoformat(),
        calendar.office_opens.isoformat(),
        calendar.office_closes.isoformat(),
        [[d.day.isoformat(), d.name] for d in calendar.non_working],
    ]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether the day counts.

    Raises:
        CalendarEnds: the day is not covered.
    """
    check_covered(calendar, day)
    days = calendar.working_ordinals
    at = bisect_left(days, day.toordinal())
    return at < len(days) and days[at] == day.toordinal()


def why_not_working(calendar: Calendar, day: date) -> str | None:
    """The reason a day does not count (`Saturday`, `Sunday`, the holiday's name), or None for a working day."""
    check_covered(calendar, day)
    if day in calendar.names:
        return calendar.names[day]
    return f"{day:%A}" if day.weekday() >= SATURDAY else None


def working_day_after(calendar: Calendar, start: date, count: int, *, count_start_day: bool) -> date:
    """The day on which `count` working days have passed since `start`.

    With `count_start_day` false, the start is day 0 whether or not it is a working day. With it true, a working start
    day is day 1. A count of 0 gives the start itself.

    Raises:
        CalendarEnds: the start or the answer is not covered.
    """
    check_covered(calendar, start)
    if count == 0:
        return start
    days = calendar.working_ordinals
    ordinal = start.toordinal()
    first = bisect_left(days, ordinal) if count_start_day else bisect_right(days, ordinal)
    if first + count > len(days):
        raise CalendarEnds(calendar, calendar.last_day + timedelta(days=1))
    return date.fromordinal(days[first + count - 1])


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end` (negative when `end` is earlier)."""
    days = calendar.working_ordinals
    return bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal())


def add_working_time(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The UTC instant at which `amount` of office time has passed since `start` (a UTC instant).

    An amount of zero gives `start` itself, in or out of office hours.

    Raises:
        CalendarEnds: the answer is not covered.
    """
    if amount <= timedelta(0):
        return start
    day, left = local_date(calendar, start), amount
    while True:
        if hours := _office_hours(calendar, day):
            opens, closes = hours
            begin = max(start, opens)
            if begin < closes and left <= closes - begin:
                return begin + left
            left -= max(closes - begin, timedelta(0))
        day += timedelta(days=1)


def office_is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether a UTC instant is in office time; the closing still is. On days that are not covered nobody is there."""
    day = local_date(calendar, at)
    covered = calendar.first_day <= day <= calendar.last_day
    hours = _office_hours(calendar, day) if covered else None
    return hours is not None and hours[0] <= at <= hours[1]


def in_office_time(calendar: Calendar, at: datetime) -> datetime:
    """A UTC instant itself where it is in office time (the closing still is), otherwise the next opening.

    Raises:
        CalendarEnds: the next opening is not covered.
    """
    day = local_date(calendar, at)
    while (hours := _office_hours(calendar, day)) is None or at > hours[1]:
        day += timedelta(days=1)
    return max(at, hours[0])


def last_closing(calendar: Calendar, since: datetime, before: datetime) -> datetime | None:
    """The last instant between two others (UTC, neither included) at which the office closed; None if it did not."""
    day, first = local_date(calendar, before), local_date(calendar, since)
    while day >= first:
        hours = _office_hours(calendar, day)
        if hours and since < hours[1] < before:
            return hours[1]
        day -= timedelta(days=1)
    return None


def _office_hours(calendar: Calendar, day: date) -> tuple[datetime, datetime] | None:
    """When the office opens and closes on a local date (UTC instants); None where the day does not count."""
    if day not in calendar.office_hours:
        opens, closes = (at_local_time(calendar, day, at) for at in (calendar.office_opens, calendar.office_closes))
        calendar.office_hours[day] = (opens, closes) if is_working_day(calendar, day) else None
    return calendar.office_hours[day]


def local_date(calendar: Calendar, at: datetime) -> date:
    """The local date on which a UTC instant falls."""
    return at.astimezone(calendar.zone).date()


def at_local_time(calendar: Calendar, day: date, clock_time: time) -> datetime:
    """The UTC instant of a local time on a local date."""
    return datetime.combine(day, clock_time, calendar.zone).astimezone(UTC)


def at_time_of_day(calendar: Calendar, day: date, time_of_day: str) -> datetime:
    """The UTC instant of `HH:MM` on a local date; `24:00` is the end of that day."""
    if time_of_day == END_OF_DAY:
        return at_local_time(calendar, day + timedelta(days=1), time(0))
    return at_local_time(calendar, day, time.fromisoformat(time_of_day))


def check_covered(calendar: Calendar, day: date) -> None:
    """See that the calendar covers the day.

    Raises:
        CalendarEnds: it does not.
    """
    if not calendar.first_day <= day <= calendar.last_day:
        raise CalendarEnds(calendar, day)


_SHARED: dict[str, Calendar] = {}


def known_calendar(calendar_hash: str) -> Calendar:
    """A calendar that this process has met before (`shared_calendar`), by its hash.

    Raises:
        KeyError: it has not.
    """
    return _SHARED[calendar_hash]


def shared_calendar(calendar: Calendar) -> Calendar:
    """The one copy of this calendar that every case in the process refers to, found by hash.

    Raises:
        ValueError: the hash is not that of the content.
    """
    known = _SHARED.get(calendar.hash)
    if known is None:
        if calendar_hash(calendar) != calendar.hash:
            raise ValueError(
                f"Calendar {calendar.name}: the content does not have the hash {calendar.hash[:12]} that it names."
            )
        known = _SHARED[calendar.hash] = calendar
    return known
