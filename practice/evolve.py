"""The fold: what each recorded event does to the case. It never computes a date and never refuses anything.

Each function gives the fields that its event changes; `evolve` makes the next case from them in one go.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from practice import alerts
from practice import events as e
from practice.calendar import Calendar, known_calendar
from practice.case import (
    KEPT_ANSWERS,
    Allocation,
    Answer,
    Assessment,
    Case,
    Check,
    Clock,
    ClockState,
    Dated,
    Decision,
    Era,
    Extension,
    Link,
    Override,
    Overrun,
    Plan,
    Seen,
    changed,
)
from practice.commands import Contact, Details
from practice.events import DATED, Entry
from practice.rules import ClockRule, Rules, known_rules
from practice.vocabulary import AssessmentOutcome, Stage, Trigger

Changes = dict[str, Any]
Apply = Callable[[Case, Entry, Any], Changes]


def fold(case_id: str, rules: Rules, calendar: Calendar, entries: Iterable[Entry]) -> Case:
    """Build a case from its journal. `rules` and `calendar` are the values that its opening names by hash.

    Those that it adopted later must be known to the process (`practice.rules.shared_rules`).
    """
    case = Case(case_id, rules, calendar)
    for entry in entries:
        case = evolve(case, entry)
    return case


def evolve(case: Case, entry: Entry) -> Case:
    """The case after one more entry."""
    after = working_copy(case)
    apply(after, entry)
    if entry.command is not None:
        after.__dict__["answers"] = answered(case.answers, (entry,), after.stage)
    return after


def working_copy(case: Case) -> Case:
    """A copy that `apply` may change until its maker hands it on: one for many entries."""
    return changed(case)


def apply(case: Case, entry: Entry) -> None:
    """Take one more entry into a working copy, all but the answer to its command."""
    event = entry.event
    kind = event.kind
    changes = _APPLY[kind](case, entry, event)
    changes["version"] = entry.sequence
    if stopping := case.rules.stopping.get(kind):
        done = {
            name: _first_done(case, name, entry.happened_at)
            for name, rule in stopping.items()
            if matches(rule.stops_when, event)
        }
        changes["done"] = case.done | done
    if kind in DATED and entry.command is not None:
        at = event.referred_at if isinstance(event, e.CaseAdopted) else entry.happened_at
        changes["dated"] = {**case.dated, entry.sequence: Dated(kind, at, entry.command)}
    case.__dict__.update(changes)


def _first_done(case: Case, rule: str, at: datetime) -> datetime:
    earlier = case.done.get(rule)
    counts = earlier is not None and case.received_at is not None and case.received_at <= earlier <= at
    return earlier if earlier is not None and counts else at


def matches(conditions: dict[str, tuple[str, ...]], event: e.Event) -> bool:
    """Whether an event's fields have the values that a rule asks for (compared as words).

    A condition on a field that the event does not have says nothing about it: a limit may start on several events.
    """
    for name, allowed in conditions.items():
        value = getattr(event, name, None)
        if value is None and not hasattr(event, name):
            continue
        if str(value) not in allowed:
            return False
    return True


def visits(case: Case, rule: ClockRule) -> tuple[Seen, ...]:
    """The occasions since the contact that do what a limit on seeing the child asks for, by the dates as now known."""
    since = case.received_at
    return tuple(s for s in case.seen if since and s.at >= since and matches(rule.stops_when, _as_event(s)))


def _as_event(seen: Seen) -> e.ChildSeen:
    return e.ChildSeen(seen.by, seen.registered, seen.alone, seen.why_not_alone, None)


def answered(answers: dict[str, Answer], entries: Sequence[Entry], stage: Stage) -> dict[str, Answer]:
    """The answers with that of one command's entries, the last of which left the case at `stage`."""
    command = entries[-1].command or ""
    known = answers.get(command)
    refused, missing = (known.refused, known.missing) if known else (None, ())
    for entry in entries:
        if find := _MISSING_IN.get(entry.event.kind):
            refused, missing = find(entry.event)
    after = {**answers, command: Answer(command, entries[-1].sequence, stage, refused, missing)}
    if len(after) > KEPT_ANSWERS:
        del after[next(iter(after))]
    return after


