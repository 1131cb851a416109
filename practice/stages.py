"""The table: at which stages a command may be sent, through which gate, and whether for a whole family.

Everything that asks "may this be done now?" reads this table; by whom is `practice.authority`'s to say. Where the steps
lead is listed below it.
A step's gate is looked up in the edition by name; a name with `{stage}` has one gate for each stage.
"""

from dataclasses import dataclass

from practice import commands as c
from practice.vocabulary import Stage

ANY_OPEN = frozenset({Stage.CONTACT, Stage.REFERRAL, Stage.ASSESSMENT, Stage.PLAN})
REFERRED = frozenset({Stage.REFERRAL, Stage.ASSESSMENT, Stage.PLAN})


@dataclass(frozen=True)
class Step:
    """One row: a command, the stages that it exists at, and its gate.

    What is `for_family` may be recorded once for all the cases of a family; the rest is about one child.
    """

    command: type[c.Command]
    stages: frozenset[Stage]
    gate: str | None = None
    for_family: bool = False


STEPS: tuple[Step, ...] = (
    Step(c.ReceiveContact, frozenset()),
    Step(c.AdoptCase, frozenset()),
    Step(c.ReopenCase, frozenset({Stage.CLOSED})),
    Step(c.SupplyDetails, ANY_OPEN),
    Step(c.ScreenDomesticAbuse, ANY_OPEN, for_family=True),
    Step(c.LinkEpisode, ANY_OPEN),
    Step(c.RecordFurtherContact, REFERRED, for_family=True),
    Step(c.DecideFurtherContact, REFERRED, for_family=True),
    Step(c.DecideContact, frozenset({Stage.CONTACT}), "decide_contact"),
    Step(c.AcceptReferral, frozenset({Stage.REFERRAL}), for_family=True),
    Step(c.AcknowledgeReferrer, ANY_OPEN, for_family=True),
    Step(c.AllocateWorker, REFERRED, "allocate", for_family=True),
    Step(c.TransferTeam, REFERRED, for_family=True),
    Step(c.RecordTransferOut, REFERRED, for_family=True),
    Step(c.RecordMove, ANY_OPEN, for_family=True),
    Step(c.RecordMissing, ANY_OPEN),
    Step(c.RecordReturn, ANY_OPEN),
    Step(c.RecordReturnInterview, ANY_OPEN),
    Step(c.RecordBirth, ANY_OPEN),
    Step(c.RecordDeath, ANY_OPEN),
    Step(c.DecideSeriousIncident, ANY_OPEN),
    Step(c.RecordChildSeen, ANY_OPEN),
    Step(c.RequestCheck, ANY_OPEN, for_family=True),
    Step(c.RecordCheckReply, ANY_OPEN, for_family=True),
    Step(c.WaiveCheck, ANY_OPEN, for_family=True),
    Step(c.ConsiderHistory, ANY_OPEN),
    Step(c.RecordStrategyDiscussion, REFERRED, for_family=True),
    Step(c.StartSection47, REFERRED),
    Step(c.ConcludeSection47, REFERRED),
    Step(c.StartAssessment, frozenset({Stage.ASSESSMENT, Stage.PLAN})),
    Step(c.SubmitAssessment, frozenset({Stage.ASSESSMENT}), "submit_assessment"),
    Step(c.ReturnAssessment, frozenset({Stage.ASSESSMENT})),
    Step(c.AuthoriseAssessment, frozenset({Stage.ASSESSMENT}), "authorise_assessment"),
    Step(c.AgreePlan, frozenset({Stage.PLAN}), "agree_plan"),
    Step(c.ReviewPlan, frozenset({Stage.PLAN})),
    Step(c.StepDown, ANY_OPEN, for_family=True),
    Step(c.ExplainOverrun, ANY_OPEN),
    Step(c.ReviewOverrun, ANY_OPEN),
    Step(c.ExtendLimit, ANY_OPEN),
    Step(c.GrantOverride, ANY_OPEN),
    Step(c.CorrectDate, ANY_OPEN),
    Step(c.TellOutcome, ANY_OPEN, for_family=True),
    Step(c.RecordSupervision, ANY_OPEN, for_family=True),
    Step(c.AcknowledgeAlert, ANY_OPEN, for_family=True),
    Step(c.ReportNotDelivered, ANY_OPEN),
    Step(c.CloseCase, ANY_OPEN, "close_{stage}"),
)
STEP_OF: dict[type[c.Command], Step] = {step.command: step for step in STEPS}

REFUSALS_TOLD = frozenset({c.AuthoriseAssessment.__name__, c.CloseCase.__name__})
"""The steps that a manager hears of when they are refused: those that say that the work is done."""

NEXT_STEP: dict[Stage, type[c.Command]] = {
    Stage.CONTACT: c.DecideContact,
    Stage.REFERRAL: c.AllocateWorker,
    Stage.ASSESSMENT: c.AuthoriseAssessment,
    Stage.PLAN: c.CloseCase,
}
"""The step that takes an open case out of each stage, for showing what is still missing."""


@dataclass(frozen=True)
class Move:
    """A step that takes a case from one stage to another (None: it opens the case), and on what that depends."""

    command: type[c.Command]
    start: Stage | None
    end: Stage
    when: str | None = None


MOVES: tuple[Move, ...] = (
    Move(c.ReceiveContact, None, Stage.CONTACT),
    Move(c.AdoptCase, None, Stage.REFERRAL, "no assessment yet"),
    Move(c.AdoptCase, None, Stage.ASSESSMENT, "an assessment is open"),
    Move(c.AdoptCase, None, Stage.PLAN, "assessed, or on a plan"),
    Move(c.DecideContact, Stage.CONTACT, Stage.REFERRAL, "it is a referral"),
    Move(c.AllocateWorker, Stage.REFERRAL, Stage.ASSESSMENT),
    Move(c.AuthoriseAssessment, Stage.ASSESSMENT, Stage.PLAN, "in need"),
    Move(c.StartAssessment, Stage.PLAN, Stage.ASSESSMENT),
    *(Move(c.CloseCase, stage, Stage.CLOSED) for stage in Stage if stage in ANY_OPEN),
    *(Move(c.ReopenCase, Stage.CLOSED, stage, "closed from there") for stage in Stage if stage in ANY_OPEN),
)
"""Where the steps lead. The fold decides it (`practice.evolve`); a test tries every step and finds these, no others."""


CLOSE_AFTER_DEATH = "close_after_death"
"""The gate that takes the place of the stage's own where the child has died."""


def gate_name(step: Step, stage: Stage, *, died: bool = False) -> str | None:
    """The name of the edition's gate for a step at a stage, or None where the step has no gate."""
    if step.gate is None:
        return None
    return CLOSE_AFTER_DEATH if died and step.command is c.CloseCase else step.gate.replace("{stage}", stage)


GATES = frozenset(gate for step in STEPS for stage in step.stages if (gate := gate_name(step, stage))) | {
    CLOSE_AFTER_DEATH
}
"""The names of all gates: an edition defines each of them, and a policy may add to them."""
