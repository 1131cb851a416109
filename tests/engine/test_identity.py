"""Tokens: what each thing that can be wrong with one is called, and that nothing forged is believed."""

import base64
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws, jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from engine.errors import SettingsError
from engine.identity.claims import SENTENCES, Caller, NotAuthenticated, caller_for
from engine.identity.keys import SigningKey, TrustedKeys, make_signing_key, read_signing_key, read_trusted
from engine.identity.tokens import Bounds, Issuer, Verifier
from practice import commands as c
from practice.vocabulary import Role

NOW = datetime.now(UTC)
KEY, _ = make_signing_key("council")
OTHER, _ = make_signing_key("council")
ROLES = ("team_manager",)
VERIFIER = Verifier(TrustedKeys(None, KEY))


def said(**claims: Any) -> dict[str, Any]:
    """The claims of a good token, with some replaced; None takes one out."""
    at = NOW.timestamp()
    good = {"iss": "council", "aud": "frontdoor", "sub": "P-110", "roles": list(ROLES), "iat": at, "exp": at + 300}
    return {name: value for name, value in (good | claims).items() if value is not None}


def signed(key: SigningKey = KEY, *, kid: str | None = None, **claims: Any) -> str:
    """A token with these claims."""
    header = {"alg": key.algorithm, "kid": kid or key.kid}
    return jwt.encode(header, said(**claims), key.key, algorithms=[key.algorithm])


def code(token: str, at: datetime = NOW, verifier: Verifier = VERIFIER) -> str | None:
    """What is wrong with a token, or None."""
    try:
        verifier.verify(token, at)
    except NotAuthenticated as wrong:
        return wrong.code
    return None


def test_a_good_token_says_who_is_calling() -> None:
    caller = VERIFIER.verify(signed(teams=["team-1"]), NOW)
    assert (caller.id, set(caller.roles), set(caller.teams or ())) == ("P-110", {Role.TEAM_MANAGER}, {"team-1"})
    assert (caller.system, caller.acts_for) == (None, False)
    assert VERIFIER.verify(signed(), NOW).teams is None


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"aud": "another"}, "wrong_audience"),
        ({"aud": ["another", "third"]}, "wrong_audience"),
        ({"aud": ["another", "frontdoor"]}, None),
        ({"iss": "another"}, "unknown_key"),
        ({"sub": None}, "malformed"),
        ({"sub": "P 110"}, "malformed"),
        ({"roles": []}, "malformed"),
        ({"roles": ["mayor"]}, "malformed"),
        ({"teams": "team-1"}, "malformed"),
        ({"exp": None}, "malformed"),
        ({"iat": None}, "malformed"),
        ({"exp": "tomorrow"}, "malformed"),
        ({"exp": float("nan")}, "malformed"),
        ({"exp": float("inf")}, "malformed"),
        ({"exp": NOW.timestamp() + 15 * 60 + 1}, "lasts_too_long"),
        ({"exp": NOW.timestamp() + 15 * 60}, None),
        ({"nbf": NOW.timestamp() + 61}, "not_yet_valid"),
        ({"nbf": NOW.timestamp() + 59}, None),
        ({"acts_for": "yes"}, "malformed"),
        ({"something": "else"}, None),
    ],
)
def test_what_a_token_says_is_held_against_what_it_must_say(claims: dict[str, Any], expected: str | None) -> None:
    assert code(signed(**claims)) == expected


@pytest.mark.parametrize(
    ("after", "expected"), [(-61, "not_yet_valid"), (-59, None), (0, None), (359, None), (361, "expired")]
)
def test_clocks_may_differ_by_a_minute(after: float, expected: str | None) -> None:
    """A token of five minutes, made by a clock that is ahead or behind."""
    verifier = Verifier(TrustedKeys(None, KEY))
    assert code(signed(), NOW + timedelta(seconds=after), verifier) == expected


def test_a_token_that_was_verified_expires_all_the_same() -> None:
    """What is known of it is not asked for again, but for the time."""
    token = signed()
    assert code(token) is None
    assert code(token, NOW + timedelta(minutes=7)) == "expired"
    assert VERIFIER.verify(token, NOW + timedelta(days=9), late=True).id == "P-110"


def part(content: object) -> str:
    """One part of a token."""
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def with_none() -> str:
    """A token without a signature."""
    return f"{part({'alg': 'none', 'kid': KEY.kid})}.{part(said())}."


def by_shared_secret() -> str:
    """A token signed with what everybody knows, as if it were a shared secret."""
    public = json.dumps(KEY.public).encode()
    return jwt.encode({"alg": "HS256", "kid": KEY.kid}, said(), OctKey.import_key(public), algorithms=["HS256"])


