"""What stands between the network and the pages: headers, forms that come from our own pages, and who is signed in."""

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from board.database import note
from board.operators.banner import Heartbeat
from board.pages import page
from board.services import Services
from board.sessions import current, wanted

LARGEST_FORM = 256 * 1024
OPEN_TO_ALL = ("/sign-in", "/static/", "/callbacks/")
"""Everything else asks for a sign-in first."""
BY_SYSTEMS = "/callbacks/"
"""What providers call: no browser, no cookie and no form, but a token of their own."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
YEAR = 31_536_000


class SecurityHeaders:
    """Gives every answer the headers that keep a browser from doing what no page of ours asks for."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.app = app
        self.headers = dict(HEADERS)
        if secure:
            self.headers["Strict-Transport-Security"] = f"max-age={YEAR}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                kept = scope["path"].startswith("/static/") and message["status"] < 400  # noqa: PLR2004 - an error
                headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if kept else "no-store"
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class OwnForms:
    """Takes a form only from a page of ours: the session's token in it, and an origin that is ours."""

    def __init__(self, app: ASGIApp, *, services: Services) -> None:
        self.app = app
        self.services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        if scope["type"] == "http" and _has_nul(scope["path"], scope["query_string"]):
            raise HTTPException(400)
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"} or scope["path"].startswith(BY_SYSTEMS):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        body = await _body(request)
        if body is not None and _has_nul("", body):
            raise HTTPException(400)
        problem = "too_large" if body is None else self._problem(request, body)
        if body is None or problem:
            person = request.session.get("person")
            await note(self.services.pool, "csrf_refused", person=person, detail=problem)
            await page(request, "templates/not_from_here.html", 403)(scope, receive, send)
            return
        await self.app(scope, _again(body, receive), send)

    def _problem(self, request: Request, body: bytes) -> str | None:
        if request.headers.get("origin", "null") not in own_origins(self.services):
            return "origin"
        if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return "content_type"
        sent = parse_qs(body.decode("latin-1")).get("csrf", [""])[0]
        expected = request.session.get("csrf", "")
        return None if expected and secrets.compare_digest(sent.encode(), expected.encode()) else "token"


def own_origins(services: Services) -> set[str]:
    """The origins of the board's pages; in a trial `localhost` is another name for the same machine."""
    parts = urlsplit(services.url)
    origins = {f"{parts.scheme}://{parts.netloc}"}
    return origins | {f"http://localhost:{parts.port}"} if services.trial else origins


def own_hosts(services: Services) -> list[str]:
    """The names by which a browser may reach the board, so that no other name on the network can be made to mean it."""
    return sorted({str(urlsplit(origin).hostname) for origin in own_origins(services)})


def _has_nul(path: str, encoded: bytes) -> bool:
    # PostgreSQL cannot hold one, and nobody types one.
    return "\0" in path or b"%00" in encoded or b"\0" in encoded


async def _body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return None
    return body


def _again(body: bytes, receive: Receive) -> Receive:
    # The page reads the form as if nobody had looked at it before.
    unread = True

    async def once() -> Message:
        nonlocal unread
        if unread:
            unread = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return once


class SignedIn:
    """Lets nobody further who is not signed in, and says who it is."""

    def __init__(self, app: ASGIApp, *, services: Services) -> None:
        self.app = app
        self.services = services
        self.heartbeat = Heartbeat()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        if scope["type"] != "http" or scope["path"].startswith(OPEN_TO_ALL):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        request.state.person = await current(self.services, request)
        if request.state.person is None:
            await _sign_in_first(request)(scope, receive, send)
            return
        request.state.unwatched = await self.heartbeat.unwatched(self.services, request.state.person)
        await self.app(scope, receive, send)


def _sign_in_first(request: Request) -> Response:
    if "text/event-stream" in Headers(scope=request.scope).get("accept", ""):
        return Response(status_code=401)
    wanted(request)
    return RedirectResponse("/sign-in", 303)
