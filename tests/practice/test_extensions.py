"""Extensions: only where the edition knows them, the policy bounds them, and before the limit has passed."""

from practice import commands as c
from practice import events as e
from practice.clocks import explain
from practice.decide import Decided, decide
from practice.rules import Extension
from tests.practice.builders import (
    MANAGER,
    RULES,
    SECOND_MANAGER,
    Story,
    assessment,
    at,
    correct,
    turned_down,
    whole,
    with_limits,
)

BOUNDED = RULES.clock_by_name["assessment"].model_copy(
    update={
        "extension": Extension.model_validate(
            {
                "by": ("service_manager",),
                "source": {"document": "A test", "paragraph": "1", "confidence": "L"},
                "at_most": "10 working days",
            }
        )
    }
)


def extendable() -> Story:
    """A case whose assessment may be extended by ten working days in all."""
    return assessment(rules=with_limits(BOUNDED))


def extend(story: Story, amount: int, by: c.Actor = SECOND_MANAGER) -> Decided:
    """Somebody asks for more time."""
    plan = "A visit each week"
    return story.send(
        c.ExtendLimit, by, limit="assessment", amount=amount, reason="A specialist report", interim_safety_plan=plan
    )


def test_an_extended_limit_falls_due_later_by_so_many_of_its_own_units() -> None:
    """The first date, who extended it and why are on record; warnings and rungs move with it."""
    story = extendable()
    before = story.limit("assessment")
    assert before.due == at("2026-05-08 00:00")
    assert extend(story, 5).refusal is None
    after = story.limit("assessment")
    assert after.due == at("2026-05-15 00:00")
    assert (after.anchor, after.episode) == (before.anchor, before.episode)
    assert after.rung_at[0] > before.rung_at[0]
    moved = story.last(e.ClockMoved).event
    assert isinstance(moved, e.ClockMoved)
    assert (moved.was_due, moved.why) == (before.due, "extended")
    assert [(x.amount, x.by, x.reason) for x in after.extensions] == [(5, SECOND_MANAGER.id, "A specialist report")]
    reckoning = explain(story.case, after)
    assert reckoning.allowance == "50 working days"
    assert reckoning.days[-1].number == 50
    assert reckoning.extensions == after.extensions
    whole(story)


def test_extensions_together_stay_within_the_policys_bound() -> None:
    """Six and five are eleven."""
    story = extendable()
    assert extend(story, 6).refusal is None
    assert "by 4 more at the most" in turned_down(extend(story, 5))
    assert extend(story, 4).refusal is None
    assert story.limit("assessment").extended == 10
    assert "by 0 more at the most" in turned_down(extend(story, 1))


def test_only_those_whom_the_edition_names_extend_a_limit() -> None:
    """A team manager asks a service manager."""
    refusal = extend(extendable(), 1, by=MANAGER).refusal
    assert refusal is not None
    assert (refusal.code, refusal.message) == ("not_authorised", "Assessment may be extended by: service manager.")


def test_a_limit_that_has_passed_is_not_extended() -> None:
    """Not at the very instant either: a breach is never talked away."""
    story = extendable()
    story.now = story.limit("assessment").due
    command = story.make(
        c.ExtendLimit, SECOND_MANAGER, limit="assessment", amount=1, reason="x", interim_safety_plan="x"
    )
    assert "is not running, or has passed" in turned_down(decide(story.case, command, story.now))
    assert "is not running, or has passed" in turned_down(extend(story, 1))


def test_where_the_policy_sets_no_bound_nobody_extends_a_limit() -> None:
    """The edition allows it in principle."""
    assert BOUNDED.extension is not None
    unbounded = BOUNDED.extension.model_copy(update={"at_most": None})
    rules = with_limits(BOUNDED.model_copy(update={"extension": unbounded}))
    assert "the policy county allows none" in turned_down(extend(assessment(rules=rules), 1))


def test_an_extended_limit_still_breaches_at_its_new_date() -> None:
    """And keeps its extension when its anchor is corrected."""
    story = extendable()
    extend(story, 5)
    correct(story, story.entries[0], at("2026-02-27 10:00"))
    assert story.limit("assessment").due == at("2026-05-14 00:00")
    story.wait_until(at("2026-05-14 00:00"))
    assert story.limit("assessment").breached
