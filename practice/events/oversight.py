"""What was seen to or let pass: refusals, overrides, wrong dates, other rules, supervision."""

from datetime import date, datetime
from typing import Literal

from practice.events.missing import Missing
from practice.values import value
from practice.vocabulary import Requirement, Role


@value
class StepRefused:
    """Somebody tried a step whose gate was not met. The attempt is on the record, and `told` are told of it."""

    step: str
    gate: str
    missing: tuple[Missing, ...]
    told: tuple[Role, ...] = ()
    kind: Literal["StepRefused"] = "StepRefused"


@value
class OverrideGranted:
    """A senior manager let a step go ahead without some of what its gate asks for, until a UTC instant.

    `told` are told of it.
    """

    step: str
    requirements: tuple[Requirement, ...]
    reason: str
    until: datetime
    told: tuple[Role, ...] = ()
    kind: Literal["OverrideGranted"] = "OverrideGranted"


@value
class OverrideUsed:
    """A step went ahead although its gate was not met, under an override."""

    step: str
    gate: str
    requirement: Requirement
    granted_by: str
    missing: tuple[Missing, ...]
    kind: Literal["OverrideUsed"] = "OverrideUsed"


@value
class DateCorrected:
    """The date of an entry was wrong; the entry stays, and this one says what is right.

    `date_of_birth` is the local date on which the child was born after all, where it is the birth that was wrong.
    """

    entry: int
    was: datetime
    correct: datetime
    reason: str
    date_of_birth: date | None = None
    kind: Literal["DateCorrected"] = "DateCorrected"


@value
class RulesAdopted:
    """Other rules, or another calendar, were adopted for the open case; all by hash."""

    rules: str
    calendar: str
    reason: str
    kind: Literal["RulesAdopted"] = "RulesAdopted"


@value
class SupervisionRecorded:
    """A manager looked at the case."""

    decision: str
    kind: Literal["SupervisionRecorded"] = "SupervisionRecorded"


@value
class CancellationIgnored:
    """Somebody cancelled the workflow. That is recorded, not obeyed: a case ends at its closing gate."""

    reason: str
    kind: Literal["CancellationIgnored"] = "CancellationIgnored"


OversightEvent = (
    StepRefused
    | OverrideGranted
    | OverrideUsed
    | DateCorrected
    | RulesAdopted
    | SupervisionRecorded
    | CancellationIgnored
)
