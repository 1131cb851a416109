"""What a case tells the world: how each notice is made, and what it means when one reaches nobody.

A notice of an alert that reaches nobody makes the alert climb. One that is about no limit goes to those who come next
on the default ladder instead.
"""

import re
from datetime import datetime
from typing import Any

from practice import events as e
from practice.case import KEPT_SENT, Case, Clock
from practice.events import Missing
from practice.telling import Alert, Notice, Sent
from practice.values import changed
from practice.vocabulary import REQUIREMENT_WORDS, Role

_CAPITAL = re.compile(r"(?<!^)[A-Z]")


def of_checkpoint(case: Case, event: e.CheckpointReached) -> Notice:
    """The warning of a checkpoint."""
    clock = run_of_alert(case, f"{event.clock}#{event.episode}")
    key = f"{clock.alert_id}/warning{event.checkpoint}"
    return _of_limit(case, clock, key, about="limit near", moment=event.moment, roles=event.roles)


def of_rung(case: Case, event: e.RungReached) -> Notice:
    """What the people of a rung are told."""
    clock, key = run_of_alert(case, event.alert), f"{event.alert}/rung{event.rung}"
    return _of_limit(case, clock, key, about=event.why, moment=event.moment, roles=event.roles, rung=event.rung)


def of_lapse(case: Case, event: e.AcknowledgementLapsed, alert: Alert) -> Notice:
    """What the one who promised, the people of the rung and the duty manager are told."""
    clock = run_of_alert(case, event.alert)
    rungs = case.rules_of(clock).ladder_of(case.rule(clock)).rungs
    told = rungs[min(alert.rung, len(rungs) - 1)].roles
    return _of_limit(
        case,
        clock,
        f"{event.alert}/lapsed/{event.until:%Y%m%dT%H%M%S}",
        about="acknowledgement lapsed",
        moment=event.until,
        roles=tuple(dict.fromkeys((*told, Role.DUTY_MANAGER))),
        person=event.by,
        rung=alert.rung,
    )


def run_of_alert(case: Case, alert_id: str) -> Clock:
    """The run of a limit that an alert is about."""
    run = case.run_of(alert_id)
    assert run is not None  # noqa: S101 - an alert is about a limit that the case has
    return run


def _of_limit(case: Case, clock: Clock, key: str, **rest: Any) -> Notice:
    return Notice(key=key, clock=clock.key, title=case.rule(clock).title, due=clock.due, **rest)


def of_refusal(case: Case, number: int, event: e.StepRefused, at: datetime) -> Notice:
    """What managers are told of a step that was refused, recorded as entry `number` at a UTC instant."""
    return _of_step(case, f"refusal/{number}", event, at, about="step refused", missing=event.missing)


def of_override(case: Case, number: int, event: e.OverrideGranted, at: datetime) -> Notice:
    """What managers are told of leave to go without something, recorded as entry `number` at a UTC instant."""
    without = tuple(Missing(requirement.value, REQUIREMENT_WORDS[requirement]) for requirement in event.requirements)
    return _of_step(case, f"override/{number}", event, at, about="override granted", missing=without, until=event.until)


def _of_step(case: Case, key: str, event: e.StepRefused | e.OverrideGranted, at: datetime, **rest: Any) -> Notice:
    return Notice(
        key=f"{key}/{'+'.join(event.told)}",
        clock=None,
        due=None,
        title=_CAPITAL.sub(lambda found: f" {found[0].lower()}", event.step),
        moment=at,
        roles=event.told,
        otherwise=case.rules.after(event.told),
        **rest,
    )


def next_in_line(notice: Notice) -> Notice | None:
    """The notice for those who are told in the place of people who could not be; None when there is nobody further."""
    if not notice.otherwise:
        return None
    roles, *others = notice.otherwise
    key = f"{notice.key.rpartition('/')[0]}/{'+'.join(roles)}"
    return changed(notice, key=key, roles=roles, otherwise=tuple(others))


def find(case: Case, key: str) -> Notice | None:
    """A notice that is on its way or was sent not long ago, by its key."""
    if sent := case.sent.get(key):
        return sent.notice
    return next((n for n in case.notices if n.key == key), None)


def lost(case: Case, key: str) -> str | None:
    """Why everybody whom a notice had gone to did not get it after all, as the code of the last of them.

    None while somebody has got it, or where nobody need be told any more: the work is done, somebody has taken the
    alert on, or the loss was known.
    """
    sent = case.sent.get(key)
    if sent is None or not sent.to or sent.reached or key in case.undelivered or _settled(case, key):
        return None
    return list(sent.lost.values())[-1]


def _settled(case: Case, key: str) -> bool:
    alert = alert_of(case, key)
    return over(case, key) or (alert is not None and alert.acknowledged)


def over(case: Case, key: str) -> bool:
    """Whether a notice is about a limit that no longer runs."""
    run = case.run_of(key.partition("/")[0])
    return run is not None and not run.running


def reached_nobody(case: Case, key: str) -> str | None:
    """What has reached nobody, now that one more notice has failed: an alert by its id, or what was about no limit."""
    alert = alert_of(case, key)
    if alert is None:
        about_a_limit = case.run_of(key.partition("/")[0]) is not None
        return key if key in case.undelivered and not about_a_limit else None
    on_the_way = any(alert_of(case, n.key) is alert and n.rung is not None for n in case.notices)
    at_the_top = alert.rung + 1 >= len(run_of_alert(case, alert.id).rung_at)
    waiting = not (alert.resolved or alert.acknowledged or alert.reached_nobody)
    return alert.id if waiting and at_the_top and not alert.heard and not on_the_way else None


def alert_of(case: Case, key: str) -> Alert | None:
    """The alert that a notice belongs to."""
    run = key.partition("/")[0]
    return next((a for a in case.alerts if a.id == run), None)


def remember(sent: dict[str, Sent], notice: Notice, **changes: Any) -> dict[str, Sent]:
    """What is known of sent notices, with a change to one of them; the oldest are forgotten."""
    known = {**sent, notice.key: changed(sent.get(notice.key) or Sent(notice), **changes)}
    if len(known) > KEPT_SENT:
        del known[next(iter(known))]
    return known
