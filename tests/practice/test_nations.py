"""Limits and bank holidays of each nation, on cases of councils there, and what the editions of England share."""

from datetime import date

import pytest

from engine.rules import Rulebook
from practice import commands as c
from practice.case import ClockState
from practice.rules import Allowance, Confidence
from practice.vocabulary import AssessmentKind, AssessmentOutcome, ContactOutcome, Requirement, Role
from tests.practice.builders import (
    BOOK,
    MANAGER,
    SECOND_MANAGER,
    WORKER,
    Story,
    agree_plan,
    at,
    close,
    gathered,
    review_plan,
    settle,
    submit,
    tell_all,
)

TODAY = date(2026, 3, 2)
WALES = Rulebook.load(policy="cwm-arian", today=TODAY)
SCOTLAND = Rulebook.load(policy="glenvale", today=TODAY)
NORTHERN_IRELAND = Rulebook.load(policy="carrickvale", today=TODAY)
ENGLAND = tuple(e for e in BOOK.editions if e.nation == "england")


def referred(book: Rulebook, day: str, threshold: str) -> Story:
    """A child referred at ten in the morning at this threshold, under the rules of that day."""
    rules, calendar = book.for_referral(date.fromisoformat(day))
    story = Story(at(f"{day} 10:00"), rules, calendar)
    story.receive()
    settle(story, ContactOutcome.REFERRAL, threshold=threshold)
    return story


def allowances(book: Rulebook, day: str) -> dict[str, str]:
    """The statutory limits for a referral of this day, and what they allow."""
    rules, _ = book.for_referral(date.fromisoformat(day))
    return {clock.name: str(clock.allowance) for clock in rules.clocks if clock.statutory}


@pytest.mark.parametrize(
    ("book", "day", "name"),
    [
        (BOOK, "2026-08-31", "Summer bank holiday"),
        (WALES, "2026-08-31", "Summer bank holiday"),
        (SCOTLAND, "2026-01-02", "New Year"),
        (SCOTLAND, "2026-08-03", "Summer bank holiday"),
        (SCOTLAND, "2026-11-30", "Saint Andrew"),
        (NORTHERN_IRELAND, "2026-03-17", "Saint Patrick"),
        (NORTHERN_IRELAND, "2026-07-13", "Battle of the Boyne"),
    ],
)
def test_a_bank_holiday_of_one_nation_is_a_working_day_where_it_is_none(book: Rulebook, day: str, name: str) -> None:
    """The calendar is that of the policy's nation; those that do not keep the day work on it."""
    holiday = date.fromisoformat(day)
    names = {x.policy.nation: x.for_referral(TODAY)[1].names for x in (BOOK, WALES, SCOTLAND, NORTHERN_IRELAND)}
    shared = {"england", "wales", "northern-ireland"} if day == "2026-08-31" else {book.policy.nation}
    assert {nation for nation, days in names.items() if holiday in days} == shared
    assert name.casefold() in names[book.policy.nation][holiday].casefold()


def test_scotland_counts_calendar_days_to_the_planning_meeting() -> None:
    """28 days after the concern, weekends and Good Friday among them; in 2014 they were 21."""
    story = referred(SCOTLAND, "2026-03-02", "level-4")
    assert story.limit("planning_meeting").due == at("2026-03-31 00:00")
    assert story.limit("strategy_discussion").due == at("2026-03-04 00:00")
    earlier = referred(SCOTLAND, "2021-09-01", "level-4")
    assert earlier.limit("initial_conference").due == at("2021-09-23 00:00")
    assert earlier.case.clock("planning_meeting") is None


def test_a_senior_manager_in_scotland_extends_the_planning_meeting_as_far_as_the_policy_lets() -> None:
    """With a reason and an interim safety plan; a team manager may not, and nobody beyond the bound."""
    story = referred(SCOTLAND, "2026-03-02", "level-4")
    asked = {"limit": "planning_meeting", "reason": "The family is away", "interim_safety_plan": "Stays with an aunt"}
    assert story.send(c.ExtendLimit, MANAGER, amount=5, **asked).refusal is not None
    assert story.send(c.ExtendLimit, SECOND_MANAGER, amount=8, **asked).refusal is not None
    story.do(c.ExtendLimit, SECOND_MANAGER, amount=7, **asked)
    assert story.limit("planning_meeting").due == at("2026-04-07 00:00")
    assert story.send(c.ExtendLimit, SECOND_MANAGER, amount=1, **asked).refusal is not None


def test_wales_counts_its_continuing_assessment_from_the_enquiry() -> None:
    """42 working days from the start of section 47, over Easter and the holiday in May."""
    story = referred(WALES, "2026-03-02", "level-4")
    story.do(c.AcceptReferral, WORKER, rationale="As weighed")
    assert story.case.clock("continuing_assessment") is None
    story.wait_until(at("2026-03-05 09:00"))
    story.do(c.StartSection47, WORKER, rationale="As agreed")
    assert story.limit("continuing_assessment").due == at("2026-05-08 00:00")
    assert story.limit("initial_conference").due == at("2026-03-27 00:00")


def test_northern_ireland_wants_the_child_seen_in_24_hours_where_protection_is_needed() -> None:
    """Below that threshold only the trust's own visit runs. Saint Patrick's Day does not count."""
    urgent = referred(NORTHERN_IRELAND, "2026-03-02", "level-4")
    assert urgent.limit("child_seen").due == at("2026-03-03 10:00")
    assert urgent.limit("article_66_outcome").due == at("2026-03-25 00:00")
    ordinary = referred(NORTHERN_IRELAND, "2026-03-02", "level-3")
    assert ordinary.case.clock("child_seen") is None
    assert ordinary.limit("family_visit").state is ClockState.RUNNING
    assert ordinary.limit("initial_assessment").due == at("2026-03-17 00:00")


