"""Where the events and the actions of a case go: counted from its history, which is the same on every machine.

An event is one line of the history. An action is what Temporal Cloud counts: starting a workflow, an update, a signal,
a timer, each try of an activity, a change of search attributes, a history that starts afresh. Tasks, and what ends a
timer or an activity, are not counted there. What leaves no trace in a history (queries, rejected commands) is not here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent

COMMANDS = "commands"
TIMERS = "timers"
SEARCH_ATTRIBUTES = "search attributes"
SIGNALS = "signals"
START_AND_END = "start and end"
OTHER = "other"
"""What only operators and tests bring about: a cancellation, a changed option, time that a test skips."""

_PLACES: Mapping[EventType.ValueType, str] = {
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED: COMMANDS,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED: COMMANDS,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED: COMMANDS,
    EventType.EVENT_TYPE_TIMER_STARTED: TIMERS,
    EventType.EVENT_TYPE_TIMER_FIRED: TIMERS,
    EventType.EVENT_TYPE_TIMER_CANCELED: TIMERS,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED: SIGNALS,
    EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES: SEARCH_ATTRIBUTES,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED: START_AND_END,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED: START_AND_END,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW: START_AND_END,
}
_ACTIONS = {
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
    EventType.EVENT_TYPE_TIMER_STARTED,
    EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
    EventType.EVENT_TYPE_MARKER_RECORDED,
}
_OF_TASKS = {
    EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
}
_WAKING = {
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED,
    EventType.EVENT_TYPE_TIMER_FIRED,
    EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
    EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED,
    EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT,
}


@dataclass(frozen=True)
class Counts:
    """The events, the actions and the bytes of a history, by where they go.

    Places are `commands`, `timers`, `search attributes`, `signals`, `start and end`, `other`, the name of an
    activity, and `tasks for …`: the tasks that each of them made the workflow run.
    """

    events: Mapping[str, int]
    actions: Mapping[str, int]
    sizes: Mapping[str, int]

    @property
    def all_events(self) -> int:
        """How many events the history has."""
        return sum(self.events.values())

    @property
    def all_actions(self) -> int:
        """How many actions it took."""
        return sum(self.actions.values())

    @property
    def size(self) -> int:
        """How many bytes the history has, as it is sent."""
        return sum(self.sizes.values())


def count(events: Iterable[HistoryEvent]) -> Counts:
    """The counts of one history, given as its events in order."""
    counted, actions, sizes = Counter[str](), Counter[str](), Counter[str]()
    activities: dict[int, str] = {}
    woken_by, task = "", COMMANDS
    for event in events:
        place = _place(event, activities)
        if event.event_type in _WAKING:
            woken_by = woken_by or place
        elif event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
            # A task that nothing in the history asked for is run for a command, which stands behind it.
            task, woken_by = woken_by or COMMANDS, ""
        if event.event_type in _OF_TASKS:
            place = f"tasks for {task}"
        counted[place] += 1
        sizes[place] += event.ByteSize()
        actions[place] += _actions(event)
    return Counts(dict(counted), dict(+actions), dict(sizes))


def _place(event: HistoryEvent, activities: dict[int, str]) -> str:
    """Where an event belongs; `activities` holds the names of those scheduled so far, by their events' numbers."""
    match event.event_type:
        case EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
            name = event.activity_task_scheduled_event_attributes.activity_type.name
            activities[event.event_id] = name
            return name
        case EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED:
            return activities[event.activity_task_started_event_attributes.scheduled_event_id]
        case EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
            return activities[event.activity_task_completed_event_attributes.scheduled_event_id]
        case EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED:
            return activities[event.activity_task_failed_event_attributes.scheduled_event_id]
        case EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT:
            return activities[event.activity_task_timed_out_event_attributes.scheduled_event_id]
        case kind:
            return _PLACES.get(kind, OTHER)


def _actions(event: HistoryEvent) -> int:
    if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED:
        return event.activity_task_started_event_attributes.attempt
    return int(event.event_type in _ACTIONS)


def table(stories: Mapping[str, Counts]) -> str:
    """The counts of several histories side by side, as Markdown: events and, after a comma, actions."""
    places = sorted({place for counts in stories.values() for place in counts.events})
    rows = [
        [place, *(f"{c.events.get(place, 0)}, {c.actions.get(place, 0)}" for c in stories.values())] for place in places
    ]
    rows.append(["all", *(f"{c.all_events}, {c.all_actions}" for c in stories.values())])
    rows.append(["kB", *(f"{c.size / 1000:.0f}" for c in stories.values())])
    lines = [["events, actions", *stories], ["---"] * (len(stories) + 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
