"""The form that takes an alert on, reached from the board or by the link in a message."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from board.access import require_case, require_manager, signed_in
from board.acknowledge.form import ERROR_AT, Form, check, read_form
from board.acknowledge.taking import OpenAlert, find_alert, latest_until, siblings, take_on
from board.database import EventKind, note
from board.pages import page
from board.services import services
from client.errors import FrontdoorError
from engine.links import Link

GONE = 410
BAD = 400


@dataclass(frozen=True)
class Asked:
    """What somebody wants to take on, and the link that brought them, if one did."""

    alert: OpenAlert
    siblings: dict[str, str]
    latest: datetime
    link: Link | None = None

    @property
    def cases(self) -> dict[str, str]:
        """Every case that it is taken on for, with its team."""
        return {self.alert.case_ref: self.alert.team} | self.siblings


async def from_board(request: Request) -> Response:
    """The form for `?alert=…` of a case, and what it sends."""
    case, alert = request.path_params["case"], request.query_params.get("alert", "")
    return await _answer(request, case, alert, None)


async def from_message(request: Request) -> Response:
    """The same for a link in a message. One that is forged, too old or used gets a plain page and is journalled."""
    here = services(request)
    link = await here.links.state(here.pool, request.path_params["token"])
    if isinstance(link, str):
        await note(here.pool, "bad_link", person=signed_in(request).id, detail=link)
        return page(request, "acknowledge/bad_link.html", BAD if link == "forged" else GONE, why=link)
    return await _answer(request, link.case, link.alert, link)


async def _answer(request: Request, case: str, alert: str, link: Link | None) -> Response:
    here, person = services(request), signed_in(request)
    team = await require_case(request, case)
    await require_manager(request, team, case)
    found = await find_alert(here, case, alert)
    if found is None:
        return page(request, "acknowledge/nothing_to_take.html", 404, case=case)
    asked = Asked(found, await siblings(here, person, found), await latest_until(here, found), link)
    if request.method == "POST":
        return await _taken(request, asked)
    return _form(request, asked, Form(str(uuid.uuid4())), {})


async def _taken(request: Request, asked: Asked) -> Response:
    here = services(request)
    sent = await request.form()
    form = read_form(sent, asked.link.command if asked.link else _command_id(str(sent.get("command", ""))))
    until, wrong = check(form, here.zone, here.now(), asked.latest)
    if until is None:
        return _form(request, asked, form, wrong)
    refusals = await take_on(
        here, signed_in(request), asked.cases, asked.alert.alert, command=form.command, action=form.action, until=until
    )
    await _journal(request, asked, refusals)
    if refusals:
        return _form(request, asked, form, {"case": _words(refusals)})
    if asked.link:
        await here.links.use(here.pool, asked.link, by=signed_in(request).id)
    request.session["done"] = {"title": asked.alert.title, "cases": [*asked.cases], "until": int(until.timestamp())}
    return RedirectResponse("/", 303)


async def _journal(request: Request, asked: Asked, refusals: dict[str, FrontdoorError]) -> None:
    pool, person = services(request).pool, signed_in(request).id
    taken: EventKind = "acknowledged_by_link" if asked.link else "acknowledged"
    for case in asked.cases:
        if case in refusals:
            await note(pool, "acknowledge_refused", person=person, case=case, detail=type(refusals[case]).__name__)
        else:
            await note(pool, taken, person=person, case=case, detail=asked.alert.alert)


def _words(refusals: dict[str, FrontdoorError]) -> str:
    return " ".join(f"Case {case} did not take it: {refusal}" for case, refusal in refusals.items())


def _command_id(sent: str) -> str:
    try:
        return str(uuid.UUID(sent))
    except ValueError:
        raise HTTPException(BAD) from None


def _form(request: Request, asked: Asked, form: Form, wrong: dict[str, str]) -> Response:
    errors = [{"text": text, "href": f"#{ERROR_AT.get(kind, 'action')}"} for kind, text in wrong.items()]
    known = {"alert": asked.alert, "siblings": asked.siblings, "latest": asked.latest, "form": form, "wrong": wrong}
    status = BAD if wrong else 200
    return page(request, "acknowledge/form.html", status, errors=errors, **known)


ROUTES = [
    Route("/case/{case}/acknowledge", from_board, methods=["GET", "POST"]),
    Route("/act/{token}", from_message, methods=["GET", "POST"]),
]
