"""The same happenings as a machine of states: hypothesis chooses each step by what it has seen, and shrinks the way."""

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from practice import events as e
from practice.case import Case
from practice.ladder import next_moment
from tests.practice.anything import openings
from tests.practice.builders import Story, whole
from tests.practice.evidence_in_entries import assert_closed_on_evidence
from tests.practice.happenings import (
    ACTIONS,
    SLOW,
    assert_nobody_was_reached,
    assert_nothing_was_undone,
    assert_rungs_in_order,
    assert_settled,
    assert_told_in_office_hours,
    opened_by,
)


class CaseMachine(RuleBasedStateMachine):
    """One case to which anything may happen; what must hold is looked at after every step."""

    story: Story
    before: Case

    @initialize(opening=openings)
    def opens(self, opening: dict[str, Any]) -> None:
        """A contact comes in, or a case is taken over."""
        self.story = opened_by(opening)
        self.before = self.story.case

    @rule(data=st.data(), happening=st.sampled_from(ACTIONS))
    def happens(self, data: st.DataObject, happening: Callable[[st.DataObject, Story], None]) -> None:
        """Commands, sent twice; outages; deliveries; corrections; overrides."""
        self.before = self.story.case
        happening(data, self.story)

    @rule()
    def timer_fires(self) -> None:
        """Whatever has fallen due is recorded, and nothing that is due is left."""
        self.before = self.story.case
        self.story.tick()
        assert_settled(self.story.case, self.story.now)

    @invariant()
    def nothing_is_lost(self) -> None:
        """No breach and no refusal is taken back."""
        assert_nothing_was_undone(self.before, self.story.case)
        assert len(self.story.events(e.LimitBreached)) == self.story.case.breaches

    @invariant()
    def a_closed_case_waits_for_nothing(self) -> None:
        """No limit runs on after the closing."""
        assert self.story.case.open or next_moment(self.story.case) is None

    def teardown(self) -> None:
        """The case is the fold of its entries, closed on evidence only, and each rung came once and in order."""
        if hasattr(self, "story"):
            whole(self.story)
            assert_closed_on_evidence(self.story)
            assert_rungs_in_order(self.story.entries)
            assert_told_in_office_hours(self.story)
            assert_nobody_was_reached(self.story)


CaseMachine.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=SLOW
)


class TestCaseMachine(CaseMachine.TestCase):  # type: ignore[misc, valid-type] # made at run time
    """Whatever happens in whatever order, the record holds."""
