"""Mutual TLS to PostgreSQL and to Temporal, and an API key: whoever cannot prove who they are gets nowhere."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from activities.migrate import lacking, migrate
from engine.connection import connect
from engine.database import open_pool
from engine.embedded import PostgresServer, TemporalServer
from engine.embedded.placement import give
from engine.embedded.postgres import find_programs
from engine.encryption import Keyring
from engine.errors import SettingsError, Unavailable
from tests.engine.certificates import Authority

RING = Keyring({"k1": bytes(32)})
RULES = """
host      all  postgres   127.0.0.1/32  scram-sha-256
hostssl   all  frontdoor  127.0.0.1/32  scram-sha-256  clientcert=verify-ca
hostnossl all  all        127.0.0.1/32  reject
"""


@dataclass(frozen=True)
class Guarded:
    """A server that shows a certificate and asks for one, and an authority that signed both."""

    authority: Authority
    strangers: Authority
    address: str
    url: str = ""

    def by(self, **options: str | Path) -> str:
        """The database's URL with options for TLS."""
        return f"{self.url}?{urlencode({name: str(value) for name, value in options.items()})}"

    @property
    def mutual(self) -> dict[str, str | Path]:
        """What proves both sides to each other."""
        certificate, key = self.authority.issue("worker")
        return {"sslmode": "verify-full", "sslrootcert": self.authority.root, "sslcert": certificate, "sslkey": key}


@pytest.fixture(scope="module")
async def postgres(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[Guarded]:
    """An installed PostgreSQL that lets the engine's role in by mutual TLS alone; the wheel's is built without TLS."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.embedded.postgres._wheel_folder", lambda: None)
        try:
            find_programs(None)
        except SettingsError:
            pytest.skip("no PostgreSQL with TLS is installed: apt-get install postgresql")
        async for guarded in _guarded(new_folder(), new_port()):
            yield guarded


async def _guarded(folder: Path, port: int) -> AsyncIterator[Guarded]:
    server = PostgresServer(folder / "postgres", port=port)
    await server.start()
    await server.stop()
    authority = Authority(folder / "ours")
    data = server.placement.folder / "data"
    for source, name in zip(
        (*authority.issue("database"), authority.root), ("server.crt", "server.key", "ca.crt"), strict=True
    ):
        (data / name).write_bytes(source.read_bytes())
        (data / name).chmod(0o600)
        give(data / name, server.placement.account)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("ssl = on\nssl_ca_file = 'ca.crt'\nssl_min_protocol_version = 'TLSv1.3'\n")
    (data / "pg_hba.conf").write_text(RULES, encoding="utf-8")
    await server.start()
    yield Guarded(authority, Authority(folder / "strangers"), server.address, server.url)
    await server.stop()


async def test_the_journal_is_reached_by_mutual_tls(postgres: Guarded) -> None:
    """By the URL alone, for what migrates as well as for what works."""
    url = postgres.by(**postgres.mutual)
    await asyncio.to_thread(migrate, url)
    assert lacking(url) == ()
    pool = await open_pool(url)
    how = await pool.fetchrow("SELECT ssl, version, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    await pool.close()
    assert how is not None
    assert tuple(how) == (True, "TLSv1.3", "/CN=worker")


async def test_a_database_that_cannot_prove_who_it_is_hears_no_password(postgres: Guarded) -> None:
    options = postgres.mutual | {"sslrootcert": postgres.strangers.root}
    with pytest.raises(Unavailable, match="SSLCertVerificationError"):
        await open_pool(postgres.by(**options))


async def test_without_a_certificate_or_without_tls_the_database_lets_nobody_in(postgres: Guarded) -> None:
    """The password alone is not enough, and is in no sentence about it."""
    certificate, key = postgres.strangers.issue("stranger")
    password = postgres.url.split(":")[2].split("@")[0]
    for options in (
        {"sslmode": "disable"},
        {"sslmode": "verify-full", "sslrootcert": postgres.authority.root},
        postgres.mutual | {"sslcert": certificate, "sslkey": key},
    ):
        with pytest.raises(Unavailable) as refused:
            await open_pool(postgres.by(**options))
        assert password not in str(refused.value)


async def test_a_url_whose_certificate_is_not_there_is_one_sentence(postgres: Guarded) -> None:
    with pytest.raises(Unavailable, match="FRONTDOOR_DATABASE_URL"):
        await open_pool(postgres.by(sslmode="verify-full", sslrootcert="/nowhere/ca.pem"))
    with pytest.raises(Unavailable, match="FRONTDOOR_DATABASE_URL"):
        await open_pool(postgres.by(sslmode="mostly"))


@pytest.fixture
async def temporal(temporal_server: TemporalServer, tmp_path: Path) -> AsyncIterator[Guarded]:
    """Temporal behind something that ends mutual TLS, as a cluster's front end does."""
    authority = Authority(tmp_path / "ours")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(authority.root))
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(*authority.issue("temporal"))
    context.set_alpn_protocols(["h2"])
    host, port = temporal_server.address.split(":")

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner = await asyncio.open_connection(host, int(port))
        await asyncio.gather(_copy(reader, inner[1]), _copy(inner[0], writer))

    server = await asyncio.start_server(pass_on, "127.0.0.1", 0, ssl=context)
    port_here = server.sockets[0].getsockname()[1]
    yield Guarded(authority, Authority(tmp_path / "strangers"), f"127.0.0.1:{port_here}")
    server.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


