"""Gates: what must be true before a step, and the evidence that shows it.

A gate is a list of requirements in the edition. Each requirement is a small function here that looks at evidence,
never at a tick, and answers with what is missing, in plain words. A gate names everything that is missing at once.
"""

from collections.abc import Callable

from practice import commands as c
from practice.case import Case
from practice.events import AssessmentSubmitted, Missing
from practice.stages import NEXT_STEP, STEP_OF, gate_name
from practice.vocabulary import (
    AGENCIES,
    CENSUS_CLOSURES,
    CONTACT_CLOSURES,
    REFERRAL_CLOSURES,
    AssessmentOutcome,
    Domain,
    Requirement,
    Stage,
    Told,
)

Evidence = Callable[[Case, c.Command | None], tuple[Missing, ...]]

_DETAIL_WORDS = {
    "concern": "what the concern is",
    "child_name": "the child's name",
    "date_of_birth": "the child's date of birth (or expected date of birth)",
    "sex": "the child's sex",
    "ethnicity": "the child's ethnicity",
    "address": "the child's address",
    "school": "the child's school or nursery",
    "parental_responsibility": "who holds parental responsibility",
    "household": "who lives in the household",
    "parents_aware": "whether the parents know of the contact",
    "referrer_name": "who the referrer is",
    "referrer_contact": "how to reach the referrer",
}
ANONYMOUS = "9"


def missing_for(case: Case, gate: str | None, command: c.Command | None) -> tuple[Missing, ...]:
    """Everything that a gate lacks. `command` is the step being tried, or None to ask ahead of any attempt."""
    if gate is None:
        return ()
    found = (m for r in case.rules.gates.get(gate, ()) for m in EVIDENCE[r](case, command))
    return tuple(dict.fromkeys(found))


def missing_for_next_step(case: Case) -> tuple[str | None, tuple[Missing, ...]]:
    """The command that would take the case on from its stage, and what its gate lacks now."""
    command = _next_command(case)
    if command is None:
        return None, ()
    return command.__name__, missing_for(case, gate_name(STEP_OF[command], case.stage), None)


def missing_details(case: Case) -> tuple[Missing, ...]:
    """The parts of the edition's minimum data set that the contact lacks."""
    return contact_gaps(case.contact, case.rules.minimum_data)


def contact_gaps(contact: c.Contact | None, minimum_data: tuple[str, ...]) -> tuple[Missing, ...]:
    """What a contact lacks of a minimum data set. An anonymous referrer cannot be named, nor an unborn child's sex."""
    if contact is None:
        return ()
    given = contact.__dict__
    excused: set[str] = set()
    if contact.source == ANONYMOUS:
        excused |= {"referrer_name", "referrer_contact"}
    if contact.expected_date_of_birth:
        excused |= {"date_of_birth", "sex", "ethnicity", "child_name", "school"}
    return tuple(
        Missing("detail_missing", f"Not recorded: {_DETAIL_WORDS[name]}.", name)
        for name in minimum_data
        if name not in excused and given[name] is None
    )


def _next_command(case: Case) -> type[c.Command] | None:
    undecided_stage_ends_here = case.stage is Stage.CONTACT and case.decision is not None
    assessed_ends_here = case.stage is Stage.ASSESSMENT and case.assessed is AssessmentOutcome.NOT_IN_NEED
    if undecided_stage_ends_here or assessed_ends_here:
        return c.CloseCase
    return NEXT_STEP.get(case.stage)


def _needs(condition: bool, code: str, text: str, about: str | None = None) -> tuple[Missing, ...]:  # noqa: FBT001
    return () if condition else (Missing(code, text, about),)


