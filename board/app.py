"""The board as a web application. Each room (`today/`, `case/`, …) brings its own routes."""

import asyncpg
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from board.acknowledge.routes import ROUTES as ACKNOWLEDGE
from board.callbacks import ROUTES as CALLBACKS
from board.case.routes import ROUTES as CASE
from board.figures.routes import ROUTES as FIGURES
from board.operators.routes import ROUTES as OPERATORS
from board.pages import BOARD, page
from board.security import OwnForms, SecurityHeaders, SignedIn, own_hosts
from board.services import Services
from board.sessions import LONGEST, cookie_name
from board.sign_in.provider import make_provider
from board.sign_in.routes import ROUTES as SIGN_IN
from board.today.news import News
from board.today.routes import ROUTES as TODAY
from client.errors import Unavailable
from engine.logging import get_logger

ROOMS: tuple[list[Route], ...] = (SIGN_IN, TODAY, ACKNOWLEDGE, CASE, FIGURES, OPERATORS, CALLBACKS)


def make_app(services: Services) -> Starlette:
    """The board over the engine that `services` reaches."""
    app = Starlette(
        routes=[
            *(route for room in ROOMS for route in room),
            Mount("/static", StaticFiles(directory=BOARD / "static")),
        ],
        middleware=[
            Middleware(SecurityHeaders, secure=services.secure),
            Middleware(TrustedHostMiddleware, allowed_hosts=own_hosts(services)),
            Middleware(
                SessionMiddleware,
                secret_key=services.links.key,
                session_cookie=cookie_name(secure=services.secure),
                max_age=int(LONGEST.total_seconds()),
                same_site="lax",
                https_only=services.secure,
            ),
            Middleware(ExceptionMiddleware, handlers=HANDLERS | {Exception: _failed}),
            Middleware(OwnForms, services=services),
            Middleware(SignedIn, services=services),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.services = services
    app.state.provider = make_provider(services.settings)
    app.state.news = News(services.pool)
    return app


PLAIN = {403: "forbidden", 404: "not_found", 405: "not_found", 502: "no_provider"}
"""The page for each status that has one of its own."""


async def _plainly(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    template = PLAIN.get(status, "bad_request")
    return page(request, f"templates/{template}.html", status)


async def _unavailable(request: Request, _: Exception) -> Response:
    return page(request, "templates/unavailable.html", 503)


async def _failed(request: Request, error: Exception) -> Response:
    get_logger(__name__).error("page_failed", error=type(error).__name__, exc_info=error)
    return page(request, "templates/failed.html", 500)


HANDLERS = {
    HTTPException: _plainly,
    Unavailable: _unavailable,
    asyncpg.PostgresError: _unavailable,
    asyncpg.InterfaceError: _unavailable,
    OSError: _unavailable,
}
