"""The codec server: whatever somebody asks whom it knows, there are payloads or a refusal."""

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.codec_server import codec_app, ui_here
from engine.encryption import EncryptionCodec
from engine.keys import CaseKeyStore
from engine.keys.masters import LocalMasters
from tests.fuzz.drawn import damaged, nearly
from tests.workflows.house import KEYS

TOKEN = "t" * 40
DRAWN = settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
PLAIN: Any = {"payloads": [{"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": "InNlZW4i"}]}
SEALED: Any = {
    "payloads": [
        {
            "metadata": {
                "encoding": "YmluYXJ5L2VuY3J5cHRlZA==",
                "cipher": "QUVTLTI1Ni1HQ00=",
                "key-id": "Y2FzZS9DLTEvMDAwMDAwMDAwMDAw",
            },
            "data": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        }
    ]
}
documents = st.sampled_from([PLAIN, SEALED]).flatmap(nearly).map(lambda said: json.dumps(said).encode())


def of_key(key_id: bytes) -> bytes:
    """A payload sealed with a key of any name, as a request."""
    metadata = {**SEALED["payloads"][0]["metadata"], "key-id": b64encode(b"case/" + key_id + b"/0").decode()}
    return json.dumps({"payloads": [{"metadata": metadata, "data": SEALED["payloads"][0]["data"]}]}).encode()


@pytest.fixture
async def http(migrated_url: str, pool: asyncpg.Pool) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody with the token of an embedded engine."""
    keys = CaseKeyStore(LocalMasters(lambda: KEYS), migrated_url, most=0)
    app = codec_app(EncryptionCodec(KEYS, keys), pool, ui_here(["http://127.0.0.1:8233"], TOKEN), origins=[])
    headers = {"Authorization": f"Bearer {TOKEN}"}
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
        yield client
    await keys.close()


@given(
    path=st.sampled_from(["/encode", "/decode"]),
    content=documents
    | damaged(json.dumps(SEALED).encode())
    | st.binary(max_size=100)
    | st.sampled_from([b"[" * 100_000, b'{"payloads":[{"data":"AA=","metadata":{"encoding":"!"}}]}'])
    | (st.just(b"\0") | st.binary(max_size=20)).map(of_key),
)
@DRAWN
async def test_whatever_is_asked_of_the_codec_server_there_is_an_answer(
    http: httpx2.AsyncClient, path: str, content: bytes
) -> None:
    assert (await http.post(path, content=content)).status_code in {200, 400}


@given(authorization=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60), origin=st.just("null"))
@DRAWN
async def test_nobody_without_the_token_is_answered(http: httpx2.AsyncClient, authorization: str, origin: str) -> None:
    sent = [(b"Authorization", authorization.encode("latin-1")), (b"Origin", origin.encode())]
    assert (await http.post("/decode", content=json.dumps(PLAIN), headers=sent)).status_code == 403
