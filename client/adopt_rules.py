"""Adopting another edition, policy or calendar for the cases that are open: first a preview, then the real thing."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from temporalio.client import Client, WorkflowExecutionStatus, WorkflowHandle, WorkflowQueryFailedError
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError

from client.case_client import CaseClient, refused, unavailable
from client.let_in import raise_why
from engine.search_attributes import RULES
from practice.adoption import AdoptionProgress, AdoptionRun, AdoptRules, Preview
from practice.authority import role_needed
from practice.rules import Rules

AT_ONCE = 20
POLL_SECONDS = 0.5


def batch_of(template: AdoptRules) -> str:
    """The name of an adoption: of what is adopted, the same for everybody who asks for it."""
    rules = template.rules.hash if template.rules else ""
    days = " ".join(f"{d.day.isoformat()} {d.name}" for d in template.days)
    return hashlib.sha256(f"{rules}\n{template.calendar}\n{days}".encode()).hexdigest()[:16]


async def cases_under(client: CaseClient, names: Sequence[str]) -> tuple[str, ...]:
    """The open cases that live by rules of one of these names (`england-2023+county`), in order."""
    wanted = ", ".join(f'"{name}"' for name in names)
    return tuple(sorted(await client.cases_where(f"{RULES.name} IN ({wanted})")))


async def all_open_cases(client: CaseClient) -> tuple[str, ...]:
    """Every open case, in order."""
    return tuple(sorted(await client.cases_where(f"{RULES.name} IS NOT NULL")))


def rules_names(editions: Sequence[str], rules: Rules) -> list[str]:
    """The names that rules of these editions have under the same policy."""
    return [f"{edition}+{rules.policy}" for edition in editions]


async def previews(client: CaseClient, template: AdoptRules, cases: Sequence[str]) -> AsyncIterator[Preview]:
    """What adopting would move, case by case; nothing is changed."""
    for start in range(0, len(cases), AT_ONCE):
        some = cases[start : start + AT_ONCE]
        for preview in await asyncio.gather(*(client.preview_adoption(case, template) for case in some)):
            yield preview


async def adopt_for_all(  # noqa: PLR0913 - what is adopted, where, for whom, how fast
    temporal: Client,
    task_queue: str,
    template: AdoptRules,
    cases: Sequence[str],
    *,
    per_minute: int,
    progress: Callable[[AdoptionProgress], None],
) -> AdoptionProgress:
    """Adopt for each case through an engine-wide workflow, and follow it to its end.

    Stopping half-way stops only the following: the workflow goes on, and asking for the same again follows it again.

    Raises:
        NotAuthorised: whoever asks is no senior manager, or does not prove who they are; nothing was adopted.
        Unavailable: Temporal does not answer; what was started goes on.
    """
    if refusal := role_needed(template):
        raise refused(refusal)
    batch = batch_of(template)
    run = AdoptionRun(batch, template, tuple(cases), per_minute, AdoptionProgress(len(cases)))
    try:
        handle = await _start(temporal, task_queue, run)
        return await _follow(handle, progress)
    except WorkflowQueryFailedError:
        await raise_why(handle)
        raise
    except RPCError as error:
        raise unavailable(error) from error


async def _start(temporal: Client, task_queue: str, run: AdoptionRun) -> WorkflowHandle[Any, Any]:
    return await temporal.start_workflow(
        "AdoptRules",
        run,
        id=f"adopt-rules/{run.batch}",
        task_queue=task_queue,
        id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        static_summary=f"Adoption {run.batch} for {len(run.cases)} cases",
    )


async def _follow(handle: WorkflowHandle[Any, Any], progress: Callable[[AdoptionProgress], None]) -> AdoptionProgress:
    while (await handle.describe()).status in {
        WorkflowExecutionStatus.RUNNING,
        WorkflowExecutionStatus.CONTINUED_AS_NEW,
    }:
        progress(await handle.query("progress", result_type=AdoptionProgress))
        await asyncio.sleep(POLL_SECONDS)
    ended: AdoptionProgress = await handle.query("progress", result_type=AdoptionProgress)
    return ended
