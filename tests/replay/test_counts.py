from tests.journeys.stories import STORIES
from tests.replay.counts import allowed, costs, grown

HOW_TO_ALLOW = "If it has to be, allow it with `make counts`, and say in the commit what it is for."


def test_no_journey_takes_more_events_or_actions_than_before() -> None:
    """Each is paid for in every case, in time and on Temporal Cloud in money."""
    assert grown(costs(), allowed()) == [], HOW_TO_ALLOW


def test_every_journey_is_counted_and_none_that_is_gone() -> None:
    assert set(allowed()) == set(costs()) == set(STORIES), HOW_TO_ALLOW


def test_one_event_more_is_noticed_and_one_less_is_welcome() -> None:
    before = {"standard": {"events": 100, "actions": 20}}
    assert grown({"standard": {"events": 101, "actions": 19}}, before) == ["standard takes 101 events, and 100 before."]
    assert grown({"standard": {"events": 99, "actions": 20}}, before) == []


def test_a_journey_that_is_new_is_not_let_through_uncounted() -> None:
    assert grown({"new": {"events": 1, "actions": 0}}, {}) == ["new takes 1 events, and 0 before."]