def changed() -> str:
    """A token in which another role was written."""
    head, _, signature = signed().split(".")
    return f"{head}.{part(said(roles=['director']))}.{signature}"


def brings_its_key() -> str:
    """A token that brings along the key that it is to be verified by."""
    header = {"alg": OTHER.algorithm, "kid": KEY.kid, "jwk": OTHER.key.as_dict(private=False)}
    registry = jws.JWSRegistry(algorithms=["Ed25519"], strict_check_header=False)
    return jwt.encode(header, said(), OTHER.key, registry=registry)


@pytest.mark.parametrize(
    ("forge", "expected"),
    [
        (with_none, "bad_signature"),
        (by_shared_secret, "bad_signature"),
        (changed, "bad_signature"),
        (brings_its_key, "bad_signature"),
        (lambda: signed(OTHER, kid=KEY.kid), "bad_signature"),
        (lambda: signed(OTHER), "unknown_key"),
        (lambda: signed().rpartition(".")[0] + ".", "bad_signature"),
        (lambda: "", "malformed"),
        (lambda: "a.b.c", "malformed"),
        (lambda: f"{part([])}.{part({})}.x", "malformed"),
        (lambda: "é" * 10, "malformed"),
        (lambda: "x" * 100_000, "malformed"),
        (lambda: signed() + "." + signed(), "bad_signature"),
    ],
)
def test_what_is_forged_is_never_believed(forge: Callable[[], str], expected: str) -> None:
    assert code(forge()) in {expected, "malformed"}


@given(st.data())
def test_whatever_is_sent_as_a_token_is_refused_by_its_code_or_is_the_token_itself(data: st.DataObject) -> None:
    """Any text, and a good token in which some characters were exchanged or cut off."""
    good = signed()
    token = data.draw(st.text() | st.text("abcXYZ019-_.="))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(good)))
        token = good[:at] + token + good[data.draw(st.integers(at, len(good))) :]
    assert code(token) in {*SENTENCES, *({None} if _same(token, good) else ())}


def _same(token: str, good: str) -> bool:
    """Whether they hold the same bytes; the last characters of base64 hold bits that nobody reads."""
    return token[:-1] == good[:-1]


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
@pytest.mark.parametrize(
    ("algorithm", "make"),
    [
        ("EdDSA", lambda: KEY.key),
        ("ES256", lambda: ECKey.generate_key("P-256")),
        ("RS256", lambda: RSAKey.generate_key(2048)),
    ],
)
def test_keys_of_each_kind_are_read_of_a_file_and_verify(tmp_path: Path, algorithm: str, make: Any) -> None:
    key = SigningKey("k1", algorithm, "council", make())
    file = tmp_path / "keys"
    file.write_text(json.dumps({"keys": [key.public]}))
    verifier = Verifier(TrustedKeys(file))
    assert code(signed(key), NOW, verifier) is None
    assert code(signed(), NOW, verifier) == "unknown_key"


def test_a_key_vouches_for_its_own_issuer_alone(tmp_path: Path) -> None:
    """The board's key cannot speak for the council's, although both are trusted."""
    board, _ = make_signing_key("board")
    file = tmp_path / "keys"
    file.write_text(json.dumps({"keys": [KEY.public, board.public]}))
    verifier = Verifier(TrustedKeys(file))
    assert code(signed(board, iss="board"), NOW, verifier) is None
    assert code(signed(board, iss="council"), NOW, verifier) == "unknown_key"


