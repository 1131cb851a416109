from datetime import UTC, datetime
from pathlib import Path

from bench.callers import trusted_caller
from bench.standard import MANAGER, WORKER
from engine.identity.keys import TrustedKeys, read_signing_key, read_trusted
from engine.identity.tokens import Verifier


async def test_a_person_keeps_a_token_and_the_worker_trusts_it(tmp_path: Path) -> None:
    """As a case system would: not one for each command."""
    tokens, variables = trusted_caller(tmp_path)
    given = [await tokens.token_for(actor) for actor in (WORKER, MANAGER, WORKER)]
    assert given[0] == given[2] != given[1]
    verifier = Verifier(TrustedKeys(Path(variables["FRONTDOOR_TOKEN_KEYS_FILE"])))
    assert [verifier.verify(token, datetime.now(UTC)).id for token in given] == [WORKER.id, MANAGER.id, WORKER.id]


async def test_the_worker_has_a_key_of_its_own_that_is_trusted(tmp_path: Path) -> None:
    _, variables = trusted_caller(tmp_path)
    own = read_signing_key(Path(variables["FRONTDOOR_TOKEN_KEY_FILE"]))
    assert own.kid in read_trusted(Path(variables["FRONTDOOR_TOKEN_KEYS_FILE"]))
