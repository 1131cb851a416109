"""Recorded histories and the fingerprints of the commands in them: where they are kept, how they are made and read."""

import asyncio
import base64
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from google.protobuf.json_format import MessageToJson
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import History, HistoryEvent
from temporalio.client import WorkflowHistory

from engine.encryption import Keyring
from engine.plugin import data_converter
from practice import commands as c
from tests.journeys.stories import STORIES
from tests.workflows.house import REFERRED, WORKER, Child, House, gather, new_house, server

KEYS = Keyring({"replay": base64.b64decode("cmVwbGF5IG9ubHk6IG9wZW5zIG5vIGRvb3IhISEhISE=")})
HERE = Path(__file__).resolve().parent
HISTORIES = HERE / "histories"
UNRELEASED = "unreleased"
FINGERPRINTS = HERE / "fingerprints.json"
HOW_TO_RECORD = (
    "If the change is meant, and open cases can live with it (or a patch marker keeps them going), record anew with: "
    "python -m tests.replay.record"
)


async def _started_afresh(house: House) -> Child:
    child = await house.started(fresh_history_every=20)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await gather(child, ("school", "gp", "police"))
    await child.settled()
    return child


async def record_all() -> tuple[dict[str, WorkflowHistory], dict[str, list[str]]]:
    """Every journey once: its history, and the commands that it issued."""
    async with server(KEYS) as env:
        house = new_house(env, settles=True)
        async with house.worker():
            histories = await _histories(house, STORIES | {"started_afresh": _started_afresh})
    prints = {name: await fingerprint(histories[name]) for name in STORIES}
    return histories, prints


async def fingerprints_now() -> dict[str, list[str]]:
    """The commands that the journeys issue with the code as it is."""
    async with server(KEYS) as env:
        house = new_house(env, settles=True)
        async with house.worker():
            histories = await _histories(house, STORIES)
    return {name: await fingerprint(history) for name, history in histories.items()}


async def _histories(
    house: House, stories: dict[str, Callable[[House], Awaitable[Child]]]
) -> dict[str, WorkflowHistory]:
    async def one(story: Callable[[House], Awaitable[Child]]) -> WorkflowHistory:
        return await (await story(house)).history()

    found = await asyncio.gather(*(one(story) for story in stories.values()))
    return dict(zip(stories, found, strict=True))


async def fingerprint(history: WorkflowHistory) -> list[str]:
    """The commands of a history in order, without ids and dates."""
    lines = [await _line(event) for event in history.events]
    return [line for line in lines if line]


async def _line(event: HistoryEvent) -> str | None:  # noqa: PLR0911 - a table of event types
    match event.event_type:
        case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
            name = event.workflow_execution_update_accepted_event_attributes.accepted_request.input.name
            return f"update {name}"
        case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
            outcome = event.workflow_execution_update_completed_event_attributes.outcome
            return "  refused" if outcome.HasField("failure") else "  answered"
        case EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
            name = event.activity_task_scheduled_event_attributes.activity_type.name
            return f"activity {name} ({await _summary(event)})"
        case EventType.EVENT_TYPE_TIMER_STARTED:
            return f"timer ({_undated(await _summary(event))})"
        case EventType.EVENT_TYPE_TIMER_CANCELED:
            return "timer cancelled"
        case EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES:
            return "search attributes"
        case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
            return "completed"
        case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW:
            return "started afresh"
    return None


async def _summary(event: HistoryEvent) -> str:
    (summary,) = await data_converter(KEYS).decode([event.user_metadata.summary], [str])
    return str(summary)


def _undated(words: str) -> str:
    return re.sub(r" (Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*", "", words)


def write(histories: dict[str, WorkflowHistory], prints: dict[str, list[str]]) -> None:
    """Put the recordings where the tests look for them."""
    folder = HISTORIES / UNRELEASED
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, history in histories.items():
        text = MessageToJson(History(events=[_without_stack(x) for x in history.events]), indent=None)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    FINGERPRINTS.write_text(json.dumps(prints, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _without_stack(event: HistoryEvent) -> HistoryEvent:
    """A stack trace names the paths of the machine that it was recorded on."""
    copy = HistoryEvent()
    copy.CopyFrom(event)
    if event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
        outcome = copy.workflow_execution_update_completed_event_attributes.outcome
        if outcome.HasField("failure"):
            outcome.failure.ClearField("encoded_attributes")
    return copy


def recorded(version: str = UNRELEASED, folder: Path = HISTORIES) -> dict[str, WorkflowHistory]:
    """The histories that are kept of one version, by the name of their journey."""
    return {
        path.stem: WorkflowHistory.from_json(f"case/{path.stem}", path.read_text(encoding="utf-8"))
        for path in sorted((folder / version).glob("*.json"))
    }


def every_recorded(folder: Path = HISTORIES) -> dict[str, WorkflowHistory]:
    """The histories of every version, by version and journey; those of released ones are never recorded anew."""
    versions = sorted(path.name for path in folder.iterdir())
    return {f"{version}/{name}": kept for version in versions for name, kept in recorded(version, folder).items()}
