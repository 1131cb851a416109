"""Cases that were open when the council went live."""

from datetime import date
from typing import Any

import pytest

from practice import commands as c
from practice import events as e
from practice.case import ClockState
from practice.evolve import fold
from practice.vocabulary import (
    AssessmentOutcome,
    Stage,
    Told,
)
from tests.practice.builders import (
    COMPLETE,
    DUTY,
    MANAGER,
    WEIGHED,
    WORKER,
    Story,
    allocate,
    answer,
    ask,
    at,
    authorise,
    close,
    closed_as,
    lacks,
    search,
    see,
    submit,
    tell,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


TAKEN_OVER: list[tuple[str, dict[str, Any], Stage, set[str]]] = [
    (
        "referral",
        {},
        Stage.REFERRAL,
        {"assessment", "child_seen", "allocation", "supervision"},
    ),
    (
        "assessment",
        {"assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4)),)},
        Stage.ASSESSMENT,
        {"assessment", "child_seen", "supervision"},
    ),
    (
        "enquiry",
        {
            "assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4)),),
            "section_47": (c.AdoptedSection47(started_on=date(2025, 12, 1)),),
        },
        Stage.ASSESSMENT,
        {"assessment", "child_seen", "supervision", "initial_conference"},
    ),
    (
        "plan",
        {"assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4), authorised_on=date(2025, 12, 9)),)},
        Stage.PLAN,
        {"supervision"},
    ),
    ("on a plan", {"on_plan": True}, Stage.PLAN, {"supervision"}),
]


@pytest.mark.parametrize(("fields", "stage", "limits"), [x[1:] for x in TAKEN_OVER], ids=[x[0] for x in TAKEN_OVER])
def test_a_case_is_taken_over_at_the_stage_that_its_dates_show(
    fields: dict[str, Any], stage: Stage, limits: set[str]
) -> None:
    """What was late already is recorded as such, told to nobody, and climbs no ladder; the rest begins to run."""
    story = Story()
    story.adopt(date(2025, 11, 3), **fields)
    assert story.case.stage is stage
    assert {x.key for x in story.case.clocks} == limits
    late = limits & {"assessment", "initial_conference"}
    breaches = story.events(e.LimitBreached)
    assert {x.clock for x in breaches} == late
    assert all(x.adopted for x in breaches)
    story.tick()
    assert story.case.alerts == ()
    assert story.case.notices == ()
    story.wait(hours=1)
    assert not any(x.clock in late for x in story.events(e.RungReached))
    assert story.case.breaches == len(late)
    assert fold(story.case.id, story.rules, story.calendar, story.entries) == story.case


def test_a_case_taken_over_in_time_is_chased_like_any_other() -> None:
    """Only what was late before is forgiven its alerts."""
    story = Story()
    story.adopt(date(2026, 2, 23))
    story.wait_until(at("2026-03-09 17:00"))
    assert {x.clock for x in story.events(e.LimitBreached) if not x.adopted} == {"allocation", "child_seen"}
    assert {x.clock for x in story.events(e.RungReached)} == {"allocation", "child_seen"}


def test_a_late_limit_of_a_case_taken_over_is_met_late_when_the_work_is_done() -> None:
    """And counted as one breach, not two; who holds the case is on record before anything is signed off."""
    story = Story()
    story.adopt(date(2025, 11, 3), assessments=(c.AdoptedAssessment(started_on=date(2025, 11, 4)),))
    gather(story)
    submit(story, IN_NEED)
    story.do(c.ExplainOverrun, WORKER, limit="assessment", reason="It was late when the case was taken over")
    story.do(c.ReviewOverrun, MANAGER, limit="assessment", decision="It is authorised today")
    assert lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="x")) == {"worker_not_allocated"}
    allocate(story)
    authorise(story)
    clock = story.case.clock("assessment")
    assert clock is not None
    assert (clock.state, clock.late, clock.breached) == (ClockState.MET, True, True)
    assert len([x for x in story.events(e.LimitBreached) if x.clock == "assessment"]) == 1


def gather(story: Story) -> None:
    """What a case taken over still lacks: details, a visit, an agency, the history, everybody told."""
    given = {k: v for k, v in COMPLETE.items() if k != "source"}
    story.do(c.SupplyDetails, DUTY, details=c.Details(**given))
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    see(story)
    ask(story)
    answer(story)
    search(story)
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "referral_nfa"),
        ({"on_plan": True}, "RC7"),
        (
            {"assessments": (c.AdoptedAssessment(started_on=date(2025, 11, 4), authorised_on=date(2025, 12, 9)),)},
            "RC7",
        ),
    ],
    ids=["referral", "on a plan", "assessed"],
)
def test_a_case_taken_over_is_closed_once_its_factors_are_weighed(fields: dict[str, Any], reason: str) -> None:
    """What was weighed before the take-over is not known here; whoever closes the case weighs it."""
    story = Story()
    story.adopt(date(2025, 11, 3), **fields)
    gather(story)
    assert lacks(close(story, reason)) == {"risk_factors_missing", "protective_factors_missing"}
    closed_as(story, reason, **WEIGHED)


def test_no_earlier_episode_of_a_case_taken_over_is_lost() -> None:
    """All that the census return names must be read."""
    episodes = tuple(f"E{n}" for n in range(200))
    story = Story()
    story.adopt(date(2025, 11, 3), earlier_episodes=episodes)
    assert story.case.episodes == episodes


def test_a_referral_that_is_yet_to_come_cannot_be_taken_over() -> None:
    """A date in the future is a mistake in the census return, not a limit that has time."""
    story = Story()
    refusal = story.adopt(date(2026, 3, 3)).refusal
    assert refusal is not None
    assert refusal.code == "malformed"
