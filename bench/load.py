"""The load: standard cases from their contact to their end, so many at a time, and a check that all was done."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from temporalio.client import WorkflowHandle

from bench.bare import ANSWER, QUEUE, BareWorkflow, Given, inputs
from bench.houses import Frontdoor, House
from bench.results import NotDone
from bench.standard import NOTICES, STANDARD, contact
from client import new_reference
from client.case_client import workflow_id
from client.errors import GateNotMet
from practice.view import CaseView
from practice.vocabulary import Stage

PATIENCE = 120.0
"""How many seconds one case may take before it counts as stuck."""

Case = Callable[[], Awaitable[str]]
"""Takes one case from its beginning to its end; gives the id of its workflow."""


async def many(one: Case, cases: int, at_a_time: int) -> tuple[float, list[str]]:
    """Take so many cases through, so many at a time; the seconds that it took, and the workflows' ids.

    Raises:
        NotDone: a case did not end in time, or not as it should.
    """
    waiting = iter(range(cases))
    ids: list[str] = []

    async def lane() -> None:
        for _ in waiting:
            ids.append(await asyncio.wait_for(one(), PATIENCE))  # noqa: PERF401 - one after the other

    began = time.perf_counter()
    try:
        async with asyncio.TaskGroup() as lanes:
            for _ in range(min(at_a_time, cases)):
                lanes.create_task(lane())
    except ExceptionGroup as problems:
        first = problems.exceptions[0]
        why = f"one took more than {PATIENCE:.0f} s" if isinstance(first, TimeoutError) else repr(first)
        raise NotDone(f"{len(ids)} of {cases} cases ended; then {why}") from problems
    return time.perf_counter() - began, ids


def one_by_one(house: Frontdoor) -> Case:
    """A standard case of Frontdoor's, each command sent when the one before was answered."""

    async def case() -> str:
        ref = await opened(house)
        for step in STANDARD:
            try:
                await house.client.record(ref, step.command(datetime.now(UTC)))
            except GateNotMet:
                if not step.refused:
                    raise
        return await closed(house, ref)

    return case


def all_at_once(house: Frontdoor) -> Case:
    """A standard case of Frontdoor's, its twelve commands sent as one."""

    async def case() -> str:
        ref, now = await opened(house), datetime.now(UTC)
        answers = await house.client.record_all(ref, [step.command(now) for step in STANDARD])
        if [bool(answer.refused) for answer in answers] != [step.refused for step in STANDARD]:
            raise NotDone(f"{ref} was answered otherwise than the standard case")
        return await closed(house, ref)

    return case


def bare_case(house: House) -> Case:
    """A case of the bare workflow, each input sent when the one before was answered."""
    opening, given = inputs()

    async def case() -> str:
        handle = await started(house, opening)
        for each in given:
            await handle.execute_update(BareWorkflow.take, each, id=uuid.uuid4().hex)
        if await handle.result() != ANSWER:
            raise NotDone(f"{handle.id} ended otherwise than it should")
        return handle.id

    return case


async def opened(house: Frontdoor) -> str:
    """Open a standard case; gives its reference."""
    ref = new_reference()
    await house.client.open(contact(datetime.now(UTC)), case=ref)
    return ref


async def started(house: House, opening: Given) -> WorkflowHandle[BareWorkflow, str]:
    """Start a bare workflow."""
    return await house.temporal.start_workflow(
        BareWorkflow.run, args=[opening, len(STANDARD)], id=f"bare/{new_reference()}", task_queue=QUEUE
    )


async def closed(house: Frontdoor, ref: str) -> str:
    """Wait until a case has been closed and everybody has been told; gives its workflow's id."""
    handle = house.temporal.get_workflow_handle(workflow_id(ref), result_type=CaseView)
    seen: CaseView = await handle.result()
    if seen.stage != Stage.CLOSED or seen.undelivered:
        raise NotDone(f"{ref} ended at the stage {seen.stage} with {len(seen.undelivered)} notices undelivered")
    return handle.id


async def check_all_done(house: House, cases: int) -> None:
    """See that everything that so many cases bring about has happened.

    Raises:
        NotDone: messages, entries of the journal or closed cases are missing, or there are too many.
    """
    if (sent := house.messages()) != cases * NOTICES:
        raise NotDone(f"{sent} messages were sent for {cases} cases")
    if isinstance(house, Frontdoor):
        await _check_journal(house, cases)


async def _check_journal(house: Frontdoor, cases: int) -> None:
    found = await house.pool.fetchrow(
        "SELECT count(*) FILTER (WHERE stage = 'closed' AND written = version) AS closed, sum(version) AS versions,"
        " (SELECT count(*) FROM journal) AS entries, (SELECT count(DISTINCT case_ref) FROM journal) AS cases FROM cases"
    )
    if (found["closed"], found["cases"], found["entries"]) != (cases, cases, found["versions"]):
        raise NotDone(f"the journal of {cases} cases has {dict(found)}")
