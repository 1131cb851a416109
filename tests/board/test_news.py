import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from board.services import Services
from board.today.news import EVERY_SECONDS, News
from board.today.routes import _changes
from tests.board.county import PutCase

PATIENCE = 8 * EVERY_SECONDS
QUIET = 2.5 * EVERY_SECONDS
HOUR = 3600.0


async def _tells(news: AsyncIterator[object], within: float = PATIENCE) -> object:
    async with asyncio.timeout(within):
        return await anext(news)


async def test_whoever_asks_is_told_at_once_and_then_of_each_change(services: Services, put: PutCase) -> None:
    news = News(services.pool).changes(["front-door"], at_least_every=HOUR)
    await _tells(news)
    told = asyncio.create_task(_tells(news))
    await put("C-NEW")
    await told
    with pytest.raises(TimeoutError):
        await _tells(news, QUIET)


async def test_other_teams_cases_are_no_news(services: Services, put: PutCase) -> None:
    news = News(services.pool).changes(["front-door"], at_least_every=HOUR)
    await _tells(news)
    await put("C-OTHER", team="assessment-west")
    with pytest.raises(TimeoutError):
        await _tells(news, QUIET)


async def test_time_that_passes_is_news_as_well(services: Services) -> None:
    news = News(services.pool).changes(None, at_least_every=EVERY_SECONDS)
    await _tells(news)
    await _tells(news)


async def test_a_database_that_is_away_ends_no_stream(services: Services, put: PutCase, pool: asyncpg.Pool) -> None:
    news = News(services.pool).changes(None, at_least_every=HOUR)
    await _tells(news)
    told = asyncio.create_task(_tells(news))
    await pool.execute("ALTER TABLE teams RENAME TO gone")
    await asyncio.sleep(2 * EVERY_SECONDS)
    await pool.execute("ALTER TABLE gone RENAME TO teams")
    await put("C-NEW")
    await told


async def test_a_stream_says_that_something_changed_and_nothing_of_what(services: Services) -> None:
    stream = _changes(News(services.pool), None)
    assert [await _tells(stream), await _tells(stream)] == ["retry: 3000\n\n", "event: changed\ndata:\n\n"]
