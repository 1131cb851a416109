"""What happens to the child: moving, going missing, birth and death."""

from datetime import date
from typing import Literal

from pydantic import model_validator

from practice.commands.parts import Command, Reference, ShortText, Text


class RecordMove(Command):
    """The child has moved: to another authority's area, or to where nobody knows."""

    kind: Literal["RecordMove"] = "RecordMove"
    authority: Reference | None = None
    """The authority that the child now lives in; None where it is still this one."""
    whereabouts_known: bool
    how_known: Text


class RecordMissing(Command):
    """The child went missing at `happened_at`."""

    kind: Literal["RecordMissing"] = "RecordMissing"
    reported_to_police: bool
    circumstances: Text


class RecordReturn(Command):
    """The child came back or was found at `happened_at`."""

    kind: Literal["RecordReturn"] = "RecordReturn"
    circumstances: Text


class RecordReturnInterview(Command):
    """The return home interview was held by somebody independent, or the child declined it, and why."""

    kind: Literal["RecordReturnInterview"] = "RecordReturnInterview"
    held: bool
    why_not_held: Text | None = None
    interviewer: Reference | None = None

    @model_validator(mode="after")
    def _held_or_why_not(self) -> "RecordReturnInterview":
        if self.held and self.interviewer is None:
            raise ValueError("interviewer must say who held the interview")
        if not self.held and self.why_not_held is None:
            raise ValueError("the interview was not held: why_not_held must say why")
        return self


class RecordBirth(Command):
    """The child that was expected was born at `happened_at`; the child must now be seen."""

    kind: Literal["RecordBirth"] = "RecordBirth"
    date_of_birth: date
    sex: Literal["M", "F", "U"]
    child_name: ShortText | None = None


class RecordDeath(Command):
    """The child died at `happened_at`. Limits that ask something of the child end; closing has its own gate."""

    kind: Literal["RecordDeath"] = "RecordDeath"
    circumstances: Text


class DecideSeriousIncident(Command):
    """Whether the death or serious harm is notified as a serious incident, decided by a manager, and why."""

    kind: Literal["DecideSeriousIncident"] = "DecideSeriousIncident"
    notified: bool
    rationale: Text
