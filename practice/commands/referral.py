"""The referral: accepted, acknowledged, allocated, and handed to another team or authority."""

from typing import Literal

from pydantic import Field

from practice.commands.parts import Command, Reference, ShortText, Text


class AcceptReferral(Command):
    """A social worker or manager accepts the referral and says what the response is."""

    kind: Literal["AcceptReferral"] = "AcceptReferral"
    rationale: Text


class AcknowledgeReferrer(Command):
    """The referrer has been told that the referral was received and what happens next."""

    kind: Literal["AcknowledgeReferrer"] = "AcknowledgeReferrer"
    how: ShortText


class AllocateWorker(Command):
    """The case is given to a worker."""

    kind: Literal["AllocateWorker"] = "AllocateWorker"
    worker: Reference
    registered_social_worker: bool
    experienced: bool = False
    """Whether the worker has the experience in child protection that some editions ask for."""
    open_cases: int | None = Field(default=None, ge=0)
    """How many other open cases the worker holds; the client counts them where it is not given."""
    over_limit_reason: Text | None = None
    """The manager's reason for going over the caseload limit of the policy."""
    team: Reference


class TransferTeam(Command):
    """The case goes to another team, which has to allocate it anew."""

    kind: Literal["TransferTeam"] = "TransferTeam"
    team: Reference
    reason: Text


class RecordTransferOut(Command):
    """Another authority has accepted responsibility for the child: which, and who there."""

    kind: Literal["RecordTransferOut"] = "RecordTransferOut"
    authority: Reference
    accepted_by: ShortText
