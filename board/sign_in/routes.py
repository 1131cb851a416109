"""The pages of signing in and out."""

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import StarletteOAuth2App
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from board import sessions
from board.database import QUERIES, note
from board.pages import page
from board.people import find_person
from board.services import services
from board.sign_in.provider import AFTER, issued_by, named
from engine.database import rows

REFUSED = 403
BAD = 400


async def sign_in(request: Request) -> Response:
    """Where everybody begins who is not signed in."""
    here = services(request)
    sessions.form_token(request)
    if here.trial:
        people = await rows(QUERIES.everybody(here.pool, today=here.today))
        return page(request, "sign_in/local.html", people=people)
    return page(request, "sign_in/elsewhere.html", ready=request.app.state.provider is not None)


async def choose(request: Request) -> Response:
    """Sign in as one of the sample's people, without a password; only where everything runs on this one machine."""
    here = services(request)
    chosen = str((await request.form()).get("person", ""))
    if not here.trial:
        return await _refused(request, "not_embedded")
    if await find_person(here, chosen, "") is None:
        return await _refused(request, "unknown_person")
    return await _begin(request, chosen)


async def start(request: Request) -> Response:
    """Go to the identity provider; it sends people back to `finish`."""
    provider = _provider(request)
    try:
        going: Response = await provider.authorize_redirect(request, services(request).url + AFTER)
    except (HTTPError, OAuthError) as problem:
        raise HTTPException(502) from problem
    return going


async def finish(request: Request) -> Response:
    """Come back from the identity provider: find whom it names in the directory."""
    here, provider = services(request), _provider(request)
    try:
        name = named(
            await provider.authorize_access_token(request, claims_options=issued_by(here.settings)), here.settings
        )
    except HTTPError as problem:
        raise HTTPException(502) from problem
    except (OAuthError, JoseError, ValueError):
        return await _refused(request, "provider")
    found = await rows(QUERIES.people_by_name(here.pool, name=name, today=here.today)) if name else []
    if len(found) != 1:
        return await _refused(request, "not_in_directory" if not found else "ambiguous")
    return await _begin(request, found[0]["id"])


async def sign_out(request: Request) -> Response:
    """End the session, here and for whoever may hold a copy of its cookie."""
    session = request.session
    await note(services(request).pool, "signed_out", person=session["person"], detail=session["id"])
    session.clear()
    return RedirectResponse("/sign-in", 303)


def _provider(request: Request) -> StarletteOAuth2App:
    provider: StarletteOAuth2App | None = request.app.state.provider
    if provider is None:
        raise HTTPException(404)
    return provider


async def _begin(request: Request, person: str) -> Response:
    here, wanted = services(request), request.session.get("wanted", "/")
    sessions.begin(request, person, here.now())
    await note(here.pool, "signed_in", person=person)
    return RedirectResponse(wanted, 303)


async def _refused(request: Request, why: str) -> Response:
    await note(services(request).pool, "sign_in_refused", detail=why)
    request.session.clear()
    return page(request, "sign_in/refused.html", BAD if why == "provider" else REFUSED, why=why)


ROUTES = [
    Route("/sign-in", sign_in),
    Route("/sign-in", choose, methods=["POST"]),
    Route("/sign-in/start", start),
    Route(AFTER, finish),
    Route("/sign-out", sign_out, methods=["POST"]),
]
