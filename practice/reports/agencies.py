"""What became of what agencies were asked: answered, waived, still open, late, and how long replies took."""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from practice.calendar import Calendar, local_date, working_days_between
from practice.reports.facts import Fact, Period

WATCHED = ("CheckRequested", "CheckAnswered", "CheckWaived", "CaseClosed", "CaseReopened", "LimitBreached")


@dataclass(frozen=True)
class AgencyRow:
    """One agency. `late`: the limit for the reply passed before there was one.

    A reply that came in time is not late, although it may have been recorded after the limit.
    `median_working_days` is that from asking to the reply, over what was answered. `unanswered` were open when their
    case was closed.
    """

    agency: str
    asked: int
    answered: int
    waived: int
    still_open: int
    unanswered: int
    late: int
    median_working_days: float | None


@dataclass(frozen=True)
class _Check:
    asked: Fact
    answered_at: datetime | None = None
    ended: str | None = None
    passed: datetime | None = None
    """When the limit for the reply fell due, where that passed before a reply was on record."""

    @property
    def late(self) -> bool:
        return self.passed is not None and (self.answered_at is None or self.answered_at >= self.passed)


def agencies(facts: Iterable[Fact], period: Period, calendars: Mapping[str, Calendar]) -> tuple[AgencyRow, ...]:
    """Each agency that was asked in the period, the one with the most late replies first.

    Working days are those of the calendar that each case lived by when it asked; `calendars` has them all, by hash.
    """
    checks = [x for _, own in groupby(facts, key=lambda x: x.case) for x in _checks(own) if period.includes(x.asked)]
    checks.sort(key=_agency)
    rows = [_row(agency, list(own), calendars) for agency, own in groupby(checks, key=_agency)]
    return tuple(sorted(rows, key=lambda x: (-x.late, -x.asked, x.agency)))


def _agency(check: _Check) -> str:
    return str(check.asked.event.agency)


def _checks(facts: Iterable[Fact]) -> list[_Check]:
    """What one case asked; an agency is asked again only after it answered, so the last one asked is the open one."""
    done: list[_Check] = []
    current: dict[str, _Check] = {}
    for fact in facts:
        event = fact.event
        if fact.kind == "CheckRequested":
            done += [current[event.agency]] if event.agency in current else []
            current[event.agency] = _Check(fact)
        elif fact.kind == "LimitBreached":
            _, _, about = event.clock.partition(":")
            if about in current:
                current[about] = replace(current[about], passed=event.due)
        else:
            touched = list(current) if fact.kind in {"CaseClosed", "CaseReopened"} else [event.agency]
            current |= {agency: _followed(current[agency], fact) for agency in touched}
    return [*done, *current.values()]


def _followed(check: _Check, fact: Fact) -> _Check:
    if fact.kind == "CaseReopened":
        return replace(check, ended=None) if check.ended == "CaseClosed" else check
    if check.ended in {None, "CheckWaived"} and fact.kind == "CheckAnswered":
        return replace(check, ended=fact.kind, answered_at=fact.happened_at)
    return check if check.ended else replace(check, ended=fact.kind)


def _row(agency: str, checks: list[_Check], calendars: Mapping[str, Calendar]) -> AgencyRow:
    took = [
        _working_days(calendars[check.asked.calendar], check.asked.happened_at, check.answered_at)
        for check in checks
        if check.answered_at
    ]
    ends = [check.ended for check in checks]
    return AgencyRow(
        agency=agency,
        asked=len(checks),
        answered=ends.count("CheckAnswered"),
        waived=ends.count("CheckWaived"),
        still_open=ends.count(None),
        unanswered=ends.count("CaseClosed"),
        late=sum(check.late for check in checks),
        median_working_days=float(statistics.median(took)) if took else None,
    )


def _working_days(calendar: Calendar, asked_at: datetime, answered_at: datetime) -> int:
    return working_days_between(calendar, local_date(calendar, asked_at), local_date(calendar, answered_at))
