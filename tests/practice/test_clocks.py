"""Limits in every unit, their checkpoints and rungs, and what happens where the calendar ends."""

from datetime import date, datetime, timedelta

import pytest

from practice import commands as c
from practice import events as e
from practice.calendar import CalendarEnds, working_days_between
from practice.clocks import due_instant, rung_instants, warning_instants
from practice.decide import decide, open_case
from practice.rules import Allowance, Ladder, Rules
from practice.vocabulary import ContactOutcome
from tests.practice.builders import (
    CALENDAR,
    DUTY,
    LONDON,
    MANAGER,
    RULES,
    SYSTEM,
    WEIGHED,
    WORKER,
    Story,
    adjusted,
    allocate,
    assessment,
    at,
    limit,
    referral,
    settle,
    small_calendar,
)

MARCH = small_calendar(date(2026, 3, 2), date(2026, 3, 31), date(2026, 3, 9))
"""Monday 2 March to Tuesday 31 March 2026, with the second Monday closed; the clocks change on the 29th."""

MARCH_20 = at("2026-03-20 10:00")


@pytest.mark.parametrize(
    ("allowance", "anchor", "count_start_day", "due"),
    [
        pytest.param("1 working day", "2026-03-02 10:00", False, "2026-03-03 17:00", id="next day"),
        pytest.param("1 working day", "2026-03-02 10:00", True, "2026-03-02 17:00", id="the day itself"),
        pytest.param("1 working day", "2026-03-06 18:00", False, "2026-03-10 17:00", id="weekend and closure"),
        pytest.param("1 working day", "2026-03-07 10:00", True, "2026-03-10 17:00", id="a start that cannot count"),
        pytest.param("5 working days", "2026-03-02 00:00", False, "2026-03-10 17:00", id="a week and a closure"),
        pytest.param("3 calendar days", "2026-03-06 10:00", False, "2026-03-09 17:00", id="every day counts"),
        pytest.param("3 calendar days", "2026-03-06 10:00", True, "2026-03-08 17:00", id="the first day too"),
        pytest.param("24 hours", "2026-03-28 12:00", False, "2026-03-29 13:00", id="a day of 23 hours"),
        pytest.param("0 hours", "2026-03-07 03:00", False, "2026-03-07 03:00", id="at once"),
        pytest.param("4 working hours", "2026-03-06 15:00", False, "2026-03-10 11:00", id="office time only"),
        pytest.param("8 working hours", "2026-03-02 07:00", False, "2026-03-02 17:00", id="ends as the office closes"),
        pytest.param("0 working hours", "2026-03-07 03:00", False, "2026-03-07 03:00", id="office shut, yet at once"),
    ],
)
def test_a_limit_falls_due_where_its_unit_says(allowance: str, anchor: str, count_start_day: bool, due: str) -> None:  # noqa: FBT001
    """Each unit counts what it names, from the day after the anchor or from the anchor's own day."""
    rule = limit(allowance, count_start_day=count_start_day, due_at="17:00")
    assert due_instant(rule, at(anchor), MARCH) == at(due)


@pytest.mark.parametrize(
    ("anchor", "allowance", "due"),
    [
        ("2026-01-15 10:00", "1 month", "2026-02-15 17:00"),
        ("2026-01-31 10:00", "1 month", "2026-02-28 17:00"),
        ("2028-01-31 10:00", "1 month", "2028-02-29 17:00"),
        ("2026-08-31 10:00", "3 months", "2026-11-30 17:00"),
        ("2026-12-31 10:00", "2 months", "2027-02-28 17:00"),
        ("2026-11-30 10:00", "1 month", "2026-12-30 17:00"),
        ("2026-12-05 10:00", "12 months", "2027-12-05 17:00"),
    ],
)
def test_a_limit_in_months_ends_on_the_same_day_of_the_month_or_its_last(anchor: str, allowance: str, due: str) -> None:
    """A month from the 31st ends on the last day of a shorter month, across years too."""
    assert due_instant(limit(allowance, due_at="17:00"), at(anchor), CALENDAR) == at(due)


def test_a_limit_in_months_that_counts_its_first_day_ends_a_day_earlier() -> None:
    """Counting the first day takes one off the end."""
    rule = limit("1 month", count_start_day=True, due_at="17:00")
    assert due_instant(rule, at("2026-01-15 10:00"), CALENDAR) == at("2026-02-14 17:00")


