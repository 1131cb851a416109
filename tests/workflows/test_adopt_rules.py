"""Adopting other rules, or days that do not count: for one case, and for all that are open."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Replayer

from activities.adopt_rules import Adoptions
from client import errors
from client.adopt_rules import adopt_for_all, batch_of, cases_under, previews
from engine.plugin import FrontdoorPlugin
from practice import commands as c
from practice import events as e
from practice.adoption import AdoptionProgress, AdoptRules
from practice.calendar import NonWorkingDay, local_date
from tests.workflows.house import (
    KEYS,
    MANAGER,
    REFERRED,
    SECOND_MANAGER,
    WORKER,
    Child,
    House,
    gather,
    new_house,
    referred,
    until,
)
from tests.workflows.other_rules import stricter
from workflows.case import CaseWorkflow

PER_MINUTE = 6_000


async def _template(child: Child) -> AdoptRules:
    command: AdoptRules = await child.make(
        AdoptRules, SECOND_MANAGER, rules=stricter(child.house.book), reason="Children are to be seen sooner"
    )
    return command


async def _all_histories_replay(child: Child) -> int:
    replayer = Replayer(workflows=[CaseWorkflow], plugins=[FrontdoorPlugin(KEYS)])
    runs = [x async for x in child.house.temporal.list_workflows(f"WorkflowId = '{child.handle.id}'")]
    for run in runs:
        handle = child.house.temporal.get_workflow_handle(child.handle.id, run_id=run.run_id)
        await replayer.replay_workflow(await handle.fetch_history())
    return len(runs)


async def test_a_preview_moves_nothing_and_the_real_thing_moves_what_it_said(house: House) -> None:
    """The limit on seeing the child comes nearer; what was met stays as it was judged; the journal has the rules."""
    child = await referred(house)
    await child.settled()
    command = await _template(child)
    before, length = await child.look(), await child.length()
    preview = await house.client.preview_adoption(child.ref, command)
    assert [x.key for x in preview.moved] == ["child_seen"]
    assert (await child.look(), await child.length()) == (before, length)
    answer = await house.client.adopt_rules(child.ref, command)
    limit = await child.limit("child_seen")
    assert (limit.due, limit.state) == (preview.moved[0].due, "running")
    assert limit.due < preview.moved[0].was_due  # type: ignore[operator]
    assert (await child.limit("contact_decision")).state == "met"
    assert (await child.look()).rules.endswith("+county-2")
    assert await house.client.adopt_rules(child.ref, command) == answer
    await child.settled()
    (batch,) = (b for b in house.world.batches[child.ref] if isinstance(b.entries[0].event, e.RulesAdopted))
    assert batch.rules == command.rules
    assert await _all_histories_replay(child) == 1


async def test_rules_and_eras_outlive_a_fresh_history(house: House) -> None:
    """After it the case lives by the adopted rules, what was met before is explained by the former, and both replay."""
    child = await house.started(fresh_history_every=40)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await house.client.adopt_rules(child.ref, await _template(child))
    due = (await child.limit("child_seen")).due
    await gather(child, ("school", "gp", "police"))

    async def afresh() -> bool:
        return await child.runs() > 1

    await until(afresh)
    await child.do(c.RequestCheck, WORKER, agency="hospital", purpose="x")
    by = {x.clock: x.rules.rpartition("+")[2] for x in (await house.client.explain(child.ref)).limits}
    assert (by["contact_decision"], by["child_seen"], by["agency_reply:hospital"]) == ("county", "county-2", "county-2")
    assert (await child.limit("child_seen")).due == due
    await child.settled()
    assert await _all_histories_replay(child) > 1


async def test_days_that_do_not_count_move_what_is_counted_in_days(house: House) -> None:
    """Snow closes the county on the day on which a visit would have been due."""
    child = await referred(house)
    before = (await child.limit("child_seen")).due
    _, calendar = house.book.for_referral(house.book.today)
    snow = NonWorkingDay(local_date(calendar, before), "Snow")
    command = await child.make(AdoptRules, SECOND_MANAGER, calendar="snow", days=(snow,), reason="Roads closed")
    await house.client.adopt_rules(child.ref, command)
    moved = await child.limit("child_seen")
    assert moved.due >= before + timedelta(hours=20)
    (account,) = (x for x in (await house.client.explain(child.ref)).limits if x.clock == "child_seen")
    assert "Snow" in {day.why for day in account.days}


async def test_only_a_senior_manager_adopts_and_only_what_is_new(house: House) -> None:
    """Nothing of what is turned down is on the record."""
    child = await referred(house)
    version = (await child.look()).version
    command = await _template(child)
    with pytest.raises(errors.NotAuthorised):
        await house.client.adopt_rules(child.ref, command.model_copy(update={"actor": MANAGER}))
    rules, _ = house.book.for_referral(house.book.today)
    with pytest.raises(errors.Malformed, match="has these rules and this calendar already"):
        await house.client.adopt_rules(child.ref, command.model_copy(update={"rules": rules}))
    assert (await child.look()).version == version


@pytest.fixture
async def adopting_house(env: WorkflowEnvironment, pool: asyncpg.Pool) -> AsyncIterator[House]:
    """A house whose worker adopts rules and keeps the record of it in a real database."""
    house = new_house(env)
    async with house.worker(Adoptions(pool, env.client).adopt_for_cases):
        yield house


async def test_rules_are_adopted_for_every_open_case_once(adopting_house: House, pool: asyncpg.Pool) -> None:
    """Two cases move and a third has been closed meanwhile; asking again adopts nothing anew."""
    house = adopting_house
    children = await asyncio.gather(referred(house), referred(house))
    name = house.book.for_referral(house.book.today)[0].name

    async def indexed() -> bool:
        return {x.ref for x in children} <= set(await cases_under(house.client, [name]))

    await until(indexed)
    template = await _template(children[0])
    cases = [x.ref for x in children]
    assert [len(x.moved) async for x in previews(house.client, template, cases)] == [1, 1]
    seen: list[AdoptionProgress] = []

    async def adopt() -> AdoptionProgress:
        return await adopt_for_all(
            house.temporal, house.queue, template, [*cases, "C-CLOSED"], per_minute=PER_MINUTE, progress=seen.append
        )

    assert await adopt() == AdoptionProgress(3, adopted=2, not_adopted=1)
    assert all(x.total == 3 for x in seen)
    versions = [(await x.look()).version for x in children]
    assert all([(await x.look()).rules.endswith("+county-2") for x in children])
    first = await pool.fetch("SELECT * FROM adoptions ORDER BY case_ref")
    assert {x["case_ref"]: x["outcome"] for x in first} == dict.fromkeys(cases, "adopted") | {"C-CLOSED": "closed"}
    assert {x["batch"] for x in first} == {batch_of(template)}
    assert [[m["key"] for m in json.loads(x["moved"])] for x in first if x["outcome"] == "adopted"] == [
        ["child_seen"]
    ] * 2
    assert await adopt() == AdoptionProgress(3, adopted=0, not_adopted=3)
    assert [(await x.look()).version for x in children] == versions
    (run,) = {x["run"] for x in first}
    assert await pool.fetch("SELECT * FROM adoptions WHERE run = $1 ORDER BY case_ref", run) == first
    again = await pool.fetch("SELECT * FROM adoptions WHERE run <> $1", run)
    assert {x["case_ref"]: x["outcome"] for x in again} == dict.fromkeys(cases, "refused") | {"C-CLOSED": "closed"}


async def test_rules_that_were_given_up_can_be_adopted_again(adopting_house: House) -> None:
    """The council tries stricter rules, goes back, and tries them again."""
    house = adopting_house
    child = await referred(house)
    strict = await _template(child)
    former = strict.model_copy(update={"rules": house.book.for_referral(house.book.today)[0]})
    for template in (strict, former, strict):
        done = await adopt_for_all(
            house.temporal, house.queue, template, [child.ref], per_minute=PER_MINUTE, progress=lambda _: None
        )
        assert done == AdoptionProgress(1, adopted=1)
    assert (await child.look()).rules.endswith("+county-2")
    await child.settled()
    assert len(house.world.events(child.ref, e.RulesAdopted)) == 3
