"""Sending the adoption of other rules to case after case, with a record of what became of each."""

import asyncio
import json
from collections import Counter
from typing import Any

import asyncpg
import structlog
from pydantic import TypeAdapter
from temporalio import activity
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from activities.database import QUERIES
from practice.adoption import ADOPT_FOR_CASES, AdoptionChunk, Preview, command_for
from practice.case import Answer

SECONDS_A_MINUTE = 60
ATTEMPTS = 5
RUN_LETTERS = 12
"""The last letters of a run's id tell it from others; the first are of the time at which it began."""
_PREVIEW = TypeAdapter(Preview)

_log = structlog.get_logger(__name__)


class Adoptions:
    """The activity of an adoption, over one database and one Temporal."""

    def __init__(self, pool: asyncpg.Pool, temporal: Client) -> None:
        self._pool = pool
        self._temporal = temporal

    @activity.defn(name=ADOPT_FOR_CASES)
    async def adopt_for_cases(self, chunk: AdoptionChunk) -> dict[str, int]:
        """Adopt for each case of a chunk, no more of them a minute than it says; gives how many did not, by the reason.

        Repeating a chunk changes nothing: each case knows its command id, and the record of each is kept once. The id
        is of this run, so that rules may be adopted, given up for others, and adopted again.
        """
        run = (activity.info().workflow_run_id or "")[-RUN_LETTERS:]
        reasons: Counter[str] = Counter()
        for case in chunk.cases:
            activity.heartbeat(case)
            outcome, detail, moved = await self._adopt(chunk, run, case)
            if outcome != "adopted":
                reasons[detail] += 1
            await QUERIES.record_adoption(
                self._pool,
                batch=chunk.batch,
                run=run,
                case_ref=case,
                outcome=outcome,
                detail=detail,
                moved=json.dumps(moved),
            )
            await asyncio.sleep(SECONDS_A_MINUTE / chunk.per_minute)
        _log.info("rules_adopted", batch=chunk.batch, cases=len(chunk.cases), not_adopted=reasons.total())
        return dict(reasons)

    async def _adopt(self, chunk: AdoptionChunk, run: str, case: str) -> tuple[str, str, Any]:
        command = command_for(chunk.template, f"{chunk.batch}-{run}", case)
        handle = self._temporal.get_workflow_handle(f"case/{case}")
        try:
            before: Preview = await handle.query(
                "preview_adoption", args=[command, command.received_at], result_type=Preview
            )
            await handle.execute_update("AdoptRules", command, id=command.id, result_type=Answer)
        except WorkflowUpdateFailedError as error:
            cause = error.cause
            code = cause.type if isinstance(cause, ApplicationError) and cause.type else "Refused"
            return "refused", f"{code}: {cause}", []
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return "closed", "The case ended before it was reached; it keeps its rules.", []
            # One case that cannot answer must not keep all those behind it waiting.
            if activity.info().attempt > ATTEMPTS:
                return "refused", f"Unavailable: the case did not answer ({error.status.name.lower()}).", []
            raise
        return "adopted", "", _PREVIEW.dump_python(before, mode="json")["moved"]
