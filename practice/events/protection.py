"""Child protection: strategy discussions and section 47 enquiries."""

from typing import Literal

from practice.values import value
from practice.vocabulary import ConferenceOutcome


@value
class StrategyDiscussionHeld:
    """A strategy discussion that did not start an enquiry."""

    attended: tuple[str, ...]
    decision: str
    kind: Literal["StrategyDiscussionHeld"] = "StrategyDiscussionHeld"


@value
class Section47Started:
    """A strategy discussion started a section 47 enquiry."""

    rationale: str
    kind: Literal["Section47Started"] = "Section47Started"


@value
class Section47Concluded:
    """The enquiry ended in a conference, or needed none."""

    outcome: ConferenceOutcome
    rationale: str
    kind: Literal["Section47Concluded"] = "Section47Concluded"


ProtectionEvent = StrategyDiscussionHeld | Section47Started | Section47Concluded
