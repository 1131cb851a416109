"""The fixed words of the engine: stages, roles, triggers, requirements and the census codes.

Editions and policies speak in these words, so a misspelt one fails when the file is loaded.
"""

from enum import StrEnum


class Stage(StrEnum):
    """Where a case is. Section 47 enquiries run beside the assessment and are not a stage."""

    CONTACT = "contact"
    REFERRAL = "referral"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    CLOSED = "closed"


class Role(StrEnum):
    """What a person is to the service; a person may hold several. `system` is a case system acting by itself."""

    SYSTEM = "system"
    DUTY_WORKER = "duty_worker"
    SOCIAL_WORKER = "social_worker"
    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    HEAD_OF_SERVICE = "head_of_service"
    DIRECTOR = "director"
    DUTY_MANAGER = "duty_manager"
    """The manager whom the duty rota names at the moment."""
    EMERGENCY_DUTY_TEAM = "emergency_duty_team"
    """Those who answer for the service outside office hours."""
    OPERATOR = "operator"
    """Somebody who runs the engine: told when it cannot reach anybody, and never a part of a child's case."""
    ALLOCATED_WORKER = "allocated_worker"
    """Nobody holds this one: in a ladder it stands for the worker whom the case is allocated to."""


SENIOR_MANAGERS = frozenset({Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE, Role.DIRECTOR})
MANAGERS = frozenset({Role.TEAM_MANAGER}) | SENIOR_MANAGERS
WORKERS = frozenset({Role.DUTY_WORKER, Role.SOCIAL_WORKER})


class Trigger(StrEnum):
    """What can start or stop a limit. Each is the name of an event in `practice.events`."""

    CONTACT_RECEIVED = "ContactReceived"
    DETAILS_SUPPLIED = "DetailsSupplied"
    DETAILS_COMPLETED = "DetailsCompleted"
    DOMESTIC_ABUSE_SCREENED = "DomesticAbuseScreened"
    FURTHER_CONTACT_RECEIVED = "FurtherContactReceived"
    FURTHER_CONTACT_DECIDED = "FurtherContactDecided"
    CONTACT_DECIDED = "ContactDecided"
    REFERRAL_MADE = "ReferralMade"
    REFERRAL_ACCEPTED = "ReferralAccepted"
    REFERRER_ACKNOWLEDGED = "ReferrerAcknowledged"
    WORKER_ALLOCATED = "WorkerAllocated"
    TEAM_TRANSFERRED = "TeamTransferred"
    CHILD_SEEN = "ChildSeen"
    CHECK_REQUESTED = "CheckRequested"
    CHECK_ANSWERED = "CheckAnswered"
    CHECK_WAIVED = "CheckWaived"
    HISTORY_CONSIDERED = "HistoryConsidered"
    STRATEGY_DISCUSSION_HELD = "StrategyDiscussionHeld"
    SECTION_47_STARTED = "Section47Started"
    SECTION_47_CONCLUDED = "Section47Concluded"
    ASSESSMENT_STARTED = "AssessmentStarted"
    ASSESSMENT_SUBMITTED = "AssessmentSubmitted"
    ASSESSMENT_RETURNED = "AssessmentReturned"
    ASSESSMENT_AUTHORISED = "AssessmentAuthorised"
    PLAN_AGREED = "PlanAgreed"
    PLAN_REVIEWED = "PlanReviewed"
    STEPPED_DOWN = "SteppedDown"
    TRANSFER_ACCEPTED = "TransferAccepted"
    CHILD_MOVED = "ChildMoved"
    CHILD_WENT_MISSING = "ChildWentMissing"
    CHILD_RETURNED = "ChildReturned"
    RETURN_INTERVIEW_RECORDED = "ReturnInterviewRecorded"
    CHILD_BORN = "ChildBorn"
    CHILD_DIED = "ChildDied"
    SERIOUS_INCIDENT_DECIDED = "SeriousIncidentDecided"
    OUTCOME_TOLD = "OutcomeTold"
    SUPERVISION_RECORDED = "SupervisionRecorded"
    CASE_REOPENED = "CaseReopened"
    CASE_CLOSED = "CaseClosed"


