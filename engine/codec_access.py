"""Who may read through the codec server: bearers of a named token, and operators signed in at the council's account.

The council's account is an OpenID Connect provider: the Temporal UI passes on the access token of whoever is signed in
there, a JWT that the provider signed. It says who somebody is; the directory says whether they may read.
"""

import hmac
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import asyncpg
import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from starlette.requests import Request

from engine.database import QUERIES
from engine.errors import Unavailable
from engine.operators import MAY_CLEAR
from engine.settings import Settings

Reader = Callable[[Request], Awaitable[str | None]]
"""Finds out who asks: the directory's id or a token's name; None for somebody who may not read."""

CLOCK_SKEW_SECONDS = 60
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
_KEYS_SECONDS = 300.0
_PATIENCE_SECONDS = 10.0
_BEARER = re.compile(r"[Bb]earer +(\S+)")


def reader(settings: Settings, pool: asyncpg.Pool) -> Reader:
    """Whoever the settings let in: by `FRONTDOOR_CODEC_TOKENS`, or by the council's account."""
    tokens = settings.named_codec_tokens
    account = CouncilAccount(settings, pool) if settings.oidc_issuer and settings.codec_audience else None

    async def find(request: Request) -> str | None:
        given = bearer(request)
        if given is None:
            return None
        return named(tokens, given) or (await account.reader(given) if account else None)

    return find


def bearer(request: Request) -> str | None:
    """The token that a request carries."""
    found = _BEARER.fullmatch(request.headers.get("authorization", ""))
    return found[1] if found else None


def named(tokens: Mapping[str, str], given: str) -> str | None:
    """Whose token this is; every one is compared, in a time that says nothing."""
    same = [name for name, token in tokens.items() if hmac.compare_digest(token.encode(), given.encode())]
    return same[0] if same else None


class CouncilAccount:
    """Access tokens of one provider, for one audience."""

    def __init__(self, settings: Settings, pool: asyncpg.Pool) -> None:
        self._issuer = str(settings.oidc_issuer)
        self._claim = settings.oidc_claim
        self._says = jwt.JWTClaimsRegistry(
            leeway=CLOCK_SKEW_SECONDS,
            iss={"essential": True, "values": [self._issuer, f"{self._issuer}/"]},
            aud={"essential": True, "value": str(settings.codec_audience)},
            exp={"essential": True},
        )
        self._pool = pool
        self._keys: KeySet | None = None
        self._asked_at = 0.0

    async def reader(self, token: str) -> str | None:
        """The operator or senior manager whose token this is.

        Raises:
            Unavailable: the provider or the database does not answer.
        """
        claims = await self._claims(token)
        name = claims.get(self._claim) if claims else None
        unverified = claims is not None and self._claim == "email" and claims.get("email_verified") is False
        if not isinstance(name, str) or unverified:
            return None
        roles = sorted(role.value for role in MAY_CLEAR)
        found: str | None = await QUERIES.codec_reader(self._pool, name=name, roles=roles)
        return found

    async def _claims(self, token: str) -> dict[str, Any] | None:
        for anew in (False, True):
            keys = await self._provider_keys(anew=anew)
            try:
                claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
                self._says.validate(claims)
            except (JoseError, ValueError):
                continue  # the provider may sign with a new key since
            return claims
        return None

    async def _provider_keys(self, *, anew: bool) -> KeySet:
        old = time.monotonic() - self._asked_at > (_PATIENCE_SECONDS if anew else _KEYS_SECONDS)
        if self._keys is None or old:
            try:
                async with httpx.AsyncClient(timeout=_PATIENCE_SECONDS) as web:
                    about = await web.get(f"{self._issuer}/.well-known/openid-configuration")
                    keys = await web.get(about.raise_for_status().json()["jwks_uri"])
                self._keys = KeySet.import_key_set(keys.raise_for_status().json())
            except (httpx.HTTPError, JoseError, KeyError, ValueError) as problem:
                raise Unavailable(f"The identity provider does not answer ({type(problem).__name__}).") from problem
            self._asked_at = time.monotonic()
        return self._keys
