import re

import pytest

from tests.board.browser import Browser


async def test_nobody_sees_a_page_before_signing_in(browser: Browser) -> None:
    answer = await browser.get("/")
    assert answer.url.path == "/sign-in"


async def test_whoever_signs_in_gets_to_the_page_that_they_asked_for(browser: Browser) -> None:
    await browser.get("/?team=front-door")
    answer = await browser.post("/sign-in", person="P-110")
    assert answer.url.raw_path == b"/?team=front-door"
    assert "Marguerite Tollen" in answer.text


@pytest.mark.parametrize(
    "path", ["//elsewhere.example/", "///elsewhere.example/", "/\\elsewhere.example/", "/%09/elsewhere.example/"]
)
async def test_nobody_is_sent_elsewhere_after_signing_in(browser: Browser, path: str) -> None:
    """A browser takes an address that begins with two slashes for another server's."""
    await browser.client.get(f"http://127.0.0.1:8765{path}")
    await browser.get("/sign-in")
    browser.client.follow_redirects = False
    answer = await browser.post("/sign-in", person="P-110")
    assert answer.status_code == 303
    assert re.match(r"/[^/\\\s]", answer.headers["location"])


async def test_an_address_too_long_for_a_cookie_is_not_remembered(browser: Browser) -> None:
    await browser.get("/?team=" + "x" * 5000)
    assert len(browser.client.cookies["frontdoor"]) < 4096
    assert (await browser.post("/sign-in", person="P-110")).url.raw_path == b"/"


async def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(browser: Browser) -> None:
    await browser.sign_in("P-110")
    copy = browser.client.cookies["frontdoor"]
    await browser.post("/sign-out")
    browser.client.cookies.set("frontdoor", copy)
    assert (await browser.get("/")).url.path == "/sign-in"