def test_the_local_date_of_the_anchor_counts_not_the_utc_one() -> None:
    """Half past midnight in summer is still the day before in UTC; the limit runs from the local day."""
    rule = limit("1 calendar day")
    assert due_instant(rule, at("2026-07-01 00:30"), CALENDAR) == at("2026-07-03 00:00")


def test_checkpoints_are_counted_like_the_limit_and_fall_when_the_office_opens() -> None:
    """`after 3 working days` and a share of the allowance both warn in the morning, in order."""
    rule = limit("10 working days", warn=["after 8 working days", "50%", "after 3 working days"])
    anchor = at("2026-03-02 10:00")
    due = due_instant(rule, anchor, MARCH)
    assert warning_instants(RULES, rule, anchor, due, MARCH) == (
        at("2026-03-05 09:00"),
        at("2026-03-10 09:00"),
        at("2026-03-13 09:00"),
    )


def test_a_share_of_hours_is_exact() -> None:
    """Three quarters of 24 hours are 18 hours; half of 8 office hours are 4."""
    anchor = at("2026-03-02 10:00")
    day = limit("24 hours", warn=["75%"], ladder="urgent")
    office = limit("8 working hours", warn=["50%"])
    assert warning_instants(RULES, day, anchor, due_instant(day, anchor, MARCH), MARCH) == (at("2026-03-03 04:00"),)
    assert warning_instants(RULES, office, anchor, due_instant(office, anchor, MARCH), MARCH) == (
        at("2026-03-02 14:00"),
    )


def test_a_checkpoint_that_would_not_come_before_the_limit_is_left_out() -> None:
    """Nobody is warned at or after the limit, nor twice at one instant."""
    rule = limit("2 working days", due_at="09:00", warn=["after 2 working days", "after 5 working days", "50%", "40%"])
    anchor = at("2026-03-02 10:00")
    due = due_instant(rule, anchor, MARCH)
    assert warning_instants(RULES, rule, anchor, due, MARCH) == (at("2026-03-03 09:00"),)


def rules_with(*afters: str) -> Rules:
    """Rules whose standard ladder has these rungs."""
    ladder = Ladder.model_validate(
        {"name": "standard", "rungs": [{"after": after, "roles": ["team_manager"]} for after in afters]}
    )
    return adjusted(ladders=(ladder,), clocks=())


def test_rungs_are_counted_from_the_breach_and_keep_office_hours() -> None:
    """In office time, in hours or in days; what would fall at night or on a closed day waits for the next opening."""
    rules = rules_with("0 working hours", "4 working hours", "2 working days", "30 hours", "7 calendar days")
    due = at("2026-03-05 17:00")
    assert rung_instants(rules, limit("1 working day"), due, MARCH) == (
        at("2026-03-05 17:00"),
        at("2026-03-06 13:00"),
        at("2026-03-10 17:00"),
        at("2026-03-10 09:00"),
        at("2026-03-12 17:00"),
    )


def test_rungs_of_an_urgent_limit_do_not_wait_for_the_office() -> None:
    """An urgent visit missed on a Saturday reaches the director on Sunday."""
    story = Story(now=at("2026-03-06 10:00"))
    story.receive()
    settle(story, ContactOutcome.REFERRAL, threshold="level-4")
    visit = story.case.clock("urgent_visit")
    assert visit is not None
    assert visit.due == at("2026-03-07 10:00")
    assert visit.rung_at == tuple(at("2026-03-07 10:00") + timedelta(hours=h) for h in (0, 2, 6, 24))


@pytest.mark.parametrize(
    ("allowance", "anchor"),
    [
        ("1 working day", "2026-03-31 10:00"),
        ("40 working days", "2026-03-02 10:00"),
        ("9 working hours", "2026-03-31 10:00"),
        ("1 working day", "2026-04-01 10:00"),
        ("1 working day", "2026-03-01 10:00"),
    ],
)
def test_a_due_date_outside_the_calendar_is_an_error_and_never_a_guess(allowance: str, anchor: str) -> None:
    """The error names the calendar and what it covers."""
    with pytest.raises(CalendarEnds, match="small covers 2026-03-02 to 2026-03-31"):
        due_instant(limit(allowance), at(anchor), MARCH)


