"""The table: at which stages a command may be sent, by whom, and through which gate.

Everything that asks "may this be done now?" reads this table. Where a step leads is in `practice.evolve`.
A step's gate is looked up in the edition by name; a name with `{stage}` has one gate for each stage.
"""

from dataclasses import dataclass

from practice import commands as c
from practice.vocabulary import MANAGERS, WORKERS, Role, Stage

ANY_OPEN = frozenset({Stage.CONTACT, Stage.REFERRAL, Stage.ASSESSMENT, Stage.PLAN})
REFERRED = frozenset({Stage.REFERRAL, Stage.ASSESSMENT, Stage.PLAN})
SOCIAL_WORKERS = frozenset({Role.SOCIAL_WORKER}) | MANAGERS
PRACTITIONERS = WORKERS | MANAGERS
ANYONE = PRACTITIONERS | {Role.SYSTEM}


@dataclass(frozen=True)
class Step:
    """One row: a command, the stages that it exists at, the roles that may send it, and its gate."""

    command: type[c.Command]
    stages: frozenset[Stage]
    roles: frozenset[Role]
    gate: str | None = None


STEPS: tuple[Step, ...] = (
    Step(c.ReceiveContact, frozenset(), ANYONE),
    Step(c.AdoptCase, frozenset(), ANYONE),
    Step(c.SupplyDetails, ANY_OPEN, ANYONE),
    Step(c.DecideContact, frozenset({Stage.CONTACT}), SOCIAL_WORKERS, "decide_contact"),
    Step(c.AcceptReferral, frozenset({Stage.REFERRAL}), SOCIAL_WORKERS),
    Step(c.AcknowledgeReferrer, ANY_OPEN, ANYONE),
    Step(c.AllocateWorker, REFERRED, MANAGERS, "allocate"),
    Step(c.RecordChildSeen, ANY_OPEN, PRACTITIONERS),
    Step(c.RequestCheck, ANY_OPEN, PRACTITIONERS),
    Step(c.RecordCheckReply, ANY_OPEN, ANYONE),
    Step(c.WaiveCheck, ANY_OPEN, MANAGERS),
    Step(c.ConsiderHistory, ANY_OPEN, PRACTITIONERS),
    Step(c.StartSection47, REFERRED, SOCIAL_WORKERS),
    Step(c.ConcludeSection47, REFERRED, MANAGERS),
    Step(c.SubmitAssessment, frozenset({Stage.ASSESSMENT}), SOCIAL_WORKERS, "submit_assessment"),
    Step(c.ReturnAssessment, frozenset({Stage.ASSESSMENT}), MANAGERS),
    Step(c.AuthoriseAssessment, frozenset({Stage.ASSESSMENT}), MANAGERS, "authorise_assessment"),
    Step(c.TellOutcome, ANY_OPEN, PRACTITIONERS),
    Step(c.RecordSupervision, ANY_OPEN, MANAGERS),
    Step(c.AcknowledgeAlert, ANY_OPEN, MANAGERS),
    Step(c.CloseCase, ANY_OPEN, MANAGERS, "close_{stage}"),
)
STEP_OF: dict[type[c.Command], Step] = {step.command: step for step in STEPS}

NEXT_STEP: dict[Stage, type[c.Command]] = {
    Stage.CONTACT: c.DecideContact,
    Stage.REFERRAL: c.AllocateWorker,
    Stage.ASSESSMENT: c.AuthoriseAssessment,
    Stage.PLAN: c.CloseCase,
}
"""The step that takes an open case out of each stage, for showing what is still missing."""


def gate_name(step: Step, stage: Stage) -> str | None:
    """The name of the edition's gate for a step at a stage, or None where the step has no gate."""
    return step.gate.format(stage=stage) if step.gate else None


GATES = frozenset(gate for step in STEPS for stage in step.stages if (gate := gate_name(step, stage)))
"""The names of all gates: an edition defines each of them, and a policy may add to them."""
