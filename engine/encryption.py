"""Payload encryption: what Temporal stores about a case is unreadable without the authority's keys.

AES-256-GCM with a random 12-byte nonce per payload. The id of the key stands in the payload's metadata and is bound
to the ciphertext, so that keys can be rotated: the first key of a ring encrypts, every key of it decrypts. One key is
good for about four thousand million payloads; rotate long before.

EngineError
└── DecryptionError   the payload was made with a key that we do not hold, or was changed since
"""

import base64
import binascii
import os
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import PayloadCodec

from engine.errors import EngineError, SettingsError
from engine.files import write_private
from engine.settings import PREFIX, Settings

ENCODING = b"binary/encrypted"
CIPHER = b"AES-256-GCM"
_KEY_BYTES = 32
_NONCE_BYTES = 12
_KEY_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class DecryptionError(EngineError):
    """A payload cannot be read: its key is not on the ring, or it was changed since it was written."""


@dataclass(frozen=True)
class Keyring:
    """The keys that a process holds, the current one first."""

    keys: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def parse(cls, text: str, source: str) -> Self:
        """Read `id:base64` entries, divided by commas or line ends.

        Raises:
            SettingsError: An entry is not `id:base64` of 32 bytes, an id comes twice, or there is none. Keys are
                never quoted.
        """
        keys: dict[str, bytes] = {}
        for number, entry in enumerate(filter(None, re.split(r"[,\s]+", text)), start=1):
            key_id, key = _parse_entry(entry, f"{source}, key {number}")
            if key_id in keys:
                raise SettingsError(f"{source} holds the key id {key_id!r} twice: give each key an id of its own.")
            keys[key_id] = key
        if not keys:
            raise SettingsError(f"{source} holds no key: give at least one as id:base64.")
        return cls(keys)

    @property
    def current(self) -> str:
        """The id of the key that encrypts."""
        return next(iter(self.keys))


def _parse_entry(entry: str, where: str) -> tuple[str, bytes]:
    key_id, _, encoded = entry.partition(":")
    if not _KEY_ID.fullmatch(key_id):
        raise SettingsError(f"{where} must be id:base64, with an id of letters, digits, dots and dashes.")
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _KEY_BYTES:
        raise SettingsError(f"{where} ({key_id!r}) must be {_KEY_BYTES} bytes in base64: try openssl rand -base64 32.")
    return key_id, key


class EncryptionCodec(PayloadCodec):
    """Encrypts every payload on its way to Temporal and decrypts it on its way back."""

    def __init__(self, ring: Keyring) -> None:
        self._current = ring.current
        self._ciphers = {key_id: AESGCM(key) for key_id, key in ring.keys.items()}

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Encrypt with the current key."""
        return [self._encrypt(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Decrypt what we encrypted, and leave alone what Temporal wrote itself (the reason of a reset, say).

        Raises:
            DecryptionError: The key is not on the ring, or the payload was changed.
        """
        return [self._decrypt(payload) for payload in payloads]

    def _encrypt(self, payload: Payload) -> Payload:
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, payload.SerializeToString(), _bound(self._current))
        metadata = {"encoding": ENCODING, "cipher": CIPHER, "key-id": self._current.encode()}
        return Payload(metadata=metadata, data=nonce + sealed)

    def _decrypt(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCODING:
            return payload
        key_id = payload.metadata.get("key-id", b"").decode(errors="replace")
        if key_id not in self._ciphers:
            raise DecryptionError(f"No key {key_id!r} on this process's ring: add it to {PREFIX}PAYLOAD_KEYS.")
        nonce, sealed = payload.data[:_NONCE_BYTES], payload.data[_NONCE_BYTES:]
        try:
            plain = self._ciphers[key_id].decrypt(nonce, sealed, _bound(key_id))
        except (InvalidTag, ValueError):
            raise DecryptionError(f"A payload was changed, or made with another key called {key_id!r}.") from None
        return Payload.FromString(plain)


def _bound(key_id: str) -> bytes:
    return CIPHER + b":" + key_id.encode()


def load_keyring(settings: Settings) -> Keyring:
    """The keys from `FRONTDOOR_PAYLOAD_KEYS`, else from the key file of the embedded engine.

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
    except OSError as problem:
        raise SettingsError(f"{settings.key_file} cannot be read: {problem.strerror}.") from None


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
        key = base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()
        write_private(settings.key_file, f"k1:{key}\n")
    return load_keyring(settings)
