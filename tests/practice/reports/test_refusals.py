from practice.events import Missing, StepRefused
from practice.reports.facts import Period
from practice.reports.refusals import WATCHED, RefusalRow, refusals
from tests.practice.builders import authorised, close
from tests.practice.reports.facts import EVER, fact, facts_of, watched

SEEN, TOLD = Missing("child_not_seen", "The child has not been seen."), Missing("family_not_told", "Not told.")


def test_refusals_are_counted_by_step_team_and_what_was_missing() -> None:
    facts = [
        fact(StepRefused("CloseCase", "close_plan", (SEEN, TOLD)), 1),
        fact(StepRefused("CloseCase", "close_plan", (TOLD,)), 2),
        fact(StepRefused("CloseCase", "close_plan", (SEEN,)), 1, case="case-2", team="team-2"),
        fact(StepRefused("DecideContact", "decide_contact", (SEEN,)), 1, case="case-3"),
    ]
    assert refusals(facts, EVER) == (
        RefusalRow("CloseCase", "team-1", 2, 1, "family_not_told", 2),
        RefusalRow("CloseCase", "team-1", 2, 1, "child_not_seen", 1),
        RefusalRow("CloseCase", "team-2", 1, 1, "child_not_seen", 1),
        RefusalRow("DecideContact", "team-1", 1, 1, "child_not_seen", 1),
    )
    assert {x.team for x in refusals(facts, Period(team="team-2"))} == {"team-2"}


def test_what_is_missing_for_several_agencies_counts_once_a_try() -> None:
    about = tuple(Missing("agency_not_answered", f"{x} has not answered.", x) for x in ("gp", "school"))
    assert [x.lacked for x in refusals([fact(StepRefused("CloseCase", "close_plan", about))], EVER)] == [1]


def test_a_refused_closing_is_in_the_report() -> None:
    story = authorised()
    close(story, "RC8")
    rows = refusals(watched(facts_of(story), WATCHED), EVER)
    assert {(x.step, x.refused) for x in rows} == {("CloseCase", 1)}
