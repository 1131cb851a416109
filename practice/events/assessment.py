"""The assessment: visits, checks with agencies, the history, and the assessment itself."""

from typing import Literal

from practice.commands import EpisodeConsidered
from practice.values import value
from practice.vocabulary import AssessmentKind, AssessmentOutcome, Domain


@value
class ChildSeen:
    """The child was seen."""

    seen_by: str
    seen_by_registered_social_worker: bool
    alone: bool
    why_not_alone: str | None
    observations: str | None
    kind: Literal["ChildSeen"] = "ChildSeen"


@value
class CheckRequested:
    """An agency was asked."""

    agency: str
    purpose: str
    kind: Literal["CheckRequested"] = "CheckRequested"


@value
class CheckAnswered:
    """An agency answered."""

    agency: str
    answer: str
    kind: Literal["CheckAnswered"] = "CheckAnswered"


@value
class CheckWaived:
    """A manager decided to go on without an agency's answer."""

    agency: str
    reason: str
    kind: Literal["CheckWaived"] = "CheckWaived"


@value
class HistoryConsidered:
    """The records were searched and earlier episodes read."""

    found: tuple[str, ...]
    considered: tuple[EpisodeConsidered, ...]
    kind: Literal["HistoryConsidered"] = "HistoryConsidered"


@value
class AssessmentStarted:
    """A further assessment, or the core assessment, began."""

    assessment: AssessmentKind
    rationale: str
    kind: Literal["AssessmentStarted"] = "AssessmentStarted"


@value
class AssessmentSubmitted:
    """The assessment as handed in."""

    outcome: AssessmentOutcome
    domains: dict[Domain, str]
    analysis: str | None
    child_views: str | None
    parent_views: str | None
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    factors: tuple[str, ...] = ()
    kind: Literal["AssessmentSubmitted"] = "AssessmentSubmitted"


@value
class AssessmentReturned:
    """A manager gave the assessment back."""

    reason: str
    kind: Literal["AssessmentReturned"] = "AssessmentReturned"


@value
class AssessmentAuthorised:
    """A second person authorised the assessment; `why_no_core` says why none follows an initial one."""

    outcome: AssessmentOutcome
    decision: str
    assessment: AssessmentKind = AssessmentKind.SINGLE
    why_no_core: str | None = None
    kind: Literal["AssessmentAuthorised"] = "AssessmentAuthorised"


AssessmentEvent = (
    ChildSeen
    | CheckRequested
    | CheckAnswered
    | CheckWaived
    | HistoryConsidered
    | AssessmentStarted
    | AssessmentSubmitted
    | AssessmentReturned
    | AssessmentAuthorised
)
