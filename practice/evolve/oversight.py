"""What overrides, corrected dates and other rules do to the case."""

from datetime import datetime

from practice import alerts
from practice import events as e
from practice.calendar import known_calendar
from practice.case import Case, Check, Dated, Era, Override
from practice.events import Entry
from practice.evolve.changes import Apply, Changes, unchanged, visits
from practice.rules import known_rules
from practice.values import changed
from practice.vocabulary import Trigger


def _overridden(case: Case, entry: Entry, event: e.OverrideGranted) -> Changes:
    override = Override(event.step, event.requirements, entry.actor, event.until)
    return {"overrides": (*case.overrides, override), **alerts.override_told(case, entry, event)}


def _corrected(case: Case, _: Entry, event: e.DateCorrected) -> Changes:
    group = corrected_entries(case, event.entry)
    right = event.correct
    changes: Changes = {
        "dated": _with_dates(case.dated, group, right),
        "dated_before": tuple(_with_dates(layer, group, right) for layer in case.dated_before),
        "seen": tuple(changed(s, at=right) if s.entry in group else s for s in case.seen),
        "checks": tuple(_check_corrected(case, c, group, event) for c in case.checks),
    }
    dates = case.dates
    kinds = {dates[n].kind for n in group}
    if kinds & {"ContactReceived", "CaseAdopted"}:
        changes["received_at"] = right
    for kind, name in _CORRECTED_FIELDS.items():
        if kind in kinds and getattr(case, name) == event.was:
            changes[name] = right
    if event.date_of_birth and case.contact:
        changes["contact"] = case.contact.model_copy(update={"date_of_birth": event.date_of_birth})
    return {**changes, "done": _done_anew(changed(case, **changes), kinds, event)}


def _with_dates(dated: dict[int, Dated], group: frozenset[int], right: datetime) -> dict[int, Dated]:
    return {n: changed(x, at=right) if n in group else x for n, x in dated.items()}


def _done_anew(case: Case, kinds: set[str], event: e.DateCorrected) -> dict[str, datetime]:
    """When the work of each limit was first done, by the dates as they are now known."""
    done: dict[str, datetime] = {}
    for name, at in case.done.items():
        rule = case.rules.clock_by_name.get(name)
        if rule and rule.stops_on == (Trigger.CHILD_SEEN,):
            seen = min((s.at for s in visits(case, rule)), default=None)
        else:
            seen = event.correct if rule and at == event.was and kinds & set(rule.stops_on) else at
        if seen is not None:
            done[name] = seen
    return done


_CORRECTED_FIELDS = {
    "SupervisionRecorded": "supervised_at",
    "ChildBorn": "born_at",
    "ChildDied": "died_at",
    "ChildWentMissing": "missing_since",
    "AssessmentStarted": "assessing_since",
}
"""The fields of the case that hold the date of one event, and so follow its correction."""


def _check_corrected(case: Case, check: Check, group: frozenset[int], event: e.DateCorrected) -> Check:
    if check.entry in group:
        return changed(check, requested_at=event.correct)
    wrong = case.date_of(event.entry)
    answered = wrong is not None and wrong.kind == "CheckAnswered" and check.answered_at == event.was
    return changed(check, answered_at=event.correct) if answered else check


def corrected_entries(case: Case, entry: int) -> frozenset[int]:
    """The entries whose date is corrected with this one: all that the same command recorded as having happened then."""
    dates = case.dates
    wrong = dates[entry]
    return frozenset(n for n, d in dates.items() if (d.command, d.at) == (wrong.command, wrong.at))


def _rules_adopted(case: Case, _: Entry, event: e.RulesAdopted) -> Changes:
    rules, calendar = known_rules(event.rules), known_calendar(event.calendar)
    era = len(case.eras) + 1
    clocks = tuple(changed(c, era=era) if c.running and c.rule in rules.clock_by_name else c for c in case.clocks)
    return {
        "rules": rules,
        "calendar": calendar,
        "eras": (*case.eras, Era(case.rules, case.calendar)),
        "clocks": clocks,
    }


APPLY: dict[str, Apply] = {
    "OverrideGranted": _overridden,
    "OverrideUsed": unchanged,
    "DateCorrected": _corrected,
    "RulesAdopted": _rules_adopted,
    "SupervisionRecorded": lambda _, entry, __: {"supervised_at": entry.happened_at},
    "CancellationIgnored": unchanged,
}