def test_the_pathway_assessment_is_the_core_assessment_of_northern_ireland() -> None:
    """35 working days from its own start."""
    rules, _ = NORTHERN_IRELAND.for_referral(TODAY)
    assert [kind.value for kind in rules.assessments] == ["initial", "core"]
    pathway = rules.clock_by_name["core_assessment"]
    assert (pathway.title, str(pathway.allowance)) == ("Pathway assessment", "35 working days")
    assert pathway.source.confidence is Confidence.UNCONFIRMED


def test_the_initial_assessment_of_england_took_seven_days_until_march_2010_and_ten_after() -> None:
    """And one assessment of 45 working days took the place of both in 2013."""
    assert allowances(BOOK, "2010-03-16")["initial_assessment"] == "7 working days"
    assert allowances(BOOK, "2010-03-17")["initial_assessment"] == "10 working days"
    assert allowances(BOOK, "2013-04-14")["core_assessment"] == "35 working days"
    assert allowances(BOOK, "2013-04-15")["assessment"] == "45 working days"
    assert "core_assessment" not in allowances(BOOK, "2013-04-15")


def test_the_edition_of_2026_has_the_limits_of_2023_and_none_of_them_is_confirmed() -> None:
    """Nothing about a case depends on the day on which it came into force."""
    assert allowances(BOOK, "2026-03-19") == allowances(BOOK, "2026-03-18")
    newest = next(e for e in ENGLAND if e.name == "england-2026")
    assert {c.source.confidence for c in newest.clocks} <= {Confidence.UNCONFIRMED}
    before = next(e for e in ENGLAND if e.name == "england-2023")
    assert newest.gates == before.gates


@pytest.mark.parametrize("edition", ENGLAND, ids=[e.name for e in ENGLAND])
def test_no_limit_of_england_can_be_extended_and_only_assessments_since_2013_explain_overruns(edition: object) -> None:
    """No provision for extending was found; since 2013 the reasons for exceeding the limit are recorded."""
    found = next(e for e in ENGLAND if e is edition)
    assert all(clock.extension is None for clock in found.clocks)
    explained = {clock.name for clock in found.clocks if clock.overrun_reason}
    since_2013 = found.in_force_from >= date(2013, 4, 15)
    assert explained == ({"assessment", "further_assessment"} if since_2013 else set())


@pytest.mark.parametrize("edition", BOOK.editions, ids=[e.name for e in BOOK.editions])
def test_no_edition_lets_an_unseen_child_or_a_single_person_close_a_case(edition: object) -> None:
    """What nobody can override is asked for at every closing gate that it bears on."""
    found = next(e for e in BOOK.editions if e is edition)
    assert {Requirement.CHILD_SEEN, Requirement.SECOND_PERSON} <= set(found.never_overridden)
    for gate in ("close_assessment", "close_plan"):
        assert set(found.never_overridden) <= set(found.gates[gate])
    assert Requirement.CHILD_SEEN in found.gates["authorise_assessment"]


def test_a_policy_narrows_who_may_send_a_command_and_bounds_what_it_lets_go() -> None:
    """The county lets only its most senior managers override a gate, and asks agencies by the child's age."""
    rules, _ = BOOK.for_referral(TODAY)
    assert set(rules.roles["GrantOverride"]) == {Role.HEAD_OF_SERVICE, Role.DIRECTOR}
    assert rules.override_for_at_most == Allowance.model_validate("5 working days")
    assert rules.caseload_limit == 18
    school = next(rule for rule in rules.agencies if rule.agency == "school")
    assert (school.from_age, school.below_age) == (5, 16)
    assert {t.level: t.title for t in rules.thresholds}["level-1"] == "Universal services"


def test_wales_asks_for_the_reason_of_an_overrun_only_because_the_council_does() -> None:
    """A policy may switch it on."""
    edition = next(e for e in WALES.editions if e.name == "wales-2019")
    national = next(clock for clock in edition.clocks if clock.name == "continuing_assessment")
    rules, _ = WALES.for_referral(TODAY)
    assert (national.overrun_reason, rules.clock_by_name["continuing_assessment"].overrun_reason) == (False, True)


@pytest.mark.parametrize("book", [BOOK, WALES, SCOTLAND, NORTHERN_IRELAND], ids=lambda b: b.policy.nation)
@pytest.mark.parametrize("outcome", list(AssessmentOutcome))
def test_a_case_goes_from_contact_to_closure_in_time_in_every_nation(
    book: Rulebook, outcome: AssessmentOutcome
) -> None:
    """Nothing that a gate of one nation asks for is out of reach, and nothing runs on after the closure."""
    rules, _ = book.for_referral(TODAY)
    story = gathered(rules=rules)
    submit(story, outcome)
    no_core = {"why_no_core": "The initial one found enough"} if rules.assessments[0] is AssessmentKind.INITIAL else {}
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed", **no_core)
    if outcome is AssessmentOutcome.IN_NEED:
        agree_plan(story)
        review_plan(story)
    tell_all(story)
    assert close(story, "RC7" if outcome is AssessmentOutcome.IN_NEED else "RC8").refusal is None
    assert story.case.breaches == 0
    assert not any(clock.running for clock in story.case.clocks)
