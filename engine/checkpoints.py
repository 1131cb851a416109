"""Checkpoints: signed statements of how the journal stood, by which a change made later shows, whoever made it.

The chain of hashes shows a change to an entry only while nobody reckons the chain anew. A checkpoint says by which
hash each case's journal ended at that moment; it is signed with a key that the database does not hold, and names the
checkpoint before it. Checking needs the database (or its backup) and the public key, nothing else.
"""

import base64
import hashlib
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from engine.database import QUERIES, rows
from engine.errors import SettingsError
from engine.files import write_private
from engine.hashing import instant
from engine.settings import Settings

NOTHING_BEFORE = "0" * 64
"""What the first checkpoint names as the one before it."""

Head = tuple[str, int, str]
"""A case, the sequence of its last entry, and that entry's hash."""


@dataclass(frozen=True)
class Checkpoint:
    """One signed statement: its number from 1, the very text that is signed, and the signature in base64."""

    number: int
    statement: str
    signature: str

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the statement, by which the next one names it."""
        return hashlib.sha256(self.statement.encode()).hexdigest()


@dataclass(frozen=True)
class Problem:
    """Something that is not as it was: where (a case and its entry, or a checkpoint), and what, in plain words."""

    what: str
    case: str | None = None
    entry: int | None = None
    checkpoint: int | None = None


@dataclass(frozen=True)
class Erased:
    """A case of which a checkpoint tells and the journal does not: erased at `at` (UTC), by whom and why."""

    case: str
    at: datetime
    person: str
    reason: str


def load_or_create_key(settings: Settings) -> Ed25519PrivateKey:
    """The key that signs, from `FRONTDOOR_CHECKPOINT_KEY_FILE`; the first start makes one (PEM, mode 0600).

    Raises:
        SettingsError: the file is there and holds no such key, or cannot be made.
    """
    file = settings.checkpoint_key
    try:
        if not file.exists():
            write_private(file, _private_pem(Ed25519PrivateKey.generate()))
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as problem:
        raise SettingsError(
            f"{file} cannot be used as the key of the checkpoints ({type(problem).__name__}): put the right file "
            "back, or name another in FRONTDOOR_CHECKPOINT_KEY_FILE."
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingsError(f"{file} holds another kind of key: checkpoints are signed with Ed25519.")
    return key


def read_public_key(file: Path) -> Ed25519PublicKey:
    """A key that checks, from a PEM file with the public key or the private one.

    Raises:
        SettingsError: the file cannot be read, or holds no Ed25519 key.
    """
    try:
        content = file.read_bytes()
        private = b"PRIVATE KEY" in content
        key = (
            serialization.load_pem_private_key(content, password=None).public_key()
            if private
            else serialization.load_pem_public_key(content)
        )
    except (OSError, ValueError, TypeError) as problem:
        raise SettingsError(f"{file} holds no key that checks checkpoints ({type(problem).__name__}).") from None
    if not isinstance(key, Ed25519PublicKey):
        raise SettingsError(f"{file} holds another kind of key: checkpoints are signed with Ed25519.")
    return key


def public_pem(key: Ed25519PublicKey) -> str:
    """A public key as PEM: to be kept where whoever may change the database may not."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form).decode("ascii")


def key_id(key: Ed25519PublicKey) -> str:
    """The name of a key in the statements: the first 16 hex digits of its SHA-256."""
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


def _private_pem(key: Ed25519PrivateKey) -> str:
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode("ascii")


def heads_digest(heads: Iterable[Head]) -> str:
    """SHA-256 (hex) over the heads in the order of their references, a line each."""
    lines = "".join(f"{case} {sequence} {head}\n" for case, sequence, head in sorted(heads))
    return hashlib.sha256(lines.encode()).hexdigest()


def signed(number: int, previous: str, heads: Iterable[Head], made_at: datetime, key: Ed25519PrivateKey) -> Checkpoint:
    """The checkpoint that says these heads; `made_at` is a UTC instant, `previous` the digest of the one before."""
    listed = list(heads)
    said = {
        "checkpoint": number,
        "made_at": instant(made_at),
        "previous": previous,
        "cases": len(listed),
        "heads": heads_digest(listed),
        "key": key_id(key.public_key()),
    }
    statement = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return Checkpoint(number, statement, base64.b64encode(key.sign(statement.encode())).decode("ascii"))


