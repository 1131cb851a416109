"""Where the limits are that run: an old case keeps that beside it, and it is always what looking at each would find."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from practice import case as cases
from practice.case import FEW, Case
from practice.evolve import fold, limits
from practice.ladder import next_moment
from practice.view import standing, view
from tests.practice.builders import Story, answer, ask, correct, referral
from tests.practice.happenings import ACTIONS, SLOW, begin

CASES = TypeAdapter(Case)


def assert_known(case: Case) -> None:
    """What is kept is what is found by looking, and not written with the case."""
    assert case.running == tuple(clock for clock in case.clocks if clock.running)
    written = CASES.dump_json(case)
    assert cases.RUNNING_AT.encode() not in written
    assert CASES.validate_json(written).running == case.running


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_whatever_happens_a_case_knows_which_of_its_limits_run(data: st.DataObject) -> None:
    """As if each case were an old one: by commands, by time, by corrections, and by folding the same entries."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cases, "FEW", 0)
        patched.setattr(limits, "FEW", 0)
        story = begin(data)
        for _ in range(data.draw(st.integers(5, 40))):
            data.draw(st.sampled_from(ACTIONS))(data, story)
            assert_known(story.case)
        again = fold(story.case.id, story.rules, story.calendar, story.entries)
        assert again == story.case
        assert again.running == story.case.running
        assert next_moment(again) == next_moment(story.case)


def often_asked() -> Story:
    """A referral whose school has been asked, and has answered, more often than a young case has limits."""
    story = referral()
    for _ in range(FEW + 4):
        ask(story)
        story.wait(hours=1)
        answer(story)
    return story


def test_an_answer_that_came_late_after_all_has_no_other_limit_run_again() -> None:
    """The correction is of one run among many, which is over then as before."""
    story = often_asked()
    ran = story.case.running
    early = [x for x in story.entries if x.event.kind == "CheckAnswered"][3]
    correct(story, early, early.happened_at - timedelta(minutes=5))
    assert_known(story.case)
    assert [clock.key for clock in story.case.running] == [clock.key for clock in ran]


def test_what_is_shown_of_a_case_as_it_stands_has_the_limits_that_run_alone() -> None:
    """All else is as in the whole view."""
    story = often_asked()
    whole, stands = view(story.case, story.now), standing(story.case, story.now)
    assert len(whole.limits) > FEW
    assert stands.limits == tuple(x for x in whole.limits if x.state in {"running", "late"})
    assert (stands.state, stands.next_due, stands.missing) == (whole.state, whole.next_due, whole.missing)
