"""Marked names and texts go in by every way there is; then everything that operators or outsiders read is searched.

A real engine in a process of its own, twice over one folder: as it is tried out, and with every channel in use.
"""

import asyncio
import base64
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from client import errors, new_reference
from engine.connection import connect
from engine.database import open_pool
from engine.directory import Directory, seed_directory
from engine.embedded import running_servers
from engine.keys import case_keys
from engine.rules import Rulebook
from engine.settings import load_settings
from practice import commands as c
from sample.morning import directory
from tests.activities.channels.http_server import HttpServer, serving
from tests.activities.mail import MailServer
from tests.board.browser import Browser
from tests.engine_process import Engine, run
from tests.identity import tokens_of
from tests.journeys.stories import contact_to_closure, no_further_action, section_47
from tests.privacy.seeding import MARK, PERSONAL, Marking, every_command
from tests.workflows.house import MANAGER, House, make, until
from tests.workflows.world import World

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
LATE = timedelta(days=8)
SEALED = b"binary/encrypted"
CENSUS = f"""<Message><Header><CollectionDetails><Collection>CIN</Collection>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header><Children><Child>
<ChildIdentifiers><LAchildID>{MARK}1</LAchildID><UPN>{MARK}</UPN><PersonBirthDate>2015-05-05</PersonBirthDate>
</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2026-03-01</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode></CINdetails></Child></Children></Message>"""


@dataclass
class Seen:
    """What was read of a running engine, and what was put in."""

    taken: int = 0
    refused: int = 0
    metrics: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    histories: list[Message] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    in_journal: int = 0
    messages: list[str] = field(default_factory=list)
    traces: list[bytes] = field(default_factory=list)


@dataclass
class Running:
    """A running engine as a client, an operator and somebody without its keys reach it."""

    engine: Engine
    house: House
    pool: asyncpg.Pool
    outside: Client
    seen: Seen

    @property
    def client(self) -> Marking:
        """The client that marks what it sends."""
        assert isinstance(self.house.client, Marking)
        return self.house.client

    def address(self, start: str) -> str:
        """What the engine said that something is reached by."""
        line = next(line for line in self.engine.said if line.startswith(start))
        return str(re.findall(r"https?://\S+", line)[0])

    async def late_case(self) -> str:
        """A case on which nobody decided in time, so that people are told."""
        then = datetime.now(UTC) - LATE
        contact = make(c.ReceiveContact, MANAGER, then, team="front-door", contact=_contact())
        case = new_reference()
        await self.client.open(contact, case=case)
        sql = "SELECT count(*) FROM deliveries WHERE case_ref = $1 AND status NOT IN ('held', 'sending')"
        await until(lambda: self._counts(sql, case), 60.0)
        return case

    async def _counts(self, sql: str, *values: Any) -> bool:
        return bool(await self.pool.fetchval(sql, *values))


def _contact() -> c.Contact:
    return c.Contact(
        source="2A",
        concern=PERSONAL,
        child_name=f"{MARK} Example",
        address=f"1 {MARK} Street",
        school=f"{MARK} Primary",
        referrer_name=f"Sam {MARK}",
        referrer_contact=f"{MARK}@example.org",
    )


