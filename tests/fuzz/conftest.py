"""The board over a database with a child's case in it, and a Temporal that has none."""

from dataclasses import replace
from datetime import UTC, datetime

import asyncpg
import pytest

from activities.journal import Journal
from board.services import Services
from client.case_client import CaseClient
from engine.connection import connect
from engine.directory import Directory, seed_directory
from engine.embedded import TemporalServer
from engine.links import LinkSigner
from engine.rules import Rulebook
from engine.settings import load_settings
from practice.outbox import JournalBatch
from practice.view import view
from sample.morning import directory
from tests.board.browser import ADDRESS
from tests.board.county import open_alert, put_case
from tests.practice.builders import assessment
from tests.workflows.house import KEYS

NOTIFY_TOKEN = "a-token-for-tests-of-notify"


@pytest.fixture
async def services(pool: asyncpg.Pool, journal: Journal, temporal_server: TemporalServer) -> Services:
    """The board's services, as in a trial: C-1 has an alert that somebody may take on, C-TOLD a story."""
    book = Rulebook.load(today=datetime.now(UTC).date())
    people = directory(datetime.now(UTC), book) | {"rota": []}
    await seed_directory(pool, Directory.model_validate(people))
    await put_case(journal)("C-1", due_in=-2, alerts=(open_alert(),))
    story = assessment()
    seen = replace(view(story.case, story.now), case="C-TOLD", team="front-door")
    await journal.write_journal(JournalBatch("C-TOLD", tuple(story.entries), seen, story.rules, story.calendar))
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    client = CaseClient(temporal, task_queue="nobody", rulebook=book)
    links = LinkSigner("a-key-for-tests-of-thirty-two-characters", ADDRESS)
    return Services(pool, client, book, load_settings(notify_callback_token=NOTIFY_TOKEN), links, trial=True)
