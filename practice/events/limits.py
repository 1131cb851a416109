"""Limits: started, stopped, moved, passed, extended, and why they were exceeded."""

from datetime import datetime
from typing import Literal

from practice.values import value

MoveReason = Literal["corrected", "extended", "rules adopted"]


@value
class ClockStarted:
    """A limit began to run. `warn_at` are the instants of its checkpoints, `rung_at` those of its ladder's rungs.

    `cause` is the entry that it is counted from.
    """

    clock: str
    rule: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    about: str | None
    cause: int = 0
    kind: Literal["ClockStarted"] = "ClockStarted"


@value
class ClockStopped:
    """What the limit asks for was done, at the entry's `happened_at`; `late` says whether that was after the limit.

    `cause` is the entry that says so.
    """

    clock: str
    episode: int
    late: bool
    cause: int = 0
    kind: Literal["ClockStopped"] = "ClockStopped"


@value
class ClockMoved:
    """A running limit is counted anew: a date was corrected, it was extended, or other rules were adopted."""

    clock: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    was_due: datetime
    why: MoveReason
    kind: Literal["ClockMoved"] = "ClockMoved"


@value
class ClockRestopped:
    """A limit that had stopped is judged anew after a correction; without `stopped_at` it runs again.

    `cause` is the entry that says when what it asks for was done.
    """

    clock: str
    episode: int
    stopped_at: datetime | None
    late: bool
    cause: int = 0
    kind: Literal["ClockRestopped"] = "ClockRestopped"


@value
class ClockEnded:
    """The limit no longer applies although what it asks for was not done (the case closed, or it was replaced)."""

    clock: str
    episode: int
    why: str
    kind: Literal["ClockEnded"] = "ClockEnded"


@value
class LimitBreached:
    """The limit passed with the work undone. `adopted`: it had already passed when the case was taken over."""

    clock: str
    episode: int
    due: datetime
    adopted: bool
    kind: Literal["LimitBreached"] = "LimitBreached"


@value
class LimitExtended:
    """A limit was extended, in its own unit, under the authority of the entry's actor."""

    clock: str
    episode: int
    amount: int
    reason: str
    interim_safety_plan: str
    kind: Literal["LimitExtended"] = "LimitExtended"


@value
class OverrunExplained:
    """Why a limit was or will be exceeded."""

    clock: str
    episode: int
    reason: str
    kind: Literal["OverrunExplained"] = "OverrunExplained"


@value
class OverrunReviewed:
    """A manager has seen an overrun."""

    clock: str
    episode: int
    decision: str
    kind: Literal["OverrunReviewed"] = "OverrunReviewed"


LimitEvent = (
    ClockStarted
    | ClockStopped
    | ClockMoved
    | ClockRestopped
    | ClockEnded
    | LimitBreached
    | LimitExtended
    | OverrunExplained
    | OverrunReviewed
)
