"""What messages say: references, limits, dates and what is missing; never a name or anything told about a child."""

import hashlib
from collections.abc import Sequence
from datetime import UTC
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime
from html import escape

from practice.outbox import LateCase, NoticeToDeliver

ABOUT = {
    "limit near": "Limit near",
    "breached": "Limit passed",
    "unacknowledged": "Nobody has taken this on",
    "not delivered": "Nobody could be reached before",
    "acknowledgement lapsed": "Promised work not done",
}


def message_id(notice: str, recipient: str, mail_from: str) -> str:
    """The same for the same notice and recipient, for ever, so that mail systems drop a repeat."""
    digest = hashlib.sha256(f"{notice}\n{recipient}".encode()).hexdigest()[:40]
    return f"<{digest}@{mail_from.rpartition('@')[2]}>"


def notice_message(n: NoticeToDeliver, authority: str) -> EmailMessage:
    """The message of one notice, without its sender, recipient and id."""
    limit = limit_words(n)
    facts = [("Case", n.case), *([("Family", n.family)] if n.family else []), ("Team", n.team), ("Limit", limit)]
    facts.append(("Due", f"{n.due_local} ({n.time_zone})"))
    if n.late_by:
        facts.append(("Late", n.late_by))
    late = f", {n.late_by}" if n.late_by else ""
    about = ABOUT.get(n.notice.about, n.notice.about.capitalize())
    return _message(
        subject=f"[{authority}] {about}: {limit}, case {n.case}{late}",
        facts=facts,
        heading="Still missing",
        items=n.missing,
        ending=_how_to_acknowledge(n),
    )


def digest_message(batch: str, team: str, late: Sequence[LateCase], authority: str) -> EmailMessage:
    """The message that tells one team what was already late when its cases were taken over."""
    ordered = sorted(late, key=lambda x: (x.due, x.case))
    cases = len({x.case for x in late})
    return _message(
        subject=f"[{authority}] {cases} adopted case{'s' if cases > 1 else ''} of {team} already late",
        facts=[("Take-over", batch), ("Team", team), ("Cases already late", str(cases))],
        heading="Limits that had passed",
        items=[f"{x.case}: {x.title}, due {x.due.astimezone(UTC):%d %b %Y %H:%M} UTC" for x in ordered],
        ending="These are told once, here. Each limit stays late on the board until the work is done.",
    )


def addressed(message: EmailMessage, *, sender: str, to: str, identity: str) -> EmailMessage:
    """A copy of a message with its sender, recipient and id."""
    copy = EmailMessage(policy=SMTP)
    for name, value in (("From", sender), ("To", to)):
        copy[name] = Address(addr_spec=value)
    copy["Message-ID"] = identity
    copy["Date"] = localtime()
    # Out-of-office replies must not come back to a machine.
    copy["Auto-Submitted"] = "auto-generated"
    copy["Subject"] = message["Subject"]
    for part in message.iter_parts():
        text = part.get_content()
        if part.get_content_subtype() == "plain":
            copy.set_content(text)
        else:
            copy.add_alternative(text, subtype="html")
    return copy


def limit_words(n: NoticeToDeliver) -> str:
    """The limit's title, and what it is about where it runs once for each agency."""
    about = n.notice.clock.partition(":")[2]
    return f"{n.notice.title}: {about}" if about else n.notice.title


def _how_to_acknowledge(n: NoticeToDeliver) -> str:
    if n.notice.rung is None:
        return "This is a warning: the limit has not passed, and there is nothing to acknowledge."
    alert = n.notice.key.split("/", 1)[0]
    return f"To take this on, run: starter.py acknowledge {n.case} '{alert}'"


def _message(
    *, subject: str, facts: Sequence[tuple[str, str]], heading: str, items: Sequence[str], ending: str
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.split())
    plain = [f"{name}: {value}" for name, value in facts]
    listed = ["", f"{heading}:", *(f"- {item}" for item in items)] if items else []
    message.set_content("\n".join([*plain, *listed, "", ending, ""]))
    message.add_alternative(_html(facts, heading, items, ending), subtype="html")
    return message


def _html(facts: Sequence[tuple[str, str]], heading: str, items: Sequence[str], ending: str) -> str:
    table = "".join(f"<tr><th align=left>{escape(n)}</th><td>{escape(v)}</td></tr>" for n, v in facts)
    bullets = "".join(f"<li>{escape(item)}</li>" for item in items)
    listed = f"<p>{escape(heading)}:</p><ul>{bullets}</ul>" if items else ""
    return f"<!doctype html><html><body><table>{table}</table>{listed}<p>{escape(ending)}</p></body></html>\n"
