"""What a token says of whoever sends a command, and whether it covers that command."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from practice.commands import Command, Reference
from practice.vocabulary import Role

Code = Literal[
    "no_token",
    "malformed",
    "unknown_key",
    "bad_signature",
    "wrong_audience",
    "not_yet_valid",
    "expired",
    "lasts_too_long",
    "not_this_actor",
    "role_not_granted",
]
SENTENCES: dict[Code, str] = {
    "no_token": "Nothing proves who sends this: no token came with it.",
    "malformed": "What came as a token is none, or lacks what a token must say (sub, roles, iss, aud, iat, exp).",
    "unknown_key": "The token names a key that is not trusted here, or not for its issuer.",
    "bad_signature": "The token was not signed by the key that it names.",
    "wrong_audience": "The token was made for somebody else: its audience is not the one set here.",
    "not_yet_valid": "The token begins later than now; a clock is wrong.",
    "expired": "The token has expired: get a new one.",
    "lasts_too_long": "The token is good for longer than a token may be here.",
    "not_this_actor": "The token is for somebody other than the actor of the command.",
    "role_not_granted": "The token does not grant a role that the command claims.",
}
"""What each code means, for people. It quotes nothing of the token."""


ERROR_TYPE = "NotAuthenticated"
"""Under which type a worker tells of it, and a caller knows it again."""


class NotAuthenticated(Exception):
    """Nothing proves who is calling, or that they are who they say."""

    def __init__(self, code: Code) -> None:
        """Keep the code for software; the message is its sentence."""
        super().__init__(SENTENCES[code])
        self.code: Code = code


_Seconds = Annotated[float, Field(allow_inf_nan=False, strict=True)]
_ATeam = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Claims(BaseModel):
    """The claims that we read; a token may hold others. `iat` and `exp` are seconds since 1970."""

    model_config = ConfigDict(frozen=True)

    sub: Reference
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    teams: frozenset[_ATeam] | None = None
    sys: Reference | None = None
    acts_for: Annotated[bool, Field(strict=True)] = False
    iss: str
    aud: str | list[str]
    iat: _Seconds
    nbf: _Seconds | None = None
    exp: _Seconds


@dataclass(frozen=True)
class Caller:
    """Whoever a token proves: their id, the roles that they hold, the teams that they work in (None: every one).

    A `system` that `acts_for` others names them in its commands itself.
    """

    id: str
    roles: frozenset[Role]
    teams: frozenset[str] | None
    system: str | None
    acts_for: bool
    until: float
    """When the token expires (seconds since 1970), with no leeway."""

    @classmethod
    def of(cls, claims: Claims) -> "Caller":
        """The caller of these claims. Only a system that names itself acts for others."""
        acts_for = claims.acts_for and claims.sys is not None
        return cls(claims.sub, frozenset(claims.roles), claims.teams, claims.sys, acts_for, claims.exp)

    def lacks(self, command: Command) -> Code | None:
        """Why this caller does not cover a command, or None."""
        actor = command.actor
        if actor.id != self.id and not self.acts_for:
            return "not_this_actor"
        return None if self.roles.issuperset(actor.roles) else "role_not_granted"


def caller_for(callers: Iterable[Caller], command: Command) -> Caller:
    """The first of these callers who covers a command.

    Raises:
        NotAuthenticated: none does; why not is said of the one that came nearest.
    """
    lacking: set[Code] = set()
    for caller in callers:
        why = caller.lacks(command)
        if why is None:
            return caller
        lacking.add(why)
    raise NotAuthenticated("role_not_granted" if "role_not_granted" in lacking else "not_this_actor")
