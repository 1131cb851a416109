from client.replaying import Replayed, open_cases, replay
from practice import commands as c
from tests.replay.changed import CaseWithAnotherTimer
from tests.workflows.house import MANAGER, new_house, referred, server
from workflows.case import CaseWorkflow


async def test_open_cases_are_held_against_the_build_before_it_is_deployed() -> None:
    """This build goes on with both; one that issues another timer would wedge them, and says so of each."""
    async with server() as env:
        house = new_house(env)
        async with house.worker():
            early, later = await house.opened(), await referred(house)
            await later.do(c.AcceptReferral, MANAGER, rationale="Section 17")
            for child in (early, later):
                await child.settled()
        cases = await open_cases(env.client)
        assert set(cases) == {early.ref, later.ref}
        good = [one async for one in replay(env.client, [CaseWorkflow], cases)]
        assert good == [Replayed(case, None) for case in cases]
        bad = [one async for one in replay(env.client, [CaseWithAnotherTimer], [*cases, "C-GONE"])]
        assert [one.case for one in bad] == list(cases)
        assert all(one.problem and "NondeterminismError" in one.problem for one in bad)
