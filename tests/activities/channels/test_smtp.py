import asyncio
import ssl
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from activities.channels import Address, EmailChannel, Envelope, Refused, Unavailable
from tests.activities.alerting import SENDER
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


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine's loopback address that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


@pytest.fixture
def trusted(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts that certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))


def _tls(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


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
    mail = MailServer(new_port(), tls=_tls(certificate), at_once=scheme == "smtps")
    with pytest.raises(Unavailable) as refused:
        await _sent(mail, f"{scheme}://127.0.0.1:{mail.port}")
    assert refused.value.code == "mail_certificate_refused"
    assert mail.received == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_server_with_a_certificate_that_is_known_gets_the_mail_encrypted(
    new_port: Callable[[], int], certificate: tuple[Path, Path], scheme: str
) -> None:
    mail = MailServer(new_port(), tls=_tls(certificate), at_once=scheme == "smtps")
    assert await _sent(mail, f"{scheme}://127.0.0.1:{mail.port}") == 1
    assert mail.encrypted == [True]


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_for_another_name_is_refused(
    new_port: Callable[[], int], certificate: tuple[Path, Path]
) -> None:
    mail = MailServer(new_port(), tls=_tls(certificate), at_once=True)
    with pytest.raises(Unavailable) as refused:
        await _sent(mail, f"smtps://localhost:{mail.port}")
    assert refused.value.code == "mail_certificate_refused"


async def test_where_tls_is_required_a_server_without_it_gets_nothing(mail: MailServer) -> None:
    with pytest.raises(Unavailable):
        await EmailChannel(f"{mail.url}?starttls=required", SENDER).send(envelope())
    assert mail.received == []
