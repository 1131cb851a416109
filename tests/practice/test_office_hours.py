"""Warnings and rungs keep office hours, unless the ladder is immediate; then those on duty at night are told as well.

The offices are open from 09:00 to 17:00; 6 March 2026 is a Friday, and 3 April is Good Friday.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice import commands as c
from practice import events as e
from practice.calendar import CalendarEnds, in_office_time, last_closing, office_is_open
from practice.clocks import due_instant, rung_instants, warning_instants
from practice.explain import explain_ladder
from practice.ladder import next_moment
from practice.rules import Ladder, Rules
from practice.values import changed
from practice.vocabulary import Role
from practice.words import to_deliver
from tests.practice.builders import (
    CALENDAR,
    LONDON,
    MANAGER,
    RULES,
    WORKER,
    Story,
    adjusted,
    at,
    limit,
    referral,
    small_calendar,
)

ON_DUTY_AT_NIGHT = Role.EMERGENCY_DUTY_TEAM


def warned(allowance: str, begins: str, *points: str, ladder: str = "standard") -> list[str]:
    """When a limit warns, in local words."""
    rule = limit(allowance, warn=list(points), ladder=ladder)
    due = due_instant(rule, at(begins), CALENDAR)
    return [local(x) for x in warning_instants(RULES, rule, at(begins), due, CALENDAR)]


def told(due: str, *afters: str, immediate: bool = False) -> list[str]:
    """When a breach reaches each rung, in local words."""
    rules = ladder(*afters, immediate=immediate)
    return [local(x) for x in rung_instants(rules, rules.clocks[0], at(due), CALENDAR)]


def ladder(*afters: str, immediate: bool = False) -> Rules:
    """Rules with one limit of 24 hours and one ladder."""
    rungs = [{"after": after, "roles": ["team_manager"]} for after in afters]
    night = {"immediate": True, "out_of_hours": ["emergency_duty_team"]} if immediate else {}
    one = Ladder.model_validate({"name": "standard", "rungs": rungs, **night})
    return adjusted(ladders=(one,), clocks=(limit("24 hours", warn=["75%"]),))


def local(instant: datetime) -> str:
    """A UTC instant as it is written in these tests."""
    return f"{instant.astimezone(LONDON):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("instant", "is_open", "office"),
    [
        ("2026-03-06 08:59", False, "2026-03-06 09:00"),
        ("2026-03-06 09:00", True, "2026-03-06 09:00"),
        ("2026-03-06 12:34", True, "2026-03-06 12:34"),
        ("2026-03-06 17:00", True, "2026-03-06 17:00"),
        ("2026-03-06 17:01", False, "2026-03-09 09:00"),
        ("2026-03-07 12:00", False, "2026-03-09 09:00"),
        ("2026-04-02 17:30", False, "2026-04-07 09:00"),
        ("2026-03-27 20:00", False, "2026-03-30 09:00"),
    ],
)
def test_office_time_is_from_opening_to_closing_on_working_days(instant: str, is_open: bool, office: str) -> None:  # noqa: FBT001
    """The very closing still is; a weekend, a bank holiday and the night wait for the next opening, local time."""
    assert office_is_open(CALENDAR, at(instant)) == is_open
    assert local(in_office_time(CALENDAR, at(instant))) == office


def test_where_the_calendar_ends_nobody_is_in_the_office_and_no_opening_is_made_up() -> None:
    """An opening that is not covered is an error, and never a guess."""
    short = small_calendar(date(2026, 3, 2), date(2026, 3, 6))
    assert office_is_open(short, at("2026-03-02 09:00"))
    assert office_is_open(short, at("2026-03-06 17:00"))
    assert not office_is_open(short, at("2026-02-27 12:00"))
    after = at(f"{CALENDAR.last_day} 18:00")
    assert not office_is_open(CALENDAR, after)
    assert not office_is_open(CALENDAR, at("2999-01-04 12:00"))
    with pytest.raises(CalendarEnds):
        in_office_time(CALENDAR, after)


@pytest.mark.parametrize(
    ("since", "before", "closing"),
    [
        ("2026-03-06 10:00", "2026-03-08 03:00", "2026-03-06 17:00"),
        ("2026-03-06 17:00", "2026-03-08 03:00", None),
        ("2026-03-02 10:00", "2026-03-06 17:00", "2026-03-05 17:00"),
        ("2026-03-07 10:00", "2026-03-08 10:00", None),
    ],
)
def test_the_last_closing_lies_between_two_instants_or_there_is_none(
    since: str, before: str, closing: str | None
) -> None:
    """Neither of the two counts."""
    found = last_closing(CALENDAR, at(since), at(before))
    assert (local(found) if found else None) == closing


@pytest.mark.parametrize(
    ("allowance", "begins", "points", "when"),
    [
        pytest.param("72 hours", "2026-03-05 20:00", ["50%"], ["2026-03-06 17:00"], id="weekend, due before it opens"),
        pytest.param("96 hours", "2026-03-05 20:00", ["50%"], ["2026-03-09 09:00"], id="weekend, due after it opens"),
        pytest.param("24 hours", "2026-03-04 12:00", ["75%"], ["2026-03-05 09:00"], id="night"),
        pytest.param("24 hours", "2026-03-07 01:00", ["75%"], [], id="no office time in it"),
        pytest.param("24 hours", "2026-03-06 17:00", ["75%"], [], id="nothing left of the day that it began on"),
        pytest.param("16 hours", "2026-03-05 17:00", ["75%"], [], id="due as the office opens"),
        pytest.param("72 hours", "2026-03-06 16:00", ["25%", "50%"], ["2026-03-09 09:00"], id="two that meet"),
        ("7 calendar days", "2026-03-02 10:00", ["after 5 calendar days"], ["2026-03-09 09:00"]),
        ("6 calendar days", "2026-03-02 10:00", ["after 5 calendar days"], ["2026-03-06 17:00"]),
        pytest.param("8 working hours", "2026-03-06 13:00", ["50%"], ["2026-03-06 17:00"], id="at the closing"),
    ],
)
def test_a_warning_keeps_office_hours_and_comes_before_its_limit(
    allowance: str, begins: str, points: list[str], when: list[str]
) -> None:
    """The next opening; the last closing where the limit would have passed by then; or none at all."""
    assert warned(allowance, begins, *points) == when


def test_a_warning_of_an_immediate_ladder_comes_at_any_hour() -> None:
    """Six hours before a child must have been seen, whatever day it is."""
    assert warned("24 hours", "2026-03-07 01:00", "75%", ladder="urgent") == ["2026-03-07 19:00"]


@pytest.mark.parametrize(
    ("due", "afters", "when"),
    [
        pytest.param(
            "2026-03-06 17:00", ["0 hours", "4 working hours"], ["2026-03-06 17:00", "2026-03-09 13:00"], id="closing"
        ),
        pytest.param(
            "2026-03-07 00:00", ["0 hours", "4 working hours"], ["2026-03-09 09:00", "2026-03-09 13:00"], id="midnight"
        ),
        pytest.param(
            "2026-03-08 03:00", ["0 hours", "2 hours"], ["2026-03-09 09:00", "2026-03-09 11:00"], id="Sunday night"
        ),
        pytest.param(
            "2026-03-06 16:00", ["0 hours", "2 hours"], ["2026-03-06 16:00", "2026-03-09 09:00"], id="evening"
        ),
        pytest.param(
            "2026-04-02 18:00",
            ["0 working days", "1 calendar days"],
            ["2026-04-07 09:00", "2026-04-08 09:00"],
            id="Easter",
        ),
    ],
)
def test_a_rung_keeps_office_hours_and_its_distance(due: str, afters: list[str], when: list[str]) -> None:
    """It counts from the first moment at which the office can hear of the breach, so that none comes with another."""
    assert told(due, *afters) == when


def test_a_rung_of_an_immediate_ladder_comes_at_any_hour() -> None:
    """From the breach itself."""
    assert told("2026-03-08 03:00", "0 hours", "2 hours", immediate=True) == ["2026-03-08 03:00", "2026-03-08 05:00"]


@given(
    st.datetimes(datetime(2026, 3, 1), datetime(2027, 3, 1)),  # noqa: DTZ001 - hypothesis wants them so
    st.sampled_from(["24 hours", "3 working hours", "4 calendar days", "5 working days", "1 month"]),
)
def test_whatever_the_limit_what_is_told_keeps_office_hours(begins: datetime, allowance: str) -> None:
    """Every warning before the limit, every rung after it and in order, none while the office is shut."""
    start = begins.replace(tzinfo=LONDON)
    rule = limit(allowance, warn=["25%", "50%", "90%"])
    due = due_instant(rule, start, CALENDAR)
    warnings = warning_instants(RULES, rule, start, due, CALENDAR)
    rungs = rung_instants(RULES, rule, due, CALENDAR)
    assert all(office_is_open(CALENDAR, x) for x in (*warnings, *rungs))
    assert all(start < x < due for x in warnings)
    assert all(x >= due for x in rungs)
    assert list(rungs) == sorted(rungs)


# Cases.


def urgent(begins: str) -> Story:
    """A child who must be seen within 24 hours."""
    story = Story(now=at(begins))
    story.receive()
    fields = {"outcome": "referral", "threshold": "level-4", "rationale": "x"}
    story.do(c.DecideContact, WORKER, **fields, risk_factors=("x",), protective_factors=("x",))
    return story


def rungs_of(story: Story, clock: str = "urgent_visit") -> list[tuple[str, set[str]]]:
    """The rungs of a limit: when, and whom they tell."""
    reached = [x for x in story.events(e.RungReached) if x.clock == clock]
    return [(local(x.moment), set(x.roles)) for x in reached]


def test_an_urgent_limit_is_told_at_night_also_to_those_on_duty_then() -> None:
    """Due on Saturday at 14:00; by Sunday at 14:00 the director has heard, each time with the emergency duty team."""
    story = urgent("2026-03-06 14:00")
    story.wait(days=4)
    assert rungs_of(story) == [
        ("2026-03-07 14:00", {"team_manager", "allocated_worker", "emergency_duty_team"}),
        ("2026-03-07 16:00", {"service_manager", "emergency_duty_team"}),
        ("2026-03-07 20:00", {"head_of_service", "emergency_duty_team"}),
        ("2026-03-08 14:00", {"director", "emergency_duty_team"}),
    ]


def test_in_office_hours_an_urgent_limit_is_told_to_its_own_rung_only() -> None:
    """On Wednesday from 10:00 on; the third rung is at 16:00, the last one the next morning."""
    story = urgent("2026-03-03 10:00")
    story.wait(days=4)
    assert [ON_DUTY_AT_NIGHT in roles for _, roles in rungs_of(story)] == [False] * 4


def test_who_explains_a_ladder_says_who_hears_at_that_hour() -> None:
    """Ahead of it, too."""
    story = urgent("2026-03-06 14:00")
    account = explain_ladder(story.case, story.limit("urgent_visit"))
    assert all(ON_DUTY_AT_NIGHT in rung.roles for rung in account.rungs)
    ordinary = explain_ladder(story.case, story.limit("assessment"))
    assert not any(ON_DUTY_AT_NIGHT in rung.roles for rung in ordinary.rungs)


def test_what_is_sent_at_night_after_an_outage_goes_to_those_on_duty_then() -> None:
    """It fell due on Wednesday at 10:00, and leaves at 22:00: who is on duty now must hear."""
    story = urgent("2026-03-03 10:00")
    story.wait_until(at("2026-03-04 10:00"))
    (notice,) = (n for n in story.case.notices if n.key == "urgent_visit#1/rung0")
    by_day = to_deliver(story.case, notice, story.now)
    by_night = to_deliver(story.case, notice, at("2026-03-04 22:00"))
    assert by_day.notice == notice
    assert by_night.notice.roles == (*notice.roles, ON_DUTY_AT_NIGHT)
    assert by_day.immediate
    assert by_night.immediate


def test_a_warning_and_an_ordinary_alert_are_not_immediate_and_add_nobody() -> None:
    """Whenever they leave."""
    story = urgent("2026-03-03 10:00")
    story.wait_until(at("2026-03-04 04:00"))
    (warning,) = (n for n in story.case.notices if n.key == "urgent_visit#1/warning0")
    late = referral()
    late.wait_until(at("2026-03-09 17:00"))
    (rung,) = (n for n in late.case.notices if n.key == "child_seen#1/rung0")
    for story_, notice in ((story, warning), (late, rung)):
        message = to_deliver(story_.case, notice, at("2026-03-10 22:00"))
        assert (message.notice, message.immediate) == (notice, False)


def test_after_a_promise_that_lapses_in_the_evening_the_next_rung_waits_for_the_office() -> None:
    """Who promised and the duty manager hear at once. An urgent ladder does not wait."""
    story = referral()
    story.wait_until(at("2026-03-09 17:00"))
    evening = at("2026-03-11 20:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert="child_seen#1", action="Tonight.", until=evening)
    ahead = explain_ladder(story.case, story.limit("child_seen"))
    story.wait_until(evening)
    assert [x.until for x in story.events(e.AcknowledgementLapsed)] == [evening]
    story.wait(days=2)
    assert [when for when, _ in rungs_of(story, "child_seen")][1] == "2026-03-12 09:00"
    assert local(ahead.rungs[1].at) == "2026-03-12 09:00"
    child = urgent("2026-03-06 14:00")
    child.wait_until(at("2026-03-07 14:00"))
    by = at("2026-03-07 22:00")
    child.do(c.AcknowledgeAlert, MANAGER, alert="urgent_visit#1", action="Tonight.", until=by)
    child.wait_until(by)
    assert [when for when, _ in rungs_of(child)][1] == "2026-03-07 22:00"


def test_a_failure_in_the_evening_climbs_at_once() -> None:
    """A message that reached nobody must not wait for the morning with the office."""
    story = referral()
    story.wait_until(at("2026-03-09 17:30"))
    story.fail("child_seen#1/rung0")
    story.tick()
    assert [when for when, _ in rungs_of(story, "child_seen")][1] == "2026-03-09 17:30"


def test_a_promise_near_the_end_of_the_calendar_does_not_stop_the_climb() -> None:
    """No opening is covered any more; then the rung comes when the promise lapses."""
    story = referral()
    story.wait_until(at("2026-03-09 17:00"))
    by = at("2026-03-11 20:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert="child_seen#1", action="Tonight.", until=by)
    story.wait_until(by)
    ended = changed(story.case, calendar=replace(CALENDAR, last_day=by.date()))
    moment = next_moment(ended)
    assert moment is not None
    assert (moment.at, moment.event.kind) == (by, "RungReached")
