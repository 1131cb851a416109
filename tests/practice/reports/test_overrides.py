from datetime import timedelta
from typing import Any

from practice.events import OverrideGranted, OverrideUsed
from practice.reports.facts import Fact, Period
from practice.reports.overrides import overrides
from practice.vocabulary import Requirement
from tests.practice.builders import MONDAY
from tests.practice.reports.facts import EVER, fact

HISTORY, TOLD = Requirement.HISTORY_CONSIDERED, Requirement.FAMILY_TOLD
UNTIL = MONDAY + timedelta(days=5)
LATER = MONDAY + timedelta(days=30)


def _granted(sequence: int, *without: Requirement, **changes: Any) -> Fact:
    event = OverrideGranted("CloseCase", without or (HISTORY,), "The file is in another county", UNTIL)
    return fact(event, sequence, **({"actor": "head-1"} | changes))


def _used(sequence: int, requirement: Requirement = HISTORY, **changes: Any) -> Fact:
    return fact(OverrideUsed("CloseCase", "close_plan", requirement, "head-1", ()), sequence, **changes)


def test_an_override_that_was_used_says_by_whom_and_for_what() -> None:
    (row,) = overrides([_granted(1, HISTORY, TOLD), _used(2, days=1)], EVER, LATER)
    assert (row.granted_by, row.step, row.without) == ("head-1", "CloseCase", ("history_considered", "family_told"))
    assert (row.state, row.used_by, row.used_at) == ("used", "manager-1", MONDAY + timedelta(days=1))
    assert (row.used, row.until, row.reason) == (("history_considered",), UNTIL, "The file is in another county")


def test_an_override_that_was_not_used_is_in_force_until_it_lapses() -> None:
    assert [x.state for x in overrides([_granted(1)], EVER, MONDAY)] == ["in force"]
    assert [x.state for x in overrides([_granted(1)], EVER, UNTIL)] == ["lapsed unused"]


def test_a_use_belongs_to_the_latest_override_that_covers_it() -> None:
    facts = [_granted(1), _granted(2), _granted(3, TOLD), _used(4, days=1), _granted(5, days=2)]
    rows = {x.granted_at: x.state for x in overrides([*facts[:1], *facts[3:]], EVER, LATER)}
    assert rows == {MONDAY: "used", MONDAY + timedelta(days=2): "lapsed unused"}
    assert sorted(x.state for x in overrides(facts, EVER, LATER)) == ["lapsed unused"] * 3 + ["used"]


def test_a_use_on_another_case_or_by_another_manager_is_not_its_use() -> None:
    facts = [_granted(1), _granted(1, case="case-2", actor="director-1"), _used(2, case="case-2", days=1)]
    assert {x.state for x in overrides(facts, EVER, LATER)} == {"lapsed unused"}


def test_overrides_of_a_period_and_a_team_come_newest_first() -> None:
    facts = [_granted(n, days=n, case=f"case-{n}") for n in range(1, 4)]
    chosen = Period(since=MONDAY + timedelta(days=2), team="team-1")
    assert [x.case for x in overrides(facts, chosen, LATER)] == ["case-3", "case-2"]
    assert overrides(facts, Period(team="team-2"), LATER) == ()
