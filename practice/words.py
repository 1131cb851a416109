"""A case in plain words: what an operator reads in Temporal and a manager in a mail. Local times, no personal data."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from practice.calendar import Calendar, local_date, working_days_between
from practice.case import Case
from practice.ladder import Moment, ladder_of, out_of_hours
from practice.outbox import NoticeToDeliver
from practice.telling import Notice
from practice.values import changed
from practice.view import CaseView, standing

MINUTES_A_DAY = 24 * 60
_WHY = {
    "limit near": "Warning",
    "breached": "Limit passed",
    "unacknowledged": "Not taken on",
    "not delivered": "Nobody reached before",
    "acknowledgement lapsed": "Promised work not done",
    "step refused": "Step refused",
    "override granted": "Override granted",
}


def local_time(zone: ZoneInfo, at: datetime) -> str:
    """A UTC instant as people there write it: `Fri 4 Dec 2026 17:00`."""
    local = at.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M}"


def due_time(zone: ZoneInfo, due: datetime) -> str:
    """A due instant in words. One at midnight belongs to the day that it ends: `end of Fri 4 Dec 2026`."""
    local = due.astimezone(zone)
    if local.time() != time(0):
        return local_time(zone, due)
    day = local - timedelta(days=1)
    return f"end of {day:%a} {day.day} {day:%b %Y}"


def late_by(calendar: Calendar, due: datetime, now: datetime) -> str | None:
    """How late something due at `due` is, in working days or hours; None when it is not late."""
    if now < due:
        return None
    days = working_days_between(calendar, local_date(calendar, due), local_date(calendar, now))
    if days:
        return f"{days} working day{'s' if days > 1 else ''} late"
    hours = int((now - due).total_seconds() // 3600)
    return f"{hours} hour{'s' if hours != 1 else ''} late" if hours else "just passed"


def moment_words(case: Case, moment: Moment) -> str:
    """What a timer waits for: `Assessment: due Fri 4 Dec 2026 17:00`."""
    clock = case.clock(moment.key)
    title = case.rule(clock).title if clock else moment.key
    kind = {"CheckpointReached": "warn at", "LimitBreached": "due", "RungReached": "next rung at"}
    return f"{title}: {kind.get(moment.event.kind, 'promised by')} {due_time(case.calendar.zone, moment.at)}"


def notice_words(notice: Notice) -> str:
    """What a notice tells whom: `Limit passed → team manager: Assessment`."""
    to = ", ".join(role.replace("_", " ") for role in notice.roles)
    return f"{_WHY[notice.about]} → {to}: {notice.title}"


def to_deliver(case: Case, notice: Notice, now: datetime) -> NoticeToDeliver:
    """A notice with everything that its message says, for those who are to be told at `now` (a UTC instant)."""
    seen, zone = standing(case, now), case.calendar.zone
    missing = seen.missing if notice.clock else notice.missing
    alerting = case.run(notice.key.partition("/")[0]) if notice.rung is not None else None
    if alerting and (added := out_of_hours(case, alerting, now)):
        notice = changed(notice, roles=tuple(dict.fromkeys((*notice.roles, *added))))
    return NoticeToDeliver(
        case=case.id,
        family=case.family,
        team=case.team,
        worker=seen.worker,
        notice=notice,
        late_by=late_by(case.calendar, notice.due, now) if notice.due else None,
        missing=tuple(m.text for m in missing),
        due_local=due_time(zone, notice.due) if notice.due else None,
        time_zone=case.calendar.time_zone,
        until_local=local_time(zone, notice.until) if notice.until else None,
        immediate=alerting is not None and ladder_of(case, alerting).immediate,
    )


def details(case: Case, seen: CaseView) -> str:
    """The case as a short page of Markdown: stage, what to note, limits, what is missing, alerts."""
    limits = [
        f"| {x.title} | {due_time(case.calendar.zone, x.due)} | {x.state}{' (breached)' if x.breached else ''} |"
        for x in seen.limits
        if x.state in {"running", "late"}
    ]
    alerts = [f"- {a.title}: {_alert_words(a.rung, a.acknowledged_by)}" for a in seen.alerts if a.state != "resolved"]
    missing = [f"- {m.text}" for m in seen.missing]
    lines = [f"**{seen.stage.capitalize()}**, {seen.state}, team {seen.team}, worker {seen.worker or 'none yet'}"]
    if seen.flags:
        lines += ["", f"Note: {', '.join(seen.flags)}"]
    if limits:
        lines += ["", "| limit | due | state |", "|---|---|---|", *limits]
    if missing:
        lines += ["", f"Missing for {seen.next_step}:", *missing]
    if alerts:
        lines += ["", "Alerts:", *alerts]
    return "\n".join(lines)


def _alert_words(rung: int, acknowledged_by: str | None) -> str:
    taken_on = f"taken on by {acknowledged_by}" if acknowledged_by else "nobody has taken it on"
    return f"rung {rung + 1}, {taken_on}"
