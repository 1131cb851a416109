"""The plan and its review."""

from datetime import date
from typing import Literal

from practice.commands import PlanAction
from practice.values import value
from practice.vocabulary import PlanDecision


@value
class PlanAgreed:
    """A plan was agreed: its actions, and the local date of its review."""

    actions: tuple[PlanAction, ...]
    review_on: date | None
    kind: Literal["PlanAgreed"] = "PlanAgreed"


@value
class PlanReviewed:
    """The plan was reviewed."""

    outcomes: str
    decision: PlanDecision
    kind: Literal["PlanReviewed"] = "PlanReviewed"


PlanEvent = PlanAgreed | PlanReviewed
