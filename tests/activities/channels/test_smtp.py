import asyncio
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from activities.channels import Address, EmailChannel, Envelope, Refused, Unavailable
from tests.activities.alerting import SENDER
from tests.activities.channels.conftest import tls
from tests.activities.channels.envelopes import envelope, message
from tests.activities.mail import MailServer


async def test_a_mail_is_plain_text_and_html_with_one_link(mail: MailServer) -> None:
    await EmailChannel(mail.url, SENDER).send(envelope())
    (got,) = mail.received
    assert got["Message-ID"] == "<0123456789abcdef@hillshire.example>"
    assert (got["From"], got["To"]) == (SENDER, "ines@hillshire.example")
    assert (got["Importance"], got["Auto-Submitted"]) == ("high", "auto-generated")
    plain, html = (part.get_content() for part in got.iter_parts())
    assert "https://board.example/act/token" in plain
    assert html.count("<a ") == 1
    assert 'href="https://board.example/act/token"' in html
    assert 'name="viewport"' in html


async def test_a_mail_loads_nothing_from_anywhere(mail: MailServer) -> None:
    await EmailChannel(mail.url, SENDER).send(envelope(link=None))
    html = mail.received[0].get_body(("html",))
    assert html is not None
    text = html.get_content()
    assert not [tag for tag in ("http:", "https:", "<img", "<script", "<link", "url(") if tag in text]


async def test_what_a_message_says_cannot_become_markup(mail: MailServer) -> None:
    await EmailChannel(mail.url, SENDER).send(envelope(items=("<script>alert(1)</script>",)))
    html = mail.received[0].get_body(("html",))
    assert html is not None
    assert "<script>" not in html.get_content()


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\u2028"])
async def test_what_a_message_says_cannot_become_a_header(mail: MailServer, end: str) -> None:
    await EmailChannel(mail.url, SENDER).send(envelope(subject=f"Late{end}Bcc: others@elsewhere.example"))
    (got,) = mail.received
    assert got["Subject"] == "Late Bcc: others@elsewhere.example"
    assert got["Bcc"] is None


async def test_somebody_without_an_address_is_refused(mail: MailServer) -> None:
    with pytest.raises(Refused) as refused:
        await EmailChannel(mail.url, SENDER).send(Envelope("<x@y>", Address("manager-1"), message()))
    assert refused.value.code == "no_address"


async def test_a_login_that_is_refused_is_for_the_operator(new_port: Callable[[], int]) -> None:
    port = new_port()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # aiosmtpd advises against a login without TLS
        server = Controller(
            object(),
            hostname="127.0.0.1",
            port=port,
            auth_require_tls=False,
            authenticator=lambda *_: AuthResult(success=False, handled=False),
        )
        server.start()
        with pytest.raises(Unavailable) as refused:
            await EmailChannel(f"smtp://somebody:wrong@127.0.0.1:{port}", SENDER).send(envelope())
        server.stop()
    assert refused.value.code == "mail_login_refused"


async def test_a_password_does_not_show() -> None:
    assert "secret" not in repr(EmailChannel("smtp://somebody:secret@mail.example", SENDER))


@pytest.fixture
def trusted(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts that certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))


async def _sent(mail: MailServer, url: str) -> int:
    await asyncio.to_thread(mail.start)
    try:
        await EmailChannel(url, SENDER).send(envelope())
    finally:
        await asyncio.to_thread(mail.stop)
    return len(mail.received)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_server_with_a_certificate_that_nobody_knows_gets_nothing(
    new_port: Callable[[], int], certificate: tuple[Path, Path], scheme: str
) -> None:
    mail = MailServer(new_port(), tls=tls(certificate), at_once=scheme == "smtps")
    with pytest.raises(Unavailable) as refused:
        await _sent(mail, f"{scheme}://127.0.0.1:{mail.port}")
    assert refused.value.code == "mail_certificate_refused"
    assert mail.received == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_server_with_a_certificate_that_is_known_gets_the_mail_encrypted(
    new_port: Callable[[], int], certificate: tuple[Path, Path], scheme: str
) -> None:
    mail = MailServer(new_port(), tls=tls(certificate), at_once=scheme == "smtps")
    assert await _sent(mail, f"{scheme}://127.0.0.1:{mail.port}") == 1
    assert mail.encrypted == [True]


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_for_another_name_is_refused(
    new_port: Callable[[], int], certificate: tuple[Path, Path]
) -> None:
    mail = MailServer(new_port(), tls=tls(certificate), at_once=True)
    with pytest.raises(Unavailable) as refused:
        await _sent(mail, f"smtps://localhost:{mail.port}")
    assert refused.value.code == "mail_certificate_refused"


async def test_where_tls_is_required_a_server_without_it_gets_nothing(mail: MailServer) -> None:
    with pytest.raises(Unavailable):
        await EmailChannel(f"{mail.url}?starttls=required", SENDER).send(envelope())
    assert mail.received == []
