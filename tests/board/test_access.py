import re

import asyncpg
from starlette.routing import Route

from board.app import ROOMS
from board.security import OPEN_TO_ALL
from tests.board.browser import ADDRESS, Browser
from tests.board.conftest import Noted
from tests.board.county import PutCase, open_alert

DUTY, WORKER, MANAGER, STANDS_IN = "P-101", "P-102", "P-110", "P-310"
SENIOR, DIRECTOR, OPERATOR = "P-410", "P-430", "P-510"
OWN, OTHER = "C-OWN", "C-OTHER"
TAKE = "/case/{}/acknowledge?alert=assessment%231"


async def _two_teams(put: PutCase) -> None:
    await put(OWN, due_in=-2, alerts=(open_alert(),))
    await put(OTHER, due_in=-2, team="assessment-west", alerts=(open_alert(),))


MATRIX = (
    (DUTY, "/", 200),
    (WORKER, "/", 200),
    (MANAGER, "/", 200),
    (SENIOR, "/", 200),
    (OPERATOR, f"/case/{OWN}", 403),
    (OPERATOR, "/today/cases", 403),
    (OPERATOR, "/today/stream", 403),
    (WORKER, "/?team=assessment-west", 403),
    (MANAGER, "/today/cases?team=assessment-west", 403),
    (MANAGER, "/today/stream?team=assessment-west", 403),
    (STANDS_IN, "/?team=assessment-east", 200),
    (SENIOR, "/?team=assessment-west", 200),
    (WORKER, TAKE.format(OWN), 403),
    (DUTY, TAKE.format(OWN), 403),
    (MANAGER, TAKE.format(OWN), 200),
    (MANAGER, TAKE.format(OTHER), 403),
    (STANDS_IN, TAKE.format(OTHER), 200),
    (STANDS_IN, TAKE.format(OWN), 403),
    (SENIOR, TAKE.format(OTHER), 200),
    (DIRECTOR, TAKE.format(OWN), 200),
    (OPERATOR, TAKE.format(OWN), 403),
    (MANAGER, TAKE.format("C-NOBODY"), 404),
    (MANAGER, "/no/such/page", 404),
)


async def test_each_page_is_for_those_whose_work_it_is(browser: Browser, put: PutCase) -> None:
    await _two_teams(put)
    got = []
    for person, path, _ in MATRIX:
        await browser.sign_in(person)
        got.append((person, path, (await browser.get(path)).status_code))
    assert got == list(MATRIX)


def test_every_page_that_needs_no_sign_in_is_one_of_signing_in() -> None:
    routes = [route for room in ROOMS for route in room if isinstance(route, Route)]
    free = {route.path for route in routes if route.path.startswith(OPEN_TO_ALL)}
    assert free <= {"/sign-in", "/sign-in/start", "/sign-in/finish", "/callbacks/notify"}


async def test_every_page_asks_for_a_sign_in(browser: Browser) -> None:
    routes = [route for room in ROOMS for route in room if isinstance(route, Route)]
    asking = [route for route in routes if not route.path.startswith(OPEN_TO_ALL)]
    for route in asking:
        path = re.sub(r"\{[^}]+\}", "x", route.path)
        browser.client.cookies.clear()
        answer = await browser.client.request("GET", path, follow_redirects=False)
        assert (answer.status_code, answer.headers.get("location")) in {(303, "/sign-in"), (405, None)}, path


async def test_what_is_refused_is_journalled_with_the_person_and_the_case(
    browser: Browser, put: PutCase, noted: Noted
) -> None:
    await _two_teams(put)
    await browser.sign_in(MANAGER)
    await browser.get(TAKE.format(OTHER))
    await browser.get(TAKE.format("C-NOBODY"))
    assert await noted() == [
        ("signed_in", MANAGER, None),
        ("denied", MANAGER, OTHER),
        ("unknown_case", MANAGER, None),
    ]


async def test_a_leaver_is_out_at_the_next_page(browser: Browser, put: PutCase, pool: asyncpg.Pool) -> None:
    await _two_teams(put)
    await browser.sign_in(MANAGER)
    await pool.execute("UPDATE people SET left_on = current_date - 2 WHERE id = $1", MANAGER)
    assert (await browser.get("/")).url.path == "/sign-in"


async def test_a_role_that_is_taken_away_is_gone_at_the_next_page(
    browser: Browser, put: PutCase, pool: asyncpg.Pool
) -> None:
    await _two_teams(put)
    await browser.sign_in(MANAGER)
    assert (await browser.get(TAKE.format(OWN))).status_code == 200
    await pool.execute("DELETE FROM roles WHERE person = $1", MANAGER)
    assert (await browser.get(TAKE.format(OWN))).status_code == 403


async def test_an_operator_begins_at_the_operators_page(browser: Browser, noted: Noted) -> None:
    await browser.get("/sign-in")
    await browser.client.post(
        "/sign-in",
        data={"csrf": browser.token, "person": OPERATOR},
        headers={"Origin": ADDRESS},
        follow_redirects=False,
    )
    page = await browser.client.get("/", follow_redirects=False)
    assert page.headers["location"] == "/operators"
    assert ("denied", OPERATOR, None) not in await noted()


async def test_whoever_is_on_duty_sees_what_the_duty_is_for(browser: Browser, put: PutCase, pool: asyncpg.Pool) -> None:
    await _two_teams(put)
    await browser.sign_in(WORKER)
    assert (await browser.get(TAKE.format(OTHER))).status_code == 403
    await pool.execute(
        "INSERT INTO rota VALUES ($1, 'duty_manager', NULL, now() - interval '1 h', now() + interval '1 h')", WORKER
    )
    assert (await browser.get(TAKE.format(OTHER))).status_code == 200


async def test_the_local_page_lists_nobody_who_has_left(browser: Browser, pool: asyncpg.Pool) -> None:
    await pool.execute("UPDATE people SET active = false WHERE id = $1", MANAGER)
    listed = await browser.get("/sign-in")
    assert "Marguerite Tollen" not in listed.text
    assert "Absalom Verity-Crane" in listed.text
