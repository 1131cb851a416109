"""Child protection: strategy discussions and section 47 enquiries."""

from typing import Literal

from pydantic import Field

from practice.commands.parts import AgencyCode, Command, Text
from practice.vocabulary import ConferenceOutcome


class RecordStrategyDiscussion(Command):
    """A strategy discussion that does not start an enquiry: one that decided against it, or a later one.

    It never moves the conference's limit, which runs from the discussion that started the enquiry.
    """

    kind: Literal["RecordStrategyDiscussion"] = "RecordStrategyDiscussion"
    attended: tuple[AgencyCode, ...] = Field(min_length=1, max_length=20)
    decision: Text


class StartSection47(Command):
    """A strategy discussion (`happened_at`) has started a section 47 enquiry."""

    kind: Literal["StartSection47"] = "StartSection47"
    rationale: Text


class ConcludeSection47(Command):
    """The enquiry ended: a conference was held (`happened_at`), or none was required and why."""

    kind: Literal["ConcludeSection47"] = "ConcludeSection47"
    outcome: ConferenceOutcome
    rationale: Text
