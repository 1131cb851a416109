"""The watcher's activities: what the journal has open is compared with what Temporal runs, page by page.

What has gone missing is woken; what that does not put right goes into the operators' queue, and operators are told.
Every step can be repeated: a case is woken for nothing at no harm, and a trouble is in the queue once.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import asyncpg
import structlog
from pydantic import TypeAdapter
from temporalio import activity
from temporalio.client import Client, WorkflowExecutionStatus, WorkflowQueryFailedError
from temporalio.service import RPCError, RPCStatusCode

from activities.operators import WATCHING, raise_findings
from engine.database import QUERIES, rows
from engine.directory.checking import Gap, directory_gaps
from engine.rules import Rulebook
from engine.stuck import Stuck, stuck_cases
from practice.view import CaseView
from practice.watch import (
    CONCLUDE_SWEEP,
    LOOK_OVER,
    Claim,
    Concluded,
    Finding,
    OpenCase,
    Sweep,
    Swept,
    Tolerances,
    Trouble,
    Untold,
    of_cases,
    of_claims,
    of_workflows,
    overdue,
    still_overdue,
    without_workflow,
    workflow_missing,
)

PAGE = 1_000
AT_ONCE = 20
"""So many cases are asked or woken at the same time."""
ANSWERS_WITHIN = timedelta(seconds=5)
LOOKS_AGAIN_EVERY = 1.0
KEPT_FOR = timedelta(days=90)
GAPS_AHEAD = timedelta(days=1)
"""Of what the directory will lack, operators hear so long before; `directory check` looks further."""
RUNNING = "WorkflowType = 'Case' AND ExecutionStatus = 'Running'"
SWEPT = tuple(t for t in Trouble if t is not Trouble.REACHED_NOBODY)
"""The kinds that a whole sweep finds again for as long as they are so."""

_UNTOLD = TypeAdapter(tuple[Untold, ...])
_In = TypeVar("_In")
_Out = TypeVar("_Out")
_log = structlog.get_logger(__name__)


@dataclass
class _Compared:
    """What one comparison has come to so far: cases compared, troubles found, cases whose moment has passed."""

    cases: int = 0
    findings: list[Finding] = field(default_factory=list)
    late: list[str] = field(default_factory=list)


class Watch:
    """The comparison, over one database and one Temporal."""

    def __init__(self, pool: asyncpg.Pool, temporal: Client, *, policy: str) -> None:
        """`policy` names the council's rules, by whose ladders the directory is checked."""
        self._pool = pool
        self._temporal = temporal
        self._policy = policy

    @activity.defn(name=LOOK_OVER)
    async def look_over(self, sweep: Sweep) -> Swept:
        """Compare everything, wake the cases whose moment has passed, and queue what stays wrong."""
        began: datetime = await WATCHING.begin_sweep(self._pool, run=_run())
        compared = await self._compare(sweep.allowed)
        findings = compared.findings + await self._wake(compared.late, sweep)
        async with self._pool.acquire() as connection, connection.transaction():
            await raise_findings(connection, findings)
            await WATCHING.clear_gone(connection, kinds=[kind.value for kind in SWEPT], before=began)
            await WATCHING.clear_reached(connection, kind=Trouble.REACHED_NOBODY.value)
        _log.info("swept", count=len(findings))
        return Swept(compared.cases, len(findings), len(compared.late))

    @activity.defn(name=CONCLUDE_SWEEP)
    async def conclude_sweep(self, concluded: Concluded) -> None:
        """Leave the heartbeat; a sweep that failed is a trouble of its own until one succeeds."""
        swept = concluded.swept or Swept(0, 0, 0)
        async with self._pool.acquire() as connection, connection.transaction():
            await WATCHING.end_sweep(
                connection,
                run=_run(),
                cases=swept.cases,
                found=swept.found,
                nudged=swept.nudged,
                outcome=concluded.failed or "done",
            )
            await WATCHING.forget_old_sweeps(connection, before=_now() - KEPT_FOR)
            if concluded.failed:
                failed = Finding(Trouble.SWEEP_FAILED, "sweep", concluded.failed, "It is tried again at the next time.")
                await raise_findings(connection, [failed])

    async def _compare(self, allowed: Tolerances) -> _Compared:
        # The running workflows first: a case that ends meanwhile is then open in neither, and no trouble.
        running = await self._running()
        compared = _Compared()
        async for page in self._pages():
            missing = await self._missing(page, running)
            compared.findings += [*missing, *of_cases(page, _now(), allowed)]
            without = {x.case for x in missing}
            compared.late += [case for case in overdue(page, _now(), allowed) if case not in without]
            compared.cases += len(page)
            for case in page:
                running.pop(case.case, None)
            activity.heartbeat(compared.cases)
        compared.findings += of_workflows(running, await self._known(running), _now(), allowed)
        compared.findings += of_claims(await self._claims(allowed.claim), _now(), allowed)
        compared.findings += await self._stuck()
        compared.findings += await self._gaps()
        return compared

    async def _running(self) -> dict[str, datetime]:
        found = {}
        async for run in self._temporal.list_workflows(RUNNING, page_size=PAGE):
            found[run.id.removeprefix("case/")] = run.start_time
            if len(found) % PAGE == 0:
                activity.heartbeat(len(found))
        return found

    async def _pages(self) -> AsyncIterator[list[OpenCase]]:
        after = ""
        while page := await rows(QUERIES.open_page(self._pool, after=after, most=PAGE)):
            after = page[-1]["case_ref"]
            yield [_open_case(row, row["untold"]) for row in page]

    async def _missing(self, page: Sequence[OpenCase], running: Mapping[str, datetime]) -> list[Finding]:
        # What Temporal lists lags behind, so that each one that seems to be missing is asked for by itself.
        found = await _each(without_workflow(page, running.keys()), self._without_workflow)
        return [x for x in found if x]

    async def _without_workflow(self, case: str) -> Finding | None:
        code = await self._standing(case)
        return workflow_missing(case, code) if code != "running" else None

    async def _standing(self, case: str) -> str:
        try:
            description = await self._temporal.get_workflow_handle(f"case/{case}").describe(rpc_timeout=ANSWERS_WITHIN)
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return "not_found"
            raise
        except ValueError:
            # A paused workflow has a status that this version of the SDK does not know.
            return "paused"
        status = description.status or WorkflowExecutionStatus.RUNNING
        return status.name.lower()

    async def _known(self, cases: Iterable[str]) -> dict[str, datetime | None]:
        found = await rows(QUERIES.known_cases(self._pool, case_refs=list(cases)))
        return {row["case_ref"]: row["closed"] for row in found}

    async def _claims(self, allowed: timedelta) -> list[Claim]:
        found = await rows(QUERIES.open_claims(self._pool, before=_now() - allowed))
        return [Claim(row["notice"], row["case_ref"], row["tried_at"]) for row in found]

    async def _stuck(self) -> list[Finding]:
        return [_of_stuck(one) for one in await stuck_cases(self._temporal, self._pool)]

    async def _gaps(self) -> list[Finding]:
        rulebook = await asyncio.to_thread(Rulebook.load, policy=self._policy, today=_now().date())
        gaps = await directory_gaps(self._pool, rulebook, _now())
        return [_of_gap(gap) for gap in gaps if gap.begins is None or gap.begins < _now() + GAPS_AHEAD]

    # Waking

    async def _wake(self, cases: Sequence[str], sweep: Sweep) -> list[Finding]:
        await _each(cases, self._nudge)
        given_up = _now() + sweep.patience
        while (waiting := await self._still_overdue(cases, sweep.allowed)) and _now() < given_up:
            activity.heartbeat(len(waiting))
            await asyncio.sleep(LOOKS_AGAIN_EVERY)
        return [still_overdue(case, why) for case, why in await _each(waiting, self._why)]

    async def _nudge(self, case: str) -> None:
        try:
            await self._temporal.get_workflow_handle(f"case/{case}").signal("attend", rpc_timeout=ANSWERS_WITHIN)
        except RPCError as error:
            # That it does not run is a finding of its own.
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise

    async def _still_overdue(self, cases: Sequence[str], allowed: Tolerances) -> list[OpenCase]:
        found = [_open_case(r) for r in await rows(QUERIES.moments_of(self._pool, case_refs=list(cases)))]
        late = set(overdue(found, _now(), allowed))
        return [x for x in found if x.case in late]

    async def _why(self, case: OpenCase) -> tuple[str, str]:
        handle = self._temporal.get_workflow_handle(f"case/{case.case}")
        try:
            seen: CaseView = await handle.query("show", _now(), result_type=CaseView, rpc_timeout=ANSWERS_WITHIN)
        except (RPCError, WorkflowQueryFailedError, ValueError):
            return case.case, "no_answer"
        return case.case, "not_written" if seen.version > case.written else "not_attended"


