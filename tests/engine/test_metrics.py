import asyncio
import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import asyncpg
import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families as parsed
from temporalio.client import Client

from activities.journal import Journal
from engine.embedded import TemporalServer
from engine.errors import SettingsError
from engine.metrics import Sources, metrics_app, serving_metrics
from engine.settings import Settings, load_settings
from tests.activities.values import NOW, alert, batch, limit

MINUTES = timedelta(minutes=10)


async def _sources(pool: asyncpg.Pool, temporal: Client | None = None, core: str | None = None) -> Sources:
    """The database, and a Temporal that does not answer unless one is given."""
    nowhere = await Client.connect("127.0.0.1:1", lazy=True)
    return Sources(pool, temporal or nowhere, "nobody-serves-this", MINUTES, core)


async def _read(pool: asyncpg.Pool, temporal: Client | None = None) -> dict[tuple[str, tuple[str, ...]], float]:
    transport = httpx.ASGITransport(metrics_app(await _sources(pool, temporal)))
    async with httpx.AsyncClient(transport=transport, base_url="http://metrics") as client:
        text = (await client.get("/metrics")).text
    return {(x.name, tuple(x.labels.values())): x.value for family in parsed(text) for x in family.samples}


def _settings(tmp_path: Path, listen: str | None = None) -> Settings:
    return load_settings(var_dir=tmp_path, metrics_listen=listen)


async def test_an_empty_engine_has_its_heartbeat_and_an_empty_queue(pool: asyncpg.Pool) -> None:
    found = await _read(pool)
    assert found["frontdoor_database_up", ()] == 1
    assert found["frontdoor_sweep_last_finished_timestamp_seconds", ()] == 0
    assert found["frontdoor_sweep_interval_seconds", ()] == 600
    assert found["frontdoor_operator_queue", ("reached_nobody",)] == 0
    assert found["frontdoor_operator_queue", ("sweep_failed",)] == 0


async def test_what_waits_and_what_was_told_is_counted(pool: asyncpg.Pool, journal: Journal) -> None:
    late = (limit("late", due=NOW),)
    await journal.write_journal(
        batch("case-1", 1, 1, limits=late, alerts=(alert(), alert(id="b#1", not_delivered=True)))
    )
    await journal.write_journal(batch("case-2", 1, 1))
    await pool.execute("INSERT INTO sweeps (run, finished_at, outcome) VALUES ('a', to_timestamp(1000), 'done')")
    await pool.execute("INSERT INTO operator_queue (kind, about, code, detail) VALUES ('undelivered', 'x', 'y', '')")
    await pool.execute(
        """INSERT INTO deliveries (notice, recipient, channel, status, code, message_id) VALUES
        ('n1', 'p1', 'email', 'sent', NULL, '1'), ('n1', 'p2', 'email', 'failed', 'bounced', '2'),
        ('n2', 'p1', 'email', 'sent', NULL, '3'), ('n3', 'p1', 'email', 'sending', NULL, '4')"""
    )
    found = await _read(pool)
    assert found["frontdoor_sweep_last_finished_timestamp_seconds", ()] == 1000
    assert found["frontdoor_operator_queue", ("undelivered",)] == 1
    assert found["frontdoor_alerts_unacknowledged", ()] == 2
    assert found["frontdoor_alerts_undelivered", ()] == 1
    assert found["frontdoor_deliveries_total", ("email", "", "sent")] == 2
    assert found["frontdoor_deliveries_total", ("email", "bounced", "failed")] == 1
    assert found["frontdoor_cases", ("contact", "late")] == 1
    assert found["frontdoor_cases", ("contact", "on track")] == 1
    assert found["frontdoor_limits", ("late",)] == 1


async def test_how_old_is_what_is_behind_overdue_or_unsigned_is_measured(pool: asyncpg.Pool, journal: Journal) -> None:
    await journal.write_journal(batch("case-1", 1, 1))
    await pool.execute(
        "UPDATE cases SET version = written + 1, updated_at = now() - interval '10 min',"
        " attend_at = now() - interval '5 min'"
    )
    found = await _read(pool)
    assert found["frontdoor_journal_lag_seconds", ()] == pytest.approx(600, abs=30)
    assert found["frontdoor_overdue_seconds", ()] == pytest.approx(300, abs=30)
    assert found["frontdoor_journal_unsigned_seconds", ()] >= 0