class Requirement(StrEnum):
    """What a gate can ask for; `practice.gates` holds the evidence that each one looks at."""

    DETAILS_COMPLETE = "details_complete"
    KEY_DATA = "key_data"
    DOMESTIC_ABUSE_SCREENED = "domestic_abuse_screened"
    FURTHER_CONTACTS_DECIDED = "further_contacts_decided"
    FACTORS_WEIGHED = "factors_weighed"
    REFERRAL_ACCEPTED = "referral_accepted"
    REFERRER_ACKNOWLEDGED = "referrer_acknowledged"
    WORKER_ALLOCATED = "worker_allocated"
    WORKER_QUALIFIED = "worker_qualified"
    WORKER_EXPERIENCED = "worker_experienced"
    WORKLOAD_WITHIN_LIMIT = "workload_within_limit"
    CHILD_SEEN = "child_seen"
    CHILD_SEEN_ALONE = "child_seen_alone"
    AGENCIES_ASKED = "agencies_asked"
    AGENCIES_ANSWERED = "agencies_answered"
    HISTORY_CONSIDERED = "history_considered"
    DOMAINS_COVERED = "domains_covered"
    ANALYSIS_PRESENT = "analysis_present"
    VIEWS_RECORDED = "views_recorded"
    FACTORS_IDENTIFIED = "factors_identified"
    OVERRUNS_SEEN = "overruns_seen"
    ASSESSMENT_SUBMITTED = "assessment_submitted"
    ASSESSMENT_AUTHORISED = "assessment_authorised"
    SECOND_PERSON = "second_person"
    SECTION_47_CONCLUDED = "section_47_concluded"
    CORE_ASSESSMENT_DECIDED = "core_assessment_decided"
    PLAN_MEASURABLE = "plan_measurable"
    PLAN_AGREED = "plan_agreed"
    PLAN_REVIEWED = "plan_reviewed"
    STEP_DOWN_ACCEPTED = "step_down_accepted"
    TRANSFER_ACCEPTED = "transfer_accepted"
    WHEREABOUTS_KNOWN = "whereabouts_known"
    SERIOUS_INCIDENT_DECIDED = "serious_incident_decided"
    REFERRER_TOLD = "referrer_told"
    FAMILY_TOLD = "family_told"
    CLOSURE_REASON = "closure_reason"


REQUIREMENT_WORDS: dict[Requirement, str] = {
    Requirement.DETAILS_COMPLETE: "The contact has everything in the edition's minimum data set.",
    Requirement.KEY_DATA: "The child's ethnicity has been obtained, and whether there is a disability is recorded.",
    Requirement.DOMESTIC_ABUSE_SCREENED: "Where the contact speaks of domestic abuse, the multi-agency screening has "
    "an outcome on record.",
    Requirement.FURTHER_CONTACTS_DECIDED: "Somebody has decided what each piece of new information leads to.",
    Requirement.FACTORS_WEIGHED: "Risk factors and protective factors have been weighed.",
    Requirement.REFERRAL_ACCEPTED: "The referral has been accepted.",
    Requirement.REFERRER_ACKNOWLEDGED: "The referrer has been told that the referral was received.",
    Requirement.WORKER_ALLOCATED: "A worker holds the case.",
    Requirement.WORKER_QUALIFIED: "The worker is a registered social worker.",
    Requirement.WORKER_EXPERIENCED: "The worker has the experience that the edition asks for.",
    Requirement.WORKLOAD_WITHIN_LIMIT: "The worker holds fewer open cases than the policy's limit, or a manager has "
    "said why it is more.",
    Requirement.CHILD_SEEN: "The child has been seen by a registered social worker since the contact (and since the "
    "birth, or the start of a further assessment).",
    Requirement.CHILD_SEEN_ALONE: "The child has been seen alone, or it is recorded why not.",
    Requirement.AGENCIES_ASKED: "An agency has been asked what it knows, and so has each one that must be for this "
    "child.",
    Requirement.AGENCIES_ANSWERED: "Each agency that was asked has answered, or a manager has decided to go on without "
    "the answer.",
    Requirement.HISTORY_CONSIDERED: "The records have been searched, and each earlier episode has been considered.",
    Requirement.DOMAINS_COVERED: "The assessment covers the child's needs, the parents' capacity, and the family and "
    "its surroundings.",
    Requirement.ANALYSIS_PRESENT: "The assessment has an analysis.",
    Requirement.VIEWS_RECORDED: "The child's views and the parents' views are recorded.",
    Requirement.FACTORS_IDENTIFIED: "The factors identified at the end of the assessment are recorded.",
    Requirement.OVERRUNS_SEEN: "Where a limit that asks for it was exceeded, the reason is recorded and a manager has "
    "seen it.",
    Requirement.ASSESSMENT_SUBMITTED: "An assessment has been handed in.",
    Requirement.ASSESSMENT_AUTHORISED: "An assessment has been authorised.",
    Requirement.SECOND_PERSON: "The step is taken by somebody other than the person whose work it is.",
    Requirement.SECTION_47_CONCLUDED: "No section 47 enquiry is open.",
    Requirement.CORE_ASSESSMENT_DECIDED: "Where an initial assessment found need, a core assessment has been made, or "
    "the manager who authorised the initial one said why none is needed; after a section 47 enquiry it has been made.",
    Requirement.PLAN_MEASURABLE: "Each action of the plan has an owner, a date, an outcome and a way to measure it, "
    "and the plan has a date for its review.",
    Requirement.PLAN_AGREED: "A plan has been agreed.",
    Requirement.PLAN_REVIEWED: "The plan has been reviewed.",
    Requirement.STEP_DOWN_ACCEPTED: "Where the case goes to early help, somebody there has accepted the family.",
    Requirement.TRANSFER_ACCEPTED: "Where the child lives in another authority's area, that authority has accepted "
    "responsibility.",
    Requirement.WHEREABOUTS_KNOWN: "The child is not missing, and it is known where the child lives.",
    Requirement.SERIOUS_INCIDENT_DECIDED: "Where the child has died, a manager has decided whether a serious incident "
    "is notified.",
    Requirement.REFERRER_TOLD: "The referrer has been told the outcome.",
    Requirement.FAMILY_TOLD: "The family has been told the outcome.",
    Requirement.CLOSURE_REASON: "The reason for closing is one that holds for what was decided.",
}
"""What each requirement asks for, in one sentence; what exactly it looks at is in `practice.evidence`."""


