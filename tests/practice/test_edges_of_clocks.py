"""The edges of a reckoning: whole accounts, the first and the last instant, and what is counted at nought."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from practice import commands as c
from practice.calendar import CalendarEnds, make_calendar
from practice.case import Extension, Overrun
from practice.clocks import (
    Reckoned,
    ReckonedDay,
    Reckoning,
    due_instant,
    explain,
    later,
    months_after,
    reckon,
    rung_instants,
    start_of_day,
    warning_instants,
)
from practice.rules import Allowance, Ladder, Source
from practice.values import changed
from tests.practice.builders import (
    CALENDAR,
    RULES,
    WORKER,
    Story,
    adjusted,
    assessment,
    at,
    limit,
    small_calendar,
    with_limits,
)

MARCH = small_calendar(date(2026, 3, 2), date(2026, 3, 31), date(2026, 3, 9))
UNSEEN = Source.model_validate({"document": "A test", "paragraph": "7", "confidence": "G"})


def test_the_account_of_a_limit_leaves_nothing_out() -> None:
    """Every field of it, for a limit of two days that was extended, exceeded, explained and stopped."""
    rule = limit(
        "2 working days",
        count_start_day=True,
        due_at="17:00",
        source=UNSEEN,
        statutory=False,
        tightened_by="The county's own rules",
    )
    story = Story(rules=with_limits(rule))
    story.receive()
    more = Extension(1, "manager-1", story.now, "The family was away")
    stopped = at("2026-03-05 10:00")
    clock = changed(
        story.limit("limit"),
        about="school",
        episode=2,
        due=at("2026-03-04 17:00"),
        extensions=(more,),
        overrun=Overrun(WORKER.id, "manager-1"),
        breached=True,
        stopped_at=stopped,
        corrected_from=at("2026-03-01 10:00"),
    )
    assert explain(story.case, clock) == Reckoning(
        clock="limit",
        episode=2,
        title="A limit",
        about="school",
        allowance="3 working days",
        counting="working days, the first day counts",
        anchor=story.now,
        anchored_on="the event",
        corrected_from=at("2026-03-01 10:00"),
        days=(
            ReckonedDay(date(2026, 3, 2), 1, "day 1 of 3"),
            ReckonedDay(date(2026, 3, 3), 2, "day 2 of 3"),
            ReckonedDay(date(2026, 3, 4), 3, "day 3 of 3"),
        ),
        due=at("2026-03-04 17:00"),
        due_at="17:00",
        calendar=CALENDAR.name,
        calendar_hash=CALENDAR.hash,
        rules=story.rules.name,
        rules_hash=story.rules.hash,
        source="A test, 7 (unconfirmed)",
        unconfirmed=True,
        statutory=False,
        tightened_by="The county's own rules",
        extensions=(more,),
        overrun=Overrun(WORKER.id, "manager-1"),
        state="running",
        stopped_at=stopped,
        breached=True,
    )


@pytest.mark.parametrize(
    ("allowance", "first_counts", "counting", "days"),
    [
        ("2 calendar days", False, "calendar days, counted from the day after", 3),
        ("2 calendar days", True, "calendar days, the first day counts", 2),
        ("2 working days", False, "working days, counted from the day after", 3),
        ("1 month", False, "months, counted from the day after", 2),
        ("3 months", True, "months, the first day counts", 4),
        ("8 hours", False, "hours", 0),
        ("8 working hours", True, "working hours", 0),
    ],
)
def test_an_account_says_how_its_unit_is_counted(
    allowance: str,
    first_counts: bool,  # noqa: FBT001
    counting: str,
    days: int,
) -> None:
    story = Story(rules=with_limits(limit(allowance, count_start_day=first_counts)))
    story.receive()
    reckoning = explain(story.case, story.limit("limit"))
    assert (reckoning.counting, len(reckoning.days)) == (counting, days)
    assert not reckoning.unconfirmed


def test_a_calendar_day_counts_though_the_office_is_closed_and_a_start_that_counts_says_so() -> None:
    """Friday, Saturday and Sunday are three; nothing is said of a weekend that does not matter."""
    story = Story(now=at("2026-03-06 10:00"), rules=with_limits(limit("3 calendar days", count_start_day=True)))
    story.receive()
    told = [x.why for x in explain(story.case, story.limit("limit")).days]
    assert told == ["day 1 of 3", "day 2 of 3", "day 3 of 3"]


def test_a_limit_in_months_is_told_month_by_month() -> None:
    """The same day of each month, or the month's last; a day less where the first counts."""
    for first_counts, last in ((False, date(2026, 2, 28)), (True, date(2026, 2, 27))):
        rules = with_limits(limit("3 months", count_start_day=first_counts))
        story = Story(now=at("2025-11-30 10:00"), rules=rules)
        story.receive()
        reckoning = explain(story.case, story.limit("limit"))
        assert [(x.day, x.number, x.why) for x in reckoning.days] == [
            (date(2025, 11, 30), None, "the months begin"),
            (date(2025, 12, 30), 1, "month 1 of 3"),
            (date(2026, 1, 30), 2, "month 2 of 3"),
            (last, 3, "month 3 of 3"),
        ]


