"""Nothing readable about a case reaches Temporal, and nothing that was changed there comes back."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.exceptions import ApplicationError

from engine.encryption import DecryptionError, EncryptionCodec, Keyring
from engine.errors import SettingsError
from engine.keys.masters import load_keyring, load_or_create_keyring
from engine.plugin import data_converter
from engine.settings import load_settings

OLD, NEW = bytes(32), bytes(range(32))
PLAIN = Payload(metadata={"encoding": b"json/plain"}, data=b'"seen alone at school"')


def ring(**keys: bytes) -> Keyring:
    return Keyring(keys)


class Note(BaseModel):
    text: str


@given(data=st.binary(), kind=st.binary())
async def test_what_goes_in_comes_out(data: bytes, kind: bytes) -> None:
    codec = EncryptionCodec(ring(k1=NEW))
    payload = Payload(metadata={"encoding": kind}, data=data)

    assert await codec.decode(await codec.encode([payload])) == [payload]


async def test_a_sealed_payload_shows_neither_text_nor_form() -> None:
    [sealed] = await EncryptionCodec(ring(k1=NEW)).encode([PLAIN])

    assert sealed.metadata["encoding"] == b"binary/encrypted"
    assert b"school" not in sealed.SerializeToString()
    assert b"json/plain" not in sealed.SerializeToString()


async def test_what_is_long_takes_less_room_and_comes_out_as_it_went_in() -> None:
    codec = EncryptionCodec(ring(k1=NEW))
    long = Payload(metadata={"encoding": b"json/plain"}, data=PLAIN.data * 500)
    sealed = await codec.encode([long, PLAIN])

    assert len(sealed[0].data) < len(long.data) / 10
    assert await codec.decode(sealed) == [long, PLAIN]


async def test_a_packed_payload_cannot_be_passed_off_as_another() -> None:
    codec = EncryptionCodec(ring(k1=NEW))
    sealed = await codec.encode([Payload(data=PLAIN.data * 500), PLAIN])
    del sealed[0].metadata["packed"]
    sealed[1].metadata["packed"] = b"zlib"

    for one in sealed:
        with pytest.raises(DecryptionError):
            await codec.decode([one])


async def test_the_same_text_never_looks_the_same_twice() -> None:
    one, other = await EncryptionCodec(ring(k1=NEW)).encode([PLAIN, PLAIN])

    assert one.data != other.data


async def test_an_older_key_still_reads_after_rotation() -> None:
    sealed = await EncryptionCodec(ring(k1=OLD)).encode([PLAIN])
    rotated = EncryptionCodec(ring(k2=NEW, k1=OLD))

    assert await rotated.decode(sealed) == [PLAIN]
    assert (await rotated.encode([PLAIN]))[0].metadata["key-id"] == b"k2"


async def test_a_key_that_we_do_not_hold_is_named() -> None:
    sealed = await EncryptionCodec(ring(k1=OLD)).encode([PLAIN])

    with pytest.raises(DecryptionError, match=r"no key 'k1': .* FRONTDOOR_PAYLOAD_KEYS"):
        await EncryptionCodec(ring(k2=NEW)).decode(sealed)


async def test_another_key_of_the_same_name_reads_nothing() -> None:
    sealed = await EncryptionCodec(ring(k1=OLD)).encode([PLAIN])

    with pytest.raises(DecryptionError, match="'k1'"):
        await EncryptionCodec(ring(k1=NEW)).decode(sealed)


@pytest.mark.parametrize("place", [0, 11, 12, -1])
async def test_a_changed_byte_is_noticed(place: int) -> None:
    codec = EncryptionCodec(ring(k1=NEW))
    [sealed] = await codec.encode([PLAIN])
    changed = bytearray(sealed.data)
    changed[place] ^= 1
    sealed.data = bytes(changed)

    with pytest.raises(DecryptionError):
        await codec.decode([sealed])


@pytest.mark.parametrize("length", [0, 5, 12, 20])
async def test_a_payload_cut_short_is_noticed(length: int) -> None:
    codec = EncryptionCodec(ring(k1=NEW))
    [sealed] = await codec.encode([PLAIN])
    sealed.data = sealed.data[:length]

    with pytest.raises(DecryptionError):
        await codec.decode([sealed])


async def test_a_payload_cannot_be_passed_off_under_another_key_id() -> None:
    codec = EncryptionCodec(ring(k1=NEW, k2=NEW))
    [sealed] = await codec.encode([PLAIN])
    sealed.metadata["key-id"] = b"k2"

    with pytest.raises(DecryptionError):
        await codec.decode([sealed])


async def test_what_temporal_wrote_itself_is_left_alone() -> None:
    assert await EncryptionCodec(ring(k1=NEW)).decode([PLAIN]) == [PLAIN]


async def test_failure_messages_are_sealed_too() -> None:
    converter = data_converter(ring(k1=NEW))
    failure = Failure()

    await converter.encode_failure(ApplicationError("Robin was not seen", type="GATE"), failure)

    assert b"Robin" not in failure.SerializeToString()
    assert "Robin was not seen" in str(await converter.decode_failure(failure))


async def test_pydantic_models_pass_through_the_converter() -> None:
    converter = data_converter(ring(k1=NEW))

    payloads = await converter.encode([Note(text="seen")])

    assert await converter.decode(payloads, [Note]) == [Note(text="seen")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "holds no key"),
        ("no-colon", "32 bytes"),
        ("k1:short", "32 bytes"),
        ("k1:" + base64.b64encode(b"secret" * 6).decode(), "32 bytes"),
        (":" + base64.b64encode(NEW).decode(), "must be id:base64"),
        (",".join(["k1:" + base64.b64encode(NEW).decode()] * 2), "twice"),
    ],
)
def test_a_malformed_key_is_refused_and_not_quoted(text: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint) as refusal:
        Keyring.parse(text, "FRONTDOOR_PAYLOAD_KEYS")

    assert base64.b64encode(NEW).decode() not in str(refusal.value)
    assert "short" not in str(refusal.value)


def test_keys_are_not_in_the_repr() -> None:
    assert repr(NEW) not in repr(ring(k1=NEW))


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    settings = load_settings(var_dir=tmp_path, payload_keys=None)

    made = load_or_create_keyring(settings)

    assert settings.key_file.stat().st_mode & 0o777 == 0o600
    assert load_or_create_keyring(settings) == made == load_keyring(settings)


def test_keys_given_win_over_the_key_file(tmp_path: Path) -> None:
    load_or_create_keyring(load_settings(var_dir=tmp_path))
    given_key = "k9:" + base64.b64encode(NEW).decode()

    assert load_keyring(load_settings(var_dir=tmp_path, payload_keys=given_key)).current == "k9"


def test_without_keys_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="FRONTDOOR_PAYLOAD_KEYS is not set"):
        load_keyring(load_settings(var_dir=tmp_path))


def test_a_lost_key_file_is_not_replaced_while_cases_need_it(tmp_path: Path) -> None:
    database = tmp_path / "temporal.db"
    database.touch()
    settings = load_settings(var_dir=tmp_path)

    with pytest.raises(SettingsError, match=r"is missing, and .* cannot be read without it"):
        load_or_create_keyring(settings, needed_by=[database])

    assert not settings.key_file.exists()
