"""What messages say: references, limits, dates and what is missing; never a name or anything told about a child."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC

from activities.channels import Message
from practice.outbox import LateCase, NoticeToDeliver
from practice.vocabulary import AGENCIES

ABOUT = {
    "limit near": "Limit near",
    "breached": "Limit passed",
    "unacknowledged": "Nobody has taken this on",
    "not delivered": "Nobody could be reached before",
    "acknowledgement lapsed": "Promised work not done",
    "step refused": "Step refused",
    "override granted": "Override granted",
}
_WARNING = "limit near"
_ASKS_SIGN_IN = "Follow the link to say what will be done and by when. You will be asked to sign in."


def message_id(told: str, recipient: str, mail_from: str) -> str:
    """The same for the same thing told to the same recipient, for ever, so that mail systems drop a repeat."""
    digest = hashlib.sha256(f"{told}\n{recipient}".encode()).hexdigest()[:40]
    return f"<{digest}@{mail_from.rpartition('@')[2]}>"


def notice_message(
    n: NoticeToDeliver, authority: str, *, siblings: Mapping[str, Sequence[str]] | None = None, linked: bool = False
) -> Message:
    """The message of one notice, also for those of the child's siblings who are named with what they still lack.

    `linked` says that it goes out with a link to the board.
    """
    family, limit = siblings or {}, limit_words(n)
    cases = (n.case, *family)
    about = ABOUT.get(n.notice.about, n.notice.about.capitalize())
    which = f"case {n.case}" if not family else f"{len(cases)} cases of family {n.family}"
    late = f", {n.late_by}" if n.late_by else ""
    due = f", due {n.due_local}" if n.due_local and not n.late_by else ""
    return Message(
        kind=n.notice.about,
        subject=f"[{authority}] {about}: {limit}, {which}{late}",
        line=f"{about}: {limit}, {', '.join(cases)}{late or due}",
        facts=tuple(_facts(n, limit, cases)),
        heading="May be left out" if n.until_local else "Still missing",
        items=_items(n, family),
        ending=_ending(n, linked=linked),
        urgent=n.immediate,
        case=n.case,
        alert=_alert(n),
        details=_details(n, cases),
    )


def limit_words(n: NoticeToDeliver) -> str:
    """The limit's title, and what it is about where it runs once for each agency."""
    about = (n.notice.clock or "").partition(":")[2]
    return f"{n.notice.title}: {AGENCIES.get(about, about)}" if about else n.notice.title


def digest_of(messages: Sequence[Message], authority: str, *, linked: bool = False) -> Message:
    """Several warnings to one person as one message; one by itself stays as it is."""
    if len(messages) == 1:
        return messages[0]
    return Message(
        kind="digest",
        subject=f"[{authority}] {len(messages)} limits near",
        line=f"{len(messages)} limits near",
        facts=(("Warnings", str(len(messages))),),
        heading="Limits that are near",
        items=tuple(sorted(message.line for message in messages)),
        ending="Follow the link for what each still needs. You will be asked to sign in."
        if linked
        else "To see what each still needs, run: starter.py show CASE",
        details={"warnings": len(messages)},
    )


def adoption_message(batch: str, team: str, late: Sequence[LateCase], authority: str) -> Message:
    """The message that tells one team what was already late when its cases were taken over."""
    ordered = sorted(late, key=lambda x: (x.due, x.case))
    cases = tuple(sorted({x.case for x in late}))
    subject = f"[{authority}] {len(cases)} adopted case{'s' if len(cases) > 1 else ''} of {team} already late"
    return Message(
        kind="adopted",
        subject=subject,
        line=subject,
        facts=(("Take-over", batch), ("Team", team), ("Cases already late", str(len(cases)))),
        heading="Limits that had passed",
        items=tuple(f"{x.case}: {x.title}, due {x.due.astimezone(UTC):%d %b %Y %H:%M} UTC" for x in ordered),
        ending="These are told once, here. Each limit stays late on the board until the work is done.",
        details={"batch": batch, "team": team, "cases": cases},
    )


def _facts(n: NoticeToDeliver, limit: str, cases: Sequence[str]) -> list[tuple[str, str]]:
    facts = [("Case" if len(cases) == 1 else "Cases", ", ".join(cases)), ("Family", n.family or ""), ("Team", n.team)]
    facts.append(("Limit" if n.notice.clock else "Step", limit))
    if n.due_local:
        facts.append(("Due", f"{n.due_local} ({n.time_zone})"))
    facts += [("Late", n.late_by or ""), ("Until", n.until_local or "")]
    return [(name, value) for name, value in facts if value]


def _items(n: NoticeToDeliver, family: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    if not family:
        return n.missing
    each = {n.case: n.missing, **family}
    return tuple(f"{case}: {text}" for case, texts in each.items() for text in texts)


def _alert(n: NoticeToDeliver) -> str | None:
    return n.notice.key.partition("/")[0] if n.notice.clock and n.notice.rung is not None else None


def _ending(n: NoticeToDeliver, *, linked: bool) -> str:
    alert = _alert(n)
    if alert:
        return _ASKS_SIGN_IN if linked else f"To take this on, run: starter.py acknowledge {n.case} '{alert}'"
    if n.notice.about == _WARNING:
        return "This is a warning: the limit has not passed, and there is nothing to acknowledge."
    return "This is for you to know; there is nothing to acknowledge."


def _details(n: NoticeToDeliver, cases: tuple[str, ...]) -> dict[str, str | int | tuple[str, ...] | None]:
    return {
        "case": n.case,
        "cases": cases,
        "family": n.family,
        "team": n.team,
        "notice": n.notice.key,
        "alert": _alert(n),
        "limit": n.notice.clock,
        "title": limit_words(n),
        "rung": n.notice.rung,
        "due": n.notice.due.isoformat() if n.notice.due else None,
        "late_by": n.late_by,
    }