@pytest.mark.parametrize(
    "allowance",
    ["40 calendar days", "3 months"],
)
def test_a_due_date_in_days_or_months_past_the_calendar_is_an_error_too(allowance: str) -> None:
    """Days that need no calendar to be counted are still not promised beyond what it covers."""
    with pytest.raises(CalendarEnds):
        due_instant(limit(allowance), at("2026-03-02 10:00"), MARCH)


def test_a_limit_may_end_on_the_last_covered_day() -> None:
    """The last covered day is covered to its end."""
    assert due_instant(limit("1 working day"), at("2026-03-30 10:00"), MARCH) == at("2026-04-01 00:00")


def test_a_command_that_leads_past_the_calendar_is_refused_and_leaves_the_case_as_it_was() -> None:
    """A referral whose 45 working days are not covered is refused with `calendar_ends`; nothing is recorded."""
    story = Story(now=at("2026-03-03 10:00"), calendar=MARCH)
    story.receive()
    before = story.case
    decided = story.send(
        c.DecideContact,
        WORKER,
        outcome=ContactOutcome.REFERRAL,
        threshold="level-3",
        rationale="As weighed",
        **WEIGHED,
    )
    assert decided.refusal is not None
    assert decided.refusal.code == "calendar_ends"
    assert "Adopt a calendar" in decided.refusal.message
    assert decided.entries == ()
    assert decided.answer is None
    assert decided.case == before


def test_a_case_cannot_be_opened_outside_the_calendar() -> None:
    """Neither a contact nor a take-over starts a limit that the calendar does not cover."""
    late = Story(now=at("2026-03-31 18:00"), calendar=MARCH)
    assert late.receive().refusal is not None
    taken_over = c.AdoptCase(
        id="adopt",
        actor=SYSTEM,
        happened_at=MARCH_20,
        received_at=MARCH_20,
        team="team-1",
        referred_on=date(2026, 3, 3),
        source="2A",
        census_reference="row-1",
    )
    refused = open_case("case-1", taken_over, RULES, MARCH, MARCH_20)
    assert refused.refusal is not None
    assert refused.refusal.code == "calendar_ends"
    assert refused.case.version == 0
    assert refused.entries == ()


def test_an_alert_acknowledged_near_the_end_of_the_calendar_is_refused_not_broken() -> None:
    """How long an acknowledgement may last is reckoned on the calendar too."""
    story = Story(now=at("2026-03-05 10:00"), calendar=MARCH)
    story.receive()
    story.wait_until(at("2026-03-25 10:00"))
    before = story.case
    decided = story.send(
        c.AcknowledgeAlert,
        MANAGER,
        alert="contact_decision#1",
        action="I decide it today",
        until=at("2026-03-26 10:00"),
    )
    assert decided.refusal is not None
    assert decided.refusal.code == "calendar_ends"
    assert decided.case == before


@pytest.mark.parametrize(
    ("most", "latest"),
    [
        ("10 working days", "2026-03-17 17:00"),
        ("3 calendar days", "2026-03-06 17:00"),
        ("48 hours", "2026-03-05 17:00"),
        ("8 working hours", "2026-03-04 17:00"),
    ],
)
def test_an_acknowledgement_lasts_as_long_as_the_policy_says_in_any_unit(most: str, latest: str) -> None:
    """The policy's longest acknowledgement is counted in the unit that it names."""
    rules = adjusted(acknowledge_for_at_most=Allowance.model_validate(most))
    story = Story(rules=rules)
    story.receive()
    story.wait_until(at("2026-03-03 17:00"))

    def acknowledge(until: datetime) -> str | None:
        refusal = story.send(
            c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="I decide it", until=until
        ).refusal
        return refusal.code if refusal else None

    assert acknowledge(at(latest) + timedelta(seconds=1)) == "malformed"
    assert acknowledge(at(latest)) is None


