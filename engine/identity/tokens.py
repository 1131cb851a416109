"""Making tokens and verifying them."""

import hashlib
import time
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from joserfc import jws, jwt
from joserfc.errors import JoseError
from pydantic import ValidationError

from engine.identity.claims import Caller, Claims, NotAuthenticated
from engine.identity.keys import SigningKey, TrustedKeys
from engine.settings import Settings
from practice.commands import Actor
from practice.vocabulary import Role

MINUTE = 60
ENGINE = "frontdoor"
"""What the engine's own processes call themselves, where nobody in particular acts."""
_LIFETIME = 5 * MINUTE
_MADE_ANEW_AFTER = MINUTE
_MOST_KNOWN = 5_000
_LONGEST = 8_000
"""Characters; a token is far shorter, and nothing longer is looked at."""
_APART = ThreadPoolExecutor(1, thread_name_prefix="tokens")
"""Where signatures are verified: a sandbox changes how its own thread imports, and cryptography aborts on that."""


@dataclass(frozen=True)
class Issuer:
    """Makes tokens of five minutes with a process's own key."""

    key: SigningKey
    audience: str = ENGINE
    _kept: dict[tuple[Actor | None, str | None], tuple[str, float]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def token(
        self, who: str, roles: Collection[Role], teams: Collection[str] | None = None, *, system: str | None = None
    ) -> str:
        """A token for somebody whom this process has signed in; with a `system`, for that system to act for others."""
        now = int(time.time())
        said = {"iss": self.key.issuer, "aud": self.audience, "iat": now, "exp": now + _LIFETIME, "sub": who}
        said |= {"roles": sorted(roles)}
        said |= {} if teams is None else {"teams": sorted(teams)}
        said |= {} if system is None else {"sys": system, "acts_for": True}
        header = {"alg": self.key.algorithm, "kid": self.key.kid}
        return jwt.encode(header, said, self.key.key, algorithms=[self.key.algorithm])

    async def as_asked(self, actor: Actor | None) -> str:
        """A token that says of an actor what the command says: for whoever holds the key, and so may say anything."""
        return self._lately(actor, None)

    async def as_system(self, actor: Actor | None) -> str:
        """A token of the engine itself, which acts for somebody whose own token it has checked before."""
        return self._lately(actor, ENGINE)

    def _lately(self, actor: Actor | None, system: str | None) -> str:
        # One token for what somebody does within a minute: making and verifying one takes a good part of a millisecond.
        token, made = self._kept.get((actor, system), ("", 0.0))
        if token and time.monotonic() - made < _MADE_ANEW_AFTER:
            return token
        if len(self._kept) >= _MOST_KNOWN:
            self._kept.clear()
        who = actor.id if actor and not system else ENGINE
        token = self.token(who, actor.roles if actor else (Role.OPERATOR,), system=system)
        self._kept[actor, system] = token, time.monotonic()
        return token


@dataclass(frozen=True)
class Bounds:
    """What a token must be for, how far clocks may differ, and how long it may be good for (seconds)."""

    audience: str = ENGINE
    leeway: float = MINUTE
    longest: float = 15 * MINUTE

    @classmethod
    def of(cls, settings: Settings) -> "Bounds":
        """The bounds that are set."""
        return cls(settings.token_audience, settings.token_leeway_seconds, settings.token_minutes * MINUTE)


class Verifier:
    """Says who a token is of. What it has verified it knows until the token expires, or other keys are trusted."""

    def __init__(self, keys: TrustedKeys, bounds: Bounds | None = None) -> None:
        """Trust these keys, and keep tokens within these bounds."""
        self._keys = keys
        self._bounds = bounds or Bounds()
        self._known: dict[bytes, Caller] = {}
        self._known_by = keys.version

    def verify(self, token: str, at: datetime, *, late: bool = False) -> Caller:
        """Who a token proves to be calling at a UTC instant.

        `late` lets an expired one count: for what was sent in time, and is only taken anew.

        Raises:
            NotAuthenticated: with the code of what is wrong.
        """
        self._keys.look_again()
        if self._known_by != self._keys.version:
            self._known, self._known_by = {}, self._keys.version
        digest = hashlib.sha256(token.encode()).digest()
        caller = self._known.get(digest)
        if caller is None:
            caller = _APART.submit(self._read, token, at).result()
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            self._known[digest] = caller
        if not late and at.timestamp() > caller.until + self._bounds.leeway:
            raise NotAuthenticated("expired")
        return caller

    def _read(self, token: str, at: datetime) -> Caller:
        claims = self._signed(token)
        audiences = [claims.aud] if isinstance(claims.aud, str) else claims.aud
        if self._bounds.audience not in audiences:
            raise NotAuthenticated("wrong_audience")
        if claims.exp - claims.iat > self._bounds.longest:
            raise NotAuthenticated("lasts_too_long")
        if max(claims.iat, claims.nbf or 0) > at.timestamp() + self._bounds.leeway:
            raise NotAuthenticated("not_yet_valid")
        return Caller.of(claims)

    def _signed(self, token: str) -> Claims:
        key = None
        try:
            header = jws.extract_compact(token[:_LONGEST].encode()).headers()
            key = self._keys.find(str(header.get("kid")))
            if key is None:
                raise NotAuthenticated("unknown_key")
            # The algorithm is the key's to say, never the token's.
            said = jwt.decode(token, key.key, algorithms=[key.algorithm]).claims
        except (JoseError, ValueError) as problem:
            raise NotAuthenticated("bad_signature" if key else "malformed") from problem
        try:
            claims = Claims.model_validate(said)
        except ValidationError:
            raise NotAuthenticated("malformed") from None
        if claims.iss != key.issuer:
            raise NotAuthenticated("unknown_key")
        return claims
