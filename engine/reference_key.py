"""The key that gives taken-over cases their references: always the same, so that nothing is opened twice."""

import secrets

from engine.errors import SettingsError
from engine.files import write_private
from engine.settings import Settings

_BYTES = 32


def load_or_create_reference_key(settings: Settings) -> tuple[bytes, str | None]:
    """The key in `var_dir`; the very first time a new one, with a sentence that tells the operator to keep it.

    Raises:
        SettingsError: the file is there and holds no key.
    """
    file = settings.var_dir / "keys" / "reference-key"
    note = None
    if not file.exists():
        write_private(file, secrets.token_hex(_BYTES) + "\n")
        note = f"A reference key was made in {file}: keep it, or the same return will open its cases a second time."
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) < _BYTES:
        raise SettingsError(f"{file} holds no key of {_BYTES} bytes in hexadecimal: put the right file back.")
    return key, note
