import json
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncpg
import httpx2
import pytest
from itsdangerous import TimestampSigner

from board.app import make_app
from board.services import OF_A_REAL_SERVICE, Services, is_trial
from engine.links import LinkSigner
from engine.settings import load_settings
from tests.board.browser import ADDRESS, Browser
from tests.board.conftest import Noted
from tests.board.county import PutCase, open_alert

STATIC = Path(__file__).resolve().parents[2] / "board" / "static"
TAKE = "/case/C-1/acknowledge?alert=assessment%231"


async def test_every_answer_forbids_what_no_page_of_ours_asks_for(browser: Browser) -> None:
    await browser.sign_in("P-110")
    for path in ("/", "/sign-in", "/nothing", TAKE, "/act/forged"):
        _check_headers((await browser.get(path)).headers)


def _check_headers(headers: Mapping[str, str]) -> None:
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


async def test_no_page_holds_a_script_or_a_style_of_its_own(browser: Browser, put: PutCase) -> None:
    await put("C-1", due_in=-2, alerts=(open_alert(),))
    await browser.sign_in("P-110")
    for path in ("/", "/sign-in", TAKE, "/nothing"):
        text = (await browser.get(path)).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text), path
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text), path


async def test_files_are_kept_by_browsers_under_an_address_that_changes_with_them(browser: Browser) -> None:
    text = (await browser.get("/sign-in")).text
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', text):
        answer = await browser.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert re.search(r"\?v=[0-9a-f]{12}$", address)


def test_what_is_vendored_has_neither_the_typeface_nor_the_crest_of_gov_uk() -> None:
    assert not [f.name for f in STATIC.rglob("*") if re.search(r"crown|crest|logotype|\.woff2?$", f.name)]
    for style in STATIC.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "GDS Transport" not in text
        for address in re.findall(r"url\(([^)]+)\)", text):
            assert (style.parent / address).is_file() or address.startswith(("data:", '"data:')), address


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"csrf": "guessed"}, "token"),
        ({"csrf": ""}, "token"),
        ({"csrf": "ünïcode"}, "token"),
        ({"origin": "https://elsewhere.example"}, "origin"),
        ({"origin": "null"}, "origin"),
        ({"origin": "http://127.0.0.1:8766"}, "origin"),
    ],
)
async def test_a_form_from_elsewhere_changes_nothing_and_is_journalled(
    browser: Browser, put: PutCase, noted: Noted, pool: asyncpg.Pool, changes: dict[str, str], why: str
) -> None:
    await put("C-1", due_in=-2, alerts=(open_alert(),))
    await browser.sign_in("P-110")
    await browser.get(TAKE)
    answer = await browser.post(TAKE, **changes)
    assert answer.status_code == 403
    assert "This form could not be taken" in answer.text
    assert (await noted())[-1] == ("csrf_refused", "P-110", None)
    assert await pool.fetchval("SELECT detail FROM board_events ORDER BY id DESC LIMIT 1") == why


async def test_a_form_without_an_origin_is_refused(browser: Browser) -> None:
    await browser.get("/sign-in")
    answer = await browser.client.post("/sign-in", data={"csrf": browser.token, "person": "P-110"})
    assert answer.status_code == 403


async def test_anything_but_a_plain_form_is_refused(browser: Browser) -> None:
    await browser.sign_in("P-110")
    headers = {"Origin": ADDRESS}
    files = {"csrf": (None, browser.token)}
    assert (await browser.client.post("/sign-out", files=files, headers=headers)).status_code == 403
    assert (await browser.client.post("/sign-out", json={"csrf": browser.token}, headers=headers)).status_code == 403


async def test_a_form_that_is_far_too_large_is_not_read(browser: Browser) -> None:
    await browser.sign_in("P-110")
    assert (await browser.post("/sign-out", more="x" * 300_000)).status_code == 403


async def test_what_no_database_can_hold_is_not_understood(browser: Browser) -> None:
    await browser.sign_in("P-410")
    for path in ("/case/%00", "/?team=%00", "/act/a%00b", f"{TAKE}%00"):
        page = await browser.get(path)
        assert (page.status_code, "could not be understood" in page.text) == (400, True), path
    assert (await browser.post("/sign-in", person="P-110\0")).status_code == 400


async def test_a_token_of_another_session_is_refused(browser: Browser) -> None:
    await browser.sign_in("P-110")
    stolen = browser.token
    await browser.sign_in("P-410")
    answer = await browser.post("/sign-out", csrf=stolen)
    assert answer.status_code == 403


