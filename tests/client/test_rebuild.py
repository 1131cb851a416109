from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import fields
from typing import Any

import asyncpg
import pytest
from temporalio.worker import Worker

import workflows
from activities.journal import Journal
from activities.refill import Refill
from client import errors
from client.rebuild import Rebuilder, Rebuilt
from engine.records import Records
from practice import commands as c
from practice.case import Case
from practice.inbox import Carried
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import (
    COMPLETE,
    MANAGER,
    REFERRED,
    SECOND_MANAGER,
    WORKER,
    Child,
    House,
    assess,
    assessing,
    close,
    gather,
    new_house,
    referred,
    server,
    tell,
    until,
)


@asynccontextmanager
async def engine(journal: Journal, pool: asyncpg.Pool) -> AsyncIterator[House]:
    """A Temporal that knows nothing, with a worker that writes the real journal."""
    async with server(sandbox=False) as env:
        house = new_house(env)
        house.world.journal = journal
        refill = Refill(pool, env.client, journal).refill_journal
        activities: list[Callable[..., Any]] = [journal.write_journal, house.world.deliver_notice, refill]
        async with Worker(env.client, task_queue=house.queue, workflows=workflows.ALL, activities=activities):
            yield house


async def written(child: Child, records: Records) -> Case:
    """The case as its workflow has it, once the journal and the deliveries have caught up."""

    async def quiet() -> bool:
        described = await child.handle.describe()
        entries = await records.read_entries(child.ref)
        version = (await child.look()).version
        return not described.raw_description.pending_activities and bool(entries) and entries[-1].sequence == version

    await until(quiet)
    carried: Carried = await child.handle.query("carried", result_type=Carried)
    return carried.case


def differing(one: Case, other: Case) -> list[str]:
    return [f.name for f in fields(Case) if getattr(one, f.name) != getattr(other, f.name)]


async def rebuilt(
    house: House, records: Records, only: str | None = None, *, preview: bool = False
) -> dict[str, Rebuilt]:
    rebuilder = Rebuilder(records, house.temporal, house.queue, preview)
    found = rebuilder.these([only]) if only else rebuilder.every()
    return {one.case: one async for one in found}


async def cases(house: House) -> list[Child]:
    """Four open cases, each at another point, and one that is closed."""
    late = await house.long_ago(days=10)
    late.on = None
    assessed = await assessing(house)
    await gather(assessed)
    await assess(assessed, AssessmentOutcome.IN_NEED)
    lacking = await house.opened(COMPLETE | {"ethnicity": None}, family="F-7")
    refused = await referred(house)
    assert await refused.refused(c.CloseCase, SECOND_MANAGER, reason="RC7", summary="What was done")
    closed = await house.opened()
    await closed.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}))
    await closed.do(c.ConsiderHistory, WORKER)
    await tell(closed, Told.REFERRER)
    await close(closed, "no_further_action")
    await closed.ended()
    return [late, assessed, lacking, refused, closed]


async def test_cases_that_temporal_lost_are_opened_again_as_they_were(
    journal: Journal, records: Records, pool: asyncpg.Pool
) -> None:
    """Limits, ladders, notices and command ids: everything equals, and the cases go on."""
    async with engine(journal, pool) as before:
        *still_open, closed = await cases(before)
        had = {child.ref: await written(child, records) for child in still_open}
        supervised = await still_open[1].make(c.RecordSupervision, MANAGER, decision="Go on as planned")
        first = await before.client.record(still_open[1].ref, supervised)
        had[still_open[1].ref] = await written(still_open[1], records)
        await written_to_the_end(closed, records)
    async with engine(journal, pool) as after:
        foreseen = await rebuilt(after, records, preview=True)
        assert {one.outcome for one in foreseen.values()} == {"to be opened again"}
        assert not [w async for w in after.temporal.list_workflows()]
        found = await rebuilt(after, records)
        assert {case: (one.outcome, one.entry) for case, one in found.items()} == {
            case: ("opened again", had[case].version) for case in had
        }
        for child in still_open:
            again = await written(Child(after, child.ref), records)
            assert differing(had[child.ref], again) == []
        assert await after.client.record(still_open[1].ref, supervised) == first
        assert (await Child(after, still_open[3].ref).do(c.AcceptReferral, MANAGER, rationale="Section 17")).version > (
            had[still_open[3].ref].version
        )
        assert {one.outcome for one in (await rebuilt(after, records)).values()} == {"in order"}


