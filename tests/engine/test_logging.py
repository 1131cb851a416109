"""A log line names events and references, and never a person."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from pydantic import BaseModel, ValidationError

from engine.errors import Unavailable
from engine.logging import configure_logging, get_logger
from engine.settings import load_settings


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure_logging(load_settings(log_format="json"))
    yield stream
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def only_line(stream: io.StringIO) -> dict[str, Any]:
    [line] = stream.getvalue().splitlines()
    return dict(json.loads(line))


class Child(BaseModel):
    age: int


def test_a_line_holds_the_event_and_its_references(lines: io.StringIO) -> None:
    get_logger("engine.test").info("case_opened", case="c-1")

    line = only_line(lines)
    assert (line["event"], line["case"], line["level"], line["logger"]) == ("case_opened", "c-1", "info", "engine.test")
    assert line["timestamp"].endswith("Z")


def test_a_field_that_is_not_listed_is_left_out_and_named(lines: io.StringIO) -> None:
    get_logger("engine.test").info("case_opened", case="c-1", child_name="Robin")

    assert "Robin" not in lines.getvalue()
    assert only_line(lines)["left_out"] == ["child_name"]


def test_the_standard_library_logs_in_the_same_format(lines: io.StringIO) -> None:
    logging.getLogger("temporalio.worker").warning("Worker %s stopped", "w1", extra={"child_name": "Robin"})

    line = only_line(lines)
    assert (line["event"], line["level"], line["logger"]) == ("Worker w1 stopped", "warning", "temporalio.worker")
    assert "Robin" not in lines.getvalue()


def test_an_exception_is_shown_by_type_and_place_without_its_text(lines: io.StringIO) -> None:
    try:
        Child.model_validate({"age": "Robin"})
    except ValidationError:
        logging.getLogger("engine.test").exception("failed")

    line = only_line(lines)
    assert "Robin" not in lines.getvalue()
    assert "ValidationError" in line["exception"]
    assert "test_logging.py" in line["exception"]


def test_the_text_of_our_own_errors_and_of_the_network_is_shown(lines: io.StringIO) -> None:
    try:
        try:
            raise ConnectionRefusedError("nobody listens there")
        except OSError as problem:
            raise Unavailable("The mail server does not answer.") from problem
    except Unavailable as problem:
        get_logger("engine.test").error("failed", exc_info=problem)

    told = only_line(lines)["exception"]
    assert "nobody listens there" in told
    assert "The mail server does not answer." in told


@pytest.mark.parametrize("form", ["json", "console"])
def test_nobody_can_write_a_line_of_their_own_or_clear_the_terminal(
    lines: io.StringIO, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sys, "stderr", lines)
    configure_logging(load_settings(log_format=form))
    forged = "C-1\n2026-11-25 10:00:00 [info] signed_out\r\x1b[2J\u2028"
    get_logger("engine.test").info("case_opened", case=forged)
    logging.getLogger("uvicorn.error").warning("Asked for %s", forged)

    text = lines.getvalue()
    assert len(text.strip().splitlines()) == 2
    assert "\r" not in text
    assert "\x1b[2J" not in text


def test_lines_below_the_level_are_not_written(lines: io.StringIO) -> None:
    get_logger("engine.test").debug("detail")
    logging.getLogger("engine.test").debug("detail")

    assert not lines.getvalue()


def test_a_terminal_gets_readable_lines(lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", lines)
    configure_logging(load_settings(log_format="console"))
    structlog.get_logger("engine.test").info("case_opened", case="c-1")

    assert "case_opened" in lines.getvalue()
    assert not lines.getvalue().startswith("{")
