"""Whom the codec server knows may read cases, and each reading is noted; nobody else gets anything."""

import asyncio
import http.client
import json
import socket
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from google.protobuf import json_format
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.converter import WorkflowSerializationContext

from engine import codec_server
from engine.codec_access import Reader, reader
from engine.codec_server import THE_UI_HERE, UNNAMED, codec_app, ui_here
from engine.database import QUERIES
from engine.encryption import EncryptionCodec, Keyring
from engine.errors import SettingsError
from engine.keys import CaseKeyStore
from engine.keys.masters import LocalMasters
from engine.serving import serving
from engine.settings import load_settings
from tests.activities.channels.http_server import HttpServer, Reply, Request
from tests.activities.channels.http_server import serving as provider_serving

UI = "http://127.0.0.1:8233"
TOKEN = "t" * 40
RING = Keyring({"k1": bytes(32)})
PLAIN = Payload(metadata={"encoding": b"json/plain"}, data=b'"seen"')
FROM_UI = {"Origin": UI}
A, B = "C-AAAAAAAAAAAA", "C-BBBBBBBBBBBB"


@dataclass
class Desk:
    """A codec server that answers at a port, and what is behind it."""

    port: int
    pool: asyncpg.Pool
    keys: CaseKeyStore

    async def sealed(self, *cases: str) -> str:
        """A payload of each case, as the UI sends them."""
        codec = EncryptionCodec(RING, self.keys)
        found = [
            payload
            for case in cases
            for payload in await codec.with_context(WorkflowSerializationContext("default", f"case/{case}")).encode(
                [PLAIN]
            )
        ]
        return json_format.MessageToJson(Payloads(payloads=found))

    async def notes(self) -> list[tuple[str, list[str], int, int]]:
        """Who has read which cases, how many payloads, how many of them in vain."""
        found = await self.pool.fetch("SELECT reader, case_refs, payloads, unread FROM codec_reads ORDER BY id")
        return [tuple(row) for row in found]

    async def ask(
        self, path: str, body: str, headers: Mapping[str, str], method: str = "POST"
    ) -> tuple[int, str, Mapping[str, str]]:
        """One request: its status, its body, its headers."""

        def exchange() -> tuple[int, str, Mapping[str, str]]:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                connection.request(method, path, body.encode(), {"Content-Type": "application/json", **headers})
                answer = connection.getresponse()
                return answer.status, answer.read().decode(), dict(answer.getheaders())
            finally:
                connection.close()

        return await asyncio.to_thread(exchange)


@asynccontextmanager
async def at_desk(url: str, pool: asyncpg.Pool, who: Reader) -> AsyncIterator[Desk]:
    keys = CaseKeyStore(LocalMasters(lambda: RING), url, most=0)
    app = codec_app(EncryptionCodec(RING, keys), pool, who, origins=[UI], hosts=["127.0.0.1"])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        async with serving(app, listener):
            yield Desk(listener.getsockname()[1], pool, keys)
    await keys.close()


@pytest.fixture
async def desk(migrated_url: str, pool: asyncpg.Pool) -> AsyncIterator[Desk]:
    """The codec server of the embedded engine."""
    async with at_desk(migrated_url, pool, ui_here([UI], TOKEN)) as desk:
        yield desk


def payloads(body: str) -> list[Payload]:
    return list(json_format.Parse(body, Payloads()).payloads)


async def test_a_page_of_the_ui_reads_payloads_and_it_is_noted(desk: Desk) -> None:
    status, body, headers = await desk.ask("/decode", await desk.sealed(B, A, A), FROM_UI)

    assert (status, payloads(body)) == (200, [PLAIN] * 3)
    assert headers["access-control-allow-origin"] == UI
    assert await desk.notes() == [(THE_UI_HERE, [A, B], 3, 0)]


async def test_the_browser_is_told_before_that_the_page_may_ask(desk: Desk) -> None:
    asked = {
        "Origin": UI,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-namespace,authorization",
    }
    status, _, headers = await desk.ask("/decode", "", asked, method="OPTIONS")

    assert (status, headers["access-control-allow-origin"]) == (200, UI)


async def test_the_command_line_reads_with_the_token(desk: Desk) -> None:
    status, body, _ = await desk.ask("/decode", await desk.sealed(A), {"Authorization": f"Bearer {TOKEN}"})

    assert (status, payloads(body)) == (200, [PLAIN])
    assert await desk.notes() == [("embedded", [A], 1, 0)]


