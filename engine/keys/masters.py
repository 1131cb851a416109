"""Master keys: what wraps the keys of the cases, and where they are read from.

`MasterKeys` is the port. `LocalMasters` is what there is: a ring of keys from the environment or from a file, by which
each case's key is wrapped with AES-256-GCM in this process. A key management service (KMS) goes here: a class with
these two methods and `current`, made in `load_masters` where a setting names it. It may call the service for each key,
or, as services charge and answer slowly, have it decrypt the ring once at the start and be a `LocalMasters` over that.
"""

import base64
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.encryption import KEY_BYTES, NONCE_BYTES, DecryptionError, Keyring
from engine.errors import SettingsError
from engine.files import write_private
from engine.settings import PREFIX, Settings


class MasterKeys(Protocol):
    """The port to what wraps the keys of the cases."""

    @property
    def current(self) -> str:
        """The id of the master key that wraps from now on."""

    def read_again(self) -> None:
        """Take up what has been set since; asked now and then.

        Raises:
            SettingsError: what is there now cannot be used; what was read before stays.
        """

    async def wrap(self, key: bytes, bound: bytes) -> tuple[str, bytes]:
        """A key wrapped so that only together with `bound` it can be unwrapped, and the id of the master key.

        Raises:
            Unavailable: what holds the master key does not answer.
        """

    async def unwrap(self, master: str, wrapped: bytes, bound: bytes) -> bytes:
        """The key again.

        Raises:
            DecryptionError: there is no such master key, or what was wrapped or bound has been changed.
            Unavailable: what holds the master key does not answer.
        """


class LocalMasters:
    """Master keys that this process holds itself; `read` gives them anew, as a file may have got another one."""

    def __init__(self, read: Callable[[], Keyring]) -> None:
        self._read = read
        self._ring = read()

    @property
    def ring(self) -> Keyring:
        """The keys as they were read last."""
        return self._ring

    @property
    def current(self) -> str:
        """The first of the ring."""
        return self._ring.current

    def read_again(self) -> None:
        """Take up what has been set since.

        Raises:
            SettingsError: what is there now cannot be used; the keys read before stay.
        """
        self._ring = self._read()

    async def wrap(self, key: bytes, bound: bytes) -> tuple[str, bytes]:
        """Wrap with the first of the ring."""
        master, nonce = self.current, os.urandom(NONCE_BYTES)
        return master, nonce + AESGCM(self._ring.keys[master]).encrypt(nonce, key, _bound(master, bound))

    async def unwrap(self, master: str, wrapped: bytes, bound: bytes) -> bytes:
        """Unwrap with whichever it was; an id that we do not know may have been set since.

        Raises:
            DecryptionError: there is no such master key, or what was wrapped or bound has been changed.
        """
        if master not in self._ring.keys:
            self.read_again()
        if master not in self._ring.keys:
            raise DecryptionError(
                f"There is no master key {master!r}: put it back into {PREFIX}PAYLOAD_KEYS or the key file."
            )
        try:
            return AESGCM(self._ring.keys[master]).decrypt(
                wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound(master, bound)
            )
        except (InvalidTag, ValueError):
            raise DecryptionError(f"A key was changed, or wrapped by another master key called {master!r}.") from None


def _bound(master: str, bound: bytes) -> bytes:
    return b"wrapped by " + master.encode() + b":" + bound


def load_masters(settings: Settings) -> LocalMasters:
    """The master keys that the settings name.

    Raises:
        SettingsError: there are none, or they are malformed.
    """
    return LocalMasters(lambda: load_keyring(settings))


def load_keyring(settings: Settings) -> Keyring:
    """The keys from `FRONTDOOR_PAYLOAD_KEYS`, else from `FRONTDOOR_PAYLOAD_KEYS_FILE`, else the embedded engine's.

    Raises:
        SettingsError: There are none, or they are malformed.
    """
    if settings.payload_keys is not None:
        return Keyring.parse(settings.payload_keys.get_secret_value(), f"{PREFIX}PAYLOAD_KEYS")
    try:
        return Keyring.parse(settings.key_file.read_text(encoding="ascii"), str(settings.key_file))
    except FileNotFoundError:
        raise SettingsError(
            f"{PREFIX}PAYLOAD_KEYS is not set and {settings.key_file} does not exist: give the keys as "
            "id:base64,id:base64 (32 bytes each, the first encrypts), or start with --embedded."
        ) from None
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not text"
        raise SettingsError(f"{settings.key_file} cannot be read: {reason}.") from None


def load_or_create_keyring(settings: Settings, *, needed_by: Iterable[Path] = ()) -> Keyring:
    """As `load_keyring`, but the very first start makes a key file that only this account can read.

    Args:
        settings: Where the keys are.
        needed_by: Stored data that a new key could not read: no key is made while any of these exists.

    Raises:
        SettingsError: The keys are malformed, or lost while data that needs them is still there.
    """
    if settings.payload_keys is None and not settings.key_file.exists():
        for data in needed_by:
            if data.exists():
                raise SettingsError(
                    f"{settings.key_file} is missing, and {data} cannot be read without it: put the key file back "
                    f"from a backup, set {PREFIX}PAYLOAD_KEYS, or move {data.parent} away to start empty."
                )
        write_private(settings.key_file, f"{new_master('k1')}\n")
    return load_keyring(settings)


def new_master(key_id: str) -> str:
    """A new key as `id:base64`."""
    return f"{key_id}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"
