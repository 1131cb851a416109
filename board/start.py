"""Starting the board: inside the embedded engine, or by itself (`python -m board`)."""

import socket

import asyncpg

from board.services import Services
from client.case_client import CaseClient
from engine.errors import SettingsError
from engine.links import LinkSigner
from engine.ports import listen_near
from engine.rules import Rulebook
from engine.settings import PREFIX, Settings

REQUIRED = ("database_url", "board_url", "oidc_issuer", "oidc_client_id", "oidc_client_secret")
"""What the board cannot do without when it runs by itself."""


def services_of(  # noqa: PLR0913 - what the board works with
    pool: asyncpg.Pool,
    client: CaseClient,
    rulebook: Rulebook,
    settings: Settings,
    *,
    trial: bool = False,
    temporal_ui: str | None = None,
) -> Services:
    """The board's services.

    Raises:
        SettingsError: nobody has said where people reach the board, or the key of its links cannot be read.
    """
    links = LinkSigner.of(settings)
    if links is None:
        raise SettingsError(f"{PREFIX}BOARD_URL is not set: give the address at which people reach the board.")
    return Services(pool, client, rulebook, settings, links, trial, temporal_ui or settings.temporal_ui_url)


def listen_here(settings: Settings) -> tuple[socket.socket, Settings]:
    """A socket for the board of an embedded engine, for this machine alone, and the settings with its address in them.

    An address that is set wins: then something before the board takes people to it.
    """
    listener = listen_near(listen_at(settings)[1])
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return listener, settings.model_copy(update={"board_url": settings.board_url or address})


def listen_at(settings: Settings) -> tuple[str, int]:
    """The host and the port that the board listens at."""
    host, _, port = settings.board_listen.rpartition(":")
    return host.strip("[]"), int(port)


def check_required(settings: Settings) -> None:
    """See that everything is set that the board needs when it runs by itself.

    Raises:
        SettingsError: naming what is not.
    """
    if missing := [PREFIX + name.upper() for name in REQUIRED if getattr(settings, name) is None]:
        raise SettingsError(
            f"{', '.join(missing)} must be set: the board signs people in through the council's account."
        )
    if settings.token_key_file is None and settings.trust_callers == "no":
        raise SettingsError(
            f"{PREFIX}TOKEN_KEY_FILE is not set: give the key with which the board makes tokens for whoever is signed "
            f"in (docs/security.md), or say {PREFIX}TRUST_CALLERS=yes as on the workers."
        )
