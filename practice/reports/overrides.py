"""Overrides: who let which step go ahead without what, for how long, and whether that was used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from practice.reports.facts import Fact, Period, of_kind

WATCHED = ("OverrideGranted", "OverrideUsed")


@dataclass(frozen=True)
class OverrideRow:
    """One override. `used` are the requirements that a step went ahead without, `used_at` when it first did (UTC)."""

    case: str
    team: str
    granted_at: datetime
    granted_by: str
    step: str
    without: tuple[str, ...]
    reason: str
    until: datetime
    state: Literal["used", "in force", "lapsed unused"]
    used_at: datetime | None
    used_by: str | None
    used: tuple[str, ...]


def overrides(facts: Iterable[Fact], period: Period, now: datetime) -> tuple[OverrideRow, ...]:
    """Every override granted in the period, the newest first. One that was used before it was replaced stays used."""
    watched = list(facts)
    granted = [fact for fact in watched if fact.kind == WATCHED[0]]
    uses: dict[tuple[str, int], list[Fact]] = {}
    for fact in (fact for fact in watched if fact.kind == WATCHED[1]):
        if grant := _grant_of(fact, granted):
            uses.setdefault((grant.case, grant.sequence), []).append(fact)
    rows = [_row(x, uses.get((x.case, x.sequence), []), now) for x in of_kind(granted, WATCHED[0], period)]
    return tuple(sorted(rows, key=lambda x: (-x.granted_at.timestamp(), x.case)))


def _grant_of(use: Fact, granted: Iterable[Fact]) -> Fact | None:
    """The one that a step went ahead under: the latest that covers it, as the gate chose it."""
    fitting = [grant for grant in granted if grant.case == use.case and _covers(grant, use)]
    return max(fitting, key=lambda grant: grant.sequence, default=None)


def _covers(grant: Fact, use: Fact) -> bool:
    before = grant.sequence < use.sequence and use.recorded_at < grant.event.until
    same = (grant.actor, grant.event.step) == (use.event.granted_by, use.event.step)
    return before and same and use.event.requirement in grant.event.requirements


def _row(grant: Fact, uses: list[Fact], now: datetime) -> OverrideRow:
    event = grant.event
    first = uses[0] if uses else None
    return OverrideRow(
        case=grant.case,
        team=grant.team,
        granted_at=grant.happened_at,
        granted_by=grant.actor,
        step=event.step,
        without=tuple(str(x) for x in event.requirements),
        reason=event.reason,
        until=event.until,
        state="used" if uses else "in force" if now < event.until else "lapsed unused",
        used_at=first.happened_at if first else None,
        used_by=first.actor if first else None,
        used=tuple(dict.fromkeys(str(use.event.requirement) for use in uses)),
    )
