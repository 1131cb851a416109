"""The council's identity provider: OpenID Connect's authorization code flow with PKCE, state and nonce, by authlib.

It says who somebody is, and nothing else: what they may do is the directory's to say.
"""

from collections.abc import Mapping
from typing import Any

from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App

from engine.settings import Settings

AFTER = "/sign-in/finish"
"""Where the provider sends people back; it has to know this address."""
PATIENCE_SECONDS = 10.0


def make_provider(settings: Settings) -> StarletteOAuth2App | None:
    """The provider that the settings name, or None where they name none. It is asked for its addresses on first use."""
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        return None
    secret = settings.oidc_client_secret
    provider: StarletteOAuth2App = OAuth().register(
        "council",
        client_id=settings.oidc_client_id,
        client_secret=secret.get_secret_value() if secret else None,
        server_metadata_url=f"{settings.oidc_issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "timeout": PATIENCE_SECONDS,
        },
    )
    return provider


def issued_by(settings: Settings) -> dict[str, Any]:
    """What an identity token must say of its issuer, which some write with a slash at the end."""
    issuer = settings.oidc_issuer
    return {"iss": {"essential": True, "values": [issuer, f"{issuer}/"]}}


def named(token: Mapping[str, Any], settings: Settings) -> str | None:
    """What the provider calls the person, in the claim that the settings name; None where it does not say.

    An e-mail address that the provider itself has not verified names nobody.
    """
    said = token.get("userinfo") or {}
    if settings.oidc_claim == "email" and said.get("email_verified") is False:
        return None
    name = said.get(settings.oidc_claim)
    return name if isinstance(name, str) and name else None
