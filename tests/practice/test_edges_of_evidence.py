"""What is asked of a contact and of an assessment, one condition at a time: which of them count, and which excuse."""

from datetime import date
from typing import Any

import pytest

from practice import commands as c
from practice.case import Check, Seen
from practice.evidence import EVIDENCE, contact_gaps, counted_visits, years_between
from practice.rules import AgencyRule
from practice.values import changed
from practice.vocabulary import (
    AssessmentOutcome,
    Circumstance,
    Requirement,
    Stage,
    Told,
)
from tests.practice.builders import (
    ALLOCATED,
    ANONYMOUS,
    ASSESSED,
    COMPLETE,
    MANAGER,
    MONDAY,
    UNBORN,
    WORKER,
    adjusted,
    at,
)
from tests.practice.states import (
    ENVELOPE,
    NO_ACTION,
    REFERRAL,
    assessed,
    case,
    closing,
    codes,
    contact,
    decide,
    decision,
)

WEIGHED_ONE = ("one that was weighed",)


def test_what_a_contact_is_excused_from_is_not_asked_for() -> None:
    """A referrer without a name has no address either; a child who is not born has neither name, sex nor school."""
    names = tuple(COMPLETE)
    bare = {"source": "10", "concern": None}
    every = set(names) - {"source"}
    assert contact_gaps(None, names) == ()
    assert {m.about for m in contact_gaps(c.Contact(**bare), names)} == every
    assert {m.about for m in contact_gaps(c.Contact(source="9"), names)} == every - {
        "referrer_name",
        "referrer_contact",
    }
    expected = c.Contact(source="10", expected_date_of_birth=date(2026, 8, 1))
    unborn = {"date_of_birth", "sex", "ethnicity", "child_name", "school", "disabilities"}
    assert {m.about for m in contact_gaps(expected, names)} == every - unborn
    nameless = c.Contact(source="9", expected_date_of_birth=date(2026, 8, 1))
    assert {m.about for m in contact_gaps(nameless, names)} == every - unborn - {"referrer_name", "referrer_contact"}


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ({}, set()),
        ({"ethnicity": "REFU"}, set()),
        ({"ethnicity": "NOBT"}, {"ethnicity_not_obtained"}),
        ({"ethnicity": None}, {"ethnicity_not_obtained"}),
        ({"disabilities": None}, {"disability_not_recorded"}),
        ({"ethnicity": None, "disabilities": None}, {"ethnicity_not_obtained", "disability_not_recorded"}),
    ],
)
def test_the_key_data_of_a_born_child_are_asked_for(details: dict[str, Any], found: set[str]) -> None:
    assert codes(Requirement.KEY_DATA, case(contact=contact(**details))) == found


def test_the_key_data_of_a_child_who_is_not_born_or_not_known_are_not_asked_for() -> None:
    assert codes(Requirement.KEY_DATA, case(contact=c.Contact(**UNBORN))) == set()
    assert codes(Requirement.KEY_DATA, case(contact=None)) == set()


@pytest.mark.parametrize(
    ("state", "command", "asked"),
    [
        ({}, None, False),
        ({}, decide(REFERRAL), False),
        ({}, decide(NO_ACTION), True),
        ({}, closing(), True),
        ({"decision": decision(NO_ACTION)}, None, True),
        ({"stage": Stage.REFERRAL}, None, True),
        ({"domestic_abuse_screened": True}, closing(), False),
        ({"contact": contact(domestic_abuse=False)}, closing(), False),
    ],
)
def test_domestic_abuse_is_screened_before_a_contact_ends(state: dict[str, Any], command: Any, asked: bool) -> None:  # noqa: FBT001
    """A referral goes on without it, and nobody is reminded of it before the contact is decided."""
    told = case(**({"contact": contact(domestic_abuse=True)} | state))
    found = codes(Requirement.DOMESTIC_ABUSE_SCREENED, told, command)
    assert found == ({"domestic_abuse_not_screened"} if asked else set())


@pytest.mark.parametrize(
    ("state", "command", "found"),
    [
        ({}, None, {"risk", "protective"}),
        ({"decision": decision(NO_ACTION)}, None, set()),
        ({"decision": decision(NO_ACTION, protective_factors=())}, None, {"protective"}),
        ({"decision": decision(NO_ACTION)}, closing(), set()),
        ({"decision": decision(NO_ACTION)}, closing(risk_factors=WEIGHED_ONE), {"protective"}),
        ({"decision": decision(NO_ACTION)}, closing(protective_factors=WEIGHED_ONE), {"risk"}),
        ({}, closing(risk_factors=WEIGHED_ONE, protective_factors=WEIGHED_ONE), set()),
        ({"decision": decision(NO_ACTION)}, decide(NO_ACTION, risk_factors=()), {"risk"}),
        ({"decision": decision(NO_ACTION)}, decide(NO_ACTION, protective_factors=()), {"protective"}),
    ],
)
def test_risk_and_protection_are_those_of_the_step_or_else_of_what_went_before(
    state: dict[str, Any], command: c.Command | None, found: set[str]
) -> None:
    assert codes(Requirement.FACTORS_WEIGHED, case(**state), command) == {f"{x}_factors_missing" for x in found}


