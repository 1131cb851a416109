"""The account of a case: of each due date, each gate and each ladder, and that it agrees with what happens."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from practice import commands as c
from practice.calendar import at_time_of_day, is_working_day, local_date
from practice.clocks import Reckoning, explain
from practice.explain import LadderAccount, RequirementAccount, explain_gate, explain_ladder
from practice.explain import explain as explain_case
from practice.gates import missing_for_next_step
from practice.ladder import next_moment
from practice.vocabulary import REQUIREMENT_WORDS, ContactOutcome, Requirement, Role, Told
from tests.practice.builders import (
    CALENDAR,
    MANAGER,
    RULES,
    WORKER,
    Story,
    adjusted,
    assessment,
    at,
    authorised,
    close,
    gathered,
    limit,
    referral,
    search,
    see,
    settle,
    tell,
)

DIRECTOR = c.Actor(id="director-1", roles=(Role.DIRECTOR,))


def acknowledge(story: Story, until: datetime) -> None:
    """The team manager takes the alert about the decision on."""
    story.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="Deciding", until=until)


def account(allowance: str, anchor: str, **fields: object) -> Reckoning:
    """The reckoning of one limit in a case whose contact came in at `anchor`."""
    rule = limit(allowance, **fields)
    rules = adjusted(clocks=(rule,))
    story = Story(now=at(anchor), rules=rules)
    story.receive()
    clock = story.case.clock("limit")
    assert clock is not None
    return explain(story.case, clock)


def test_the_account_names_the_checkpoints_of_the_limit() -> None:
    """Warned after one working day, at the opening of the office."""
    assert account("3 working days", "2026-03-02 10:00", warn=("after 1 working day",)).warn_at == (
        at("2026-03-03 09:00"),
    )


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


# Gates.


def requirements(story: Story, step: type[c.Command] | None = None) -> dict[Requirement, RequirementAccount]:
    """Each requirement of a step's gate as it stands now."""
    gate = explain_gate(story.case, step, story.now)
    assert gate is not None
    return {one.requirement: one for one in gate.requirements}


def test_every_requirement_has_its_sentence() -> None:
    """No gate can ask for something that nobody can read."""
    assert set(REQUIREMENT_WORDS) == set(Requirement)
    assert all(words[0].isupper() and words.endswith(".") for words in REQUIREMENT_WORDS.values())
    assert len(set(REQUIREMENT_WORDS.values())) == len(REQUIREMENT_WORDS)


def test_a_gate_says_of_each_requirement_whether_it_is_met() -> None:
    """Seen, but no agency asked: one is met, one is missing, with the words of the refusal."""
    story = assessment()
    see(story)
    told = requirements(story, c.AuthoriseAssessment)
    assert told[Requirement.CHILD_SEEN].state == "met"
    assert told[Requirement.CHILD_SEEN].missing == ()
    assert told[Requirement.AGENCIES_ASKED].state == "missing"
    assert "no_agency_asked" in {m.code for m in told[Requirement.AGENCIES_ASKED].missing}
    assert told[Requirement.AGENCIES_ASKED].words == REQUIREMENT_WORDS[Requirement.AGENCIES_ASKED]


def test_the_gate_of_the_next_step_lacks_what_the_case_shows_as_missing() -> None:
    """At every stage, the account and the page of the case agree."""
    for story in (referral(), assessment(), gathered(), authorised()):
        gate = explain_gate(story.case, None, story.now)
        assert gate is not None
        assert gate.next_step
        step, missing = missing_for_next_step(story.case, story.now)
        assert gate.step == step
        assert tuple(dict.fromkeys(m for one in gate.requirements for m in one.missing)) == missing


def test_what_only_the_step_itself_can_show_is_called_neither_met_nor_missing() -> None:
    """Nobody knows yet who will authorise, or whom a manager will allocate."""
    assert requirements(assessment(), c.AuthoriseAssessment)[Requirement.SECOND_PERSON].state == "judged with the step"
    assert requirements(referral(), c.AllocateWorker)[Requirement.WORKER_QUALIFIED].state == "judged with the step"
    assert requirements(assessment(), c.SubmitAssessment)[Requirement.DOMAINS_COVERED].state == "judged with the step"
    assert requirements(assessment(), c.AuthoriseAssessment)[Requirement.DOMAINS_COVERED].state == "missing"


