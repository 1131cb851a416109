"""The codec server: lets the Temporal UI and command line show readable payloads, and notes who has read what.

It decrypts for whoever may ask: so it answers nobody whom it does not know, notes each reading with who and which cases
before it answers, and lets only pages of the UI's own origin read the answer. What cannot be read (a case that was
erased, a key that is gone, a payload that was changed) is answered with a sentence in its place, so that the UI still
shows the rest.

It remembers no key, so that a case is unreadable here the moment it is erased.

By itself: `python -m engine.codec_server`, with `FRONTDOOR_CODEC_…` set (docs/keys.md). Exit codes are those of
`worker.py`. From the command line: `temporal --codec-endpoint URL --codec-auth "Bearer TOKEN" …`.
"""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import Sequence

import asyncpg
from google.protobuf import json_format
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from temporalio.api.common.v1 import Payload, Payloads

from engine.codec_access import Reader, bearer, named, reader
from engine.database import QUERIES, open_pool
from engine.encryption import DecryptionError, EncryptionCodec, case_in, is_sealed, key_id_of
from engine.errors import EngineError, SettingsError, Unavailable
from engine.keys import case_keys
from engine.keys.masters import load_keyring
from engine.logging import configure_logging, get_logger
from engine.runtime import start_core
from engine.serving import serving
from engine.settings import PREFIX, Settings, load_settings

MOST_BYTES = 16_000_000
THE_UI_HERE = "temporal-ui"
"""Who reads, in the notes, where the embedded engine's UI asks: whoever sits at this machine."""
UNNAMED = "?"
"""Stands in the notes for the case of what a master key sealed, which does not name it."""
_HEADERS = ["content-type", "x-namespace", "authorization", "authorization-extras"]

_log = get_logger(__name__)


def codec_app(
    codec: EncryptionCodec, pool: asyncpg.Pool, who: Reader, *, origins: Sequence[str], hosts: Sequence[str] = ("*",)
) -> Starlette:
    """The web application: `POST /encode` and `POST /decode` of a `Payloads` JSON document.

    Args:
        codec: What encrypts and decrypts.
        pool: The database in which readings are noted.
        who: Finds out who asks.
        origins: The origins of the Temporal UI, for example `https://temporal.council.example`.
        hosts: The host names that requests may be for.
    """

    async def decode(request: Request, sealed: Sequence[Payload]) -> Sequence[Payload]:
        opened = await codec.read(sealed)
        await _note(pool, request.state.reader, sealed, opened)
        return [_placeholder(x) if isinstance(x, DecryptionError) else x for x in opened]

    async def encode(_: Request, plain: Sequence[Payload]) -> Sequence[Payload]:
        return await codec.encode(plain)

    async def answer(request: Request) -> Response:
        try:
            request.state.reader = await who(request)
            if request.state.reader is None:
                return PlainTextResponse("Only people and programs that the codec server knows may ask.", 403)
            asked = json_format.Parse(await _body(request), Payloads()).payloads
            coding = decode if request.url.path == "/decode" else encode
            answered = Payloads(payloads=await coding(request, asked))
        except (json_format.ParseError, UnicodeDecodeError):
            return PlainTextResponse("The body must be a Payloads document in JSON.", 400)
        except (Unavailable, OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as problem:
            _log.warning("codec_read_refused", error=type(problem).__name__)
            return PlainTextResponse("Nothing is read: the keys, or the notes of who reads, cannot be reached.", 503)
        return JSONResponse(json_format.MessageToDict(answered))

    return Starlette(
        routes=[Route(path, answer, methods=["POST"]) for path in ("/encode", "/decode")],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
            Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["POST"], allow_headers=_HEADERS),
        ],
    )


def ui_here(origins: Sequence[str], token: str) -> Reader:
    """Who asks an embedded engine: its UI, which can say no more than its origin, or a caller with the token."""

    async def find(request: Request) -> str | None:
        if request.headers.get("origin") in origins:
            return THE_UI_HERE
        return named({"embedded": token}, given) if (given := bearer(request)) else None

    return find


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise json_format.ParseError
    return body


async def _note(
    pool: asyncpg.Pool, who: str, sealed: Sequence[Payload], opened: Sequence[Payload | DecryptionError]
) -> None:
    asked = [key_id_of(payload) for payload in sealed if is_sealed(payload)]
    unread = sum(isinstance(x, DecryptionError) for x in opened)
    if asked:
        await QUERIES.note_codec_read(
            pool, reader=who, case_refs=sorted(cases_named(asked)), payloads=len(asked), unread=unread
        )


def cases_named(key_ids: Sequence[str]) -> set[str]:
    """The cases that keys are of; `UNNAMED` for those of the ring, nothing for the engine's own."""
    of_ring = {UNNAMED for key_id in key_ids if "/" not in key_id}
    return of_ring | {case for key_id in key_ids if (case := case_in(key_id)) is not None}


def _placeholder(problem: DecryptionError) -> Payload:
    return Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(f"Not readable. {problem}").encode())


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C.

    Raises:
        SettingsError: something is not set, or the address to listen at cannot be had.
        Unavailable: the database does not answer.
    """
    _check_required(settings)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    database_url = settings.require_database_url()
    pool = await open_pool(database_url, size=4)
    try:
        async with case_keys(settings, database_url, most=0) as keys:
            codec = EncryptionCodec(load_keyring(settings), keys)
            app = codec_app(codec, pool, reader(settings, pool), origins=settings.codec_origins)
            with _listener(settings.codec_listen) as listener:
                async with serving(app, listener):
                    sys.stdout.write(f"The codec server listens at {settings.codec_listen}. Ctrl-C stops it.\n")
                    sys.stdout.flush()
                    await stop.wait()
    finally:
        await pool.close()


def _check_required(settings: Settings) -> None:
    if not settings.codec_origins:
        raise SettingsError(f"{PREFIX}TEMPORAL_UI_URL is not set: give the address of the Temporal UI that may ask.")
    by_account = settings.oidc_issuer and settings.codec_audience
    if not (by_account or settings.codec_tokens):
        raise SettingsError(
            f"The codec server would know nobody: set {PREFIX}CODEC_TOKENS, or {PREFIX}OIDC_ISSUER together with "
            f"{PREFIX}CODEC_AUDIENCE."
        )


def _listener(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    bare = host.strip("[]")
    try:
        return socket.create_server((bare, int(port)), family=socket.AF_INET6 if ":" in bare else socket.AF_INET)
    except (OSError, OverflowError) as problem:
        raise SettingsError(f"{PREFIX}CODEC_LISTEN cannot be {address!r} ({type(problem).__name__}).") from problem


def main() -> int:
    """Run, and turn what an operator can put right into one sentence and an exit code."""
    try:
        settings = load_settings()
        configure_logging(settings)
        start_core()
        asyncio.run(run(settings))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 5
    return 0


if __name__ == "__main__":
    sys.exit(main())
