"""The Temporal UI of this machine may read cases; other pages and callers may not."""

import asyncio
import http.client
import json
import socket
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from google.protobuf import json_format
from temporalio.api.common.v1 import Payload, Payloads

from engine.codec_server import codec_app
from engine.encryption import EncryptionCodec, Keyring
from engine.serving import serving

UI = "http://127.0.0.1:8233"
TOKEN = "open-sesame"
CODEC = EncryptionCodec(Keyring({"k1": bytes(32)}))
PLAIN = Payload(metadata={"encoding": b"json/plain"}, data=b'"seen"')


@pytest.fixture
async def port() -> AsyncIterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        async with serving(codec_app(CODEC, origins=[UI], token=TOKEN), listener):
            yield listener.getsockname()[1]


async def ask(
    port: int, path: str, body: str, headers: Mapping[str, str], method: str = "POST"
) -> tuple[int, str, Mapping[str, str]]:
    def exchange() -> tuple[int, str, Mapping[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json", **headers})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())
        finally:
            connection.close()

    return await asyncio.to_thread(exchange)


async def sealed() -> str:
    return json_format.MessageToJson(Payloads(payloads=await CODEC.encode([PLAIN])))


def payloads(body: str) -> Any:
    return list(json_format.Parse(body, Payloads()).payloads)


async def test_a_page_of_the_ui_reads_payloads(port: int) -> None:
    status, body, headers = await ask(port, "/decode", await sealed(), {"Origin": UI})

    assert (status, payloads(body)) == (200, [PLAIN])
    assert headers["access-control-allow-origin"] == UI


async def test_the_browser_is_told_before_that_the_page_may_ask(port: int) -> None:
    asked = {
        "Origin": UI,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-namespace",
    }
    status, _, headers = await ask(port, "/decode", "", asked, method="OPTIONS")

    assert (status, headers["access-control-allow-origin"]) == (200, UI)


async def test_the_command_line_reads_with_the_token(port: int) -> None:
    status, body, _ = await ask(port, "/decode", await sealed(), {"Authorization": f"Bearer {TOKEN}"})

    assert (status, payloads(body)) == (200, [PLAIN])


async def test_what_is_encoded_can_be_decoded(port: int) -> None:
    plain = json_format.MessageToJson(Payloads(payloads=[PLAIN]))
    _, encoded, _ = await ask(port, "/encode", plain, {"Origin": UI})

    assert await CODEC.decode(payloads(encoded)) == [PLAIN]


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Authorization": "Bearer guess"}]
)
async def test_nobody_else_is_answered(port: int, headers: dict[str, str]) -> None:
    status, body, answered = await ask(port, "/decode", await sealed(), headers)

    assert status == 403
    assert "access-control-allow-origin" not in answered
    assert "seen" not in body


async def test_a_rebound_host_name_is_not_answered(port: int) -> None:
    status, _, _ = await ask(port, "/decode", await sealed(), {"Origin": UI, "Host": "evil.example"})

    assert status == 400


@pytest.mark.parametrize(
    "body", ["", "no json", json.dumps({"payloads": 3}), "\udce4".encode("utf-8", "replace").decode()]
)
async def test_a_body_that_is_no_payloads_is_refused(port: int, body: str) -> None:
    status, said, _ = await ask(port, "/decode", body, {"Origin": UI})

    assert (status, said) == (400, "The body must be a Payloads document in JSON.")


async def test_a_payload_of_another_key_is_refused_with_the_reason(port: int) -> None:
    other = await EncryptionCodec(Keyring({"k2": bytes(32)})).encode([PLAIN])
    body = json_format.MessageToJson(Payloads(payloads=other))
    status, said, _ = await ask(port, "/decode", body, {"Origin": UI})

    assert status == 400
    assert "no key 'k2'" in said
