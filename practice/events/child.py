"""What happened to the child: moving, going missing, birth and death."""

from datetime import date
from typing import Literal

from practice.values import value


@value
class ChildMoved:
    """The child moved; `authority` is the one that the child lives in now where it is another."""

    authority: str | None
    whereabouts_known: bool
    how_known: str
    kind: Literal["ChildMoved"] = "ChildMoved"


@value
class ChildWentMissing:
    """The child went missing."""

    reported_to_police: bool
    circumstances: str
    kind: Literal["ChildWentMissing"] = "ChildWentMissing"


@value
class ChildReturned:
    """The child came back or was found."""

    circumstances: str
    kind: Literal["ChildReturned"] = "ChildReturned"


@value
class ReturnInterviewRecorded:
    """The return home interview was held, or declined and why."""

    held: bool
    why_not_held: str | None
    interviewer: str | None
    kind: Literal["ReturnInterviewRecorded"] = "ReturnInterviewRecorded"


@value
class ChildBorn:
    """The child that was expected was born."""

    date_of_birth: date
    sex: str
    child_name: str | None
    kind: Literal["ChildBorn"] = "ChildBorn"


@value
class ChildDied:
    """The child died."""

    circumstances: str
    kind: Literal["ChildDied"] = "ChildDied"


@value
class SeriousIncidentDecided:
    """A manager decided whether a serious incident is notified."""

    notified: bool
    rationale: str
    kind: Literal["SeriousIncidentDecided"] = "SeriousIncidentDecided"


ChildEvent = (
    ChildMoved
    | ChildWentMissing
    | ChildReturned
    | ReturnInterviewRecorded
    | ChildBorn
    | ChildDied
    | SeriousIncidentDecided
)
