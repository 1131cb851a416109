"""What the parts of the evidence share: what each requirement is, and what several of them look at."""

from collections.abc import Callable

from practice import commands as c
from practice.case import Case
from practice.events import AssessmentSubmitted, Missing

Evidence = Callable[[Case, c.Command | None], tuple[Missing, ...]]
"""What a requirement is. Which command it is given is asked by its type: none has a subclass, and `isinstance` of a
model that something is no instance of takes ten times as long."""

ANONYMOUS = "9"


def needs(condition: bool, code: str, text: str, about: str | None = None) -> tuple[Missing, ...]:  # noqa: FBT001
    """Nothing where the condition holds, else the one thing that is missing."""
    return () if condition else (Missing(code, text, about),)


def handed_in(case: Case, command: c.Command | None) -> c.SubmitAssessment | AssessmentSubmitted | None:
    """The assessment that is being handed in with this command, or that was; None where there is none yet."""
    if type(command) is c.SubmitAssessment:
        return command
    return case.assessment.submitted if case.assessment else None
