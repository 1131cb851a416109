from google.protobuf.json_format import ParseDict
from temporalio.api.history.v1 import History, HistoryEvent

from bench.counting import Counts, count, table
from tests.replay.recordings import recorded

TASK = ("WORKFLOW_TASK_SCHEDULED", "WORKFLOW_TASK_STARTED", "WORKFLOW_TASK_COMPLETED")


def _events(*kinds: str, **activity: int) -> list[HistoryEvent]:
    """Events of these kinds in order; those of activities are all about the one that was scheduled last."""
    made: list[dict[str, object]] = []
    scheduled = 0
    for number, kind in enumerate(kinds, start=1):
        event: dict[str, object] = {"eventId": number, "eventType": f"EVENT_TYPE_{kind}"}
        about = f"activityTask{kind.removeprefix('ACTIVITY_TASK_').title()}EventAttributes"
        if kind == "ACTIVITY_TASK_SCHEDULED":
            scheduled = number
            event[about] = {"activityType": {"name": "write_journal"}}
        elif kind.startswith("ACTIVITY_TASK"):
            started = {"attempt": activity.get("attempt", 1)} if kind.endswith("STARTED") else {}
            event[about] = {"scheduledEventId": scheduled, **started}
        made.append(event)
    return list(ParseDict({"events": made}, History()).events)


def test_a_command_costs_five_events_and_one_action() -> None:
    """Two of its own and the task that takes it."""
    accepted = ("WORKFLOW_EXECUTION_UPDATE_ACCEPTED", "WORKFLOW_EXECUTION_UPDATE_COMPLETED")
    counts = count(_events("WORKFLOW_EXECUTION_STARTED", *TASK, *TASK, *accepted))
    assert counts.events == {"start and end": 1, "tasks for start and end": 3, "tasks for commands": 3, "commands": 2}
    assert counts.actions == {"start and end": 1, "commands": 1}


def test_an_activity_costs_six_events_as_its_end_wakes_the_case_and_each_try_is_an_action() -> None:
    activity = ("ACTIVITY_TASK_SCHEDULED", "ACTIVITY_TASK_STARTED", "ACTIVITY_TASK_COMPLETED")
    counts = count(_events(*activity, *TASK, attempt=3))
    assert counts.events == {"write_journal": 3, "tasks for write_journal": 3}
    assert counts.actions == {"write_journal": 3}


def test_a_timer_is_one_action_whether_it_fires_or_is_cancelled() -> None:
    counts = count(_events("TIMER_STARTED", "TIMER_CANCELED", "TIMER_STARTED", "TIMER_FIRED", *TASK))
    assert counts.events == {"timers": 4, "tasks for timers": 3}
    assert counts.all_actions == 2


def test_a_task_counts_for_what_woke_the_case_first() -> None:
    """What comes while the task waits to be taken up goes with it."""
    first, *rest = TASK
    activity = ("ACTIVITY_TASK_SCHEDULED", "ACTIVITY_TASK_STARTED", "ACTIVITY_TASK_COMPLETED")
    counts = count(_events(*activity, "TIMER_FIRED", first, *rest, *TASK))
    assert counts.events == {"write_journal": 3, "timers": 1, "tasks for write_journal": 3, "tasks for commands": 3}


def test_every_event_of_a_recorded_case_is_counted_once() -> None:
    for name, history in recorded().items():
        counts = count(history.events)
        assert counts.all_events == len(history.events), name
        assert counts.size == sum(event.ByteSize() for event in history.events), name


def test_the_table_has_a_column_for_each_case_and_their_sums() -> None:
    text = table({"a": Counts({"commands": 10}, {"commands": 5}, {"commands": 2400}), "b": Counts({}, {}, {})})
    assert text.splitlines()[2:] == ["| commands | 10, 5 | 0, 0 |", "| all | 10, 5 | 0, 0 |", "| kB | 2 | 0 |"]