async def test_the_board_answers_to_no_other_name(services: Services) -> None:
    transport = httpx2.ASGITransport(app=make_app(services))
    async with httpx2.AsyncClient(transport=transport, base_url="http://rebound.example:8765") as client:
        assert (await client.get("/sign-in")).status_code == 400


@pytest.mark.parametrize("path", ["/operators/queue/{}", "/case/C-1/limits/assessment/{}"])
async def test_a_number_that_nothing_can_have_leads_nowhere(browser: Browser, put: PutCase, path: str) -> None:
    await put("C-1", due_in=-2)
    await browser.sign_in("P-420")
    for number in ("9" * 5000, "9" * 19, "-1", "x"):
        assert (await browser.get(path.format(number))).status_code == 404, number


@pytest.mark.parametrize("path", ["/static/../security.py", "/static/%2e%2e/security.py", "/static/..%2fsecurity.py"])
async def test_files_outside_the_folder_are_not_served(browser: Browser, path: str) -> None:
    answer = await browser.client.get(httpx2.URL(ADDRESS).copy_with(raw_path=path.encode()))
    assert "SecurityHeaders" not in answer.text


def _secure(services: Services) -> Services:
    return replace(services, links=LinkSigner(services.links.key, "https://board.example"), trial=True)


async def test_over_https_the_cookie_is_for_this_host_alone(services: Services) -> None:
    transport = httpx2.ASGITransport(app=make_app(_secure(services)))
    async with httpx2.AsyncClient(transport=transport, base_url="https://board.example") as client:
        answer = await client.get("/sign-in")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("__host-frontdoor=")
    for flag in ("; httponly", "; samesite=lax", "; secure", "path=/"):
        assert flag in cookie
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_a_cookie_that_was_changed_is_no_session(browser: Browser) -> None:
    await browser.sign_in("P-110")
    kept = browser.client.cookies["frontdoor"]
    browser.client.cookies.clear()
    browser.client.cookies.set("frontdoor", "f" + kept[1:])
    assert (await browser.get("/")).url.path == "/sign-in"


async def _pages_after(services: Services, *gaps: timedelta) -> list[str]:
    """Where pages lead that are opened so long after one another, the first so long after signing in."""
    began = services.now()
    clock = [began]
    transport = httpx2.ASGITransport(app=make_app(replace(services, now=lambda: clock[0])))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        browser = Browser(client)
        await browser.sign_in("P-110")
        found = []
        for gap in gaps:
            clock[0] += gap
            found.append((await browser.get("/")).url.path)
    return found


async def test_a_session_ends_an_hour_after_the_last_page(services: Services) -> None:
    minutes = timedelta(minutes=1)
    assert await _pages_after(services, 59 * minutes, 59 * minutes, 61 * minutes) == ["/", "/", "/sign-in"]


async def test_a_session_ends_after_eight_hours_however_busy(services: Services) -> None:
    halves = [timedelta(minutes=30)] * 16
    assert await _pages_after(services, *halves) == ["/"] * 15 + ["/sign-in"]


async def test_looking_for_news_does_not_keep_a_session_alive(services: Services) -> None:
    clock = [services.now()]
    transport = httpx2.ASGITransport(app=make_app(replace(services, now=lambda: clock[0])))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        browser = Browser(client)
        await browser.sign_in("P-110")
        for _ in range(3):
            clock[0] += timedelta(minutes=25)
            answer = await client.get("/nothing", headers={"Accept": "text/event-stream"})
    assert answer.status_code == 401


@pytest.mark.parametrize("name", OF_A_REAL_SERVICE)
def test_nobody_signs_in_without_a_password_where_anything_of_a_real_service_is_set(name: str) -> None:
    assert is_trial(load_settings())
    assert not is_trial(load_settings().model_copy(update={name: "set"}))


async def test_the_list_of_people_is_refused_outside_a_trial(services: Services, noted: Noted) -> None:
    transport = httpx2.ASGITransport(app=make_app(replace(services, trial=False)))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        browser = Browser(client)
        page = await browser.get("/sign-in")
        assert "Marguerite Tollen" not in page.text
        browser.token = _token_in(client, services)
        refused = await browser.post("/sign-in", person="P-110")
        assert refused.status_code == 403
        assert "only for trying the engine out" in refused.text
        assert (await browser.get("/")).url.path == "/sign-in"
    assert await noted() == [("sign_in_refused", None, None)]


def _token_in(client: httpx2.AsyncClient, services: Services) -> str:
    """The token for forms in a session that no page shows a form of."""
    signed = TimestampSigner(services.links.key).unsign(client.cookies["frontdoor"])
    return str(json.loads(b64decode(signed))["csrf"])
