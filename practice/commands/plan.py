"""The plan and its review."""

from datetime import date
from typing import Literal

from pydantic import Field

from practice.commands.parts import Command, Part, ShortText, Text
from practice.vocabulary import PlanDecision


class PlanAction(Part):
    """One action of a plan. What is left out is listed by the plan's gate."""

    action: Text
    owner: ShortText | None = None
    """Who does it, and of which agency."""
    due_on: date | None = None
    outcome: Text | None = None
    """What will be different for the child."""
    measure: Text | None = None
    """How anybody will know that it is."""


class AgreePlan(Command):
    """The child in need plan: its actions, and the local date of its review. A new one replaces the one before."""

    kind: Literal["AgreePlan"] = "AgreePlan"
    actions: tuple[PlanAction, ...] = Field(default=(), max_length=60)
    review_on: date | None = None


class ReviewPlan(Command):
    """The plan was reviewed: what became of each outcome, and what follows."""

    kind: Literal["ReviewPlan"] = "ReviewPlan"
    outcomes: Text
    decision: PlanDecision
