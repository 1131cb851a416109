"""Refused closings and overrides go to managers, once for each thing that they should know."""

import pytest

from practice import commands as c
from practice import events as e
from practice.evolve import evolve
from practice.telling import Notice
from practice.vocabulary import AssessmentOutcome, Requirement, Role, Told
from practice.words import notice_words, to_deliver
from tests.practice.builders import (
    ASSESSED,
    HEAD,
    MANAGER,
    POLICY_TEXT,
    SECOND_MANAGER,
    WORKER,
    Story,
    adjusted,
    answer,
    ask,
    assessment,
    at,
    gathered,
    tell,
)
from tests.practice.rules_texts import combined, edited

LEAVE = {
    "step": "CloseCase",
    "requirements": (Requirement.FAMILY_TOLD,),
    "reason": "x",
    "until": at("2026-03-03 12:00"),
}


def told(story: Story) -> list[Notice]:
    """The notices about no limit, in order."""
    return [n for n in story.case.notices if n.clock is None]


def try_to_close(story: Story) -> None:
    """A manager tries; the gate is not met."""
    refusal = story.send(c.CloseCase, SECOND_MANAGER, reason="RC8", summary="x").refusal
    assert refusal is not None
    assert refusal.code == "gate_not_met"


def test_a_refused_closing_is_told_to_the_team_manager_with_what_was_missing() -> None:
    """No limit, no due date; the message says what the step lacked when it was tried."""
    story = assessment()
    try_to_close(story)
    (notice,) = told(story)
    refusal = story.events(e.StepRefused)[-1]
    assert notice.roles == refusal.told == (Role.TEAM_MANAGER,)
    assert (notice.about, notice.title, notice.clock, notice.due) == ("step refused", "Close case", None, None)
    assert notice.moment == story.now
    assert notice_words(notice) == "Step refused → team manager: Close case"
    message = to_deliver(story.case, notice, story.now)
    assert message.missing == tuple(m.text for m in refusal.missing)
    assert (message.due_local, message.late_by, message.until_local) == (None, None, None)


def test_the_same_refusal_again_on_the_same_day_is_no_news() -> None:
    """Each attempt is on the record; a case system that tries every minute sends one message."""
    story = assessment()
    for _ in range(30):
        try_to_close(story)
        story.wait(minutes=1)
    assert len(told(story)) == 1
    assert story.case.refusals == 30


def test_a_refusal_for_something_else_is_told_again() -> None:
    """Also when it alternates: each lack is told once on its day."""
    story = assessment()
    try_to_close(story)
    tell(story, Told.FAMILY)
    try_to_close(story)
    try_to_close(story)
    assert len(told(story)) == 2
    assert told(story)[0].missing != told(story)[1].missing


def test_a_refusal_for_want_of_another_agency_is_told_again() -> None:
    """The same code about something else is something else."""
    story = gathered()
    ask(story, "gp")
    try_to_close(story)
    answer(story, "gp")
    ask(story, "police")
    try_to_close(story)
    first, second = (sorted(f"{m.code} {m.about}" for m in n.missing) for n in told(story))
    assert set(first) ^ set(second) == {"agency_unanswered gp", "agency_unanswered police"}


def test_journals_that_were_written_before_anybody_was_told_tell_nobody_now() -> None:
    """Those entries do not say whom."""
    story = gathered()
    refused = e.StepRefused("CloseCase", "close_assessment", (e.Missing("child_not_seen", "x"),))
    granted = e.OverrideGranted("CloseCase", (Requirement.FAMILY_TOLD,), "x", at("2026-03-03 12:00"))
    for event in (refused, granted):
        number = story.case.version + 1
        story.case = evolve(story.case, e.Entry(number, story.now, story.now, "manager-1", f"old-{number}", event))
    assert story.case.refusals == 1
    assert len(story.case.overrides) == 1
    assert story.case.notices == ()


def test_the_same_refusal_on_another_local_day_is_told_again() -> None:
    """The day is the local one: in summer an hour before midnight in London is the day before in UTC as well."""
    story = assessment()
    story.wait_until(at("2026-04-14 23:30"))
    try_to_close(story)
    story.wait_until(at("2026-04-15 00:30"))
    try_to_close(story)
    story.wait_until(at("2026-04-15 23:30"))
    try_to_close(story)
    assert len(told(story)) == 2
    assert len(story.case.refusals_told) == 2


def test_a_refused_authorisation_is_told_as_well_and_other_steps_are_not() -> None:
    """To hand in an assessment too early is between the worker and the record."""
    story = gathered()
    lacking = ASSESSED | {"analysis": None}
    assert story.send(c.SubmitAssessment, WORKER, outcome=AssessmentOutcome.IN_NEED, **lacking).refusal is not None
    assert told(story) == []
    assert story.send(c.AuthoriseAssessment, MANAGER, decision="x").refusal is not None
    assert [n.title for n in told(story)] == ["Authorise assessment"]


def test_an_override_is_told_to_the_service_manager_with_what_goes_missing_and_until_when() -> None:
    """Whoever granted it, managers know."""
    story = assessment()
    story.do(c.GrantOverride, HEAD, **LEAVE)
    (notice,) = told(story)
    assert (notice.about, notice.title, notice.roles) == ("override granted", "Close case", (Role.SERVICE_MANAGER,))
    assert [m.code for m in notice.missing] == ["family_told"]
    message = to_deliver(story.case, notice, story.now)
    assert message.until_local == "Tue 3 Mar 2026 12:00"
    assert message.missing == ("The family has been told the outcome.",)
    story.do(c.GrantOverride, HEAD, **LEAVE)
    assert len(told(story)) == 2, "each decision is told"


def test_a_policy_says_who_hears_of_refusals_and_overrides() -> None:
    """And a policy that says nothing has the same rules, by their hash, as before it could."""
    lines = 'refusals_told = ["head_of_service"]\noverrides_told = ["director"]\nwarned_roles'
    rules = combined(edited(POLICY_TEXT, "warned_roles", lines))
    assert rules.refusals_told == (Role.HEAD_OF_SERVICE,)
    assert rules.overrides_told == (Role.DIRECTOR,)
    plain = combined(POLICY_TEXT)
    assert (plain.refusals_told, plain.overrides_told) == ((Role.TEAM_MANAGER,), (Role.SERVICE_MANAGER,))
    assert "refusals_told" not in plain.model_dump(mode="json")
    assert rules.hash != plain.hash


@pytest.mark.parametrize(
    ("roles", "then"),
    [
        ((Role.TEAM_MANAGER,), ["service_manager", "head_of_service", "director"]),
        ((Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER), ["director"]),
        ((Role.DIRECTOR,), []),
        ((Role.DUTY_MANAGER,), ["team_manager", "service_manager", "head_of_service", "director"]),
    ],
)
def test_after_some_roles_come_the_rungs_above_them(roles: tuple[Role, ...], then: list[str]) -> None:
    """Or the whole ladder, where they are not on it."""
    assert [rung[0].value for rung in adjusted().after(roles)] == then
