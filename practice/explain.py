"""The account of a case: how each limit was reckoned, what each gate asks for, how far each ladder has climbed.

It answers what a manager, a solicitor or an inspector asks, at one instant, and changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from practice import clocks
from practice import commands as c
from practice.case import Case, Clock, Override
from practice.clocks import Reckoning
from practice.events import Missing
from practice.gates import Asked, ask, gate_of, next_command
from practice.ladder import climbs_at, hearing
from practice.stages import STEPS
from practice.telling import Alert
from practice.values import changed
from practice.view import title_of
from practice.vocabulary import REQUIREMENT_WORDS, Requirement, Role

RequirementState = Literal["met", "missing", "overridden", "judged with the step"]
RungState = Literal["reached", "next", "to come", "not needed"]

BROUGHT: dict[type[c.Command], frozenset[Requirement]] = {
    c.DecideContact: frozenset({Requirement.FACTORS_WEIGHED}),
    c.AllocateWorker: frozenset(
        {Requirement.WORKER_QUALIFIED, Requirement.WORKER_EXPERIENCED, Requirement.WORKLOAD_WITHIN_LIMIT}
    ),
    c.SubmitAssessment: frozenset(
        {
            Requirement.DOMAINS_COVERED,
            Requirement.ANALYSIS_PRESENT,
            Requirement.VIEWS_RECORDED,
            Requirement.FACTORS_WEIGHED,
            Requirement.FACTORS_IDENTIFIED,
        }
    ),
    c.AgreePlan: frozenset({Requirement.PLAN_MEASURABLE}),
}
"""What a step brings with it, so that nobody can say ahead of it whether that will be there."""
JUDGED_WITH_THE_STEP = frozenset({Requirement.SECOND_PERSON, Requirement.CLOSURE_REASON})
"""What depends on who takes the step and how, whichever step it is."""


@dataclass(frozen=True)
class RequirementAccount:
    """One requirement of a gate: what it asks for in words, who asks for it, and how it stands.

    `asked_by` is None where rules that were made earlier do not say. `missing` is what would be lacking if the step
    were taken now. `override` is the leave to go ahead without it: by whom, and until when (a UTC instant).
    """

    requirement: Requirement
    words: str
    asked_by: Literal["guidance", "local policy"] | None
    state: RequirementState
    missing: tuple[Missing, ...]
    override: Override | None


@dataclass(frozen=True)
class GateAccount:
    """The gate of one step as the case stands. `next_step` says that the step is the one that takes the case on."""

    step: str
    gate: str
    next_step: bool
    requirements: tuple[RequirementAccount, ...]


@dataclass(frozen=True)
class RungAccount:
    """One rung, counted from 1: who is told there, and when.

    `at` is when a rung that was reached fell due, and when one that was not would be reached if the work is not done
    and nobody takes it on before. `seen_to` is when the engine sent the notice of a rung that was reached, which is
    later after an outage, or where the case came to the engine late. Both are UTC instants.
    """

    number: int
    roles: tuple[Role, ...]
    at: datetime
    seen_to: datetime | None
    state: RungState
    undelivered: bool


@dataclass(frozen=True)
class LadderAccount:
    """The ladder of one run of a limit.

    `told_at_take_over`: the limit was late already when the case was taken over; managers were told once, in a digest,
    and nothing climbs. `quiet_until` is a UTC instant. `undelivered` are the keys of all notices of this run that
    reached nobody, warnings among them.
    """

    clock: str
    episode: int
    title: str
    ladder: str
    alert: str
    rungs: tuple[RungAccount, ...]
    told_at_take_over: bool
    acknowledged_by: str | None
    action: str | None
    quiet_until: datetime | None
    resolved: bool
    undelivered: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """The whole account of a case at one instant (UTC)."""

    case: str
    at: datetime
    limits: tuple[Reckoning, ...]
    gates: tuple[GateAccount, ...]
    ladders: tuple[LadderAccount, ...]


def explain(case: Case, now: datetime) -> Explanation:
    """Every limit that the case has had, every gate that it can meet at its stage, and the ladder of every limit."""
    steps = (step.command for step in STEPS if case.stage in step.stages)
    gates = (explain_gate(case, step, now) for step in steps)
    found = tuple(sorted((gate for gate in gates if gate), key=lambda gate: not gate.next_step))
    return Explanation(
        case=case.id,
        at=now,
        limits=tuple(clocks.explain(case, clock) for clock in case.clocks),
        gates=found,
        ladders=tuple(explain_ladder(case, clock) for clock in case.clocks),
    )


def explain_gate(case: Case, step: type[c.Command] | None, now: datetime) -> GateAccount | None:
    """The gate of a step at `now` (a UTC instant); of the next one for None. None where there is no gate to pass."""
    following = next_command(case)
    step = step or following
    gate = gate_of(case, step) if step else None
    if step is None or gate is None:
        return None
    asked = ask(case, step.__name__, gate, now)
    requirements = tuple(_requirement(case, step, gate, one) for one in asked)
    return GateAccount(step.__name__, gate, step is following, requirements)


def _requirement(case: Case, step: type[c.Command], gate: str, asked: Asked) -> RequirementAccount:
    requirement = asked.requirement
    return RequirementAccount(
        requirement=requirement,
        words=REQUIREMENT_WORDS[requirement],
        asked_by=_asked_by(case, gate, requirement),
        state=_requirement_state(step, asked),
        missing=asked.missing,
        override=asked.override,
    )


def _asked_by(case: Case, gate: str, requirement: Requirement) -> Literal["guidance", "local policy"] | None:
    local = case.rules.local_gates
    if local is None:
        return None
    return "local policy" if requirement in local.get(gate, ()) else "guidance"


def _requirement_state(step: type[c.Command], asked: Asked) -> RequirementState:
    if asked.override:
        return "overridden"
    if asked.requirement in BROUGHT.get(step, ()):
        return "judged with the step"
    if asked.missing:
        return "missing"
    return "judged with the step" if asked.requirement in JUDGED_WITH_THE_STEP else "met"


def explain_ladder(case: Case, clock: Clock) -> LadderAccount:
    """The ladder of one run of a limit: each rung, who has taken the alert on, and which notices reached nobody."""
    ladder = case.rules_of(clock).ladder_of(case.rule(clock))
    alert = next((a for a in case.alerts if a.id == clock.alert_id), None)
    undelivered = tuple(key for key in case.undelivered if key.startswith(f"{clock.alert_id}/"))
    rungs = tuple(
        _rung(case, clock, alert, number, undelivered)
        for number, _ in enumerate(zip(ladder.rungs, clock.rung_at, strict=False))
    )
    return LadderAccount(
        clock=clock.key,
        episode=clock.episode,
        title=title_of(case, clock),
        ladder=ladder.name,
        alert=clock.alert_id,
        rungs=rungs,
        told_at_take_over=clock.breached and not clock.rung_at,
        acknowledged_by=alert.acknowledged_by if alert and alert.acknowledged else None,
        action=alert.action if alert and alert.acknowledged else None,
        quiet_until=alert.quiet_until if alert else None,
        resolved=alert.resolved if alert else False,
        undelivered=undelivered,
    )


def _rung(case: Case, clock: Clock, alert: Alert | None, number: int, undelivered: tuple[str, ...]) -> RungAccount:
    state = _rung_state(clock, number, alert.rung + 1 if alert else 0)
    reached = alert.reached[number] if alert and number < len(alert.reached) else None
    at = reached.due if reached else _planned(case, clock, alert, number, state)
    return RungAccount(
        number=number + 1,
        roles=hearing(case, clock, number, at),
        at=at,
        seen_to=reached.seen_to if reached else None,
        state=state,
        undelivered=f"{clock.alert_id}/rung{number}" in undelivered,
    )


def _rung_state(clock: Clock, number: int, reached: int) -> RungState:
    if number < reached:
        return "reached"
    if not clock.running:
        return "not needed"
    return "next" if number == reached else "to come"


def _planned(case: Case, clock: Clock, alert: Alert | None, number: int, state: RungState) -> datetime:
    planned = clock.rung_at[number]
    if alert is None or state not in {"next", "to come"}:
        return planned
    if alert.quiet_until:
        alert = changed(alert, not_before=alert.quiet_until, failed_at=None)
    following, _ = climbs_at(case, clock, alert)
    return following if state == "next" else max(planned, following)
