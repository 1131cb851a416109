"""The audit of a return: limits under the rules of the day, figures as the Department counts them."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import count

import holidays
import pytest

from client.audit import Audit, audit, end_of, past_cases, rehearsed
from client.past import read_past
from engine.rules import Rulebook
from practice.clocks import explain
from practice.rehearsal import Outcome
from tests.client.test_census import HEADER, REFERRAL, SAMPLE, child, message, needs_sample
from tests.client.test_past import CLOSED, NFA, assessed, conference, enquired

TODAY = date(2024, 12, 2)
YEAR = HEADER.replace("2024-03-31", "2024-07-31")
BOOK = Rulebook.load(today=TODAY)


def audited(*children: str, header: str = YEAR) -> Audit:
    """The audit of a return with these children."""
    return audit(read_past(message("\n".join(children), header), today=TODAY), BOOK, today=TODAY)


def numbered(number: int, details: str) -> str:
    """A child with an id of its own."""
    return child(REFERRAL + details, identifiers=f"<LAchildID>CHILD{number}</LAchildID>")


def outcomes(found: Audit, rule: str) -> Counter[str]:
    """How many limits of one kind came to each outcome."""
    return Counter(str(x.outcome) for x in found.limits if x.rule == rule)


def test_the_last_day_of_a_limit_is_in_time_and_the_next_is_late() -> None:
    """Forty-five working days from Thursday 1 February 2024 are Monday 8 April: Easter takes two of them."""
    found = audited(
        numbered(1, assessed("2024-02-01", "2024-04-08")),
        numbered(2, assessed("2024-02-01", "2024-04-09")),
        numbered(3, assessed("2024-02-01")),
        numbered(4, "<CINclosureDate>2024-03-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"),
        numbered(5, NFA),
    )
    assert outcomes(found, "assessment") == {
        Outcome.MET: 1,
        Outcome.MET_LATE: 1,
        Outcome.OPEN_LATE: 1,
        Outcome.ENDED: 1,
    }
    (line,) = [x for x in found.tally.by("edition") if x.rule == "assessment"]
    assert (line.group, line.total, line.late) == ("england-2023", 4, 2)
    assert line.share == pytest.approx(1 / 3)
    assert found.no_further_action == 1


def test_an_audit_uses_the_rules_of_each_referral() -> None:
    old = REFERRAL.replace("2024-02-01", "2012-02-01")
    found = audited(child(old + assessed("2012-02-01", "2012-02-16")), numbered(2, assessed("2024-02-01")))
    assert outcomes(found, "initial_assessment") == {Outcome.MET_LATE: 1}
    assert {x.edition for x in found.limits} >= {"england-2010", "england-2023"}


def test_published_figures_are_counted_from_start_to_end_either_way() -> None:
    """From the start of the work, not from the referral; the fifteenth day is in time only without the first."""
    found = audited(
        numbered(1, assessed("2024-02-02", "2024-04-09") + enquired("2024-02-05", conference("2024-02-26"))),
        numbered(2, assessed("2024-02-05", "2024-04-12") + enquired("2024-02-05", conference("2024-02-27"))),
    )
    assessments, conferences = found.figures
    assert (assessments.completed, assessments.within, assessments.within_with_first) == (2, 1, 0)
    assert [(x.child, x.days, x.days_with_first) for x in assessments.differing] == [("CHILD1", 45, 46)]
    assert (conferences.completed, conferences.within, conferences.within_with_first) == (2, 1, 0)
    assert [(x.child, x.days, x.days_with_first) for x in conferences.differing] == [("CHILD1", 15, 16)]


def test_published_figures_are_those_of_the_year_of_the_return() -> None:
    found = audited(
        numbered(1, assessed("2024-02-02", "2024-07-31")), numbered(2, assessed("2024-02-02", "2024-08-01"))
    )
    assert (found.figures[0].completed, found.outside_year) == (1, 1)


def test_a_councils_own_closures_do_not_change_a_published_figure() -> None:
    closure = BOOK.policy.model_validate({**BOOK.policy.model_dump(), "local_closures": _closures()})
    book = Rulebook(BOOK.editions, closure, TODAY)
    content = message(numbered(1, enquired("2024-02-05", conference("2024-02-27"))), YEAR)
    found = audit(read_past(content, today=TODAY), book, today=TODAY)
    assert found.figures[1].within == 0
    assert outcomes(found, "initial_conference") == {Outcome.MET: 1}


def _closures() -> list[dict[str, object]]:
    return [{"day": date(2024, 2, 20), "name": "Offices closed"}]


def test_what_is_not_counted_says_where_and_why() -> None:
    old = child(REFERRAL.replace("2024-02-01", "1985-02-01"), identifiers="<LAchildID>CHILD9</LAchildID>")
    late = child(REFERRAL.replace("2024-02-01", "2024-08-05"), identifiers="<LAchildID>CHILD8</LAchildID>")
    found = audited(old, late, numbered(1, assessed("2024-01-05")))
    said = {(x.child, x.element, x.value): x.why for x in found.not_counted}
    assert "no edition of the guidance in force" in said["CHILD9", "CINreferralDate", "1985-02-01"]
    assert "after the day of reference" in said["CHILD8", "CINreferralDate", "2024-08-05"]
    assert "is before 2024-02-01" in said["CHILD1", "AssessmentActualStartDate", "2024-01-05"]
    assert all(x.line for x in found.not_counted)
    assert "Child seen" in found.not_followed
    assert "Assessment" not in found.not_followed


def test_an_episode_that_the_other_rulebook_has_no_rules_for_is_listed() -> None:
    only = BOOK.policy.model_validate(BOOK.policy.model_dump() | {"editions": ("england-2023",)})
    old = child(REFERRAL.replace("2024-02-01", "2012-02-01"), identifiers="<LAchildID>CHILD9</LAchildID>")
    return_ = read_past(message(old + child(REFERRAL), YEAR), today=TODAY)
    cases, left = past_cases(return_, BOOK, Rulebook(BOOK.editions, only, TODAY))
    assert [one.episode.child_ref for one in cases] == ["CHILD1"]
    assert [(x.child, x.element) for x in left if "not for england-2010" in x.why] == [("CHILD9", "CINreferralDate")]


def test_open_limits_are_seen_from_the_end_of_the_day_of_reference_or_from_today() -> None:
    calendar = BOOK.for_referral(TODAY)[1]
    for header, expected in ((YEAR, date(2024, 8, 1)), (YEAR.replace("2024-07-31", "2031-03-31"), TODAY)):
        end = end_of(read_past(message(child(REFERRAL), header), today=TODAY), TODAY, calendar)
        assert end.astimezone(calendar.zone).date() == expected


def test_every_date_can_be_reckoned() -> None:
    found = audited(numbered(1, assessed("2024-02-01", "2024-04-10")))
    (one,) = found.cases
    case = rehearsed(one.past, found.until)
    (limit,) = [x for x in case.clocks if x.key == "assessment"]
    reckoned = explain(case, limit)
    assert [x.why for x in reckoned.days if x.day == date(2024, 3, 29)] == ["Good Friday"]
    assert reckoned.days[-1].number == 45


def test_a_case_that_is_closed_after_an_assessment_without_need_is_followed_to_its_closure() -> None:
    found = audited(numbered(1, CLOSED + assessed("2024-02-02", "2024-04-03")))
    assert outcomes(found, "assessment_closure") == {Outcome.MET_LATE: 1}


@needs_sample
def test_the_sample_return_comes_to_figures_that_a_small_calculation_finds_too() -> None:
    """No assessment is in the file, so an assessment is late where the closure or the end of the return is too late."""
    today = date(2026, 11, 25)
    book = Rulebook.load(today=today)
    found = audit(read_past(SAMPLE.read_bytes(), today=today), book, today=today)
    assert Counter(x.outcome.late for x in found.limits if x.rule == "assessment") == _by_hand()
    assert (found.children, found.episodes) == (332, 402)
    counted = {x.episode.line for x in found.cases}
    left = {x.line for x in found.not_counted if x.element == "CINreferralDate"}
    assert len(counted) + len(left - counted) == 402


def _by_hand() -> Counter[bool]:
    """Straight from the text of the file: referrals since the single assessment, with activity, 45 working days on."""
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(2013, 2024))
    end = date(2022, 7, 21)
    found: Counter[bool] = Counter()
    for episode in re.findall(r"<CINdetails>.*?</CINdetails>", SAMPLE.read_text(encoding="utf-8"), re.DOTALL):
        days = {tag: date.fromisoformat(day) for tag, day in re.findall(r"<(\w+)>(\d{4}-\d\d-\d\d)<", episode)}
        referred = days["CINreferralDate"]
        if not date(2013, 4, 15) <= referred <= end or "DateOfInitialCPC" not in days:
            continue
        after = (referred + timedelta(days=n) for n in count(1))
        working = (day for day in after if day.weekday() < 5 and day not in england)
        due = next(day for n, day in enumerate(working, 1) if n == 45)
        stopped = days.get("CINclosureDate", end)
        found[min(stopped, end) > due if "CINclosureDate" in days else end >= due] += 1
    return found
