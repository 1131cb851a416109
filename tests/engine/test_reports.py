"""What reports count, from stories that the writer put into a real journal."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from activities.journal import Journal
from engine.records import Records
from practice import commands as c
from practice.outbox import JournalBatch
from practice.reports import agencies, overrides, overruns, oversight, refusals, thresholds
from practice.reports.facts import Period
from practice.view import view
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Requirement
from tests.practice.builders import (
    ASSESSED,
    CALENDAR,
    HEAD,
    MANAGER,
    MONDAY,
    RULES,
    SECOND_MANAGER,
    WORKER,
    Story,
    answer,
    ask,
    assessment,
    referral,
    see,
    settle,
    submit,
)

EVER = Period()


async def _write(journal: Journal, story: Story, case: str) -> None:
    seen = replace(view(story.case, story.now), case=case)
    await journal.write_journal(JournalBatch(case, tuple(story.entries), seen, RULES, CALENDAR))


def _received(team: str, **fields: Any) -> Story:
    story = Story()
    story.receive(team=team, **fields)
    return story


async def test_a_decision_belongs_to_the_team_that_had_the_case_then(journal: Journal, records: Records) -> None:
    story = _received("front-door")
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.TransferTeam, MANAGER, team="east", reason="Lives there")
    await _write(journal, story, "case-1")
    facts = await records.facts(thresholds.WATCHED, EVER)
    assert [(x.value, x.team, x.decisions) for x in thresholds.thresholds(facts, EVER)] == [
        ("level-3", "front-door", 1),
        ("referral", "front-door", 1),
    ]


async def test_facts_are_of_the_cases_with_the_first_kind_in_the_period(journal: Journal, records: Records) -> None:
    early, late = referral(), referral()
    ask(early, "gp")
    late.wait(days=7)
    ask(late)
    late.wait(days=3)
    answer(late)
    await _write(journal, early, "case-1")
    await _write(journal, late, "case-2")
    period = Period(since=MONDAY + timedelta(days=1), until=MONDAY + timedelta(days=8))
    facts = await records.facts(agencies.WATCHED, period)
    assert {x.case for x in facts} == {"case-2"}
    assert [x.kind for x in facts if x.kind.startswith("Check")] == ["CheckRequested", "CheckAnswered"]
    rows = agencies.agencies(facts, period, {CALENDAR.hash: CALENDAR})
    assert [(x.agency, x.answered, x.median_working_days) for x in rows] == [("school", 1, 3.0)]
    assert await records.facts(agencies.WATCHED, Period(until=MONDAY)) == ()


async def test_a_corrected_date_counts_with_all_that_its_command_recorded(journal: Journal, records: Records) -> None:
    story = referral()
    ask(story)
    asked = next(x.sequence for x in story.entries if x.event.kind == "CheckRequested")
    story.wait(days=2)
    story.do(c.CorrectDate, MANAGER, entry=asked, correct=MONDAY + timedelta(days=1), reason="Rang a day later")
    answer(story)
    await _write(journal, story, "case-1")
    facts = await records.facts(agencies.WATCHED, EVER)
    assert facts[0].happened_at == MONDAY + timedelta(days=1)
    assert agencies.agencies(facts, EVER, {CALENDAR.hash: CALENDAR})[0].median_working_days == 1.0


async def test_open_cases_come_with_the_last_look(journal: Journal, records: Records) -> None:
    looked, other, closed = referral(), _received("front-door"), _received("front-door")
    looked.wait(days=1)
    looked.do(c.RecordSupervision, MANAGER, decision="Visit this week")
    looked.wait(days=1)
    looked.do(c.RecordSupervision, SECOND_MANAGER, decision="Visit done")
    for number, story in enumerate((looked, other, closed), start=1):
        await _write(journal, story, f"case-{number}")
    seen = replace(view(closed.case, closed.now), case="case-3", stage="closed", version=99)
    await journal.write_journal(JournalBatch("case-3", (), seen, None, None))
    rows = oversight.oversight(await records.looks(), looked.now)
    assert [(x.case, x.by, x.days) for x in rows] == [("case-2", None, 2), ("case-1", SECOND_MANAGER.id, 0)]
    assert [x.case for x in await records.looks("front-door")] == ["case-2"]


async def test_a_refused_step_and_the_override_that_let_it_go_ahead_are_reported(
    journal: Journal, records: Records
) -> None:
    story = assessment()
    see(story)
    ask(story)
    answer(story)
    story.send(c.SubmitAssessment, WORKER, outcome=AssessmentOutcome.IN_NEED, **ASSESSED)
    without = (Requirement.HISTORY_CONSIDERED,)
    until = story.now + timedelta(days=1)
    story.do(c.GrantOverride, HEAD, step="SubmitAssessment", requirements=without, reason="File lost", until=until)
    submit(story, AssessmentOutcome.IN_NEED)
    await _write(journal, story, "case-1")
    refused = refusals.refusals(await records.facts(refusals.WATCHED, EVER), EVER)
    assert [(x.step, x.team, x.missing) for x in refused] == [("SubmitAssessment", "team-1", "history_not_searched")]
    (granted,) = overrides.overrides(await records.facts(overrides.WATCHED, EVER), EVER, story.now)
    assert (granted.granted_by, granted.without, granted.state) == (HEAD.id, ("history_considered",), "used")
    assert (granted.used_by, granted.used) == (WORKER.id, ("history_considered",))


async def test_overruns_are_told_by_the_titles_of_the_rules_of_their_cases(journal: Journal, records: Records) -> None:
    story = referral()
    story.wait(days=14)
    story.do(c.ExplainOverrun, WORKER, limit="child_seen", reason="The family was away")
    await _write(journal, story, "case-1")
    facts = await records.facts(overruns.WATCHED, EVER)
    rules = {name: known for name in {x.rules for x in facts} if (known := await records.read_rules(name))}
    found = {x.limit: x.state for x in overruns.overruns(facts, EVER, rules)}
    assert (found["Child seen"], found["Allocation to a social worker"]) == ("not seen", "not explained")


async def test_a_limit_counts_as_passed_from_that_second_on_whether_its_case_has_recorded_it_or_not(
    journal: Journal, records: Records
) -> None:
    story = referral()
    ask(story)
    await _write(journal, story, "case-1")

    facts = await records.facts(overruns.WATCHED, EVER)
    asked = await records.facts(agencies.WATCHED, EVER)

    assert not [entry for entry in story.entries if entry.event.kind == "LimitBreached"]
    rows = {x.limit: x for x in overruns.overruns(facts, EVER, {RULES.hash: RULES})}
    assert rows["Reply from an agency: School"].work == "still to be done"
    (child_seen,) = (clock for clock in story.case.clocks if clock.key == "child_seen")
    assert rows["Child seen"].due == child_seen.due
    assert [x.late for x in agencies.agencies(asked, EVER, {CALENDAR.hash: CALENDAR})] == [1]
