"""Links in messages: ours, for some days, for one acknowledgement."""

import stat
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from itsdangerous import URLSafeTimedSerializer

from engine.errors import SettingsError
from engine.links import Link, LinkSigner, load_or_create_link_key
from engine.settings import load_settings

SIGNER = LinkSigner("k" * 32, "https://frontdoor.hillshire.example")


def _token(signer: LinkSigner = SIGNER) -> str:
    return signer.url("C-1", "assessment#1", "manager-1").rpartition("/")[2]


def test_a_link_says_which_alert_is_meant_and_whom_it_was_sent_to() -> None:
    assert SIGNER.url("C-1", "assessment#1", "manager-1").startswith("https://frontdoor.hillshire.example/act/")
    link = SIGNER.read(_token())
    assert isinstance(link, Link)
    assert (link.case, link.alert, link.recipient) == ("C-1", "assessment#1", "manager-1")


def test_no_two_links_are_the_same() -> None:
    first, second = SIGNER.read(_token()), SIGNER.read(_token())
    assert isinstance(first, Link)
    assert isinstance(second, Link)
    assert first.command != second.command


@pytest.mark.parametrize("token", ["", "nonsense", _token()[:-1], "x" + _token(), _token() * 2])
def test_a_link_that_was_changed_is_forged(token: str) -> None:
    assert SIGNER.read(token) == "forged"


def test_a_link_made_with_another_key_or_for_another_purpose_is_forged() -> None:
    assert SIGNER.read(_token(LinkSigner("o" * 32, SIGNER.board_url))) == "forged"
    session = URLSafeTimedSerializer(SIGNER.key, salt="session").dumps(["C-1", "assessment#1", "manager-1", "x"])
    assert SIGNER.read(session) == "forged"
    unlike = SIGNER._signed().dumps({"case": "C-1"})
    assert SIGNER.read(unlike) == "forged"


def test_a_link_expires() -> None:
    assert LinkSigner(SIGNER.key, SIGNER.board_url, timedelta(seconds=-1)).read(_token()) == "expired"


async def test_a_link_is_used_once(pool: asyncpg.Pool) -> None:
    token = _token()
    link = await SIGNER.state(pool, token)
    assert isinstance(link, Link)
    assert await SIGNER.use(pool, link, by="manager-2")
    assert not await SIGNER.use(pool, link, by="manager-2")
    assert await SIGNER.state(pool, token) == "used"
    assert await SIGNER.state(pool, "nonsense") == "forged"
    told = await pool.fetchrow("SELECT case_ref, alert, recipient, used_by FROM used_links")
    assert told is not None
    assert tuple(told) == ("C-1", "assessment#1", "manager-1", "manager-2")


def test_the_first_start_makes_a_key_that_only_this_account_reads(tmp_path: Path) -> None:
    settings = load_settings(var_dir=tmp_path)
    first = load_or_create_link_key(settings)
    assert load_or_create_link_key(settings) == first
    assert stat.S_IMODE(settings.link_key_file.stat().st_mode) == 0o600


def test_a_key_that_is_set_wins(tmp_path: Path) -> None:
    settings = load_settings(var_dir=tmp_path, link_key="s" * 40)
    assert load_or_create_link_key(settings) == "s" * 40
    assert not settings.link_key_file.exists()


def test_a_broken_key_file_is_refused(tmp_path: Path) -> None:
    settings = load_settings(var_dir=tmp_path)
    settings.link_key_file.parent.mkdir()
    settings.link_key_file.write_text("short\n")
    with pytest.raises(SettingsError, match="holds no key"):
        load_or_create_link_key(settings)


def test_without_the_boards_address_there_are_no_links(tmp_path: Path) -> None:
    assert LinkSigner.of(load_settings(var_dir=tmp_path)) is None
    made = LinkSigner.of(load_settings(var_dir=tmp_path, board_url="https://board.example/", link_days=1))
    assert made is not None
    assert (made.board_url, made.lifetime) == ("https://board.example", timedelta(days=1))
    assert made.key not in repr(made)
