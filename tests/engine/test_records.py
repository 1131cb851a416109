import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from activities.journal import Journal
from engine import records as reading
from engine.records import Records
from tests.activities.values import NOW, alert, batch, entry, limit


@pytest.mark.parametrize(
    ("change", "found_at"),
    [
        ("UPDATE journal SET actor = 'somebody-else' WHERE sequence = 2", 2),
        ("UPDATE journal SET happened_at = happened_at - interval '1 day' WHERE sequence = 3", 3),
        ("UPDATE journal SET kind = 'CaseClosed' WHERE sequence = 2", 2),
        ("UPDATE journal SET event = jsonb_set(event, '{decision}', '\"Nothing\"') WHERE sequence = 4", 4),
        ("UPDATE journal SET previous_hash = hash WHERE sequence = 3", 3),
        ("DELETE FROM journal WHERE sequence = 2", 2),
        ("DELETE FROM journal WHERE sequence = 4", 4),
    ],
)
async def test_a_change_behind_our_back_shows(
    journal: Journal, records: Records, pool: asyncpg.Pool, change: str, found_at: int
) -> None:
    await journal.write_journal(batch("case-1", 1, 4))
    await pool.execute("ALTER TABLE journal DISABLE TRIGGER append_only")
    await pool.execute(change)
    assert await records.verify_chain("case-1") == found_at


async def test_lateness_is_reckoned_when_it_is_read(journal: Journal, records: Records) -> None:
    due = datetime.now(UTC) + timedelta(seconds=0.5)
    await journal.write_journal(batch("case-1", 1, 1, limits=(limit(due=due),)))
    (before,) = await records.case_rows()
    await asyncio.sleep(0.6)
    (after,) = await records.case_rows()
    assert (before.state, before.next_title, before.late_limits) == ("on track", "Assessment", 0)
    assert (after.state, after.next_due, after.late_since) == ("late", None, due)


async def test_rows_can_be_narrowed_and_leave_out_closed_cases(journal: Journal, records: Records) -> None:
    await journal.write_journal(batch("case-1", 1, 1, team="team-2", family="family-1"))
    await journal.write_journal(batch("case-2", 1, 1, worker="worker-1", alerts=(alert(rung=1),)))
    await journal.write_journal(batch("case-3", 1, 1, stage="closed", closed_at=NOW))

    async def found(**narrowed: Any) -> list[str]:
        return [row.case_ref for row in await records.case_rows(**narrowed)]

    assert await found() == ["case-1", "case-2"]
    assert await found(team="team-2") == ["case-1"]
    assert await found(family="family-1") == ["case-1"]
    assert await found(worker="worker-1") == ["case-2"]
    assert await found(state="escalated") == ["case-2"]
    assert await found(state="closed") == ["case-3"]
    assert await found(most=1, skip=1) == ["case-2"]
    assert await records.open_cases() == ("case-1", "case-2")
    assert await records.open_cases("team-2") == ("case-1",)


async def test_a_family_has_all_its_cases_open_or_closed(journal: Journal, records: Records) -> None:
    await journal.write_journal(batch("case-1", 1, 1, family="family-1", received_at=NOW))
    await journal.write_journal(
        batch("case-2", 1, 1, family="family-1", stage="closed", received_at=NOW - timedelta(days=400))
    )
    await journal.write_journal(batch("case-3", 1, 1, family="family-2"))
    assert await records.cases_of_family("family-1") == ("case-2", "case-1")
    assert await records.cases_of_family("family-3") == ()


async def test_every_case_is_read_a_few_at_a_time(
    journal: Journal, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    for number in range(1, 6):
        await journal.write_journal(batch(f"case-{number}", 1, number))
    found = [(case, entries) async for case, entries in records.every_case()]
    assert found == [(f"case-{n}", tuple(entry(k) for k in range(1, n + 1))) for n in range(1, 6)]
