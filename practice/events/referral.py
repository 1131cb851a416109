"""The referral: accepted, acknowledged, allocated, and handed to another team or authority."""

from typing import Literal

from practice.values import value


@value
class ReferralMade:
    """The contact became a referral."""

    threshold: str
    kind: Literal["ReferralMade"] = "ReferralMade"


@value
class ReferralAccepted:
    """A social worker or manager accepted the referral."""

    rationale: str
    kind: Literal["ReferralAccepted"] = "ReferralAccepted"


@value
class ReferrerAcknowledged:
    """The referrer was told that the referral arrived."""

    how: str
    kind: Literal["ReferrerAcknowledged"] = "ReferrerAcknowledged"


@value
class WorkerAllocated:
    """The case was given to a worker."""

    worker: str
    registered_social_worker: bool
    team: str
    experienced: bool = False
    open_cases: int | None = None
    over_limit_reason: str | None = None
    kind: Literal["WorkerAllocated"] = "WorkerAllocated"


@value
class TeamTransferred:
    """The case went to another team, which has to allocate it anew."""

    team: str
    reason: str
    kind: Literal["TeamTransferred"] = "TeamTransferred"


@value
class TransferAccepted:
    """Another authority accepted responsibility for the child."""

    authority: str
    accepted_by: str
    kind: Literal["TransferAccepted"] = "TransferAccepted"


ReferralEvent = (
    ReferralMade | ReferralAccepted | ReferrerAcknowledged | WorkerAllocated | TeamTransferred | TransferAccepted
)
