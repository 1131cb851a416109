"""What is known of the contact and of the referral that it became."""

from practice import commands as c
from practice.case import Case
from practice.events import Missing
from practice.evidence.parts import ANONYMOUS, Evidence, needs
from practice.vocabulary import ContactOutcome, Requirement, Stage

NOT_YET_OBTAINED = "NOBT"
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
        if given[name] is None and name not in excused
    )


def _details(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return missing_details(case)


def _key_data(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if case.contact is None or case.unborn:
        return ()
    ethnicity = case.contact.ethnicity
    return needs(
        ethnicity is not None and ethnicity != NOT_YET_OBTAINED,
        "ethnicity_not_obtained",
        "The child's ethnicity has not been obtained yet (census rule 4220); REFU records a refusal.",
    ) + needs(
        case.contact.disabilities is not None,
        "disability_not_recorded",
        "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.",
    )


def _screened(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    goes_on = type(command) is c.DecideContact and command.outcome is ContactOutcome.REFERRAL
    undecided = command is None and case.decision is None and case.stage is Stage.CONTACT
    return needs(
        not case.domestic_abuse or case.domestic_abuse_screened or goes_on or undecided,
        "domestic_abuse_not_screened",
        "The contact speaks of domestic abuse, and the multi-agency screening has no outcome on record.",
    )


def _further_decided(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    if not case.further_contact_open:
        return ()
    undecided = "about the child has come in, and nobody has decided what it leads to."
    if not case.further_contacts:
        return (Missing("further_contact_undecided", f"New information {undecided}"),)
    return tuple(
        Missing("further_contact_undecided", f"New information (number {number}) {undecided}", str(number))
        for number in case.further_contacts
    )


def _accepted(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(case.referral_accepted, "referral_not_accepted", "The referral has not been accepted.")


def _acknowledged(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    excused = case.contact is not None and case.contact.source == ANONYMOUS
    return needs(
        case.referrer_acknowledged or excused,
        "referrer_not_acknowledged",
        "The referrer has not been told that the referral was received.",
    )


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.DETAILS_COMPLETE: _details,
    Requirement.KEY_DATA: _key_data,
    Requirement.DOMESTIC_ABUSE_SCREENED: _screened,
    Requirement.FURTHER_CONTACTS_DECIDED: _further_decided,
    Requirement.REFERRAL_ACCEPTED: _accepted,
    Requirement.REFERRER_ACKNOWLEDGED: _acknowledged,
}
