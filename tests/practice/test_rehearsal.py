"""Past cases run again: the same rules give the same lateness, other rules another one."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice import commands as c
from practice import events as e
from practice.calendar import Calendar
from practice.rehearsal import (
    CONSEQUENCES,
    FACTS,
    CannotRehearse,
    Fact,
    Outcome,
    PastCase,
    PastLimit,
    changes,
    facts_of,
    limits_of,
    rehearse,
    told_by,
)
from practice.rules import Allowance, Rules
from practice.vocabulary import ContactOutcome, Trigger
from tests.practice import builders as b
from tests.practice.builders import CALENDAR, MANAGER, RULES, Story
from tests.practice.happenings import BY_THE_SAME_RULES, SLOW, begin

REFERRED = date(2026, 3, 2)


def past(story: Story) -> PastCase:
    """What was recorded in a story."""
    return PastCase(story.case.id, REFERRED, story.rules, story.calendar, facts_of(story.entries))


def run(story: Story, rules: Rules = RULES, calendar: Calendar = CALENDAR) -> list[PastLimit]:
    """The limits of a story under these rules."""
    return list(limits_of(rehearse(past(story), rules, calendar, story.now), story.now))


def outcome(limits: list[PastLimit], key: str) -> Outcome:
    """What became of the one run of a limit."""
    (found,) = [x.outcome for x in limits if x.key == key]
    return found


def with_allowance(rule: str, allowance: str) -> Rules:
    """The county's rules with another allowance for one limit."""
    given = Allowance.model_validate(allowance)
    clocks = tuple(k.model_copy(update={"allowance": given}) if k.name == rule else k for k in RULES.clocks)
    return b.adjusted(clocks=clocks)


def decided_next_morning() -> Story:
    """A contact of Monday at 10:00 that is decided on Tuesday at 10:00."""
    story = Story()
    story.receive()
    story.wait(hours=24)
    b.settle(story, ContactOutcome.REFERRAL)
    return story


def test_every_kind_of_event_is_a_fact_or_a_consequence() -> None:
    union, *_ = get_args(e.Event)
    kinds = {kind.__name__ for kind in get_args(union)}
    assert kinds == FACTS | CONSEQUENCES
    assert not FACTS & CONSEQUENCES


@given(st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=SLOW)
def test_the_same_rules_give_exactly_the_lateness_of_the_journal(data: st.DataObject) -> None:
    story = begin(data)
    for _ in range(data.draw(st.integers(0, 40))):
        data.draw(st.sampled_from(BY_THE_SAME_RULES))(data, story)
    story.tick()
    assert run(story, story.rules, story.calendar) == list(limits_of(story.case, story.now))


def test_a_shorter_limit_makes_late_what_was_in_time() -> None:
    story = decided_next_morning()
    was, would_be = run(story), run(story, with_allowance("contact_decision", "0 working days"))
    assert outcome(was, "contact_decision") is Outcome.MET
    assert outcome(would_be, "contact_decision") is Outcome.MET_LATE
    (changed,) = [x for x in changes(was, would_be) if x.was.key == "contact_decision"]
    assert changed.becomes_late
    assert [x.becomes_late for x in changes(would_be, was) if x.was.key == "contact_decision"] == [False]


def test_rules_that_differ_in_nothing_that_mattered_change_nothing() -> None:
    story = b.authorised()
    assert list(changes(run(story), run(story, with_allowance("assessment", "44 working days")))) == []


def test_an_extra_day_off_puts_a_limit_later() -> None:
    story = Story()
    story.receive()
    story.wait(hours=32)
    b.settle(story, ContactOutcome.REFERRAL)
    closed = b.small_calendar(date(2026, 1, 1), date(2027, 12, 31), date(2026, 3, 3))
    assert outcome(run(story), "contact_decision") is Outcome.MET_LATE
    assert outcome(run(story, calendar=closed), "contact_decision") is Outcome.MET


def test_open_limits_are_seen_from_the_end() -> None:
    story = Story()
    story.receive()
    assert outcome(run(story), "contact_decision") is Outcome.OPEN
    story.now += timedelta(days=3)
    assert outcome(run(story), "contact_decision") is Outcome.OPEN_LATE


def test_a_limit_that_ends_with_the_case_was_not_met() -> None:
    story = b.referral()
    facts = facts_of(story.entries)
    assert outcome(run(story), "assessment") is Outcome.OPEN
    for days, expected in ((10, Outcome.ENDED), (100, Outcome.ENDED_LATE)):
        at = story.now + timedelta(days=days)
        closed = Fact(99, at, at, "manager-1", None, e.CaseClosed("RC7", "x"))
        case = rehearse(PastCase("x", REFERRED, RULES, CALENDAR, (*facts, closed)), RULES, CALENDAR, at)
        assert outcome(list(limits_of(case, at)), "assessment") is expected


def test_what_was_recorded_after_the_end_has_not_happened_yet() -> None:
    story = b.referral()
    end = story.now + timedelta(days=10)
    later = end + timedelta(seconds=1)
    closed = Fact(99, later, story.now, "manager-1", None, e.CaseClosed("RC7", "x"))
    facts = (*facts_of(story.entries), closed)
    case = rehearse(PastCase("case-1", REFERRED, RULES, CALENDAR, facts), RULES, CALENDAR, end)
    assert outcome(list(limits_of(case, end)), "assessment") is Outcome.OPEN


def test_a_correction_finds_what_it_corrects_under_rules_that_record_more() -> None:
    """Entries have other numbers where other limits fall due; the correction still means the same one."""
    story = b.referral()
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    story.wait(days=2)
    b.allocate(story)
    allocated = next(x for x in story.entries if isinstance(x.event, e.WorkerAllocated))
    story.do(
        c.CorrectDate, MANAGER, entry=allocated.sequence, correct=b.at("2026-03-02 15:00"), reason="Written down late"
    )
    assert outcome(run(story), "allocation") is Outcome.MET
    assert run(story) == list(limits_of(story.case, story.now))
    shorter = run(story, with_allowance("contact_decision", "0 hours"))
    assert outcome(shorter, "contact_decision") is Outcome.MET_LATE
    assert outcome(shorter, "allocation") is Outcome.MET


def test_a_calendar_that_ends_too_soon_is_an_error_that_names_the_case() -> None:
    ends = b.small_calendar(date(2026, 1, 1), date(2026, 3, 31))
    with pytest.raises(CannotRehearse, match=r"case-1.*covers 2026-01-01 to 2026-03-31"):
        run(b.referral(), calendar=ends)


def test_only_limits_whose_start_and_stop_are_told_can_be_followed() -> None:
    told = told_by(RULES, frozenset({Trigger.REFERRAL_MADE, Trigger.ASSESSMENT_AUTHORISED}))
    assert "assessment" in told
    assert "child_seen" not in told
    assert "initial_conference" not in told
