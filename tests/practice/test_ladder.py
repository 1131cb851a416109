from itertools import pairwise

from practice import commands as c
from practice import events as e
from practice.ladder import FIRST, IN_TURN, precedence
from tests.practice.builders import MANAGER, WORKER, Story, at, referral, see

ALERT = "child_seen#1"


def late_visit() -> Story:
    """A referral whose child has not been seen: the limit passed at 17:00 on Monday 9 March, told to the manager."""
    story = referral()
    story.wait_until(at("2026-03-09 17:00"))
    return story


def rungs(story: Story) -> list[e.RungReached]:
    return [r for r in story.events(e.RungReached) if r.alert == ALERT]


def test_each_rung_comes_at_its_own_time_while_nobody_acts() -> None:
    """At the limit, after four working hours, after two working days, after five."""
    story = late_visit()
    story.wait(days=30)
    planned = ["2026-03-09 17:00", "2026-03-10 13:00", "2026-03-11 17:00", "2026-03-16 17:00"]
    assert [r.moment for r in rungs(story)] == [at(moment) for moment in planned]
    assert [r.rung for r in rungs(story)] == [0, 1, 2, 3]


def test_an_acknowledgement_quiets_the_ladder_and_never_the_limit() -> None:
    """Nobody further is told until the time given; the case stays late."""
    story = late_visit()
    until = at("2026-03-12 12:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="A visit is booked.", until=until)
    story.wait_until(at("2026-03-12 11:59"))
    assert len(rungs(story)) == 1
    clock = story.case.clock("child_seen")
    assert clock is not None
    assert clock.running
    assert clock.breached


def test_a_lapsed_promise_is_told_and_the_rungs_that_passed_meanwhile_keep_their_distance() -> None:
    """The next rung comes at the lapse; the ones after it do not all come with it."""
    story = late_visit()
    until = at("2026-03-19 12:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="A visit is booked.", until=until)
    story.wait(days=30)
    lapsed = story.events(e.AcknowledgementLapsed)
    assert [(x.by, x.until) for x in lapsed if x.alert == ALERT] == [(MANAGER.id, until)]
    after = [r.moment for r in rungs(story)[1:]]
    assert after[0] == until
    assert all(earlier < later for earlier, later in pairwise(after))


def test_a_rung_that_reaches_nobody_climbs_at_once() -> None:
    """The next rung does not wait for its time."""
    story = late_visit()
    story.fail(f"{ALERT}/rung0")
    story.tick()
    assert [(r.rung, r.moment, r.why) for r in rungs(story)][1] == (1, story.now, "not delivered")


def test_a_warning_that_reaches_nobody_is_shown_and_does_not_climb() -> None:
    """It says nothing of the rung that was reached since."""
    story = late_visit()
    story.fail(f"{ALERT}/warning0")
    story.tick()
    assert len(rungs(story)) == 1
    assert story.case.undelivered == (f"{ALERT}/warning0",)


def test_work_done_ends_the_alert_and_what_could_not_be_delivered_of_it() -> None:
    """No rung comes for finished work."""
    story = late_visit()
    story.fail(f"{ALERT}/warning0")
    see(story)
    story.wait(days=30)
    assert len(rungs(story)) == 1
    assert not [key for key in story.case.undelivered if key.startswith(ALERT)]
    assert [a.resolved for a in story.case.alerts if a.id == ALERT] == [True]


def test_a_case_comes_first_only_while_a_limit_with_an_immediate_ladder_runs() -> None:
    assert precedence(referral().case) == IN_TURN
    story = referral(threshold="level-4")
    assert precedence(story.case) == FIRST
    see(story)
    assert precedence(story.case) == FIRST
    story.do(c.RecordStrategyDiscussion, WORKER, attended=("police",), decision="No enquiry; assessment")
    assert precedence(story.case) == IN_TURN
