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
    ALLOCATED_WORKER = "allocated_worker"
    """Nobody holds this one: in a ladder it stands for the worker whom the case is allocated to."""


MANAGERS = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE, Role.DIRECTOR})
WORKERS = frozenset({Role.DUTY_WORKER, Role.SOCIAL_WORKER})


class Trigger(StrEnum):
    """What can start or stop a limit. Each is the name of an event in `practice.events`."""

    CONTACT_RECEIVED = "ContactReceived"
    CONTACT_DECIDED = "ContactDecided"
    REFERRAL_MADE = "ReferralMade"
    REFERRAL_ACCEPTED = "ReferralAccepted"
    REFERRER_ACKNOWLEDGED = "ReferrerAcknowledged"
    WORKER_ALLOCATED = "WorkerAllocated"
    CHILD_SEEN = "ChildSeen"
    CHECK_REQUESTED = "CheckRequested"
    CHECK_ANSWERED = "CheckAnswered"
    CHECK_WAIVED = "CheckWaived"
    HISTORY_CONSIDERED = "HistoryConsidered"
    SECTION_47_STARTED = "Section47Started"
    SECTION_47_CONCLUDED = "Section47Concluded"
    ASSESSMENT_SUBMITTED = "AssessmentSubmitted"
    ASSESSMENT_RETURNED = "AssessmentReturned"
    ASSESSMENT_AUTHORISED = "AssessmentAuthorised"
    SUPERVISION_RECORDED = "SupervisionRecorded"
    CASE_CLOSED = "CaseClosed"


class Requirement(StrEnum):
    """What a gate can ask for; `practice.gates` holds the evidence that each one looks at."""

    DETAILS_COMPLETE = "details_complete"
    FACTORS_WEIGHED = "factors_weighed"
    REFERRAL_ACCEPTED = "referral_accepted"
    REFERRER_ACKNOWLEDGED = "referrer_acknowledged"
    WORKER_QUALIFIED = "worker_qualified"
    CHILD_SEEN = "child_seen"
    CHILD_SEEN_ALONE = "child_seen_alone"
    AGENCIES_ASKED = "agencies_asked"
    AGENCIES_ANSWERED = "agencies_answered"
    HISTORY_CONSIDERED = "history_considered"
    DOMAINS_COVERED = "domains_covered"
    ANALYSIS_PRESENT = "analysis_present"
    VIEWS_RECORDED = "views_recorded"
    ASSESSMENT_SUBMITTED = "assessment_submitted"
    ASSESSMENT_AUTHORISED = "assessment_authorised"
    SECOND_PERSON = "second_person"
    SECTION_47_CONCLUDED = "section_47_concluded"
    REFERRER_TOLD = "referrer_told"
    FAMILY_TOLD = "family_told"
    CLOSURE_REASON = "closure_reason"


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


class Domain(StrEnum):
    """The three domains of the Framework for the Assessment of Children in Need and their Families."""

    CHILD_DEVELOPMENT = "child_developmental_needs"
    PARENTING_CAPACITY = "parenting_capacity"
    FAMILY_AND_ENVIRONMENT = "family_and_environmental_factors"


class Told(StrEnum):
    """Whom the outcome must be told to."""

    REFERRER = "referrer"
    FAMILY = "family"


class ConferenceOutcome(StrEnum):
    """How a section 47 enquiry ended: with an initial child protection conference, or without the need for one."""

    HELD = "conference_held"
    NOT_REQUIRED = "conference_not_required"


# CIN census 2026 code sets (third-party transcription of the DfE schema; `docs/guidance.md` says how sure we are).
REFERRAL_SOURCES = {
    "1A": "Family member, relative or carer",
    "1B": "Acquaintance, including neighbours and child minders",
    "1C": "Self",
    "1D": "Other individual, including strangers",
    "2A": "School",
    "2B": "Education services",
    "3A": "General practitioner",
    "3B": "Health visitor",
    "3C": "School nurse",
    "3D": "Other primary health services",
    "3E": "Accident and emergency department",
    "3F": "Other health services",
    "4": "Housing",
    "5A": "Local authority social care",
    "5B": "Other local authority service",
    "5C": "Another local authority",
    "5D": "Early help",
    "6": "Police",
    "7": "Other legal agency",
    "8": "Other, including voluntary organisations",
    "9": "Anonymous",
    "10": "Unknown",
}
PRIMARY_NEEDS = {
    "N0": "Not stated",
    "N1": "Abuse, neglect and exploitation",
    "N2": "Child's disability",
    "N3": "Parental disability or illness",
    "N4": "Family in acute stress",
    "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour",
    "N7": "Low income",
    "N8": "Absent parenting",
    "N9": "Cases other than children in need",
}
CENSUS_CLOSURES = {
    "RC1": "Adopted",
    "RC2": "Died",
    "RC3": "Child arrangements order",
    "RC4": "Special guardianship order",
    "RC5": "Transferred to services of another local authority",
    "RC6": "Transferred to adult social care services",
    "RC7": "Services ceased for any other reason, including child no longer in need",
    "RC8": "Case closed after assessment, no further action",
    "RC9": "Case closed after assessment, referred to early help",
}
CONTACT_CLOSURES = {
    ContactOutcome.NO_FURTHER_ACTION: "No further action on the contact",
    ContactOutcome.INFORMATION_AND_ADVICE: "Information and advice given",
    ContactOutcome.EARLY_HELP: "Passed to early help",
}
REFERRAL_CLOSURES = {"referral_nfa": "Referral with no further action"}
ETHNICITIES = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WIRT": "Traveller of Irish heritage",
    "WOTH": "Any other White background",
    "WROM": "Gypsy/Roma",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Caribbean",
    "BAFR": "African",
    "BOTH": "Any other black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Refused",
    "NOBT": "Information not yet obtained",
}
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
