"""Opening cases again from the journal, after Temporal has lost them: with their limits, ladders and command ids.

A case is the fold of its entries, so the journal is enough. What a case had accepted and not yet written when Temporal
was lost cannot come back; whoever sent it was answered, and sends it again when they miss it. Notices that had not
been told go out now; those that had been are known by their keys and are not sent twice.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Literal

from temporalio.client import Client
from temporalio.common import (
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError

from client.case_client import PATIENCE, unavailable, workflow_id
from client.errors import CaseNotFound, Malformed
from engine.records import Records
from engine.search_attributes import FAMILY, RULES, STAGE, TEAM
from practice.calendar import shared_calendar
from practice.case import Case
from practice.events import Entry
from practice.evolve import fold
from practice.inbox import Carried, CaseInput
from practice.rules import shared_rules

AT_ONCE = 20
RUNNING = 'WorkflowType = "Case" AND ExecutionStatus = "Running"'

Outcome = Literal["reopened", "would be reopened", "running", "changed", "closed"]


@dataclass(frozen=True)
class Rebuilt:
    """What became of one case: `changed` means that its journal is not as it was written, from `entry` on.

    `entry` is otherwise the last one in its journal: what came after it, if anything, is lost.
    """

    case: str
    outcome: Outcome
    entry: int


async def rebuild(
    records: Records, temporal: Client, task_queue: str, *, only: str | None = None, preview: bool = False
) -> AsyncIterator[Rebuilt]:
    """Open every case again that is open in the journal and not running in Temporal, or `only` one.

    With `preview` nothing is opened. Cases that run are left alone, so that repeating it is harmless.

    Raises:
        Unavailable: Temporal does not answer; what was opened stays.
    """
    try:
        running = {w.id async for w in temporal.list_workflows(RUNNING)}
    except RPCError as error:
        raise unavailable(error) from error
    chosen = (only,) if only else await records.open_cases()
    for begin in range(0, len(chosen), AT_ONCE):
        some = chosen[begin : begin + AT_ONCE]
        judged = await asyncio.gather(*(_judged(records, case, running) for case in some))
        for rebuilt in await asyncio.gather(*(_opened(temporal, task_queue, one, preview=preview) for one in judged)):
            yield rebuilt


async def _judged(records: Records, case: str, running: set[str]) -> Case | Rebuilt:
    """The case to open, or why it is left alone."""
    if workflow_id(case) in running:
        return Rebuilt(case, "running", 0)
    if (fault := await records.verify_chain(case)) is not None:
        return Rebuilt(case, "changed", fault)
    folded = await case_of(records, case)
    return folded if folded.open else Rebuilt(case, "closed", folded.version)


async def _opened(temporal: Client, task_queue: str, case: Case | Rebuilt, *, preview: bool) -> Rebuilt:
    if isinstance(case, Rebuilt):
        return case
    outcome: Outcome = "would be reopened" if preview else await _start(temporal, task_queue, case)
    return Rebuilt(case.id, outcome, case.version)


async def case_of(records: Records, reference: str) -> Case:
    """A case as its journal tells it.

    Raises:
        CaseNotFound: the journal has no such case.
        Malformed: it lacks the rules or the calendar that an entry names.
    """
    entries = await records.read_entries(reference)
    if not entries:
        raise CaseNotFound(f"The journal has no case {reference}.")
    rules = {name: shared_rules(await _known(records.read_rules, name)) for name in _named(entries, "rules")}
    days = {name: shared_calendar(await _known(records.read_calendar, name)) for name in _named(entries, "calendar")}
    opening: Any = entries[0].event
    return fold(reference, rules[opening.rules], days[opening.calendar], entries)


def _named(entries: tuple[Entry, ...], field: str) -> list[str]:
    return list(dict.fromkeys(name for entry in entries if isinstance(name := getattr(entry.event, field, None), str)))


async def _known(read: Any, name: str) -> Any:
    value = await read(name)
    if value is None:
        raise Malformed(f"The journal lacks the rules or the calendar {name[:12]}: restore it from a backup.")
    return value


async def _start(temporal: Client, task_queue: str, case: Case) -> Literal["reopened", "running"]:
    known = [
        SearchAttributePair(STAGE, case.stage.value),
        SearchAttributePair(TEAM, case.team),
        SearchAttributePair(RULES, case.rules.name),
    ]
    if case.family:
        known.append(SearchAttributePair(FAMILY, case.family))
    try:
        await temporal.start_workflow(
            "Case",
            CaseInput(case=case.id, rules=case.rules, calendar=case.calendar, carried=Carried(case, ())),
            id=workflow_id(case.id),
            task_queue=task_queue,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
            static_summary=f"{case.id} · {case.team} · opened again from the journal",
            search_attributes=TypedSearchAttributes(known),
            rpc_timeout=PATIENCE,
        )
    except WorkflowAlreadyStartedError:
        return "running"
    except RPCError as error:
        raise unavailable(error) from error
    return "reopened"
