"""Why a command was turned down.

Refusal
├── malformed            the sender sent nonsense (leaves no trace)
├── not_authorised       the sender may not do this (leaves no trace)
├── wrong_stage          the step does not exist at this stage (leaves no trace)
├── stale_version        the case has moved on since the sender looked (leaves no trace)
├── calendar_ends        a limit would fall due after the last day the calendar covers (leaves no trace)
└── gate_not_met         evidence is missing (the attempt is recorded)
"""

from dataclasses import dataclass
from typing import Literal

from practice.events import Missing

Code = Literal["malformed", "not_authorised", "wrong_stage", "stale_version", "calendar_ends", "gate_not_met"]


@dataclass(frozen=True)
class Refusal:
    """A command turned down: a code for software, a sentence for people, and what a gate lacked."""

    code: Code
    message: str
    missing: tuple[Missing, ...] = ()
