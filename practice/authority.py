"""The table: who may send a command, on whose cases, and who may not because it would be signing off their own work.

Everything that asks "may this person do that?" reads this table, and nothing else decides it. A policy may let fewer
roles send a command, and an edition may name who extends a limit; neither lets anybody in whom the table keeps out.
Roles and own work are judged for every command. On whose cases is judged where the caller has proved who they are,
as a command does not say in which teams somebody works: that comes with the proof.
"""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any

from practice import commands as c
from practice.case import Case, Override
from practice.errors import Refusal
from practice.values import value
from practice.vocabulary import MANAGERS, SENIOR_MANAGERS, WORKERS, Role

SOCIAL_WORKERS = frozenset({Role.SOCIAL_WORKER}) | MANAGERS
PRACTITIONERS = WORKERS | MANAGERS
ANYONE = PRACTITIONERS | {Role.SYSTEM}
ON_DUTY = MANAGERS | {Role.DUTY_MANAGER}
"""Who may take an alert on; at night the duty manager may be the only manager there is."""
OF_EVERY_TEAM = SENIOR_MANAGERS | {Role.DUTY_MANAGER, Role.EMERGENCY_DUTY_TEAM}
"""Those who answer for the whole service, whichever team they sit in."""


class Reach(StrEnum):
    """On which cases a command may be sent."""

    ANY_CASE = "any case"
    """What becomes known about a child is recorded by whoever learns of it."""
    OWN_TEAM = "a case of their team"
    """What is decided about a child is decided by the team that has the case, by its worker, or for every team."""


class Own(StrEnum):
    """What can be somebody's own work, so that another person has to sign it off."""

    ASSESSMENT = "whoever wrote the assessment"
    CASE = "the worker whom the case is allocated to"
    DECISION = "whoever decided the contact, while nobody has assessed or been allocated"
    EXPLANATION = "whoever explained the overrun"
    OVERRIDE = "for a step that makes use of an override, whoever granted it"


SIGNED_OFF = (Own.ASSESSMENT, Own.CASE, Own.DECISION)
"""What a gate that asks for a second person means, whichever step it stands before."""


@value
class Authority:
    """One row: the roles that may send a command, on which cases, and whose own work it must not be."""

    roles: frozenset[Role]
    reach: Reach = Reach.ANY_CASE
    not_own: frozenset[Own] = frozenset()


def _decided(roles: frozenset[Role], *not_own: Own) -> Authority:
    return Authority(roles, Reach.OWN_TEAM, frozenset(not_own))


_RECORDED = {kinds: Authority(kinds) for kinds in (ANYONE, PRACTITIONERS)}

AUTHORITY: dict[str, Authority] = {
    c.ReceiveContact.__name__: _RECORDED[ANYONE],
    c.AdoptCase.__name__: _RECORDED[ANYONE],
    c.ReopenCase.__name__: _decided(SENIOR_MANAGERS),
    c.SupplyDetails.__name__: _RECORDED[ANYONE],
    c.ScreenDomesticAbuse.__name__: _RECORDED[PRACTITIONERS],
    c.LinkEpisode.__name__: _RECORDED[ANYONE],
    c.RecordFurtherContact.__name__: _RECORDED[ANYONE],
    c.DecideFurtherContact.__name__: _decided(SOCIAL_WORKERS),
    c.DecideContact.__name__: _decided(SOCIAL_WORKERS, Own.OVERRIDE),
    c.AcceptReferral.__name__: _decided(SOCIAL_WORKERS),
    c.AcknowledgeReferrer.__name__: _RECORDED[ANYONE],
    c.AllocateWorker.__name__: _decided(MANAGERS, Own.OVERRIDE),
    c.TransferTeam.__name__: _decided(MANAGERS),
    c.RecordTransferOut.__name__: _decided(MANAGERS),
    c.RecordMove.__name__: _RECORDED[PRACTITIONERS],
    c.RecordMissing.__name__: _RECORDED[ANYONE],
    c.RecordReturn.__name__: _RECORDED[ANYONE],
    c.RecordReturnInterview.__name__: _RECORDED[PRACTITIONERS],
    c.RecordBirth.__name__: _RECORDED[ANYONE],
    c.RecordDeath.__name__: _RECORDED[PRACTITIONERS],
    c.DecideSeriousIncident.__name__: _decided(MANAGERS),
    c.RecordChildSeen.__name__: _RECORDED[PRACTITIONERS],
    c.RequestCheck.__name__: _RECORDED[PRACTITIONERS],
    c.RecordCheckReply.__name__: _RECORDED[ANYONE],
    c.WaiveCheck.__name__: _decided(MANAGERS, Own.CASE),
    c.ConsiderHistory.__name__: _RECORDED[PRACTITIONERS],
    c.RecordStrategyDiscussion.__name__: _decided(SOCIAL_WORKERS),
    c.StartSection47.__name__: _decided(SOCIAL_WORKERS),
    c.ConcludeSection47.__name__: _decided(MANAGERS, Own.CASE),
    c.StartAssessment.__name__: _decided(SOCIAL_WORKERS),
    c.SubmitAssessment.__name__: _decided(SOCIAL_WORKERS, Own.OVERRIDE),
    c.ReturnAssessment.__name__: _decided(MANAGERS),
    c.AuthoriseAssessment.__name__: _decided(MANAGERS, Own.ASSESSMENT, Own.CASE, Own.OVERRIDE),
    c.AgreePlan.__name__: _decided(SOCIAL_WORKERS, Own.OVERRIDE),
    c.ReviewPlan.__name__: _decided(SOCIAL_WORKERS),
    c.StepDown.__name__: _RECORDED[PRACTITIONERS],
    c.ExplainOverrun.__name__: _RECORDED[PRACTITIONERS],
    c.ReviewOverrun.__name__: _decided(MANAGERS, Own.EXPLANATION, Own.CASE),
    c.ExtendLimit.__name__: _decided(MANAGERS, Own.CASE),
    c.GrantOverride.__name__: _decided(SENIOR_MANAGERS, Own.CASE),
    c.CorrectDate.__name__: _decided(MANAGERS),
    c.TellOutcome.__name__: _RECORDED[PRACTITIONERS],
    c.RecordSupervision.__name__: _decided(MANAGERS, Own.CASE),
    c.AcknowledgeAlert.__name__: _decided(ON_DUTY),
    c.ReportNotDelivered.__name__: Authority(frozenset({Role.SYSTEM})),
    c.CloseCase.__name__: _decided(MANAGERS, Own.ASSESSMENT, Own.CASE, Own.DECISION, Own.OVERRIDE),
    "AdoptRules": Authority(SENIOR_MANAGERS),
}
"""The row of each command, by its name. Other rules are adopted for the whole service, so that is not of a team."""