def _details(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return missing_details(case)


def _factors(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    risks, protects = _weighed(case, command)
    return _needs(bool(risks), "risk_factors_missing", "No risk factors have been weighed.") + _needs(
        bool(protects), "protective_factors_missing", "No protective factors have been weighed."
    )


def _weighed(case: Case, command: c.Command | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(command, c.DecideContact | c.SubmitAssessment):
        return command.risk_factors, command.protective_factors
    if isinstance(command, c.CloseCase) and (command.risk_factors or command.protective_factors):
        return command.risk_factors, command.protective_factors
    if case.assessment:
        return case.assessment.submitted.risk_factors, case.assessment.submitted.protective_factors
    if case.decision:
        return case.decision.risk_factors, case.decision.protective_factors
    return (), ()


def _accepted(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(case.referral_accepted, "referral_not_accepted", "The referral has not been accepted.")


def _acknowledged(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    excused = case.contact is not None and case.contact.source == ANONYMOUS
    return _needs(
        case.referrer_acknowledged or excused,
        "referrer_not_acknowledged",
        "The referrer has not been told that the referral was received.",
    )


def _qualified(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    text = "The worker is not a registered social worker."
    if isinstance(command, c.AllocateWorker):
        return _needs(command.registered_social_worker, "worker_not_qualified", text)
    if case.allocation is None:
        return ()
    return _needs(case.allocation.registered, "worker_not_qualified", text)


def _seen(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    who = "The mother of the unborn child" if case.contact and case.contact.expected_date_of_birth else "The child"
    since = case.received_at
    counted = [s for s in case.seen if s.registered and since is not None and s.at >= since]
    return _needs(
        bool(counted),
        "child_not_seen",
        f"{who} has not been seen by a registered social worker since the contact was received.",
    )


def _seen_alone(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    answered = not case.seen or any(s.alone or s.why_not_alone for s in case.seen)
    return _needs(answered, "not_seen_alone", "The child has not been seen alone, and no reason is recorded.")


def _agencies_asked(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(bool(case.checks), "no_agency_asked", "No agency has been asked what it knows.")


def _agencies_answered(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return tuple(
        Missing(
            "agency_unanswered",
            f"{AGENCIES[check.agency]}, asked on {check.requested_at:%d %B %Y}, has not answered, and no manager "
            f"has decided to go on without the answer.",
            check.agency,
        )
        for check in case.checks
        if check.open
    )


def _history(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if not case.history_searched:
        return (Missing("history_not_searched", "The records have not been searched for earlier episodes."),)
    return tuple(
        Missing("episode_not_considered", f"The earlier episode {episode} has not been considered.", episode)
        for episode in case.episodes
        if episode not in case.considered
    )


def _domains(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    covered = set(_submission(case, command).domains) if _has_submission(case, command) else set()
    return tuple(
        Missing("domain_missing", f"The assessment does not cover: {domain.value.replace('_', ' ')}.", domain)
        for domain in Domain
        if domain not in covered
    )


def _analysis(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    present = _has_submission(case, command) and _submission(case, command).analysis is not None
    return _needs(present, "analysis_missing", "The assessment has no analysis.")


def _views(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    has = _has_submission(case, command)
    child = has and _submission(case, command).child_views is not None
    parent = has and _submission(case, command).parent_views is not None
    return _needs(child, "child_views_missing", "The child's views are not recorded.") + _needs(
        parent, "parent_views_missing", "The parents' views are not recorded."
    )


def _has_submission(case: Case, command: c.Command | None) -> bool:
    return isinstance(command, c.SubmitAssessment) or case.assessment is not None


def _submission(case: Case, command: c.Command | None) -> c.SubmitAssessment | AssessmentSubmitted:
    if isinstance(command, c.SubmitAssessment):
        return command
    assert case.assessment is not None  # noqa: S101 - callers ask _has_submission first
    return case.assessment.submitted


def _submitted(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(case.assessment is not None, "assessment_not_submitted", "No assessment has been handed in.")


def _authorised(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(case.assessed is not None, "assessment_not_authorised", "No assessment has been authorised.")


def _second_person(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    if command is None:
        return ()
    author = case.assessment.author if case.assessment else None
    decider = case.decision.by if case.decision else None
    worker = case.allocation.worker if case.allocation else None
    own_work = {author, worker} if case.assessment or case.allocation else {decider}
    return _needs(
        command.actor.id not in own_work,
        "second_person_needed",
        "This must be done by somebody other than the person whose work it is.",
    )


def _section_47(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(not case.section_47_open, "section_47_open", "A section 47 enquiry has not been concluded.")


def _referrer_told(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    excused = case.contact is not None and case.contact.source == ANONYMOUS
    return _needs(
        Told.REFERRER in case.told or excused,
        "referrer_not_told",
        "The referrer has not been told the outcome.",
    )


def _family_told(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(Told.FAMILY in case.told, "family_not_told", "The family has not been told the outcome.")


def _closure_reason(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    allowed = _allowed_reasons(case)
    if not allowed:
        return (Missing("not_ready_to_close", "Nothing has been decided that a case could be closed on."),)
    if not isinstance(command, c.CloseCase):
        return ()
    return _needs(
        command.reason in allowed,
        "reason_not_valid",
        f"The reason {command.reason} is not valid here; use one of {', '.join(sorted(allowed))}.",
        command.reason,
    )


def _allowed_reasons(case: Case) -> frozenset[str]:
    if case.stage is Stage.CONTACT:
        decided = case.decision.outcome if case.decision else None
        return frozenset({decided}) & frozenset(CONTACT_CLOSURES) if decided else frozenset()
    if case.stage is Stage.REFERRAL:
        return frozenset(REFERRAL_CLOSURES)
    if case.assessed is AssessmentOutcome.IN_NEED:
        return frozenset(CENSUS_CLOSURES) - {"RC8", "RC9"}
    if case.assessed is AssessmentOutcome.NOT_IN_NEED:
        # Census guide 4.7: once a section 47 enquiry has started, RC7 is used even where the concern was unfounded.
        return frozenset({"RC7"}) if case.section_47_ever else frozenset({"RC8", "RC9"})
    return frozenset()


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.DETAILS_COMPLETE: _details,
    Requirement.FACTORS_WEIGHED: _factors,
    Requirement.REFERRAL_ACCEPTED: _accepted,
    Requirement.REFERRER_ACKNOWLEDGED: _acknowledged,
    Requirement.WORKER_QUALIFIED: _qualified,
    Requirement.CHILD_SEEN: _seen,
    Requirement.CHILD_SEEN_ALONE: _seen_alone,
    Requirement.AGENCIES_ASKED: _agencies_asked,
    Requirement.AGENCIES_ANSWERED: _agencies_answered,
    Requirement.HISTORY_CONSIDERED: _history,
    Requirement.DOMAINS_COVERED: _domains,
    Requirement.ANALYSIS_PRESENT: _analysis,
    Requirement.VIEWS_RECORDED: _views,
    Requirement.ASSESSMENT_SUBMITTED: _submitted,
    Requirement.ASSESSMENT_AUTHORISED: _authorised,
    Requirement.SECOND_PERSON: _second_person,
    Requirement.SECTION_47_CONCLUDED: _section_47,
    Requirement.REFERRER_TOLD: _referrer_told,
    Requirement.FAMILY_TOLD: _family_told,
    Requirement.CLOSURE_REASON: _closure_reason,
}