def test_a_date_begins_at_its_local_midnight() -> None:
    """In summer that is eleven in the evening of the day before in UTC."""
    assert start_of_day(CALENDAR, date(2026, 3, 2)) == at("2026-03-02 00:00")
    assert start_of_day(CALENDAR, date(2026, 7, 1)) == at("2026-07-01 00:00")


def test_a_warning_at_the_very_start_or_the_very_end_of_a_limit_is_none() -> None:
    """A warning comes after the limit has begun and before it is due; at either instant it would say nothing."""
    rule = limit("4 hours", warn=["after 0 hours", "after 1 hours", "after 4 hours"])
    start = at("2026-03-02 10:00")
    due = due_instant(rule, start, MARCH)
    assert warning_instants(RULES, rule, start, due, MARCH) == (start + timedelta(hours=1),)
    assert warning_instants(RULES, limit("0 hours", warn=["50%"]), start, start, MARCH) == ()


@pytest.mark.parametrize(("anchor", "warned"), [("08:59", True), ("09:00", False), ("09:01", False)])
def test_a_limit_in_days_warns_on_its_first_morning_only_if_it_began_before(anchor: str, warned: bool) -> None:  # noqa: FBT001
    """The answer for a day is worked out once; which warnings are still to come depends on the hour."""
    rule = limit("3 working days", warn=["after 0 working days", "after 1 working day"])
    _, warn_at, _ = reckon(RULES, rule, at(f"2026-03-03 {anchor}"), CALENDAR)
    morning, next_morning = at("2026-03-03 09:00"), at("2026-03-04 09:00")
    assert warn_at == ((morning, next_morning) if warned else (next_morning,))


def test_what_is_remembered_for_a_day_is_kept_apart_by_rules_limit_day_and_extension() -> None:
    """None of the four may answer for another."""
    rule = limit("3 working days", name="one", due_at="17:00")
    other = limit("4 working days", name="other", due_at="17:00")
    ladder = Ladder.model_validate({"name": "standard", "rungs": [{"after": "1 hours", "roles": ["director"]}]})
    rules = adjusted(ladders=(ladder,), clocks=())
    monday, calendar = at("2026-03-02 10:00"), small_calendar(date(2026, 3, 2), date(2026, 6, 30))

    def due(**changes: Any) -> Reckoned:
        given: dict[str, Any] = {
            "rules": RULES,
            "rule": rule,
            "anchor": monday,
            "calendar": calendar,
            "extended": 0,
        } | changes
        return reckon(**given)

    for _ in range(2):
        assert due()[0] == at("2026-03-05 17:00")
        assert due(rule=other)[0] == at("2026-03-06 17:00")
        assert due(anchor=at("2026-03-03 10:00"))[0] == at("2026-03-06 17:00")
        assert due(extended=2)[0] == at("2026-03-09 17:00")
        assert due(rules=rules)[2] == (at("2026-03-06 09:00"),)
        assert len(due()[2]) == 4


def test_what_depends_on_the_day_alone_is_worked_out_once_for_it() -> None:
    """From its first minute on: the answer is kept with the calendar, and given again to every limit of that day."""
    early = make_calendar(
        name="early",
        time_zone="Europe/London",
        first_day=date(2026, 3, 2),
        last_day=date(2026, 6, 30),
        office_opens=time(0, 30),
        office_closes=time(17),
        non_working=(),
    )
    rule = limit("3 working days", warn=["after 0 working days"])
    due, warn_at, rung_at = reckon(RULES, rule, at("2026-03-03 00:00"), early)
    assert (due, warn_at) == (at("2026-03-07 00:00"), (at("2026-03-03 00:30"),))
    assert reckon(RULES, rule, at("2026-03-03 16:00"), early) == (due, (), rung_at)
    assert reckon(RULES, rule, at("2026-03-03 16:00"), early)[2] is rung_at


