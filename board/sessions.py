"""The session: a signed cookie that says who signed in and when. What they may do is read of the directory each time.

It ends eight hours after signing in, an hour after the last page, when the person signs out or leaves the directory.
"""

import secrets
from datetime import UTC, datetime, timedelta

from starlette.requests import Request

from board.people import Person, find_person
from board.services import Services

LONGEST = timedelta(hours=8)
LONGEST_WANTED = 1_000
"""The longest address that is remembered, so that the cookie stays one that browsers keep."""
IDLE = timedelta(hours=1)
_TOUCH = timedelta(minutes=1)
"""How old the mark of the last page may be before a new one is set, so that not every page sets a cookie."""


def cookie_name(*, secure: bool) -> str:
    """What the cookie is called: over HTTPS so that a browser takes it only from this very host."""
    return "__Host-frontdoor" if secure else "frontdoor"


def begin(request: Request, person: str, now: datetime) -> None:
    """Sign somebody in: everything that the session held before goes."""
    request.session.clear()
    request.session.update(
        person=person,
        id=secrets.token_hex(16),
        csrf=secrets.token_urlsafe(32),
        since=int(now.timestamp()),
        seen=int(now.timestamp()),
    )


def form_token(request: Request) -> None:
    """See that a session has a token for its forms, signed in or not."""
    if "csrf" not in request.session:
        request.session["csrf"] = secrets.token_urlsafe(32)


def wanted(request: Request) -> None:
    """Remember the page that somebody asked for, to go there after signing in.

    It begins with one slash: a browser takes `//elsewhere.example` for a page of somebody else.
    """
    query = f"?{request.url.query}" if request.url.query else ""
    page = "/" + request.url.path.lstrip("/") + query
    if request.method == "GET" and len(page) <= LONGEST_WANTED:
        request.session["wanted"] = page


async def current(services: Services, request: Request) -> Person | None:
    """Who is signed in, if the session has not ended; what looks for news by itself does not keep it alive."""
    session, now = request.session, services.now()
    if "person" not in session or not _alive(session, now):
        return None
    by_itself = "text/event-stream" in request.headers.get("accept", "")
    if not by_itself and now - _instant(session["seen"]) > _TOUCH:
        session["seen"] = int(now.timestamp())
    return await find_person(services, session["person"], session["id"])


def _alive(session: dict[str, int], now: datetime) -> bool:
    return now - _instant(session["since"]) < LONGEST and now - _instant(session["seen"]) < IDLE


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
