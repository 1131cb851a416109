"""The links in messages by which an alert is taken on: signed, good for some days, and for one acknowledgement.

A link opens nothing by itself: whoever follows it signs in first. It only says which alert was meant, and that we sent
it. What it carries can be read by whoever holds it: a case reference, an alert, the directory's id of the recipient.
"""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, Self

import asyncpg
from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from engine.database import QUERIES
from engine.errors import SettingsError
from engine.files import write_private
from engine.settings import Settings

PATH = "/act/"
_BYTES = 32
_FIELDS = 4

NoLink = Literal["forged", "expired", "used"]
"""Why a link is not followed: we did not make it, it is too old, or somebody has taken the alert on with it."""


@dataclass(frozen=True)
class Link:
    """What a link says: which alert of which case, whom it was sent to (directory id), and the link's own id."""

    case: str
    alert: str
    recipient: str
    id: str

    @property
    def command(self) -> str:
        """The id of the command that the link may lead to, so that a form sent twice is taken once."""
        return f"link-{self.id}"


@dataclass(frozen=True)
class LinkSigner:
    """Makes links and reads them again. Both sides need the same key: the worker, which sends, and the board."""

    key: str = field(repr=False)
    board_url: str
    lifetime: timedelta = timedelta(days=7)

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """The signer that the settings ask for, or None where nobody has said where the board is.

        Raises:
            SettingsError: the key's file is there and holds no key, or cannot be made.
        """
        if settings.board_url is None:
            return None
        return cls(load_or_create_link_key(settings), settings.board_url, timedelta(days=settings.link_days))

    def url(self, case: str, alert: str, recipient: str) -> str:
        """A new link for one alert and one recipient."""
        made = self._signed().dumps([case, alert, recipient, secrets.token_urlsafe(12)])
        return f"{self.board_url}{PATH}{made}"

    def read(self, token: str) -> Link | Literal["forged", "expired"]:
        """What the last part of a link says, or why it does not count. Whether it has been used is `state`'s to say."""
        try:
            said = self._signed().loads(token, max_age=int(self.lifetime.total_seconds()))
        except SignatureExpired:
            return "expired"
        except BadData:
            return "forged"
        if not isinstance(said, list) or len(said) != _FIELDS or not all(isinstance(x, str) for x in said):
            return "forged"
        return Link(*said)

    async def state(self, pool: asyncpg.Pool, token: str) -> Link | NoLink:
        """As `read`, and whether it has been used."""
        link = self.read(token)
        if isinstance(link, Link) and await QUERIES.link_is_used(pool, id=link.id):
            return "used"
        return link

    async def use(self, pool: asyncpg.Pool, link: Link, *, by: str) -> bool:
        """Note that the acknowledgement which a link led to was accepted from `by`; false if it was used before."""
        told = {"case_ref": link.case, "alert": link.alert, "recipient": link.recipient, "used_by": by}
        return await QUERIES.use_link(pool, id=link.id, **told) is not None

    def _signed(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt="frontdoor-acknowledge")


def load_or_create_link_key(settings: Settings) -> str:
    """The key from `FRONTDOOR_LINK_KEY`, else from `var_dir`, where the first start makes one (mode 0600).

    Raises:
        SettingsError: the file is there and holds no key, or cannot be made.
    """
    if settings.link_key is not None:
        return settings.link_key.get_secret_value()
    file = settings.link_key_file
    try:
        if not file.exists():
            write_private(file, secrets.token_hex(_BYTES) + "\n")
        key = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as problem:
        raise SettingsError(f"{file} cannot be used ({type(problem).__name__}): set FRONTDOOR_LINK_KEY.") from None
    if len(key) < 2 * _BYTES:
        raise SettingsError(f"{file} holds no key of {_BYTES} bytes in hexadecimal: put the right file back.")
    return key
