import asyncio
import dataclasses
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from temporalio.exceptions import ApplicationError

from activities.journal import Journal
from activities.journal_rows import EVENT, entry_event
from engine.operators import queued
from engine.records import Records
from practice import events as e
from practice.events import Entry, Event
from practice.outbox import JournalBatch
from practice.vocabulary import AssessmentOutcome, Domain, Role
from practice.watch import Trouble
from tests.activities.values import CALENDAR, NOW, RULES, alert, batch, case_view, entry, limit, opening
from tests.workflows.house import until


async def _count(pool: asyncpg.Pool) -> int:
    return int(await pool.fetchval("SELECT count(*) FROM journal"))


async def test_a_case_is_read_back_as_it_was_written(journal: Journal, records: Records) -> None:
    assert await journal.write_journal(batch("case-1", 1, 3)) == 3
    assert await records.read_entries("case-1") == (entry(1), entry(2), entry(3))
    assert await records.verify_chain("case-1") is None


async def test_the_journal_keeps_the_rules_and_the_calendar(journal: Journal, records: Records) -> None:
    await journal.write_journal(batch("case-1", 1, 1))
    assert await records.read_rules(RULES.hash) == RULES
    assert await records.read_calendar(CALENDAR.hash) == CALENDAR
    assert await records.read_rules("unknown") is None


async def test_rules_that_nobody_stored_are_refused_for_good(journal: Journal) -> None:
    bare = dataclasses.replace(batch("case-1", 1, 1), rules=None, calendar=None)
    with pytest.raises(ApplicationError) as refused:
        await journal.write_journal(bare)
    assert (refused.value.type, refused.value.non_retryable) == ("RulesMissing", True)


async def test_a_repeated_batch_writes_nothing(journal: Journal, pool: asyncpg.Pool) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    assert await journal.write_journal(batch("case-1", 1, 3)) == 3
    assert await _count(pool) == 3


async def test_a_batch_is_written_at_once_and_said_to_be_after_it_has_lingered(
    journal: Journal, pool: asyncpg.Pool
) -> None:
    """Whoever asks for a date sees it; the case sends what comes meanwhile in one batch."""
    lingering = dataclasses.replace(batch("case-1", 1, 3), lingers=timedelta(seconds=30))
    writing = asyncio.create_task(journal.write_journal(lingering))

    async def written() -> bool:
        return await _count(pool) == 3

    await until(written)
    assert not writing.done()
    writing.cancel()


async def test_an_overlapping_batch_writes_what_is_missing(
    journal: Journal, records: Records, pool: asyncpg.Pool
) -> None:
    await journal.write_journal(batch("case-1", 1, 3))
    assert await journal.write_journal(batch("case-1", 2, 5)) == 5
    assert await _count(pool) == 5
    assert await records.verify_chain("case-1") is None


async def test_an_entry_that_says_something_else_is_a_conflict(journal: Journal, pool: asyncpg.Pool) -> None:
    await journal.write_journal(batch("case-1", 1, 2))
    other = JournalBatch("case-1", (entry(2, actor="manager-2"), entry(3)), case_view("case-1", 3))
    with pytest.raises(ApplicationError) as refused:
        await journal.write_journal(other)
    assert (refused.value.type, refused.value.non_retryable) == ("JournalConflict", True)
    assert await _count(pool) == 2


async def test_what_a_reset_case_lives_through_again_is_what_was_recorded_first(
    journal: Journal, records: Records
) -> None:
    """Only when it was recorded differs, and when the engine's own doing happened; the first record stands."""
    later = NOW + timedelta(days=2)
    reached = e.NoticeDelivered("assessment#1/rung0", ("manager-1",), "email")
    first = (entry(1), entry(2), entry(3, reached, actor="engine", command=None))
    await journal.write_journal(JournalBatch("case-1", first, case_view("case-1", 3), RULES, CALENDAR))
    again = (entry(2, recorded_at=later), dataclasses.replace(first[2], recorded_at=later, happened_at=later), entry(4))
    assert await journal.write_journal(JournalBatch("case-1", again, case_view("case-1", 4))) == 4
    assert await records.read_entries("case-1") == (*first, entry(4))
    assert await records.verify_chain("case-1") is None


@pytest.mark.parametrize("entries", [(entry(4),), (entry(3), entry(5)), (entry(2), entry(4))])
async def test_a_gap_is_refused(journal: Journal, pool: asyncpg.Pool, entries: tuple[Entry, ...]) -> None:
    await journal.write_journal(batch("case-1", 1, 2))
    with pytest.raises(ApplicationError) as refused:
        await journal.write_journal(JournalBatch("case-1", entries, case_view("case-1", 5)))
    assert refused.value.type == "JournalGap"
    assert await _count(pool) == 2


async def test_two_writers_of_one_batch_both_succeed(journal: Journal, records: Records, pool: asyncpg.Pool) -> None:
    answers = await asyncio.gather(*(journal.write_journal(batch("case-1", 1, 40)) for _ in range(8)))
    assert answers == [40] * 8
    assert await _count(pool) == 40
    assert await records.verify_chain("case-1") is None


@pytest.mark.parametrize(
    "change", ["UPDATE journal SET actor = 'x'", "DELETE FROM journal", "TRUNCATE journal CASCADE"]
)
async def test_the_database_refuses_to_change_the_journal(journal: Journal, pool: asyncpg.Pool, change: str) -> None:
    await journal.write_journal(batch("case-1", 1, 1))
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
        await pool.execute(change)


async def test_only_a_newer_case_is_shown(journal: Journal, records: Records) -> None:
    await journal.write_journal(batch("case-1", 1, 3, worker="worker-2"))
    await journal.write_journal(batch("case-1", 1, 2, worker="worker-1"))
    (row,) = await records.case_rows()
    assert (row.version, row.written, row.worker) == (3, 3, "worker-2")
    shown = await records.case_view("case-1")
    assert shown is not None
    assert shown.worker == "worker-2"


