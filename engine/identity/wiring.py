"""What the settings come to: whose tokens a worker trusts, and with which key a process makes its own."""

from dataclasses import dataclass

from temporalio.client import Client

from engine.errors import SettingsError
from engine.identity.checking import Checking
from engine.identity.keys import TrustedKeys, load_or_create_identity_key, read_signing_key
from engine.identity.sending import with_tokens
from engine.identity.tokens import Bounds, Issuer, Verifier
from engine.logging import get_logger
from engine.settings import PREFIX, Settings

_log = get_logger(__name__)


@dataclass(frozen=True)
class WorkerIdentity:
    """By what a worker checks its callers, and what it makes tokens with where it calls cases itself."""

    checking: tuple[Checking, ...]
    issuer: Issuer | None

    def acting(self, temporal: Client) -> Client:
        """A client for activities, which act for people whose own tokens were checked when they asked for it."""
        return with_tokens(temporal, self.issuer.as_system) if self.issuer else temporal


def worker_identity(settings: Settings, *, embedded: bool) -> WorkerIdentity:
    """A worker checks nothing only where somebody has said that callers are to be believed.

    Raises:
        SettingsError: there are no keys, or they cannot be used.
    """
    return WorkerIdentity(_checking(settings, embedded=embedded), issuer_of(settings, embedded=embedded))


def _checking(settings: Settings, *, embedded: bool) -> tuple[Checking, ...]:
    if settings.trust_callers == "yes":
        _log.warning("callers_are_believed", setting=f"{PREFIX}TRUST_CALLERS")
        return ()
    if not embedded and settings.token_keys_file is None:
        raise SettingsError(
            f"{PREFIX}TOKEN_KEYS_FILE is not set: give the public keys of those whose tokens prove who calls "
            f"(docs/security.md), or say {PREFIX}TRUST_CALLERS=yes to believe whatever a command says of its sender."
        )
    own = [load_or_create_identity_key(settings)] if embedded else []
    return (Checking(Verifier(TrustedKeys(settings.token_keys_file, *own), Bounds.of(settings))),)


def issuer_of(settings: Settings, *, embedded: bool) -> Issuer | None:
    """What a process makes tokens with: its own key, or that of the embedded engine's folder; None where it has none.

    Raises:
        SettingsError: the key cannot be read.
    """
    if settings.token_key_file is not None:
        return Issuer(read_signing_key(settings.token_key_file), settings.token_audience)
    return Issuer(load_or_create_identity_key(settings), settings.token_audience) if embedded else None
