from datetime import UTC, datetime

from activities.journal import Journal
from engine.records import Records
from practice import commands as c
from practice.evolve import fold
from practice.view import view
from tests.workflows.house import ASSESSED, COMPLETE, MANAGER, SYSTEM, WORKER, House, assessing, gather


async def test_missing_key_data_blocks_the_authorisation(house: House) -> None:
    """An ethnicity not obtained yet and a disability that nobody asked about; both are supplied, and it goes ahead."""
    child = await assessing(house, COMPLETE | {"ethnicity": "NOBT", "disabilities": None})
    await gather(child)
    await child.do(c.SubmitAssessment, WORKER, outcome="in_need", **ASSESSED)
    lacks = await child.refused(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert lacks == ["ethnicity_not_obtained", "disability_not_recorded"]
    await child.do(c.SupplyDetails, SYSTEM, details=c.Details(ethnicity="REFU", disabilities=("HEAR",)))
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert (await child.look()).stage == "plan"


async def test_every_figure_equals_what_the_journal_comes_to(house: House, journal: Journal, records: Records) -> None:
    """What is listed, counted and shown from the database is the fold of the entries, and the chain is whole."""
    child = await house.long_ago(COMPLETE | {"address": None}, days=9)
    await child.refused(c.CloseCase, MANAGER, reason="no_further_action", summary="x")
    await child.settled()
    for batch in house.world.batches[child.ref]:
        await journal.write_journal(batch)
    opening = house.world.batches[child.ref][0]
    assert opening.rules is not None
    assert opening.calendar is not None
    entries = await records.read_entries(child.ref)
    again = view(fold(child.ref, opening.rules, opening.calendar, entries), datetime.now(UTC))
    (row,) = await records.case_rows()
    assert (row.case_ref, row.stage, row.state, row.version) == (again.case, again.stage, again.state, again.version)
    assert (row.breaches, row.refusals, row.missing_details) == (again.breaches, again.refusals, 1)
    assert (row.late_limits, row.written) == (sum(x.state == "late" for x in again.limits), len(entries))
    (alert, *_) = await records.open_alerts()
    assert alert.rung == max(x.rung for x in again.alerts)
    assert (await records.case_view(child.ref)) == view(
        fold(child.ref, opening.rules, opening.calendar, entries), entries[-1].recorded_at
    )
    assert await records.verify_chain(child.ref) is None