async def test_what_is_encoded_can_be_decoded(desk: Desk) -> None:
    plain = json_format.MessageToJson(Payloads(payloads=[PLAIN]))
    _, encoded, _ = await desk.ask("/encode", plain, FROM_UI)

    assert await EncryptionCodec(RING, desk.keys).decode(payloads(encoded)) == [PLAIN]
    assert await desk.notes() == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Authorization": "Bearer guess"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": "Bearer"},
    ],
)
@pytest.mark.parametrize("path", ["/decode", "/encode"])
async def test_nobody_else_is_answered(desk: Desk, headers: dict[str, str], path: str) -> None:
    status, body, answered = await desk.ask(path, await desk.sealed(A), headers)

    assert status == 403
    assert "access-control-allow-origin" not in answered
    assert "seen" not in body
    assert await desk.notes() == []


async def test_a_rebound_host_name_is_not_answered(desk: Desk) -> None:
    status, _, _ = await desk.ask("/decode", await desk.sealed(A), FROM_UI | {"Host": "evil.example"})

    assert status == 400


@pytest.mark.parametrize("body", ["", "no json", json.dumps({"payloads": 3}), "ä" * 9_000_000])
async def test_a_body_that_is_no_payloads_is_refused(desk: Desk, body: str) -> None:
    status, said, _ = await desk.ask("/decode", body, FROM_UI)

    assert (status, said) == (400, "The body must be a Payloads document in JSON.")


async def test_what_cannot_be_read_is_said_in_its_place_and_the_rest_is_shown(desk: Desk) -> None:
    other = await EncryptionCodec(Keyring({"k2": bytes(32)})).encode([PLAIN])
    asked = [*payloads(await desk.sealed(A, B)), *other, PLAIN]
    asked[1].data = asked[1].data[:-1] + b"x"
    await desk.sealed("C-ERASED")
    erased = payloads(await desk.sealed("C-ERASED"))
    await QUERIES.destroy_keys(desk.pool, case_ref="C-ERASED", person="p-1", reason="Retention")
    body = json_format.MessageToJson(Payloads(payloads=[*asked, *erased]))

    status, answered, _ = await desk.ask("/decode", body, FROM_UI)
    first, changed, unknown, plain, gone = payloads(answered)

    assert status == 200
    assert (first, plain) == (PLAIN, PLAIN)
    assert b"was changed" in changed.data
    assert b"no key 'k2'" in unknown.data
    assert b"key of case C-ERASED was destroyed" in gone.data
    assert json.loads(gone.data).startswith("Not readable.")
    assert await desk.notes() == [(THE_UI_HERE, [UNNAMED, A, B, "C-ERASED"], 4, 3)]


async def test_what_a_master_key_sealed_is_read_and_noted_without_a_case(desk: Desk) -> None:
    body = json_format.MessageToJson(Payloads(payloads=await EncryptionCodec(RING).encode([PLAIN])))

    status, answered, _ = await desk.ask("/decode", body, FROM_UI)

    assert (status, payloads(answered)) == (200, [PLAIN])
    assert await desk.notes() == [(THE_UI_HERE, [UNNAMED], 1, 0)]


async def test_nothing_is_read_while_it_cannot_be_noted(desk: Desk) -> None:
    body = await desk.sealed(A)
    await desk.pool.execute("ALTER TABLE codec_reads RENAME TO out_of_reach")

    status, said, _ = await desk.ask("/decode", body, FROM_UI)

    assert status == 503
    assert "seen" not in said


async def test_what_was_noted_stays(desk: Desk) -> None:
    await desk.ask("/decode", await desk.sealed(A), FROM_UI)

    for change in ("DELETE FROM codec_reads", "UPDATE codec_reads SET reader = 'nobody'", "TRUNCATE codec_reads"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await desk.pool.execute(change)


class Provider(HttpServer):
    """The council's account: its addresses and the key that it signs with."""

    def __init__(self) -> None:
        super().__init__()
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})

    def answer(self, request: Request) -> Reply:
        """Discovery, and the keys."""
        if request.path == "/keys":
            return Reply(content=KeySet([self.key]).as_dict(private=False))
        return Reply(content={"issuer": self.url, "jwks_uri": f"{self.url}/keys"})

    def token(self, **claims: Any) -> str:
        """An access token for an operator, but for what is given."""
        now = int(time.time())
        said = {"iss": self.url, "aud": "codec", "exp": now + 300, "preferred_username": "p-op"} | claims
        return jwt.encode({"alg": "RS256", "kid": "one"}, {k: v for k, v in said.items() if v is not None}, self.key)


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider()
    with provider_serving(server):
        yield server


