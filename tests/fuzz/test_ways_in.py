"""The kept inputs of every way in, and some that are drawn anew each time. `make fuzz` looks further."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice import commands as c
from tests.fuzz.drawn import commands, damaged
from tests.fuzz.ways_in import WAYS_IN, WayIn, kept, ordinary, put

DRAWN = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", sorted(WAYS_IN.keys() - {"link"}))
def test_what_is_ordinary_is_taken(name: str) -> None:
    """So that what is drawn from it reaches further than the first refusal."""
    assert ordinary(name)
    for path in ordinary(name):
        WAYS_IN[name].take(path.read_bytes())


@pytest.mark.parametrize("name", WAYS_IN)
def test_what_was_kept_is_answered_or_refused_and_never_breaks_anything(name: str) -> None:
    for path in kept(name):
        WAYS_IN[name](path.read_bytes())


@pytest.mark.parametrize("name", WAYS_IN)
@given(data=st.data())
@DRAWN
def test_whatever_is_left_of_an_ordinary_input_is_answered_or_refused(name: str, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(ordinary(name) or kept(name)))
    WAYS_IN[name](data.draw(damaged(whole.read_bytes())))


@given(sent=commands())
@settings(DRAWN, max_examples=400)
def test_a_command_that_is_nearly_right_is_taken_or_refused_and_the_case_lives_on(
    sent: tuple[type[c.Command], Any],
) -> None:
    WayIn(lambda _: put(*sent), WAYS_IN["command"].refusals)(b"")
