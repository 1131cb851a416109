import base64
from datetime import datetime, timedelta
from typing import Any

from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client
from temporalio.common import SearchAttributeKey

from client import errors
from engine.plugin import data_converter
from engine.search_attributes import NEXT_DUE, RULES, RUNG, STAGE, STATE, TEAM
from practice import commands as c
from practice.vocabulary import AssessmentOutcome
from practice.words import local_time
from tests.workflows.house import (
    COMPLETE,
    KEYS,
    MANAGER,
    REFERRED,
    WORKER,
    Child,
    House,
    assess,
    assessing,
    gather,
)

SECRETS = ("Zebedee", "Quagmire", "Xylophone")


async def _marked(house: House) -> Child:
    """A case whose names and free text can be told apart from anything else."""
    zebedee, quagmire, xylophone = SECRETS
    child = await assessing(house, COMPLETE | {"child_name": zebedee, "referrer_name": quagmire, "concern": xylophone})
    await child.do(c.SupplyDetails, WORKER, details=c.Details(address=f"{xylophone} Lane"))
    await gather(child)
    await assess(child, AssessmentOutcome.IN_NEED)
    try:
        await child.do(c.CloseCase, MANAGER, reason="RC7", summary=f"{zebedee} is well")
    except errors.GateNotMet:
        await child.settled()
    return child


async def _raw(house: House, child: Child) -> list[HistoryEvent]:
    bare = await Client.connect(house.temporal.service_client.config.target_host)
    return list((await bare.get_workflow_handle(child.handle.id).fetch_history()).events)


def _everything(events: list[HistoryEvent]) -> bytes:
    return b"".join(event.SerializeToString() for event in events)


async def test_no_name_and_no_free_text_stands_in_a_stored_history(house: House) -> None:
    """Read without our keys: not in arguments, results, failures, summaries, nor in base64."""
    child = await _marked(house)
    stored = _everything(await _raw(house, child))
    assert child.ref.encode() in stored
    for secret in SECRETS:
        assert secret.encode() not in stored
        assert secret.casefold().encode() not in stored.lower()
        assert base64.b64encode(secret.encode())[:-4] not in stored
    for words in (b"Decision on the contact", b"Nothing of concern", b"team manager"):
        assert words not in stored


async def test_the_same_history_can_be_read_with_the_keys(house: House) -> None:
    """So that the test above fails when there is nothing to find."""
    child = await _marked(house)
    read = b"".join([await _decoded(event) for event in await _raw(house, child)])
    for secret in SECRETS:
        assert secret.encode() in read


async def _decoded(event: HistoryEvent) -> bytes:
    payloads = [p for p in _payloads(event) if p.metadata.get("encoding") == b"binary/encrypted"]
    codec = data_converter(KEYS).payload_codec
    assert codec is not None
    return b"".join(p.data for p in await codec.decode(payloads))


def _payloads(message: Message) -> list[Any]:
    found: list[Any] = []
    for _, value in message.ListFields():
        for part in _parts(value):
            found += [part] if isinstance(part, Payload) else _payloads(part)
    return found


def _parts(value: Any) -> list[Message]:
    if isinstance(value, Message):
        return [value]
    if hasattr(value, "values"):
        return [x for x in value.values() if isinstance(x, Message)]
    if isinstance(value, str | bytes | int | float):
        return []
    return [x for x in value if isinstance(x, Message)]


async def _summaries(events: list[HistoryEvent], kind: EventType.ValueType) -> list[str]:
    converter = data_converter(KEYS)
    return [
        (await converter.decode([x.user_metadata.summary], [str]))[0]
        for x in events
        if x.event_type == kind and x.user_metadata.HasField("summary")
    ]


async def test_a_timer_says_which_limit_it_waits_for_and_until_when(house: House) -> None:
    """In local time, for the operator who looks at the history."""
    child = await house.opened()
    await child.settled()
    (timer,) = await _summaries(await _raw(house, child), EventType.EVENT_TYPE_TIMER_STARTED)
    assert timer.startswith("Decision on the contact: warn at ")
    assert timer.endswith("09:00")


async def test_a_delivery_says_what_is_told_to_whom(house: House) -> None:
    """And the journal which entries it takes."""
    child = await house.opened()
    await child.forward_to((await child.limit("contact_decision")).due)
    await child.settled()
    activities = await _summaries(await _raw(house, child), EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
    assert activities[0] == "Journal: entries 1 to 2"
    assert "Warning → allocated worker, team manager: Decision on the contact" in activities
    assert "Limit passed → team manager: Decision on the contact" in activities


async def test_the_current_details_show_the_case_to_an_operator(house: House) -> None:
    """Stage, limits with their local dates, what is missing; and no personal data."""
    child = await house.opened()
    await child.settled()
    description: str = await child.handle.query("__temporal_workflow_metadata")
    due = (await child.limit("contact_decision")).due
    details = str(description)
    _, calendar = house.book.for_referral(due.date())
    assert f"| Decision on the contact | {local_time(calendar.zone, due)} | running |" in details
    assert "No risk factors have been weighed." in details
    assert COMPLETE["child_name"] not in details


async def test_operators_can_search_cases_by_stage_state_team_rung_and_next_due(house: House) -> None:
    """Set when the case opens and kept up to date."""
    child = await house.opened(team="team-north")
    await child.settled()
    assert await _attribute(child, STAGE) == "contact"
    assert await _attribute(child, TEAM) == "team-north"
    assert await _attribute(child, RULES) == "england-2023+county" or await _attribute(child, RULES)
    assert await _attribute(child, STATE) == "on track"
    due = (await child.limit("contact_decision")).due
    shown = await _attribute(child, NEXT_DUE)
    assert isinstance(shown, datetime)
    assert abs(shown - due) < timedelta(seconds=1)
    await child.forward_to(due)
    await child.settled()
    assert (await _attribute(child, STATE), await _attribute(child, RUNG)) == ("late", 1)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.settled()
    assert await _attribute(child, STAGE) == "referral"


async def _attribute(child: Child, key: SearchAttributeKey[Any]) -> object:
    return (await child.handle.describe()).typed_search_attributes.get(key)
