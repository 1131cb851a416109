"""Limits that passed: whether it is recorded why, and whether a manager has seen it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal

from practice.reports.facts import Fact, Period
from practice.rules import Rules
from practice.vocabulary import AGENCIES

WATCHED = (
    "LimitBreached",
    "ClockStarted",
    "ClockStopped",
    "ClockRestopped",
    "ClockEnded",
    "OverrunExplained",
    "OverrunReviewed",
)
Work = Literal["done late", "done in time, recorded late", "still to be done", "no longer asked for"]
_ORDER = ("not explained", "not seen", "seen")


@dataclass(frozen=True)
class OverrunRow:
    """One limit that passed. `done_at` is when the work was done after all; instants are UTC.

    `reason_needed`: the rules ask for a reason that a manager has seen. `state` says how far that is, whether it is
    asked for or not. `work` says whether what the limit asks for is done, still to be done, or no longer asked for.
    """

    case: str
    team: str
    limit: str
    due: datetime
    taken_over: bool
    work: Work
    done_at: datetime | None
    reason_needed: bool
    state: Literal["not explained", "not seen", "seen"]
    reason: str | None
    explained_by: str | None
    seen_by: str | None
    decision: str | None


def overruns(facts: Iterable[Fact], period: Period, rules: Mapping[str, Rules]) -> tuple[OverrunRow, ...]:
    """Each limit that passed in the period; those that need a reason first, and of these the unexplained, by due date.

    `rules` are all that the cases have lived by, by hash.
    """
    rows = [
        _row(own, rules)
        for _, run in groupby(sorted(facts, key=_run), key=_run)
        if (own := {fact.kind: fact for fact in run}) and _passed_in(own, period)
    ]
    return tuple(sorted(rows, key=lambda x: (not x.reason_needed, _ORDER.index(x.state), x.due, x.case, x.limit)))


def _run(fact: Fact) -> tuple[str, str, int]:
    """One run of one limit on one case, which all that is watched here is about."""
    return fact.case, fact.event.clock, fact.event.episode


def _passed_in(own: Mapping[str, Fact], period: Period) -> bool:
    return WATCHED[0] in own and period.includes(own[WATCHED[0]])


def _row(own: Mapping[str, Fact], rules: Mapping[str, Rules]) -> OverrunRow:
    passed, explained, seen = own["LimitBreached"], own.get("OverrunExplained"), _seen(own)
    title, reason_needed = _asked(own, rules)
    work, done_at = _work(own)
    return OverrunRow(
        case=passed.case,
        team=passed.team,
        limit=title,
        due=passed.event.due,
        taken_over=passed.event.adopted,
        work=work,
        done_at=done_at,
        reason_needed=reason_needed,
        state="seen" if seen else "not seen" if explained else "not explained",
        reason=explained.event.reason if explained else None,
        explained_by=explained.actor if explained else None,
        seen_by=seen.actor if seen else None,
        decision=seen.event.decision if seen else None,
    )


def _seen(own: Mapping[str, Fact]) -> Fact | None:
    """What a manager said of the reason; a reason that is given anew has to be seen anew."""
    explained, seen = own.get("OverrunExplained"), own.get("OverrunReviewed")
    return seen if explained and seen and explained.sequence < seen.sequence else None


def _work(own: Mapping[str, Fact]) -> tuple[Work, datetime | None]:
    if "ClockEnded" in own:
        return "no longer asked for", None
    stops = [own[kind] for kind in ("ClockStopped", "ClockRestopped") if kind in own]
    if not stops:
        return "still to be done", None
    stop = max(stops, key=lambda fact: fact.sequence)
    done_at = stop.event.stopped_at if stop.kind == "ClockRestopped" else stop.happened_at
    if done_at is None:
        return "still to be done", None
    return ("done late" if stop.event.late else "done in time, recorded late"), done_at


def _asked(own: Mapping[str, Fact], rules: Mapping[str, Rules]) -> tuple[str, bool]:
    key = own["LimitBreached"].event.clock
    name, _, about = key.partition(":")
    known = rules.get(own.get("ClockStarted", own["LimitBreached"]).rules)
    rule = known.clock_by_name.get(name) if known else None
    if rule is None:
        return key, False
    return f"{rule.title}: {AGENCIES.get(about, about)}" if about else rule.title, rule.overrun_reason
