import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from board.case import words
from board.case.load import Message
from board.case.marks import SHORT
from practice.event_words import WORDS
from tests.activities.values import alert, case_view, limit

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
MESSAGE = Message("contact_decision#1/rung0", "P-110", "Marguerite Tollen", "mail", "delivered", None, NOW, NOW)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("DecideContact", "Decide contact"),
        ("StartSection47", "Start section 47"),
        ("LimitBreached", "Limit passed"),
        ("close_after_death", "Close after death"),
    ],
)
def test_names_are_said_in_words(name: str, said: str) -> None:
    assert words.in_words(name) == said


def test_everything_in_the_picture_is_a_line_of_the_chronology_too() -> None:
    assert SHORT.keys() <= WORDS.keys()


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        ("assessment#2/rung0", "Rung 1"),
        ("assessment#2/warning1", "Warning before the limit"),
        ("assessment#2/lapsed/20261125T120000", "Promised work was not done"),
        ("refusal/7/team_manager+service_manager", "Step refused, entry 7"),
        ("override/9/director", "Override granted, entry 9"),
    ],
)
def test_a_message_says_what_it_was_about(notice: str, said: str) -> None:
    assert words.notice_words(notice) == said


def test_a_message_that_did_not_arrive_says_why() -> None:
    assert words.became(MESSAGE) == "delivered"
    assert words.became(replace(MESSAGE, status="failed", code="no_address")) == "did not arrive (no address)"


def test_what_needs_somebody_most_is_how_a_case_stands() -> None:
    late, running = limit("late", due=NOW), limit(due=NOW)
    waiting = case_view("C-1", 1, limits=(late,), alerts=(alert(),))
    assert words.state_of(waiting, soon=True) == "waiting"
    assert words.state_of(case_view("C-1", 1, limits=(running, late)), soon=True) == "late"
    assert words.state_of(case_view("C-1", 1, limits=(running,)), soon=True) == "soon"
    assert words.state_of(case_view("C-1", 1, limits=(running,)), soon=False) == "on track"
    assert words.state_of(case_view("C-1", 1, stage="closed", alerts=(alert(),)), soon=False) == "closed"


def test_labels_are_short_enough_for_a_phone() -> None:
    plain = [label for _, make in SHORT.values() for label in [_label(make)] if label]
    assert all(len(label) <= 25 for label in plain)
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9 ]+", label) for label in plain)


def _label(make: object) -> str:
    try:
        return str(make(None)) if callable(make) else ""
    except (AttributeError, ValueError):
        return ""
