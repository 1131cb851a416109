"""Signing in through an identity provider that speaks the protocol, over real connections."""

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import httpx2
import pytest
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from board.app import make_app
from board.services import Services
from engine.links import LinkSigner
from engine.serving import serving
from tests.board.browser import Browser
from tests.board.conftest import Noted
from tests.board.oidc_provider import CLIENT, SECRET, Provider


@dataclass
class Council:
    """A board behind an identity provider, and somebody's browser."""

    provider: Provider
    browser: Browser
    url: str

    async def sign_in(self, path: str = "/") -> httpx2.Response:
        """Ask for a page, and sign in at the provider on the way."""
        await self.browser.get(path)
        return await self.browser.get("/sign-in/start")


def _listener() -> tuple[socket.socket, str]:
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
async def council(services: Services) -> AsyncIterator[Council]:
    """A board and a provider on this machine."""
    provider = Provider()
    (board_socket, url), (provider_socket, provider.issuer) = _listener(), _listener()
    told = {
        "oidc_issuer": provider.issuer,
        "oidc_client_id": CLIENT,
        "oidc_client_secret": SecretStr(SECRET),
    }
    settings = services.settings.model_copy(update=told)
    links = LinkSigner(services.links.key, url)
    board = make_app(replace(services, settings=settings, links=links, trial=False))
    async with (
        serving(provider.app(), provider_socket),
        serving(board, board_socket),
        httpx2.AsyncClient(base_url=url, follow_redirects=True) as client,
    ):
        yield Council(provider, Browser(client), url)


async def _last(noted: Noted) -> tuple[str, str | None]:
    kind, person, _ = (await noted())[-1]
    return kind, person


async def test_whoever_the_provider_names_by_the_directorys_id_is_signed_in(council: Council, noted: Noted) -> None:
    page = await council.sign_in("/?stage=contact")
    assert str(page.url) == f"{council.url}/?stage=contact"
    assert "Signed in as Marguerite Tollen" in page.text
    assert await _last(noted) == ("signed_in", "P-110")


async def test_an_email_address_names_a_person_however_it_is_written(council: Council) -> None:
    council.provider.claims = {"preferred_username": "Marguerite.Tollen@Example.org"}
    assert "Signed in as Marguerite Tollen" in (await council.sign_in()).text


async def test_the_conversation_has_pkce_a_state_and_a_nonce(council: Council) -> None:
    await council.sign_in()
    (asked,) = council.provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 16
    assert asked["redirect_uri"] == f"{council.url}/sign-in/finish"
    assert asked["scope"] == "openid profile email"


@pytest.mark.parametrize(
    "claims",
    [
        {"preferred_username": "nobody@example.org"},
        {"preferred_username": ["P-110"]},
        {"preferred_username": ""},
        {"email": "marguerite.tollen@example.org"},
    ],
)
async def test_whoever_the_directory_does_not_have_gets_a_plain_page(
    council: Council, noted: Noted, claims: dict[str, Any]
) -> None:
    council.provider.claims = claims
    page = await council.sign_in()
    assert page.status_code == 403
    assert "does not have you among those who work here" in page.text
    assert await _last(noted) == ("sign_in_refused", None)
    assert (await council.browser.get("/")).url.path == "/sign-in"


async def test_whoever_has_left_gets_a_plain_page(council: Council, pool: asyncpg.Pool) -> None:
    await pool.execute("UPDATE people SET left_on = current_date - 2 WHERE id = 'P-110'")
    assert (await council.sign_in()).status_code == 403


async def test_two_people_with_one_address_are_told_apart_by_nobody(council: Council, pool: asyncpg.Pool) -> None:
    await pool.execute("UPDATE people SET email = 'same@example.org' WHERE id IN ('P-110', 'P-102')")
    council.provider.claims = {"preferred_username": "same@example.org"}
    page = await council.sign_in()
    assert page.status_code == 403
    assert "More than one person" in page.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"says_issuer": "https://another.example"},
        {"nonce": "of another conversation"},
        {"signs_with": RSAKey.generate_key(2048, {"kid": "one"})},
        {"claims": {"preferred_username": "P-110", "aud": "another-client"}},
        {"claims": {"preferred_username": "P-110", "exp": 1}},
        {"refuses": True},
    ],
)
async def test_a_token_that_is_not_for_this_sign_in_is_refused(
    council: Council, noted: Noted, wrong: dict[str, Any]
) -> None:
    for name, value in wrong.items():
        setattr(council.provider, name, value)
    page = await council.sign_in()
    assert page.status_code == 400
    assert "You are not signed in" in page.text
    assert await _last(noted) == ("sign_in_refused", None)


async def test_an_answer_that_this_browser_did_not_ask_for_is_refused(council: Council) -> None:
    await council.browser.get("/")
    started = await council.browser.client.get("/sign-in/start", follow_redirects=False)
    answered = await council.browser.client.get(started.headers["location"], follow_redirects=False)
    council.browser.client.cookies.clear()
    assert (await council.browser.client.get(answered.headers["location"])).status_code == 400


async def test_an_answer_is_taken_once(council: Council) -> None:
    page = await council.sign_in()
    back = next(str(answer.url) for answer in page.history if urlsplit(str(answer.url)).path == "/sign-in/finish")
    assert parse_qs(urlsplit(back).query)["code"]
    assert (await council.browser.client.get(back)).status_code == 400


async def test_a_provider_that_is_down_is_a_plain_page(services: Services) -> None:
    settings = services.settings.model_copy(update={"oidc_issuer": "http://127.0.0.1:1", "oidc_client_id": CLIENT})
    transport = httpx2.ASGITransport(app=make_app(replace(services, settings=settings, trial=False)))
    async with httpx2.AsyncClient(transport=transport, base_url=services.url) as client:
        page = await client.get("/sign-in/start")
    assert page.status_code == 502
    assert "The identity provider does not answer" in page.text


async def test_nobody_signs_in_from_a_list_beside_a_provider(council: Council) -> None:
    page = await council.browser.get("/")
    assert "Marguerite" not in page.text
    assert 'href="/sign-in/start"' in page.text
