"""A wrong setting is refused in one clear sentence, and no secret is ever shown."""

import re
from pathlib import Path

import pytest

from engine.errors import SettingsError
from engine.settings import Settings, load_settings, parse_rooms


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


UUIDS = "6f5c1c5e-0f8e-4a4e-9d8a-0a3d9c1f2b11-1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
TEMPLATE = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
SMTP, NOTIFY = "smtp://mail.example", f"frontdoor-{UUIDS}"


def test_what_reaches_people_is_what_is_set_up() -> None:
    assert load_settings().people_by == "folder"
    assert load_settings(smtp_url=SMTP).people_by == "smtp"
    assert load_settings(notify_key=NOTIFY, notify_email_template=TEMPLATE).people_by == "notify"
    assert load_settings(smtp_url=SMTP, alerts_by="folder").people_by == "folder"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"alerts_by": "smtp"}, "FRONTDOOR_ALERTS_BY is smtp, and FRONTDOOR_SMTP_URL is not set."),
        ({"alerts_by": "notify"}, "FRONTDOOR_NOTIFY_KEY is not set."),
        ({"notify_key": NOTIFY}, "needs FRONTDOOR_NOTIFY_EMAIL_TEMPLATE"),
        ({"notify_key": NOTIFY, "notify_email_template": TEMPLATE, "smtp_url": SMTP}, "choose one with"),
        ({"webhook_url": "https://cases.example/hook"}, "need each other"),
        ({"webhook_url": "http://cases.example/hook"}, "http is for this machine only"),
        ({"webhook_secret": "hunter2"}, "24 to 64 bytes"),
        ({"notify_key": "hunter2"}, "as GOV.UK Notify gives it"),
        ({"apprise_urls": "slack://a/hunter2 hunter2"}, "entry 2 must be an Apprise URL"),
        ({"board_url": "frontdoor.example"}, "it must look like https://"),
        ({"silence_minutes": 25}, "less than or equal to 10"),
        ({"digest_minutes": 6}, "less than or equal to 5"),
        ({"link_key": "hunter2"}, "FRONTDOOR_LINK_KEY"),
    ],
)
def test_channels_that_are_half_set_up_are_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)) as refusal:
        load_settings(**given)
    assert "hunter2" not in str(refusal.value)


def test_rooms_may_be_for_one_team() -> None:
    assert parse_rooms("slack://a/b/c  team-1=msteams://d?x=1") == (
        (None, "slack://a/b/c"),
        ("team-1", "msteams://d?x=1"),
    )


def test_a_secret_may_be_a_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As Kubernetes, compose and systemd hand secrets over; a line end is no part of it."""
    (tmp_path / "frontdoor_database_url").write_text("postgresql://u:from-file@db/f\n", encoding="utf-8")
    monkeypatch.setenv("FRONTDOOR_SECRETS_DIR", str(tmp_path))

    assert load_settings().require_database_url() == "postgresql://u:from-file@db/f"
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", "postgresql://u:from-environment@db/f")
    assert load_settings().require_database_url() == "postgresql://u:from-environment@db/f"


def test_a_misspelt_file_or_folder_of_secrets_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "frontdoor_databse_url").write_text("postgresql://u:hidden@db/f", encoding="utf-8")
    monkeypatch.setenv("FRONTDOOR_SECRETS_DIR", str(tmp_path))
    with pytest.raises(SettingsError, match="did you mean FRONTDOOR_DATABASE_URL"):
        load_settings()
    monkeypatch.setenv("FRONTDOOR_SECRETS_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match="there is no such folder"):
        load_settings()


def test_a_deployment_needs_a_build() -> None:
    with pytest.raises(SettingsError, match="FRONTDOOR_DEPLOYMENT and FRONTDOOR_BUILD need each other"):
        load_settings(deployment="frontdoor")


def test_no_secret_is_in_what_settings_show_of_themselves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither printed, nor as JSON, nor in the sentence about a wrong one."""
    secrets = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert {"database_url", "payload_keys", "link_key", "oidc_client_secret", "smtp_url"} <= secrets
    monkeypatch.setenv("FRONTDOOR_SECRETS_DIR", str(tmp_path))
    (tmp_path / "frontdoor_database_url").write_text("postgresql://u:unseen@db/f", encoding="utf-8")
    settings = load_settings(link_key="unseen" * 6, oidc_client_secret="unseen", payload_keys="k1:unseen")
    for shown in (repr(settings), str(settings), settings.model_dump_json(), f"{settings.model_dump()}"):
        assert "unseen" not in shown
    (tmp_path / "frontdoor_database_url").write_text("mysql://u:unseen@db/f", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert "unseen" not in str(refused.value)
