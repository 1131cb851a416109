"""What providers post about messages, each with a token of its own: GOV.UK Notify, at `/callbacks/notify`.

| answer | why |
|---|---|
| 204 | it is noted, and the cases it is about have heard |
| 400 | it is no callback of Notify's |
| 401 | the token is missing or wrong |
| 404 | `FRONTDOOR_NOTIFY_CALLBACK_TOKEN` is not set |
| 413 | it is far longer than any callback |
| 503 | the engine does not answer; Notify posts again |
"""

import json
import secrets

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from board.database import note
from board.services import services
from client.errors import Malformed, Unavailable
from client.not_delivered import notify_callback
from engine.deliveries import Deliveries

LONGEST = 64 * 1024
NOTED, BAD, NOT_YOURS, NOT_HERE, TOO_LONG, LATER = 204, 400, 401, 404, 413, 503


async def from_notify(request: Request) -> Response:
    """Take what Notify says became of a message."""
    here = services(request)
    token = here.settings.notify_callback_token
    if token is None:
        return Response(status_code=NOT_HERE)
    expected = f"Bearer {token.get_secret_value()}".encode()
    if not secrets.compare_digest(request.headers.get("authorization", "").encode(), expected):
        await note(here.pool, "callback_refused", detail="token")
        return Response(status_code=NOT_YOURS, headers={"WWW-Authenticate": "Bearer"})
    body = await _body(request)
    if body is None:
        return Response(status_code=TOO_LONG)
    try:
        said = json.loads(body)
        await notify_callback(Deliveries(here.pool), here.client, said if isinstance(said, dict) else {})
    except (ValueError, RecursionError, Malformed):
        return Response(status_code=BAD)
    except Unavailable:
        return Response(status_code=LATER)
    return Response(status_code=NOTED)


async def _body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return None
    return body


ROUTES = [Route("/callbacks/notify", from_notify, methods=["POST"])]
