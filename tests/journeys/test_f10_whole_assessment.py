from practice import commands as c
from practice.vocabulary import AssessmentOutcome
from tests.workflows.house import COMPLETE, MANAGER, SEEN, SYSTEM, WORKER, Child, House, assess, assessing

ABUSE = COMPLETE | {"domestic_abuse": True, "earlier_episodes": ("E-1", "E-2")}


async def _ask(child: Child, *agencies: str) -> None:
    for agency in agencies:
        await child.do(c.RequestCheck, WORKER, agency=agency, purpose="Section 17 assessment")


async def test_an_assessment_is_refused_with_everything_that_it_lacks(house: House) -> None:
    """Only the current issue, no analysis, nobody asked: all of it is named at once."""
    child = await assessing(house, ABUSE)
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    lacks = await child.refused(c.SubmitAssessment, WORKER, outcome="in_need", domains={})
    assert sorted(set(lacks)) == [
        "agency_not_asked",
        "analysis_missing",
        "child_views_missing",
        "domain_missing",
        "factors_not_identified",
        "history_not_searched",
        "no_agency_asked",
        "parent_views_missing",
        "protective_factors_missing",
        "risk_factors_missing",
    ]
    assert lacks.count("domain_missing") == 3


async def test_each_agency_answers_or_a_manager_goes_on_without_it_and_each_episode_is_read(house: House) -> None:
    """The school and the police answer, the domestic abuse service does not and is waived; then history, one by one."""
    child = await assessing(house, ABUSE)
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    await _ask(child, "school", "police", "domestic_abuse")
    for agency in ("school", "police"):
        await child.do(c.RecordCheckReply, SYSTEM, agency=agency, answer="Nothing of concern")
    first = (c.EpisodeConsidered(episode="E-1", significance="The same worries"),)
    await child.do(c.ConsiderHistory, WORKER, found=("E-1", "E-2"), considered=first)
    lacks = await child.refused(c.SubmitAssessment, WORKER, outcome="in_need")
    assert {"agency_unanswered", "episode_not_considered"} <= set(lacks)
    await child.do(c.WaiveCheck, MANAGER, agency="domestic_abuse", reason="Closed over Christmas; police know of it")
    second = (c.EpisodeConsidered(episode="E-2", significance="Another child"),)
    await child.do(c.ConsiderHistory, WORKER, found=("E-1", "E-2"), considered=second)
    await assess(child, AssessmentOutcome.IN_NEED)
    assert (await child.look()).stage == "plan"
