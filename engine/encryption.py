"""Payload encryption: what Temporal stores about a case is unreadable without the authority's keys.

AES-256-GCM with a random 12-byte nonce per payload. Each case has a key of its own, and the engine's own workflows have
one; which it was stands in the payload's metadata and is bound to the ciphertext. The keys are kept elsewhere (see
`engine.keys`), so that destroying a case's key makes all that Temporal has of it unreadable, its backups included.

What is long is packed before it is sealed: a case's rules and its batches for the journal repeat themselves.

Without a store of keys, and while it is away, payloads are sealed directly with the first key of a ring; what any key
of the ring has sealed stays readable. One key is good for about four thousand million payloads.

EngineError
└── DecryptionError   the payload was made with a key that we do not hold, or was changed since
    └── KeyDestroyed  the case was erased
"""

import base64
import binascii
import copy
import os
import re
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    ActivitySerializationContext,
    PayloadCodec,
    SerializationContext,
    WithSerializationContext,
    WorkflowSerializationContext,
)

from engine.errors import EngineError, SettingsError, Unavailable
from engine.logging import get_logger
from engine.settings import PREFIX

ENCODING = b"binary/encrypted"
CIPHER = b"AES-256-GCM"
KEY_BYTES = 32
NONCE_BYTES = 12
PACKED = b"zlib"
PACKED_FROM = 1_000
"""From how many bytes on a payload is packed; below, it would gain nothing."""
THE_ENGINE = ""
"""What stands for the case where the engine's own workflows are meant."""

_OF_CASE = "case/"
_KEY_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

_log = get_logger(__name__)


class DecryptionError(EngineError):
    """A payload cannot be read: its key is not to be had, or it was changed since it was written."""


class KeyDestroyed(DecryptionError):
    """A case was erased: what its key sealed can no longer be read, and nothing more can be sealed with it."""

    @classmethod
    def of(cls, case: str) -> Self:
        """The error for one case, by its reference."""
        return cls(f"The key of case {case} was destroyed: what it sealed cannot be read any more.")


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
    if len(key) != KEY_BYTES:
        raise SettingsError(f"{where} ({key_id!r}) must be {KEY_BYTES} bytes in base64: try openssl rand -base64 32.")
    return key_id, key


@dataclass(frozen=True)
class DataKey:
    """The key of one case, or one of the ring."""

    id: str
    case: str
    cipher: AESGCM = field(repr=False)


class CaseKeys(Protocol):
    """Where the codec finds the keys of cases."""

    async def sealing(self, case: str) -> DataKey:
        """The key that seals what is about a case, made if there is none; `THE_ENGINE` stands for our own workflows.

        Raises:
            KeyDestroyed: the case was erased.
            Unavailable: the keys cannot be reached.
        """

    async def opening(self, ids: Collection[str]) -> "Mapping[str, Opening]":
        """Those keys of these ids that there are, found at once; the error instead of one that cannot be used.

        Raises:
            Unavailable: the keys cannot be reached.
        """


Opening = DataKey | DecryptionError
"""A key, or why it cannot be used: destroyed, or wrapped by a master key that we do not hold."""