_MISSING_IN: dict[str, Callable[[Any], tuple[str | None, tuple[e.Missing, ...]]]] = {
    "StepRefused": lambda event: ("gate_not_met", event.missing),
    "ContactReceived": lambda event: (None, event.missing),
    "DetailsSupplied": lambda event: (None, event.still_missing),
}
"""The events whose answer says what is missing, and the code of the refusal where it is one."""


def _received(case: Case, entry: Entry, event: e.ContactReceived) -> Changes:
    return {
        "stage": Stage.CONTACT,
        "contact": event.contact,
        "team": event.team,
        "family": event.family,
        "opened_at": entry.recorded_at,
        "received_at": entry.happened_at,
        "episodes": event.contact.earlier_episodes,
        "assessing": case.rules.assessments[0],
    }


def _adopted(case: Case, entry: Entry, event: e.CaseAdopted) -> Changes:
    stage = Stage(event.stage)
    enquiries = event.section_47
    return {
        "adopted": True,
        "stage": stage,
        "contact": event.contact,
        "team": event.team,
        "family": event.family,
        "opened_at": entry.recorded_at,
        "received_at": event.referred_at,
        "episodes": event.contact.earlier_episodes,
        "referral_accepted": True,
        "section_47_open": any(not s.conference_on and not s.conference_not_required for s in enquiries),
        "section_47_ever": bool(enquiries),
        "assessing": case.rules.assessments[0],
        # An open episode whose assessment is complete is a child in need receiving services (census guide 4.7).
        "assessed": AssessmentOutcome.IN_NEED if stage is Stage.PLAN else None,
    }


def _supplied(case: Case, entry: Entry, event: e.DetailsSupplied) -> Changes:
    if case.contact is None:
        return {}
    contact = with_details(case.contact, event.details)
    born = case.contact.expected_date_of_birth is not None and event.details.date_of_birth is not None
    return {"contact": contact, "born_at": entry.happened_at if born else case.born_at}


def with_details(contact: Contact, details: Details) -> Contact:
    """A contact with details added or replaced. A child is born or expected: either date takes the other's place."""
    given: dict[str, Any] = {name: value for name, value in details if value is not None}
    if "date_of_birth" in given:
        given["expected_date_of_birth"] = None
    elif "expected_date_of_birth" in given:
        given["date_of_birth"] = None
    return contact.model_copy(update=given)


def _linked(case: Case, _: Entry, event: e.EpisodeLinked) -> Changes:
    link = Link(event.episode, event.referred_on, event.closed_on)
    others = tuple(x for x in case.links if x.episode != event.episode)
    return {"links": (*others, link), "episodes": tuple(dict.fromkeys((*case.episodes, event.episode)))}


def _decided(_: Case, entry: Entry, event: e.ContactDecided) -> Changes:
    decision = Decision(event.outcome, event.threshold, event.risk_factors, event.protective_factors, entry.actor)
    return {"decision": decision}


def _allocated(case: Case, _: Entry, event: e.WorkerAllocated) -> Changes:
    return {
        "stage": Stage.ASSESSMENT if case.stage is Stage.REFERRAL else case.stage,
        "allocation": Allocation(event.worker, event.registered_social_worker, event.experienced),
        "team": event.team,
    }


def _born(case: Case, entry: Entry, event: e.ChildBorn) -> Changes:
    if case.contact is None:
        return {}
    born: dict[str, Any] = {"date_of_birth": event.date_of_birth, "expected_date_of_birth": None, "sex": event.sex}
    if event.child_name:
        born["child_name"] = event.child_name
    return {"contact": case.contact.model_copy(update=born), "born_at": entry.happened_at}


def _seen(case: Case, entry: Entry, event: e.ChildSeen) -> Changes:
    seen = Seen(
        entry.happened_at,
        event.seen_by,
        event.seen_by_registered_social_worker,
        event.alone,
        event.why_not_alone,
        entry.sequence,
    )
    return {"seen": (*case.seen, seen)}


def _requested(case: Case, entry: Entry, event: e.CheckRequested) -> Changes:
    others = tuple(c for c in case.checks if c.agency != event.agency)
    return {"checks": (*others, Check(event.agency, entry.happened_at, entry=entry.sequence))}


