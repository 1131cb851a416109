"""The errors that an operator reads.

EngineError
├── SettingsError   something that a person set, or did not set, is wrong: exit code 2
└── Unavailable     a server that we need does not answer, or did not start

Each message is one sentence that can be shown as it stands: what is wrong, with which value, and what to do.
"""


class EngineError(Exception):
    """Something that the operator, not the programmer, can put right."""


class SettingsError(EngineError):
    """A setting is missing or wrong."""


class Unavailable(EngineError):
    """A server that the engine needs does not answer."""
