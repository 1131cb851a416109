"""`starter.py alerts`: what was told of a case, and mail that came back."""

import asyncio
import io
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace

import asyncpg
import pytest
from temporalio.testing import WorkflowEnvironment

from activities.channels import Ways
from activities.channels.outbox_folder import OutboxChannel
from activities.journal import Journal
from engine.keys.masters import LocalMasters
from engine.keys.store import CaseKeyStore
from starter import main
from tests.activities.alerting import BOTH, SENDER, alerts_of, deliver, put_off, seed
from tests.activities.test_digests import WAITING
from tests.activities.values import batch, notice, warning
from tests.client.bounces import notification
from tests.client.test_not_delivered import Office, mail, office
from tests.engine_process import Ran
from tests.workflows.house import KEYS, server, until

__all__ = ["mail", "office"]

Run = Callable[..., Awaitable[Ran]]


@pytest.fixture
async def env(migrated_url: str) -> AsyncIterator[WorkflowEnvironment]:
    """A Temporal server whose worker finds the keys of cases where the command line keeps them."""
    keys = CaseKeyStore(LocalMasters(lambda: KEYS), migrated_url)
    async with server(cases=keys) as env:
        yield env
    await keys.close()


@pytest.fixture
def run(migrated_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the test's own database, with what it reads from the standard input."""
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", migrated_url)

    async def run_here(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        capsys.readouterr()
        code = await asyncio.to_thread(main, ["alerts", *arguments])
        printed = capsys.readouterr()
        # A worker in the same process logs in between.
        said = "".join(line for line in printed.out.splitlines(keepends=True) if "[info " not in line)
        return Ran(code, said, printed.err)

    return run_here


async def test_what_was_told_of_a_case_is_listed(
    pool: asyncpg.Pool, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await seed(pool, **{"manager-2": {"email": None}})
    ways = Ways(OutboxChannel(tmp_path_factory.mktemp("outbox"), SENDER))
    await deliver(alerts_of(pool, ways), notice(roles=BOTH))
    await put_off(alerts_of(pool, ways, WAITING), warning())
    shown = await run("case-1")
    assert shown.code == 0
    assert "case-1/assessment#1/rung0" in shown.out
    assert "waits for others" in shown.out
    told = json.loads((await run("case-1", "--json")).out)
    assert [(x["notice"], x["recipient"], x["channel"], x["status"]) for x in told] == [
        ("case-1/assessment#1/warning0", "manager-1", "outbox", "held"),
        ("case-1/assessment#1/rung0", "manager-1", "outbox", "sent"),
    ]


async def test_a_case_of_which_nobody_was_told_says_so_and_an_unknown_one_too(run: Run, journal: Journal) -> None:
    await journal.write_journal(batch("case-1", 1, 1))
    assert (await run("case-1")).out == "Nobody has been told of case-1.\n"
    unknown = await run("case-2")
    assert (unknown.code, unknown.err) == (4, "The journal has no case case-2.\n")


async def test_what_is_no_notification_is_one_sentence_and_exit_code_2(run: Run) -> None:
    refused = await run("bounced", stdin=b"Subject: hello\r\n\r\nHello")
    assert refused.code == 2
    assert refused.err.startswith("This is not a delivery status notification")


async def test_mail_that_comes_back_is_read_from_the_standard_input(
    office: Office, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEMPORAL_ADDRESS", office.house.temporal.service_client.config.target_host)
    monkeypatch.setenv("FRONTDOOR_PAYLOAD_KEYS", "test:dGVzdHMgb25seTogdGhpcyBvcGVucyBubyBkb29yISE=")
    identity = str(office.about("Limit passed")[0]["Message-ID"])
    ran = await run("bounced", stdin=notification(identity))
    assert (ran.code, ran.err) == (0, "")
    ref = office.child.ref
    assert ran.out == f"{ref}: contact_decision#1/rung0 did not reach manager-1; its alert climbs.\n"
    await until(lambda: office.told("contact_decision#1/rung1"))
    late = await run("bounced", stdin=notification(identity, action="delayed"))
    assert late.out == "The message is late, or has arrived: there is nothing to do.\n"
    others = await run("bounced", "--json", stdin=notification("<x@elsewhere>"))
    assert json.loads(others.out) == {"ours": False, "taken": [], "settled": []}