def test_the_factors_of_an_assessment_stand_before_those_of_the_decision() -> None:
    state = case(decision=decision(NO_ACTION), assessment=assessed(risk_factors=(), protective_factors=WEIGHED_ONE))
    assert codes(Requirement.FACTORS_WEIGHED, state) == {"risk_factors_missing"}
    handing_in = c.SubmitAssessment(
        actor=WORKER, outcome=AssessmentOutcome.IN_NEED, **(ENVELOPE | ASSESSED | {"protective_factors": ()})
    )
    assert codes(Requirement.FACTORS_WEIGHED, state, handing_in) == {"protective_factors_missing"}


def test_a_referrer_who_gave_no_name_is_neither_acknowledged_nor_told() -> None:
    """Everybody else is, and so is the referrer of a contact that was not kept."""
    for requirement, code in [
        (Requirement.REFERRER_ACKNOWLEDGED, "referrer_not_acknowledged"),
        (Requirement.REFERRER_TOLD, "referrer_not_told"),
    ]:
        assert codes(requirement, case()) == codes(requirement, case(contact=None)) == {code}
        assert codes(requirement, case(contact=c.Contact(**ANONYMOUS))) == set()
    assert codes(Requirement.REFERRER_ACKNOWLEDGED, case(referrer_acknowledged=True)) == set()
    assert codes(Requirement.REFERRER_TOLD, case(told=(Told.REFERRER,))) == set()
    assert codes(Requirement.REFERRER_TOLD, case(told=(Told.FAMILY,))) == {"referrer_not_told"}
    assert codes(Requirement.FAMILY_TOLD, case(told=(Told.REFERRER,))) == {"family_not_told"}


@pytest.mark.parametrize(
    ("limit", "fields", "found"),
    [
        (None, {"open_cases": 99}, set()),
        (18, {"open_cases": 17}, set()),
        (18, {"open_cases": 18}, {"caseload_over_limit"}),
        (18, {"open_cases": 19}, {"caseload_over_limit"}),
        (18, {"open_cases": 19, "over_limit_reason": "Nobody else knows the language"}, set()),
        (18, {"open_cases": None}, {"caseload_unknown"}),
    ],
)
def test_a_caseload_is_held_to_the_limit_where_there_is_one(
    limit: int | None, fields: dict[str, Any], found: set[str]
) -> None:
    state = case(rules=adjusted(caseload_limit=limit))
    command = c.AllocateWorker(actor=MANAGER, **(ENVELOPE | ALLOCATED | fields))
    assert codes(Requirement.WORKLOAD_WITHIN_LIMIT, state, command) == found
    assert codes(Requirement.WORKLOAD_WITHIN_LIMIT, state, None) == set()


# Seeing, asking, reading.


def visit(when: str, *, registered: bool = True) -> Seen:
    """The child was seen."""
    return Seen(at(when), WORKER.id, registered, alone=True, why_not_alone=None)


def test_a_visit_counts_from_the_very_instant_of_the_contact() -> None:
    """By a registered social worker, and not a minute before."""
    early, now, later = visit("2026-03-02 09:59"), visit("2026-03-02 10:00"), visit("2026-03-03 10:00")
    unregistered = visit("2026-03-04 10:00", registered=False)
    state = case(seen=(early, now, later, unregistered))
    assert counted_visits(state) == (now.at, later.at)
    assert counted_visits(changed(state, received_at=None)) == ()
    assert counted_visits(changed(state, assessing_since=later.at)) == (later.at,)


def concerned(rule: AgencyRule, **details: Any) -> bool:
    """Whether an agency must be asked of a child with these details."""
    state = case(rules=adjusted(agencies=(rule,)), contact=contact(**details), checks=(Check("police", MONDAY),))
    return codes(Requirement.AGENCIES_ASKED, state) == {"agency_not_asked"}


@pytest.mark.parametrize(
    ("from_age", "below_age", "born", "asked"),
    [
        (5, 16, date(2021, 3, 2), True),
        (5, 16, date(2021, 3, 3), False),
        (5, 16, date(2010, 3, 3), True),
        (5, 16, date(2010, 3, 2), False),
        (5, None, date(2010, 3, 2), True),
        (5, None, date(2022, 3, 2), False),
        (None, 5, date(2026, 3, 1), True),
        (None, 5, date(2021, 3, 2), False),
        (None, 1, date(2026, 3, 9), True),
        (1, None, date(2026, 3, 9), False),
        (5, 16, None, True),
        (None, None, None, True),
    ],
)
def test_an_agency_is_asked_of_children_of_its_ages(
    from_age: int | None,
    below_age: int | None,
    born: date | None,
    asked: bool,  # noqa: FBT001
) -> None:
    """From the birthday on, until the day before another; where nobody knows the age, every agency is."""
    rule = AgencyRule(agency="school", from_age=from_age, below_age=below_age)
    assert concerned(rule, date_of_birth=born) is asked


