"""The end of a case: handed to early help, told, closed, or opened again."""

from typing import Literal

from practice.values import value
from practice.vocabulary import Told


@value
class SteppedDown:
    """Early help accepted the family."""

    service: str
    accepted_by: str
    family_agrees: bool
    what_is_offered: str
    kind: Literal["SteppedDown"] = "SteppedDown"


@value
class OutcomeTold:
    """The referrer or the family was told the outcome."""

    told: Told
    how: str
    kind: Literal["OutcomeTold"] = "OutcomeTold"


@value
class CaseClosed:
    """The case ended at its closing gate."""

    reason: str
    summary: str
    risk_factors: tuple[str, ...] = ()
    protective_factors: tuple[str, ...] = ()
    kind: Literal["CaseClosed"] = "CaseClosed"


@value
class CaseReopened:
    """A case that was closed in error was opened again."""

    stage: str
    reason: str
    kind: Literal["CaseReopened"] = "CaseReopened"


ClosingEvent = SteppedDown | OutcomeTold | CaseClosed | CaseReopened
