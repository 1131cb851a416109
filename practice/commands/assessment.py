"""The assessment: visits, checks with agencies, the history, and the assessment itself."""

from typing import Literal

from pydantic import Field, model_validator

from practice.commands.parts import AgencyCode, Command, FactorCode, Part, Reference, ShortText, Text
from practice.vocabulary import AssessmentKind, AssessmentOutcome, Domain


class RecordChildSeen(Command):
    """The child was seen (`happened_at`), by whom, and alone or why not. For an unborn child the mother is seen."""

    kind: Literal["RecordChildSeen"] = "RecordChildSeen"
    seen_by: Reference
    seen_by_registered_social_worker: bool
    alone: bool
    why_not_alone: Text | None = None
    observations: Text | None = None

    @model_validator(mode="after")
    def _alone_or_why_not(self) -> "RecordChildSeen":
        if not self.alone and self.why_not_alone is None:
            raise ValueError("the child was not seen alone: why_not_alone must say why")
        return self


class RequestCheck(Command):
    """An agency is asked what it knows."""

    kind: Literal["RequestCheck"] = "RequestCheck"
    agency: AgencyCode
    purpose: Text


class RecordCheckReply(Command):
    """What the agency answered."""

    kind: Literal["RecordCheckReply"] = "RecordCheckReply"
    agency: AgencyCode
    answer: Text


class WaiveCheck(Command):
    """A manager decides to go on without an agency's answer, and why."""

    kind: Literal["WaiveCheck"] = "WaiveCheck"
    agency: AgencyCode
    reason: Text


class EpisodeConsidered(Part):
    """One earlier episode that was read, and what it means for this one."""

    episode: Reference
    significance: Text


class ConsiderHistory(Command):
    """The records were searched. `found` lists every earlier episode, `considered` those that were read."""

    kind: Literal["ConsiderHistory"] = "ConsiderHistory"
    found: tuple[Reference, ...] = Field(default=(), max_length=200)
    considered: tuple[EpisodeConsidered, ...] = Field(default=(), max_length=200)


class StartAssessment(Command):
    """A further assessment begins on an open case, or the core assessment where the edition has one."""

    kind: Literal["StartAssessment"] = "StartAssessment"
    assessment: Literal[AssessmentKind.CORE, AssessmentKind.FURTHER]
    rationale: Text


class SubmitAssessment(Command):
    """The assessment as its author hands it in."""

    kind: Literal["SubmitAssessment"] = "SubmitAssessment"
    outcome: AssessmentOutcome
    domains: dict[Domain, Text] = Field(default_factory=dict)
    analysis: Text | None = None
    child_views: Text | None = None
    parent_views: Text | None = None
    risk_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    protective_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    factors: tuple[FactorCode, ...] = Field(default=(), max_length=44)
    """The census codes of the factors identified at the end of the assessment: current concerns only."""

    @model_validator(mode="after")
    def _factors_agree(self) -> "SubmitAssessment":
        if len(set(self.factors)) != len(self.factors):
            raise ValueError("factors names a code twice (census rule 8898)")
        if "21" in self.factors and len(self.factors) > 1:
            raise ValueError("factor 21, no factors identified, stands beside others (census rule 8869)")
        return self


class ReturnAssessment(Command):
    """A manager gives the assessment back, and why."""

    kind: Literal["ReturnAssessment"] = "ReturnAssessment"
    reason: Text


class AuthoriseAssessment(Command):
    """A manager who is not its author authorises the assessment.

    Where a child in need has had an initial assessment and no core assessment is to follow, `why_no_core` says why.
    """

    kind: Literal["AuthoriseAssessment"] = "AuthoriseAssessment"
    decision: Text
    why_no_core: Text | None = None