async def test_temporal_is_asked_for_its_workers_its_backlog_and_what_is_stuck(
    pool: asyncpg.Pool, temporal_server: TemporalServer
) -> None:
    assert (await _read(pool))["frontdoor_temporal_up", ()] == 0
    found = await _read(pool, await Client.connect(temporal_server.address))
    assert found["frontdoor_temporal_up", ()] == 1
    assert found["frontdoor_workers", ("workflow",)] == 0
    assert found["frontdoor_backlog_tasks", ()] == 0
    assert found["frontdoor_cases_stuck", ()] == 0


async def test_a_core_that_does_not_answer_takes_nothing_from_the_rest(pool: asyncpg.Pool) -> None:
    transport = httpx.ASGITransport(metrics_app(await _sources(pool, core="http://127.0.0.1:1/metrics")))
    async with httpx.AsyncClient(transport=transport, base_url="http://metrics") as client:
        answer = await client.get("/metrics")
    assert (answer.status_code, "frontdoor_database_up 1.0" in answer.text) == (200, True)


async def test_no_metric_names_a_case_or_a_person(pool: asyncpg.Pool, journal: Journal) -> None:
    await journal.write_journal(batch("case-1", 1, 1, worker="worker-1", alerts=(alert(),)))
    await pool.execute(
        """INSERT INTO operator_queue (kind, about, case_ref, code, detail)
        VALUES ('undelivered', 'case-1/x', 'case-1', 'y', '')"""
    )
    labels = {label for _, labels in await _read(pool) for label in labels}
    assert not {label for label in labels if "case-1" in label or "worker-1" in label or "team-1" in label}


async def test_a_database_that_has_gone_is_a_metric_and_not_an_error(migrated_url: str) -> None:
    gone = await asyncpg.create_pool(migrated_url, min_size=0)
    await gone.close()
    found = await _read(gone)
    assert found["frontdoor_database_up", ()] == 0
    assert ("frontdoor_alerts_unacknowledged", ()) not in found


async def test_many_readers_are_one_question_to_the_database(pool: asyncpg.Pool) -> None:
    """Within a few seconds, all of them get the same answer."""
    transport = httpx.ASGITransport(metrics_app(await _sources(pool)))
    async with httpx.AsyncClient(transport=transport, base_url="http://metrics") as client:
        first = await client.get("/metrics")
        await pool.execute(
            "INSERT INTO operator_queue (kind, about, code, detail) VALUES ('undelivered', 'x', 'y', '')"
        )
        others = await asyncio.gather(*(client.get("/metrics") for _ in range(20)))
    assert {other.text for other in others} == {first.text}


async def test_metrics_are_served_where_the_settings_say(
    pool: asyncpg.Pool, tmp_path: Path, new_port: Callable[[], int]
) -> None:
    listen = f"127.0.0.1:{new_port()}"
    async with serving_metrics(await _sources(pool), _settings(tmp_path, listen), embedded=False) as address:
        assert address == f"http://{listen}/metrics"
        async with httpx.AsyncClient() as client:
            answer = await client.get(address)
    assert answer.headers["content-type"].startswith("text/plain")
    assert "frontdoor_operator_queue" in answer.text


async def test_metrics_are_off_unless_asked_for_or_embedded(pool: asyncpg.Pool, tmp_path: Path) -> None:
    async with serving_metrics(await _sources(pool), _settings(tmp_path), embedded=False) as address:
        assert address is None
    async with serving_metrics(await _sources(pool), _settings(tmp_path), embedded=True) as address:
        assert address is not None
        assert address.startswith("http://127.0.0.1:")


async def test_an_address_that_is_taken_is_one_sentence(pool: asyncpg.Pool, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SettingsError, match="FRONTDOOR_METRICS_LISTEN, 127"):
            async with serving_metrics(await _sources(pool), _settings(tmp_path, listen), embedded=False):
                pass
