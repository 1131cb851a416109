"""What can go wrong for a case system, each with a sentence for people.

FrontdoorError
├── Malformed          what was sent makes no sense; nothing was recorded
├── NotAuthorised      the actor may not do this; nothing was recorded
│   └── NotAuthenticated  nothing proves who the actor is (`code`); nothing was recorded
├── WrongStage         the step does not exist at this stage; nothing was recorded
│   └── CaseIsClosed   the case has ended
├── StaleVersion       the case moved on since the sender looked; nothing was recorded
├── CalendarTooShort   a limit would fall due after the calendar's last day; nothing was recorded
├── GateNotMet         evidence is missing (`missing`); the attempt is recorded
├── CaseNotFound       there is no such case
├── AlreadyOpen        the reference belongs to a case opened by another command
└── Unavailable        no answer in time; whether it was recorded is unknown: repeat it with the same id
"""

from practice.events import Missing


class FrontdoorError(Exception):
    """Anything that this client raises."""


class Malformed(FrontdoorError):
    """What was sent makes no sense; nothing was recorded."""


class NotAuthorised(FrontdoorError):
    """The actor may not do this; nothing was recorded."""


class NotAuthenticated(NotAuthorised):
    """Nothing proves who the actor is, or what came does not; nothing was recorded."""

    def __init__(self, message: str, code: str) -> None:
        """Keep the code (see `engine.identity.claims`) for software; the message is a sentence for people."""
        super().__init__(message)
        self.code = code


class WrongStage(FrontdoorError):
    """The step does not exist at this stage; nothing was recorded."""


class CaseIsClosed(WrongStage):
    """The case has ended; nothing was recorded."""


class StaleVersion(FrontdoorError):
    """The case moved on since the sender looked; nothing was recorded."""


class CalendarTooShort(FrontdoorError):
    """A limit would fall due after the last day that the case's calendar covers; nothing was recorded."""


class GateNotMet(FrontdoorError):
    """Evidence is missing. The attempt is recorded."""

    def __init__(self, message: str, missing: tuple[Missing, ...]) -> None:
        """Keep what is missing for software; the message names it for people."""
        super().__init__(message)
        self.missing = missing


class CaseNotFound(FrontdoorError):
    """There is no such case."""


class AlreadyOpen(FrontdoorError):
    """The reference belongs to a case that another command opened."""


class Unavailable(FrontdoorError):
    """No answer in time. Whether the command was recorded is unknown: repeat it with the same id."""


BY_TYPE: dict[str, type[FrontdoorError]] = {
    "Malformed": Malformed,
    "NotAuthorised": NotAuthorised,
    "WrongStage": WrongStage,
    "StaleVersion": StaleVersion,
    "CalendarEnds": CalendarTooShort,
}
"""The client's error for each error type that a case answers with, but for those that carry more than a sentence."""
