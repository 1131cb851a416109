"""The view of a case that is read from its row: whole, though each batch brings what runs or has changed alone."""

from collections.abc import Iterator

import asyncpg
import pytest

from activities.journal import Journal
from engine.records import Records
from practice import commands as c
from practice import outbox
from practice.case import Case
from practice.events import Entry
from practice.evolve import evolve
from practice.outbox import JournalBatch, next_batch
from practice.view import view
from practice.vocabulary import ContactOutcome
from tests.practice.builders import MANAGER, Story, allocate, answer, ask, correct, settle


def asked_over_and_over() -> Story:
    """The school is asked six times: once it answers late, once its late answer turns out to have come in time."""
    story = Story()
    story.receive()
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    allocate(story)
    for days in (1, 20, 20, 1, 1):
        asked = story.now
        ask(story)
        story.wait(days=days)
        answer(story)
    correct(story, [x for x in story.entries if x.event.kind == "CheckAnswered"][2], asked)
    ask(story)
    return story


@pytest.mark.parametrize("fitting", [2, 200])
@pytest.mark.parametrize("waiting", [1, 2, 7, 1000])
async def test_a_case_is_read_as_it_stood_whatever_was_in_its_batches(
    journal: Journal,
    records: Records,
    pool: asyncpg.Pool,
    monkeypatch: pytest.MonkeyPatch,
    waiting: int,
    fitting: int,
) -> None:
    """Every limit is there, in order and with its state, and so is each row that is counted."""
    monkeypatch.setattr(outbox, "LARGEST_BATCH", fitting)
    story = asked_over_and_over()
    for batch in batches(story, waiting):
        await journal.append(batch)
    whole = view(story.case, story.entries[-1].recorded_at)
    assert await records.case_view(story.case.id) == whole
    assert {x.state for x in whole.limits} >= {"running", "met", "met late"}
    rows = await pool.fetch("SELECT position, key, due, stopped_at FROM limits ORDER BY position")
    assert [tuple(row) for row in rows] == [(at, x.key, x.due, x.stopped_at) for at, x in enumerate(whole.limits)]


def test_a_batch_says_nothing_of_what_was_over_and_written_before() -> None:
    """However often the school was asked, a batch has what runs and what its entries are about."""
    story = asked_over_and_over()
    batch = next_batch(story.case, story.entries[-1:], story.now)
    assert batch.positions == story.case.running_at
    assert len(batch.view.limits) < len(story.case.clocks)


def batches(story: Story, waiting: int) -> Iterator[JournalBatch]:
    """What reaches the journal where so many entries gather before anything is sent."""
    case, unwritten = Case(story.case.id, story.rules, story.calendar), list[Entry]()
    for number, entry in enumerate(story.entries, start=1):
        case = evolve(case, entry)
        unwritten.append(entry)
        if number % waiting == 0 or number == len(story.entries):
            while unwritten:
                batch = next_batch(case, unwritten, entry.recorded_at)
                unwritten = unwritten[len(batch.entries) :]
                yield batch
