"""An identity provider on this machine that speaks OpenID Connect: discovery, authorization, token with PKCE, keys."""

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = "frontdoor-board"
SECRET = "known to the two of them"


@dataclass
class Provider:
    """Signs everybody in as `claims` says; what is wrong with its tokens can be set."""

    claims: dict[str, Any] = field(default_factory=lambda: {"preferred_username": "P-110"})
    issuer: str = ""
    says_issuer: str | None = None
    nonce: str | None = None
    refuses: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    signs_with: RSAKey | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def app(self) -> Starlette:
        """The provider as a web application."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
            ]
        )

    async def _discovery(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.asked.append(asked)
        back = {"state": asked["state"]}
        if self.refuses:
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_urlsafe(16)
            self.codes[back["code"]] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back)}", 302)

    async def _token(self, request: Request) -> Response:
        sent = await request.form()
        asked = self.codes.pop(str(sent["code"]), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_client"}, 401)
        if asked is None or _challenge(str(sent["code_verifier"])) != asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "id_token": self._id_token(asked)})

    async def _jwks(self, _: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    def _id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        said = {
            "iss": self.says_issuer or self.issuer,
            "sub": "someone",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce or asked["nonce"],
        }
        return jwt.encode({"alg": "RS256", "kid": "one"}, said | self.claims, self.signs_with or self.key)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
