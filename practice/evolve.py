"""The fold: what each recorded event does to the case. It never computes a date and never refuses anything."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from practice import events as e
from practice.calendar import Calendar
from practice.case import (
    KEPT_ANSWERS,
    Alert,
    Allocation,
    Answer,
    Assessment,
    Case,
    Check,
    Clock,
    ClockState,
    Decision,
    Notice,
    Seen,
    changed,
)
from practice.commands import Contact, Details
from practice.events import Entry
from practice.rules import Rules
from practice.vocabulary import AssessmentOutcome, Stage

Apply = Callable[[Case, Entry, Any], Case]


def fold(case_id: str, rules: Rules, calendar: Calendar, entries: Iterable[Entry]) -> Case:
    """Build a case from its journal. `rules` and `calendar` are the values that its opening names by hash."""
    case = Case(case_id, rules, calendar)
    for entry in entries:
        case = evolve(case, entry)
    return case


def evolve(case: Case, entry: Entry) -> Case:
    """The case after one more entry."""
    event = entry.event
    case = _APPLY[event.kind](case, entry, event)
    stopping = case.rules.stopping.get(event.kind)
    changes: dict[str, Any] = {"version": entry.sequence}
    if stopping:
        matching = (rule.name for rule in stopping if matches(rule.stops_when, event))
        changes["done"] = case.done | {name: _first_done(case, name, entry.happened_at) for name in matching}
    if entry.command is not None:
        changes["answers"] = _answered(case, entry)
    return changed(case, **changes)


def _first_done(case: Case, rule: str, at: datetime) -> datetime:
    earlier = case.done.get(rule)
    counts = earlier is not None and case.received_at is not None and case.received_at <= earlier <= at
    return earlier if earlier is not None and counts else at


def matches(conditions: dict[str, tuple[str, ...]], event: e.Event) -> bool:
    """Whether an event's fields have the values that a rule asks for (compared as words)."""
    return all(str(getattr(event, name, None)) in allowed for name, allowed in conditions.items())


def _answered(case: Case, entry: Entry) -> dict[str, Answer]:
    event = entry.event
    command = entry.command or ""
    refused = isinstance(event, e.StepRefused)
    answer = Answer(
        command,
        entry.sequence,
        case.stage,
        "gate_not_met" if refused else None,
        event.missing if isinstance(event, e.StepRefused) else (),
    )
    answers = {**case.answers, command: answer}
    if len(answers) > KEPT_ANSWERS:
        del answers[next(iter(answers))]
    return answers


def _received(case: Case, entry: Entry, event: e.ContactReceived) -> Case:
    return changed(
        case,
        stage=Stage.CONTACT,
        contact=event.contact,
        team=event.team,
        family=event.family,
        opened_at=entry.recorded_at,
        received_at=entry.happened_at,
        episodes=event.contact.earlier_episodes,
    )


def _adopted(case: Case, entry: Entry, event: e.CaseAdopted) -> Case:
    stage = Stage(event.stage)
    enquiries = event.section_47
    return changed(
        case,
        adopted=True,
        stage=stage,
        contact=event.contact,
        team=event.team,
        family=event.family,
        opened_at=entry.recorded_at,
        received_at=event.referred_at,
        episodes=event.contact.earlier_episodes,
        referral_accepted=True,
        section_47_open=any(not s.conference_on and not s.conference_not_required for s in enquiries),
        section_47_ever=bool(enquiries),
        # An open episode whose assessment is complete is a child in need receiving services (census guide 4.7).
        assessed=AssessmentOutcome.IN_NEED if stage is Stage.PLAN else None,
    )


def _supplied(case: Case, _: Entry, event: e.DetailsSupplied) -> Case:
    if case.contact is None:
        return case
    return changed(case, contact=with_details(case.contact, event.details))


def with_details(contact: Contact, details: Details) -> Contact:
    """A contact with details added or replaced. A child is born or expected: either date takes the other's place."""
    given: dict[str, Any] = {name: value for name, value in details if value is not None}
    if "date_of_birth" in given:
        given["expected_date_of_birth"] = None
    elif "expected_date_of_birth" in given:
        given["date_of_birth"] = None
    return contact.model_copy(update=given)


def _decided(case: Case, entry: Entry, event: e.ContactDecided) -> Case:
    decision = Decision(event.outcome, event.threshold, event.risk_factors, event.protective_factors, entry.actor)
    return changed(case, decision=decision)


def _allocated(case: Case, _: Entry, event: e.WorkerAllocated) -> Case:
    stage = Stage.ASSESSMENT if case.stage is Stage.REFERRAL else case.stage
    allocation = Allocation(event.worker, event.registered_social_worker)
    return changed(case, stage=stage, team=event.team, allocation=allocation)


def _seen(case: Case, entry: Entry, event: e.ChildSeen) -> Case:
    seen = Seen(
        entry.happened_at,
        event.seen_by,
        event.seen_by_registered_social_worker,
        event.alone,
        event.why_not_alone,
    )
    return changed(case, seen=(*case.seen, seen))


