"""Keys and tokens for tests that run processes of their own."""

import json
from pathlib import Path

from engine.identity.keys import make_signing_key, read_signing_key
from engine.identity.sending import TokenSource
from engine.identity.tokens import Issuer


def token_settings(folder: Path) -> dict[str, str]:
    """What a worker, a board and `starter.py` have in their environment to trust each other's tokens."""
    folder.mkdir(parents=True, exist_ok=True)
    key, text = make_signing_key("tests")
    (folder / "token-key.json").write_text(text)
    (folder / "token-keys.json").write_text(json.dumps({"keys": [key.public]}))
    return {
        "FRONTDOOR_TOKEN_KEY_FILE": str(folder / "token-key.json"),
        "FRONTDOOR_TOKEN_KEYS_FILE": str(folder / "token-keys.json"),
    }


def tokens_of(key: Path | str) -> TokenSource:
    """Tokens made with the private key in a file; they say of everybody what the command says."""
    return Issuer(read_signing_key(Path(key))).as_asked
