"""The codec server in a process of its own, asked by the real `temporal` command line."""

import asyncio
import base64
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import asyncpg

from engine.connection import connect
from engine.embedded import TemporalServer
from tests.engine.test_case_keys import M1, RING, store
from tests.engine_process import ROOT, environment
from tests.workflows.house import TEMPORAL

TOKEN = "t" * 40
CASE = "C-CCCCCCCCCCCC"


async def shown(address: str, codec_url: str) -> str:
    """What `temporal workflow show` prints of the case's history."""
    asked = [str(TEMPORAL), "workflow", "show", "-w", f"case/{CASE}", "--address", address, "--output", "json"]
    codec = ["--codec-endpoint", codec_url, "--codec-auth", f"Bearer {TOKEN}"]
    done = await asyncio.to_thread(subprocess.run, [*asked, *codec], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


async def test_the_command_line_shows_a_case_to_who_has_the_token_and_it_is_noted(
    migrated_url: str,
    pool: asyncpg.Pool,
    temporal_server: TemporalServer,
    new_port: Callable[[], int],
    tmp_path: Path,
) -> None:
    async with store(migrated_url) as keys:
        client = await connect(RING, cases=keys, address=temporal_server.address)
        await client.start_workflow("Waiting", {"note": "Seen alone"}, id=f"case/{CASE}", task_queue="nobody")
    port = new_port()
    settings = {
        "FRONTDOOR_DATABASE_URL": migrated_url,
        "FRONTDOOR_PAYLOAD_KEYS": "m1:" + base64.b64encode(M1).decode(),
        "FRONTDOOR_CODEC_LISTEN": f"127.0.0.1:{port}",
        "FRONTDOOR_CODEC_TOKENS": f"ops-script={TOKEN}",
        "FRONTDOOR_TEMPORAL_UI_URL": temporal_server.ui_url,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "engine.codec_server"),
        cwd=ROOT,
        env=environment(tmp_path, **settings),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert b"The codec server listens" in await asyncio.wait_for(process.stdout.readline(), 60)

        seen = await shown(temporal_server.address, f"http://127.0.0.1:{port}")
    finally:
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), 30)

    assert base64.b64encode(b'{"note":"Seen alone"}').decode() in seen
    assert code == 0
    noted = await pool.fetch("SELECT DISTINCT reader, case_refs FROM codec_reads")
    assert [tuple(row) for row in noted] == [("ops-script", [CASE])]


async def test_a_codec_server_without_settings_says_what_to_set(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "engine.codec_server"),
        cwd=ROOT,
        env=environment(tmp_path),
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asyncio.wait_for(process.communicate(), 60)

    assert process.returncode == 2
    assert b"FRONTDOOR_TEMPORAL_UI_URL is not set" in said