def test_hours_are_counted_in_time_that_passed_whatever_zone_a_command_came_in() -> None:
    """A local time with its zone is the same instant: 24 hours across the clock change are 24 hours."""
    received = datetime(2026, 3, 28, 12, tzinfo=LONDON)
    story = Story(now=received)
    story.receive()
    settle(story, ContactOutcome.REFERRAL, threshold="level-4")
    visit = story.case.clock("urgent_visit")
    assert visit is not None
    assert visit.due == at("2026-03-29 13:00")
    assert all(entry.happened_at.utcoffset() == timedelta(0) for entry in story.entries)


def test_a_limit_is_counted_from_when_the_authority_was_told() -> None:
    """A contact that reached the engine a week late has been due for days."""
    story = Story(now=at("2026-03-10 10:00"))
    told = at("2026-03-02 10:00")
    story.receive(happened_at=told, received_at=told)
    story.tick()
    breach = story.events(e.LimitBreached)[0]
    assert breach.due == at("2026-03-03 17:00")


def test_a_limit_done_at_the_very_instant_it_falls_due_is_late_whoever_came_first() -> None:
    """Due means before: a tick and a command at the same instant agree, in either order."""
    due = at("2026-03-03 17:00")
    ticked_first, command_first = Story(), Story()
    for story in (ticked_first, command_first):
        story.receive()
    ticked_first.wait_until(due)
    command_first.now = due
    for story in (ticked_first, command_first):
        command = story.make(
            c.DecideContact,
            WORKER,
            outcome=ContactOutcome.EARLY_HELP,
            threshold="level-2",
            rationale="As weighed",
            **WEIGHED,
        )
        story.case = decide(story.case, command, due).case
    states = [story.case.clock("contact_decision") for story in (ticked_first, command_first)]
    assert [(s.late, s.breached) for s in states if s] == [(True, True), (True, True)]


def test_a_visit_before_the_contact_does_not_meet_a_limit() -> None:
    """Having seen the child last month says nothing about what was reported today."""
    story = referral(threshold="level-4")
    earlier = story.now - timedelta(days=30)
    story.do(
        c.RecordChildSeen,
        WORKER,
        seen_by=WORKER.id,
        seen_by_registered_social_worker=True,
        alone=True,
        happened_at=earlier,
    )
    for key in ("urgent_visit", "child_seen"):
        clock = story.case.clock(key)
        assert clock is not None
        assert clock.running


def test_work_done_before_the_limit_began_counts_from_the_first_time_it_was_done() -> None:
    """A child seen on the first day and again on the tenth was seen on the first, though the referral came later."""
    story = Story()
    story.receive()
    for day in (2, 13):
        story.wait_until(at(f"2026-03-{day:02} 12:00"))
        story.do(c.RecordChildSeen, WORKER, seen_by=WORKER.id, seen_by_registered_social_worker=True, alone=True)
    settle(story, ContactOutcome.REFERRAL, threshold="level-4")
    for key in ("urgent_visit", "child_seen"):
        clock = story.case.clock(key)
        assert clock is not None
        assert clock.stopped_at == at("2026-03-02 12:00")
        assert not clock.late
        assert not clock.breached


def test_each_agency_has_a_limit_of_its_own() -> None:
    """An answer stops the limit of the agency that gave it and no other."""
    story = assessment()
    for agency in ("gp", "school"):
        story.do(c.RequestCheck, WORKER, agency=agency, purpose="Section 17 assessment")
    story.do(c.RecordCheckReply, DUTY, agency="gp", answer="Known since birth")
    assert [(k.key, k.running) for k in story.case.clocks if k.rule == "agency_reply"] == [
        ("agency_reply:gp", False),
        ("agency_reply:school", True),
    ]


def test_supervision_starts_its_limit_again() -> None:
    """Each supervision ends one run and begins the next, counted from itself."""
    story = assessment()
    story.wait_until(at("2026-03-10 10:00"))
    story.do(c.RecordSupervision, MANAGER, decision="Go on")
    runs = [k for k in story.case.clocks if k.rule == "supervision"]
    assert [(k.episode, k.running) for k in runs] == [(1, False), (2, True)]
    assert working_days_between(CALENDAR, date(2026, 3, 10), runs[1].due.date()) == 20


def test_giving_the_case_to_somebody_else_does_not_start_a_limit_afresh() -> None:
    """A new worker inherits the supervision that was due."""
    story = assessment()
    due = story.case.clock("supervision")
    story.wait(days=3)
    allocate(story)
    assert story.case.clock("supervision") == due