class EncryptionCodec(PayloadCodec, WithSerializationContext):
    """Encrypts every payload on its way to Temporal and decrypts it on its way back."""

    def __init__(self, ring: Keyring, cases: CaseKeys | None = None) -> None:
        """Seal with the keys of `cases`; with the ring where there are none, or while they cannot be reached."""
        self._cases = cases
        self._ring = {key_id: DataKey(key_id, THE_ENGINE, AESGCM(key)) for key_id, key in ring.keys.items()}
        self._current = self._ring[ring.current]
        self._case = THE_ENGINE

    def with_context(self, context: SerializationContext) -> Self:
        """The codec for the payloads of one workflow."""
        if self._cases is None or (case := case_of(context)) == self._case:
            return self
        bound = copy.copy(self)
        bound._case = case  # noqa: SLF001 - a copy of our own
        return bound

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Encrypt with the key of the case that this is about.

        Raises:
            KeyDestroyed: the case was erased.
        """
        if not payloads:
            return []
        key = await self._sealing()
        return [_seal(payload, key) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Decrypt what we encrypted, and leave alone what Temporal wrote itself (the reason of a reset, say).

        Raises:
            DecryptionError: The key is not to be had, is another case's, or the payload was changed.
            KeyDestroyed: The case was erased.
            Unavailable: The keys cannot be reached.
        """
        keys = await self._opening(payloads)
        return [self._open(payload, keys) for payload in payloads]

    async def read(self, payloads: Sequence[Payload]) -> list[Payload | DecryptionError]:
        """As `decode`, of several cases at once; a payload that cannot be read is the error instead.

        Raises:
            Unavailable: The keys cannot be reached.
        """
        keys = await self._opening(payloads)
        return [self._open_or_say(payload, keys) for payload in payloads]

    async def _sealing(self) -> DataKey:
        if self._cases is None:
            return self._current
        try:
            return await self._cases.sealing(self._case)
        except Unavailable:
            # A contact must not be turned away because the keys are; docs/records.md says what it means for erasure.
            _log.warning("sealed_with_master_key", case=self._case)
            return self._current

    async def _opening(self, payloads: Sequence[Payload]) -> Mapping[str, Opening]:
        asked = {key_id_of(payload) for payload in payloads if is_sealed(payload)}
        if self._cases is None or not (elsewhere := asked - self._ring.keys()):
            return self._ring
        return {**self._ring, **await self._cases.opening(elsewhere)}

    def _open(self, payload: Payload, keys: Mapping[str, Opening]) -> Payload:
        if not is_sealed(payload):
            return payload
        key = keys.get(key_id_of(payload))
        if key is None:
            raise DecryptionError(
                f"There is no key {key_id_of(payload)!r}: neither in {PREFIX}PAYLOAD_KEYS nor among the keys of cases."
            )
        if isinstance(key, DecryptionError):
            raise key
        if self._case and key.case and key.case != self._case:
            raise DecryptionError(f"A payload of case {key.case} stands in the history of {self._case}.")
        return _unseal(payload, key)

    def _open_or_say(self, payload: Payload, keys: Mapping[str, Opening]) -> Payload | DecryptionError:
        try:
            return self._open(payload, keys)
        except DecryptionError as problem:
            return problem


def case_of(context: SerializationContext) -> str:
    """The reference of the case that a payload is about; `THE_ENGINE` for other workflows."""
    if not isinstance(context, WorkflowSerializationContext | ActivitySerializationContext):
        return THE_ENGINE
    workflow_id = context.workflow_id or ""
    return workflow_id.removeprefix(_OF_CASE) if workflow_id.startswith(_OF_CASE) else THE_ENGINE


def new_key_id(case: str) -> str:
    """A new id for a key of a case: it names the case, and no key of the ring can have it."""
    return f"{_OF_CASE}{case}/{os.urandom(6).hex()}" if case else f"engine/{os.urandom(6).hex()}"


def case_in(key_id: str) -> str | None:
    """The case that a key's id names; None for the engine's own keys and those of the ring."""
    return key_id.removeprefix(_OF_CASE).rpartition("/")[0] if key_id.startswith(_OF_CASE) else None


def is_sealed(payload: Payload) -> bool:
    """Whether a payload is one that we encrypted."""
    return payload.metadata.get("encoding") == ENCODING


def key_id_of(payload: Payload) -> str:
    """The id of the key that a sealed payload names, in characters that a database can look for."""
    return payload.metadata.get("key-id", b"").decode(errors="replace").replace("\0", "\ufffd")


def _seal(payload: Payload, key: DataKey) -> Payload:
    plain, nonce = payload.SerializeToString(), os.urandom(NONCE_BYTES)
    metadata = {"encoding": ENCODING, "cipher": CIPHER, "key-id": key.id.encode()}
    if len(plain) >= PACKED_FROM:
        # The lightest level: the others take longer and gain a tenth.
        plain, metadata["packed"] = zlib.compress(plain, level=1), PACKED
    sealed = key.cipher.encrypt(nonce, plain, _bound(key.id, metadata.get("packed")))
    return Payload(metadata=metadata, data=nonce + sealed)


def _unseal(payload: Payload, key: DataKey) -> Payload:
    nonce, sealed = payload.data[:NONCE_BYTES], payload.data[NONCE_BYTES:]
    packed = payload.metadata.get("packed")
    try:
        plain = key.cipher.decrypt(nonce, sealed, _bound(key.id, packed))
    except (InvalidTag, ValueError):
        raise DecryptionError(f"A payload was changed, or made with another key called {key.id!r}.") from None
    return Payload.FromString(zlib.decompress(plain) if packed else plain)


def _bound(key_id: str, packed: bytes | None) -> bytes:
    return b":".join([CIPHER, key_id.encode(), *filter(None, [packed])])
