"""How teams decide contacts: each team's share of every threshold level and outcome, and who stands out.

A team stands out where its share lies outside the 99.8 % limits of a funnel around the share of all teams together:
were its decisions drawn like everybody's, a share as far out on that side would come up less than once in a thousand
times. The chance is that of the binomial distribution itself and not of its normal approximation, which goes wrong
with small numbers. A team with fewer than `SMALLEST` decisions is never said to stand out.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from practice.reports.facts import Fact, Period, of_kind

WATCHED = ("ContactDecided",)
SMALLEST = 20
ONE_SIDE = 0.001
"""The chance beyond each of the 99.8 % limits."""
NEGLIGIBLE = 1e-12


@dataclass(frozen=True)
class ShareRow:
    """How many of a team's decisions were at one level, or had one outcome. Shares lie between 0 and 1."""

    by: Literal["threshold", "outcome"]
    value: str
    team: str
    decisions: int
    of: int
    share: float
    share_of_all: float
    outlier: Literal["high", "low"] | None


def thresholds(facts: Iterable[Fact], period: Period) -> tuple[ShareRow, ...]:
    """Every level and outcome that was decided on, team by team; `period.team` chooses rows, never the comparison."""
    decided = list(of_kind(facts, WATCHED[0], Period(period.since, period.until)))
    levels = shares("threshold", Counter((x.event.threshold, x.team) for x in decided))
    outcomes = shares("outcome", Counter((str(x.event.outcome), x.team) for x in decided))
    return tuple(row for row in (*levels, *outcomes) if period.team in {None, row.team})


def shares(by: Literal["threshold", "outcome"], found: Mapping[tuple[str, str], int]) -> tuple[ShareRow, ...]:
    """Each team's share of each value, from how many decisions there were of each (value, team)."""
    values, teams = Counter[str](), Counter[str]()
    for (value, team), count in found.items():
        values[value] += count
        teams[team] += count
    return tuple(
        _row(by, value, team, found.get((value, team), 0), teams[team], values[value] / values.total())
        for value in sorted(values)
        for team in sorted(teams)
    )


def _row(  # noqa: PLR0913, PLR0917 - a row is these facts
    by: Literal["threshold", "outcome"], value: str, team: str, count: int, of: int, share_of_all: float
) -> ShareRow:
    return ShareRow(by, value, team, count, of, count / of, share_of_all, outlier(count, of, share_of_all))


def outlier(count: int, of: int, share_of_all: float) -> Literal["high", "low"] | None:
    """Whether `count` out of `of` lies above or below the limits around a share of all."""
    if of < SMALLEST:
        return None
    if count > of * share_of_all and at_least(count, of, share_of_all) < ONE_SIDE:
        return "high"
    if count < of * share_of_all and at_least(of - count, of, 1 - share_of_all) < ONE_SIDE:
        return "low"
    return None


def at_least(count: int, of: int, chance: float) -> float:
    """How likely `count` or more out of `of` are, each with this chance; for a count above what is expected."""
    if chance <= 0 or chance >= 1:
        return float(chance >= 1)
    term = math.exp(
        math.lgamma(of + 1)
        - math.lgamma(count + 1)
        - math.lgamma(of - count + 1)
        + count * math.log(chance)
        + (of - count) * math.log1p(-chance)
    )
    total = 0.0
    odds = chance / (1 - chance)
    for k in range(count, of + 1):
        total += term
        term *= (of - k) / (k + 1) * odds
        if term < total * NEGLIGIBLE:
            break
    return total
