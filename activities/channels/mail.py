"""A message as mail: plain text and HTML that reads well on a phone, with nothing loaded from anywhere."""

from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from activities.channels.port import Envelope, Message, Refused

_PAGE = Environment(
    loader=PackageLoader("activities.channels", "."),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
).get_template("mail.html")


def mail_of(envelope: Envelope, sender: str) -> EmailMessage:
    """The mail that a message makes, ready to be sent.

    Raises:
        Refused: the recipient has no mail address.
    """
    if envelope.to.email is None:
        raise Refused("no_address")
    said = envelope.message
    mail = EmailMessage(policy=SMTP)
    for name, value in (("From", sender), ("To", envelope.to.email)):
        mail[name] = Address(addr_spec=value)
    mail["Message-ID"] = envelope.identity
    mail["Date"] = localtime()
    # Out-of-office replies must not come back to a machine.
    mail["Auto-Submitted"] = "auto-generated"
    if said.urgent:
        mail["Importance"] = "high"
    mail["Subject"] = " ".join(said.subject.split())
    mail.set_content("\n".join(plain_lines(said)) + "\n")
    mail.add_alternative(_PAGE.render(said=said), subtype="html")
    return mail


def plain_lines(said: Message, bullet: str = "-") -> Iterator[str]:
    """A message as lines of plain text, without its subject."""
    yield from (f"{name}: {value}" for name, value in said.facts)
    if said.items:
        yield from ("", f"{said.heading}:", "", *(f"{bullet} {item}" for item in said.items))
    if said.ending:
        yield from ("", said.ending)
    if said.link:
        yield from ("", f"{said.link[0]}:", said.link[1])