async def written_to_the_end(child: Child, records: Records) -> None:
    """Wait until the journal has a closed case to its end."""
    version = (await child.ended()).version

    async def whole() -> bool:
        return (await records.read_entries(child.ref))[-1].sequence == version

    await until(whole)


async def test_a_journal_that_was_changed_opens_nothing(journal: Journal, records: Records, pool: asyncpg.Pool) -> None:
    async with engine(journal, pool) as before:
        child = await referred(before)
        await written(child, records)
    await pool.execute("ALTER TABLE journal DISABLE TRIGGER append_only")
    await pool.execute("UPDATE journal SET actor = 'somebody-else' WHERE sequence = 2")
    async with engine(journal, pool) as after:
        assert await rebuilt(after, records) == {child.ref: Rebuilt(child.ref, "changed", 2)}
        with pytest.raises(errors.CaseNotFound):
            await after.client.show(child.ref)


async def test_one_case_can_be_opened_alone(journal: Journal, records: Records, pool: asyncpg.Pool) -> None:
    async with engine(journal, pool) as before:
        wanted, other = await before.opened(), await before.opened()
        for child in (wanted, other):
            await written(child, records)
            await child.handle.terminate("lost")
        assert set(await rebuilt(before, records, wanted.ref)) == {wanted.ref}
        assert await before.client.is_open(wanted.ref)
        assert not await before.client.is_open(other.ref)
        with pytest.raises(errors.CaseNotFound, match="C-NOWHERE"):
            await rebuilt(before, records, "C-NOWHERE")


async def forget(pool: asyncpg.Pool, after: dict[str, int]) -> None:
    """What restoring an older backup does: the journal of each case ends at an earlier entry, or is not there."""
    await pool.execute("ALTER TABLE journal DISABLE TRIGGER append_only")
    for case, entry in after.items():
        await pool.execute("DELETE FROM journal WHERE case_ref = $1 AND sequence > $2", case, entry)
        await pool.execute("UPDATE cases SET written = $2, version = $2 WHERE case_ref = $1", case, entry)
        if not entry:
            await pool.execute("DELETE FROM cases WHERE case_ref = $1", case)
    await pool.execute("ALTER TABLE journal ENABLE TRIGGER append_only")


async def test_a_journal_restored_from_an_older_backup_is_filled_from_the_histories(
    journal: Journal, records: Records, pool: asyncpg.Pool
) -> None:
    """Of a case that runs, of one that it had never heard of, and of one that was closed meanwhile and stays closed."""
    async with engine(journal, pool) as house:
        behind, unheard_of = await referred(house), await house.opened()
        *_, closed = await cases(house)
        await written_to_the_end(closed, records)
        had = {}
        for child in (behind, unheard_of, closed):
            if child is not closed:
                await written(child, records)
            had[child.ref] = await records.read_entries(child.ref)
        await forget(pool, {behind.ref: 2, unheard_of.ref: 0, closed.ref: 3})
        await pool.execute("UPDATE cases SET stage = 'contact' WHERE case_ref = $1", closed.ref)
        foreseen = await rebuilt(house, records, preview=True)
        found = await rebuilt(house, records)
        for child, kept in ((behind, 2), (unheard_of, 0), (closed, 3)):
            last = len(had[child.ref])
            assert foreseen[child.ref] == Rebuilt(child.ref, "to be filled", kept)
            assert found[child.ref] == Rebuilt(child.ref, "filled", last, last - kept)
            assert await records.read_entries(child.ref) == had[child.ref]
            assert await records.verify_chain(child.ref) is None
        assert not await house.client.is_open(closed.ref)
        assert closed.ref not in await records.open_cases()
        assert await behind.do(c.AcceptReferral, MANAGER, rationale="Section 17")
        await written(behind, records)


async def test_a_case_ended_behind_our_back_goes_on_from_its_history_with_what_was_not_written(
    journal: Journal, records: Records, pool: asyncpg.Pool
) -> None:
    async with engine(journal, pool) as house:
        child = await referred(house)
        had = await written(child, records)
        await forget(pool, {child.ref: 1})
        await child.handle.terminate("by mistake")
        assert await rebuilt(house, records) == {
            child.ref: Rebuilt(child.ref, "opened again", had.version, had.version - 1)
        }
        assert differing(had, await written(child, records)) == []
