"""Gates: what must be true before a step.

A gate is a list of requirements in the edition, to which a policy may add. The evidence that each one looks at is in
`practice.evidence`. A gate names everything that is missing at once. A senior manager may let one step go ahead for a
while without some of it, where the edition allows that (`GrantOverride`); never for a step of their own.
"""

from collections.abc import Iterable
from datetime import datetime

from practice import commands as c
from practice.authority import may_use
from practice.case import Case, Override
from practice.events import Missing
from practice.evidence import EVIDENCE
from practice.stages import NEXT_STEP, STEP_OF, gate_name
from practice.values import value
from practice.vocabulary import AssessmentOutcome, Requirement, Stage


@value
class Asked:
    """One requirement of a gate: what it lacks now, and the override that lets the step go ahead without it."""

    requirement: Requirement
    missing: tuple[Missing, ...]
    override: Override | None = None


def ask(case: Case, step: str, gate: str | None, now: datetime) -> tuple[Asked, ...]:
    """Each requirement of a gate in order, asked ahead of any attempt at the step."""
    if gate is None:
        return ()
    lack = {x.requirement: x for x in lacking(case, step, gate, None, now)}
    return tuple(lack.get(requirement) or Asked(requirement, ()) for requirement in case.rules.gates.get(gate, ()))


def lacking(case: Case, step: str, gate: str, command: c.Command | None, now: datetime) -> list[Asked]:
    """The requirements of a gate that lack something, in order. `command` is the step being tried, None ahead of it."""
    return [
        Asked(requirement, missing, _override(case, step, requirement, command, now))
        for requirement in case.rules.gates.get(gate, ())
        if (missing := EVIDENCE[requirement](case, command))
    ]


def missing_in(asked: Iterable[Asked]) -> tuple[Missing, ...]:
    """Everything that a gate lacks and nobody with the authority lets it go without."""
    return tuple(dict.fromkeys(m for x in asked if x.override is None for m in x.missing))


def missing_for_next_step(case: Case, now: datetime) -> tuple[str | None, tuple[Missing, ...]]:
    """The command that would take the case on from its stage, and what its gate lacks at `now` (a UTC instant)."""
    command = next_command(case)
    if command is None:
        return None, ()
    name = command.__name__
    return name, missing_in(ask(case, name, gate_of(case, command), now))


def gate_of(case: Case, command: type[c.Command]) -> str | None:
    """The name of the gate that a command has to pass as the case stands, or None."""
    return gate_name(STEP_OF[command], case.stage, died=case.died_at is not None)


def _override(
    case: Case, step: str, requirement: Requirement, command: c.Command | None, now: datetime
) -> Override | None:
    for override in reversed(case.overrides):
        usable = command is None or may_use(override, command)
        if override.step == step and requirement in override.requirements and now < override.until and usable:
            return override
    return None


def next_command(case: Case) -> type[c.Command] | None:
    """The command that would take the case on from its stage, or None for a closed one."""
    if not case.open:
        return None
    undecided_stage_ends_here = case.stage is Stage.CONTACT and case.decision is not None
    assessed_ends_here = case.stage is Stage.ASSESSMENT and case.assessed is AssessmentOutcome.NOT_IN_NEED
    if undecided_stage_ends_here or assessed_ends_here or case.died_at:
        return c.CloseCase
    if case.stage is Stage.PLAN and case.plan is None and not case.adopted:
        return c.AgreePlan
    return NEXT_STEP.get(case.stage)
