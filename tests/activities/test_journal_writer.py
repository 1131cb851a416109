"""Cases write to the journal together, and none stands in for another's trouble."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable

import asyncpg
import pytest
from temporalio.exceptions import ApplicationError

from activities.journal import Journal
from activities.journal_writer import LARGEST_GROUP
from engine.database import NO_ANSWER, open_pool
from engine.records import Records
from practice.outbox import JournalBatch
from tests.activities.values import CALENDAR, RULES, batch, case_view, entry, opening
from tests.workflows.house import until

_BY_OTHER_RULES = dataclasses.replace(opening(), rules="never stored")
_MANY = tuple(f"case-{number}" for number in range(LARGEST_GROUP))


def _batches(first: int = 1, last: int = 3) -> list[JournalBatch]:
    return [batch(case, first, last) for case in _MANY]


async def _transactions(pool: asyncpg.Pool) -> int:
    return int(await pool.fetchval("SELECT count(DISTINCT xmin::text) FROM journal"))


async def _entries(pool: asyncpg.Pool) -> int:
    return int(await pool.fetchval("SELECT count(*) FROM journal"))


async def test_many_cases_at_once_are_one_transaction(journal: Journal, records: Records, pool: asyncpg.Pool) -> None:
    assert await asyncio.gather(*map(journal.append, _batches())) == [3] * len(_MANY)
    assert (await _entries(pool), await _transactions(pool)) == (3 * len(_MANY), 1)
    for case in _MANY:
        assert await records.verify_chain(case) is None
    assert {(row.case_ref, row.version) for row in await records.case_rows()} == {(case, 3) for case in _MANY}


async def test_no_transaction_is_longer_than_a_group(journal: Journal, pool: asyncpg.Pool) -> None:
    await asyncio.gather(*map(journal.append, [*_batches(), batch("one-more", 1, 1)]))
    assert await _transactions(pool) == 2


async def test_batches_of_one_case_are_written_in_their_order(
    journal: Journal, records: Records, pool: asyncpg.Pool
) -> None:
    """Each in a transaction of its own, as the second must see the end that the first has written."""
    in_order = [batch("case-1", 1, 2), batch("case-1", 3, 4), batch("case-1", 5, 5)]
    assert await asyncio.gather(*map(journal.append, in_order)) == [2, 4, 5]
    assert await _transactions(pool) == 3
    assert await records.verify_chain("case-1") is None


@pytest.mark.parametrize(
    ("poison", "what"),
    [
        (JournalBatch("case-bad", (entry(2),), case_view("case-bad", 2)), "JournalGap"),
        (JournalBatch("case-bad", (entry(1, _BY_OTHER_RULES),), case_view("case-bad", 1)), "RulesMissing"),
        (JournalBatch("case-bad", (entry(1, actor="a\0"),), case_view("case-bad", 1), RULES, CALENDAR), None),
    ],
    ids=["a gap", "rules that are not stored", "a value that PostgreSQL refuses"],
)
async def test_one_batch_that_cannot_be_written_fails_alone(
    journal: Journal, pool: asyncpg.Pool, poison: JournalBatch, what: str | None
) -> None:
    given = [*_batches()[:5], poison, *_batches()[5:9]]
    found = await asyncio.gather(*map(journal.append, given), return_exceptions=True)
    (problem,) = [each for each in found if isinstance(each, Exception)]
    assert found.index(problem) == 5
    assert getattr(problem, "type", None) == what
    assert isinstance(problem, ApplicationError if what else asyncpg.DataError)
    assert await pool.fetchval("SELECT count(*) FROM cases") == len(given) - 1
    assert await pool.fetchval("SELECT count(*) FROM journal WHERE case_ref = 'case-bad'") == 0


async def test_who_does_not_wait_any_longer_cancels_nobody_and_is_written_all_the_same(
    journal: Journal, pool: asyncpg.Pool
) -> None:
    """As when a worker stops: what was handed in before is still written, group by group."""
    gone = asyncio.create_task(journal.append(batch("case-gone", 1, 1)))
    others = [asyncio.create_task(journal.append(each)) for each in _batches()]
    await asyncio.sleep(0)
    gone.cancel()
    assert await asyncio.gather(*others) == [3] * len(_MANY)

    async def written() -> bool:
        return await _entries(pool) == 3 * len(_MANY) + 1

    await until(written)
    assert gone.cancelled()


async def test_a_database_that_goes_away_fails_all_who_wait_and_they_may_try_again(
    new_database: Callable[..., Awaitable[str]], template: str, drop_database: Callable[[str], Awaitable[None]]
) -> None:
    url = await new_database(template)
    pool = await open_pool(url)
    journal = Journal(pool)
    await journal.append(batch("case-0", 1, 1))
    await drop_database(url)
    found = await asyncio.gather(*map(journal.append, _batches()[:20]), return_exceptions=True)
    assert all(isinstance(each, NO_ANSWER) for each in found)
    await pool.close()


async def test_a_case_that_is_locked_elsewhere_holds_up_no_other(journal: Journal, pool: asyncpg.Pool) -> None:
    async with pool.acquire() as elsewhere, elsewhere.transaction():
        await elsewhere.execute("SELECT pg_advisory_xact_lock(hashtextextended('case-7', 0))")
        writing = {each.case: asyncio.create_task(journal.append(each)) for each in _batches()}
        locked = writing.pop("case-7")
        assert await asyncio.gather(*writing.values()) == [3] * len(writing)
        assert not locked.done()
    assert await locked == 3


async def test_rules_that_another_database_lacks_are_sent_to_it_again(journal: Journal, pool: asyncpg.Pool) -> None:
    """A process sends them once for all cases; a database that was set up anew meanwhile gets them all the same."""
    await journal.append(batch("case-1", 1, 1))
    async with pool.acquire() as connection, connection.transaction():
        for table in ("journal", "rulebooks", "calendars"):
            await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only")
        await connection.execute("TRUNCATE journal, cases, rulebooks, calendars CASCADE")
    assert await journal.append(batch("case-1", 1, 1)) == 1
    assert await pool.fetchval("SELECT count(*) FROM rulebooks") == 1
