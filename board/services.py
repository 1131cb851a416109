"""What every page works with, put together once at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import asyncpg
from starlette.requests import Request

from client.case_client import CaseClient
from engine.links import LinkSigner
from engine.records import Records
from engine.rules import Rulebook
from engine.settings import Settings

OF_A_REAL_SERVICE = (
    "apprise_urls",
    "board_url",
    "database_url",
    "notify_key",
    "oidc_client_id",
    "oidc_client_secret",
    "oidc_issuer",
    "payload_keys",
    "smtp_url",
    "webhook_url",
)
"""Settings that nobody needs to try the engine out. Where one is given, the people may be real ones."""


def is_trial(settings: Settings) -> bool:
    """Whether an embedded engine has only invented people, as nothing of a real service is set."""
    return not any(getattr(settings, name) for name in OF_A_REAL_SERVICE)


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """The engine as the board reaches it. `links` makes and reads the links in messages.

    `trial` says that all of it is for trying out: on this one machine, with invented people who need no password.
    """

    pool: asyncpg.Pool
    client: CaseClient
    rulebook: Rulebook
    settings: Settings
    links: LinkSigner
    trial: bool = False
    temporal_ui: str | None = None
    now: Callable[[], datetime] = utc_now

    @property
    def url(self) -> str:
        """The board's own address, the only one that it answers to."""
        return self.links.board_url

    @property
    def records(self) -> Records:
        """What is read of the journal."""
        return Records(self.pool)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that people here read."""
        return ZoneInfo(self.rulebook.editions[-1].time_zone)

    @property
    def today(self) -> date:
        """The local date."""
        return self.now().astimezone(self.zone).date()

    @property
    def secure(self) -> bool:
        """Whether people reach the board over HTTPS."""
        return urlsplit(self.url).scheme == "https"


def services(request: Request) -> Services:
    """The services of the board that a request came to."""
    found: Services = request.app.state.services
    return found
