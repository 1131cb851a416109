from datetime import UTC, date, datetime

from engine.rules import Rulebook
from practice import commands as c
from practice.decide import decide, open_case
from practice.vocabulary import Role

JANUARY = datetime(2027, 1, 5, 10, tzinfo=UTC)
MANAGER = c.Actor(id="manager-1", roles=(Role.TEAM_MANAGER,))


def test_a_contact_recorded_in_january_can_be_corrected_to_one_of_december() -> None:
    """The letter lay over New Year: the calendar of the case covers the year before its referral."""
    rules, calendar = Rulebook.load(today=JANUARY.date()).for_referral(JANUARY.date())
    contact = c.Contact(source="2A", concern="x")
    dates = {"happened_at": JANUARY, "received_at": JANUARY, "actor": MANAGER}
    opened = open_case(
        "C-1", c.ReceiveContact(id="1", contact=contact, team="team-1", **dates), rules, calendar, JANUARY
    )
    correct = datetime(2026, 12, 30, 10, tzinfo=UTC)
    command = c.CorrectDate(id="2", entry=1, correct=correct, reason="The letter lay over New Year", **dates)
    decided = decide(opened.case, command, JANUARY)
    assert decided.refusal is None
    (limit,) = (x for x in decided.case.clocks if x.key == "contact_decision")
    assert limit.due == datetime(2026, 12, 31, 17, tzinfo=UTC)


def test_a_calendar_covers_the_year_before_a_referral_and_five_after_today() -> None:
    """No date that is counted for a case lies outside."""
    _, calendar = Rulebook.load(today=date(2026, 11, 25)).for_referral(date(2024, 6, 3))
    assert (calendar.first_day, calendar.last_day) == (date(2023, 1, 1), date(2031, 12, 31))
