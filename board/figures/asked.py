"""What a page of figures is asked for: a team or the whole service, a period, an edition. All stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote, urlencode

from engine.figures import Scope
from engine.rules import Rulebook
from practice.calendar import Calendar, shared_calendar
from practice.clocks import months_after
from practice.reports.facts import Period

MONTHS = 12
"""A period begins on the first of the month so many months back, this one included, where none is given."""
YEARS = 10
"""The longest period that can be asked for."""


class BadPeriod(ValueError):
    """A period that cannot be counted; the message is for whoever asked, `field` is where the mistake is."""

    def __init__(self, field: str, message: str) -> None:
        """Name the field."""
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Asked:
    """What is asked for. `first` and `last` are local dates, both included; no team means the whole service."""

    team: str | None
    first: date
    last: date
    edition: str | None
    calendar: Calendar

    @property
    def scope(self) -> Scope:
        """The same as the database is asked for it."""
        period = Period.of(self.first, self.last, self.calendar.zone)
        assert period.since  # noqa: S101 - both days are given
        assert period.until  # noqa: S101
        return Scope(period.since, period.until, self.calendar, self.team, self.edition)

    @property
    def query(self) -> dict[str, str]:
        """The period and the edition as they stand in an address."""
        dates = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        return dates | ({"edition": self.edition} if self.edition else {})

    @staticmethod
    def place(team: str | None) -> str:
        """Where the figures of a team or of the whole service are."""
        return f"/figures/{quote(team, safe='')}" if team else "/figures"

    def page(self, team: str | None) -> str:
        """The page of a team or of the whole service for the same period and edition."""
        return f"{self.place(team)}?{urlencode(self.query)}"

    def cases(self, figure: str, narrowed: Mapping[str, object]) -> str:
        """The page of the cases behind a figure."""
        return f"/figures/cases/{figure}?{self._with(narrowed)}"

    def figure_file(self, figure: str) -> str:
        """A figure as a file."""
        return f"/figures/csv/{figure}?{self._with({})}"

    def cases_file(self, figure: str, narrowed: Mapping[str, object]) -> str:
        """The cases behind a figure as a file."""
        return f"/figures/csv/{figure}/cases?{self._with(narrowed)}"

    def _with(self, narrowed: Mapping[str, object]) -> str:
        team = {"team": self.team} if self.team else {}
        return urlencode({**team, **self.query, **narrowed})


def read_asked(query: Mapping[str, str], team: str | None, rulebook: Rulebook, now: datetime) -> Asked:
    """What an address asks for; without dates the last twelve months, and until today.

    Raises:
        BadPeriod: a date is none, or the period is the wrong way round or too long.
    """
    calendar = _calendar(rulebook, now)
    today = now.astimezone(calendar.zone).date()
    last = _date(query, "to", "end") or today
    first = _date(query, "from", "start") or months_after(last.replace(day=1), 1 - MONTHS)
    if last < first:
        raise BadPeriod(
            "to", f"The end of the period, {_said(last)}, must be the same as or after its start, {_said(first)}"
        )
    if first < calendar.first_day or last > calendar.last_day:
        raise BadPeriod(
            "from", f"The period must lie between {_said(calendar.first_day)} and {_said(calendar.last_day)}"
        )
    return Asked(team, first, last, query.get("edition") or None, calendar)


def default_asked(team: str | None, rulebook: Rulebook, now: datetime) -> Asked:
    """What is asked for where nothing is said."""
    return read_asked({}, team, rulebook, now)


def _date(query: Mapping[str, str], name: str, called: str) -> date | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadPeriod(name, f"The {called} of the period must be a date, like {datetime.now(UTC):%Y-%m-%d}") from None


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _calendar(rulebook: Rulebook, now: datetime) -> Calendar:
    """The service's calendar of today's edition, long enough for every period and for what began before it."""
    rules, _ = rulebook.for_referral(now.date())
    edition = next(e for e in rulebook.editions if e.name == rules.edition)
    return _made(rulebook, edition.name, now.year - YEARS)


_CALENDARS: dict[tuple[str, str, int, date], Calendar] = {}


def _made(rulebook: Rulebook, name: str, first_year: int) -> Calendar:
    key = (rulebook.policy.name, name, first_year, rulebook.today)
    if key not in _CALENDARS:
        edition = next(e for e in rulebook.editions if e.name == name)
        _CALENDARS[key] = shared_calendar(rulebook.calendar(edition, first_year))
    return _CALENDARS[key]