def _requested(case: Case, entry: Entry, event: e.CheckRequested) -> Case:
    others = tuple(c for c in case.checks if c.agency != event.agency)
    return changed(case, checks=(*others, Check(event.agency, entry.happened_at)))


def _check_answered(case: Case, entry: Entry, event: e.CheckAnswered) -> Case:
    return changed(case, checks=_with_check(case, event.agency, answered_at=entry.happened_at))


def _check_waived(case: Case, entry: Entry, event: e.CheckWaived) -> Case:
    return changed(case, checks=_with_check(case, event.agency, waived_by=entry.actor))


def _with_check(case: Case, agency: str, **changes: Any) -> tuple[Check, ...]:
    return tuple(changed(c, **changes) if c.agency == agency else c for c in case.checks)


def _history(case: Case, _: Entry, event: e.HistoryConsidered) -> Case:
    read = dict.fromkeys((*case.considered, *(c.episode for c in event.considered)))
    episodes = tuple(dict.fromkeys((*case.episodes, *event.found, *read)))
    return changed(case, history_searched=True, episodes=episodes, considered=tuple(read))


def _submitted(case: Case, entry: Entry, event: e.AssessmentSubmitted) -> Case:
    return changed(case, assessment=Assessment(entry.actor, event))


def _authorised(case: Case, entry: Entry, event: e.AssessmentAuthorised) -> Case:
    assert case.assessment is not None  # noqa: S101 - decide authorises only what has been handed in
    assessment = changed(case.assessment, authorised_at=entry.happened_at, authorised_by=entry.actor)
    stage = Stage.PLAN if event.outcome is AssessmentOutcome.IN_NEED else case.stage
    return changed(case, assessment=assessment, assessed=event.outcome, stage=stage)


def _told(case: Case, _: Entry, event: e.OutcomeTold) -> Case:
    return changed(case, told=tuple(dict.fromkeys((*case.told, event.told))))


def _closed(case: Case, entry: Entry, event: e.CaseClosed) -> Case:
    return changed(case, stage=Stage.CLOSED, closed_at=entry.happened_at, closed_reason=event.reason)


def _clock_started(case: Case, _: Entry, event: e.ClockStarted) -> Case:
    clock = Clock(
        event.clock,
        event.rule,
        event.episode,
        event.anchor,
        event.due,
        event.warn_at,
        event.rung_at,
        event.about,
    )
    return changed(case, clocks=(*case.clocks, clock))


def _clock_stopped(case: Case, entry: Entry, event: e.ClockStopped) -> Case:
    case = _without_undelivered(case, event)
    return _with_clock(case, event, state=ClockState.MET, stopped_at=entry.happened_at, late=event.late)


def _clock_ended(case: Case, entry: Entry, event: e.ClockEnded) -> Case:
    case = _without_undelivered(case, event)
    return _with_clock(case, event, state=ClockState.ENDED, stopped_at=entry.happened_at)


def _without_undelivered(case: Case, event: e.ClockStopped | e.ClockEnded) -> Case:
    of_this = f"{event.clock}#{event.episode}/"
    return changed(case, undelivered=tuple(key for key in case.undelivered if not key.startswith(of_this)))


def _checkpoint(case: Case, _: Entry, event: e.CheckpointReached) -> Case:
    case = _with_clock(case, event, warned=event.checkpoint + 1)
    name = f"{event.clock}#{event.episode}"
    return _with_notice(case, f"{name}/warning{event.checkpoint}", name, event)


def _breached(case: Case, _: Entry, event: e.LimitBreached) -> Case:
    case = _with_clock(case, event, breached=True)
    if event.adopted:
        # Told once, in the digest of the take-over: neither warned of nor climbing.
        case = _with_clock(case, event, warn_at=(), rung_at=())
    return changed(case, breaches=case.breaches + 1)


def _rung(case: Case, entry: Entry, event: e.RungReached) -> Case:
    known = next((a for a in case.alerts if a.id == event.alert), None)
    if known is None:
        alerts = (*case.alerts, Alert(event.alert, event.clock, event.episode, event.rung, entry.recorded_at))
    else:
        held_back = _held_back(case, known, event)
        alerts = _with_alert(case, event.alert, rung=event.rung, failed_at=None, not_before=held_back)
    case = changed(case, alerts=alerts)
    return _with_notice(case, f"{event.alert}/rung{event.rung}", event.alert, event, rung=event.rung)


def _held_back(case: Case, alert: Alert, event: e.RungReached) -> datetime | None:
    """After a lapsed acknowledgement the rungs keep their distance: not all that passed meanwhile climb at once."""
    rungs = next(c.rung_at for c in case.clocks if c.alert_id == alert.id)
    if alert.not_before is None or event.rung + 1 >= len(rungs):
        return None
    return event.moment + (rungs[event.rung + 1] - rungs[event.rung])


def _acknowledged(case: Case, entry: Entry, event: e.AlertAcknowledged) -> Case:
    return changed(
        case,
        alerts=_with_alert(
            case, event.alert, acknowledged_by=entry.actor, action=event.action, quiet_until=event.until
        ),
    )


