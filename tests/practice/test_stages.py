"""Where steps lead: the list says what the fold does, for every step at every stage."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from practice import commands as c
from practice.case import Case
from practice.decide import _PLAN
from practice.recorder import Recorder
from practice.stages import ANY_OPEN, MOVES, NEXT_STEP, STEP_OF
from practice.values import changed
from practice.vocabulary import AssessmentOutcome, Stage
from tests.practice.builders import MONDAY, SYSTEM, Story, gathered, submit
from tests.practice.test_commands import FIELDS

TRIED: tuple[type[c.Command], ...] = (*c.COMMANDS, c.ReopenCase)
LISTED = {(move.command, move.start, move.end) for move in MOVES}


def variants(kind: type[c.Command]) -> Iterator[c.Command]:
    """A command with each value of each of its fields that has a list of values."""
    fields = FIELDS.get(kind, {"reason": "x"}) | ({"limit": "contact_decision"} if "limit" in kind.model_fields else {})
    envelope: dict[str, Any] = {"id": "x", "actor": SYSTEM, "happened_at": MONDAY, "received_at": MONDAY}
    yield kind(**envelope, **fields)
    for name, field in kind.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
            yield from (kind(**envelope, **(fields | {name: value})) for value in field.annotation)


def cases(stage: Stage) -> Iterator[Case]:
    """A case at a stage on which everything is recorded that a step may look at; one for each way to be there."""
    for outcome in AssessmentOutcome:
        story = gathered()
        submit(story, outcome)
        if stage is Stage.CLOSED:
            yield from (changed(story.case, stage=stage, closed_from=before) for before in ANY_OPEN)
        else:
            yield changed(story.case, stage=stage)


def led_to(case: Case, command: c.Command) -> Stage:
    """The stage after what a command records, past every gate."""
    recorder = Recorder(case, MONDAY, command.actor.id, command.id)
    for event in _PLAN[type(command)](case, command):
        recorder.record(event, MONDAY)
    return recorder.case.stage


def test_every_step_is_tried_or_opens_a_case() -> None:
    """None is left out of the trial below."""
    assert set(STEP_OF) == {*TRIED, c.ReceiveContact, c.AdoptCase}


def test_the_list_of_moves_is_what_the_steps_do() -> None:
    """Each step with each of its outcomes at each of its stages: none leads where the list does not say."""
    found = {
        (kind, stage, end)
        for kind in TRIED
        for stage in STEP_OF[kind].stages
        for case in cases(stage)
        for command in variants(kind)
        if (end := led_to(case, command)) is not stage
    }
    assert found == {move for move in LISTED if move[1] is not None}


@pytest.mark.parametrize(
    ("stage", "fields"),
    [
        (Stage.REFERRAL, {}),
        (Stage.ASSESSMENT, {"assessments": (c.AdoptedAssessment(started_on=date(2026, 2, 2)),)}),
        (
            Stage.PLAN,
            {"assessments": (c.AdoptedAssessment(started_on=date(2026, 2, 2), authorised_on=date(2026, 2, 3)),)},
        ),
    ],
)
def test_a_case_is_opened_where_the_list_says(stage: Stage, fields: dict[str, Any]) -> None:
    """A contact always at its first stage, a case that is taken over where its dates show."""
    adopted = Story()
    adopted.adopt(date(2026, 2, 2), **fields)
    assert adopted.case.stage is stage
    received = Story()
    received.receive()
    assert received.case.stage is Stage.CONTACT
    assert {end for _, start, end in LISTED if start is None} == {
        Stage.CONTACT,
        Stage.REFERRAL,
        Stage.ASSESSMENT,
        Stage.PLAN,
    }


def test_a_step_only_leads_on_from_a_stage_that_it_may_be_taken_at() -> None:
    """The two tables agree, and so does the step that is named as the next one."""
    assert all(move.start in STEP_OF[move.command].stages for move in MOVES if move.start)
    assert all(any(m.command is step and m.start is stage for m in MOVES) for stage, step in NEXT_STEP.items())