@pytest.fixture(scope="module")
async def seen(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> tuple[Engine, Seen, Path]:
    """Two lives of one engine, with all of it put in; then it is stopped."""
    var, seen = new_folder() / "var", Seen()
    mail, web = MailServer(new_port()), HttpServer()
    mail.start()
    with serving(web):
        quiet = {
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"{web.url}/traces",
            "FRONTDOOR_LOG_LEVEL": "debug",
            "FRONTDOOR_DIGEST_MINUTES": "0",
            "FRONTDOOR_LOG_FORMAT": "json",
        }
        first = Engine(var, "--no-sample", **quiet)
        await _live(first, seen, _try_out)
        channels = {
            "FRONTDOOR_SMTP_URL": mail.url,
            "FRONTDOOR_WEBHOOK_URL": f"{web.url}/hook",
            "FRONTDOOR_WEBHOOK_SECRET": SECRET,
            "FRONTDOOR_APPRISE_URLS": web.url.replace("http://", "json://") + "/room",
        }
        second = Engine(var, "--no-sample", **quiet, **channels)
        mail.refuses[f"{MARK}.p-110@example.org".lower()] = f"550 5.1.1 no such person {PERSONAL}"
        await _live(second, seen, _by_every_channel)
        seen.traces += [request.body for request in web.requests if request.path.startswith("/traces")]
        others = [request for request in web.requests if not request.path.startswith("/traces")]
        seen.messages += [*map(str, mail.received), *(request.body.decode() for request in others)]
    mail.stop()
    second.said += first.said
    return second, seen, var


async def _live(engine: Engine, seen: Seen, put_in: Callable[[Running], Awaitable[None]]) -> None:
    await asyncio.to_thread(engine.start)
    try:
        await _lived(engine, seen, put_in)
    finally:
        code = await asyncio.to_thread(engine.stop)
    assert code == 0


async def _lived(engine: Engine, seen: Seen, put_in: Callable[[Running], Awaitable[None]]) -> None:
    settings = load_settings(var_dir=engine.var)
    servers = running_servers(settings)
    assert servers
    outside = await Client.connect(servers.temporal_address)
    pool = await open_pool(servers.database_url, size=2)
    async with case_keys(settings, servers.database_url) as keys:
        temporal = await connect(servers.keys, cases=keys, address=servers.temporal_address, sandbox=False)
        book = Rulebook.load(today=datetime.now(UTC).date())
        tokens = tokens_of(settings.identity_key)
        client = Marking(temporal, task_queue=settings.task_queue, rulebook=book, tokens=tokens)
        env = WorkflowEnvironment.from_client(temporal)
        house = House(env, client, World(), settings.task_queue, book)
        await put_in(Running(engine, house, pool, outside, seen))
        seen.taken += client.taken
    seen.in_journal = await pool.fetchval("SELECT count(*) FROM journal WHERE event::text ILIKE $1", f"%{MARK}%")
    for table in ("operator_queue", "sweeps", "deliveries", "checkpoints", "board_events"):
        seen.columns += [str(row[0]) for row in await pool.fetch(f"SELECT t::text FROM {table} AS t")]  # noqa: S608
    await pool.close()
    await _look_from_outside(engine, outside, seen)


async def _look_from_outside(engine: Engine, outside: Client, seen: Seen) -> None:
    async for execution in outside.list_workflows():
        seen.listed += [execution.id, execution.raw_info.SerializeToString().decode("latin-1")]
        handle = outside.get_workflow_handle(execution.id, run_id=execution.run_id)
        seen.histories += (await handle.fetch_history()).events
        seen.listed.append((await handle.describe()).raw_description.SerializeToString().decode("latin-1"))
    address = next(line for line in engine.said if "/metrics" in line)
    async with httpx2.AsyncClient() as client:
        seen.metrics.append((await client.get(re.findall(r"http://\S+/metrics", address)[0])).text)


async def _try_out(here: Running) -> None:
    people = directory(datetime.now(UTC), here.house.book)
    for person in people["people"]:
        person["name"] = f"{MARK} {person['name']}"
        person["email"] = f"{MARK}.{person['id']}@example.org".lower()
    await seed_directory(here.pool, Directory.model_validate(people))
    for story in (contact_to_closure, no_further_action, section_47):
        await story(here.house)
    case = await here.late_case()
    for command in every_command():
        await _sent(here, case, command)
    await _on_the_board(here, await here.late_case())
    await _on_the_command_line(here, case)


async def _sent(here: Running, case: str, command: c.Command) -> None:
    try:
        await here.house.client.record(case, command)
    except errors.FrontdoorError:
        here.seen.refused += 1


async def _on_the_board(here: Running, case: str) -> None:
    url = here.address("The managers' board")
    async with httpx2.AsyncClient(base_url=url, follow_redirects=True) as client:
        browser = Browser(client)
        await browser.get("/sign-in")
        await browser.post("/sign-in", origin=url, person="P-110")
        path = f"/case/{case}/acknowledge?alert=contact_decision%231"
        page = await browser.get(path)
        number = page.text.partition('name="command" value="')[2].partition('"')[0]
        soon = (datetime.now(UTC) + timedelta(hours=26)).astimezone()
        when = {"day": f"{soon:%d}", "month": f"{soon:%m}", "year": f"{soon:%Y}", "time": f"{soon:%H:%M}"}
        wrong = await browser.post(path, origin=url, command=number, action=PERSONAL, **(when | {"day": MARK}))
        taken = await browser.post(path, origin=url, command=number, action=PERSONAL, **when)
        await client.get(f"/case/{MARK}")
        await client.get("/", params={"team": PERSONAL})
        assert (wrong.status_code, taken.status_code) == (400, 200), (wrong.text, taken.text)


async def _on_the_command_line(here: Running, case: str) -> None:
    census = here.engine.var.parent / "census.xml"
    census.write_text(CENSUS, encoding="utf-8")
    wrong = here.engine.var.parent / "wrong.toml"
    wrong.write_text(f'[[people]]\nid = "P-1"\nname = "{MARK}"\nemail = "{PERSONAL}"\n', encoding="utf-8")
    who = ("--as", "P-110", "--role", "team_manager")
    for arguments, codes in (
        (("adopt", str(census), "--team", "front-door"), {0}),
        (("record", case, "RecordSupervision", *who, "--set", f"decision={PERSONAL}"), {0, 1}),
        (("record", case, "RecordSupervision", *who, "--set", f"nonsense={PERSONAL}"), {2}),
        (("directory", "load", str(wrong), "--by", "P-510", "--reason", PERSONAL), {1, 2}),
        (("queue", "clear", "1", "--by", "P-102", "--reason", PERSONAL), {3, 4}),
    ):
        ran = await asyncio.to_thread(run, "starter.py", *arguments, var=here.engine.var)
        assert ran.code in codes, (arguments, ran)


async def _by_every_channel(here: Running) -> None:
    for _ in range(2):
        await here.late_case()
    await _sent(here, new_reference(), make(c.RecordSupervision, MANAGER, datetime.now(UTC), decision=PERSONAL))
    with pytest.raises(errors.Malformed, match="reference"):
        await here.client.open(
            make(c.ReceiveContact, MANAGER, datetime.now(UTC), team="front-door", contact=_contact()), case=PERSONAL
        )


def test_the_marks_did_go_in_by_every_way(seen: tuple[Engine, Seen, Path]) -> None:
    """Else the searches below would find nothing for want of anything to be found."""
    _, found, _ = seen
    assert found.taken > 60
    assert found.refused > 20
    assert found.in_journal > 40
    assert len(found.histories) > 500
    assert len(found.messages) >= 4


def _holds_mark(text: str | bytes) -> bool:
    low = (text.encode() if isinstance(text, str) else text).lower()
    shifted = {base64.b64encode(b"x" * n + MARK.encode() + b"yyy")[4:12].lower() for n in range(3)}
    return MARK.encode().lower() in low or any(part in low for part in shifted)


def test_no_log_line_says_anything_about_a_person(seen: tuple[Engine, Seen, Path]) -> None:
    engine, _, var = seen
    lines = [line for file in (var / "log").iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 100
    assert [line for line in [*lines, *engine.said] if _holds_mark(line)] == []


def test_each_line_is_one_fact_with_its_references(seen: tuple[Engine, Seen, Path]) -> None:
    _, _, var = seen
    lines = [json.loads(line) for line in (var / "log" / "worker.log").read_text(encoding="utf-8").splitlines()]
    facts = [line for line in lines if line["event"] == "recorded"]
    assert len(facts) > 100
    assert all(line["workflow_id"] == f"case/{line['case']}" and line["journal_sequence"] for line in facts)
    commanded = [line for line in facts if line["fact"] == "StepRefused"]
    assert commanded
    assert all(line["command_id"] for line in commanded)


def test_no_metric_says_anything_about_a_person_or_a_case(seen: tuple[Engine, Seen, Path]) -> None:
    _, found, _ = seen
    assert len(found.metrics) == 2
    assert not any(_holds_mark(text) or re.search(r"C-[0-9A-Z]{5}", text) for text in found.metrics)


def test_no_trace_says_anything_about_a_person(seen: tuple[Engine, Seen, Path]) -> None:
    _, found, _ = seen
    assert any(b"RunActivity:write_journal" in trace for trace in found.traces)
    assert not any(_holds_mark(trace) for trace in found.traces)


def test_no_id_search_attribute_or_memo_says_anything_about_a_person(seen: tuple[Engine, Seen, Path]) -> None:
    _, found, _ = seen
    assert [text for text in found.listed if _holds_mark(text)] == []


def test_raw_histories_hold_nothing_that_can_be_read_without_the_keys(seen: tuple[Engine, Seen, Path]) -> None:
    _, found, _ = seen
    assert [event for event in found.histories if _holds_mark(event.SerializeToString())] == []
    kinds = {_encoding(payload) for event in found.histories for payload in _payloads(event)}
    assert SEALED in kinds


def test_the_file_in_which_temporal_keeps_everything_holds_no_name_and_no_text(
    seen: tuple[Engine, Seen, Path],
) -> None:
    _, _, var = seen
    files = [*var.rglob("temporal.db*")]
    assert files
    assert [str(file) for file in files if _holds_mark(file.read_bytes())] == []


def test_what_operators_read_in_the_database_names_nobody(seen: tuple[Engine, Seen, Path]) -> None:
    _, found, _ = seen
    assert [row for row in found.columns if _holds_mark(row)] == []


def _payloads(message: Message) -> list[Payload]:
    if isinstance(message, Payload):
        return [message]
    inner: list[Payload] = []
    for _, value in message.ListFields():
        several = value.values() if hasattr(value, "values") else value if hasattr(value, "__iter__") else [value]
        inner += [found for one in several if isinstance(one, Message) for found in _payloads(one)]
    return inner


def _encoding(payload: Payload) -> bytes:
    return payload.metadata["encoding"]
