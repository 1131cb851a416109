"""Small files: those that people bring, and those that only this account may read."""

import errno
import os
from pathlib import Path
from typing import TextIO

LARGEST_TEXT = 10_000_000
"""The most characters that a file may hold which people bring; the largest directory that we know of has a tenth."""


def read_text(path: Path, *, encoding: str = "utf-8") -> str:
    """What a text file holds, if it is no larger than anything that it could be meant for.

    Raises:
        OSError: it cannot be read, or is too large (EFBIG); `strerror` says which.
        UnicodeDecodeError: it is not text of this encoding.
    """
    with path.open(encoding=encoding) as file:
        return read_stream(file)


def read_stream(file: TextIO) -> str:
    """What a stream holds; raises as `read_text` does."""
    text = file.read(LARGEST_TEXT + 1)
    if len(text) > LARGEST_TEXT:
        raise OSError(errno.EFBIG, f"it holds more than {LARGEST_TEXT:,} characters")
    return text


def write_private(path: Path, text: str) -> None:
    """Write a file of mode 0600 so that it is either whole or not there, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
