"""Cases as text on a terminal: what `starter.py` and the live table print. Local times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from practice.clocks import Reckoning
from practice.view import AlertView, CaseView, LimitView
from practice.words import due_time, local_time

STYLE = {
    "on track": "green",
    "running": "green",
    "met": "green",
    "late": "yellow",
    "met late": "yellow",
    "escalated": "bold red",
    "unacknowledged": "bold red",
    "acknowledged": "yellow",
}
_ROUGHLY_FROM = 10
"""From this many of a unit on, the next smaller one says nothing that anybody plans by."""
_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))


@dataclass(frozen=True)
class CaseLine:
    """One case in a list. `next_due` is a UTC instant; `rung` counts from 1, 0 where no alert is open."""

    case: str
    stage: str
    state: str
    team: str
    next_due: datetime | None
    rung: int


def time_left(due: datetime, now: datetime) -> str:
    """How long until a due instant, or since: `2 d 3 h left`, `45 s late`. Calendar days, not working days."""
    seconds = int(abs((due - now) / timedelta(seconds=1)))
    word = "left" if now < due else "late"
    for place, (unit, size) in enumerate(_UNITS):
        if seconds >= size:
            rest = _remainder(seconds % size, place + 1) if seconds < _ROUGHLY_FROM * size else ""
            return f"{seconds // size} {unit}{rest} {word}"
    return f"0 s {word}"


def _remainder(seconds: int, place: int) -> str:
    if place >= len(_UNITS) - 1:
        return ""
    unit, size = _UNITS[place]
    return f" {seconds // size} {unit}" if seconds >= size else ""


def local(at: datetime | None, zone: ZoneInfo) -> str:
    """A UTC instant as people there write it: `Fri 4 Dec 2026 17:00`."""
    return local_time(zone, at) if at else "-"


def short(at: datetime | None, zone: ZoneInfo) -> str:
    """A UTC instant where there is little room and the year is plain: `Fri 4 Dec 17:00`."""
    if at is None:
        return ""
    there = at.astimezone(zone)
    return f"{there:%a} {there.day} {there:%b %H:%M}"


def case_page(view: CaseView, zone: ZoneInfo, now: datetime) -> RenderableType:
    """One case: where it stands, its limits, its alerts, and what its next step still needs."""
    parts: list[RenderableType] = [_heading(view, zone), _limits(view.limits, zone, now)]
    if view.alerts:
        parts.append(alerts_table([(view.case, alert) for alert in view.alerts], zone))
    if view.missing_details:
        parts.append(Text("Details missing: " + " ".join(m.text for m in view.missing_details)))
    if view.next_step:
        needs = "\n".join(f"  - {m.text}" for m in view.missing) or "  nothing is missing"
        parts.append(Text(f"For {view.next_step}:\n{needs}"))
    return Group(*parts)


def _heading(view: CaseView, zone: ZoneInfo) -> Text:
    page = Text.assemble((view.case, "bold"), f"  stage {view.stage}, ", (view.state, STYLE.get(view.state, "")))
    page.append(f"\nteam {view.team}, worker {view.worker or 'none yet'}, family {view.family or 'none given'}")
    page.append(f"\nreceived {local(view.received_at, zone)}{', taken over' if view.adopted else ''}")
    if view.closed_at:
        page.append(f"\nclosed {local(view.closed_at, zone)}, reason {view.closed_reason}")
    page.append(f"\nrules {view.rules}, calendar {view.calendar}, version {view.version}")
    page.append(f"\nbreaches on record {view.breaches}, steps refused {view.refusals}")
    if view.flags:
        page.append(f"\nnote: {', '.join(view.flags)}", style="bold")
    if view.undelivered:
        page.append(f"\nnot delivered: {', '.join(view.undelivered)}", style="bold red")
    return page


def _limits(limits: Iterable[LimitView], zone: ZoneInfo, now: datetime) -> Table:
    table = _table("limit", "due", "time", "state", "key")
    for limit in limits:
        open_now = limit.state in {"running", "late"}
        state = limit.state + (", breached" if limit.breached else "")
        table.add_row(
            limit.title,
            due_time(zone, limit.due),
            time_left(limit.due, now) if open_now else "",
            Text(state, STYLE.get(limit.state, "")),
            limit.key,
        )
    return table


def alerts_table(alerts: Iterable[tuple[str, AlertView]], zone: ZoneInfo) -> Table:
    """Alerts with the case that each belongs to; rungs count from 1 here."""
    table = _table("case", "alert", "rung", "since", "who")
    for case, alert in alerts:
        table.add_row(
            case,
            f"{alert.id}\n{alert.title}",
            str(alert.rung + 1),
            short(alert.raised_at, zone),
            Text(alert_words(alert, zone), STYLE.get(alert.state, "")),
        )
    return table


def alert_words(alert: AlertView, zone: ZoneInfo) -> str:
    """Who has taken an alert on, until when, to do what; or that nobody has."""
    words: str = "nobody has it" if alert.state == "unacknowledged" else alert.state
    if alert.state == "acknowledged":
        words = f"{alert.acknowledged_by} until {short(alert.quiet_until, zone)}: {alert.action}"
    if alert.reached_nobody:
        return f"{words}; nobody on its ladder could be told"
    return words + ("; last notice reached nobody" if alert.not_delivered else "")


def cases_table(lines: Iterable[CaseLine], zone: ZoneInfo, now: datetime) -> Table:
    """Many cases, one line each."""
    table = _table("case", "stage", "state", "rung", "next due", "time", "team")
    for line in lines:
        table.add_row(
            line.case,
            line.stage,
            Text(line.state, STYLE.get(line.state, "")),
            str(line.rung or ""),
            due_time(zone, line.next_due) if line.next_due else "",
            time_left(line.next_due, now) if line.next_due else "",
            line.team,
        )
    return table


def reckoning_page(reckoning: Reckoning, zone: ZoneInfo) -> RenderableType:
    """The whole account of one due date: the anchor, each day counted or skipped and why, the source."""
    about = f": {reckoning.about}" if reckoning.about else ""
    kind = "statutory" if reckoning.statutory else "local policy"
    head = Text.assemble((f"{reckoning.title}{about}", "bold"), f"  [{reckoning.clock}], {kind}\n")
    head.append(f"{reckoning.allowance}, in {reckoning.counting}\n")
    head.append(f"from {local(reckoning.anchor, zone)} ({reckoning.anchored_on})")
    if reckoning.corrected_from:
        head.append(f"\ncorrected; first recorded as {local(reckoning.corrected_from, zone)}")
    days = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for day in reckoning.days:
        days.add_row(f"{day.day:%a} {day.day.day} {day.day:%b %Y}", Text(day.why, "" if day.number else "dim"))
    tail = Text.assemble("due ", (due_time(zone, reckoning.due), "bold"), f"; {reckoning.state}")
    if reckoning.stopped_at:
        tail.append(f" {local(reckoning.stopped_at, zone)}")
    tail.append("; breached\n" if reckoning.breached else "\n")
    unit, _, _ = reckoning.counting.partition(",")
    for given in reckoning.extensions:
        tail.append(f"extended by {given.amount} {unit} ({given.by}, {local(given.at, zone)}): {given.reason}\n")
    if reckoning.overrun:
        seen = f"seen by {reckoning.overrun.seen_by}" if reckoning.overrun.seen_by else "no manager has seen it yet"
        tail.append(f"overrun explained by {reckoning.overrun.explained_by}; {seen}\n")
    if reckoning.tightened_by:
        tail.append(f"tightened by: {reckoning.tightened_by}\n")
    tail.append(f"source: {reckoning.source}\n")
    tail.append(f"rules {reckoning.rules} ({reckoning.rules_hash[:12]}), ")
    tail.append(f"calendar {reckoning.calendar} ({reckoning.calendar_hash[:12]})\n")
    return Group(head, days, tail) if reckoning.days else Group(head, tail)


_FOLDED = frozenset({"limit", "alert", "who", "title", "key"})


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold" if column in _FOLDED else "ellipsis", no_wrap=column not in _FOLDED)
    return table