def _lapsed(case: Case, _: Entry, event: e.AcknowledgementLapsed) -> Case:
    alert = next(a for a in case.alerts if a.id == event.alert)
    clock = next(c for c in case.clocks if c.alert_id == alert.id)
    rule = case.rule(clock)
    notice = Notice(
        key=f"{event.alert}/lapsed/{event.until:%Y%m%dT%H%M%S}",
        about="acknowledgement lapsed",
        clock=clock.key,
        title=rule.title,
        due=clock.due,
        moment=event.until,
        roles=case.rules.ladder_of(rule).rungs[alert.rung].roles,
        person=event.by,
        rung=alert.rung,
    )
    alerts = _with_alert(case, event.alert, quiet_until=None, not_before=event.until)
    return changed(case, alerts=alerts, notices=(*case.notices, notice))


def _resolved(case: Case, _: Entry, event: e.AlertResolved) -> Case:
    undelivered = tuple(key for key in case.undelivered if not key.startswith(f"{event.alert}/"))
    return changed(
        case, alerts=_with_alert(case, event.alert, resolved=True, quiet_until=None), undelivered=undelivered
    )


def _delivered(case: Case, _: Entry, event: e.NoticeDelivered) -> Case:
    return changed(case, notices=tuple(n for n in case.notices if n.key != event.notice))


def _failed(case: Case, entry: Entry, event: e.NoticeFailed) -> Case:
    alert_id, _, sent = event.notice.partition("/")
    alert = next((a for a in case.alerts if a.id == alert_id), None)
    # A warning that reached nobody, or an earlier rung that bounces late, says nothing of the rung reached since.
    climbs = alert is not None and (sent == f"rung{alert.rung}" or sent.startswith("lapsed"))
    return changed(
        case,
        notices=tuple(n for n in case.notices if n.key != event.notice),
        undelivered=(*case.undelivered, event.notice),
        alerts=_with_alert(case, alert_id, failed_at=entry.recorded_at) if climbs else case.alerts,
    )


def _with_clock(
    case: Case,
    event: e.ClockStopped | e.ClockEnded | e.CheckpointReached | e.LimitBreached,
    **changes: Any,
) -> Case:
    clocks = tuple(
        changed(c, **changes) if c.key == event.clock and c.episode == event.episode else c for c in case.clocks
    )
    return changed(case, clocks=clocks)


def _with_alert(case: Case, alert_id: str, **changes: Any) -> tuple[Alert, ...]:
    return tuple(changed(a, **changes) if a.id == alert_id else a for a in case.alerts)


def _with_notice(
    case: Case, key: str, alert_id: str, event: e.CheckpointReached | e.RungReached, rung: int | None = None
) -> Case:
    clock = next(c for c in case.clocks if c.alert_id == alert_id)
    notice = Notice(
        key=key,
        about="limit near" if isinstance(event, e.CheckpointReached) else event.why,
        clock=clock.key,
        title=case.rule(clock).title,
        due=clock.due,
        moment=event.moment,
        roles=event.roles,
        rung=rung,
    )
    return changed(case, notices=(*case.notices, notice))


def _unchanged(case: Case, _: Entry, __: object) -> Case:
    return case


_APPLY: dict[str, Apply] = {
    "ContactReceived": _received,
    "CaseAdopted": _adopted,
    "DetailsSupplied": _supplied,
    "ContactDecided": _decided,
    "ReferralMade": lambda case, _, __: changed(case, stage=Stage.REFERRAL),
    "ReferralAccepted": lambda case, _, __: changed(case, referral_accepted=True),
    "ReferrerAcknowledged": lambda case, _, __: changed(case, referrer_acknowledged=True),
    "WorkerAllocated": _allocated,
    "ChildSeen": _seen,
    "CheckRequested": _requested,
    "CheckAnswered": _check_answered,
    "CheckWaived": _check_waived,
    "HistoryConsidered": _history,
    "Section47Started": lambda case, _, __: changed(case, section_47_open=True, section_47_ever=True),
    "Section47Concluded": lambda case, _, __: changed(case, section_47_open=False),
    "AssessmentSubmitted": _submitted,
    "AssessmentReturned": lambda case, _, __: changed(case, assessment=None),
    "AssessmentAuthorised": _authorised,
    "OutcomeTold": _told,
    "SupervisionRecorded": lambda case, entry, _: changed(case, supervised_at=entry.happened_at),
    "CaseClosed": _closed,
    "StepRefused": lambda case, _, __: changed(case, refusals=case.refusals + 1),
    "ClockStarted": _clock_started,
    "ClockStopped": _clock_stopped,
    "ClockEnded": _clock_ended,
    "CheckpointReached": _checkpoint,
    "LimitBreached": _breached,
    "RungReached": _rung,
    "AlertAcknowledged": _acknowledged,
    "AcknowledgementLapsed": _lapsed,
    "AlertResolved": _resolved,
    "NoticeDelivered": _delivered,
    "NoticeFailed": _failed,
    "CancellationIgnored": _unchanged,
}