def _check_answered(case: Case, entry: Entry, event: e.CheckAnswered) -> Changes:
    return {"checks": _with_check(case, event.agency, answered_at=entry.happened_at)}


def _check_waived(case: Case, entry: Entry, event: e.CheckWaived) -> Changes:
    return {"checks": _with_check(case, event.agency, waived_by=entry.actor)}


def _with_check(case: Case, agency: str, **changes: Any) -> tuple[Check, ...]:
    return tuple(changed(c, **changes) if c.agency == agency else c for c in case.checks)


def _history(case: Case, _: Entry, event: e.HistoryConsidered) -> Changes:
    read = dict.fromkeys((*case.considered, *(c.episode for c in event.considered)))
    episodes = tuple(dict.fromkeys((*case.episodes, *event.found, *read)))
    return {"history_searched": True, "episodes": episodes, "considered": tuple(read)}


def _assessment_started(_: Case, entry: Entry, event: e.AssessmentStarted) -> Changes:
    return {
        "stage": Stage.ASSESSMENT,
        "assessing": event.assessment,
        "assessing_since": entry.happened_at,
        "assessment": None,
        "assessed": None,
    }


def _submitted(_: Case, entry: Entry, event: e.AssessmentSubmitted) -> Changes:
    return {"assessment": Assessment(entry.actor, event)}


def _authorised(case: Case, entry: Entry, event: e.AssessmentAuthorised) -> Changes:
    assert case.assessment is not None  # noqa: S101 - decide authorises only what has been handed in
    return {
        "assessment": changed(case.assessment, authorised_at=entry.happened_at, authorised_by=entry.actor),
        "assessed": event.outcome,
        "stage": Stage.PLAN if event.outcome is AssessmentOutcome.IN_NEED else case.stage,
    }


def _plan_reviewed(case: Case, _: Entry, event: e.PlanReviewed) -> Changes:
    return {"plan": changed(case.plan, reviewed=event.decision) if case.plan else None}


def _told(case: Case, _: Entry, event: e.OutcomeTold) -> Changes:
    return {"told": tuple(dict.fromkeys((*case.told, event.told)))}


def _closed(case: Case, entry: Entry, event: e.CaseClosed) -> Changes:
    return {
        "stage": Stage.CLOSED,
        "closed_at": entry.happened_at,
        "closed_reason": event.reason,
        "closed_from": case.stage,
        "closing": entry.sequence,
    }


def _reopened(_: Case, __: Entry, event: e.CaseReopened) -> Changes:
    return {"stage": Stage(event.stage), "closed_at": None, "closed_reason": None, "closed_from": None}


def _overridden(case: Case, entry: Entry, event: e.OverrideGranted) -> Changes:
    override = Override(event.step, event.requirements, entry.actor, event.until)
    return {"overrides": (*case.overrides, override), **alerts.override_told(case, entry, event)}


def _corrected(case: Case, _: Entry, event: e.DateCorrected) -> Changes:
    group = corrected_entries(case, event.entry)
    right = event.correct
    changes: Changes = {
        "dated": case.dated | {n: changed(case.dated[n], at=right) for n in group},
        "seen": tuple(changed(s, at=right) if s.entry in group else s for s in case.seen),
        "checks": tuple(_check_corrected(case, c, group, event) for c in case.checks),
    }
    kinds = {case.dated[n].kind for n in group}
    if kinds & {"ContactReceived", "CaseAdopted"}:
        changes["received_at"] = right
    for kind, name in _CORRECTED_FIELDS.items():
        if kind in kinds and getattr(case, name) == event.was:
            changes[name] = right
    return {**changes, "done": _done_anew(changed(case, **changes), kinds, event)}


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
    answered = case.dated[event.entry].kind == "CheckAnswered" and check.answered_at == event.was
    return changed(check, answered_at=event.correct) if answered else check


def corrected_entries(case: Case, entry: int) -> frozenset[int]:
    """The entries whose date is corrected with this one: all that the same command recorded as having happened then."""
    wrong = case.dated[entry]
    return frozenset(n for n, d in case.dated.items() if (d.command, d.at) == (wrong.command, wrong.at))


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


