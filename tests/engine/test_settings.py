"""A wrong setting is refused in one clear sentence, and no secret is ever shown."""

import re
from pathlib import Path

import pytest

from engine.errors import SettingsError
from engine.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def no_settings_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(f"FRONTDOOR_{field.upper()}", raising=False)


def test_every_setting_has_a_usable_default() -> None:
    settings = load_settings()

    assert settings.task_queue == "frontdoor"
    assert settings.policy == "county"
    assert settings.var_dir == Path.cwd() / "var"
    assert settings.outbox_dir == settings.var_dir / "outbox"


def test_an_override_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_AUTHORITY", "Elmshire")

    assert load_settings().authority == "Elmshire"
    assert load_settings(authority="Hillshire").authority == "Hillshire"


def test_a_wrong_value_is_named_with_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_LOG_FORMAT", "yaml")

    with pytest.raises(SettingsError, match=re.escape("FRONTDOOR_LOG_FORMAT cannot be 'yaml'")):
        load_settings()


@pytest.mark.parametrize(
    "name_and_value",
    [
        ("DATABASE_URL", "mysql://user:hunter2@db/x"),
        ("DATABASE_URL", "hunter2"),
        ("SMTP_URL", "http://user:hunter2@mail"),
        ("SMTP_URL", "smtp://user:hunter2@mail:notaport"),
    ],
)
def test_a_wrong_secret_is_named_but_not_shown(
    monkeypatch: pytest.MonkeyPatch, name_and_value: tuple[str, str]
) -> None:
    name, value = name_and_value
    monkeypatch.setenv(f"FRONTDOOR_{name}", value)

    with pytest.raises(SettingsError, match=f"FRONTDOOR_{name}") as refusal:
        load_settings()

    assert "hunter2" not in str(refusal.value)
    assert "://user:password@host:port" in str(refusal.value)


def test_all_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_LOG_LEVEL", "loud")
    monkeypatch.setenv("FRONTDOOR_MAIL_FROM", "nobody")

    with pytest.raises(SettingsError, match=r"MAIL_FROM .*LOG_LEVEL"):
        load_settings()


def test_a_misspelt_variable_is_refused_with_the_one_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_DATABSE_URL", "postgresql://x")

    with pytest.raises(SettingsError, match=r"FRONTDOOR_DATABSE_URL is not a setting: .* FRONTDOOR_DATABASE_URL"):
        load_settings()


def test_the_variables_that_kubernetes_adds_are_no_misspellings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SERVICE_HOST", "SERVICE_PORT", "PORT", "PORT_8080_TCP_ADDR"):
        monkeypatch.setenv(f"FRONTDOOR_{name}", "10.0.0.1")

    assert load_settings() == load_settings(task_queue="frontdoor")


def test_a_missing_database_is_told_with_what_to_do() -> None:
    with pytest.raises(SettingsError, match=r"FRONTDOOR_DATABASE_URL is not set: .* --embedded"):
        load_settings().require_database_url()


def test_secrets_are_not_in_the_repr() -> None:
    settings = load_settings(database_url="postgresql://u:hunter2@db/x", payload_keys="k1:hunter2")

    assert "hunter2" not in repr(settings)
    assert settings.require_database_url() == "postgresql://u:hunter2@db/x"
