"""Notices that did not arrive: at sending, or found out later; and what follows until nobody is left to tell."""

from datetime import timedelta
from typing import Any

import pytest

from practice import commands as c
from practice import events as e
from practice.rules import Ladder
from practice.telling import Notice
from practice.values import changed
from practice.view import view
from practice.vocabulary import ContactOutcome, NotDelivered, Role
from tests.practice.builders import (
    HEAD,
    MANAGER,
    RULES,
    SYSTEM,
    Story,
    adjusted,
    assessment,
    at,
    gathered,
    referral,
    see,
    settle,
    whole,
)
from tests.practice.test_ladder import ALERT, late_visit, rungs

RUNG = f"{ALERT}/rung0"


def lost(story: Story, notice: str = RUNG, who: str = "manager-1", code: NotDelivered = NotDelivered.BOUNCED) -> None:
    """The mail system says that somebody did not get a notice."""
    story.do(c.ReportNotDelivered, SYSTEM, notice=notice, recipient=who, code=code)
    story.tick()


@pytest.mark.parametrize("code", NotDelivered)
def test_a_notice_that_nobody_got_after_all_climbs_at_once(code: NotDelivered) -> None:
    """Found an hour later: the next rung comes then, and the failure stands on the record with its code."""
    story = late_visit()
    story.deliver(RUNG)
    story.wait(hours=1)
    lost(story, code=code)
    assert [(r.rung, r.moment, r.why) for r in rungs(story)][1:] == [(1, story.now, "not delivered")]
    assert story.events(e.NoticeNotDelivered) == [e.NoticeNotDelivered(RUNG, "manager-1", code)]
    assert [(x.notice, x.code) for x in story.events(e.NoticeFailed)] == [(RUNG, code)]
    assert story.case.undelivered == (RUNG,)
    whole(story)


def test_one_of_two_who_did_not_get_it_is_recorded_and_does_not_climb() -> None:
    """Somebody else of the rung knows; when that turns out wrong as well, it climbs."""
    story = late_visit()
    story.deliver(RUNG, "manager-1", "manager-2")
    lost(story)
    assert len(rungs(story)) == 1
    assert story.case.undelivered == ()
    lost(story, who="manager-2", code=NotDelivered.SILENCE)
    assert [r.rung for r in rungs(story)] == [0, 1]
    assert [x.code for x in story.events(e.NoticeFailed)] == ["silence"]


def test_while_one_of_two_has_it_the_alert_has_not_reached_nobody() -> None:
    """Whatever becomes of the rungs above."""
    story = late_visit()
    story.deliver(RUNG, "manager-1", "manager-2")
    lost(story)
    story.wait(days=8)
    for number in (1, 2, 3):
        story.fail(f"{ALERT}/rung{number}")
    assert story.events(e.AlertReachedNobody) == []


def test_a_repeated_report_changes_nothing() -> None:
    """Mail systems say things more than once, and perhaps with another reason."""
    story = late_visit()
    story.deliver(RUNG)
    lost(story)
    before = story.case
    again = story.do(
        c.ReportNotDelivered, SYSTEM, notice=RUNG, recipient="manager-1", code=NotDelivered.PERMANENT_FAILURE
    )
    assert (again.entries, again.case) == ((), before)
    assert again.answer is not None
    assert again.answer.version == before.version


def test_a_report_that_comes_before_the_delivery_is_recorded_counts_as_well() -> None:
    """A bounce may be quicker than the answer of the mail server."""
    story = late_visit()
    lost(story)
    assert len(rungs(story)) == 1, "somebody else may still get it"
    story.deliver(RUNG)
    story.tick()
    assert [r.why for r in rungs(story)] == ["breached", "not delivered"]


