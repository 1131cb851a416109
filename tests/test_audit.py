"""Known vulnerabilities are asked after at OSV; in these tests at one that stands on this machine."""

import os
import subprocess
from pathlib import Path

from tests.activities.channels.http_server import HttpServer, Reply, Request, serving

AUDIT = Path(__file__).resolve().parents[1] / ".ci" / "audit"
KNOWN = {"id": "PYSEC-2026-1", "modified": "2026-01-01T00:00:00Z", "summary": "An invented fault", "affected": []}


class Osv(HttpServer):
    """Knows of one vulnerability, in the packages named."""

    def __init__(self, *vulnerable: str) -> None:
        super().__init__()
        self.vulnerable = vulnerable
        self.asked: list[str] = []

    def answer(self, request: Request) -> Reply:
        """As OSV does."""
        if request.path != "/v1/querybatch":
            return Reply(content=KNOWN)
        names = [query["package"]["name"] for query in request.json["queries"]]
        self.asked += names
        known = [{"vulns": [KNOWN]} if name in self.vulnerable else {} for name in names]
        return Reply(content={"results": known})


def audited(url: str) -> subprocess.CompletedProcess[str]:
    """What `make audit` says of an OSV at this address."""
    environment = os.environ | {"UV_HTTP_RETRIES": "0"}
    command = [str(AUDIT), "--service-url", url]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_every_package_of_the_lock_file_is_asked_after() -> None:
    osv = Osv()
    with serving(osv):
        found = audited(osv.url)
    assert found.returncode == 0, found
    assert {"pydantic", "temporalio", "cryptography", "pytest"} <= {*osv.asked}


def test_a_known_vulnerability_is_named_and_fails() -> None:
    osv = Osv("starlette")
    with serving(osv):
        found = audited(osv.url)
    assert found.returncode == 1
    assert "PYSEC-2026-1" in found.stdout
    assert "starlette" in found.stdout


def test_an_osv_that_cannot_be_reached_is_said_and_no_failure() -> None:
    found = audited("http://127.0.0.1:9")
    assert found.returncode == 0
    assert found.stdout.startswith("Not audited: OSV cannot be reached from here.")
