"""The sample morning, with each process in its own role: what `grants.sql` leaves out would stop something here."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import asyncpg
import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from google.protobuf import json_format
from temporalio.api.common.v1 import Payloads

from board.app import make_app
from board.services import Services
from board.tokens import BoardTokens
from client import CaseClient
from client.case_client import workflow_id
from engine.checkpoints import make_checkpoint
from engine.codec_access import reader
from engine.codec_server import codec_app
from engine.connection import connect
from engine.database import open_pool
from engine.directory import Directory, seed_directory
from engine.embedded import TemporalServer
from engine.encryption import EncryptionCodec, Keyring
from engine.health import look
from engine.identity.keys import make_signing_key
from engine.identity.tokens import Issuer
from engine.keys import CaseKeyStore
from engine.keys.masters import LocalMasters
from engine.links import LinkSigner
from engine.operators import clear
from engine.records import Records
from engine.rules import Rulebook
from engine.settings import load_settings
from practice.watch import TOLERANCES
from sample.morning import PlannedCase, directory, plan
from sample.take_in import check, take_in
from tests.board.browser import ADDRESS, Browser
from tests.chaos.engine import KEYS
from tests.chaos.moments import until
from tests.chaos.processes import WorkerProcess
from tests.deploy.conftest import Logins

QUEUE = "frontdoor-under-roles"
TOKEN = "a-token-of-thirty-two-characters-or-more"
RING = Keyring.parse(KEYS, "the test")
OPERATOR, _ = make_signing_key("operator")
BOARD, _ = make_signing_key("board")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook.load(today=datetime.now(UTC).date())


@pytest.fixture(scope="module")
async def client(logins: Logins, temporal_server: TemporalServer, rulebook: Rulebook) -> AsyncIterator[CaseClient]:
    """What `starter.py` is: an operator's."""
    keys = CaseKeyStore(LocalMasters(lambda: RING), logins.url("operator"))
    temporal = await connect(RING, cases=keys, address=temporal_server.address)
    yield CaseClient(temporal, task_queue=QUEUE, rulebook=rulebook, tokens=Issuer(OPERATOR).as_asked)
    await keys.close()


@pytest.fixture(scope="module")
async def morning(
    logins: Logins,
    temporal_server: TemporalServer,
    client: CaseClient,
    rulebook: Rulebook,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[PlannedCase, ...]]:
    """The sample morning, taken in by an operator and done by a worker."""
    async with asyncpg.create_pool(logins.url("operator"), min_size=1, max_size=2) as pool:
        await seed_directory(pool, Directory.model_validate(directory(datetime.now(UTC), rulebook)))
    folder = tmp_path_factory.mktemp("worker")
    trusted = folder / "token-keys.json"
    trusted.write_text(json.dumps({"keys": [OPERATOR.public, BOARD.public]}))
    worker = WorkerProcess(
        {
            "FRONTDOOR_DATABASE_URL": logins.url("worker"),
            "FRONTDOOR_PAYLOAD_KEYS": KEYS,
            "FRONTDOOR_TASK_QUEUE": QUEUE,
            "FRONTDOOR_TOKEN_KEYS_FILE": str(trusted),
            "FRONTDOOR_VAR_DIR": str(folder),
            "TEMPORAL_ADDRESS": temporal_server.address,
        },
        log=folder / "worker.log",
    )
    await worker.start()
    cases = plan(datetime.now(UTC), rulebook)
    assert await take_in(client, cases) == []
    yield cases
    await worker.stop()


async def test_every_case_of_the_morning_gets_where_it_should(
    morning: tuple[PlannedCase, ...], client: CaseClient, logins: Logins
) -> None:
    """Journal, projections, figures, messages and keys are all written by a role that can change no entry."""

    async def complete() -> bool:
        return not await check(client, morning)

    await until(complete, what="the sample cases are where they should be")
    async with asyncpg.create_pool(logins.url("backup"), min_size=1, max_size=1) as pool:
        faults = [entry async for _, entry in Records(pool).every_fault() if entry is not None]
        counted = await pool.fetchval("SELECT count(*) FROM counted_limits")
        told = await pool.fetchval("SELECT count(*) FROM deliveries WHERE status = 'sent'")
    assert faults == []
    assert counted > 0
    assert told > 0


async def test_the_watcher_sweeps(morning: tuple[PlannedCase, ...], client: CaseClient, logins: Logins) -> None:
    assert morning
    async with asyncpg.create_pool(logins.url("operator"), min_size=1, max_size=1) as pool:

        async def swept() -> bool:
            found = await look(client.temporal, pool, task_queue=QUEUE, sweep_every=TOLERANCES.moment)
            return found.swept_at is not None

        await until(swept, what="a sweep has been finished")


