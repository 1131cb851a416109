"""Which agencies have been asked, which must be for this child, and what they answered."""

from collections.abc import Callable
from datetime import date

from practice import commands as c
from practice.calendar import local_date
from practice.case import Case
from practice.events import Missing
from practice.evidence.parts import Evidence, needs
from practice.rules import AgencyRule
from practice.vocabulary import AGENCIES, Circumstance, Requirement

OTHER_AUTHORITY = "5C"


def _agencies_asked(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    asked = [check.agency for check in case.checks]
    missing = [
        Missing(
            "agency_not_asked", f"{AGENCIES[rule.agency]} has not been asked, and must be for this child.", rule.agency
        )
        for rule in case.rules.agencies
        if rule.agency not in asked and _IN_CIRCUMSTANCE[rule.circumstance](case) and _of_age(rule, case)
    ]
    return needs(bool(asked), "no_agency_asked", "No agency has been asked what it knows.") + tuple(missing)


def _of_age(rule: AgencyRule, case: Case) -> bool:
    """Whether an agency is one for the child's age. One that nobody knows makes every agency of some age one."""
    if rule.from_age is None and rule.below_age is None:
        return True
    if case.unborn:
        return False
    age = _age(case)
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


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.AGENCIES_ASKED: _agencies_asked,
    Requirement.AGENCIES_ANSWERED: _agencies_answered,
}
