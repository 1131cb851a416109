"""Evidence: what each requirement of a gate looks at.

Each requirement is a small function that looks at evidence, never at a tick, and answers with what is missing, in
plain words and with a stable code. `command` is the step being tried, or None where somebody asks ahead of it.
"""

from collections.abc import Callable
from datetime import date, datetime

from practice import commands as c
from practice.calendar import local_date
from practice.case import Case, Clock
from practice.codes import CENSUS_CLOSURES
from practice.events import AssessmentSubmitted, Missing
from practice.rules import AgencyRule
from practice.vocabulary import (
    AGENCIES,
    CONTACT_CLOSURES,
    REFERRAL_CLOSURES,
    AssessmentOutcome,
    Circumstance,
    ContactOutcome,
    Domain,
    PlanDecision,
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
    "disabilities": "whether the child has a disability",
    "domestic_abuse": "whether the concern includes domestic abuse",
    "address": "the child's address",
    "school": "the child's school or nursery",
    "parental_responsibility": "who holds parental responsibility",
    "household": "who lives in the household",
    "parents_aware": "whether the parents know of the contact",
    "referrer_name": "who the referrer is",
    "referrer_contact": "how to reach the referrer",
}
ANONYMOUS = "9"
OTHER_AUTHORITY = "5C"
NOT_YET_OBTAINED = "NOBT"
DIED = "RC2"
STEP_DOWN_REASONS = frozenset({ContactOutcome.EARLY_HELP.value, "RC9"})
"""The reasons for closure that pass a family to early help, which must have accepted it."""


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
        excused |= {"date_of_birth", "sex", "ethnicity", "child_name", "school", "disabilities"}
    return tuple(
        Missing("detail_missing", f"Not recorded: {_DETAIL_WORDS[name]}.", name)
        for name in minimum_data
        if name not in excused and given[name] is None
    )


def _needs(condition: bool, code: str, text: str, about: str | None = None) -> tuple[Missing, ...]:  # noqa: FBT001
    return () if condition else (Missing(code, text, about),)


