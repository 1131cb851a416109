"""What comes first at one instant, and all that a moment says, so that a change of one sign is noticed."""

from typing import Any

from practice import commands as c
from practice import events as e
from practice.rules import Ladder
from practice.vocabulary import Role
from tests.practice.builders import MANAGER, Story, adjusted, at, limit

LADDERS = (
    Ladder.model_validate({"name": "slow", "rungs": [{"after": "10 hours", "roles": ["director"]}]}),
    Ladder.model_validate(
        {
            "name": "quick",
            "rungs": [
                {"after": "0 hours", "roles": ["team_manager"]},
                {"after": "2 hours", "roles": ["service_manager", "head_of_service"]},
            ],
        }
    ),
)
TWO_OF_EACH = tuple(
    limit(allowance, name=f"{name}_{number}", warn=warn, ladder=ladder)
    for name, allowance, warn, ladder in [
        ("d_warned", "8 hours", ["after 4 hours"], "slow"),
        ("c_due", "4 hours", [], "slow"),
        ("b_lapsing", "3 hours", [], "quick"),
        ("a_climbing", "2 hours", [], "quick"),
    ]
    for number in (2, 1)
)
NOON = at("2026-03-02 14:00")


def story_of_noon() -> Story:
    """A case for which two limits each warn, fall due, lapse and climb at the same instant, four hours in."""
    rules = adjusted(clocks=TWO_OF_EACH, ladders=LADDERS)
    story = Story(rules=rules)
    story.receive()
    story.wait(hours=3)
    for number in (1, 2):
        story.do(c.AcknowledgeAlert, MANAGER, alert=f"b_lapsing_{number}#1", action="A visit is booked", until=NOON)
    return story


def test_at_one_instant_warnings_come_before_limits_then_lapses_then_rungs_each_by_name() -> None:
    """Nobody hears of a rung before the limit that it follows; here the names stand the other way about."""
    story = story_of_noon()
    story.now = NOON
    happened: list[Any] = [x.event for x in story.tick()]
    assert [x.kind for x in happened] == [
        *["CheckpointReached"] * 2,
        *["LimitBreached"] * 2,
        *["AcknowledgementLapsed"] * 2,
        *["RungReached"] * 2,
    ]
    about = [getattr(x, "clock", None) or x.alert.removesuffix("#1") for x in happened]
    assert about == [f"{name}_{n}" for name in ("d_warned", "c_due", "b_lapsing", "a_climbing") for n in (1, 2)]


def test_each_moment_says_what_it_is_about_when_it_fell_due_and_who_is_told() -> None:
    """The whole of each event, as it is written down."""
    story = story_of_noon()
    story.wait_until(NOON)
    assert story.events(e.CheckpointReached)[0] == e.CheckpointReached(
        "d_warned_1", 1, 0, NOON, story.rules.warned_roles
    )
    assert story.events(e.LimitBreached)[-1] == e.LimitBreached("c_due_2", 1, NOON, adopted=False)
    assert story.events(e.AcknowledgementLapsed)[0] == e.AcknowledgementLapsed("b_lapsing_1#1", MANAGER.id, NOON)
    assert story.events(e.RungReached)[-1] == e.RungReached(
        "a_climbing_2#1", "a_climbing_2", 1, 1, NOON, (Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE), "unacknowledged"
    )
