"""The plan, and what must be done, decided and told before a case can be closed."""

from practice import commands as c
from practice.case import Case, Clock
from practice.codes import CENSUS_CLOSURES
from practice.events import Missing
from practice.evidence.parts import ANONYMOUS, Evidence, needs
from practice.vocabulary import (
    CONTACT_CLOSURES,
    REFERRAL_CLOSURES,
    AssessmentOutcome,
    ContactOutcome,
    PlanDecision,
    Requirement,
    Stage,
    Told,
)

DIED = "RC2"
STEP_DOWN_REASONS = frozenset({ContactOutcome.EARLY_HELP.value, "RC9"})
"""The reasons for closure that pass a family to early help, which must have accepted it."""


def _measurable(_: Case, command: c.Command | None) -> tuple[Missing, ...]:
    if type(command) is not c.AgreePlan:
        return ()
    absent = [
        Missing(f"plan_{name}_missing", f"Action {number} of the plan has no {words}.", str(number))
        for number, action in enumerate(command.actions, start=1)
        for name, words in _ACTION_WORDS.items()
        if getattr(action, name) is None
    ]
    return (
        *needs(bool(command.actions), "plan_empty", "The plan has no actions."),
        *absent,
        *needs(command.review_on is not None, "plan_review_missing", "The plan has no date for its review."),
    )


_ACTION_WORDS = {
    "owner": "owner",
    "due_on": "date",
    "outcome": "outcome for the child",
    "measure": "way to measure the outcome",
}


def _plan_agreed(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    # A case that was taken over has its plan in the authority's own records.
    return needs(case.plan is not None or case.adopted, "plan_not_agreed", "No plan has been agreed.")


def _plan_reviewed(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if case.plan is None:
        return ()
    return needs(
        case.plan.reviewed is not None,
        "plan_not_reviewed",
        "The plan has not been reviewed: what became of each outcome is not recorded.",
    )


def _overruns(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return tuple(m for clock in case.clocks if clock.breached for m in _overrun(case, clock))


def _overrun(case: Case, clock: Clock) -> tuple[Missing, ...]:
    rule = case.rule(clock)
    if not rule.overrun_reason:
        return ()
    run = clock.key if case.clock(clock.key) is clock else clock.alert_id
    if clock.overrun is None:
        text = f"{rule.title} has exceeded its limit, and nobody has recorded why."
        return (Missing("overrun_not_explained", text, run),)
    text = f"{rule.title} has exceeded its limit, and no manager has seen the reason."
    return needs(clock.overrun.seen_by is not None, "overrun_not_seen", text, run)


def _section_47(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(not case.section_47_open, "section_47_open", "A section 47 enquiry has not been concluded.")


def _stepped_down(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    to_early_help = type(command) is c.CloseCase and command.reason in STEP_DOWN_REASONS
    reviewed = case.plan is not None and case.plan.reviewed is PlanDecision.STEP_DOWN
    outcome = case.decision.outcome if case.decision and case.stage is Stage.CONTACT else None
    decided = outcome is ContactOutcome.EARLY_HELP
    return needs(
        case.stepped_down or not (to_early_help or reviewed or decided),
        "step_down_not_accepted",
        "The case goes to early help, and nobody there has accepted the family.",
    )


def _transferred(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    leaves = type(command) is c.CloseCase and command.reason == "RC5"
    accepted = case.transferred_to is not None and case.moved_to in {None, case.transferred_to}
    return needs(
        accepted or not (leaves or case.moved_to),
        "transfer_not_accepted",
        "The child lives in another authority's area, and that authority has not accepted responsibility.",
        case.moved_to,
    )


def _whereabouts(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(case.missing_since is None, "child_missing", "The child is missing.") + needs(
        case.whereabouts_known, "whereabouts_unknown", "Nobody knows where the child lives now."
    )


def _incident(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(
        case.died_at is None or case.incident_decided,
        "serious_incident_undecided",
        "The child has died, and no manager has decided whether a serious incident is notified.",
    )


def _referrer_told(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    excused = case.contact is not None and case.contact.source == ANONYMOUS
    return needs(
        Told.REFERRER in case.told or excused,
        "referrer_not_told",
        "The referrer has not been told the outcome.",
    )


def _family_told(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(Told.FAMILY in case.told, "family_not_told", "The family has not been told the outcome.")


def _closure_reason(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    allowed = _allowed_reasons(case)
    if not allowed:
        return (Missing("not_ready_to_close", "Nothing has been decided that a case could be closed on."),)
    if type(command) is not c.CloseCase or command.reason in allowed:
        return ()
    text = f"The reason {command.reason} is not valid here; use one of {', '.join(sorted(allowed))}."
    return (Missing("reason_not_valid", text, command.reason),)


def _allowed_reasons(case: Case) -> frozenset[str]:
    if case.died_at:
        return frozenset({DIED})
    if case.stage is Stage.CONTACT:
        decided = case.decision.outcome if case.decision else None
        return frozenset(outcome for outcome in CONTACT_CLOSURES if outcome is decided)
    if case.stage is Stage.REFERRAL:
        return frozenset(REFERRAL_CLOSURES)
    if case.assessed is AssessmentOutcome.IN_NEED:
        return _IN_NEED_CLOSURES
    if case.assessed is AssessmentOutcome.NOT_IN_NEED:
        # Census guide 4.7: once a section 47 enquiry has started, RC7 is used even where the concern was unfounded.
        return frozenset({"RC7"}) if case.section_47_ever else _NOT_IN_NEED_CLOSURES
    return frozenset()


_NOT_IN_NEED_CLOSURES = frozenset({"RC8", "RC9"})
_IN_NEED_CLOSURES = frozenset(CENSUS_CLOSURES.labels) - _NOT_IN_NEED_CLOSURES - {DIED}


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.PLAN_MEASURABLE: _measurable,
    Requirement.PLAN_AGREED: _plan_agreed,
    Requirement.PLAN_REVIEWED: _plan_reviewed,
    Requirement.OVERRUNS_SEEN: _overruns,
    Requirement.SECTION_47_CONCLUDED: _section_47,
    Requirement.STEP_DOWN_ACCEPTED: _stepped_down,
    Requirement.TRANSFER_ACCEPTED: _transferred,
    Requirement.WHEREABOUTS_KNOWN: _whereabouts,
    Requirement.SERIOUS_INCIDENT_DECIDED: _incident,
    Requirement.REFERRER_TOLD: _referrer_told,
    Requirement.FAMILY_TOLD: _family_told,
    Requirement.CLOSURE_REASON: _closure_reason,
}
