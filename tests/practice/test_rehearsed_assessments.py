"""Assessments rehearsed under an edition that has other kinds of them."""

from datetime import date, datetime

import pytest

from client.rehearsal import other_book
from practice import events as e
from practice.rehearsal import Fact, Outcome, PastCase, facts_of, limits_of, rehearse
from practice.vocabulary import AssessmentKind, AssessmentOutcome
from tests.practice import builders as b
from tests.practice.builders import BOOK

REFERRED = date(2026, 3, 2)


def outcomes(facts: tuple[Fact, ...], edition: str, until: datetime) -> dict[str, Outcome]:
    """What became of the limits of the assessments under an edition."""
    rules, calendar = other_book(BOOK, edition).for_referral(REFERRED)
    case = rehearse(PastCase("case-1", REFERRED, rules, calendar, facts), rules, calendar, until)
    return {x.key: x.outcome for x in limits_of(case, until) if x.key.endswith("assessment")}


@pytest.mark.parametrize(
    ("edition", "limit"),
    [
        ("england-2010", "initial_assessment"),
        ("england-2013", "assessment"),
        ("england-2023", "assessment"),
    ],
)
def test_the_assessment_of_a_referral_is_the_first_kind_that_an_edition_has(edition: str, limit: str) -> None:
    story = b.authorised()
    assert outcomes(facts_of(story.entries), edition, story.now) == {limit: Outcome.MET}


def test_a_core_assessment_is_a_further_one_where_an_edition_has_none() -> None:
    story = b.authorised()
    at = b.at("2026-04-01 10:00")
    found = e.AssessmentSubmitted(AssessmentOutcome.IN_NEED, {}, None, None, None, (), ())
    core: list[e.Event] = [
        e.AssessmentStarted(AssessmentKind.CORE, rationale="x"),
        found,
        e.AssessmentAuthorised(AssessmentOutcome.IN_NEED, decision="x", assessment=AssessmentKind.CORE),
    ]
    facts = facts_of(story.entries) + tuple(
        Fact(100 + n, at, at, "worker-1", None, event) for n, event in enumerate(core)
    )
    assert outcomes(facts, "england-2010", at) == {
        "initial_assessment": Outcome.MET,
        "core_assessment": Outcome.MET,
    }
    assert outcomes(facts, "england-2023", at) == {"assessment": Outcome.MET, "further_assessment": Outcome.MET}