def _clock_started(case: Case, _: Entry, event: e.ClockStarted) -> Changes:
    clock = Clock(
        event.clock,
        event.rule,
        event.episode,
        event.anchor,
        event.due,
        event.warn_at,
        event.rung_at,
        event.about,
        cause=event.cause,
        era=len(case.eras),
    )
    return {"clocks": (*case.clocks, clock)}


def _clock_stopped(case: Case, entry: Entry, event: e.ClockStopped) -> Changes:
    changes = _with_clock(
        case, event, state=ClockState.MET, stopped_at=entry.happened_at, late=event.late, stopped_by=event.cause
    )
    return changes | _without_undelivered(case, event) if case.undelivered else changes


def _clock_moved(case: Case, _: Entry, event: e.ClockMoved) -> Changes:
    clock = _clock_of(case, event)
    return _with_clock(
        case,
        event,
        anchor=event.anchor,
        due=event.due,
        warn_at=event.warn_at,
        rung_at=event.rung_at,
        corrected_from=clock.corrected_from or clock.anchor if event.why == "corrected" else clock.corrected_from,
        # Those that were told of a checkpoint are not told again.
        warned=min(clock.warned, len(event.warn_at)),
    )


def _clock_restopped(case: Case, _: Entry, event: e.ClockRestopped) -> Changes:
    if event.stopped_at is not None:
        return _with_clock(case, event, stopped_at=event.stopped_at, late=event.late, stopped_by=event.cause)
    alert_id = f"{event.clock}#{event.episode}"
    unresolved = alerts.with_alert(case, alert_id, resolved=False)
    running: Changes = {
        "state": ClockState.RUNNING,
        "stopped_at": None,
        "stopped_by": 0,
        "late": False,
        "ended_because": None,
    }
    return {"alerts": unresolved, **_with_clock(case, event, **running)}


def _clock_ended(case: Case, entry: Entry, event: e.ClockEnded) -> Changes:
    changes = _with_clock(case, event, state=ClockState.ENDED, stopped_at=entry.happened_at, ended_because=event.why)
    return changes | _without_undelivered(case, event) if case.undelivered else changes


def _extended(case: Case, entry: Entry, event: e.LimitExtended) -> Changes:
    clock = _clock_of(case, event)
    extension = Extension(event.amount, entry.actor, entry.recorded_at, event.reason)
    return _with_clock(case, event, extensions=(*clock.extensions, extension))


def _overrun_explained(case: Case, entry: Entry, event: e.OverrunExplained) -> Changes:
    return _with_clock(case, event, overrun=Overrun(entry.actor))


def _overrun_reviewed(case: Case, entry: Entry, event: e.OverrunReviewed) -> Changes:
    overrun = _clock_of(case, event).overrun
    return _with_clock(case, event, overrun=changed(overrun, seen_by=entry.actor) if overrun else None)


def _without_undelivered(case: Case, event: e.ClockStopped | e.ClockEnded) -> Changes:
    of_this = f"{event.clock}#{event.episode}/"
    return {"undelivered": tuple(key for key in case.undelivered if not key.startswith(of_this))}


def _checkpoint(case: Case, _: Entry, event: e.CheckpointReached) -> Changes:
    return {**_with_clock(case, event, warned=event.checkpoint + 1), **alerts.warned(case, event)}


def _breached(case: Case, _: Entry, event: e.LimitBreached) -> Changes:
    # One that was late at a take-over is told once, in its digest: neither warned of nor climbing.
    silent: Changes = {"warn_at": (), "rung_at": ()} if event.adopted else {}
    return {"breaches": case.breaches + 1, **_with_clock(case, event, breached=True, **silent)}


_OfClock = (
    e.ClockStopped
    | e.ClockMoved
    | e.ClockRestopped
    | e.ClockEnded
    | e.CheckpointReached
    | e.LimitBreached
    | e.LimitExtended
    | e.OverrunExplained
    | e.OverrunReviewed
)


def _clock_of(case: Case, event: _OfClock) -> Clock:
    return next(c for c in case.clocks if c.key == event.clock and c.episode == event.episode)


