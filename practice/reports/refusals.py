"""Steps that gates refused: how often, at which step, in which team, and what was missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from practice.reports.facts import Fact, Period, of_kind

WATCHED = ("StepRefused",)


@dataclass(frozen=True)
class RefusalRow:
    """What one team's tries at one step lacked. `refused` tries in so many `cases`; `lacked` is in how many of them."""

    step: str
    team: str
    refused: int
    cases: int
    missing: str
    lacked: int


def refusals(facts: Iterable[Fact], period: Period) -> tuple[RefusalRow, ...]:
    """Each step and team with what its refused tries lacked; the most refused and the most often lacking first."""
    refused = sorted(of_kind(facts, WATCHED[0], period), key=_step_and_team)
    groups = [(key, list(own)) for key, own in groupby(refused, key=_step_and_team)]
    groups.sort(key=lambda group: (-len(group[1]), group[0]))
    return tuple(row for (step, team), own in groups for row in _rows(step, team, own))


def _step_and_team(fact: Fact) -> tuple[str, str]:
    return fact.event.step, fact.team


def _rows(step: str, team: str, refused: list[Fact]) -> list[RefusalRow]:
    cases = len({fact.case for fact in refused})
    lacked = Counter(code for fact in refused for code in {m.code for m in fact.event.missing})
    ordered = sorted(lacked.items(), key=lambda pair: (-pair[1], pair[0]))
    return [RefusalRow(step, team, len(refused), cases, code, times) for code, times in ordered]