def test_a_report_on_an_alert_that_somebody_has_taken_on_is_recorded_only() -> None:
    """It is known, whoever did not get the mail."""
    story = late_visit()
    story.deliver(RUNG)
    until = at("2026-03-12 12:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="A visit is booked.", until=until)
    lost(story)
    story.wait_until(at("2026-03-12 11:59"))
    assert len(rungs(story)) == 1
    assert story.case.undelivered == ()


def test_a_report_on_work_that_is_done_is_recorded_only() -> None:
    """Nobody need be told any more."""
    story = late_visit()
    story.deliver(RUNG)
    see(story)
    lost(story)
    assert len(rungs(story)) == 1
    assert story.events(e.NoticeFailed) == []
    assert story.case.undelivered == ()


def test_a_failure_after_the_work_was_done_is_not_shown() -> None:
    """The delivery was still being tried when somebody saw the child."""
    story = late_visit()
    see(story)
    story.fail(RUNG)
    assert story.case.undelivered == ()
    assert RUNG not in [n.key for n in story.case.notices]


def test_an_earlier_rung_that_bounces_late_says_nothing_of_the_one_reached_since() -> None:
    """It is shown as undelivered, and the climb keeps its time."""
    story = late_visit()
    story.deliver(RUNG)
    story.wait_until(at("2026-03-10 13:00"))
    story.deliver(f"{ALERT}/rung1", "manager-2")
    lost(story)
    assert [r.rung for r in rungs(story)] == [0, 1]
    assert story.case.undelivered == (RUNG,)


def test_a_lost_warning_is_shown_and_does_not_climb() -> None:
    """The limit itself will be told of."""
    story = late_visit()
    warning = f"{ALERT}/warning0"
    story.deliver(warning)
    lost(story, warning)
    assert len(rungs(story)) == 1
    assert story.case.undelivered == (warning,)


@pytest.mark.parametrize(
    ("notice", "who", "words"),
    [
        (f"{ALERT}/rung1", "manager-1", "No notice child_seen#1/rung1"),
        ("nonsense", "manager-1", "No notice nonsense"),
        (RUNG, "manager-9", "was not sent to manager-9"),
    ],
)
def test_a_report_on_what_was_never_sent_is_refused(notice: str, who: str, words: str) -> None:
    """It leaves no trace."""
    story = late_visit()
    story.deliver(RUNG)
    fields = {"notice": notice, "recipient": who, "code": NotDelivered.BOUNCED}
    refused = story.send(c.ReportNotDelivered, SYSTEM, **fields)
    assert refused.refusal is not None
    assert (refused.refusal.code, refused.entries) == ("malformed", ())
    assert words in refused.refusal.message


# Nobody left to tell.


def fail_all(story: Story) -> None:
    """Every rung reaches nobody."""
    for number in range(4):
        story.wait(minutes=1)
        story.fail(f"{ALERT}/rung{number}")
        story.tick()


def test_an_alert_that_reaches_nobody_on_its_whole_ladder_is_an_event_and_a_flag_once() -> None:
    """All four rungs within minutes; then operators have to look."""
    story = late_visit()
    for number in range(3):
        story.fail(f"{ALERT}/rung{number}")
        story.tick()
    assert story.events(e.AlertReachedNobody) == [], "the director may still be told"
    story.fail(f"{ALERT}/rung3")
    assert [r.rung for r in rungs(story)] == [0, 1, 2, 3]
    assert story.events(e.AlertReachedNobody) == [e.AlertReachedNobody(ALERT, "no_recipient")]
    seen = view(story.case, story.now)
    assert "alert reached nobody" in seen.flags
    assert [a.reached_nobody for a in seen.alerts if a.id == ALERT] == [True]
    story.wait(days=30)
    assert len(story.events(e.AlertReachedNobody)) == 1
    whole(story)


def test_an_alert_that_somebody_heard_of_on_the_way_has_not_reached_nobody() -> None:
    """The team manager got it; the higher rungs are shown as undelivered."""
    story = late_visit()
    story.deliver(RUNG)
    story.wait_until(at("2026-03-10 13:00"))
    for number in (1, 2, 3):
        story.fail(f"{ALERT}/rung{number}")
        story.tick()
    assert story.events(e.AlertReachedNobody) == []
    assert len(story.case.undelivered) == 3
    lost(story)
    assert story.events(e.AlertReachedNobody) == [e.AlertReachedNobody(ALERT, "bounced")], "nor did that one arrive"


def test_while_a_notice_is_on_its_way_nobody_says_that_nobody_was_reached() -> None:
    """After an outage all rungs are told at once, and the answers come in any order."""
    story = late_visit()
    story.wait(days=30)
    for number in (3, 1, 2):
        story.fail(f"{ALERT}/rung{number}")
    assert story.events(e.AlertReachedNobody) == []
    story.fail(RUNG)
    assert len(story.events(e.AlertReachedNobody)) == 1


def test_a_warning_that_somebody_got_is_no_news_of_the_breach() -> None:
    """It said that there was time left."""
    story = late_visit()
    story.deliver(f"{ALERT}/warning0")
    fail_all(story)
    assert len(story.events(e.AlertReachedNobody)) == 1


def test_a_warning_that_reaches_nobody_is_not_yet_an_alert_that_does() -> None:
    """The limit has not passed."""
    story = referral()
    story.wait_until(at("2026-03-05 09:00"))
    story.fail(f"{ALERT}/warning0")
    assert story.case.undelivered == (f"{ALERT}/warning0",)
    assert story.events(e.AlertReachedNobody) == []


def test_what_was_taken_on_or_done_while_its_notices_failed_has_not_reached_nobody() -> None:
    """Somebody knew without them, and a promise ends with the work."""
    taken_on, done = late_visit(), late_visit()
    for story in (taken_on, done):
        story.wait(days=30)
    until = taken_on.now + timedelta(days=1)
    taken_on.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="Today.", until=until)
    done.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="Today.", until=until)
    see(done)
    assert not any(a.acknowledged for a in done.case.alerts if a.id == ALERT)
    for story in (taken_on, done):
        for number in range(4):
            story.fail(f"{ALERT}/rung{number}")
        assert story.events(e.AlertReachedNobody) == []
    assert len(taken_on.case.undelivered) == 4
    assert done.case.undelivered == ()