def test_an_agency_of_some_age_is_not_asked_of_a_child_who_is_not_born() -> None:
    unborn = {"date_of_birth": None, "expected_date_of_birth": date(2026, 8, 1)}
    assert not concerned(AgencyRule(agency="school", from_age=5), **unborn)
    assert not concerned(AgencyRule(agency="health_visitor", below_age=5), **unborn)
    assert concerned(AgencyRule(agency="school"), **unborn)


@pytest.mark.parametrize(
    ("circumstance", "details", "asked"),
    [
        (Circumstance.DISABILITY, {"disabilities": None}, False),
        (Circumstance.DISABILITY, {"disabilities": ("NONE",)}, False),
        (Circumstance.DISABILITY, {"disabilities": ("MOB",)}, True),
        (Circumstance.DOMESTIC_ABUSE, {"domestic_abuse": True}, True),
        (Circumstance.DOMESTIC_ABUSE, {"domestic_abuse": False}, False),
        (Circumstance.UNBORN, {}, False),
        (Circumstance.UNBORN, {"date_of_birth": None, "expected_date_of_birth": date(2026, 8, 1)}, True),
        (Circumstance.OTHER_AUTHORITY, {}, False),
        (Circumstance.OTHER_AUTHORITY, {"source": "5C"}, True),
        (Circumstance.OTHER_AUTHORITY, {"transferred_from": "northshire"}, True),
    ],
)
def test_an_agency_is_asked_in_its_circumstance(
    circumstance: Circumstance,
    details: dict[str, Any],
    asked: bool,  # noqa: FBT001
) -> None:
    assert concerned(AgencyRule(agency="school", circumstance=circumstance), **details) is asked


def test_no_circumstance_holds_for_a_contact_that_was_not_kept() -> None:
    rules = tuple(AgencyRule(agency="school", circumstance=x) for x in Circumstance if x is not Circumstance.ANY)
    for rule in rules:
        state = case(rules=adjusted(agencies=(rule,)), contact=None, checks=(Check("police", MONDAY),))
        assert codes(Requirement.AGENCIES_ASKED, state) == set()
    of_an_age = adjusted(agencies=(AgencyRule(agency="school", from_age=5),))
    for unknown in ({"contact": None}, {"received_at": None}):
        state = case(**({"rules": of_an_age, "checks": (Check("police", MONDAY),)} | unknown))
        assert codes(Requirement.AGENCIES_ASKED, state) == {"agency_not_asked"}


def test_an_age_is_that_of_the_local_day_of_the_contact() -> None:
    """Half past midnight in summer is still the day before in UTC."""
    rule = AgencyRule(agency="school", from_age=5)
    state = case(
        rules=adjusted(agencies=(rule,)),
        contact=contact(date_of_birth=date(2021, 7, 1)),
        received_at=at("2026-07-01 00:30"),
        checks=(Check("police", MONDAY),),
    )
    assert codes(Requirement.AGENCIES_ASKED, state) == {"agency_not_asked"}


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2020, 2, 29), date(2025, 2, 28), 4),
        (date(2020, 2, 29), date(2025, 3, 1), 5),
        (date(2020, 2, 29), date(2024, 2, 29), 4),
        (date(2020, 6, 15), date(2025, 6, 14), 4),
        (date(2020, 6, 15), date(2025, 6, 15), 5),
        (date(2020, 6, 15), date(2025, 7, 1), 5),
        (date(2020, 6, 15), date(2020, 6, 15), 0),
    ],
)
def test_a_year_is_whole_on_the_birthday(born: date, day: date, years: int) -> None:
    assert years_between(born, day) == years


def test_a_whole_assessment_lacks_nothing_whoever_asks() -> None:
    """On the case, or in the command that hands it in; without either, every part is missing."""
    on_case = case(assessment=assessed())
    handing_in = c.SubmitAssessment(actor=WORKER, outcome=AssessmentOutcome.IN_NEED, **(ENVELOPE | ASSESSED))
    for requirement, count in [
        (Requirement.DOMAINS_COVERED, 3),
        (Requirement.ANALYSIS_PRESENT, 1),
        (Requirement.VIEWS_RECORDED, 2),
        (Requirement.FACTORS_IDENTIFIED, 1),
    ]:
        assert codes(requirement, on_case) == codes(requirement, case(), handing_in) == set()
        assert len(EVIDENCE[requirement](case(), None)) == count


def test_what_a_new_assessment_says_stands_in_the_place_of_the_last_one() -> None:
    """One that is handed in anew without its parts lacks them, though the one before had them."""
    on_case = case(assessment=assessed())
    bare = c.SubmitAssessment(actor=WORKER, outcome=AssessmentOutcome.IN_NEED, **ENVELOPE)
    assert codes(Requirement.ANALYSIS_PRESENT, on_case, bare) == {"analysis_missing"}
    assert codes(Requirement.VIEWS_RECORDED, on_case, bare) == {"child_views_missing", "parent_views_missing"}
    assert codes(Requirement.FACTORS_IDENTIFIED, on_case, bare) == {"factors_not_identified"}
