"""Settings: every `FRONTDOOR_…` environment variable, read once and checked before anything starts.

The connection to Temporal is not here: `temporalio.envconfig` reads `TEMPORAL_…` variables and `temporal.toml`.
Files named `.env` are not read, so that what a process runs with is what its environment says.
"""

import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, StringConstraints, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.errors import SettingsError
from engine.signing import webhook_key

PREFIX = "FRONTDOOR_"
_SECRETS_DIR = f"{PREFIX}SECRETS_DIR"


def _url_with_scheme(*schemes: str) -> AfterValidator:
    def check(url: SecretStr) -> SecretStr:
        try:
            parts = urlsplit(url.get_secret_value())
            complete = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
        except ValueError:
            complete = False
        if not complete:
            raise ValueError(f"it must look like {schemes[0]}://user:password@host:port")
        return url

    return AfterValidator(check)


def _board_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("it must look like https://frontdoor.council.example")
    return url.rstrip("/")


def _webhook_url(url: SecretStr) -> SecretStr:
    parts = urlsplit(url.get_secret_value())
    here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise ValueError("it must look like https://cases.council.example/frontdoor; http is for this machine only")
    return url


def _webhook_secret(secret: SecretStr) -> SecretStr:
    try:
        webhook_key(secret.get_secret_value())
    except ValueError as wrong:
        raise ValueError(str(wrong)) from None
    return secret


def _notify_key(key: SecretStr) -> SecretStr:
    if not _NOTIFY_KEY.fullmatch(key.get_secret_value()):
        raise ValueError("it must be as GOV.UK Notify gives it: a name, the service's id and the secret, with dashes")
    return key


def _rooms(urls: SecretStr) -> SecretStr:
    parse_rooms(urls.get_secret_value())
    return urls


def _named_tokens(tokens: SecretStr) -> SecretStr:
    _parse_tokens(tokens.get_secret_value())
    return tokens


def _parse_tokens(text: str) -> dict[str, str]:
    found = [_TOKEN.fullmatch(entry) for entry in text.split()]
    for number, entry in enumerate(found, start=1):
        if entry is None:
            raise ValueError(f"entry {number} must be NAME=TOKEN with a token of 32 characters or more")
    return {entry["name"]: entry["token"] for entry in found if entry}


def parse_rooms(text: str) -> tuple[tuple[str | None, str], ...]:
    """The chat rooms set: a team (or None for every team) and the room's Apprise URL, `TEAM=URL` by white space.

    Raises:
        ValueError: an entry is neither a URL nor `TEAM=URL`. URLs are never quoted, as they hold tokens.
    """
    found = [_ROOM.fullmatch(entry) for entry in text.split()]
    for number, entry in enumerate(found, start=1):
        if entry is None:
            raise ValueError(f"entry {number} must be an Apprise URL such as slack://…, or TEAM=URL for one team only")
    return tuple((entry["team"], entry["url"]) for entry in found if entry)


_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_NOTIFY_KEY = re.compile(rf".*-{_UUID}-{_UUID}")
_TOKEN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._@-]*)=(?P<token>\S{32,})")
_ROOM = re.compile(r"(?:(?P<team>[A-Za-z0-9][A-Za-z0-9._-]*)=)?(?P<url>[A-Za-z0-9]+://\S+)")

DatabaseUrl = Annotated[SecretStr, _url_with_scheme("postgresql", "postgres")]
SmtpUrl = Annotated[SecretStr, _url_with_scheme("smtp", "smtps")]


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    bare = not (parts.query or parts.fragment or parts.username)
    local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not (parts.hostname and bare and (parts.scheme == "https" or (parts.scheme == "http" and local))):
        raise ValueError("it must look like https://host; http is only for this machine itself")
    return url.rstrip("/")


WebAddress = Annotated[str, AfterValidator(_web_address)]
Template = Annotated[str, StringConstraints(pattern=rf"^{_UUID}$")]