def _settings(folder: Path, address: str, tls: Mapping[str, Path | str]) -> str:
    lines = [f'[profile.default]\naddress = "{address}"\n\n[profile.default.tls]\n']
    lines += [f'{name} = "{value}"\n' for name, value in tls.items()]
    (folder / "temporal.toml").write_text("".join(lines), encoding="utf-8")
    return str(folder / "temporal.toml")


async def test_temporal_is_reached_by_mutual_tls(
    temporal: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `deploy/temporal/temporal.toml` says it."""
    certificate, key = temporal.authority.issue("worker")
    proofs: dict[str, Path | str] = {
        "server_name": "localhost",
        "server_ca_cert_path": temporal.authority.root,
        "client_cert_path": certificate,
        "client_key_path": key,
    }
    monkeypatch.setenv("TEMPORAL_CONFIG_FILE", _settings(tmp_path, temporal.address, proofs))
    client = await connect(RING)
    assert (await client.count_workflows("WorkflowType = 'Nothing'")).count == 0


@pytest.mark.parametrize("proof", ["no certificate", "a stranger's certificate", "a server that strangers vouch for"])
async def test_temporal_is_not_reached_where_either_side_proves_nothing(
    proof: str, temporal: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proofs: dict[str, Path | str] = {"server_name": "localhost", "server_ca_cert_path": temporal.authority.root}
    signed_by = temporal.strangers if proof == "a stranger's certificate" else temporal.authority
    if proof != "no certificate":
        proofs["client_cert_path"], proofs["client_key_path"] = signed_by.issue("worker")
    if proof == "a server that strangers vouch for":
        proofs["server_ca_cert_path"] = temporal.strangers.root
    monkeypatch.setenv("TEMPORAL_CONFIG_FILE", _settings(tmp_path, temporal.address, proofs))
    with pytest.raises(Unavailable, match="Temporal does not answer"):
        await connect(RING)


async def test_an_api_key_comes_from_the_environment_and_is_in_no_sentence(
    temporal: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `deploy/temporal-cloud/temporal.toml` has it: the file is no secret."""
    monkeypatch.setenv("TEMPORAL_CONFIG_FILE", _settings(tmp_path, temporal.address, {"server_name": "localhost"}))
    monkeypatch.setenv("TEMPORAL_API_KEY", "never-to-be-shown")
    with pytest.raises(Unavailable) as refused:
        await connect(RING)
    assert "never-to-be-shown" not in str(refused.value)
    certificate, key = temporal.authority.issue("worker")
    proofs: dict[str, Path | str] = {
        "server_name": "localhost",
        "server_ca_cert_path": temporal.authority.root,
        "client_cert_path": certificate,
        "client_key_path": key,
    }
    monkeypatch.setenv("TEMPORAL_CONFIG_FILE", _settings(tmp_path, temporal.address, proofs))
    client = await connect(RING)
    assert client.api_key == "never-to-be-shown"
