"""The end of a case: handed to early help, told, closed, or opened again."""

from typing import Literal

from pydantic import Field

from practice.commands.parts import ClosureCode, Command, ShortText, Text
from practice.vocabulary import Told


class StepDown(Command):
    """Early help has accepted the family: which service, who there, and whether the family agrees."""

    kind: Literal["StepDown"] = "StepDown"
    service: ShortText
    accepted_by: ShortText
    family_agrees: bool
    what_is_offered: Text


class ReopenCase(Command):
    """A case that was closed in error is opened again, at the stage at which it was closed, and why.

    Its limits run on from where they began. New information about a closed case is a new contact, not this.
    """

    kind: Literal["ReopenCase"] = "ReopenCase"
    reason: Text


class TellOutcome(Command):
    """The referrer or the family has been told the outcome."""

    kind: Literal["TellOutcome"] = "TellOutcome"
    told: Told
    how: ShortText


class CloseCase(Command):
    """A second person closes the case, with a reason code.

    Risk and protective factors are weighed here where they have changed since they were last, or were never weighed in
    the engine (a case that was taken over).
    """

    kind: Literal["CloseCase"] = "CloseCase"
    reason: ClosureCode
    summary: Text
    risk_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    protective_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
