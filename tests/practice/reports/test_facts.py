from datetime import date, timedelta

import pytest

from practice import events as e
from practice.reports.facts import Period, of_kind
from tests.practice.builders import LONDON, at
from tests.practice.reports.facts import fact

LOOK = e.SupervisionRecorded("Looked at")


def test_a_period_has_both_its_local_dates_whole() -> None:
    period = Period.of(date(2026, 3, 28), date(2026, 3, 29), LONDON)
    assert period.covers(at("2026-03-28 00:00"))
    assert not period.covers(at("2026-03-28 00:00") - timedelta(seconds=1))
    assert period.covers(at("2026-03-29 23:59"))
    assert not period.covers(at("2026-03-30 00:00"))


def test_either_end_of_a_period_may_be_open() -> None:
    assert Period.of(None, date(2026, 3, 2), LONDON).covers(at("1999-01-01 00:00"))
    assert Period.of(date(2026, 3, 2), None, LONDON).covers(at("2099-01-01 00:00"))


def test_a_period_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="ends on 2026-03-01, before it begins on 2026-03-02"):
        Period.of(date(2026, 3, 2), date(2026, 3, 1), LONDON)


def test_facts_are_chosen_by_kind_period_and_team() -> None:
    facts = [fact(LOOK, n, days=n, team=f"team-{n % 2}") for n in range(1, 7)]
    period = Period(facts[1].happened_at, facts[4].happened_at, "team-1")
    assert [x.sequence for x in of_kind(facts, "SupervisionRecorded", period)] == [3]
    assert list(of_kind(facts, "ChildSeen", period)) == []
