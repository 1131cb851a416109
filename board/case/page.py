"""What the page of a case says, put together from what was fetched."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from board.access import signed_in
from board.case import words
from board.case.bars import limit_title, standing, tone_of
from board.case.load import Known, Message, Told, kin_of, messages_about, told
from board.case.marks import marks
from board.case.month import WEEKDAYS, sheets
from board.case.timeline import NARROW, WIDE, Scene, draw, holidays
from board.database import QUERIES
from board.operators.looking import temporal_url
from board.pages import case_url
from board.people import names_of
from board.services import Services, services
from board.today.cases import soon
from practice.calendar import Calendar
from practice.case import ClockState
from practice.clocks import Reckoning
from practice.event_words import day
from practice.explain import GateAccount, LadderAccount
from practice.view import AlertView

ENGINE = "engine"


@dataclass(frozen=True)
class Alert:
    """One alert with its ladder and the messages that it sent."""

    view: AlertView
    ladder: LadderAccount
    messages: tuple[Message, ...]


async def content(request: Request, known: Known) -> dict[str, Any]:
    """Everything that the template of the case's page is given."""
    here, person = services(request), signed_in(request)
    kin = await kin_of(here.pool, known, person)
    siblings = tuple(one for one in kin if one.family is not None and one.family == known.view.family)
    earlier = tuple(one for one in kin if one not in siblings)
    lines = await told(here, known, tuple(one.case_ref for one in earlier))
    messages = await messages_about(here.pool, known.view.case)
    scene = scene_of(known, lines)
    pictures = (draw(scene, WIDE), draw(scene, NARROW))
    return {
        **await common(here, known, people_in(known, lines)),
        "siblings": siblings,
        "earlier": earlier,
        "lines": lines,
        "alerts": alerts(known, messages),
        "of_steps": words.of_steps(messages),
        "gates": known.account.gates,
        "next_gate": next_gate(known),
        "limits": in_order(known),
        "pictures": pictures,
        "closures": holidays(pictures[0]),
        "me": person,
        "in_temporal": temporal_url(here, known.view.case) if person.operator or person.senior else None,
    }


async def common(here: Services, known: Known, people: set[str]) -> dict[str, Any]:
    """What the pages of a case and of its limits share."""
    names = await names_of(here.pool, people)
    view = known.view
    pending = any(limit.state == "running" and limit.due <= soon(here) for limit in view.limits)

    def who(person: str | None) -> str:
        return "Frontdoor" if person == ENGINE else names.get(person or "", person or "nobody yet")

    def how_it_stands(limit: Reckoning) -> str:
        return standing(limit, known.calendar, here.now())

    def limit_url(limit: Reckoning) -> str:
        return f"{case_url(view.case)}/{words.limit_path(limit)}"

    def tone(limit: Reckoning) -> str:
        return tone_of(limit, here.now())

    return {
        "known": known,
        "view": view,
        "state": words.state_of(view, soon=pending),
        "team_name": await QUERIES.team_name(here.pool, team=view.team) or view.team,
        "who": who,
        "day": day,
        "standing": how_it_stands,
        "tone": tone,
        "limit_url": limit_url,
        "limit_title": limit_title,
        "words": words,
    }


def people_in(known: Known, lines: Iterable[Told]) -> set[str]:
    """Everybody whose id the page shows, so that it can show what they are called."""
    ids = {told.line.actor for told in lines} | {known.view.worker or ""}
    ids |= {alert.acknowledged_by or "" for alert in known.view.alerts}
    for limit in known.account.limits:
        ids |= {given.by for given in limit.extensions}
        if limit.overrun:
            ids |= {limit.overrun.explained_by, limit.overrun.seen_by or ""}
    ids |= {one.override.by for gate in known.account.gates for one in gate.requirements if one.override}
    return ids


def scene_of(known: Known, lines: Iterable[Told]) -> Scene:
    """What the picture of a case shows."""
    found = marks((told.line for told in lines), known.entries, known.view.case)
    return Scene(known.account.limits, found, known.calendar, known.account.at, known.view.closed_at)


def alerts(known: Known, messages: tuple[Message, ...]) -> tuple[Alert, ...]:
    """The alerts of the case, those whose work is not done first, the latest first among them."""
    ladders = {ladder.alert: ladder for ladder in known.account.ladders}
    found = [Alert(view, ladders[view.id], messages) for view in known.view.alerts if view.id in ladders]
    found.sort(key=lambda alert: alert.view.raised_at, reverse=True)
    return tuple(sorted(found, key=lambda alert: alert.view.state == "resolved"))


def next_gate(known: Known) -> GateAccount | None:
    """The gate of the step that takes the case on, if it has one."""
    return next((gate for gate in known.account.gates if gate.next_step), None)


def in_order(known: Known) -> tuple[Reckoning, ...]:
    """The limits: what is to be done first, the soonest due on top; then what is done, the latest first."""
    running = [limit for limit in known.account.limits if limit.state == ClockState.RUNNING]
    done = [limit for limit in known.account.limits if limit.state != ClockState.RUNNING]
    return (*sorted(running, key=lambda x: x.due), *sorted(done, key=lambda x: x.stopped_at or x.due, reverse=True))


def why_content(known: Known, limit: Reckoning, calendar: Calendar, messages: tuple[Message, ...]) -> dict[str, Any]:
    """What the page of one date is given beside what it shares with the case's."""
    ladder = next(x for x in known.account.ladders if x.alert == f"{limit.clock}#{limit.episode}")
    runs = [x for x in known.account.limits if x.clock == limit.clock and x.episode != limit.episode]
    return {
        "limit": limit,
        "sheets": sheets(limit, calendar),
        "weekdays": WEEKDAYS,
        "ladder": ladder,
        "runs": runs,
        "messages": messages,
    }
