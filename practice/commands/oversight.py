"""What managers see to: overruns, extensions, overrides, wrong dates, supervision and alerts."""

from typing import Literal

from pydantic import Field

from practice.commands.parts import Command, Instant, Reference, ShortText, Text
from practice.vocabulary import NotDelivered, Requirement


class ExplainOverrun(Command):
    """Why a limit was, or will be, exceeded. The limit runs on; a manager has to see the reason.

    `limit` is its key, and stands for its latest run; an earlier one is named `key#episode`.
    """

    kind: Literal["ExplainOverrun"] = "ExplainOverrun"
    limit: ShortText
    reason: Text


class ReviewOverrun(Command):
    """A manager other than whoever explained it has seen an overrun and says what follows."""

    kind: Literal["ReviewOverrun"] = "ReviewOverrun"
    limit: ShortText
    decision: Text


class ExtendLimit(Command):
    """A limit is extended where its edition allows that and the policy bounds it, before it has passed.

    `amount` is in the limit's own unit, on top of what it allows.
    """

    kind: Literal["ExtendLimit"] = "ExtendLimit"
    limit: ShortText
    amount: int = Field(ge=1, le=9999)
    reason: Text
    interim_safety_plan: Text


class GrantOverride(Command):
    """A senior manager lets one step go ahead for a while without some of what its gate asks for, and why.

    The step must then be taken by somebody else before `until` (a UTC instant).
    """

    kind: Literal["GrantOverride"] = "GrantOverride"
    step: ShortText
    requirements: tuple[Requirement, ...] = Field(min_length=1, max_length=10)
    reason: Text
    until: Instant


class CorrectDate(Command):
    """A wrongly recorded date is corrected: which entry of the journal, what is right, and why it was wrong.

    The entry stays as it is. Limits follow the right date; a breach that was recorded stays.
    """

    kind: Literal["CorrectDate"] = "CorrectDate"
    entry: int = Field(ge=1)
    correct: Instant
    reason: Text


class RecordSupervision(Command):
    """A manager has looked at the case with the worker."""

    kind: Literal["RecordSupervision"] = "RecordSupervision"
    decision: Text


class AcknowledgeAlert(Command):
    """A manager takes an alert on: what will be done, and by when (a UTC instant). The limit itself runs on."""

    kind: Literal["AcknowledgeAlert"] = "AcknowledgeAlert"
    alert: ShortText
    action: Text
    until: Instant


class ReportNotDelivered(Command):
    """A mail system found that a notice did not reach somebody whom it had been sent to (a directory id), and why."""

    kind: Literal["ReportNotDelivered"] = "ReportNotDelivered"
    notice: ShortText
    recipient: Reference
    code: NotDelivered
