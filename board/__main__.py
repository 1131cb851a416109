"""Runs the board by itself, beside the workers: `python -m board`. Exit codes are those of `worker.py`."""

import asyncio
import signal
import socket
import sys
from datetime import UTC, datetime

from board.app import make_app
from board.start import check_required, listen_at, services_of
from board.tokens import BoardTokens
from client.case_client import CaseClient
from engine.connection import connect
from engine.database import open_pool
from engine.errors import EngineError, SettingsError
from engine.identity.wiring import issuer_of
from engine.keys import case_keys
from engine.keys.masters import load_keyring
from engine.logging import configure_logging
from engine.rules import Rulebook
from engine.runtime import start_core
from engine.serving import serving
from engine.settings import Settings, load_settings
from engine.stopping import close_pool
from practice.places import RulesError


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C.

    Raises:
        SettingsError: something is not set, or the address to listen at cannot be had.
        Unavailable: Temporal or the database does not answer.
    """
    check_required(settings)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    rulebook = Rulebook.load(policy=settings.policy, today=datetime.now(UTC).date())
    database_url = settings.require_database_url()
    issuer = issuer_of(settings, embedded=False)
    async with case_keys(settings, database_url) as keys, keys.keeping_up():
        temporal = await connect(load_keyring(settings), cases=keys)
        pool = await open_pool(database_url)
        tokens = BoardTokens(pool, issuer, rulebook) if issuer else None
        client = CaseClient(temporal, task_queue=settings.task_queue, rulebook=rulebook, tokens=tokens)
        try:
            with _listener(settings) as listener:
                async with serving(make_app(services_of(pool, client, rulebook, settings)), listener):
                    sys.stdout.write(f"The board answers at {settings.board_url}. Ctrl-C stops it.\n")
                    sys.stdout.flush()
                    await stop.wait()
        finally:
            await close_pool(pool)


def _listener(settings: Settings) -> socket.socket:
    host, port = listen_at(settings)
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as problem:
        raise SettingsError(
            f"FRONTDOOR_BOARD_LISTEN cannot be {settings.board_listen!r} ({type(problem).__name__})."
        ) from problem


def main() -> int:
    """Run, and turn what an operator can put right into one sentence and an exit code."""
    try:
        settings = load_settings()
        configure_logging(settings)
        start_core()
        asyncio.run(run(settings))
    except (SettingsError, RulesError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 5
    return 0


if __name__ == "__main__":
    sys.exit(main())
