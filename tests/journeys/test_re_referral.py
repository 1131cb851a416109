from datetime import timedelta

import pytest

from client import errors
from practice import commands as c
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import (
    ASSESSED,
    LONDON,
    MANAGER,
    SECOND_MANAGER,
    WORKER,
    House,
    assess,
    assessing,
    close,
    gather,
    tell,
)


async def test_an_earlier_episode_makes_it_a_re_referral_and_must_be_read(house: House) -> None:
    """Closed half a year ago; linked, flagged, and read before anybody signs."""
    child = await assessing(house)
    await gather(child)
    today = (await child.now()).astimezone(LONDON).date()
    dates = {"referred_on": today - timedelta(days=250), "closed_on": today - timedelta(days=180)}
    with pytest.raises(errors.Malformed, match="after this case's own referral"):
        await child.do(c.LinkEpisode, WORKER, episode="E-1", referred_on=today + timedelta(days=1))
    await child.do(c.LinkEpisode, WORKER, episode="E-1", **dates)
    assert "re-referral within 12 months" in (await child.look()).flags
    lacks = await child.refused(c.SubmitAssessment, WORKER, outcome="in_need", **ASSESSED)
    assert lacks == ["episode_not_considered"]
    read = (c.EpisodeConsidered(episode="E-1", significance="The same worries, and we closed too soon"),)
    await child.do(c.ConsiderHistory, WORKER, found=("E-1",), considered=read)
    await assess(child, AssessmentOutcome.IN_NEED)
    assert (await child.look()).stage == "plan"


async def test_an_episode_of_two_years_ago_is_history_and_no_re_referral(house: House) -> None:
    """It has to be read all the same."""
    child = await assessing(house)
    long_before = (await child.now()).date() - timedelta(days=730)
    await child.do(c.LinkEpisode, WORKER, episode="E-0", referred_on=long_before)
    seen = await child.look()
    assert "re-referral within 12 months" not in seen.flags
    assert "history_not_searched" in {m.code for m in seen.missing}


async def test_a_second_referral_on_an_open_case_is_new_information_that_somebody_decides_on(house: House) -> None:
    """No second case is opened; it has a limit of its own, and nothing is closed before it is decided."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    closing = {"reason": "RC8", "summary": "No need"}
    await child.do(c.RecordFurtherContact, WORKER, source="6", concern="Found alone in the park")
    seen = await child.look()
    assert "new information undecided" in seen.flags
    assert (await child.limit("further_contact:1")).state == "running"
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["further_contact_undecided"]
    await child.do(c.DecideFurtherContact, MANAGER, response="no_change", rationale="An aunt was with him")
    assert (await child.limit("further_contact:1")).state == "met"
    await close(child, "RC8")
    await child.ended()
