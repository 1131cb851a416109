"""The pages of signing in and out."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from board import sessions
from board.database import QUERIES, note
from board.pages import page
from board.people import find_person
from board.services import services
from engine.database import rows


async def sign_in(request: Request) -> Response:
    """Where everybody begins who is not signed in."""
    here = services(request)
    sessions.form_token(request)
    people = await rows(QUERIES.everybody(here.pool, today=here.today))
    return page(request, "sign_in/local.html", people=people)


async def choose(request: Request) -> Response:
    """Sign in as one of the sample's people, without a password; on the embedded engine only."""
    here = services(request)
    if not here.embedded:
        raise HTTPException(404)
    chosen = str((await request.form()).get("person", ""))
    if await find_person(here, chosen, "") is None:
        raise HTTPException(400)
    wanted = request.session.get("wanted", "/")
    sessions.begin(request, chosen, here.now())
    await note(here.pool, "signed_in", person=chosen)
    return RedirectResponse(wanted, 303)


async def sign_out(request: Request) -> Response:
    """End the session, here and for whoever may hold a copy of its cookie."""
    session = request.session
    await note(services(request).pool, "signed_out", person=session["person"], detail=session["id"])
    session.clear()
    return RedirectResponse("/sign-in", 303)


ROUTES = [
    Route("/sign-in", sign_in),
    Route("/sign-in", choose, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
]
