"""What a person or a case system may ask the engine to record or do.

Each command is checked here for shape: types, codes, lengths, time zones. What it means is decided in
`practice.decide`; at which stage it may be sent is the table in `practice.stages`, and by whom that in
`practice.authority`.
"""

from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Field

from practice.commands.assessment import (
    AuthoriseAssessment,
    ConsiderHistory,
    EpisodeConsidered,
    RecordCheckReply,
    RecordChildSeen,
    RequestCheck,
    ReturnAssessment,
    StartAssessment,
    SubmitAssessment,
    WaiveCheck,
)
from practice.commands.child import (
    DecideSeriousIncident,
    RecordBirth,
    RecordDeath,
    RecordMissing,
    RecordMove,
    RecordReturn,
    RecordReturnInterview,
)
from practice.commands.closing import CloseCase, ReopenCase, StepDown, TellOutcome
from practice.commands.contact import (
    AdoptCase,
    AdoptedAssessment,
    AdoptedSection47,
    Contact,
    DecideContact,
    DecideFurtherContact,
    Details,
    LinkEpisode,
    ReceiveContact,
    RecordFurtherContact,
    ScreenDomesticAbuse,
    SupplyDetails,
)
from practice.commands.oversight import (
    AcknowledgeAlert,
    CorrectDate,
    ExplainOverrun,
    ExtendLimit,
    GrantOverride,
    RecordSupervision,
    ReportNotDelivered,
    ReviewOverrun,
)
from practice.commands.parts import (
    LONGEST_TEXT,
    Actor,
    AgencyCode,
    ClosureCode,
    Command,
    DisabilityCode,
    EthnicityCode,
    FactorCode,
    Instant,
    NeedCode,
    Part,
    Reference,
    ShortText,
    SourceCode,
    Text,
)
from practice.commands.plan import AgreePlan, PlanAction, ReviewPlan
from practice.commands.protection import ConcludeSection47, RecordStrategyDiscussion, StartSection47
from practice.commands.referral import (
    AcceptReferral,
    AcknowledgeReferrer,
    AllocateWorker,
    RecordTransferOut,
    TransferTeam,
)

__all__ = [
    "COMMANDS",
    "LONGEST_TEXT",
    "AcceptReferral",
    "AcknowledgeAlert",
    "AcknowledgeReferrer",
    "Actor",
    "AdoptCase",
    "AdoptedAssessment",
    "AdoptedSection47",
    "AgencyCode",
    "AgreePlan",
    "AllocateWorker",
    "AnyCommand",
    "AuthoriseAssessment",
    "CloseCase",
    "ClosureCode",
    "Command",
    "ConcludeSection47",
    "ConsiderHistory",
    "Contact",
    "CorrectDate",
    "DecideContact",
    "DecideFurtherContact",
    "DecideSeriousIncident",
    "Details",
    "DisabilityCode",
    "EpisodeConsidered",
    "EthnicityCode",
    "ExplainOverrun",
    "ExtendLimit",
    "FactorCode",
    "GrantOverride",
    "Instant",
    "LinkEpisode",
    "NeedCode",
    "Opening",
    "Part",
    "PlanAction",
    "ReceiveContact",
    "RecordBirth",
    "RecordCheckReply",
    "RecordChildSeen",
    "RecordDeath",
    "RecordFurtherContact",
    "RecordMissing",
    "RecordMove",
    "RecordReturn",
    "RecordReturnInterview",
    "RecordStrategyDiscussion",
    "RecordSupervision",
    "RecordTransferOut",
    "Reference",
    "ReopenCase",
    "ReportNotDelivered",
    "RequestCheck",
    "ReturnAssessment",
    "ReviewOverrun",
    "ReviewPlan",
    "ScreenDomesticAbuse",
    "ShortText",
    "SourceCode",
    "StartAssessment",
    "StartSection47",
    "StepDown",
    "SubmitAssessment",
    "SupplyDetails",
    "TellOutcome",
    "Text",
    "TransferTeam",
    "WaiveCheck",
]

Opening = Annotated[
    Union[ReceiveContact, AdoptCase, ReopenCase],  # noqa: UP007 - pydantic needs a type
    Field(discriminator="kind"),
]
"""What a case workflow starts on."""


COMMANDS: tuple[type[Command], ...] = (
    SupplyDetails,
    ScreenDomesticAbuse,
    LinkEpisode,
    RecordFurtherContact,
    DecideFurtherContact,
    DecideContact,
    AcceptReferral,
    AcknowledgeReferrer,
    AllocateWorker,
    TransferTeam,
    RecordTransferOut,
    RecordMove,
    RecordMissing,
    RecordReturn,
    RecordReturnInterview,
    RecordBirth,
    RecordDeath,
    DecideSeriousIncident,
    RecordChildSeen,
    RequestCheck,
    RecordCheckReply,
    WaiveCheck,
    ConsiderHistory,
    RecordStrategyDiscussion,
    StartSection47,
    ConcludeSection47,
    StartAssessment,
    SubmitAssessment,
    ReturnAssessment,
    AuthoriseAssessment,
    AgreePlan,
    ReviewPlan,
    StepDown,
    ExplainOverrun,
    ReviewOverrun,
    ExtendLimit,
    GrantOverride,
    CorrectDate,
    TellOutcome,
    RecordSupervision,
    AcknowledgeAlert,
    ReportNotDelivered,
    CloseCase,
)
"""Every command that an open case takes. Opening a case is done by one of `Opening`."""


if TYPE_CHECKING:
    AnyCommand = Command
else:
    AnyCommand = Annotated[Union[COMMANDS], Field(discriminator="kind")]  # noqa: UP007 - a union of what the table holds
"""Any one of `COMMANDS`, told apart by its `kind`."""