def _of_stuck(one: Stuck) -> Finding:
    at = f" at {one.place}" if one.place else ""
    detail = f"Its present task was tried {one.attempts} times: {one.error or one.cause}{at}."
    return Finding(Trouble.STUCK_CASE, one.case, one.cause, detail, one.case)


def _of_gap(gap: Gap) -> Finding:
    about = "/".join(part for part in (gap.team or "service", gap.ladder, gap.rung, gap.code) if part)
    return Finding(Trouble.DIRECTORY_GAP, about, gap.code, f"{gap.why} {gap.remedy}")


def _open_case(row: Mapping[str, Any], untold: str = "[]") -> OpenCase:
    return OpenCase(
        row["case_ref"],
        row["version"],
        row["written"],
        row["updated_at"],
        row["attend_at"],
        _UNTOLD.validate_json(untold),
    )


async def _each(given: Iterable[_In], do: Callable[[_In], Awaitable[_Out]]) -> list[_Out]:
    room = asyncio.Semaphore(AT_ONCE)

    async def one(value: _In) -> _Out:
        async with room:
            activity.heartbeat()
            return await do(value)

    return await asyncio.gather(*(one(value) for value in given))


def _run() -> str:
    return activity.info().workflow_run_id or "by hand"


def _now() -> datetime:
    return datetime.now(UTC)
