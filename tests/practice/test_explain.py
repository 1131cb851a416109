"""The account of a due date agrees with the due date."""

from datetime import date, timedelta

import numpy as np
import pytest

from practice import commands as c
from practice.calendar import at_time_of_day, is_working_day, local_date
from practice.clocks import Reckoning, explain
from tests.practice.builders import (
    CALENDAR,
    MANAGER,
    RULES,
    WORKER,
    Story,
    adjusted,
    assessment,
    at,
    limit,
    referral,
)


def account(allowance: str, anchor: str, **fields: object) -> Reckoning:
    """The reckoning of one limit in a case whose contact came in at `anchor`."""
    rule = limit(allowance, **fields)
    rules = adjusted(clocks=(rule,))
    story = Story(now=at(anchor), rules=rules)
    story.receive()
    clock = story.case.clock("limit")
    assert clock is not None
    return explain(story.case, clock)


def test_each_day_is_counted_or_skipped_and_says_why() -> None:
    """Over Easter: the day it came, the holidays by name, the weekend, and each day that counts."""
    reckoning = account("3 working days", "2026-04-02 10:00", due_at="17:00")
    assert [(x.day.day, x.number, x.why) for x in reckoning.days] == [
        (2, None, "day 0, not counted"),
        (3, None, "Good Friday"),
        (4, None, "Saturday"),
        (5, None, "Sunday"),
        (6, None, "Easter Monday"),
        (7, 1, "day 1 of 3"),
        (8, 2, "day 2 of 3"),
        (9, 3, "day 3 of 3"),
    ]
    assert reckoning.due == at("2026-04-09 17:00")


def test_a_start_that_is_no_working_day_says_so() -> None:
    """A contact on a Sunday: day 0, and why it could not have counted."""
    assert account("1 working day", "2026-03-08 10:00").days[0].why == "day 0, not counted (Sunday)"


@pytest.mark.parametrize("unit", ["working days", "calendar days"])
def test_the_days_listed_agree_with_the_due_date(unit: str) -> None:
    """Numbers run from 1 to the allowance without a gap, days follow one another, and the last one is the due date."""
    chance = np.random.default_rng(7)
    for _ in range(300):
        start = date(2026, 1, 5) + timedelta(days=int(chance.integers(0, 700)))
        amount = int(chance.integers(1, 46))
        counted = bool(chance.integers(0, 2))
        reckoning = account(f"{amount} {unit}", f"{start} 10:00", count_start_day=counted)
        days = [x.day for x in reckoning.days]
        assert [x.number for x in reckoning.days if x.number] == list(range(1, amount + 1))
        assert days == [start + timedelta(days=n) for n in range(len(days))]
        assert reckoning.days[-1].number == amount
        assert at_time_of_day(CALENDAR, days[-1], reckoning.due_at) == reckoning.due
        if unit == "working days":
            assert all(is_working_day(CALENDAR, x.day) for x in reckoning.days if x.number)


def test_a_limit_in_hours_lists_no_days() -> None:
    """Hours are counted from the anchor itself."""
    reckoning = account("24 hours", "2026-03-02 10:00")
    assert reckoning.days == ()
    assert reckoning.due - reckoning.anchor == timedelta(hours=24)
    assert reckoning.counting == "hours"


def test_the_account_names_its_rules_its_calendar_and_its_paragraph() -> None:
    """What a solicitor asks for: which rule, in which document, reckoned on which calendar."""
    story = referral()
    clock = story.case.clock("assessment")
    assert clock is not None
    reckoning = explain(story.case, clock)
    assert reckoning.rules == "england-2023+county"
    assert reckoning.rules_hash == RULES.hash
    assert reckoning.calendar_hash == CALENDAR.hash
    assert reckoning.source.startswith("Working Together to Safeguard Children 2023")
    assert reckoning.anchored_on == "contact received"
    assert reckoning.statutory
    assert local_date(CALENDAR, reckoning.due - timedelta(seconds=1)) == reckoning.days[-1].day


def test_a_case_taken_over_says_what_its_limits_are_counted_from() -> None:
    """The assessment from the referral, supervision from the take-over."""
    story = Story()
    story.adopt(date(2026, 2, 2))
    told = {x.key: explain(story.case, x).anchored_on for x in story.case.clocks}
    assert told["assessment"] == "the referral, for a case taken over"
    assert told["supervision"] == "the adoption, for a case taken over"


def test_a_later_run_in_a_case_taken_over_is_counted_from_its_own_event() -> None:
    """Only the run that began with the take-over is counted from it."""
    story = Story()
    story.adopt(date(2026, 2, 2))
    story.wait(days=3)
    story.do(c.RecordSupervision, MANAGER, decision="Go on")
    clock = story.case.clock("supervision")
    assert clock is not None
    assert explain(story.case, clock).anchored_on == "the event"


def test_the_account_of_a_limit_that_was_missed_still_stands_when_the_work_is_done() -> None:
    """Met late: when it stopped, and that it was breached."""
    story = assessment()
    story.wait(days=30)
    story.do(c.RecordChildSeen, WORKER, seen_by=WORKER.id, seen_by_registered_social_worker=True, alone=True)
    clock = story.case.clock("child_seen")
    assert clock is not None
    reckoning = explain(story.case, clock)
    assert reckoning.breached
    assert reckoning.state == "met"
    assert reckoning.stopped_at == story.now
