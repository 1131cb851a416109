from practice import commands as c
from practice.vocabulary import Told
from tests.workflows.house import COMPLETE, MANAGER, REFERRED, SECOND_MANAGER, WORKER, House, close, tell

NOTHING = REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}
CLOSING = {"reason": "no_further_action", "summary": "Nothing further"}


async def test_no_further_action_needs_factors_history_and_a_second_person(house: House) -> None:
    """A manager wants a thin contact gone: not without weighing, not without reading, and not alone."""
    child = await house.opened(COMPLETE | {"earlier_episodes": ("E-7",)})
    thin = NOTHING | {"risk_factors": (), "protective_factors": ()}
    assert await child.refused(c.DecideContact, MANAGER, **thin) == [
        "risk_factors_missing",
        "protective_factors_missing",
    ]
    await child.do(c.DecideContact, MANAGER, **NOTHING)
    lacks = await child.refused(c.CloseCase, MANAGER, **CLOSING)
    assert set(lacks) == {"history_not_searched", "referrer_not_told", "second_person_needed"}
    await child.do(c.ConsiderHistory, WORKER, found=("E-7",))
    await tell(child, Told.REFERRER)
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **CLOSING) == ["episode_not_considered"]
    read = (c.EpisodeConsidered(episode="E-7", significance="Another matter"),)
    await child.do(c.ConsiderHistory, WORKER, found=("E-7",), considered=read)
    assert await child.refused(c.CloseCase, MANAGER, **CLOSING) == ["second_person_needed"]
    await close(child, "no_further_action")
    seen = await child.ended()
    assert (seen.stage, seen.refusals) == ("closed", 4)
