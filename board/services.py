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


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """The engine as the board reaches it. `links` makes and reads the links in messages.

    `embedded` says that everything runs on this one machine with the sample's people, who sign in without a password.
    """

    pool: asyncpg.Pool
    client: CaseClient
    rulebook: Rulebook
    settings: Settings
    links: LinkSigner
    embedded: bool
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
