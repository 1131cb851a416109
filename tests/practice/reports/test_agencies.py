from datetime import date, timedelta

from practice import commands as c
from practice.events import CaseClosed, CaseReopened, CheckAnswered, CheckRequested
from practice.reports.agencies import WATCHED, AgencyRow, agencies
from practice.reports.facts import Fact, Period
from tests.practice.builders import BOOK, CALENDAR, MANAGER, MONDAY, Story, answer, ask, referral
from tests.practice.reports.facts import EVER, fact, facts_of, watched

CALENDARS = {CALENDAR.hash: CALENDAR}


def _rows(*stories: Story, period: Period = EVER) -> dict[str, AgencyRow]:
    facts: list[Fact] = []
    for number, story in enumerate(stories):
        facts += watched(facts_of(story, f"case-{number}"), WATCHED)
    return {row.agency: row for row in agencies(facts, period, CALENDARS)}


def test_an_answer_in_time_counts_with_its_working_days() -> None:
    story = referral()
    ask(story)
    story.wait(days=3)
    answer(story)
    assert _rows(story) == {"school": AgencyRow("school", 1, 1, 0, 0, 0, 0, 3.0)}


def test_an_answer_after_the_limit_is_late_and_still_an_answer() -> None:
    story = referral()
    ask(story)
    story.wait(days=14)
    answer(story)
    assert _rows(story) == {"school": AgencyRow("school", 1, 1, 0, 0, 0, 1, 10.0)}


def test_an_answer_that_came_in_time_is_not_late_although_recorded_late() -> None:
    story = referral()
    ask(story)
    story.wait(days=14)
    story.do(c.RecordCheckReply, MANAGER, agency="school", answer="Well", happened_at=MONDAY + timedelta(days=2))
    assert [x.kind for x in facts_of(story)].count("LimitBreached") > 0
    assert _rows(story) == {"school": AgencyRow("school", 1, 1, 0, 0, 0, 0, 2.0)}


def test_what_is_open_and_what_was_waived_have_no_median() -> None:
    story = referral()
    ask(story, "gp")
    ask(story, "police")
    story.do(c.WaiveCheck, MANAGER, agency="police", reason="Told by telephone")
    story.wait(days=14)
    assert _rows(story) == {
        "gp": AgencyRow("gp", 1, 0, 0, 1, 0, 1, None),
        "police": AgencyRow("police", 1, 0, 1, 0, 0, 0, None),
    }


def test_an_answer_after_a_waiver_counts_as_an_answer() -> None:
    story = referral()
    ask(story)
    story.do(c.WaiveCheck, MANAGER, agency="school", reason="Closed for the holidays")
    story.wait(days=1)
    answer(story)
    assert _rows(story) == {"school": AgencyRow("school", 1, 1, 0, 0, 0, 0, 1.0)}


def test_an_agency_that_is_asked_again_counts_twice() -> None:
    story = referral()
    ask(story)
    story.wait(days=1)
    answer(story)
    ask(story)
    story.wait(days=3)
    answer(story)
    assert _rows(story) == {"school": AgencyRow("school", 2, 2, 0, 0, 0, 0, 2.0)}


def test_closing_a_case_leaves_a_check_unanswered() -> None:
    facts = [fact(CheckRequested("gp", "Section 17"), 1), fact(CaseClosed("RC8", "Done"), 2, days=1)]
    assert agencies(facts, EVER, CALENDARS) == (AgencyRow("gp", 1, 0, 0, 0, 1, 0, None),)


def test_a_case_that_was_opened_again_may_still_get_its_answer() -> None:
    facts = [
        fact(CheckRequested("gp", "Section 17"), 1),
        fact(CaseClosed("RC8", "Done"), 2, days=1),
        fact(CaseReopened("assessment", "Closed in error"), 3, days=2),
    ]
    assert agencies(facts, EVER, CALENDARS) == (AgencyRow("gp", 1, 0, 0, 1, 0, 0, None),)
    answered = [*facts, fact(CheckAnswered("gp", "Well"), 4, days=3)]
    assert agencies(answered, EVER, CALENDARS) == (AgencyRow("gp", 1, 1, 0, 0, 0, 0, 3.0),)


def test_working_days_are_those_of_the_calendar_of_the_case() -> None:
    _, earlier = BOOK.for_referral(date(2025, 3, 3))
    asked = fact(CheckRequested("gp", "Section 17"), 1, days=-364, calendar=earlier.hash)
    answered = fact(CheckAnswered("gp", "Well"), 2, days=-357, calendar=earlier.hash)
    (row,) = agencies([asked, answered], EVER, CALENDARS | {earlier.hash: earlier})
    assert row.median_working_days == 5.0


def test_checks_of_a_period_are_those_asked_in_it_and_the_latest_agency_comes_first() -> None:
    first, second = referral(), referral()
    ask(first, "gp")
    second.wait(days=20)
    ask(second, "school")
    ask(second, "police")
    second.wait(days=20)
    answer(second, "police")
    assert list(_rows(first, second, period=Period(since=MONDAY + timedelta(days=1)))) == ["police", "school"]
    assert list(_rows(first, second, period=Period(until=MONDAY + timedelta(days=1)))) == ["gp"]


def test_only_checks_of_the_team_count() -> None:
    facts = [
        fact(CheckRequested("gp", "Section 17"), 1),
        fact(CheckAnswered("gp", "Well"), 2, team="team-2"),
        fact(CheckRequested("gp", "Section 17"), 1, case="case-2", team="team-2"),
    ]
    assert [x.answered for x in agencies(facts, Period(team="team-1"), CALENDARS)] == [1]
    assert [x.answered for x in agencies(facts, Period(team="team-2"), CALENDARS)] == [0]
