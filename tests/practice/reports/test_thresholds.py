import math
from itertools import chain

import pytest

from practice.reports.facts import Fact, Period
from practice.reports.thresholds import SMALLEST, at_least, outlier, thresholds
from tests.practice.builders import MONDAY
from tests.practice.reports.facts import EVER, decided


def _decisions(team: str, **levels: int) -> list[Fact]:
    names = chain.from_iterable([level.replace("_", "-")] * count for level, count in levels.items())
    return [decided(level, team, f"{team}-{n}") for n, level in enumerate(names)]


def test_every_team_has_a_row_for_every_level_and_outcome() -> None:
    facts = _decisions("east", level_2=3, level_3=1) + _decisions("west", level_2=4)
    rows = thresholds(facts, EVER)
    assert [(x.by, x.value, x.team, x.decisions, x.of, x.share, x.share_of_all) for x in rows] == [
        ("threshold", "level-2", "east", 3, 4, 0.75, 0.875),
        ("threshold", "level-2", "west", 4, 4, 1.0, 0.875),
        ("threshold", "level-3", "east", 1, 4, 0.25, 0.125),
        ("threshold", "level-3", "west", 0, 4, 0.0, 0.125),
        ("outcome", "referral", "east", 4, 4, 1.0, 1.0),
        ("outcome", "referral", "west", 4, 4, 1.0, 1.0),
    ]
    assert {x.outlier for x in rows} == {None}


def test_a_team_that_decides_otherwise_stands_out_with_its_direction() -> None:
    facts = _decisions("east", level_2=50, level_3=50) + _decisions("north", level_2=50, level_3=50)
    facts += _decisions("west", level_2=5, level_3=45)
    found = {(x.value, x.team): x.outlier for x in thresholds(facts, EVER) if x.outlier}
    assert found == {("level-2", "west"): "low", ("level-3", "west"): "high"}


def test_one_team_of_many_is_compared_with_all_of_them() -> None:
    facts = _decisions("east", level_2=100, level_3=100) + _decisions("west", level_3=50)
    rows = thresholds(facts, Period(team="west"))
    assert {x.team for x in rows} == {"west"}
    assert next(x for x in rows if x.value == "level-3").share_of_all == 0.6
    assert next(x for x in rows if x.value == "level-3").outlier == "high"


def test_decisions_outside_the_period_do_not_count() -> None:
    facts = [decided("level-2", "east", "case-1"), decided("level-2", "east", "case-2", days=40)]
    rows = thresholds(facts, Period(since=MONDAY, until=facts[1].happened_at))
    assert {x.decisions for x in rows} == {1}
    assert thresholds(facts, Period(until=MONDAY)) == ()


def test_a_team_with_few_decisions_never_stands_out() -> None:
    assert outlier(SMALLEST - 1, SMALLEST - 1, 0.01) is None
    assert outlier(SMALLEST, SMALLEST, 0.01) == "high"
    assert outlier(0, 10_000, 0.01) == "low"


@pytest.mark.parametrize(("count", "of", "chance"), [(8, 10, 0.3), (20, 20, 0.7), (0, 5, 0.2), (600, 1000, 0.5)])
def test_the_chance_of_so_many_is_that_of_the_binomial_distribution(count: int, of: int, chance: float) -> None:
    exact = sum(math.comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(count, of + 1))
    assert at_least(count, of, chance) == pytest.approx(exact, rel=1e-6)


def test_what_everybody_does_is_never_an_outlier() -> None:
    assert outlier(30, 30, 1.0) is None
    assert outlier(0, 30, 0.0) is None