def test_somebody_who_takes_it_on_or_the_work_itself_lowers_the_flag() -> None:
    """Somebody saw it on the board."""
    story = late_visit()
    fail_all(story)
    until = at("2026-03-12 12:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="A visit is booked.", until=until)
    assert "alert reached nobody" not in view(story.case, story.now).flags
    story.wait_until(until)
    see(story)
    assert "alert reached nobody" not in view(story.case, story.now).flags


def test_a_lapsed_promise_that_nobody_hears_of_at_the_top_is_another_event() -> None:
    """The telling began anew with the lapse."""
    story = late_visit()
    fail_all(story)
    until = at("2026-03-12 12:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="A visit is booked.", until=until)
    story.wait_until(until)
    alert = next(a for a in story.case.alerts if a.id == ALERT)
    assert (alert.reached_nobody, alert.failed_at, alert.telling) == (False, None, f"{ALERT}/lapsed/20260312T120000")
    story.fail(f"{ALERT}/lapsed/20260312T120000")
    assert len(story.events(e.AlertReachedNobody)) == 2


def test_after_a_lapse_what_was_heard_before_counts_no_more() -> None:
    """The director got the alert and took it on; of the broken promise nobody hears."""
    story = late_visit()
    story.wait(days=8)
    for number in range(4):
        story.deliver(f"{ALERT}/rung{number}")
    until = at("2026-03-18 12:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="Today.", until=until)
    story.wait_until(until)
    story.fail(f"{ALERT}/lapsed/20260318T120000")
    assert story.events(e.AlertReachedNobody) == [e.AlertReachedNobody(ALERT, "no_recipient")]


# A promise that lapses.


def lapsed_promise() -> Story:
    """Somebody promised a visit by noon on Tuesday, which is before the next rung."""
    story = late_visit()
    story.deliver(RUNG)
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="Tonight.", until=at("2026-03-10 12:00"))
    story.wait_until(at("2026-03-10 12:00"))
    return story


LAPSE = f"{ALERT}/lapsed/20260310T120000"


def test_who_promised_and_the_duty_manager_hear_of_a_lapse() -> None:
    """With the people of the rung."""
    story = lapsed_promise()
    (notice,) = (n for n in story.case.notices if n.key == LAPSE)
    assert notice == Notice(
        key=LAPSE,
        about="acknowledgement lapsed",
        clock="child_seen",
        title="Child seen",
        due=at("2026-03-09 17:00"),
        moment=at("2026-03-10 12:00"),
        roles=(Role.TEAM_MANAGER, Role.DUTY_MANAGER),
        person=MANAGER.id,
        rung=0,
    )


def test_at_the_top_of_the_ladder_a_lapse_is_told_to_its_last_rung() -> None:
    """Also where rules with a shorter ladder were adopted meanwhile."""
    short = Ladder.model_validate({"name": "standard", "rungs": [{"after": "0 hours", "roles": ["head_of_service"]}]})
    for rules, roles in ((RULES, (Role.DIRECTOR,)), (adjusted(ladders=(short,)), (Role.HEAD_OF_SERVICE,))):
        story = late_visit()
        story.wait(days=8)
        until = at("2026-03-18 12:00")
        story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="Today.", until=until)
        story.case = changed(story.case, rules=rules)
        story.wait_until(until)
        (notice,) = (n for n in story.case.notices if "lapsed" in n.key)
        assert notice.roles == (*roles, Role.DUTY_MANAGER)


def test_a_lapse_whose_delivery_fails_after_the_work_was_done_is_not_shown() -> None:
    """Nobody need be told any more."""
    story = lapsed_promise()
    see(story)
    story.fail(LAPSE)
    assert story.case.undelivered == ()


def test_a_lapse_that_reached_somebody_keeps_the_time_of_the_next_rung_and_one_that_did_not_climbs() -> None:
    """The next rung is at one o'clock."""
    reached, silent = lapsed_promise(), lapsed_promise()
    reached.deliver(LAPSE)
    silent.fail(LAPSE)
    for story in (reached, silent):
        story.wait_until(at("2026-03-10 14:00"))
    assert [(r.moment, r.why) for r in rungs(reached)][1:] == [(at("2026-03-10 13:00"), "acknowledgement lapsed")]
    assert [(r.moment, r.why) for r in rungs(silent)][1:] == [(at("2026-03-10 12:00"), "not delivered")]


def test_a_failure_while_somebody_has_taken_it_on_does_not_climb_when_the_promise_lapses() -> None:
    """What did not arrive before is past; the lapse is told anew."""
    story = late_visit()
    story.do(c.AcknowledgeAlert, MANAGER, alert=ALERT, action="Tonight.", until=at("2026-03-10 12:00"))
    story.fail(RUNG)
    story.wait_until(at("2026-03-10 12:59"))
    assert len(rungs(story)) == 1
    assert story.case.undelivered == (RUNG,)


# Refusals and overrides.


def refused(story: Story) -> None:
    """A manager tries to close too early."""
    assert story.send(c.CloseCase, MANAGER, reason="RC8", summary="x").refusal is not None


def test_a_refusal_that_cannot_be_told_goes_to_those_next_up_the_ladder_and_at_last_to_operators() -> None:
    """It is about no limit, and so no alert climbs."""
    story = gathered()
    refused(story)
    number = story.entries[-1].sequence
    for roles in ("team_manager", "service_manager", "head_of_service", "director"):
        assert [n.key for n in story.case.notices] == [f"refusal/{number}/{roles}"]
        assert story.case.undelivered == ()
        story.fail(f"refusal/{number}/{roles}")
    last = f"refusal/{number}/director"
    assert story.case.undelivered == (last,)
    assert story.events(e.AlertReachedNobody) == [e.AlertReachedNobody(last, "no_recipient")]
    whole(story)


def test_a_refusal_found_undelivered_later_goes_on_to_the_next() -> None:
    """With everything that it said."""
    story = gathered()
    refused(story)
    (first,) = story.case.notices
    story.deliver(first.key)
    lost(story, first.key)
    (second,) = story.case.notices
    assert second.roles == (Role.SERVICE_MANAGER,)
    assert (second.missing, second.title, second.moment) == (first.missing, first.title, first.moment)


def test_an_override_goes_up_from_those_who_are_told_of_it() -> None:
    """Never down to the team's manager."""
    story = gathered()
    leave: dict[str, Any] = {
        "step": "CloseCase",
        "requirements": ("family_told",),
        "reason": "x",
        "until": at("2026-03-03 12:00"),
    }
    story.do(c.GrantOverride, HEAD, **leave)
    granted = story.last(e.OverrideGranted)
    assert story.case.notices == (
        Notice(
            key=f"override/{granted.sequence}/service_manager",
            about="override granted",
            clock=None,
            title="Close case",
            due=None,
            moment=granted.recorded_at,
            roles=(Role.SERVICE_MANAGER,),
            missing=(e.Missing("family_told", "The family has been told the outcome."),),
            until=leave["until"],
            otherwise=((Role.HEAD_OF_SERVICE,), (Role.DIRECTOR,)),
        ),
    )


def test_several_roles_of_one_telling_share_one_notice() -> None:
    """Its key names them all, also where they are told in the place of others."""
    rungs = [{"after": "0 hours", "roles": [*roles]} for roles in (["team_manager"], ["head_of_service", "director"])]
    ladder = Ladder.model_validate({"name": "standard", "rungs": rungs})
    rules = adjusted(refusals_told=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER), ladders=(ladder,), clocks=())
    story = assessment(rules=rules)
    refused(story)
    (first,) = story.case.notices
    assert first.key == f"refusal/{story.entries[-1].sequence}/team_manager+service_manager"
    story.fail(first.key)
    (second,) = story.case.notices
    assert second.key == first.key.replace("team_manager+service_manager", "head_of_service+director")


def test_what_was_sent_is_remembered_for_the_latest_notices_only() -> None:
    """A case that lives for years must not grow without end."""
    story = Story()
    story.receive()
    for day in range(120):
        story.now = at("2026-03-02 10:00").replace(hour=9) if day == 0 else story.now
        story.send(c.CloseCase, MANAGER, reason="no_further_action", summary="x")
        story.wait(days=1)
        for notice in story.case.notices:
            story.deliver(notice.key)
    assert len(story.case.sent) == 100
    settle(story, ContactOutcome.EARLY_HELP)
    whole(story)
