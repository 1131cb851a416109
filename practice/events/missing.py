"""What a gate asks for and a case lacks."""

from practice.values import value


@value
class Missing:
    """One piece of evidence that a gate asks for and the case lacks: a stable code, plain words, and about what."""

    code: str
    text: str
    about: str | None = None
