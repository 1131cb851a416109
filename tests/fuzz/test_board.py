"""The board as somebody meets it who writes addresses, forms and headers by hand."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import asyncpg
import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.app import make_app
from board.services import Services
from tests.board.browser import ADDRESS, Browser
from tests.fuzz.conftest import NOTIFY_TOKEN
from tests.fuzz.drawn import nearly, odd_texts

DRAWN = settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
PEOPLE = (None, "P-110", "P-410", "P-510")
"""Nobody, a team manager, a senior manager and an operator."""
TEMPLATES = (
    "/",
    "/today/cases",
    "/case/{}",
    "/case/{}/acknowledge",
    "/case/C-1/acknowledge",
    "/case/C-TOLD/limits/{}/{}",
    "/act/{}",
    "/figures",
    "/figures/{}",
    "/figures/csv/{}",
    "/figures/csv/{}/cases",
    "/figures/cases/{}",
    "/operators",
    "/operators/queue/{}",
    "/sign-in",
    "/sign-in/start",
    "/sign-in/finish",
    "/static/{}",
    "/static/{}/{}",
    "/callbacks/notify",
    "/{}",
    "/{}/{}",
)
parts = st.sampled_from(["C-1", "C-TOLD", "assessment", "front-door", "1", "timeliness", "board.css", ".."]) | odd_texts
numbers = st.integers().map(str) | st.just("9" * 5000)
asked_for = st.sampled_from(
    ["alert", "team", "worker", "stage", "state", "limit", "page", "from", "to", "edition", "case", "level", "code"]
)
typed_in = st.sampled_from(["action", "day", "month", "year", "time", "command", "reason", "person", "csrf"])
values = odd_texts | numbers | st.sampled_from(["front-door", "assessment#1", "2026-01-01", "late", "P-110"])
header_values = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30)
headers = st.dictionaries(
    st.sampled_from(["accept", "authorization", "content-type", "cookie", "origin", "range", "if-none-match"]),
    header_values | st.sampled_from(["text/event-stream", f"Bearer {NOTIFY_TOKEN}", ADDRESS, "bytes=0-,1-"]),
    max_size=3,
)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An address of the board with anything in the place of its parts, and a query."""
    path = draw(st.sampled_from(TEMPLATES))
    for _ in range(path.count("{}")):
        path = path.replace("{}", quote(draw(parts | numbers), safe=draw(st.sampled_from(["", "/"]))), 1)
    query = draw(st.dictionaries(asked_for, values, max_size=3))
    return f"{path}?{urlencode(query)}" if query else path


@dataclass
class Visitors:
    """A program that speaks to the board, with the sessions of several people."""

    http: httpx2.AsyncClient
    pool: asyncpg.Pool
    cookies: Mapping[str | None, str]
    digest: str

    def be(self, person: str | None) -> Browser:
        """Go on as this person, or as nobody."""
        self.http.cookies.clear()
        if session := self.cookies.get(person):
            self.http.cookies.set("frontdoor", session)
        return Browser(self.http)

    async def held(self) -> str:
        """Everything in the database but what the board journals of refusals."""
        return str(await self.pool.fetchval(self.digest))


@pytest.fixture
async def visitors(services: Services) -> AsyncIterator[Visitors]:
    """Somebody who is not signed in, and three people who are."""
    transport = httpx2.ASGITransport(app=make_app(services))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        cookies: dict[str | None, str] = {}
        for person in PEOPLE[1:]:
            client.cookies.clear()
            await Browser(client).sign_in(str(person))
            cookies[person] = client.cookies["frontdoor"]
        yield Visitors(client, services.pool, cookies, await _digest(services.pool))


async def _digest(pool: asyncpg.Pool) -> str:
    tables = await pool.fetch(
        "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'"
        " AND table_type = 'BASE TABLE' AND table_name <> 'board_events' AND table_name NOT LIKE '%yoyo%'"
    )
    each = "(SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM {} AS t)"
    return f"SELECT {' || '.join(each.format(name) for (name,) in tables)}"


async def check(visitors: Visitors, before: str, answer: httpx2.Response) -> None:
    """Nothing broke, nothing was refused by halves, and nobody is sent elsewhere."""
    assert answer.status_code < 500, (answer.request.method, str(answer.request.url))
    if answer.status_code >= 400:
        assert await visitors.held() == before
    location = answer.headers.get("location", "/").removeprefix(ADDRESS)
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert "content-security-policy" in answer.headers


@given(person=st.sampled_from(PEOPLE), address=addresses(), sent=headers)
@DRAWN
async def test_whatever_address_is_asked_for_there_is_an_answer(
    visitors: Visitors, person: str | None, address: str, sent: dict[str, str]
) -> None:
    visitors.be(person)
    before = await visitors.held()
    answer = await visitors.http.get(
        address, headers=[(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
    )
    await check(visitors, before, answer)


@given(person=st.sampled_from(PEOPLE), address=addresses(), fields=st.dictionaries(typed_in, values, max_size=6))
@DRAWN
async def test_whatever_form_is_sent_it_is_taken_whole_or_not_at_all(
    visitors: Visitors, person: str | None, address: str, fields: dict[str, str]
) -> None:
    browser = visitors.be(person)
    await browser.get("/sign-in")
    before = await visitors.held()
    await check(visitors, before, await browser.post(address, **fields))


@given(form=st.binary(max_size=400), kind=st.just("application/x-www-form-urlencoded") | header_values)
@DRAWN
async def test_a_form_of_any_bytes_is_refused_or_read(visitors: Visitors, form: bytes, kind: str) -> None:
    browser = visitors.be("P-110")
    await browser.get("/")
    before = await visitors.held()
    sent = [(b"Origin", ADDRESS.encode()), (b"Content-Type", kind.encode("latin-1"))]
    for content in (form, f"csrf={browser.token}&".encode() + form):
        await check(visitors, before, await visitors.http.post("/case/C-1/acknowledge", content=content, headers=sent))


CALLBACK: Any = {"id": "1", "reference": "ref@hillshire.example", "to": "x", "status": "permanent-failure"}


@given(
    content=nearly(CALLBACK).map(lambda said: json.dumps(said).encode())
    | st.binary(max_size=200)
    | st.sampled_from([b"[" * 60_000, b'{"reference":"\\u0000","status":"delivered"}', b'{"reference":"\\ud800"}'])
)
@DRAWN
async def test_whatever_is_posted_as_a_callback_is_noted_or_refused(visitors: Visitors, content: bytes) -> None:
    before = await visitors.held()
    sent = {"Authorization": f"Bearer {NOTIFY_TOKEN}"}
    await check(visitors, before, await visitors.http.post("/callbacks/notify", content=content, headers=sent))
