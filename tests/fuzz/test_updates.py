"""A living case that programs go round the client to: whatever they send, it answers and lives on."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError

from practice import commands as c
from tests.fuzz.drawn import commands, odd_texts, odd_values
from tests.workflows.house import Child, assessing, new_house, server

DRAWN = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
PATIENCE = 20
TYPED = {"Malformed", "NotAuthorised", "WrongStage", "StaleVersion", "CalendarEnds", "GateNotMet"}


class Living:
    """A case in assessment, to which anybody may send anything."""

    def __init__(self, child: Child) -> None:
        self.child = child

    async def send(self, update: str, content: Any) -> str | None:
        """Send an update as any program might. None if it was taken, else the type of the refusal."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.child.handle.execute_update(update, content)
        except WorkflowUpdateFailedError as refused:
            return refused.cause.type if isinstance(refused.cause, ApplicationError) else repr(refused.cause)
        except RPCError as refused:
            return refused.status.name
        return None

    async def assert_lives(self) -> None:
        """No workflow task has failed, and the case still answers."""
        async with asyncio.timeout(PATIENCE):
            assert (await self.child.look()).case == self.child.ref
        history = await self.child.history()
        assert not [x for x in history.events if x.HasField("workflow_task_failed_event_attributes")]


@pytest.fixture(scope="module")
async def living() -> AsyncIterator[Living]:
    """The case, with a server and a worker of its own."""
    async with server() as env:
        house = new_house(env)
        async with house.worker():
            child = await assessing(house)
            await child.settled()
            yield Living(child)


def of_this_moment(fields: Any, now: str) -> Any:
    """The fields with an id of their own and today's dates, where they were those of the stories."""
    if not isinstance(fields, dict):
        return fields
    today = {name: now for name in ("happened_at", "received_at") if fields.get(name) == "2026-03-02T10:00:00Z"}
    return fields | today | ({"id": uuid.uuid4().hex} if str(fields.get("id")) in {"drawn-1", "command-1"} else {})


@given(sent=commands())
@DRAWN
async def test_a_command_that_is_nearly_right_is_taken_or_refused(
    living: Living, sent: tuple[type[c.Command], Any]
) -> None:
    kind, fields = sent
    if kind is not c.CloseCase:
        await living.send(kind.__name__, of_this_moment(fields, datetime.now(UTC).isoformat()))
    await living.assert_lives()


@given(
    update=st.sampled_from([*(kind.__name__ for kind in c.COMMANDS), "AdoptRules", "record_all"]) | odd_texts,
    content=odd_values,
)
@DRAWN
async def test_what_is_no_command_at_all_is_refused_and_leaves_no_history(
    living: Living, update: str, content: Any
) -> None:
    length = await living.child.length()
    assert await living.send(update, content) is not None
    await living.assert_lives()
    assert await living.child.length() == length