@pytest.fixture
async def at_scale(migrated_url: str, pool: asyncpg.Pool, provider: Provider) -> AsyncIterator[Desk]:
    """The codec server by itself, with a token of a program's and the council's account."""
    for person in ("p-op", "p-sw"):
        added = "INSERT INTO people (id, name, email, active) VALUES ($1, 'Invented', $2, true)"
        await pool.execute(added, person, f"{person}@example.org")
    await pool.execute("INSERT INTO roles (person, role) VALUES ('p-op', 'operator')")
    settings = load_settings(codec_tokens=f"ops-script={TOKEN}", oidc_issuer=provider.url, codec_audience="codec")
    async with at_desk(migrated_url, pool, reader(settings, pool)) as desk:
        yield desk


async def test_an_operator_reads_by_the_councils_account_and_is_noted(at_scale: Desk, provider: Provider) -> None:
    for claims in (
        {},
        {"preferred_username": "P-OP@example.org"},
        {"iss": provider.url + "/"},
        {"aud": ["x", "codec"]},
    ):
        bearer = {"Origin": UI, "Authorization": f"Bearer {provider.token(**claims)}"}
        status, body, _ = await at_scale.ask("/decode", await at_scale.sealed(A), bearer)
        assert (status, payloads(body)) == (200, [PLAIN])

    assert await at_scale.notes() == [("p-op", [A], 1, 0)] * 4


async def test_a_program_reads_by_its_token_and_is_noted_by_its_name(at_scale: Desk) -> None:
    await at_scale.ask("/decode", await at_scale.sealed(A), {"Authorization": f"Bearer {TOKEN}"})

    assert await at_scale.notes() == [("ops-script", [A], 1, 0)]


@pytest.mark.parametrize(
    "claims",
    [
        {"preferred_username": "p-sw"},
        {"preferred_username": "p-nobody"},
        {"preferred_username": None},
        {"aud": "another"},
        {"aud": None},
        {"iss": "https://elsewhere.example"},
        {"exp": 1_700_000_000},
        {"exp": None},
    ],
)
async def test_a_token_of_somebody_else_or_for_something_else_reads_nothing(
    at_scale: Desk, provider: Provider, claims: dict[str, Any]
) -> None:
    bearer = {"Authorization": f"Bearer {provider.token(**claims)}"}

    assert (await at_scale.ask("/decode", await at_scale.sealed(A), bearer))[0] == 403


async def test_a_token_that_the_provider_did_not_sign_reads_nothing(at_scale: Desk, provider: Provider) -> None:
    forged = Provider()
    forged.url = provider.url
    by_secret = jwt.encode({"alg": "HS256"}, {"preferred_username": "p-op"}, OctKey.generate_key(256))

    for token in (forged.token(), by_secret, "a.b.c"):
        asked = {"Authorization": f"Bearer {token}"}
        assert (await at_scale.ask("/decode", await at_scale.sealed(A), asked))[0] == 403


async def test_the_ui_by_its_origin_alone_is_nobody_at_scale(at_scale: Desk) -> None:
    assert (await at_scale.ask("/decode", await at_scale.sealed(A), FROM_UI))[0] == 403


async def test_a_provider_that_does_not_answer_lets_nobody_in(at_scale: Desk, provider: Provider) -> None:
    provider.next_replies.append(Reply(status=500))

    status, said, _ = await at_scale.ask(
        "/decode", await at_scale.sealed(A), {"Authorization": f"Bearer {provider.token()}"}
    )

    assert status == 503
    assert "seen" not in said


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"codec_tokens": f"ops={TOKEN}"}, "TEMPORAL_UI_URL is not set"),
        ({"temporal_ui_url": "https://temporal.example"}, "would know nobody"),
        ({"temporal_ui_url": "https://temporal.example", "codec_tokens": f"ops={TOKEN}"}, "DATABASE_URL is not set"),
    ],
)
async def test_a_codec_server_that_lacks_a_setting_does_not_start(
    given: dict[str, str], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FRONTDOOR_DATABASE_URL", raising=False)

    with pytest.raises(SettingsError, match=complaint):
        await codec_server.run(load_settings(var_dir=tmp_path, **given))


@pytest.mark.parametrize("tokens", ["short=abc", TOKEN, f"=={TOKEN}", f"a b={TOKEN}"])
def test_a_token_without_a_name_or_too_short_is_refused_and_not_quoted(tokens: str) -> None:
    with pytest.raises(SettingsError, match="NAME=TOKEN") as refusal:
        load_settings(codec_tokens=tokens)

    assert TOKEN not in str(refusal.value)


def test_the_origin_of_the_ui_is_its_address_without_path() -> None:
    settings = load_settings(temporal_ui_url="https://temporal.example/ui")

    assert settings.codec_origins == ("https://temporal.example",)