class Settings(BaseSettings):
    """What an operator may set; make one with `load_settings`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=None, env_ignore_empty=True, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    database_url: DatabaseUrl | None = None
    """PostgreSQL 15 or later for the journal; the embedded engine brings its own when this is not set."""

    var_dir: Path = Path("var")
    """Where the embedded servers, the keys, the logs and the outbox live."""

    task_queue: str = Field(default="frontdoor", min_length=1, max_length=200)
    """The Temporal task queue that workers and clients share."""

    deployment: str | None = Field(default=None, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")
    """The name of the Temporal worker deployment, where builds live side by side (docs/upgrades.md)."""

    build: str | None = Field(default=None, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")
    """The build that this worker runs, for example its release: an open case stays with the build it began under."""

    payload_keys: SecretStr | None = None
    """The master keys, `id1:base64,id2:base64`: the first wraps, all of them unwrap. Each is 32 bytes."""

    payload_keys_file: Path | None = None
    """A file with the master keys instead, one a line; by default one that the embedded engine makes in `var_dir`."""

    token_keys_file: Path | None = None
    """The public keys (a JWK set) of those whose tokens prove who calls; see docs/security.md, Who may do what."""

    token_audience: str = Field(default="frontdoor", min_length=1, max_length=200)
    """The audience that a token must be made for."""

    token_leeway_seconds: float = Field(default=60, ge=0, le=300)
    """How far the clock of whoever makes tokens may differ from Temporal's."""

    token_minutes: float = Field(default=15, ge=1, le=720)
    """How long a token may be good for at the longest."""

    token_key_file: Path | None = None
    """The private key with which this process makes tokens: the board for whoever is signed in, a worker for itself."""

    token: SecretStr | None = None
    """The token that `starter.py` sends along; next to an embedded engine it makes its own."""

    trust_callers: Literal["yes", "no"] = "no"
    """`yes` believes whatever a command says of its sender. It must be said where there are no keys of tokens."""

    smtp_url: SmtpUrl | None = None
    """The mail server for alerts; without one, and without Notify, they become files in the outbox folder."""

    mail_from: str = Field(default="frontdoor@localhost", pattern=r"^[^@\s<>]+@[^@\s<>]+$")
    """The address that alerts come from."""

    alerts_by: Literal["smtp", "notify", "folder"] | None = None
    """What reaches people: mail, GOV.UK Notify, or the outbox folder; by default whichever of them is set up."""

    notify_key: Annotated[SecretStr, AfterValidator(_notify_key)] | None = None
    """The API key of the council's service at GOV.UK Notify."""

    notify_url: Annotated[str, AfterValidator(_board_url)] = "https://api.notifications.service.gov.uk"
    """Where GOV.UK Notify's API is."""

    notify_email_template: Template | None = None
    """The id of the e-mail template at Notify; it has the fields `subject` and `body`."""

    notify_text_template: Template | None = None
    """The id of the text message template, with the field `text`, for what has to be heard at any hour."""

    notify_callback_token: Annotated[SecretStr, Field(min_length=20)] | None = None
    """The bearer token with which Notify tells the board what became of a message."""

    apprise_urls: Annotated[SecretStr, AfterValidator(_rooms)] | None = None
    """Chat rooms that hear as well: Apprise URLs by white space, `TEAM=URL` for those of one team."""

    webhook_url: Annotated[SecretStr, AfterValidator(_webhook_url)] | None = None
    """Where a case system hears of every alert, signed."""

    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    """The secret that webhooks are signed with: `whsec_` and 24 to 64 bytes in base64."""

    digest_minutes: float = Field(default=2, ge=0, le=5)
    """Warnings to one person within so many minutes go out as one message; 0 sends each at once."""

    silence_minutes: float = Field(default=10, ge=1, le=10)
    """A message of which the provider has not said by then that it arrived counts as not delivered."""

    board_url: Annotated[str, AfterValidator(_board_url)] | None = None
    """Where people find the board; messages link to it only if this is set."""

    link_key: Annotated[SecretStr, Field(min_length=32)] | None = None
    """What the links in messages and the board's cookies are signed with; without one, a key is made in `var_dir`."""

    link_days: float = Field(default=7, gt=0, le=30)
    """How long a link in a message can be used."""

    authority: str = Field(default="Hillshire", min_length=1)
    """The local authority's name, as pages and messages show it."""

    policy: str = Field(default="county", pattern=r"^[a-z0-9][a-z0-9_-]*$")
    """The local policy that cases are opened under: the name of a file in `practice/policies/`."""

    board_listen: str = Field(default="127.0.0.1:8765", pattern=r"^[^\s/]+:[0-9]{1,5}$")
    """Where the managers' board listens, `host:port`; embedded it takes the next free port."""

    oidc_issuer: WebAddress | None = None
    """The identity provider's issuer; people sign in there."""

    oidc_client_id: str | None = None
    """What the identity provider knows the board as."""

    oidc_client_secret: SecretStr | None = None
    """What the board shows the identity provider to prove that it is the board."""

    oidc_claim: str = Field(default="preferred_username", pattern=r"^[A-Za-z0-9_.:/-]{1,100}$")
    """The claim that names the person: by the directory's id, or by the e-mail address that the directory has."""

    temporal_ui_url: WebAddress | None = None
    """Where operators find Temporal's own pages; the board links to them."""

    codec_listen: str = Field(default="127.0.0.1:8234", pattern=r"^[^\s/]+:[0-9]{1,5}$")
    """Where the codec server listens when it runs by itself, `host:port`."""

    codec_tokens: Annotated[SecretStr, AfterValidator(_named_tokens)] | None = None
    """Who may read through the codec server: `NAME=TOKEN` by white space, each token of 32 characters or more."""

    codec_audience: str | None = Field(default=None, min_length=1)
    """The audience of the access tokens that the Temporal UI passes on to the codec server."""

    cache_memory: int | None = Field(default=None, ge=8, le=1_000_000)
    """How many MB of a worker's memory are for open cases that it remembers; by default a quarter of what there is."""

    sweep_minutes: float = Field(default=10, ge=0.05, le=60)
    """How often the watcher compares every open case with what Temporal runs and with what should exist by now."""

    metrics_listen: str | None = Field(default=None, pattern=r"^[^\s/]+:[0-9]{1,5}$")
    """Where Prometheus finds the worker's metrics, `host:port`; embedded 127.0.0.1:9464 or the next free port."""

    checkpoint_key_file: Path | None = None
    """The Ed25519 key (PEM) that signs the daily checkpoints of the journal; by default one made in `var_dir`."""

    log_format: Literal["auto", "json", "console"] = "auto"
    """`auto` is readable on a terminal and JSON anywhere else."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least serious level that is logged."""

    @model_validator(mode="after")
    def _channels_are_complete(self) -> Self:
        if self.alerts_by == "smtp" and not self.smtp_url:
            raise ValueError(f"{PREFIX}ALERTS_BY is smtp, and {PREFIX}SMTP_URL is not set")
        if self.alerts_by == "notify" and not self.notify_key:
            raise ValueError(f"{PREFIX}ALERTS_BY is notify, and {PREFIX}NOTIFY_KEY is not set")
        if self.notify_key and not self.notify_email_template:
            raise ValueError(f"{PREFIX}NOTIFY_KEY needs {PREFIX}NOTIFY_EMAIL_TEMPLATE, the id of a template there")
        if self.notify_key and self.smtp_url and not self.alerts_by:
            raise ValueError(f"a mail server and GOV.UK Notify are both set: choose one with {PREFIX}ALERTS_BY")
        if self.trust_callers == "yes" and self.token_keys_file:
            raise ValueError(f"{PREFIX}TRUST_CALLERS is yes, and {PREFIX}TOKEN_KEYS_FILE is set: choose one")
        if (self.deployment is None) != (self.build is None):
            raise ValueError(f"{PREFIX}DEPLOYMENT and {PREFIX}BUILD need each other")
        if (self.webhook_url is None) != (self.webhook_secret is None):
            raise ValueError(f"{PREFIX}WEBHOOK_URL and {PREFIX}WEBHOOK_SECRET need each other")
        return self

    @property
    def named_codec_tokens(self) -> dict[str, str]:
        """The tokens for the codec server by the names of who holds them."""
        return _parse_tokens(self.codec_tokens.get_secret_value()) if self.codec_tokens else {}

    @property
    def codec_origins(self) -> tuple[str, ...]:
        """The origin of the Temporal UI, as its pages send it to the codec server."""
        parts = urlsplit(self.temporal_ui_url or "")
        return (f"{parts.scheme}://{parts.netloc}",) if parts.netloc else ()

    @property
    def people_by(self) -> Literal["smtp", "notify", "folder"]:
        """What reaches people."""
        set_up: Literal["smtp", "notify", "folder"] = "smtp" if self.smtp_url else "folder"
        return self.alerts_by or ("notify" if self.notify_key else set_up)

    @property
    def outbox_dir(self) -> Path:
        """Where alerts are written while no mail server is set."""
        return self.var_dir / "outbox"

    @property
    def link_key_file(self) -> Path:
        """Where the key of the links in messages is kept while none is set."""
        return self.var_dir / "keys" / "link-key"

    @property
    def key_file(self) -> Path:
        """Where the master keys are while the environment does not hold them."""
        return self.payload_keys_file or self.var_dir / "keys" / "payload-keys"

    @property
    def identity_key(self) -> Path:
        """Where the key is by which the embedded engine, its board and its command line trust each other."""
        return self.var_dir / "keys" / "identity-key"

    @property
    def key_mirror(self) -> Path:
        """Where a worker keeps its own copy of the wrapped keys of the cases."""
        return self.var_dir / "keys" / "case-keys.db"

    @property
    def checkpoint_key(self) -> Path:
        """Where the key is that signs the journal's checkpoints."""
        return self.checkpoint_key_file or self.var_dir / "keys" / "checkpoint-key.pem"

    def require_database_url(self) -> str:
        """The database's URL, for a process that cannot do without.

        Raises:
            SettingsError: `FRONTDOOR_DATABASE_URL` is not set.
        """
        if self.database_url is None:
            raise SettingsError(
                f"{PREFIX}DATABASE_URL is not set: give the journal's PostgreSQL, for example "
                "postgresql://frontdoor:password@db.example:5432/frontdoor, or start with --embedded."
            )
        return self.database_url.get_secret_value()


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment; a given override wins.

    `FRONTDOOR_SECRETS_DIR` may name a folder with files, each called as a setting and holding its value: what is secret
    need then be in no environment. The environment wins over a file.

    Raises:
        SettingsError: Something set is wrong or misspelt. The message names each variable, its value (never a
            secret's) and what to do.
    """
    folder = _secrets_folder()
    _refuse_misspelt_names(folder)
    try:
        settings = Settings(_secrets_dir=folder, **overrides)  # type: ignore[arg-type] # pydantic checks them
    except ValidationError as problem:
        raise SettingsError(" ".join(_sentences(problem, overrides))) from None
    return settings.model_copy(update={"var_dir": settings.var_dir.expanduser().absolute()})


def _secrets_folder() -> Path | None:
    name = os.environ.get(_SECRETS_DIR)
    if name and not Path(name).is_dir():
        raise SettingsError(f"{_SECRETS_DIR} cannot be {name!r}: there is no such folder.")
    return Path(name) if name else None


def _refuse_misspelt_names(folder: Path | None) -> None:
    known = {name.upper() for name in Settings.model_fields}
    files = [path.name.upper() for path in folder.iterdir()] if folder else []
    given = {name.removeprefix(PREFIX) for name in (*os.environ, *files) if name.startswith(PREFIX)}
    for name in sorted(given - known - {_SECRETS_DIR.removeprefix(PREFIX)}):
        # Only near misses: Kubernetes adds names such as FRONTDOOR_SERVICE_HOST of its own.
        for meant in difflib.get_close_matches(name, known, n=1, cutoff=0.8):
            raise SettingsError(f"{PREFIX}{name} is not a setting: did you mean {PREFIX}{meant}?")


def _sentences(problem: ValidationError, overrides: dict[str, object]) -> list[str]:
    return [
        _sentence(str(error["loc"][0]) if error["loc"] else "", error["msg"], overrides) for error in problem.errors()
    ]


def _sentence(field: str, reason: str, overrides: dict[str, object]) -> str:
    name = PREFIX + field.upper()
    if not field:
        together = reason.removeprefix("Value error, ").rstrip(".")
        return f"{together[0].upper()}{together[1:]}."
    if field not in Settings.model_fields:
        return f"{field} is not a setting."
    value = overrides.get(field, os.environ.get(name, ""))
    shown = "the value given (not shown, as it may hold a secret)" if _is_secret(field) else f"{str(value)!r}"
    return f"{name} cannot be {shown}: {reason.removeprefix('Value error, ').rstrip('.')}."


def _is_secret(field: str) -> bool:
    return "SecretStr" in str(Settings.model_fields[field].annotation)
