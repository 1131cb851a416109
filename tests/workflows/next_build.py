"""A case workflow as a later build might have it."""

from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from practice.inbox import CaseInput
    from practice.view import CaseView

from workflows.case import CaseWorkflow


@workflow.defn(name="Case")
class CaseOfTheNextBuild(CaseWorkflow):
    """It begins by waiting for a moment: a history of the build before cannot be replayed with it."""

    @workflow.init
    def __init__(self, start: CaseInput) -> None:
        """As before."""
        super().__init__(start)

    @workflow.run
    async def run(self, start: CaseInput) -> CaseView:
        """Wait, then go on as before."""
        await workflow.sleep(timedelta(milliseconds=10))
        return await super().run(start)
