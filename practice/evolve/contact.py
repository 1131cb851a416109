"""What the contact and what is known of the child does to the case."""

from typing import Any

from practice import events as e
from practice.case import Case, Decision, Link
from practice.commands import Contact, Details
from practice.events import Entry
from practice.evolve.changes import Apply, Changes, unchanged
from practice.vocabulary import AssessmentOutcome, Stage


def _received(case: Case, entry: Entry, event: e.ContactReceived) -> Changes:
    return {
        "stage": Stage.CONTACT,
        "contact": event.contact,
        "team": event.team,
        "family": event.family,
        "opened_at": entry.recorded_at,
        "received_at": entry.happened_at,
        "episodes": event.contact.earlier_episodes,
        "assessing": case.rules.assessments[0],
    }


def _adopted(case: Case, entry: Entry, event: e.CaseAdopted) -> Changes:
    stage = Stage(event.stage)
    enquiries = event.section_47
    return {
        "adopted": True,
        "stage": stage,
        "contact": event.contact,
        "team": event.team,
        "family": event.family,
        "opened_at": entry.recorded_at,
        "received_at": event.referred_at,
        "episodes": event.contact.earlier_episodes,
        "referral_accepted": True,
        "section_47_open": any(not s.conference_on and not s.conference_not_required for s in enquiries),
        "section_47_ever": bool(enquiries),
        "assessing": case.rules.assessments[0],
        # An open episode whose assessment is complete is a child in need receiving services (census guide 4.7).
        "assessed": AssessmentOutcome.IN_NEED if stage is Stage.PLAN else None,
    }


def _supplied(case: Case, entry: Entry, event: e.DetailsSupplied) -> Changes:
    if case.contact is None:
        return {}
    contact = with_details(case.contact, event.details)
    born = case.contact.expected_date_of_birth is not None and event.details.date_of_birth is not None
    return {"contact": contact, "born_at": entry.happened_at if born else case.born_at}


def with_details(contact: Contact, details: Details) -> Contact:
    """A contact with details added or replaced. A child is born or expected: either date takes the other's place."""
    given: dict[str, Any] = {name: value for name, value in details if value is not None}
    if "date_of_birth" in given:
        given["expected_date_of_birth"] = None
    elif "expected_date_of_birth" in given:
        given["date_of_birth"] = None
    return contact.model_copy(update=given)


def _linked(case: Case, _: Entry, event: e.EpisodeLinked) -> Changes:
    link = Link(event.episode, event.referred_on, event.closed_on)
    others = tuple(x for x in case.links if x.episode != event.episode)
    return {"links": (*others, link), "episodes": tuple(dict.fromkeys((*case.episodes, event.episode)))}


def _further_received(case: Case, _: Entry, event: e.FurtherContactReceived) -> Changes:
    number = event.number or 1 + sum(dated.kind == event.kind for dated in case.dates.values())
    # One that waited before there were numbers has the number before.
    unnumbered = (number - 1,) if case.further_contact_open and not case.further_contacts else ()
    return {"further_contact_open": True, "further_contacts": (*case.further_contacts, *unnumbered, number)}


def _further_decided(case: Case, _: Entry, event: e.FurtherContactDecided) -> Changes:
    waiting = tuple(n for n in case.further_contacts if event.number not in {None, n})
    return {"further_contact_open": bool(waiting), "further_contacts": waiting}


def _decided(_: Case, entry: Entry, event: e.ContactDecided) -> Changes:
    decision = Decision(event.outcome, event.threshold, event.risk_factors, event.protective_factors, entry.actor)
    return {"decision": decision}


APPLY: dict[str, Apply] = {
    "ContactReceived": _received,
    "CaseAdopted": _adopted,
    "DetailsSupplied": _supplied,
    "DetailsCompleted": unchanged,
    "DomesticAbuseScreened": lambda _, __, ___: {"domestic_abuse_screened": True},
    "EpisodeLinked": _linked,
    "FurtherContactReceived": _further_received,
    "FurtherContactDecided": _further_decided,
    "ContactDecided": _decided,
}
