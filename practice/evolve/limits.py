"""What becomes of the limits of the case."""

from typing import Any

from practice import alerts
from practice import events as e
from practice.case import FEW, RUNNING_AT, Case, Clock, ClockState, Extension, Overrun
from practice.events import Entry
from practice.evolve.changes import Apply, Changes
from practice.values import changed, with_changes

_MET = ClockState.MET


def _clock_started(case: Case, _: Entry, event: e.ClockStarted) -> Changes:
    clock = Clock(
        event.clock,
        event.rule,
        event.episode,
        event.anchor,
        event.due,
        event.warn_at,
        event.rung_at,
        event.about,
        cause=event.cause,
        era=len(case.eras),
    )
    clocks = case.clocks + (clock,)  # noqa: RUF005 - copies what is there once, and not twice
    if len(clocks) <= FEW:
        return {"clocks": clocks}
    return {"clocks": clocks, RUNNING_AT: (clocks, (*case.running_at, len(case.clocks)))}


def _clock_stopped(case: Case, entry: Entry, event: e.ClockStopped) -> Changes:
    changes = _with_clock(
        case, event, state=_MET, stopped_at=entry.happened_at, late=event.late, stopped_by=event.cause
    )
    return changes | _without_undelivered(case, event) if case.undelivered else changes


def _clock_moved(case: Case, _: Entry, event: e.ClockMoved) -> Changes:
    clock = _clock_of(case, event)
    return _with_clock(
        case,
        event,
        anchor=event.anchor,
        due=event.due,
        warn_at=event.warn_at,
        rung_at=event.rung_at,
        corrected_from=clock.corrected_from or clock.anchor if event.why == "corrected" else clock.corrected_from,
        # Those that were told of a checkpoint are not told again.
        warned=min(clock.warned, len(event.warn_at)),
    )


def _clock_restopped(case: Case, _: Entry, event: e.ClockRestopped) -> Changes:
    if event.stopped_at is not None:
        return _with_clock(case, event, stopped_at=event.stopped_at, late=event.late, stopped_by=event.cause)
    alert_id = f"{event.clock}#{event.episode}"
    unresolved = alerts.with_alert(case, alert_id, resolved=False)
    running: Changes = {
        "state": ClockState.RUNNING,
        "stopped_at": None,
        "stopped_by": 0,
        "late": False,
        "ended_because": None,
    }
    return {"alerts": unresolved, **_with_clock(case, event, **running)}


def _clock_ended(case: Case, entry: Entry, event: e.ClockEnded) -> Changes:
    changes = _with_clock(case, event, state=ClockState.ENDED, stopped_at=entry.happened_at, ended_because=event.why)
    return changes | _without_undelivered(case, event) if case.undelivered else changes


def _extended(case: Case, entry: Entry, event: e.LimitExtended) -> Changes:
    clock = _clock_of(case, event)
    extension = Extension(event.amount, entry.actor, entry.recorded_at, event.reason)
    return _with_clock(case, event, extensions=(*clock.extensions, extension))


def _overrun_explained(case: Case, entry: Entry, event: e.OverrunExplained) -> Changes:
    return _with_clock(case, event, overrun=Overrun(entry.actor))


def _overrun_reviewed(case: Case, entry: Entry, event: e.OverrunReviewed) -> Changes:
    overrun = _clock_of(case, event).overrun
    return _with_clock(case, event, overrun=changed(overrun, seen_by=entry.actor) if overrun else None)


def _without_undelivered(case: Case, event: e.ClockStopped | e.ClockEnded) -> Changes:
    of_this = f"{event.clock}#{event.episode}/"
    return {"undelivered": tuple(key for key in case.undelivered if not key.startswith(of_this))}


def _checkpoint(case: Case, _: Entry, event: e.CheckpointReached) -> Changes:
    return {**_with_clock(case, event, warned=event.checkpoint + 1), **alerts.warned(case, event)}


def _breached(case: Case, _: Entry, event: e.LimitBreached) -> Changes:
    # One that was late at a take-over is told once, in its digest: neither warned of nor climbing.
    silent: Changes = {"warn_at": (), "rung_at": ()} if event.adopted else {}
    return {"breaches": case.breaches + 1, **_with_clock(case, event, breached=True, **silent)}


_OfClock = (
    e.ClockStopped
    | e.ClockMoved
    | e.ClockRestopped
    | e.ClockEnded
    | e.CheckpointReached
    | e.LimitBreached
    | e.LimitExtended
    | e.OverrunExplained
    | e.OverrunReviewed
)


def _clock_of(case: Case, event: _OfClock) -> Clock:
    return case.clocks[_place_of(case, event)]


def _place_of(case: Case, event: _OfClock) -> int:
    at = case.place_of(event.clock, event.episode)
    assert at is not None  # noqa: S101 - what becomes of a limit is recorded after its start
    return at


def _with_clock(case: Case, event: _OfClock, **changes: Any) -> Changes:
    clocks = list(case.clocks)
    if len(clocks) <= FEW:
        key, episode = event.clock, event.episode
        for at, clock in enumerate(clocks):
            if clock.key == key and clock.episode == episode:
                clocks[at] = with_changes(clock, changes)
                break
        return {"clocks": tuple(clocks)}
    at = _place_of(case, event)
    before, clocks[at] = clocks[at], with_changes(clocks[at], changes)
    after = tuple(clocks)
    return {"clocks": after, RUNNING_AT: (after, _running_at(case.running_at, at, before, after[at]))}


def _running_at(places: tuple[int, ...], at: int, before: Clock, after: Clock) -> tuple[int, ...]:
    """Where those are that run, after the limit at one place has become another."""
    if before.running is after.running:
        return places
    return tuple(sorted((*places, at))) if after.running else tuple(n for n in places if n != at)


APPLY: dict[str, Apply] = {
    "ClockStarted": _clock_started,
    "ClockStopped": _clock_stopped,
    "ClockMoved": _clock_moved,
    "ClockRestopped": _clock_restopped,
    "ClockEnded": _clock_ended,
    "CheckpointReached": _checkpoint,
    "LimitBreached": _breached,
    "LimitExtended": _extended,
    "OverrunExplained": _overrun_explained,
    "OverrunReviewed": _overrun_reviewed,
}