def _with_clock(case: Case, event: _OfClock, **changes: Any) -> Changes:
    key, episode = event.clock, event.episode
    clocks = list(case.clocks)
    for at, clock in enumerate(clocks):
        if clock.key == key and clock.episode == episode:
            clocks[at] = changed(clock, **changes)
            break
    return {"clocks": tuple(clocks)}


def _unchanged(_: Case, __: Entry, ___: object) -> Changes:
    return {}


_APPLY: dict[str, Apply] = {
    "ContactReceived": _received,
    "CaseAdopted": _adopted,
    "DetailsSupplied": _supplied,
    "DetailsCompleted": _unchanged,
    "DomesticAbuseScreened": lambda _, __, ___: {"domestic_abuse_screened": True},
    "EpisodeLinked": _linked,
    "FurtherContactReceived": lambda _, __, ___: {"further_contact_open": True},
    "FurtherContactDecided": lambda _, __, ___: {"further_contact_open": False},
    "ContactDecided": _decided,
    "ReferralMade": lambda _, __, ___: {"stage": Stage.REFERRAL},
    "ReferralAccepted": lambda _, __, ___: {"referral_accepted": True},
    "ReferrerAcknowledged": lambda _, __, ___: {"referrer_acknowledged": True},
    "WorkerAllocated": _allocated,
    "TeamTransferred": lambda _, __, event: {"team": event.team, "allocation": None},
    "TransferAccepted": lambda _, __, event: {"transferred_to": event.authority},
    "ChildMoved": lambda _, __, event: {"moved_to": event.authority, "whereabouts_known": event.whereabouts_known},
    "ChildWentMissing": lambda _, entry, __: {"missing_since": entry.happened_at},
    "ChildReturned": lambda _, __, ___: {"missing_since": None},
    "ReturnInterviewRecorded": _unchanged,
    "ChildBorn": _born,
    "ChildDied": lambda _, entry, __: {"died_at": entry.happened_at, "missing_since": None},
    "SeriousIncidentDecided": lambda _, __, ___: {"incident_decided": True},
    "ChildSeen": _seen,
    "CheckRequested": _requested,
    "CheckAnswered": _check_answered,
    "CheckWaived": _check_waived,
    "HistoryConsidered": _history,
    "StrategyDiscussionHeld": _unchanged,
    "Section47Started": lambda _, __, ___: {"section_47_open": True, "section_47_ever": True},
    "Section47Concluded": lambda _, __, ___: {"section_47_open": False},
    "AssessmentStarted": _assessment_started,
    "AssessmentSubmitted": _submitted,
    "AssessmentReturned": lambda _, __, ___: {"assessment": None},
    "AssessmentAuthorised": _authorised,
    "PlanAgreed": lambda _, entry, event: {"plan": Plan(entry.happened_at, len(event.actions), event.review_on)},
    "PlanReviewed": _plan_reviewed,
    "SteppedDown": lambda _, __, ___: {"stepped_down": True},
    "OverrunExplained": _overrun_explained,
    "OverrunReviewed": _overrun_reviewed,
    "LimitExtended": _extended,
    "OverrideGranted": _overridden,
    "OverrideUsed": _unchanged,
    "DateCorrected": _corrected,
    "RulesAdopted": _rules_adopted,
    "CaseReopened": _reopened,
    "OutcomeTold": _told,
    "SupervisionRecorded": lambda _, entry, __: {"supervised_at": entry.happened_at},
    "CaseClosed": _closed,
    "StepRefused": alerts.refused,
    "ClockStarted": _clock_started,
    "ClockStopped": _clock_stopped,
    "ClockMoved": _clock_moved,
    "ClockRestopped": _clock_restopped,
    "ClockEnded": _clock_ended,
    "CheckpointReached": _checkpoint,
    "LimitBreached": _breached,
    "RungReached": alerts.rung,
    "AlertAcknowledged": alerts.acknowledged,
    "AcknowledgementLapsed": alerts.lapsed,
    "AlertResolved": alerts.resolved,
    "NoticeDelivered": alerts.delivered,
    "NoticeFailed": alerts.failed,
    "NoticeNotDelivered": alerts.not_delivered,
    "AlertReachedNobody": alerts.reached_nobody,
    "CancellationIgnored": _unchanged,
}
