"""Putting Temporal and the journal together again after either has lost something.

A case that Temporal has lost is opened again from the journal: it is the fold of its entries, so its limits, ladders
and command ids come back as they were. A journal that was restored from an older backup is filled from the histories.
Where Temporal still has a history, that is the newer of the two and is followed. Notices that had not been told go out
now; those that had been are known by their keys and are not sent twice.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from temporalio.client import Client, WorkflowExecutionStatus, WorkflowFailureError
from temporalio.common import (
    Priority,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from client.case_client import PATIENCE, unavailable, workflow_id
from client.errors import CaseNotFound, Malformed
from client.let_in import latest_let_in, see_let_in
from engine.records import Records
from engine.search_attributes import shown
from practice.calendar import shared_calendar
from practice.events import Entry
from practice.evolve import fold
from practice.inbox import Carried, CaseInput
from practice.ladder import precedence
from practice.rules import shared_rules
from practice.view import view

AT_ONCE = 20
RUNNING = 'WorkflowType = "Case" AND ExecutionStatus = "Running"'

Outcome = Literal["in order", "filled", "opened again", "to be filled", "to be opened again", "changed", "closed"]


@dataclass(frozen=True)
class Rebuilt:
    """What became of one case. `entry` is the last one in its journal.

    `changed` means that its journal is not as it was written, from `entry` on: nothing was done. `added` is how many
    entries the histories gave to the journal.
    """

    case: str
    outcome: Outcome
    entry: int
    added: int = 0


@dataclass(frozen=True)
class Rebuilder:
    """Both sides, and whether anything is done (`preview` only says what would be)."""

    records: Records
    temporal: Client
    task_queue: str
    preview: bool = False

    async def every(self) -> AsyncIterator[Rebuilt]:
        """Every case that is open in the journal, or that runs in Temporal. Repeating it is harmless.

        Raises:
            Unavailable: Temporal does not answer; what was done stays.
        """
        try:
            running = {w.id.removeprefix("case/") async for w in self.temporal.list_workflows(RUNNING)}
        except RPCError as error:
            raise unavailable(error) from error
        async for rebuilt in self.these(sorted(running | {*await self.records.open_cases()})):
            yield rebuilt

    async def these(self, cases: Sequence[str]) -> AsyncIterator[Rebuilt]:
        """These cases, a few at a time.

        Raises:
            CaseNotFound: neither side has one of them.
            NotAuthenticated: whoever rebuilds proves no role of an operator; what was done stays.
            Unavailable: Temporal does not answer; what was done stays.
        """
        for begin in range(0, len(cases), AT_ONCE):
            some = cases[begin : begin + AT_ONCE]
            try:
                for rebuilt in await asyncio.gather(*map(self._one, some)):
                    yield rebuilt
            except RPCError as error:
                raise unavailable(error) from error

    async def _one(self, case: str) -> Rebuilt:
        if (fault := await self.records.verify_chain(case)) is not None:
            return Rebuilt(case, "changed", fault)
        known = await self._known(case)
        written = await self._written(case)
        if known is None:
            return await self._from_journal(case, written)
        status, carried = known
        added = await self._fill(case, carried) if self._behind(carried, written) else 0
        if status is not WorkflowExecutionStatus.RUNNING and carried.case.open:
            return await self._open(carried, added)
        outcome: Outcome = "in order" if status is WorkflowExecutionStatus.RUNNING else "closed"
        if self._behind(carried, written):
            outcome = "to be filled" if self.preview else "filled"
        return Rebuilt(case, outcome, written + added, added)

    async def _known(self, case: str) -> tuple[WorkflowExecutionStatus | None, Carried] | None:
        """What Temporal knows of a case, as its newest history tells it."""
        try:
            handle = await latest_let_in(self.temporal, case)
            status = (await handle.describe()).status
            return status, await handle.query("carried", result_type=Carried, rpc_timeout=PATIENCE)
        except CaseNotFound:
            return None
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return None
            raise

    async def _written(self, case: str) -> int:
        return await self.records.last_sequence(case)

    @staticmethod
    def _behind(carried: Carried, written: int) -> bool:
        """Whether the journal lacks entries that the case does not have in hand to write."""
        first_in_hand = carried.unwritten[0].sequence if carried.unwritten else carried.case.version + 1
        return written + 1 < first_in_hand

    async def _fill(self, case: str, carried: Carried) -> int:
        if self.preview:
            return 0
        try:
            added: int = await self.temporal.execute_workflow(
                "RefillJournal",
                carried.case.id,
                id=f"refill/{case}",
                task_queue=self.task_queue,
                result_type=int,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                static_summary=f"{case} · its journal from its histories",
            )
        except WorkflowFailureError as error:
            raise Malformed(
                f"The histories of {case} and its journal say different things of the same entry: see `ops verify`."
            ) from error
        return added

    async def _from_journal(self, case: str, written: int) -> Rebuilt:
        carried = await carried_of(self.records, case)
        return await self._open(carried, 0) if carried.case.open else Rebuilt(case, "closed", written)

    async def _open(self, carried: Carried, added: int) -> Rebuilt:
        case = carried.case
        if self.preview:
            return Rebuilt(case.id, "to be opened again", await self._written(case.id))
        try:
            handle = await self.temporal.start_workflow(
                "Case",
                CaseInput(case=case.id, rules=case.rules, calendar=case.calendar, carried=carried),
                id=workflow_id(case.id),
                task_queue=self.task_queue,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
                id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
                static_summary=f"{case.id} · {case.team} · opened again",
                search_attributes=shown(view(case, datetime.now(UTC))),
                priority=Priority(priority_key=precedence(case)),
                rpc_timeout=PATIENCE,
            )
        except WorkflowAlreadyStartedError:
            return Rebuilt(case.id, "in order", await self._written(case.id), added)
        await see_let_in(handle)
        return Rebuilt(case.id, "opened again", case.version, added)


async def carried_of(records: Records, reference: str) -> Carried:
    """A case as its journal tells it.

    Raises:
        CaseNotFound: the journal has no such case.
        Malformed: it lacks the rules or the calendar that an entry names.
    """
    entries = await records.read_entries(reference)
    if not entries:
        raise CaseNotFound(f"Neither Temporal nor the journal has a case {reference}.")
    rules = {name: shared_rules(await _known(records.read_rules, name)) for name in _named(entries, "rules")}
    days = {name: shared_calendar(await _known(records.read_calendar, name)) for name in _named(entries, "calendar")}
    opening: Any = entries[0].event
    return Carried(fold(reference, rules[opening.rules], days[opening.calendar], entries), ())


def _named(entries: tuple[Entry, ...], field: str) -> list[str]:
    return list(dict.fromkeys(name for entry in entries if isinstance(name := getattr(entry.event, field, None), str)))


async def _known(read: Any, name: str) -> Any:
    value = await read(name)
    if value is None:
        raise Malformed(f"The journal lacks the rules or the calendar {name[:12]}: restore it from a backup.")
    return value
