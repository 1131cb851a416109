"""Alerts and notices: who is warned and told, and whether that reached anybody."""

from datetime import datetime
from typing import Literal

from practice.values import value
from practice.vocabulary import NotDelivered, Role

RungReason = Literal["breached", "unacknowledged", "not delivered", "acknowledgement lapsed"]


@value
class CheckpointReached:
    """A moment before the limit, at which people are warned. `moment` is when it fell due."""

    clock: str
    episode: int
    checkpoint: int
    moment: datetime
    roles: tuple[Role, ...]
    kind: Literal["CheckpointReached"] = "CheckpointReached"


@value
class RungReached:
    """An alert went to this rung. `moment` is when that fell due, `why` what brought it there."""

    alert: str
    clock: str
    episode: int
    rung: int
    moment: datetime
    roles: tuple[Role, ...]
    why: RungReason
    kind: Literal["RungReached"] = "RungReached"


@value
class AlertAcknowledged:
    """A manager took the alert on. It quiets the ladder until then, never the limit."""

    alert: str
    action: str
    until: datetime
    kind: Literal["AlertAcknowledged"] = "AlertAcknowledged"


@value
class AcknowledgementLapsed:
    """The time by which somebody had promised to act passed with the work undone; that person is told, among others."""

    alert: str
    by: str
    until: datetime
    kind: Literal["AcknowledgementLapsed"] = "AcknowledgementLapsed"


@value
class AlertResolved:
    """The work was done (or the case ended), and so the alert did."""

    alert: str
    kind: Literal["AlertResolved"] = "AlertResolved"


@value
class NoticeDelivered:
    """A notice reached these people (directory ids)."""

    notice: str
    to: tuple[str, ...]
    channel: str
    kind: Literal["NoticeDelivered"] = "NoticeDelivered"


@value
class NoticeFailed:
    """A notice reached nobody, and why: a code and words."""

    notice: str
    code: str
    detail: str
    kind: Literal["NoticeFailed"] = "NoticeFailed"


@value
class NoticeNotDelivered:
    """A notice that had gone to this person (a directory id) was found not to have arrived; `code` says why."""

    notice: str
    recipient: str
    code: NotDelivered
    kind: Literal["NoticeNotDelivered"] = "NoticeNotDelivered"


@value
class AlertReachedNobody:
    """Everybody whom a ladder names was tried, and nobody could be told. `code` is why the last ones could not.

    `alert` is the alert's id or, for what was told without a limit, the key of its last notice. It is recorded once
    for each climb: a promise that lapses begins another.
    """

    alert: str
    code: str
    kind: Literal["AlertReachedNobody"] = "AlertReachedNobody"


AlertEvent = (
    CheckpointReached
    | RungReached
    | AlertAcknowledged
    | AcknowledgementLapsed
    | AlertResolved
    | NoticeDelivered
    | NoticeFailed
    | NoticeNotDelivered
    | AlertReachedNobody
)