def test_a_reason_for_closing_is_missing_while_nothing_is_decided() -> None:
    """With nothing to close on, no reason could be valid, whoever gave it."""
    undecided = Story()
    undecided.receive()
    assert requirements(undecided, c.CloseCase)[Requirement.CLOSURE_REASON].state == "missing"
    assert requirements(authorised(), c.CloseCase)[Requirement.CLOSURE_REASON].state == "judged with the step"


def test_an_override_says_who_gave_it_and_ends_with_its_time() -> None:
    """Leave to go ahead without the agencies' answers: shown until it lapses, and missing again after that."""
    story = assessment()
    until = at("2026-03-04 12:00")
    given = {"step": "AuthoriseAssessment", "requirements": (Requirement.AGENCIES_ASKED,), "until": until}
    story.do(c.GrantOverride, DIRECTOR, reason="The agencies are shut", **given)
    before = requirements(story, c.AuthoriseAssessment)[Requirement.AGENCIES_ASKED]
    assert before.state == "overridden"
    assert before.override is not None
    assert (before.override.by, before.override.until) == (DIRECTOR.id, until)
    assert before.missing
    story.wait_until(until)
    after = requirements(story, c.AuthoriseAssessment)[Requirement.AGENCIES_ASKED]
    assert (after.state, after.override) == ("missing", None)


def test_a_gate_says_whether_the_guidance_or_the_local_policy_asks() -> None:
    """The county adds the minimum data set to what the guidance asks of an authorisation."""
    told = requirements(assessment(), c.AuthoriseAssessment)
    assert told[Requirement.CHILD_SEEN].asked_by == "guidance"
    assert told[Requirement.DETAILS_COMPLETE].asked_by == "local policy"


def test_rules_that_did_not_keep_who_asks_are_not_guessed_at() -> None:
    """A case that was opened under such rules."""
    story = Story(rules=adjusted(local_gates=None))
    story.receive()
    assert {one.asked_by for one in requirements(story).values()} == {None}


def test_every_gate_that_a_case_can_meet_at_its_stage_is_explained_the_next_one_first() -> None:
    """At the assessment: authorising it, handing it in, allocating again, closing."""
    story = assessment()
    account = explain_case(story.case, story.now)
    assert account.gates[0].next_step
    assert [gate.step for gate in account.gates] == [
        "AuthoriseAssessment",
        "AllocateWorker",
        "SubmitAssessment",
        "CloseCase",
    ]
    assert {gate.gate for gate in account.gates} >= {"close_assessment", "allocate"}


def test_a_closed_case_has_no_gate_to_pass() -> None:
    """Its limits and ladders are still explained."""
    story = Story()
    story.receive()
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    search(story)
    tell(story, Told.REFERRER)
    assert close(story, "no_further_action").refusal is None
    account = explain_case(story.case, story.now)
    assert account.gates == ()
    assert len(account.limits) == len(account.ladders) == len(story.case.clocks)
    assert {rung.state for ladder in account.ladders for rung in ladder.rungs} == {"not needed"}


# Ladders.


def ladder(story: Story, key: str = "contact_decision") -> LadderAccount:
    """The ladder of the latest run of a limit."""
    clock = story.case.clock(key)
    assert clock is not None
    return explain_ladder(story.case, clock)


def states(account: LadderAccount) -> list[str]:
    """How each rung stands, first to last."""
    return [rung.state for rung in account.rungs]


def undecided() -> Story:
    """A contact of Monday 10:00 that nobody decides; its limit is Tuesday at 17:00."""
    story = Story()
    story.receive()
    return story


def test_a_ladder_names_each_rung_before_it_is_reached() -> None:
    """Who will hear, and when, if the work is not done."""
    account = ladder(undecided())
    assert [(rung.number, rung.roles[0], rung.state) for rung in account.rungs] == [
        (1, Role.TEAM_MANAGER, "next"),
        (2, Role.SERVICE_MANAGER, "to come"),
        (3, Role.HEAD_OF_SERVICE, "to come"),
        (4, Role.DIRECTOR, "to come"),
    ]
    assert [rung.at for rung in account.rungs][:2] == [at("2026-03-03 17:00"), at("2026-03-04 13:00")]
    assert account.alert == "contact_decision#1"


def test_a_rung_that_was_reached_says_when() -> None:
    """And the next one follows."""
    story = undecided()
    story.wait_until(at("2026-03-04 13:00"))
    account = ladder(story)
    assert states(account) == ["reached", "reached", "next", "to come"]
    assert [rung.at for rung in account.rungs][:2] == [at("2026-03-03 17:00"), at("2026-03-04 13:00")]


