"""Starting, stopping and starting again, as an operator does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sample.morning import sample_cases
from tests.engine_process import Engine, run

CLOSED = next(case.reference for case in sample_cases() if case.name == "whole-way-to-closed")


def test_a_second_start_finds_the_same_cases(new_folder: Callable[[], Path]) -> None:
    """Ctrl-C ends everything in order, nothing is left behind, and the cases stay as they were."""
    engine = Engine(new_folder() / "var")
    engine.start()
    first = run("starter.py", "show", CLOSED, "--json", var=engine.var)
    assert engine.stop() == 0
    assert run("starter.py", "cases", var=engine.var, TEMPORAL_ADDRESS="127.0.0.1:1").code == 5
    engine.start()
    second = run("starter.py", "show", CLOSED, "--json", var=engine.var)
    assert engine.stop() == 0
    assert first.code == 0, first.err
    assert first.out == second.out


def test_it_stops_in_order_when_nobody_reads_what_it_says_any_more(new_folder: Callable[[], Path]) -> None:
    engine = Engine(new_folder() / "var", "--no-sample")
    engine.start()
    engine.stop_listening()
    assert engine.stop() == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "FRONTDOOR_DATABASE_URL is not set"),
        ({"FRONTDOOR_DATABASE_URL": "mysql://x"}, "FRONTDOOR_DATABASE_URL"),
        ({"FRONTDOOR_DATABASE_URL": "postgresql://x@127.0.0.1:1/f"}, "FRONTDOOR_TRUST_CALLERS=yes to believe"),
        ({"FRONTDOOR_LOG_LEVEL": "loud"}, "FRONTDOOR_LOG_LEVEL cannot be 'loud'"),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_exit_code_2(tmp_path: Path, more: dict[str, str], said: str) -> None:
    """Nothing starts, and there is no traceback."""
    ran = run("worker.py", var=tmp_path, **more)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_an_unknown_option_is_exit_code_2(tmp_path: Path) -> None:
    """Wrong usage."""
    assert run("worker.py", "--no-such-option", var=tmp_path).code == 2


def test_a_database_that_does_not_answer_is_exit_code_5(tmp_path: Path) -> None:
    """Temporal is asked first; the sentence never holds the password."""
    key = "k1:" + "A" * 43 + "="
    more = {"FRONTDOOR_DATABASE_URL": "postgresql://u:hidden@127.0.0.1:1/f", "FRONTDOOR_PAYLOAD_KEYS": key}
    more |= {"FRONTDOOR_TRUST_CALLERS": "yes"}
    ran = run("worker.py", var=tmp_path, TEMPORAL_ADDRESS="127.0.0.1:1", **more)
    assert ran.code == 5
    assert "hidden" not in ran.err
