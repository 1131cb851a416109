"""Settings: every `FRONTDOOR_…` environment variable, read once and checked before anything starts.

The connection to Temporal is not here: `temporalio.envconfig` reads `TEMPORAL_…` variables and `temporal.toml`.
Files named `.env` are not read, so that what a process runs with is what its environment says.
"""

import difflib
import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.errors import SettingsError

PREFIX = "FRONTDOOR_"


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


DatabaseUrl = Annotated[SecretStr, _url_with_scheme("postgresql", "postgres")]
SmtpUrl = Annotated[SecretStr, _url_with_scheme("smtp", "smtps")]


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

    payload_keys: SecretStr | None = None
    """`id1:base64,id2:base64`: the first key encrypts, all of them decrypt. Each is 32 bytes."""

    smtp_url: SmtpUrl | None = None
    """The mail server for alerts; without one, alerts are written as `.eml` files into the outbox folder."""

    mail_from: str = Field(default="frontdoor@localhost", pattern=r"^[^@\s<>]+@[^@\s<>]+$")
    """The address that alerts come from."""

    authority: str = Field(default="Hillshire", min_length=1)
    """The local authority's name, as pages and messages show it."""

    policy: str = Field(default="county", pattern=r"^[a-z0-9][a-z0-9_-]*$")
    """The local policy that cases are opened under: the name of a file in `practice/policies/`."""

    log_format: Literal["auto", "json", "console"] = "auto"
    """`auto` is readable on a terminal and JSON anywhere else."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least serious level that is logged."""

    @property
    def outbox_dir(self) -> Path:
        """Where alerts are written while no mail server is set."""
        return self.var_dir / "outbox"

    @property
    def key_file(self) -> Path:
        """Where the embedded engine keeps its payload keys."""
        return self.var_dir / "keys" / "payload-keys"

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

    Raises:
        SettingsError: Something set is wrong or misspelt. The message names each variable, its value (never a
            secret's) and what to do.
    """
    _refuse_misspelt_names()
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type] # pydantic checks them
    except ValidationError as problem:
        raise SettingsError(" ".join(_sentences(problem, overrides))) from None
    return settings.model_copy(update={"var_dir": settings.var_dir.expanduser().absolute()})


def _refuse_misspelt_names() -> None:
    known = {name.upper() for name in Settings.model_fields}
    given = {name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX)}
    for name in sorted(given - known):
        # Only near misses: Kubernetes adds names such as FRONTDOOR_SERVICE_HOST of its own.
        for meant in difflib.get_close_matches(name, known, n=1, cutoff=0.8):
            raise SettingsError(f"{PREFIX}{name} is not a setting: did you mean {PREFIX}{meant}?")


def _sentences(problem: ValidationError, overrides: dict[str, object]) -> list[str]:
    return [
        _sentence(str(error["loc"][0]) if error["loc"] else "", error["msg"], overrides) for error in problem.errors()
    ]


def _sentence(field: str, reason: str, overrides: dict[str, object]) -> str:
    name = PREFIX + field.upper()
    if field not in Settings.model_fields:
        return f"{field} is not a setting."
    value = overrides.get(field, os.environ.get(name, ""))
    shown = "the value given (not shown, as it may hold a secret)" if _is_secret(field) else f"{str(value)!r}"
    return f"{name} cannot be {shown}: {reason.removeprefix('Value error, ').rstrip('.')}."


def _is_secret(field: str) -> bool:
    return "SecretStr" in str(Settings.model_fields[field].annotation)