def test_a_rung_that_was_seen_to_late_says_so() -> None:
    """After an outage: when it fell due, and when people really heard."""
    story = undecided()
    back = at("2026-03-06 09:00")
    story.wait_until(back)
    rungs = ladder(story).rungs
    assert [rung.at for rung in rungs[:2]] == [at("2026-03-03 17:00"), at("2026-03-04 13:00")]
    assert [rung.seen_to for rung in rungs[:2]] == [back, back]
    assert rungs[-1].seen_to is None


def test_the_rung_called_next_is_the_one_that_is_reached_then() -> None:
    """Whatever holds it back or brings it forward: the moment that was told is the moment that comes."""
    story = undecided()
    story.wait_until(at("2026-03-03 17:00"))
    told = []
    acknowledge(story, until=at("2026-03-05 10:00"))
    for _ in range(3):
        told.append(next(rung for rung in ladder(story).rungs if rung.state == "next"))
        while states(ladder(story)).count("reached") < told[-1].number:
            moment = next_moment(story.case)
            assert moment is not None
            story.wait_until(moment.at)
        reached = ladder(story).rungs[told[-1].number - 1]
        assert (reached.at, reached.state) == (told[-1].at, "reached")
    assert ladder(story).rungs[-1].state == "reached"


def test_an_acknowledged_alert_says_who_has_it_and_holds_the_next_rung_back() -> None:
    """The ladder is quiet until then."""
    story = undecided()
    story.wait_until(at("2026-03-03 17:00"))
    until = at("2026-03-05 10:00")
    acknowledge(story, until=until)
    account = ladder(story)
    assert (account.acknowledged_by, account.action, account.quiet_until) == (MANAGER.id, "Deciding", until)
    assert account.rungs[1].at == until
    story.wait_until(until)
    assert ladder(story).acknowledged_by is None


def test_a_notice_that_reached_nobody_is_named_and_brings_the_next_rung_forward() -> None:
    """The rung says so itself."""
    story = undecided()
    story.wait_until(at("2026-03-03 17:00"))
    story.fail("contact_decision#1/rung0")
    account = ladder(story)
    assert account.undelivered == ("contact_decision#1/rung0",)
    assert [rung.undelivered for rung in account.rungs] == [True, False, False, False]
    assert account.rungs[1].at == story.now
    story.tick()
    assert ladder(story).rungs[1].at == at("2026-03-03 17:00")
    assert states(ladder(story))[:2] == ["reached", "reached"]


def test_rungs_above_finished_work_are_not_needed() -> None:
    """The alert is resolved, and what it reached stays told."""
    story = undecided()
    story.wait_until(at("2026-03-03 17:00"))
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    account = ladder(story)
    assert account.resolved
    assert states(account) == ["reached", "not needed", "not needed", "not needed"]


def test_a_limit_that_was_late_at_a_take_over_says_how_it_was_told() -> None:
    """In one digest, and nothing climbs."""
    story = Story()
    story.adopt(date(2025, 9, 1))
    account = ladder(story, "assessment")
    assert account.told_at_take_over
    assert account.rungs == ()
    assert not ladder(story, "supervision").told_at_take_over


# What has become of a limit since.


def test_a_corrected_date_shows_what_it_was() -> None:
    """The limit is counted from the right date, and the account still says from which it was counted first."""
    story = undecided()
    first = explain(story.case, story.case.clocks[0])
    assert first.corrected_from is None
    wrong, right = first.anchor, at("2026-02-27 15:00")
    story.do(c.CorrectDate, MANAGER, entry=1, correct=right, reason="It came on Friday")
    moved = explain(story.case, story.case.clocks[0])
    assert (moved.anchor, moved.corrected_from) == (right, wrong)
    story.do(c.CorrectDate, MANAGER, entry=1, correct=at("2026-02-27 14:00"), reason="At two")
    assert explain(story.case, story.case.clocks[0]).corrected_from == wrong


def test_the_ladder_of_an_earlier_run_is_told_apart_from_that_of_a_later_one() -> None:
    """Each run has an alert of its own."""
    story = assessment()
    story.wait(days=60)
    story.do(c.RecordSupervision, MANAGER, decision="Go on")
    account = explain_case(story.case, story.now)
    runs = [(x.clock, x.episode, x.resolved) for x in account.ladders if x.clock == "supervision"]
    assert runs == [("supervision", 1, True), ("supervision", 2, False)]
    assert [(x.clock, x.episode) for x in account.ladders] == [(x.clock, x.episode) for x in account.limits]
