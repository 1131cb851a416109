"""The board in a process of its own, as a real service runs it."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from board.start import check_required
from engine.embedded import TemporalServer
from engine.errors import SettingsError
from engine.settings import load_settings
from tests.engine_process import ROOT, environment

KEY = "k1:" + "a" * 43 + "="


def _settings(database_url: str, port: int) -> dict[str, str]:
    return {
        "FRONTDOOR_DATABASE_URL": database_url,
        "FRONTDOOR_PAYLOAD_KEYS": KEY,
        "FRONTDOOR_BOARD_URL": "https://board.example",
        "FRONTDOOR_BOARD_LISTEN": f"127.0.0.1:{port}",
        "FRONTDOOR_OIDC_ISSUER": "https://login.example",
        "FRONTDOOR_OIDC_CLIENT_ID": "board",
        "FRONTDOOR_OIDC_CLIENT_SECRET": "secret",
        "FRONTDOOR_TRUST_CALLERS": "yes",
    }


def _board(var: Path, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "board"],
        cwd=ROOT,
        env=environment(var, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_answers_at_its_address_alone_and_ends_in_order(
    migrated_url: str, temporal_server: TemporalServer, new_port: Callable[[], int], tmp_path: Path
) -> None:
    port = new_port()
    board = _board(tmp_path, TEMPORAL_ADDRESS=temporal_server.address, **_settings(migrated_url, port))
    assert board.stdout is not None
    assert board.stdout.readline() == "The board answers at https://board.example. Ctrl-C stops it.\n"
    address = f"http://127.0.0.1:{port}/sign-in"
    assert httpx2.get(address, headers={"Host": "board.example"}).status_code == 200
    assert httpx2.get(address).status_code == 400
    board.send_signal(signal.SIGTERM)
    _, said = board.communicate(timeout=20)
    assert (board.returncode, said) == (0, "")


OTHERWISE = {"FRONTDOOR_PAYLOAD_KEYS", "FRONTDOOR_BOARD_LISTEN", "FRONTDOOR_TRUST_CALLERS"}
"""What it does without, or says in words of its own that it lacks."""
NEEDED = [name for name in _settings("", 0) if name not in OTHERWISE]


@pytest.mark.parametrize("missing", NEEDED)
def test_it_names_whatever_it_needs_and_lacks(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in _settings("postgresql://nobody@127.0.0.1:1/none", 8765).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv(missing)
    with pytest.raises(SettingsError) as lacking:
        check_required(load_settings())
    assert str(lacking.value) == f"{missing} must be set: the board signs people in through the council's account."


def test_without_a_key_for_tokens_it_says_how_to_give_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in _settings("postgresql://nobody@127.0.0.1:1/none", 8765).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("FRONTDOOR_TRUST_CALLERS")
    with pytest.raises(SettingsError, match="FRONTDOOR_TOKEN_KEY_FILE is not set: give the key with which the board"):
        check_required(load_settings())


def test_without_what_it_needs_it_does_not_start(tmp_path: Path) -> None:
    settings = _settings("postgresql://nobody@127.0.0.1:1/none", 8765)
    del settings["FRONTDOOR_OIDC_ISSUER"]
    board = _board(tmp_path, **settings)
    _, said = board.communicate(timeout=30)
    assert board.returncode == 2
    assert said == "FRONTDOOR_OIDC_ISSUER must be set: the board signs people in through the council's account.\n"


def test_without_a_key_for_the_tokens_of_those_who_sign_in_it_does_not_start(tmp_path: Path) -> None:
    settings = _settings("postgresql://nobody@127.0.0.1:1/none", 8765) | {"FRONTDOOR_TRUST_CALLERS": "no"}
    board = _board(tmp_path, **settings)
    _, said = board.communicate(timeout=30)
    assert board.returncode == 2
    assert said.startswith("FRONTDOOR_TOKEN_KEY_FILE is not set")


def test_an_address_that_cannot_be_listened_at_is_one_sentence(
    migrated_url: str, temporal_server: TemporalServer, tmp_path: Path
) -> None:
    settings = _settings(migrated_url, 8765) | {"FRONTDOOR_BOARD_LISTEN": "203.0.113.1:80"}
    board = _board(tmp_path, TEMPORAL_ADDRESS=temporal_server.address, **settings)
    _, said = board.communicate(timeout=30)
    assert board.returncode == 2
    assert said.startswith("FRONTDOOR_BOARD_LISTEN cannot be '203.0.113.1:80'")
