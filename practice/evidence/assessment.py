"""Whether the child was seen, the history read, the factors weighed and the assessment made whole."""

from datetime import datetime

from practice import commands as c
from practice.case import Case
from practice.events import Missing
from practice.evidence.parts import Evidence, handed_in, needs
from practice.vocabulary import AssessmentKind, AssessmentOutcome, Domain, Requirement


def counted_visits(case: Case) -> tuple[datetime, ...]:
    """When a registered social worker saw the child (the mother of an unborn one) since it counts (UTC instants)."""
    since = case.seen_from
    return () if since is None else tuple(s.at for s in case.seen if s.registered and s.at >= since)


def _seen(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if counted_visits(case):
        return ()
    who = "The mother of the unborn child" if case.unborn else "The child"
    since = "since the contact was received"
    if case.assessing_since and case.seen_from == case.assessing_since:
        since = "since this assessment began"
    elif case.born_at and case.seen_from == case.born_at:
        since = "since the birth"
    return (Missing("child_not_seen", f"{who} has not been seen by a registered social worker {since}."),)


def _seen_alone(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    answered = not case.seen or any(s.alone or s.why_not_alone for s in case.seen)
    return needs(answered, "not_seen_alone", "The child has not been seen alone, and no reason is recorded.")


def _history(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if not case.history_searched:
        return (Missing("history_not_searched", "The records have not been searched for earlier episodes."),)
    return tuple(
        Missing("episode_not_considered", f"The earlier episode {episode} has not been considered.", episode)
        for episode in case.episodes
        if episode not in case.considered
    )


def _factors(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    risks, protects = _weighed(case, command)
    return needs(bool(risks), "risk_factors_missing", "No risk factors have been weighed.") + needs(
        bool(protects), "protective_factors_missing", "No protective factors have been weighed."
    )


def _weighed(case: Case, command: c.Command | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if type(command) is c.DecideContact:
        return command.risk_factors, command.protective_factors
    if type(command) is c.CloseCase and (command.risk_factors or command.protective_factors):
        return command.risk_factors, command.protective_factors
    if assessment := handed_in(case, command):
        return assessment.risk_factors, assessment.protective_factors
    if case.decision:
        return case.decision.risk_factors, case.decision.protective_factors
    return (), ()


def _domains(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    assessment = handed_in(case, command)
    covered = assessment.domains if assessment else {}
    if len(covered) == len(Domain):
        return ()
    return tuple(
        Missing("domain_missing", f"The assessment does not cover: {domain.value.replace('_', ' ')}.", domain)
        for domain in Domain
        if domain not in covered
    )


def _analysis(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    assessment = handed_in(case, command)
    present = assessment is not None and assessment.analysis is not None
    return needs(present, "analysis_missing", "The assessment has no analysis.")


def _views(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    assessment = handed_in(case, command)
    child = assessment is not None and assessment.child_views is not None
    parent = assessment is not None and assessment.parent_views is not None
    return needs(child, "child_views_missing", "The child's views are not recorded.") + needs(
        parent, "parent_views_missing", "The parents' views are not recorded."
    )


def _identified(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    assessment = handed_in(case, command)
    present = assessment is not None and bool(assessment.factors)
    return needs(
        present,
        "factors_not_identified",
        "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).",
    )


def _submitted(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(case.assessment is not None, "assessment_not_submitted", "No assessment has been handed in.")


def _authorised(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(case.assessed is not None, "assessment_not_authorised", "No assessment has been authorised.")


def _core_decided(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    initial = case.assessment if case.assessing is AssessmentKind.INITIAL else None
    if initial is None or case.assessed is not AssessmentOutcome.IN_NEED:
        return ()
    if case.section_47_ever:
        text = "There was a section 47 enquiry, and no core assessment has been made."
        return (Missing("core_assessment_missing", text),)
    return needs(
        initial.core_needless,
        "core_assessment_undecided",
        "The initial assessment found need, no core assessment has been made, and no manager has said why none is "
        "needed.",
    )


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.CHILD_SEEN: _seen,
    Requirement.CHILD_SEEN_ALONE: _seen_alone,
    Requirement.HISTORY_CONSIDERED: _history,
    Requirement.FACTORS_WEIGHED: _factors,
    Requirement.DOMAINS_COVERED: _domains,
    Requirement.ANALYSIS_PRESENT: _analysis,
    Requirement.VIEWS_RECORDED: _views,
    Requirement.FACTORS_IDENTIFIED: _identified,
    Requirement.ASSESSMENT_SUBMITTED: _submitted,
    Requirement.ASSESSMENT_AUTHORISED: _authorised,
    Requirement.CORE_ASSESSMENT_DECIDED: _core_decided,
}
