"""A case workflow as somebody might change it without thinking of the cases that are open."""

from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from practice.inbox import CaseInput
    from practice.view import CaseView

from workflows.case import CaseWorkflow


@workflow.defn(name="Case")
class CaseWithAnotherTimer(CaseWorkflow):
    """It waits a minute before it begins."""

    @workflow.init
    def __init__(self, start: CaseInput) -> None:
        """As before."""
        super().__init__(start)

    @workflow.run
    async def run(self, start: CaseInput) -> CaseView:
        """Wait, then go on as before."""
        await workflow.sleep(timedelta(minutes=1))
        return await super().run(start)