async def test_the_board_shows_and_acts(
    morning: tuple[PlannedCase, ...], logins: Logins, temporal_server: TemporalServer, rulebook: Rulebook
) -> None:
    """Every room of it, through the board's own role and keys."""
    keys = CaseKeyStore(LocalMasters(lambda: RING), logins.url("board"))
    temporal = await connect(RING, cases=keys, address=temporal_server.address)
    pool = await open_pool(logins.url("board"))
    links = LinkSigner("a-key-for-tests-of-thirty-two-characters", ADDRESS)
    tokens = BoardTokens(pool, Issuer(BOARD), rulebook)
    acting = CaseClient(temporal, task_queue=QUEUE, rulebook=rulebook, tokens=tokens)
    app = make_app(Services(pool, acting, rulebook, load_settings(), links, trial=True))
    ours = {case.reference for case in morning}
    late = next(a for a in await Records(pool).open_alerts() if a.state == "unacknowledged" and a.case_ref in ours)
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url=ADDRESS, follow_redirects=True
    ) as http:
        browser = Browser(http)
        await browser.sign_in("P-110")
        for page in ("/", f"/case/{morning[0].reference}", "/figures"):
            answer = await browser.get(page)
            assert answer.status_code == 200, page
        form = f"/case/{late.case_ref}/acknowledge?alert={quote(late.alert)}"
        command = (await browser.get(form)).text.partition('name="command" value="')[2].partition('"')[0]
        taken = await browser.post(form, command=command, action="Deciding this afternoon", **_in(timedelta(hours=20)))
        assert taken.status_code == 200
    shown = await acting.show(late.case_ref)
    noted = await pool.fetch("SELECT kind FROM board_events")
    await pool.close()
    await keys.close()
    assert next(a for a in shown.alerts if a.id == late.alert).state == "acknowledged"
    assert "signed_in" in {row["kind"] for row in noted}


async def test_the_codec_server_reads_a_case_and_notes_who_did(
    morning: tuple[PlannedCase, ...], client: CaseClient, logins: Logins
) -> None:
    """With nothing but the wrapped keys, and where it notes."""
    history = await client.temporal.get_workflow_handle(workflow_id(morning[0].reference)).fetch_history()
    sealed = history.events[0].workflow_execution_started_event_attributes.input
    keys = CaseKeyStore(LocalMasters(lambda: RING), logins.url("codec"))
    pool = await open_pool(logins.url("codec"))
    settings = load_settings(codec_tokens=f"tests={TOKEN}", temporal_ui_url="https://temporal.council.example")
    app = codec_app(EncryptionCodec(RING, keys), pool, reader(settings, pool), origins=settings.codec_origins)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://codec") as http:
        body = json_format.MessageToJson(sealed)
        answer = await http.post("/decode", content=body, headers={"Authorization": f"Bearer {TOKEN}"})
    await pool.close()
    await keys.close()
    assert answer.status_code == 200
    opened = json_format.Parse(answer.text, Payloads()).payloads[0]
    assert morning[0].reference.encode() in opened.data
    owner = await asyncpg.connect(logins.url("owner"))
    noted = await owner.fetchrow("SELECT reader, case_refs FROM codec_reads ORDER BY id DESC LIMIT 1")
    await owner.close()
    assert noted is not None
    assert tuple(noted) == ("tests", [morning[0].reference])


async def test_an_operator_signs_the_journal_and_clears_the_queue(
    morning: tuple[PlannedCase, ...], logins: Logins
) -> None:
    """What `starter.py` writes itself, beside the directory."""
    assert morning
    owner = await asyncpg.connect(logins.url("owner"))
    item = await owner.fetchval(
        "INSERT INTO operator_queue (kind, about, code, detail) "
        "VALUES ('undelivered', 'C-TEST', 'test', '') RETURNING id"
    )
    await owner.close()
    async with asyncpg.create_pool(logins.url("operator"), min_size=1, max_size=2) as pool:
        made = await make_checkpoint(pool, Ed25519PrivateKey.generate(), datetime.now(UTC))
        await clear(pool, item, by="P-510", reason="Looked into it")
        cleared = await pool.fetchval("SELECT cleared_by FROM operator_queue WHERE id = $1", item)
    assert made is not None
    assert cleared == "P-510"


def _in(span: timedelta) -> dict[str, str]:
    local = (datetime.now(UTC) + span).astimezone()
    return {"day": f"{local:%d}", "month": f"{local:%m}", "year": f"{local:%Y}", "time": f"{local:%H:%M}"}
