from practice import commands as c
from practice.vocabulary import Role
from tests.workflows.house import SEEN, WORKER, House, assessing


async def test_a_child_whom_nobody_sees_is_warned_of_and_then_climbs(house: House) -> None:
    """A visit by somebody without registration does not count; the managers are told; then the child is seen."""
    child = await assessing(house)
    await child.do(c.RecordChildSeen, WORKER, **(SEEN | {"seen_by_registered_social_worker": False}))
    limit = await child.limit("child_seen")
    assert limit.state == "running"
    await child.forward_to(limit.due)
    await child.settled()
    told = {x.notice.key: x.notice.roles for x in house.world.notices[child.ref]}
    assert told["child_seen#1/warning0"] == (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER)
    assert told["child_seen#1/rung0"] == (Role.TEAM_MANAGER,)
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    assert (await child.limit("child_seen")).state == "met late"


async def test_a_child_seen_in_time_meets_the_limit(house: House) -> None:
    """By a registered social worker."""
    child = await assessing(house)
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    assert (await child.limit("child_seen")).state == "met"
