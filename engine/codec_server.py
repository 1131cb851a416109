"""The codec server: lets the Temporal UI and command line of this machine show readable payloads.

It decrypts for whoever may ask, so it listens on the loopback address only and answers only a page of the UI's own
origin, or a caller with the token: `temporal --codec-endpoint URL --codec-auth "Bearer TOKEN" …`.
"""

import hmac
from collections.abc import Awaitable, Callable, Sequence

from google.protobuf import json_format
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.converter import PayloadCodec

from engine.encryption import DecryptionError

_Coding = Callable[[Sequence[Payload]], Awaitable[list[Payload]]]


def codec_app(codec: PayloadCodec, *, origins: Sequence[str], token: str) -> Starlette:
    """The web application: `POST /encode` and `POST /decode` of a `Payloads` JSON document.

    Args:
        codec: What encrypts and decrypts.
        origins: The origins of the Temporal UI, for example `http://127.0.0.1:8233`.
        token: What other callers give as `Authorization: Bearer …`.
    """

    def route(path: str, coding: _Coding) -> Route:
        async def answer(request: Request) -> Response:
            if not _may_ask(request, origins, token):
                return PlainTextResponse("Only the Temporal UI, or a caller with the token, may ask.", 403)
            return await _recode(request, coding)

        return Route(path, answer, methods=["POST"])

    headers = ["content-type", "x-namespace", "authorization"]
    return Starlette(
        routes=[route("/encode", codec.encode), route("/decode", codec.decode)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["POST"], allow_headers=headers),
        ],
    )


def _may_ask(request: Request, origins: Sequence[str], token: str) -> bool:
    given = request.headers.get("authorization", "").encode()
    return request.headers.get("origin") in origins or hmac.compare_digest(given, f"Bearer {token}".encode())


async def _recode(request: Request, coding: _Coding) -> Response:
    try:
        asked = json_format.Parse(await request.body(), Payloads())
        answer = Payloads(payloads=await coding(asked.payloads))
    except (json_format.ParseError, UnicodeDecodeError):
        return PlainTextResponse("The body must be a Payloads document in JSON.", 400)
    except DecryptionError as problem:
        return PlainTextResponse(str(problem), 400)
    return JSONResponse(json_format.MessageToDict(answer))