def test_a_key_that_was_taken_out_is_trusted_no_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for tokens that have been verified before; a file that is wrong changes nothing."""
    monkeypatch.setattr("engine.identity.keys._LOOK_SECONDS", 0)
    file = tmp_path / "keys"

    def write(text: str, at: int) -> None:
        file.write_text(text)
        os.utime(file, (at, at))

    write(json.dumps({"keys": [KEY.public]}), 1)
    verifier = Verifier(TrustedKeys(file))
    token = signed()
    assert code(token, NOW, verifier) is None
    write("{", 2)
    assert code(token, NOW, verifier) is None
    write(json.dumps({"keys": [OTHER.public]}), 3)
    assert code(token, NOW, verifier) == "unknown_key"
    assert code(signed(OTHER), NOW, verifier) is None


PRIVATE = KEY.key.as_dict(private=True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("nonsense", "not JSON"),
        ("[]", "no JWK set"),
        ('{"keys": []}', "no JWK set"),
        (json.dumps({"keys": [7]}), "must say `kid`"),
        (json.dumps({"keys": [{**KEY.public, "iss": ""}]}), "must say `kid`, `alg` and `iss`"),
        (json.dumps({"keys": [{**KEY.public, "alg": "HS256"}]}), "must be for one of"),
        (json.dumps({"keys": [{**KEY.public, "alg": "RS256"}]}), "must be for one of"),
        (json.dumps({"keys": [{**KEY.public, "x": "AA"}]}), "is no key"),
        (json.dumps({"keys": [{**KEY.public, "kty": "oct", "k": "AA"}]}), "must be for one of"),
        (json.dumps({"keys": [{**KEY.public, **PRIVATE}]}), "only public ones belong there"),
        (json.dumps({"keys": [KEY.public, KEY.public]}), "twice"),
    ],
)
def test_a_file_of_keys_that_cannot_be_used_is_refused_and_no_key_quoted(
    tmp_path: Path, content: str, words: str
) -> None:
    file = tmp_path / "keys"
    file.write_text(content)
    with pytest.raises(SettingsError, match=words) as refused:
        read_trusted(file)
    assert str(PRIVATE["d"]) not in str(refused.value)


def test_a_file_of_keys_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        TrustedKeys(tmp_path / "nothing")


def test_a_process_signs_with_a_private_key_only(tmp_path: Path) -> None:
    made, text = make_signing_key("board")
    file = tmp_path / "key"
    file.write_text(text)
    assert read_signing_key(file).public == made.public
    file.write_text(json.dumps(made.public))
    with pytest.raises(SettingsError, match="a process signs with a private one"):
        read_signing_key(file)
    assert "d" not in made.public
    assert repr(made.key) not in repr(made)


def command(who: str, *roles: Role) -> c.Command:
    """A command of somebody in these roles."""
    actor = c.Actor(id=who, roles=roles)
    return c.RecordSupervision(id="x", actor=actor, happened_at=NOW, received_at=NOW, decision="x")


def test_a_token_is_for_its_own_person_in_the_roles_that_it_grants() -> None:
    caller = VERIFIER.verify(signed(), NOW)
    assert caller.lacks(command("P-110", Role.TEAM_MANAGER)) is None
    assert caller.lacks(command("P-111", Role.TEAM_MANAGER)) == "not_this_actor"
    assert caller.lacks(command("P-110", Role.TEAM_MANAGER, Role.DIRECTOR)) == "role_not_granted"


def test_a_system_acts_for_others_in_the_roles_that_it_was_granted() -> None:
    """It says its name; `acts_for` alone lets nobody act for others."""
    system = VERIFIER.verify(signed(sys="case-system", acts_for=True), NOW)
    assert system.lacks(command("P-111", Role.TEAM_MANAGER)) is None
    assert system.lacks(command("P-111", Role.DIRECTOR)) == "role_not_granted"
    nameless = VERIFIER.verify(signed(acts_for=True), NOW)
    assert nameless.lacks(command("P-111", Role.TEAM_MANAGER)) == "not_this_actor"


def test_of_several_tokens_the_one_that_covers_a_command_counts() -> None:
    worker = Caller("worker-1", frozenset({Role.SOCIAL_WORKER}), None, None, acts_for=False, until=0)
    manager = Caller("manager-1", frozenset({Role.TEAM_MANAGER}), None, None, acts_for=False, until=0)
    assert caller_for([worker, manager], command("manager-1", Role.TEAM_MANAGER)) is manager
    for who, role, expected in [
        ("manager-1", Role.DIRECTOR, "role_not_granted"),
        ("nobody", Role.TEAM_MANAGER, "not_this_actor"),
    ]:
        with pytest.raises(NotAuthenticated) as refused:
            caller_for([worker, manager], command(who, role))
        assert refused.value.code == expected


async def test_a_process_makes_tokens_that_are_verified() -> None:
    """For somebody it signed in, for whoever a command names, and for itself on behalf of others."""
    issuer = Issuer(KEY)
    verifier = Verifier(TrustedKeys(None, KEY), Bounds(longest=300))
    manager = c.Actor(id="P-110", roles=(Role.TEAM_MANAGER,))
    now = datetime.now(UTC)
    assert verifier.verify(issuer.token("P-110", manager.roles, ["team-1"]), now).teams == frozenset({"team-1"})
    assert verifier.verify(await issuer.as_asked(manager), now).id == "P-110"
    assert verifier.verify(await issuer.as_asked(None), now).roles == {Role.OPERATOR}
    engine = verifier.verify(await issuer.as_system(manager), now)
    assert (engine.system, engine.acts_for, set(engine.roles)) == ("frontdoor", True, {Role.TEAM_MANAGER})
