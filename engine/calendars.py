"""Days that do not count: the bank holidays of each nation, and files with further days for a case's calendar.

name = "closure-2026"
last_day = 2027-12-31          # where nothing is known of later days; may be left out

[[days]]
day = 2026-12-29
name = "Offices closed over Christmas"
"""

from datetime import date
from pathlib import Path

import holidays
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from engine.files import read_text
from practice.calendar import Calendar, NonWorkingDay, make_calendar
from practice.places import NOWHERE, Places, RulesError, places_of
from practice.policy import LocalClosure
from practice.rulefile import check_closures, parse_toml
from practice.rules import Name

SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
"""The nations as the list of bank holidays names them."""


def bank_holidays(nation: str, years: range) -> dict[date, str]:
    """The bank holidays of a nation in these years (local dates), as far as they are known today."""
    known = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=years)
    return {day: name for day, name in known.items() if day.year in years}


class CalendarFile(BaseModel):
    """Further days that do not count (local dates), and the last day that the calendar is known to hold for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    last_day: date | None = None
    days: tuple[LocalClosure, ...] = Field(min_length=1)
    _places: Places = PrivateAttr(default=NOWHERE)

    def laid_on(self, calendar: Calendar) -> Calendar:
        """The calendar with these days, which keep the name of a holiday that is there already, and with this end.

        Days before the calendar begins are left out: nothing is counted there.

        Raises:
            RulesError: the calendar would end before it begins.
        """
        last = min(self.last_day or calendar.last_day, calendar.last_day)
        if last < calendar.first_day:
            raise RulesError(f"{self._places.file}: it ends {last}, before {calendar.name} begins.")
        days = {d.day: d.name for d in self.days} | calendar.names
        return make_calendar(
            name=f"{calendar.name}+{self.name}",
            time_zone=calendar.time_zone,
            first_day=calendar.first_day,
            last_day=last,
            office_opens=calendar.office_opens,
            office_closes=calendar.office_closes,
            non_working=tuple(NonWorkingDay(d, name) for d, name in days.items() if calendar.first_day <= d <= last),
        )


def file_or_nation(given: str) -> "CalendarFile | str":
    """What somebody means by a calendar: the nation that they name, or else the file.

    Raises:
        RulesError: it is no nation, and no file that can be used.
    """
    if given in SUBDIVISIONS:
        return given
    path = Path(given)
    if path.exists():
        return read_calendar_file(path)
    raise RulesError(
        f"There is no calendar {given}: name a TOML file with further days, or the nation whose bank holidays are "
        f"meant ({', '.join(SUBDIVISIONS)})."
    )


def read_calendar_file(path: Path) -> CalendarFile:
    """Read a calendar file.

    Raises:
        RulesError: it cannot be read, is no TOML or no such calendar, or names a day twice, a day at the weekend or one
            after its end.
    """
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"The calendar {path} cannot be read: {getattr(error, 'strerror', 'not UTF-8')}.") from error
    places = places_of(text, path.name)
    read = parse_toml(CalendarFile, text, places)
    read._places = places  # noqa: SLF001 - set once, here, where the text is known
    check_closures("days", read.days, places)
    for at, closure in enumerate(read.days):
        if read.last_day and closure.day > read.last_day:
            raise places.error(("days", at, "day"), f"{closure.day} comes after the last day, {read.last_day}.")
    return read
