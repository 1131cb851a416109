from datetime import UTC, datetime, timedelta

import pytest

from engine.observed import OBSERVED, observe_delivery, observe_entries, observe_not_authenticated
from practice import events as e
from practice.events import Entry, Event
from practice.recorder import ENGINE
from practice.vocabulary import Role

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)
BUCKETS = "frontdoor_moment_lateness_seconds_bucket"


def _entry(event: Event, *, recorded_at: datetime = NOW, command: str | None = None) -> Entry:
    return Entry(1, recorded_at, recorded_at, ENGINE, command, event)


def _breach(late: timedelta, *, adopted: bool = False) -> e.LimitBreached:
    return e.LimitBreached("contact_decision", 1, NOW - late, adopted)


def _value(name: str, **labels: str) -> float:
    return OBSERVED.get_sample_value(name, labels) or 0.0


def test_how_late_a_moment_was_recorded_is_measured_by_its_kind() -> None:
    rung = e.RungReached("a#1", "a", 1, 0, NOW - timedelta(minutes=4), (Role.TEAM_MANAGER,), "breached")
    before = {kind: _value(BUCKETS, moment=kind, le="60.0") for kind in ("breach", "rung")}
    count = _value("frontdoor_moment_lateness_seconds_count", moment="rung")
    observe_entries([_entry(_breach(timedelta(seconds=40))), _entry(rung)])
    assert _value(BUCKETS, moment="breach", le="60.0") == before["breach"] + 1
    assert _value(BUCKETS, moment="rung", le="60.0") == before["rung"]
    assert _value("frontdoor_moment_lateness_seconds_count", moment="rung") == count + 1


@pytest.mark.parametrize(
    "entries",
    [
        [_entry(_breach(timedelta(days=8), adopted=True))],
        [_entry(_breach(timedelta(days=8))), _entry(e.AlertResolved("a#1"), command="c-1")],
    ],
    ids=["taken over late", "sent late"],
)
def test_what_was_late_before_the_engine_heard_of_it_says_nothing_of_its_timers(entries: list[Entry]) -> None:
    before = _value("frontdoor_moment_lateness_seconds_count", moment="breach")
    observe_entries(entries)
    assert _value("frontdoor_moment_lateness_seconds_count", moment="breach") == before


def test_refused_steps_are_counted_by_step() -> None:
    before = _value("frontdoor_gate_refusals_total", step="CloseCase")
    observe_entries([_entry(e.StepRefused("CloseCase", "close", ()), command="c-1")])
    assert _value("frontdoor_gate_refusals_total", step="CloseCase") == before + 1


def test_calls_that_no_token_covered_are_counted_by_what_was_wrong() -> None:
    before = _value("frontdoor_not_authenticated_total", code="bad_signature")
    observe_not_authenticated("bad_signature")
    assert _value("frontdoor_not_authenticated_total", code="bad_signature") == before + 1


def test_a_delivery_is_measured_by_its_channel_and_its_end() -> None:
    name, ended = "frontdoor_delivery_seconds_sum", {"channel": "email", "outcome": "delivered"}
    before = _value(name, **ended)
    observe_delivery("email", "delivered", NOW, NOW + timedelta(seconds=7))
    observe_delivery(None, "failed", NOW, NOW)
    assert _value(name, **ended) == before + 7
    assert _value("frontdoor_delivery_seconds_count", channel="none", outcome="failed") >= 1
