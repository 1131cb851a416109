"""Overruns: in England no limit is extended; why one was exceeded is recorded, and a manager has seen it."""

from datetime import timedelta

from practice import commands as c
from practice import events as e
from practice.case import Overrun
from practice.decide import Decided, decide
from practice.vocabulary import AssessmentKind, AssessmentOutcome
from tests.practice.builders import (
    MANAGER,
    SECOND_MANAGER,
    WORKER,
    Story,
    answer,
    ask,
    assessment,
    at,
    authorise,
    authorised,
    gathered,
    lacks,
    search,
    see,
    submit,
    whole,
)

IN_NEED = AssessmentOutcome.IN_NEED
LATE = "2026-05-11 10:00"


def late() -> Story:
    """An assessment that was handed in after its forty-five working days."""
    story = gathered()
    story.wait_until(at(LATE))
    submit(story, IN_NEED)
    return story


def explain_overrun(story: Story, by: c.Actor = WORKER, run: str = "assessment") -> Decided:
    """Somebody says why a limit was exceeded."""
    return story.do(c.ExplainOverrun, by, limit=run, reason="The father came back late")


def test_a_late_assessment_is_authorised_once_its_overrun_is_explained_and_seen() -> None:
    """By two people: whoever explains it cannot be the manager who has seen it."""
    story = late()
    assert lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="x")) == {"overrun_not_explained"}
    explain_overrun(story, by=MANAGER)
    assert lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="x")) == {"overrun_not_seen"}
    own = story.send(c.ReviewOverrun, MANAGER, limit="assessment", decision="x")
    assert own.refusal is not None
    assert own.refusal.message == "ReviewOverrun is for somebody other than whoever explained the overrun."
    story.do(c.ReviewOverrun, SECOND_MANAGER, limit="assessment", decision="It is authorised today")
    authorise(story)
    clock = story.limit("assessment")
    assert (clock.late, clock.breached) == (True, True)
    assert clock.overrun == Overrun(MANAGER.id, SECOND_MANAGER.id)
    whole(story)


def test_an_explanation_moves_no_limit() -> None:
    """The alert climbs on, and the limit is as late as it was."""
    story = gathered()
    due = story.limit("assessment").due
    explain_overrun(story)
    assert story.limit("assessment").due == due
    story.wait_until(due)
    assert story.limit("assessment").breached
    story.wait_until(story.limit("assessment").rung_at[0])
    assert any(x.clock == "assessment" for x in story.events(e.RungReached))


def test_an_overrun_that_was_explained_ahead_of_time_counts_when_it_comes() -> None:
    """And its review by a manager with it."""
    story = gathered()
    explain_overrun(story)
    story.do(c.ReviewOverrun, MANAGER, limit="assessment", decision="Agreed")
    story.wait_until(at(LATE))
    submit(story, IN_NEED)
    authorise(story)


def test_a_new_explanation_must_be_seen_again() -> None:
    """The manager saw another reason."""
    story = late()
    explain_overrun(story)
    story.do(c.ReviewOverrun, MANAGER, limit="assessment", decision="Agreed")
    explain_overrun(story)
    assert lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="x")) == {"overrun_not_seen"}


def test_limits_that_need_no_reason_hold_nothing_up() -> None:
    """A late visit is a breach; the guidance asks for no reason."""
    story = assessment()
    story.wait_until(at("2026-03-10 10:00"))
    assert story.limit("child_seen").breached
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, IN_NEED)
    authorise(story)


def further(story: Story) -> None:
    """A further assessment is begun and handed in."""
    story.wait(days=1)
    story.do(c.StartAssessment, WORKER, assessment=AssessmentKind.FURTHER, rationale="x")
    see(story)
    submit(story, IN_NEED)


def test_the_overrun_of_an_earlier_run_is_explained_by_the_name_of_that_run() -> None:
    """A further assessment was authorised late while no timer ran; the next one waits until somebody has said why."""
    story = authorised(IN_NEED)
    further(story)
    story.now += timedelta(days=80)
    story._take(decide(story.case, story.make(c.AuthoriseAssessment, MANAGER, decision="Agreed"), story.now))
    further(story)
    assert [x.breached for x in story.case.clocks if x.key == "further_assessment"] == [True, False]
    decided = story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert lacks(decided) == {"overrun_not_explained"}
    assert decided.refusal is not None
    assert [m.about for m in decided.refusal.missing] == ["further_assessment#1"]
    explain_overrun(story, run="further_assessment#1")
    story.do(c.ReviewOverrun, MANAGER, limit="further_assessment#1", decision="x")
    authorise(story)
    whole(story)
