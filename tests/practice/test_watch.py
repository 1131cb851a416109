"""What the watcher makes of what the journal has and of what runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.watch import (
    TOLERANCES,
    TROUBLE_WORDS,
    Claim,
    OpenCase,
    Trouble,
    Untold,
    of_cases,
    of_claims,
    of_workflows,
    overdue,
    still_overdue,
    without_workflow,
    workflow_missing,
)

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
WELL = OpenCase("C-1", version=5, written=5, updated_at=NOW - timedelta(days=3), attend_at=NOW + timedelta(days=2))

_INSTANTS = st.timedeltas(timedelta(days=-30), timedelta(days=30)).map(lambda span: NOW + span)
_UNTOLD = st.builds(Untold, st.just("assessment#1"), st.integers(0, 3), _INSTANTS)
_CASES = st.builds(
    OpenCase,
    st.integers(1, 40).map("C-{}".format),
    st.integers(1, 9),
    st.integers(1, 9),
    _INSTANTS,
    st.none() | _INSTANTS,
    st.lists(_UNTOLD, max_size=2).map(tuple),
)


def test_a_case_that_is_seen_to_and_written_is_no_trouble() -> None:
    assert list(of_cases([WELL], NOW)) == []
    assert overdue([WELL], NOW) == ()
    assert without_workflow([WELL], {"C-1"}) == ()


def test_a_case_without_a_workflow_is_missed() -> None:
    assert without_workflow([WELL, replace(WELL, case="C-2")], {"C-1"}) == ("C-2",)
    found = workflow_missing("C-2", "timed_out")
    assert (found.kind, found.about, found.code, found.since) == (Trouble.WORKFLOW_MISSING, "C-2", "timed_out", None)


def test_a_moment_may_be_two_minutes_old_before_the_case_is_woken() -> None:
    late = [
        replace(WELL, case=name, attend_at=NOW - 2 * MINUTE - span)
        for name, span in (("C-1", 0 * SECOND), ("C-2", SECOND))
    ]
    assert overdue(late, NOW) == ("C-2",)


def test_the_longest_overdue_case_is_woken_first() -> None:
    late = [replace(WELL, case=f"C-{days}", attend_at=NOW - timedelta(days=days)) for days in (2, 9, 4)]
    assert overdue(late, NOW) == ("C-9", "C-4", "C-2")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("not_written", Trouble.JOURNAL_BEHIND),
        ("no_answer", Trouble.OVERDUE_MOMENT),
        ("not_attended", Trouble.OVERDUE_MOMENT),
    ],
)
def test_why_a_woken_case_is_still_overdue_decides_what_it_is(code: str, kind: Trouble) -> None:
    assert still_overdue("C-1", code).kind is kind


@pytest.mark.parametrize(("age", "found"), [(5 * MINUTE, 0), (5 * MINUTE + SECOND, 1)])
def test_the_journal_may_lag_for_five_minutes(age: timedelta, found: int) -> None:
    behind = replace(WELL, written=3, updated_at=NOW - age)
    assert [x.kind for x in of_cases([behind], NOW)] == [Trouble.JOURNAL_BEHIND] * found


@pytest.mark.parametrize(("age", "found"), [(45 * MINUTE, 0), (45 * MINUTE + SECOND, 1)])
def test_an_alert_that_nobody_was_told_of_is_found_once_delivery_has_given_up(age: timedelta, found: int) -> None:
    untold = replace(WELL, untold=(Untold("assessment#1", 1, NOW - age),))
    about = [(x.kind, x.about, x.since) for x in of_cases([untold], NOW)]
    assert about == [(Trouble.UNDELIVERED, "C-1/assessment#1/rung1", NOW - age)] * found


@pytest.mark.parametrize(
    ("began", "closed", "codes"),
    [
        (NOW - 11 * MINUTE, "absent", ["not_in_journal"]),
        (NOW - 9 * MINUTE, "absent", []),
        (NOW - timedelta(days=9), NOW - 61 * MINUTE, ["closed_in_journal"]),
        (NOW - timedelta(days=9), NOW - 59 * MINUTE, []),
        (NOW - timedelta(days=9), None, []),
    ],
)
def test_a_workflow_without_an_open_case_is_found_after_a_while(
    began: datetime, closed: datetime | str | None, codes: list[str]
) -> None:
    """A case that has just begun or just ended, or was opened between the two looks, is no trouble."""
    known = {} if isinstance(closed, str) else {"C-1": closed}
    found = list(of_workflows({"C-1": began}, known, NOW))
    assert [(x.kind, x.code) for x in found] == [(Trouble.WORKFLOW_UNKNOWN, code) for code in codes]


@pytest.mark.parametrize(("age", "found"), [(15 * MINUTE, 0), (15 * MINUTE + SECOND, 1)])
def test_a_message_that_nobody_goes_on_with_is_found(age: timedelta, found: int) -> None:
    claim = Claim("C-1/assessment#1/rung0", "C-1", NOW - age)
    assert [(x.kind, x.since) for x in of_claims([claim], NOW)] == [(Trouble.STUCK_DELIVERY, NOW - age)] * found


@given(st.lists(_CASES, unique_by=lambda x: x.case), st.timedeltas(timedelta(0), timedelta(days=30)))
def test_what_is_wrong_stays_wrong_until_it_changes(cases: list[OpenCase], span: timedelta) -> None:
    """Time alone puts nothing right."""
    assert {x.about for x in of_cases(cases, NOW)} <= {x.about for x in of_cases(cases, NOW + span)}
    assert set(overdue(cases, NOW)) <= set(overdue(cases, NOW + span))


@given(st.lists(_CASES, unique_by=lambda x: x.case), st.sets(st.integers(1, 40).map("C-{}".format)))
def test_every_open_case_either_runs_or_is_missed(cases: list[OpenCase], running: set[str]) -> None:
    missed = set(without_workflow(cases, running))
    assert missed | running >= {x.case for x in cases}
    assert missed & running == set()


@given(st.lists(_CASES, unique_by=lambda x: x.case))
def test_pages_find_what_the_whole_finds(cases: list[OpenCase]) -> None:
    """The comparison of a case looks at no other, so that it can be made page by page."""
    by_page = [x for case in cases for x in of_cases([case], NOW)]
    assert by_page == list(of_cases(cases, NOW))
    assert sorted(overdue(cases, NOW)) == sorted(x for case in cases for x in overdue([case], NOW))


@given(st.lists(_CASES, unique_by=lambda x: x.case))
def test_no_trouble_is_found_twice_in_one_sweep(cases: list[OpenCase]) -> None:
    untold_once = [replace(x, untold=x.untold[:1]) for x in cases]
    found = [(x.kind, x.about) for x in of_cases(untold_once, NOW)]
    assert len(found) == len(set(found))


def test_each_trouble_has_its_sentence_and_each_tolerance_is_more_than_a_minute() -> None:
    assert set(TROUBLE_WORDS) == set(Trouble)
    assert min(vars(TOLERANCES).values()) > MINUTE