async def test_a_row_says_how_much_of_the_journal_is_still_to_come(journal: Journal, records: Records) -> None:
    ahead = dataclasses.replace(batch("case-1", 1, 2), view=case_view("case-1", 5))
    await journal.write_journal(ahead)
    (row,) = await records.case_rows()
    assert (row.version, row.written) == (5, 2)
    await journal.write_journal(batch("case-1", 3, 5))
    (row,) = await records.case_rows()
    assert (row.version, row.written) == (5, 5)


async def test_limits_and_alerts_follow_the_case(journal: Journal, records: Records, pool: asyncpg.Pool) -> None:
    running = limit("late", due=NOW)
    await journal.write_journal(batch("case-1", 1, 1, limits=(running,), alerts=(alert(),)))
    (raised,) = await records.open_alerts("team-1")
    assert (raised.case_ref, raised.alert, raised.state) == ("case-1", "assessment#1", "unacknowledged")
    met = (limit("met late", due=NOW), limit(due=NOW + timedelta(days=9000), key="supervision"))
    await journal.write_journal(batch("case-1", 2, 2, limits=met, alerts=(alert(state="resolved"),)))
    stored = await pool.fetch("SELECT key, state FROM limits ORDER BY position")
    assert [tuple(row) for row in stored] == [("assessment", "met"), ("supervision", "running")]
    assert await records.open_alerts() == ()


async def test_what_the_watcher_compares_is_written_with_the_case(journal: Journal, pool: asyncpg.Pool) -> None:
    """When the case has to be seen to next, and when its alert came to its rung."""
    later = NOW + timedelta(hours=4)
    await journal.write_journal(batch("case-1", 1, 1, attend_at=NOW, alerts=(alert(reached_at=NOW),)))
    await journal.write_journal(batch("case-1", 2, 2, attend_at=later, alerts=(alert(rung=1, reached_at=later),)))
    assert await pool.fetchval("SELECT attend_at FROM cases") == later
    assert await pool.fetchval("SELECT reached_at FROM alerts") == later


async def test_an_alert_that_reached_nobody_is_in_the_operators_queue_once(
    journal: Journal, pool: asyncpg.Pool
) -> None:
    """With the entry that says so, in one transaction; repeating the batch raises nothing anew."""
    untold = entry(2, e.AlertReachedNobody("assessment#1", "no_recipient"))
    both = JournalBatch("case-1", (entry(1), untold), case_view("case-1", 2), RULES, CALENDAR)
    await journal.write_journal(both)
    await journal.write_journal(both)
    (item,) = await queued(pool)
    assert (item.kind, item.about) == (Trouble.REACHED_NOBODY, "case-1/assessment#1")
    assert (item.case_ref, item.code) == ("case-1", "no_recipient")


async def test_what_the_journal_refuses_for_good_is_in_the_operators_queue(
    journal: Journal, pool: asyncpg.Pool
) -> None:
    """Although nothing of the batch is written; a gap closes by itself and is none of their business."""
    await journal.write_journal(batch("case-1", 1, 2))
    gap = JournalBatch("case-1", (entry(4),), case_view("case-1", 4))
    other = JournalBatch("case-1", (entry(2, actor="manager-2"),), case_view("case-1", 2))
    for refused in (gap, other, other):
        with pytest.raises(ApplicationError):
            await journal.write_journal(refused)
    (item,) = await queued(pool)
    assert (item.kind, item.about, item.code) == (Trouble.JOURNAL_BEHIND, "case-1", "refused")
    assert "JournalConflict" in item.detail


async def test_a_character_that_postgresql_cannot_hold_stops_nothing(journal: Journal, records: Records) -> None:
    odd = entry(2, e.SupervisionRecorded("before\0after"))
    both = JournalBatch("case-1", (entry(1), odd), case_view("case-1", 2), RULES, CALENDAR)
    await journal.write_journal(both)
    assert await journal.write_journal(both) == 2
    assert (await records.read_entries("case-1"))[1].event == e.SupervisionRecorded("before\ufffdafter")
    assert await records.verify_chain("case-1") is None


_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_INSTANT = st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone there
_EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(e.SupervisionRecorded, decision=_TEXT),
    st.builds(e.CheckAnswered, agency=_TEXT, answer=_TEXT),
    st.builds(e.ChildSeen, seen_by=_TEXT, why_not_alone=st.none() | _TEXT),
    st.builds(e.RungReached, moment=_INSTANT, roles=st.lists(st.sampled_from(Role)).map(tuple)),
    st.builds(e.ClockStarted, anchor=_INSTANT, due=_INSTANT, warn_at=st.just(()), rung_at=st.tuples(_INSTANT)),
    st.builds(
        e.AssessmentSubmitted,
        outcome=st.sampled_from(AssessmentOutcome),
        domains=st.dictionaries(st.sampled_from(Domain), _TEXT),
    ),
    st.just(opening()),
)


# NUL has a test of its own; `builds` puts it into the fields that are not named above.
@given(_EVENTS.filter(lambda event: r"\x00" not in repr(event)))
def test_every_event_survives_the_way_through_json(event: Event) -> None:
    assert EVENT.validate_python(entry_event(entry(2, event))) == event


def test_no_two_events_share_a_kind() -> None:
    schema = TypeAdapter(Event).json_schema()
    kinds = [
        schema["$defs"][name]["properties"]["kind"]["const"]
        for name in schema["$defs"]
        if hasattr(e, name) and "kind" in schema["$defs"][name].get("properties", {})
    ]
    assert len(kinds) == len(set(kinds)) > 30
