"""Logging: one line per event, JSON in production and readable on a terminal, and never about a person.

A line holds an event's name and reference ids. Two guards hold that, whoever writes the line: only the fields in
`LOGGABLE` get through (`left_out` names the others), and an exception is shown by its type and where it was raised;
its text only where no case record can be quoted in it.
"""

import logging
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from engine.errors import EngineError, SettingsError
from engine.settings import Settings

_OF_EVERY_LINE = {"event", "level", "logger", "timestamp", "exception", "left_out"}
_NAMES_AND_REFERENCES = {
    "address",
    "alert",
    "attempt",
    "case",
    "channel",
    "clock",
    "code",
    "command",
    "command_id",
    "count",
    "edition",
    "error",
    "fact",
    "family",
    "gate",
    "journal_sequence",
    "notice",
    "path",
    "pid",
    "port",
    "process_id",
    "queue",
    "rung",
    "seconds",
    "sequence",
    "server",
    "setting",
    "signal",
    "stage",
    "state",
    "system",
    "task_queue",
    "team",
    "until",
    "version",
    "worker",
    "workflow",
    "workflow_id",
}
LOGGABLE = frozenset(_OF_EVERY_LINE | _NAMES_AND_REFERENCES)
"""The fields that a log line may have: names of things and opaque references."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SPEAKING_ERRORS = (EngineError, OSError)
_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def configure_logging(settings: Settings) -> None:
    """Send everything (ours, the standard library's, Temporal's) to stderr in one format. Call once, at start."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_shared_processors(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers(settings)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    structlog.configure(
        processors=[*_shared_processors(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def log_file(settings: Settings) -> Path:
    """Where an embedded engine logs."""
    return settings.var_dir / "log" / "worker.log"


def log_to_file(path: Path) -> None:
    """Send the lines to a file from now on, as a line would tear the table on the terminal.

    Raises:
        SettingsError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a", encoding="utf-8")
    except OSError as problem:
        raise SettingsError(f"{path} cannot be written ({problem.strerror}): set FRONTDOOR_VAR_DIR.") from problem
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(file)


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _renderers(settings: Settings) -> list[Processor]:
    if _wants_json(settings, is_terminal=sys.stderr.isatty()):
        return [show_exception, leave_out_unlisted, structlog.processors.JSONRenderer()]
    return [show_exception, leave_out_unlisted, on_one_line, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]


def _wants_json(settings: Settings, *, is_terminal: bool) -> bool:
    return settings.log_format == "json" or (settings.log_format == "auto" and not is_terminal)


def leave_out_unlisted(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Drop every field that is not in `LOGGABLE`, and say which."""
    if unlisted := sorted(line.keys() - LOGGABLE):
        line["left_out"] = unlisted
    return {name: value for name, value in line.items() if name in LOGGABLE}


def on_one_line(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Show line ends and what moves a terminal's cursor as they are written in Python; JSON does so by itself."""
    line["event"] = _CONTROL.sub(lambda found: repr(found[0])[1:-1], str(line["event"]))
    return line


def show_exception(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Turn `exc_info` into types and places, without the texts that might quote a record."""
    raised = _raised(line.pop("exc_info", None))
    if raised is not None:
        line["exception"] = "\n".join(_describe(raised[1]))
    return line


def _raised(exc_info: object) -> _Raised | None:
    if isinstance(exc_info, BaseException):
        return type(exc_info), exc_info, exc_info.__traceback__
    if isinstance(exc_info, tuple) and exc_info[1] is not None:
        return exc_info
    current = sys.exc_info() if exc_info is True else (None, None, None)
    return None if current[1] is None else current


def _describe(error: BaseException) -> list[str]:
    frames = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in _frames(error)]
    text = f": {error}" if isinstance(error, _SPEAKING_ERRORS) else ""
    own = [*frames, f"{type(error).__module__}.{type(error).__qualname__}{text}"]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return own if before is None else [*_describe(before), "which led to:", *own]


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)


def get_logger(name: str) -> structlog.typing.FilteringBoundLogger:
    """The logger of a module; give it `__name__`."""
    make: Callable[[str], structlog.typing.FilteringBoundLogger] = structlog.get_logger
    return make(name)
