import warnings
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from activities.channels import EmailChannel, Unavailable


def _message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "frontdoor@hillshire.example", "ines@hillshire.example"
    message.set_content("A test")
    return message


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
            await EmailChannel(f"smtp://somebody:wrong@127.0.0.1:{port}").send(_message())
        server.stop()
    assert refused.value.code == "mail_login_refused"


async def test_a_password_does_not_show() -> None:
    assert "secret" not in repr(EmailChannel("smtp://somebody:secret@mail.example"))
