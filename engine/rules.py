"""The editions and the policy on disk, and the calendars that go with them: read once, and passed on as values."""

from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from engine.calendars import bank_holidays
from engine.files import read_text
from practice.calendar import Calendar, NonWorkingDay, make_calendar, shared_calendar
from practice.combine import check_policy, combine
from practice.places import RulesError
from practice.policy import Policy
from practice.rulefile import check_editions, choose_edition, parse_edition, parse_policy
from practice.rules import Edition, Rules, shared_rules

PRACTICE = Path(__file__).resolve().parent.parent / "practice"
YEARS_AHEAD = 5
"""How many years after this one a calendar covers. The longest limit is far shorter; a case may be open for years."""
YEARS_BEFORE = 1
"""How many years before the referral's a calendar covers: in January a date may be corrected to one in December."""


@dataclass(frozen=True)
class Rulebook:
    """Every edition of the guidance with the council's policy laid on it, checked."""

    editions: tuple[Edition, ...]
    policy: Policy
    today: date
    bank_holidays_of: str | None = None
    """The nation whose bank holidays do not count, in the place of those of an edition's own; None as a rule."""
    _made: dict[tuple[str, int], tuple[Rules, Calendar]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, *, policy: str = "county", today: date) -> "Rulebook":
        """Read and check all editions and one policy. `today` settles how far ahead calendars reach (a local date).

        Raises:
            RulesError: a file cannot be read or used; the message names it and says what is wrong.
        """
        editions = tuple(
            parse_edition(read_text(path), path.name) for path in sorted((PRACTICE / "editions").glob("*.toml"))
        )
        check_editions(editions)
        path = PRACTICE / "policies" / f"{policy}.toml"
        if not path.exists():
            known = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml")))
            raise RulesError(f"There is no policy {policy}; there are: {known}.")
        book = cls(editions, parse_policy(read_text(path), path.name), today)
        check_policy(book.policy, editions)
        return book

    def for_referral(self, referred_on: date) -> tuple[Rules, Calendar]:
        """The rules that a referral of this local date falls under, and the calendar that its case will live by.

        Raises:
            RulesError: no edition was in force on that day, or the policy is not meant for it.
        """
        edition = choose_edition(self.editions, self.policy.nation, referred_on)
        if referred_on.year > self.today.year + YEARS_AHEAD:
            raise RulesError(f"The referral date {referred_on:%d %B %Y} is further ahead than any calendar reaches.")
        key = (edition.name, referred_on.year)
        if key not in self._made:
            rules = shared_rules(combine(edition, self.policy))
            self._made[key] = rules, shared_calendar(self.calendar(edition, referred_on.year - YEARS_BEFORE))
        return self._made[key]

    def calendar(self, edition: Edition, first_year: int) -> Calendar:
        """Bank holidays in the edition's nation and the policy's local closures, from 1 January of `first_year`."""
        last_year = self.today.year + YEARS_AHEAD
        nation = self.bank_holidays_of or edition.nation
        days = bank_holidays(nation, range(first_year, last_year + 1))
        local = {c.day: c.name for c in self.policy.local_closures if first_year <= c.day.year <= last_year}
        return make_calendar(
            name=f"{nation}-{first_year}-{last_year}+{self.policy.name}",
            time_zone=edition.time_zone,
            first_day=date(first_year, 1, 1),
            last_day=date(last_year, 12, 31),
            office_opens=time.fromisoformat(self.policy.office_opens),
            office_closes=time.fromisoformat(self.policy.office_closes),
            non_working=tuple(NonWorkingDay(day, name) for day, name in (local | days).items()),
        )
