from datetime import UTC, datetime, timedelta

from bench.bare import inputs
from bench.standard import (
    AFTER_IT_WAS_LATE,
    BEFORE_IT_IS_LATE,
    LATE_LIMIT,
    LIMITS_START_WITH,
    NOTICES,
    STANDARD,
    TAKEN_ON,
    Step,
    contact,
)
from engine.rules import Rulebook
from practice import events as e
from practice.case import Case
from practice.decide import decide, open_case
from practice.events import Entry
from practice.evolve import evolve
from practice.ladder import next_moment, tick
from practice.vocabulary import Stage

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class _Story:
    """A case in the pure core, what was recorded of it, and its time."""

    def __init__(self) -> None:
        rules, calendar = Rulebook.load(today=MONDAY.date()).for_referral(MONDAY.date())
        opened = open_case("C-1", contact(MONDAY), rules, calendar, MONDAY)
        self.case: Case = opened.case
        self.entries: list[Entry] = list(opened.entries)
        self.now = MONDAY

    def take(self, *steps: Step) -> None:
        """Each step is taken or refused, as it says."""
        for step in steps:
            decided = decide(self.case, step.command(self.now), self.now)
            assert bool(decided.refusal) is step.refused, decided.refusal
            self.case = decided.case
            self.entries += decided.entries

    def wait(self) -> None:
        """Let time pass until the next moment, and a minute more."""
        moment = next_moment(self.case)
        assert moment is not None
        self.now = moment.at + timedelta(minutes=1)
        for entry in tick(self.case, self.now):
            self.case = evolve(self.case, entry)
            self.entries.append(entry)

    def count(self, kind: type) -> int:
        """How many events of a kind were recorded."""
        return sum(isinstance(entry.event, kind) for entry in self.entries)


def test_the_standard_case_is_closed_by_twelve_commands_and_nothing_is_late() -> None:
    story = _Story()
    story.take(*STANDARD)
    assert len(STANDARD) == 12
    assert story.case.stage is Stage.CLOSED
    assert len(story.case.notices) == NOTICES
    assert story.count(e.LimitBreached) == 0


def test_the_late_case_has_one_breach_two_rungs_and_an_acknowledgement() -> None:
    story = _Story()
    story.take(*BEFORE_IT_IS_LATE)
    while story.count(e.RungReached) < 2:
        story.wait()
    story.take(TAKEN_ON, *AFTER_IT_WAS_LATE)
    assert story.case.stage is Stage.CLOSED
    counted = [story.count(kind) for kind in (e.LimitBreached, e.RungReached, e.AlertAcknowledged)]
    assert counted == [1, 2, 1]
    assert {entry.event.clock for entry in story.entries if isinstance(entry.event, e.LimitBreached)} == {LATE_LIMIT}


def test_the_bare_workflow_is_given_as_much_as_the_standard_case() -> None:
    """As many inputs, timers and messages."""
    opening, given = inputs()
    assert len(given) == len(STANDARD)
    assert sum(each.starts_a_limit for each in (opening, *given)) == len(LIMITS_START_WITH) == 4
    assert sum(each.is_told for each in given) == NOTICES
