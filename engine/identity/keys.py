"""Keys: the public ones that tokens are verified by, and the private one that a process signs with.

Trusted keys are a JWK set (RFC 7517) in the file that `FRONTDOOR_TOKEN_KEYS_FILE` names. Each says its `kid`, its `alg`
(`Ed25519`, `EdDSA`, `ES256` or `RS256`) and, beside what the standard has, its `iss`: the one issuer whose tokens it
vouches for. So a key of the board cannot speak in the name of a case system. The file is read again when it changes:
a key that was taken out is trusted no longer a few seconds later.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, OKPKey

from engine.errors import SettingsError
from engine.files import write_private
from engine.settings import PREFIX, Settings

ALGORITHMS = {"Ed25519": "OKP", "EdDSA": "OKP", "ES256": "EC", "RS256": "RSA"}
"""What may be signed with, and the kind of key that it takes. None of them can be confused with a shared secret."""
EMBEDDED_ISSUER = "frontdoor-embedded"
_LOOK_SECONDS = 2.0
_FEWEST_RSA_BITS = 2048


@dataclass(frozen=True)
class TrustedKey:
    """A public key, what it signs with, and whose tokens it vouches for."""

    kid: str
    algorithm: str
    issuer: str
    key: Key = field(repr=False)


@dataclass(frozen=True)
class SigningKey:
    """The private key of a process, and the issuer that it is."""

    kid: str
    algorithm: str
    issuer: str
    key: Key = field(repr=False)

    @property
    def public(self) -> dict[str, Any]:
        """What goes into the JWK set of those who trust it."""
        shown = self.key.as_dict(private=False)
        return {**shown, "kid": self.kid, "alg": self.algorithm, "iss": self.issuer, "use": "sig"}


class TrustedKeys:
    """The keys that are trusted now: those of the file as it is, and those that are given."""

    def __init__(self, file: Path | None, *given: SigningKey) -> None:
        """Read the file.

        Raises:
            SettingsError: it cannot be read, or holds something other than public keys with `kid`, `alg` and `iss`.
        """
        self._file = file
        self._given = {key.kid: _trusted(key.public, "the embedded engine's key") for key in given}
        self._stamp = self._looked_at = 0.0
        self._keys: Mapping[str, TrustedKey] = self._given
        self.version = 0
        """Goes up whenever other keys are trusted."""
        if file is not None:
            self._take(file)

    def find(self, kid: str) -> TrustedKey | None:
        """The trusted key of this id."""
        return self._keys.get(kid)

    def look_again(self) -> None:
        """Take up a file that has changed, if it can be used; asked before each token, it looks now and then."""
        if self._file is None or time.monotonic() - self._looked_at < _LOOK_SECONDS:
            return
        self._looked_at = time.monotonic()
        try:
            if self._file.stat().st_mtime != self._stamp:
                self._take(self._file)
        except (OSError, SettingsError):
            # While it is being written, or wrong, what was read before holds; `health` and a restart show a wrong one.
            return

    def _take(self, file: Path) -> None:
        self._stamp, self._looked_at = _stamp(file), time.monotonic()
        self._keys = {**read_trusted(file), **self._given}
        self.version += 1


def _stamp(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError as problem:
        raise SettingsError(f"{file} cannot be read: {problem.strerror}. It holds the keys of tokens.") from problem


def read_trusted(file: Path) -> dict[str, TrustedKey]:
    """The keys of a JWK set, by their ids.

    Raises:
        SettingsError: it is none, is empty, or a key in it is private, shared, weak or says too little.
    """
    content = _json(file)
    listed = content.get("keys") if isinstance(content, dict) else None
    if not isinstance(listed, list) or not listed:
        raise SettingsError(f"{file} is no JWK set: it must be an object with the list `keys`, and at least one in it.")
    found: dict[str, TrustedKey] = {}
    for number, entry in enumerate(listed, start=1):
        key = _trusted(entry, f"{file}, key {number}")
        if key.kid in found:
            raise SettingsError(f"{file} holds the key id {key.kid!r} twice: give each key an id of its own.")
        found[key.kid] = key
    return found


def _trusted(entry: object, where: str) -> TrustedKey:
    kid, algorithm, issuer, key = _parsed(entry, where)
    if key.is_private:
        raise SettingsError(f"{where} is a private key: only public ones belong there.")
    return TrustedKey(kid, algorithm, issuer, key)


def _parsed(entry: object, where: str) -> tuple[str, str, str, Key]:
    said = entry if isinstance(entry, dict) else {}
    kid, algorithm, issuer = (said.get(name) for name in ("kid", "alg", "iss"))
    if not (isinstance(kid, str) and kid and isinstance(issuer, str) and issuer and isinstance(algorithm, str)):
        raise SettingsError(f"{where} must say `kid`, `alg` and `iss` (the issuer whose tokens it vouches for).")
    if ALGORITHMS.get(algorithm) != said.get("kty"):
        raise SettingsError(
            f"{where} ({kid!r}) must be for one of {', '.join(ALGORITHMS)}, with the kind of key for it."
        )
    try:
        key = JWKRegistry.import_key(said)
        _ = key.public_key
    except (JoseError, ValueError, TypeError) as problem:
        raise SettingsError(f"{where} ({kid!r}) is no key ({type(problem).__name__}).") from None
    if said.get("kty") == "RSA" and key.public_key.key_size < _FEWEST_RSA_BITS:  # type: ignore[union-attr]
        raise SettingsError(f"{where} ({kid!r}) is too short: an RSA key has at least {_FEWEST_RSA_BITS} bits.")
    return kid, algorithm, issuer, key


def read_signing_key(file: Path) -> SigningKey:
    """The private key of a process, a JWK with `kid`, `alg` and `iss`, as `starter.py keys new-token-key` makes it.

    Raises:
        SettingsError: the file cannot be read, or holds no such key. Keys are never quoted.
    """
    kid, algorithm, issuer, key = _parsed(_json(file), str(file))
    if not key.is_private:
        raise SettingsError(f"{file} holds a public key: a process signs with a private one.")
    return SigningKey(kid, algorithm, issuer, key)


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise SettingsError(f"{file} cannot be read: {problem.strerror}.") from None
    except ValueError:
        raise SettingsError(f"{file} is not JSON: it must hold what RFC 7517 calls a JWK.") from None


def make_signing_key(issuer: str) -> tuple[SigningKey, str]:
    """A new Ed25519 key for an issuer, and the text of the file that holds it."""
    made = OKPKey.generate_key("Ed25519")
    kid = f"{issuer}-{made.thumbprint()[:8]}"
    key = SigningKey(kid, "Ed25519", issuer, made)
    return key, json.dumps({**made.as_dict(private=True), "kid": kid, "alg": "Ed25519", "iss": issuer}) + "\n"


def load_or_create_identity_key(settings: Settings) -> SigningKey:
    """The key by which the embedded engine, its board and its command line trust each other; the first start makes it.

    Raises:
        SettingsError: the file is there and holds no key, or cannot be made.
    """
    file = settings.identity_key
    try:
        if not file.exists():
            write_private(file, make_signing_key(EMBEDDED_ISSUER)[1])
    except OSError as problem:
        raise SettingsError(f"{file} cannot be made ({problem.strerror}): set {PREFIX}VAR_DIR.") from problem
    return read_signing_key(file)
