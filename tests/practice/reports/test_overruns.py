from datetime import timedelta
from typing import Any

from practice import commands as c
from practice import events as e
from practice.reports.facts import Period
from practice.reports.overruns import WATCHED, OverrunRow, overruns
from tests.practice.builders import MANAGER, MONDAY, RULES, WORKER, Story, adjusted, ask, referral, see
from tests.practice.reports.facts import EVER, fact, facts_of, watched

NEEDED = adjusted(clocks=tuple(x.model_copy(update={"overrun_reason": x.name == "child_seen"}) for x in RULES.clocks))


def _rows(story: Story) -> dict[str, OverrunRow]:
    return {x.limit: x for x in overruns(watched(facts_of(story), WATCHED), EVER, {RULES.hash: NEEDED})}


def _late() -> Story:
    story = referral()
    ask(story)
    story.wait(days=14)
    return story


def test_a_limit_that_passed_is_listed_with_its_agency() -> None:
    row = _rows(_late())["Reply from an agency: School"]
    assert (row.work, row.done_at, row.state, row.reason_needed) == ("still to be done", None, "not explained", False)


def test_what_needs_a_reason_comes_first() -> None:
    rows = list(_rows(_late()).values())
    assert rows[0].limit == "Child seen"
    assert [x.reason_needed for x in rows] == [True] + [False] * (len(rows) - 1)


def test_a_reason_has_to_be_seen_by_a_manager() -> None:
    story = _late()
    story.do(c.ExplainOverrun, WORKER, limit="child_seen", reason="The family was away")
    row = _rows(story)["Child seen"]
    assert (row.state, row.reason, row.explained_by) == ("not seen", "The family was away", WORKER.id)
    story.do(c.ReviewOverrun, MANAGER, limit="child_seen", decision="Visit tomorrow")
    row = _rows(story)["Child seen"]
    assert (row.state, row.seen_by, row.decision) == ("seen", MANAGER.id, "Visit tomorrow")
    story.do(c.ExplainOverrun, WORKER, limit="child_seen", reason="Away again")
    row = _rows(story)["Child seen"]
    assert (row.state, row.reason, row.seen_by) == ("not seen", "Away again", None)


def test_work_done_after_the_limit_is_done_late_and_stays_listed() -> None:
    story = _late()
    see(story)
    row = _rows(story)["Child seen"]
    assert (row.work, row.done_at) == ("done late", story.now)


def test_work_done_in_time_but_recorded_late_says_so() -> None:
    story = _late()
    see(story, happened_at=MONDAY + timedelta(days=1))
    row = _rows(story)["Child seen"]
    assert (row.work, row.done_at) == ("done in time, recorded late", MONDAY + timedelta(days=1))


def _run(*events: Any) -> OverrunRow:
    breach = e.LimitBreached("allocation", 1, MONDAY, adopted=False)
    (row,) = overruns([fact(x, n) for n, x in enumerate((breach, *events), start=1)], EVER, {})
    return row


def test_a_limit_that_no_longer_applies_says_so() -> None:
    assert _run(e.ClockEnded("allocation", 1, "the case was closed")).work == "no longer asked for"


def test_a_corrected_date_counts_for_when_the_work_was_done() -> None:
    stopped = e.ClockStopped("allocation", 1, late=True)
    assert _run(stopped, e.ClockRestopped("allocation", 1, MONDAY, late=False)).work == "done in time, recorded late"
    assert _run(stopped, e.ClockRestopped("allocation", 1, None, late=False)).work == "still to be done"


def test_a_limit_of_unknown_rules_goes_by_its_key() -> None:
    assert _run().limit == "allocation"


def test_another_run_of_the_same_limit_is_another_overrun() -> None:
    breaches = [fact(e.LimitBreached("plan_review", n, MONDAY, adopted=False), n) for n in (1, 2)]
    explained = fact(e.OverrunExplained("plan_review", 2, "Illness"), 3)
    assert [x.reason for x in overruns([*breaches, explained], EVER, {})] == [None, "Illness"]


def test_overruns_of_a_period_are_those_that_fell_due_in_it() -> None:
    facts = [fact(e.LimitBreached("allocation", n, MONDAY, adopted=False), n, days=n) for n in range(1, 4)]
    period = Period(since=facts[1].happened_at, until=facts[2].happened_at)
    assert len(overruns(facts, period, {})) == 1
    assert overruns(facts, Period(team="team-2"), {}) == ()