def without_role(case: Case, command: c.Command) -> Refusal | None:
    """The refusal of somebody who holds none of the roles that may send a command to this case, or None."""
    name = type(command).__name__
    roles = case.rules.roles.get(name) or AUTHORITY[name].roles
    for role in command.actor.roles:
        if role in roles:
            return _may_not_extend(case, command) if type(command) is c.ExtendLimit else None
    return _only(f"{name} may be sent by", roles)


def role_needed(command: c.Command) -> Refusal | None:
    """The refusal of somebody without a role for a command about more than one case, or None."""
    name = type(command).__name__
    allowed = AUTHORITY[name].roles
    return None if allowed.intersection(command.actor.roles) else _only(f"{name} may be sent by", allowed)


def signs_off_own(case: Case, command: c.Command) -> Refusal | None:
    """The refusal of somebody whose own work a command would sign off, whatever their roles, or None."""
    name = type(command).__name__
    signed_off = _SIGNED_OFF_BY.get(name)
    own = own_work(case, command, signed_off) if signed_off else None
    return Refusal("not_authorised", f"{name} is for somebody other than {own.value}.") if own else None


def own_work(case: Case, command: c.Command, kinds: tuple[Own, ...] = SIGNED_OFF) -> Own | None:
    """Which of these kinds of work is that of whoever sends a command, or None."""
    who = command.actor.id
    for own in kinds:
        if _WHOSE[own](case, command) == who:
            return own
    return None


def may_use(override: Override, command: c.Command) -> bool:
    """Whether a command may go ahead by this override; nobody lets a step of their own go ahead."""
    held_back = Own.OVERRIDE in AUTHORITY[type(command).__name__].not_own
    return not (held_back and command.actor.id == override.by)


def out_of_reach(case: Case, command: c.Command, teams: Collection[str] | None) -> Refusal | None:
    """The refusal of somebody who works in these teams (None: in every one) and whose case this is not, or None."""
    actor = command.actor
    if teams is None or case.team in teams or AUTHORITY[type(command).__name__].reach is Reach.ANY_CASE:
        return None
    holds = case.allocation is not None and case.allocation.worker == actor.id
    if holds or OF_EVERY_TEAM.intersection(actor.roles):
        return None
    return Refusal("not_authorised", f"{type(command).__name__} is for the team that has the case, {case.team}.")


def _may_not_extend(case: Case, command: c.ExtendLimit) -> Refusal | None:
    clock = case.run(command.limit)
    rule = case.rule(clock) if clock else None
    if rule is None or rule.extension is None or set(command.actor.roles) & set(rule.extension.by):
        return None
    return _only(f"{rule.title} may be extended by", rule.extension.by)


def _only(what: str, roles: Collection[Role]) -> Refusal:
    allowed = ", ".join(sorted(role.replace("_", " ") for role in roles))
    return Refusal("not_authorised", f"{what}: {allowed}.")


def _decider(case: Case, _: c.Command) -> str | None:
    went_further = case.assessment or case.allocation
    return None if went_further or case.decision is None else case.decision.by


def _explainer(case: Case, command: c.ReviewOverrun) -> str | None:
    clock = case.run(command.limit)
    return clock.overrun.explained_by if clock and clock.overrun else None


_WHOSE: dict[Own, Callable[[Case, Any], str | None]] = {
    Own.ASSESSMENT: lambda case, _: case.assessment.author if case.assessment else None,
    Own.CASE: lambda case, _: case.allocation.worker if case.allocation else None,
    Own.DECISION: _decider,
    Own.EXPLANATION: _explainer,
}
"""Who each kind of work belongs to. Whose an override is shows when a gate asks which of them it may go by."""
_SIGNED_OFF_BY = {name: tuple(own for own in _WHOSE if own in row.not_own) for name, row in AUTHORITY.items()}
"""The kinds of work that each command signs off."""