async def make_checkpoint(pool: asyncpg.Pool, key: Ed25519PrivateKey, now: datetime) -> Checkpoint | None:
    """Sign how the journal stands, of the cases that have grown since the last time; None where none has."""
    async with pool.acquire() as connection, connection.transaction(isolation="repeatable_read"):
        await QUERIES.lock_checkpoints(connection)
        heads = [(r["case_ref"], r["sequence"], r["hash"]) for r in await rows(QUERIES.grown_since(connection))]
        if not heads:
            return None
        last = await QUERIES.last_checkpoint(connection)
        before = Checkpoint(**last) if last else None
        made = signed(before.number + 1 if before else 1, before.digest if before else NOTHING_BEFORE, heads, now, key)
        await QUERIES.add_checkpoint(
            connection, number=made.number, statement=made.statement, signature=made.signature, made_at=now
        )
        listed = [{"case_ref": case, "sequence": sequence, "hash": head} for case, sequence, head in heads]
        await QUERIES.add_checkpoint_heads(connection, number=made.number, heads=json.dumps(listed))
    return made


async def check_checkpoints(
    pool: asyncpg.Pool, keys: Iterable[Ed25519PublicKey], kept: Checkpoint | None = None
) -> AsyncIterator[Problem]:
    """Hold the journal against every checkpoint, and `kept`, a copy from elsewhere, against the one of its number.

    Each problem is given as it is found. Nothing is said of entries newer than the last checkpoint, nor of cases that
    were erased: see `erased_cases`.
    """
    known = {key_id(key): key for key in keys}
    previous = NOTHING_BEFORE
    expected = 1
    for row in await rows(QUERIES.checkpoints(pool)):
        found = Checkpoint(**row)
        heads = await rows(QUERIES.heads_of(pool, number=found.number))
        for problem in (*_of_statement(found, expected, previous, heads, known), *_of_heads(found, heads)):
            yield problem
        if kept and kept.number == found.number and kept != found:
            yield Problem("It is not the one that was kept elsewhere.", checkpoint=found.number)
        previous, expected = found.digest, found.number + 1
    if kept and kept.number >= expected:
        yield Problem("It was kept elsewhere, and is not here any more.", checkpoint=kept.number)


async def erased_cases(pool: asyncpg.Pool) -> tuple[Erased, ...]:
    """The cases that were erased and whose entries were all taken out of the journal since a checkpoint."""
    found = await rows(QUERIES.erased_cases(pool))
    return tuple(Erased(row["case_ref"], row["at"], row["person"], row["reason"]) for row in found)


def _of_statement(
    found: Checkpoint,
    expected: int,
    previous: str,
    heads: list[asyncpg.Record],
    keys: Mapping[str, Ed25519PublicKey],
) -> list[Problem]:
    said = _said(found)
    wrong = []
    if (key := keys.get(said.get("key", ""))) is None:
        wrong.append(f"It was signed with the key {said.get('key', 'without a name')}, which was not given.")
    elif not _holds(found, key):
        wrong.append("Its signature does not hold: the statement was changed, or not made by us.")
    if found.number != expected or said.get("checkpoint") != found.number or said.get("previous") != previous:
        wrong.append("It does not follow the one before: a checkpoint was taken out, put in or changed.")
    if said.get("heads") != heads_digest((r["case_ref"], r["sequence"], r["hash"]) for r in heads):
        wrong.append("The list of cases that it is about was changed.")
    return [Problem(what, checkpoint=found.number) for what in wrong]


def _of_heads(found: Checkpoint, heads: list[asyncpg.Record]) -> list[Problem]:
    return [
        Problem(
            "The entry is gone." if row["found"] is None else "The entry, or one before it, is not what was signed.",
            case=row["case_ref"],
            entry=row["sequence"],
            checkpoint=found.number,
        )
        for row in heads
        if row["found"] != row["hash"] and not row["erased"]
    ]


def _said(found: Checkpoint) -> dict[str, Any]:
    try:
        said = json.loads(found.statement)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _holds(found: Checkpoint, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(base64.b64decode(found.signature, validate=True), found.statement.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def as_text(checkpoint: Checkpoint) -> str:
    """A checkpoint as one line of JSON, to be kept elsewhere."""
    return json.dumps(
        {"number": checkpoint.number, "statement": checkpoint.statement, "signature": checkpoint.signature}
    )


def from_text(text: str, where: str) -> Checkpoint:
    """What `as_text` wrote.

    Raises:
        SettingsError: it is not that.
    """
    try:
        read = json.loads(text)
        return Checkpoint(int(read["number"]), str(read["statement"]), str(read["signature"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise SettingsError(f"{where} is not a checkpoint as `ops checkpoint` writes it.") from None
