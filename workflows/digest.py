"""Telling managers, once for each take-over, which of the adopted cases were late already."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from practice.outbox import SEND_ADOPTION_DIGEST, AdoptionDigest


@workflow.defn(name="AdoptionDigest")
class AdoptionDigestWorkflow:
    """One digest, sent until it has gone. Its id names the take-over, so that it cannot be sent for one twice."""

    @workflow.run
    async def run(self, digest: AdoptionDigest) -> None:
        """Send the digest to the managers of every team in it."""
        await workflow.execute_activity(
            SEND_ADOPTION_DIGEST,
            digest,
            start_to_close_timeout=timedelta(minutes=5),
            retry_policy=RetryPolicy(maximum_interval=timedelta(minutes=5)),
            summary=f"{len(digest.late)} late limits among {digest.cases} adopted cases",
        )
