"""The fold of alerts and of what is told: the part of `practice.evolve` that says who knows of what."""

from datetime import datetime, timedelta
from typing import Any

from practice import events as e
from practice.case import Case
from practice.events import Entry, Missing
from practice.notices import (
    alert_of,
    find,
    next_in_line,
    of_checkpoint,
    of_lapse,
    of_override,
    of_refusal,
    of_rung,
    over,
    remember,
    run_of_alert,
)
from practice.telling import Alert, Reached, RefusalTold
from practice.values import changed

Changes = dict[str, Any]
_LONGEST_DAY = timedelta(hours=25)


def warned(case: Case, event: e.CheckpointReached) -> Changes:
    """People are warned of a limit."""
    return {"notices": (*case.notices, of_checkpoint(case, event))}


def rung(case: Case, entry: Entry, event: e.RungReached) -> Changes:
    """An alert is raised, or climbs."""
    known = next((a for a in case.alerts if a.id == event.alert), None)
    reached = Reached(event.moment, entry.recorded_at)
    notice = of_rung(case, event)
    if known is None:
        raised = Alert(
            event.alert, event.clock, event.episode, event.rung, entry.recorded_at, (reached,), telling=notice.key
        )
        alerts = (*case.alerts, raised)
    else:
        alerts = with_alert(
            case,
            event.alert,
            rung=event.rung,
            reached=(*known.reached, reached),
            telling=notice.key,
            failed_at=None,
            not_before=_held_back(case, known, event),
        )
    return {"alerts": alerts, "notices": (*case.notices, notice)}


def _held_back(case: Case, alert: Alert, event: e.RungReached) -> datetime | None:
    """After a lapsed acknowledgement the rungs keep their distance: not all that passed meanwhile climb at once."""
    rungs = run_of_alert(case, alert.id).rung_at
    if alert.not_before is None or event.rung + 1 >= len(rungs):
        return None
    return event.moment + (rungs[event.rung + 1] - rungs[event.rung])


def acknowledged(case: Case, entry: Entry, event: e.AlertAcknowledged) -> Changes:
    """Somebody has taken an alert on."""
    promise = {"acknowledged_by": entry.actor, "action": event.action, "quiet_until": event.until}
    return {"alerts": with_alert(case, event.alert, **promise)}


def lapsed(case: Case, _: Entry, event: e.AcknowledgementLapsed) -> Changes:
    """What somebody had promised was not done, and the telling begins anew."""
    alert = next(a for a in case.alerts if a.id == event.alert)
    notice = of_lapse(case, event, alert)
    anew = {"quiet_until": None, "not_before": event.until, "telling": notice.key, "failed_at": None}
    alerts = with_alert(case, event.alert, **anew, heard=(), reached_nobody=False)
    return {"alerts": alerts, "notices": (*case.notices, notice)}


def resolved(case: Case, _: Entry, event: e.AlertResolved) -> Changes:
    """The work is done."""
    return {"alerts": with_alert(case, event.alert, resolved=True, quiet_until=None)}


def delivered(case: Case, _: Entry, event: e.NoticeDelivered) -> Changes:
    """A notice went to somebody; of some it may be known already that it did not arrive."""
    notices = tuple(n for n in case.notices if n.key != event.notice)
    notice = find(case, event.notice)
    if notice is None:
        return {"notices": notices}
    sent = remember(case.sent, notice, to=event.to)
    return {"notices": notices, "sent": sent, "alerts": _heard(case, event.notice, sent[event.notice].reached)}


def not_delivered(case: Case, _: Entry, event: e.NoticeNotDelivered) -> Changes:
    """A notice was found not to have reached one of those whom it went to."""
    notice = find(case, event.notice)
    if notice is None:
        return {}
    before = case.sent[event.notice].lost if event.notice in case.sent else {}
    sent = remember(case.sent, notice, lost={**before, event.recipient: event.code.value})
    return {"sent": sent, "alerts": _heard(case, event.notice, sent[event.notice].reached)}


def _heard(case: Case, key: str, reached: tuple[str, ...]) -> tuple[Alert, ...]:
    alert = alert_of(case, key)
    if alert is None or "/warning" in key:
        return case.alerts
    others = tuple(x for x in alert.heard if x != key)
    return with_alert(case, alert.id, heard=(*others, key) if reached else others)


def failed(case: Case, entry: Entry, event: e.NoticeFailed) -> Changes:
    """A notice reached nobody: its alert climbs, or others are told in their place."""
    notice, alert = find(case, event.notice), alert_of(case, event.notice)
    notices = tuple(n for n in case.notices if n.key != event.notice)
    instead = next_in_line(notice) if notice else None
    if instead:
        return {"notices": (*notices, instead)}
    if over(case, event.notice):
        return {"notices": notices}
    # A warning that reached nobody, or an earlier rung that bounces late, says nothing of what was told since.
    climbs = alert is not None and alert.telling == event.notice and not alert.acknowledged
    return {
        "notices": notices,
        "undelivered": (*case.undelivered, event.notice),
        "alerts": with_alert(case, alert.id, failed_at=entry.recorded_at) if alert and climbs else case.alerts,
    }


def reached_nobody(case: Case, _: Entry, event: e.AlertReachedNobody) -> Changes:
    """Nobody on the whole ladder could be told."""
    return {"alerts": with_alert(case, event.alert, reached_nobody=True)}


def refused(case: Case, entry: Entry, event: e.StepRefused) -> Changes:
    """A step was refused; of some, managers are told."""
    counted: Changes = {"refusals": case.refusals + 1}
    if not event.told:
        return counted
    lately = (x for x in case.refusals_told if entry.recorded_at - x.at <= _LONGEST_DAY)
    told = RefusalTold(event.step, gaps(event.missing), entry.recorded_at)
    notice = of_refusal(case, entry.sequence, event, entry.recorded_at)
    return counted | {"refusals_told": (*lately, told), "notices": (*case.notices, notice)}


def gaps(missing: tuple[Missing, ...]) -> tuple[str, ...]:
    """What was missing, without its words: for telling whether the same was missing before."""
    return tuple(sorted(f"{m.code} {m.about or ''}" for m in missing))


def override_told(case: Case, entry: Entry, event: e.OverrideGranted) -> Changes:
    """Managers are told of an override."""
    notice = of_override(case, entry.sequence, event, entry.recorded_at)
    return {"notices": (*case.notices, notice)} if event.told else {}


def with_alert(case: Case, alert_id: str, **changes: Any) -> tuple[Alert, ...]:
    """The case's alerts with a change to one of them."""
    return tuple(changed(a, **changes) if a.id == alert_id else a for a in case.alerts)
