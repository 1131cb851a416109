"""With which token `starter.py` proves who is calling, and making the keys for them."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from client.cli.shared import token_source
from engine.errors import SettingsError
from engine.identity.keys import TrustedKeys, load_or_create_identity_key, read_signing_key
from engine.identity.tokens import Verifier
from engine.settings import load_settings
from practice.vocabulary import Role
from starter import main
from tests.identity import token_settings
from tests.workflows.house import MANAGER


async def test_a_token_that_is_given_goes_along_as_it_is(tmp_path: Path) -> None:
    """Whoever acts; whether it covers them is the worker's to say."""
    source = token_source(load_settings(var_dir=tmp_path, token="given"), embedded=True)
    assert source is not None
    assert [await source(MANAGER), await source(None)] == ["given", "given"]


async def test_beside_an_embedded_engine_tokens_say_what_was_typed(tmp_path: Path) -> None:
    """They are made with the key of its folder, which is for this account alone."""
    settings = load_settings(var_dir=tmp_path)
    source = token_source(settings, embedded=True)
    assert source is not None
    caller = Verifier(TrustedKeys(None, load_or_create_identity_key(settings))).verify(
        await source(MANAGER) or "", datetime.now(UTC)
    )
    assert (caller.id, set(caller.roles)) == (MANAGER.id, {Role.TEAM_MANAGER})
    assert settings.identity_key.stat().st_mode & 0o077 == 0
    assert await source(MANAGER) == await source(MANAGER)


def test_elsewhere_without_a_token_or_a_key_none_goes_along(tmp_path: Path) -> None:
    assert token_source(load_settings(var_dir=tmp_path), embedded=False) is None


async def test_a_process_with_a_key_of_its_own_makes_tokens_with_it(tmp_path: Path) -> None:
    named = token_settings(tmp_path)
    settings = load_settings(var_dir=tmp_path, token_key_file=named["FRONTDOOR_TOKEN_KEY_FILE"])
    source = token_source(settings, embedded=True)
    assert source is not None
    verifier = Verifier(TrustedKeys(Path(named["FRONTDOOR_TOKEN_KEYS_FILE"])))
    assert verifier.verify(await source(None) or "", datetime.now(UTC)).roles == {Role.OPERATOR}


async def test_a_new_key_is_written_for_this_account_alone_and_its_public_half_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "board.json"
    assert await asyncio.to_thread(main, ["keys", "new-token-key", str(file), "--issuer", "board"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert file.stat().st_mode & 0o077 == 0
    assert printed == read_signing_key(file).public
    before = file.read_text(encoding="utf-8")
    assert await asyncio.to_thread(main, ["keys", "new-token-key", str(file), "--issuer", "board"]) == 2
    assert file.read_text(encoding="utf-8") == before


def test_an_identity_key_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    settings = load_settings(var_dir=tmp_path)
    settings.identity_key.parent.mkdir()
    settings.identity_key.write_text("nonsense")
    with pytest.raises(SettingsError, match="is not JSON"):
        load_or_create_identity_key(settings)