class ContactOutcome(StrEnum):
    """What was decided about a contact."""

    NO_FURTHER_ACTION = "no_further_action"
    INFORMATION_AND_ADVICE = "information_and_advice"
    EARLY_HELP = "early_help"
    REFERRAL = "referral"


class AssessmentOutcome(StrEnum):
    """What an assessment concluded about the child (Children Act 1989, section 17)."""

    IN_NEED = "in_need"
    NOT_IN_NEED = "not_in_need"


class AssessmentKind(StrEnum):
    """Which assessment: the two of the framework of 2000, the single one since 2013, or a further one of an open case.

    Northern Ireland's pathway assessment is its `core`, the continuing assessment of Wales its `single` one.
    """

    INITIAL = "initial"
    CORE = "core"
    SINGLE = "single"
    FURTHER = "further"


class AbuseRisk(StrEnum):
    """The risk that the multi-agency screening of domestic abuse found."""

    STANDARD = "standard"
    MEDIUM = "medium"
    HIGH = "high"


class FurtherResponse(StrEnum):
    """What new information on a case that is open already leads to (it is not a new referral: census guide 4.2)."""

    NO_CHANGE = "no_change"
    FURTHER_ASSESSMENT = "further_assessment"
    STRATEGY_DISCUSSION = "strategy_discussion"


class PlanDecision(StrEnum):
    """What a review of the plan decided."""

    CONTINUE = "continue"
    STEP_DOWN = "step_down"
    END = "end"


class Circumstance(StrEnum):
    """What about a child or a contact can make an agency one that must be asked."""

    ANY = "any"
    DOMESTIC_ABUSE = "domestic_abuse"
    UNBORN = "unborn"
    DISABILITY = "disability"
    OTHER_AUTHORITY = "other_authority"


class Domain(StrEnum):
    """The three domains of the Framework for the Assessment of Children in Need and their Families."""

    CHILD_DEVELOPMENT = "child_developmental_needs"
    PARENTING_CAPACITY = "parenting_capacity"
    FAMILY_AND_ENVIRONMENT = "family_and_environmental_factors"


class Told(StrEnum):
    """Whom the outcome must be told to."""

    REFERRER = "referrer"
    FAMILY = "family"
    AGENCIES = "agencies"


class NotDelivered(StrEnum):
    """Why a message that had been sent did not reach its recipient; `silence` is a provider that never said."""

    BOUNCED = "bounced"
    PERMANENT_FAILURE = "permanent_failure"
    TEMPORARY_FAILURE = "temporary_failure"
    TECHNICAL_FAILURE = "technical_failure"
    SILENCE = "silence"


class ConferenceOutcome(StrEnum):
    """How a section 47 enquiry ended: with an initial child protection conference, or without the need for one."""

    HELD = "conference_held"
    NOT_REQUIRED = "conference_not_required"


CONTACT_CLOSURES = {
    ContactOutcome.NO_FURTHER_ACTION: "No further action on the contact",
    ContactOutcome.INFORMATION_AND_ADVICE: "Information and advice given",
    ContactOutcome.EARLY_HELP: "Passed to early help",
}
REFERRAL_CLOSURES = {"referral_nfa": "Referral with no further action"}
AGENCIES = {
    "gp": "GP",
    "health_visitor": "Health visitor",
    "midwife": "Midwife",
    "school_nurse": "School nurse",
    "hospital": "Hospital",
    "school": "School",
    "early_years": "Nursery or early years",
    "police": "Police",
    "probation": "Probation",
    "youth_justice": "Youth justice",
    "adult_social_care": "Adult social care",
    "adult_mental_health": "Adult mental health",
    "substance_misuse": "Substance misuse service",
    "housing": "Housing",
    "voluntary": "Voluntary organisation",
    "other_authority": "Another local authority",
    "domestic_abuse": "Domestic abuse service",
}
