"""Who calls in a measurement: a case system that has a key of its own, which the worker trusts, and signs people in."""

import json
import time
from pathlib import Path

from engine.files import write_private
from engine.identity.keys import make_signing_key
from engine.identity.tokens import Issuer
from engine.settings import PREFIX
from practice.commands import Actor

KEPT_SECONDS = 240.0
"""How long a token is sent along before another one is made; it is good for five minutes."""


class KeptTokens:
    """A source of tokens that makes one for each person and keeps it, as a case system does."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer
        self._kept: dict[Actor | None, tuple[float, str]] = {}

    async def token_for(self, actor: Actor | None) -> str:
        """The token of an actor."""
        made_at, token = self._kept.get(actor, (-KEPT_SECONDS, ""))
        if time.monotonic() - made_at >= KEPT_SECONDS:
            token = await self._issuer.as_asked(actor)
            self._kept[actor] = time.monotonic(), token
        return token


def trusted_caller(place: Path) -> tuple[KeptTokens, dict[str, str]]:
    """The tokens of a case system, and the settings by which a worker trusts it and has a key of its own."""
    caller, _ = make_signing_key("bench")
    worker, private = make_signing_key("worker")
    trusted, own = place / "token-keys.json", place / "token-key"
    trusted.write_text(json.dumps({"keys": [caller.public, worker.public]}), encoding="utf-8")
    write_private(own, private)
    variables = {f"{PREFIX}TOKEN_KEYS_FILE": str(trusted), f"{PREFIX}TOKEN_KEY_FILE": str(own)}
    return KeptTokens(Issuer(caller)), variables