@pytest.mark.parametrize(
    ("allowance", "due"), [("4 hours", "2026-03-02 16:00"), ("4 working hours", "2026-03-02 16:00")]
)
def test_a_limit_in_hours_is_extended_in_hours(allowance: str, due: str) -> None:
    assert reckon(RULES, limit(allowance), at("2026-03-02 10:00"), MARCH, extended=2)[0] == at(due)


@pytest.mark.parametrize(
    ("allowance", "count_start_day", "due"),
    [
        ("0 calendar days", True, "2026-03-10 17:00"),
        ("0 calendar days", False, "2026-03-10 17:00"),
        ("1 calendar day", True, "2026-03-10 17:00"),
        ("1 calendar day", False, "2026-03-11 17:00"),
        ("0 working days", False, "2026-03-10 17:00"),
    ],
)
def test_nothing_is_taken_off_a_limit_of_no_days(allowance: str, count_start_day: bool, due: str) -> None:  # noqa: FBT001
    """A limit of no days ends on the day it began, whether that counts or not."""
    rule = limit(allowance, count_start_day=count_start_day, due_at="17:00")
    assert due_instant(rule, at("2026-03-10 10:00"), MARCH) == at(due)


@pytest.mark.parametrize("start", ["2026-03-01 10:00", "2026-04-01 10:00"])
def test_a_limit_in_calendar_days_that_starts_outside_the_calendar_is_an_error(start: str) -> None:
    """Also where its end would be covered, or it has no days at all."""
    with pytest.raises(CalendarEnds):
        due_instant(limit("3 calendar days"), at(start), MARCH)


def test_a_share_of_days_is_rounded_up_to_a_whole_day() -> None:
    """Half of five working days is the morning of the third."""
    start = at("2026-03-02 10:00")
    rule = limit("5 working days", warn=["50%"])
    assert warning_instants(RULES, rule, start, due_instant(rule, start, CALENDAR), CALENDAR) == (
        at("2026-03-05 09:00"),
    )


def test_a_checkpoint_in_office_hours_is_counted_in_them() -> None:
    """Three quarters of eight office hours, begun with an hour left, is the next afternoon."""
    start = at("2026-03-04 16:00")
    rule = limit("8 working hours", warn=["75%", "after 2 working hours"])
    due = due_instant(rule, start, MARCH)
    assert warning_instants(RULES, rule, start, due, MARCH) == (at("2026-03-05 10:00"), at("2026-03-05 14:00"))


def test_a_rung_in_months_waits_thirty_days_for_each() -> None:
    """A ladder's months are lengths of time, as a breach has no day of its own to count from."""
    breach = at("2026-01-05 17:00")
    assert later(Allowance.model_validate("2 months"), breach, CALENDAR) == breach + timedelta(days=60)
    assert later(Allowance.model_validate("2 calendar days"), breach, CALENDAR) == breach + timedelta(days=2)
    assert rung_instants(RULES, limit("1 month", ladder="standard"), breach, CALENDAR)[0] == breach


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
        (date(2026, 12, 15), 0, date(2026, 12, 15)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_are_counted_back_as_they_are_forward(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end


def test_only_the_first_run_of_a_limit_in_a_case_taken_over_is_counted_from_the_take_over() -> None:
    """And a case that came in by a contact never is, whatever the rule says of a take-over."""
    opened, taken_over = assessment(), Story()
    taken_over.adopt(date(2026, 2, 2))
    assert explain(opened.case, opened.limit("assessment")).anchored_on == "contact received"
    first = taken_over.limit("assessment")
    assert explain(taken_over.case, first).anchored_on == "the referral, for a case taken over"
    assert explain(taken_over.case, changed(first, episode=2)).anchored_on == "contact received"
    taken_over.do(c.RequestCheck, WORKER, agency="gp", purpose="Section 17 assessment")
    assert explain(taken_over.case, taken_over.limit("agency_reply:gp")).anchored_on == "the event"
