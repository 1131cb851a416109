"""Files that people bring: one that is far too large is refused before it is taken apart."""

import io
from pathlib import Path

import pytest

from client.errors import Malformed
from client.typed import fields
from engine.calendars import read_calendar_file
from engine.directory import DirectoryError, read_given
from engine.files import LARGEST_TEXT, read_stream, read_text
from practice.places import RulesError

SAID = "it holds more than 10,000,000 characters"


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """A file with one character more than any may have."""
    file = tmp_path / "huge.toml"
    file.write_text("#" * (LARGEST_TEXT + 1), encoding="utf-8")
    return file


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.toml"
    file.write_text("#" * LARGEST_TEXT, encoding="utf-8")
    assert len(read_text(file)) == LARGEST_TEXT


def test_an_endless_stream_is_not_read_to_its_end() -> None:
    stream = io.StringIO("#" * (LARGEST_TEXT + 100))
    with pytest.raises(OSError, match=SAID):
        read_stream(stream)
    assert stream.tell() == LARGEST_TEXT + 1


def test_a_directory_a_calendar_and_a_command_that_are_too_large_are_refused_with_the_reason(huge: Path) -> None:
    with pytest.raises(DirectoryError, match=SAID):
        read_given(huge)
    with pytest.raises(RulesError, match=SAID):
        read_calendar_file(huge)
    with pytest.raises(Malformed, match=SAID):
        fields(str(huge), ())
