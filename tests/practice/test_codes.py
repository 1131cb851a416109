"""The code sets of the census: which code may be used for something of which day."""

from datetime import date, timedelta

import pytest

from practice.codes import (
    ASSESSMENT_FACTORS,
    CENSUS_CLOSURES,
    CODE_SETS,
    DISABILITIES,
    ETHNICITIES,
    PRIMARY_NEEDS,
    REFERRAL_SOURCES,
    CodeSet,
)


@pytest.mark.parametrize("codes", CODE_SETS, ids=[s.name for s in CODE_SETS])
def test_a_set_has_each_code_once_with_a_label_and_dates_in_order(codes: CodeSet) -> None:
    """A code that ended before it began could never be used."""
    assert len(codes.labels) == len(codes.codes)
    assert all(code.label and code.label[0].isupper() for code in codes.codes)
    assert all((c.valid_from or date.min) <= (c.valid_to or date.max) for c in codes.codes)


def test_the_sets_have_as_many_codes_as_the_schema_of_2026() -> None:
    """And two more that were in earlier ones: physical and sexual abuse before they were told apart by whom."""
    counts = {s.name: len(s.valid_on(date(2026, 3, 31))) for s in CODE_SETS}
    assert (counts["referral_source"], counts["primary_need"], counts["closure_reason"]) == (22, 10, 9)
    assert (counts["ethnicity"], counts["sex"]) == (20, 3)
    assert len(ASSESSMENT_FACTORS.codes) == counts["assessment_factor"] + 2


@pytest.mark.parametrize(
    ("codes", "code", "first"),
    [
        (REFERRAL_SOURCES, "5D", date(2022, 4, 1)),
        (CENSUS_CLOSURES, "RC9", date(2022, 4, 1)),
        (ASSESSMENT_FACTORS, "24A", date(2021, 4, 1)),
        (ASSESSMENT_FACTORS, "18B", date(2020, 4, 1)),
        (ASSESSMENT_FACTORS, "18C", date(2020, 4, 1)),
        (ASSESSMENT_FACTORS, "19B", date(2020, 4, 1)),
        (ASSESSMENT_FACTORS, "19C", date(2020, 4, 1)),
    ],
)
def test_a_code_may_be_used_from_the_first_day_of_its_collection_and_not_before(
    codes: CodeSet, code: str, first: date
) -> None:
    """A collection covers the year from 1 April."""
    assert code not in codes.valid_on(first - timedelta(days=1))
    assert code in codes.valid_on(first)
    assert code in codes.valid_on(date(2026, 11, 25))


@pytest.mark.parametrize("code", ["18A", "19A"])
def test_a_code_that_was_divided_ends_on_the_eve_of_those_that_took_its_place(code: str) -> None:
    """Physical and sexual abuse are told apart by whom since the collection of 2021."""
    assert code in ASSESSMENT_FACTORS.valid_on(date(2020, 3, 31))
    assert code not in ASSESSMENT_FACTORS.valid_on(date(2020, 4, 1))
    assert code in ASSESSMENT_FACTORS.labels


@pytest.mark.parametrize("codes", [PRIMARY_NEEDS, ETHNICITIES, DISABILITIES], ids=lambda s: s.name)
def test_a_set_that_never_changed_may_be_used_on_any_day(codes: CodeSet) -> None:
    """A referral of 2010 is not held to the codes of today where they are others."""
    assert codes.valid_on(date(2010, 3, 17)) == frozenset(codes.labels)
