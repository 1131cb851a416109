"""What holds for any case, whatever people do and whenever timers run: thousands of generated stories."""

from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from practice import commands as c
from practice import events as e
from practice.case import Case
from practice.events import Entry
from practice.evidence import missing_details
from practice.evolve import evolve, fold
from practice.ladder import next_moment, tick
from practice.view import view
from practice.vocabulary import Stage
from tests.practice.anything import ANYTHING
from tests.practice.builders import RULES
from tests.practice.evidence_in_entries import HOLDS, assert_closed_on_evidence
from tests.practice.happenings import (
    ACTIONS,
    SLOW,
    assert_nobody_was_reached,
    assert_nothing_was_undone,
    assert_rungs_in_order,
    assert_settled,
    assert_told_in_office_hours,
    begin,
    let_time_pass,
    next_step,
    nobody_answers,
    report_delivery,
    report_lost,
    take_on,
)

CASES = TypeAdapter(Case)
LAST_WORD_ON_DETAILS = (e.DetailsSupplied, e.ChildBorn, e.RulesAdopted)
"""A birth excuses less, and other rules may ask for other details: what was missing before them says nothing."""
ENTRIES = TypeAdapter(tuple[Entry, ...])


@given(st.data())
@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
def test_whatever_happens_the_record_holds(data: st.DataObject) -> None:
    """Commands, outages, deliveries, acknowledgements: the record is whole, in order, and never loses a breach."""
    story = begin(data)
    for _ in range(data.draw(st.integers(5, 60))):
        before = story.case
        data.draw(st.sampled_from(ACTIONS))(data, story)
        assert_nothing_was_undone(before, story.case)
        assert len([x for x in story.entries if isinstance(x.event, e.LimitBreached)]) == story.case.breaches
        view(story.case, story.now)
        assert story.case.running == tuple(clock for clock in story.case.clocks if clock.running)
    assert [x.sequence for x in story.entries] == list(range(1, story.case.version + 1))
    assert fold(story.case.id, story.rules, story.calendar, story.entries) == story.case
    assert_rungs_in_order(story.entries)
    assert_told_in_office_hours(story)
    assert_nobody_was_reached(story)
    breached = Counter((x.clock, x.episode) for x in story.events(e.LimitBreached))
    assert all(times == 1 for times in breached.values())
    for told in [x.event for x in story.entries if isinstance(x.event, LAST_WORD_ON_DETAILS)][-1:]:
        assert not isinstance(told, e.DetailsSupplied) or told.still_missing == missing_details(story.case)
    assert_closed_on_evidence(story)
    if story.case.stage is Stage.CLOSED:
        assert next_moment(story.case) is None


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_a_case_and_its_entries_survive_json(data: st.DataObject) -> None:
    """Written and read again, a case and its journal are equal, and the journal read again folds into the case."""
    story = begin(data)
    for _ in range(data.draw(st.integers(0, 30))):
        data.draw(st.sampled_from(ACTIONS))(data, story)
    entries = ENTRIES.validate_json(ENTRIES.dump_json(tuple(story.entries)))
    assert entries == tuple(story.entries)
    again = CASES.validate_json(CASES.dump_json(story.case))
    assert again == story.case
    assert again.running == story.case.running
    assert fold(story.case.id, story.rules, story.calendar, entries) == story.case


def told(entries: list[Entry]) -> dict[str, list[tuple[Any, ...]]]:
    """What time brought, by limit, in order: warnings, breaches, rungs and lapses with their moments."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for x in entries:
        if isinstance(x.event, e.RungReached):
            entry: tuple[Any, ...] = (x.event.rung, x.event.moment, x.event.why, x.event.roles)
            found.setdefault(x.event.alert, []).append(entry)
        elif isinstance(x.event, e.CheckpointReached | e.LimitBreached):
            found.setdefault(f"{x.event.clock}#{x.event.episode}", []).append((x.event.kind, x.happened_at))
        elif isinstance(x.event, e.AcknowledgementLapsed):
            found.setdefault(x.event.alert, []).append((x.event.by, x.event.until))
    return found


@given(st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
def test_an_outage_changes_when_people_are_told_and_nothing_else(data: st.DataObject) -> None:
    """One tick after weeks records what many small ticks would have: the same rungs, in the same order."""
    story = begin(data)
    for _ in range(data.draw(st.integers(0, 15))):
        data.draw(st.sampled_from([*ACTIONS, *[next_step, let_time_pass, take_on] * 4]))(data, story)
    story.tick()
    start, end = story.now, story.now + timedelta(hours=data.draw(st.integers(1, 1500)))
    pauses = data.draw(st.lists(st.datetimes(start.replace(tzinfo=None), end.replace(tzinfo=None)), max_size=12))
    once = list(tick(story.case, end))
    often: list[Entry] = []
    case = story.case
    for instant in [*sorted(p.replace(tzinfo=start.tzinfo) for p in pauses), end]:
        entries = tick(case, instant)
        often += entries
        case = fold_on(case, entries)
        assert_settled(case, instant)
    assert told(once) == told(often)
    assert [(x.sequence, x.happened_at, x.event) for x in once] == [(x.sequence, x.happened_at, x.event) for x in often]


TELLING = [let_time_pass, take_on, report_delivery, report_lost, nobody_answers]


@given(st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=SLOW)
def test_who_is_told_keeps_office_hours_and_nobody_is_overlooked(data: st.DataObject) -> None:
    """Promises lapse, mail bounces, nobody answers: rungs stay in order, and it is said when nobody could be told."""
    story = begin(data)
    for _ in range(data.draw(st.integers(10, 50))):
        data.draw(st.sampled_from([*ACTIONS, *TELLING * 5]))(data, story)
    assert_rungs_in_order(story.entries)
    assert_told_in_office_hours(story)
    assert_nobody_was_reached(story)
    waiting = {n.key for n in story.case.notices}
    settled = {x.notice for x in story.events(e.NoticeDelivered) + story.events(e.NoticeFailed)}
    assert not waiting & settled, "nothing is told twice"


def fold_on(case: Case, entries: tuple[Entry, ...]) -> Case:
    """A case after more entries."""
    for entry in entries:
        case = evolve(case, entry)
    return case


def test_every_command_takes_part_in_the_generated_stories() -> None:
    """A new command that no story sends would go unnoticed."""
    assert set(ANYTHING) == set(c.COMMANDS)


def test_every_requirement_of_a_closing_has_a_second_opinion() -> None:
    """What a closing gate may ask for is read from the entries as well, without the gates' own code."""
    closing = {r for gate, needs in RULES.gates.items() if gate.startswith("close_") for r in needs}
    assert closing <= set(HOLDS)


def test_the_generated_stories_reach_every_stage_and_adopt_other_rules_on_the_way() -> None:
    """The properties above would say little if no story ever came to an end, or none lived by other rules since."""
    reached: Counter[Stage | str] = Counter()

    @given(st.data())
    @settings(max_examples=80, deadline=None, suppress_health_check=SLOW, database=None, derandomize=True)
    def tell_stories(data: st.DataObject) -> None:
        story = begin(data)
        stages = {story.case.stage}
        for _ in range(40):
            data.draw(st.sampled_from(ACTIONS))(data, story)
            stages.add(story.case.stage)
        reached.update(stages)
        if story.case.eras and not story.case.open:
            reached["closed by other rules"] += 1

    tell_stories()
    assert set(reached) == {*Stage, "closed by other rules"}
