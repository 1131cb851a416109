"""Adopting other rules or days for all open cases, case by case at a limited rate, through any crash."""

from dataclasses import replace
from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from practice.adoption import ADOPT_FOR_CASES, CHUNK, AdoptionChunk, AdoptionProgress, AdoptionRun

CHUNKS_A_HISTORY = 100
"""After so many chunks the history starts afresh: a county's cases are more than one history should hold."""
RETRY = RetryPolicy(maximum_interval=timedelta(minutes=1))


@workflow.defn(name="AdoptRules")
class AdoptRulesWorkflow:
    """One adoption. Its workflow id names what is adopted and by which command, so that asking twice runs it once."""

    @workflow.init
    def __init__(self, run: AdoptionRun) -> None:
        """Begin, or go on where an earlier history ended."""
        self._progress = run.progress

    @workflow.run
    async def run(self, run: AdoptionRun) -> AdoptionProgress:
        """Adopt for each case in turn; what a case turned down is on record and stops nothing."""
        waiting = run.cases
        for _ in range(CHUNKS_A_HISTORY):
            chunk, waiting = waiting[:CHUNK], waiting[CHUNK:]
            reasons = await workflow.execute_activity(
                ADOPT_FOR_CASES,
                AdoptionChunk(run.batch, run.template, chunk, run.per_minute),
                result_type=dict[str, int],
                start_to_close_timeout=timedelta(hours=1),
                heartbeat_timeout=timedelta(minutes=2),
                retry_policy=RETRY,
                summary=f"Cases {self._progress.done + 1} to {self._progress.done + len(chunk)}",
            )
            known = self._progress
            left = sum(reasons.values())
            self._progress = AdoptionProgress(
                known.total,
                known.adopted + len(chunk) - left,
                known.not_adopted + left,
                {why: known.reasons.get(why, 0) + reasons.get(why, 0) for why in {**known.reasons, **reasons}},
            )
            if not waiting:
                break
        else:
            workflow.continue_as_new(replace(run, cases=waiting, progress=self._progress))
        return self._progress

    @workflow.query(name="progress", description="How many cases have been dealt with.")
    def progress(self) -> AdoptionProgress:
        """How far the adoption is."""
        return self._progress