def _details(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return missing_details(case)


def _key_data(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if case.contact is None or case.unborn:
        return ()
    ethnicity = case.contact.ethnicity
    return _needs(
        ethnicity is not None and ethnicity != NOT_YET_OBTAINED,
        "ethnicity_not_obtained",
        "The child's ethnicity has not been obtained yet (census rule 4220); REFU records a refusal.",
    ) + _needs(
        case.contact.disabilities is not None,
        "disability_not_recorded",
        "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.",
    )


def _screened(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    goes_on = isinstance(command, c.DecideContact) and command.outcome is ContactOutcome.REFERRAL
    undecided = command is None and case.decision is None and case.stage is Stage.CONTACT
    return _needs(
        not case.domestic_abuse or case.domestic_abuse_screened or goes_on or undecided,
        "domestic_abuse_not_screened",
        "The contact speaks of domestic abuse, and the multi-agency screening has no outcome on record.",
    )


def _further_decided(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(
        not case.further_contact_open,
        "further_contact_undecided",
        "New information about the child has come in, and nobody has decided what it leads to.",
    )


def _factors(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    risks, protects = _weighed(case, command)
    return _needs(bool(risks), "risk_factors_missing", "No risk factors have been weighed.") + _needs(
        bool(protects), "protective_factors_missing", "No protective factors have been weighed."
    )


def _weighed(case: Case, command: c.Command | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(command, c.DecideContact):
        return command.risk_factors, command.protective_factors
    if isinstance(command, c.CloseCase) and (command.risk_factors or command.protective_factors):
        return command.risk_factors, command.protective_factors
    if handed_in := _handed_in(case, command):
        return handed_in.risk_factors, handed_in.protective_factors
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


def _experienced(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    text = "The worker does not have the experience that the edition asks for."
    if isinstance(command, c.AllocateWorker):
        return _needs(command.experienced, "worker_not_experienced", text)
    return _needs(case.allocation is None or case.allocation.experienced, "worker_not_experienced", text)


def _workload(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    limit = case.rules.caseload_limit
    if limit is None or not isinstance(command, c.AllocateWorker) or command.over_limit_reason:
        return ()
    if command.open_cases is None:
        return (Missing("caseload_unknown", "How many open cases the worker holds is not known.", command.worker),)
    return _needs(
        command.open_cases < limit,
        "caseload_over_limit",
        f"The worker holds {command.open_cases} open cases, and the limit is {limit}: a manager who goes over it says "
        f"why (over_limit_reason).",
        command.worker,
    )


def counted_visits(case: Case) -> tuple[datetime, ...]:
    """When a registered social worker saw the child (the mother of an unborn one) since it counts (UTC instants)."""
    since = case.seen_from
    return tuple(s.at for s in case.seen if s.registered and since is not None and s.at >= since)


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
    return _needs(answered, "not_seen_alone", "The child has not been seen alone, and no reason is recorded.")


def _agencies_asked(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    asked = {check.agency for check in case.checks}
    age = _age(case)
    return _needs(bool(asked), "no_agency_asked", "No agency has been asked what it knows.") + tuple(
        Missing(
            "agency_not_asked", f"{AGENCIES[rule.agency]} has not been asked, and must be for this child.", rule.agency
        )
        for rule in case.rules.agencies
        if rule.agency not in asked and _concerns(rule, case, age)
    )


def _concerns(rule: AgencyRule, case: Case, age: int | None) -> bool:
    """Whether an agency must be asked of this child. An age that nobody knows makes every agency of some age one."""
    if not _IN_CIRCUMSTANCE[rule.circumstance](case):
        return False
    if rule.from_age is None and rule.below_age is None:
        return True
    if case.unborn:
        return False
    return age is None or (rule.from_age or 0) <= age < (rule.below_age or age + 1)


def _disabled(case: Case) -> bool:
    codes = case.contact.disabilities if case.contact else None
    return any(code != "NONE" for code in codes or ())


def _from_elsewhere(case: Case) -> bool:
    contact = case.contact
    return contact is not None and (contact.transferred_from is not None or contact.source == OTHER_AUTHORITY)


_IN_CIRCUMSTANCE: dict[Circumstance, Callable[[Case], bool]] = {
    Circumstance.ANY: lambda _: True,
    Circumstance.DOMESTIC_ABUSE: lambda case: case.domestic_abuse,
    Circumstance.UNBORN: lambda case: case.unborn,
    Circumstance.DISABILITY: _disabled,
    Circumstance.OTHER_AUTHORITY: _from_elsewhere,
}


def _age(case: Case) -> int | None:
    """The child's age in whole years on the local day on which the contact was received; None where not known.

    A child that was born since is in its first year.
    """
    born = case.contact.date_of_birth if case.contact else None
    if born is None or case.received_at is None:
        return None
    return max(0, years_between(born, local_date(case.calendar, case.received_at)))


def years_between(born: date, day: date) -> int:
    """Whole years from one local date to another; a birthday on 29 February is kept on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


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
    handed_in = _handed_in(case, command)
    covered = handed_in.domains if handed_in else {}
    if len(covered) == len(Domain):
        return ()
    return tuple(
        Missing("domain_missing", f"The assessment does not cover: {domain.value.replace('_', ' ')}.", domain)
        for domain in Domain
        if domain not in covered
    )


def _analysis(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    handed_in = _handed_in(case, command)
    present = handed_in is not None and handed_in.analysis is not None
    return _needs(present, "analysis_missing", "The assessment has no analysis.")


def _views(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    handed_in = _handed_in(case, command)
    child = handed_in is not None and handed_in.child_views is not None
    parent = handed_in is not None and handed_in.parent_views is not None
    return _needs(child, "child_views_missing", "The child's views are not recorded.") + _needs(
        parent, "parent_views_missing", "The parents' views are not recorded."
    )


def _handed_in(case: Case, command: c.Command | None) -> c.SubmitAssessment | AssessmentSubmitted | None:
    """The assessment that is being handed in with this command, or that was; None where there is none yet."""
    if isinstance(command, c.SubmitAssessment):
        return command
    return case.assessment.submitted if case.assessment else None


def _identified(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    handed_in = _handed_in(case, command)
    present = handed_in is not None and bool(handed_in.factors)
    return _needs(
        present,
        "factors_not_identified",
        "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).",
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
    return _needs(clock.overrun.seen_by is not None, "overrun_not_seen", text, run)


def _measurable(_: Case, command: c.Command | None) -> tuple[Missing, ...]:
    if not isinstance(command, c.AgreePlan):
        return ()
    absent = [
        Missing(f"plan_{name}_missing", f"Action {number} of the plan has no {words}.", str(number))
        for number, action in enumerate(command.actions, start=1)
        for name, words in _ACTION_WORDS.items()
        if getattr(action, name) is None
    ]
    return (
        *_needs(bool(command.actions), "plan_empty", "The plan has no actions."),
        *absent,
        *_needs(command.review_on is not None, "plan_review_missing", "The plan has no date for its review."),
    )


_ACTION_WORDS = {
    "owner": "owner",
    "due_on": "date",
    "outcome": "outcome for the child",
    "measure": "way to measure the outcome",
}


def _plan_agreed(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    # A case that was taken over has its plan in the authority's own records.
    return _needs(case.plan is not None or case.adopted, "plan_not_agreed", "No plan has been agreed.")


def _plan_reviewed(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if case.plan is None:
        return ()
    return _needs(
        case.plan.reviewed is not None,
        "plan_not_reviewed",
        "The plan has not been reviewed: what became of each outcome is not recorded.",
    )


def _stepped_down(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    to_early_help = isinstance(command, c.CloseCase) and command.reason in STEP_DOWN_REASONS
    reviewed = case.plan is not None and case.plan.reviewed is PlanDecision.STEP_DOWN
    outcome = case.decision.outcome if case.decision and case.stage is Stage.CONTACT else None
    decided = outcome is ContactOutcome.EARLY_HELP
    return _needs(
        case.stepped_down or not (to_early_help or reviewed or decided),
        "step_down_not_accepted",
        "The case goes to early help, and nobody there has accepted the family.",
    )


def _transferred(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    leaves = isinstance(command, c.CloseCase) and command.reason == "RC5"
    accepted = case.transferred_to is not None and case.moved_to in {None, case.transferred_to}
    return _needs(
        accepted or not (leaves or case.moved_to),
        "transfer_not_accepted",
        "The child lives in another authority's area, and that authority has not accepted responsibility.",
        case.moved_to,
    )


def _whereabouts(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(case.missing_since is None, "child_missing", "The child is missing.") + _needs(
        case.whereabouts_known, "whereabouts_unknown", "Nobody knows where the child lives now."
    )


def _incident(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return _needs(
        case.died_at is None or case.incident_decided,
        "serious_incident_undecided",
        "The child has died, and no manager has decided whether a serious incident is notified.",
    )


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
    if not isinstance(command, c.CloseCase) or command.reason in allowed:
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
        return frozenset(CENSUS_CLOSURES.labels) - {DIED, "RC8", "RC9"}
    if case.assessed is AssessmentOutcome.NOT_IN_NEED:
        # Census guide 4.7: once a section 47 enquiry has started, RC7 is used even where the concern was unfounded.
        return frozenset({"RC7"}) if case.section_47_ever else frozenset({"RC8", "RC9"})
    return frozenset()


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.DETAILS_COMPLETE: _details,
    Requirement.KEY_DATA: _key_data,
    Requirement.DOMESTIC_ABUSE_SCREENED: _screened,
    Requirement.FURTHER_CONTACTS_DECIDED: _further_decided,
    Requirement.FACTORS_WEIGHED: _factors,
    Requirement.REFERRAL_ACCEPTED: _accepted,
    Requirement.REFERRER_ACKNOWLEDGED: _acknowledged,
    Requirement.WORKER_QUALIFIED: _qualified,
    Requirement.WORKER_EXPERIENCED: _experienced,
    Requirement.WORKLOAD_WITHIN_LIMIT: _workload,
    Requirement.CHILD_SEEN: _seen,
    Requirement.CHILD_SEEN_ALONE: _seen_alone,
    Requirement.AGENCIES_ASKED: _agencies_asked,
    Requirement.AGENCIES_ANSWERED: _agencies_answered,
    Requirement.HISTORY_CONSIDERED: _history,
    Requirement.DOMAINS_COVERED: _domains,
    Requirement.ANALYSIS_PRESENT: _analysis,
    Requirement.VIEWS_RECORDED: _views,
    Requirement.FACTORS_IDENTIFIED: _identified,
    Requirement.OVERRUNS_SEEN: _overruns,
    Requirement.ASSESSMENT_SUBMITTED: _submitted,
    Requirement.ASSESSMENT_AUTHORISED: _authorised,
    Requirement.SECOND_PERSON: _second_person,
    Requirement.SECTION_47_CONCLUDED: _section_47,
    Requirement.PLAN_MEASURABLE: _measurable,
    Requirement.PLAN_AGREED: _plan_agreed,
    Requirement.PLAN_REVIEWED: _plan_reviewed,
    Requirement.STEP_DOWN_ACCEPTED: _stepped_down,
    Requirement.TRANSFER_ACCEPTED: _transferred,
    Requirement.WHEREABOUTS_KNOWN: _whereabouts,
    Requirement.SERIOUS_INCIDENT_DECIDED: _incident,
    Requirement.REFERRER_TOLD: _referrer_told,
    Requirement.FAMILY_TOLD: _family_told,
    Requirement.CLOSURE_REASON: _closure_reason,
}
