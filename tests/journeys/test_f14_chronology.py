from datetime import timedelta

from practice import commands as c
from practice.chronology import Episode, chronology, linked_episodes
from practice.vocabulary import Told
from tests.workflows.house import (
    COMPLETE,
    LONDON,
    MANAGER,
    REFERRED,
    SEEN,
    WORKER,
    Child,
    House,
    close,
    referred,
    tell,
)

FAMILY = "F-Chronology"


def _episode(child: Child) -> Episode:
    entries = child.house.world.entries(child.ref)
    rules = child.house.world.batches[child.ref][0].rules
    assert rules is not None
    return Episode(child.ref, entries, (rules,))


async def _earlier(house: House) -> Child:
    child = await house.long_ago(days=200)
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}))
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    await child.ended()
    return child


async def test_the_story_of_a_family_is_told_across_siblings_and_earlier_episodes(house: House) -> None:
    """An earlier episode of one child, then two siblings; a visit dated wrongly first stands where it belongs."""
    earlier = await _earlier(house)
    eldest = await referred(house, family=FAMILY)
    youngest = await referred(house, COMPLETE | {"child_name": "Kit Example"}, family=FAMILY)
    referred_on = (await eldest.now() - timedelta(days=200)).astimezone(LONDON).date()
    await eldest.do(c.LinkEpisode, WORKER, episode=earlier.ref, referred_on=referred_on)
    await eldest.do(c.RecordChildSeen, WORKER, **SEEN, observations="Talks little")
    await eldest.settled()
    visit = next(x for x in house.world.entries(eldest.ref) if x.event.kind == "ChildSeen")
    day_before = visit.happened_at - timedelta(days=1)
    await eldest.do(c.CorrectDate, MANAGER, entry=visit.sequence, correct=day_before, reason="Typed wrongly")
    await eldest.settled()
    await youngest.settled()
    assert linked_episodes(house.world.entries(eldest.ref)) == (earlier.ref,)
    lines = chronology([_episode(x) for x in (eldest, youngest, earlier)], LONDON)
    assert [x.happened_at for x in lines] == sorted(x.happened_at for x in lines)
    assert {x.case for x in lines} == {earlier.ref, eldest.ref, youngest.ref}
    assert lines[0].case == earlier.ref
    (seen,) = (x for x in lines if "Talks little" in x.words)
    assert (seen.happened_at, seen.entry) == (day_before, visit.sequence)
    assert any(note.startswith("date corrected") for note in seen.notes)
    assert any("recorded 200 days later" in x.notes for x in lines if x.case == earlier.ref)
