"""One engine per folder: two would write the same Temporal file."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from engine.errors import SettingsError


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the kernel lets go of it however the process ends.

    Raises:
        SettingsError: Another engine holds it, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("a")
    except OSError as problem:
        raise SettingsError(
            f"{folder} cannot be written ({problem.strerror}): set FRONTDOOR_VAR_DIR to a folder that can."
        ) from problem
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(
                f"Another engine is running on {folder}: stop it first, or set FRONTDOOR_VAR_DIR to another folder."
            ) from None
        yield
