"""Plain words for what the page of a case shows: names of steps and kinds, roles, and what became of messages."""

import re
from collections.abc import Iterable

from board.case.load import Message
from practice.clocks import Reckoning
from practice.explain import LadderAccount, RungAccount
from practice.view import CaseView

_WORD = re.compile(r"[A-Z][a-z]*|\d+")

SAID = {"CaseAdopted": "Case taken over", "LimitBreached": "Limit passed"}
"""Names that people know by other words."""
BECAME = {
    "held": "waits to go out with others",
    "sending": "on its way",
    "sent": "sent",
    "delivered": "delivered",
    "failed": "did not arrive",
}
OF_STEPS = {"refusal": "Step refused", "override": "Override granted"}
"""What managers are told of that is about a step, by how the key of its notice begins; its entry's number follows."""


def in_words(name: str) -> str:
    """The name of a command, an event or a code as words: `DecideContact` is `Decide contact`."""
    if name in SAID:
        return SAID[name]
    if "_" in name or name.islower():
        return name.replace("_", " ").capitalize()
    return " ".join(_WORD.findall(name)).capitalize()


def roles_in_words(roles: Iterable[str]) -> str:
    """Roles as people say them: `team manager, service manager`."""
    return ", ".join(role.replace("_", " ") for role in roles)


def notice_words(notice: str) -> str:
    """What a message was about, from its key: `contact_decision#1/rung0` is `Rung 1`."""
    about, _, what = notice.partition("/")
    if about in OF_STEPS:
        return f"{OF_STEPS[about]}, entry {what.partition('/')[0]}"
    if what.startswith("rung"):
        return f"Rung {int(what.removeprefix('rung')) + 1}"
    return "Warning before the limit" if what.startswith("warning") else "Promised work was not done"


def became(message: Message) -> str:
    """What became of a message, with the reason where it did not arrive."""
    why = f" ({message.code.replace('_', ' ')})" if message.code else ""
    return BECAME.get(message.status, message.status) + why


def of_rung(messages: Iterable[Message], ladder: LadderAccount, rung: RungAccount) -> tuple[Message, ...]:
    """The messages that a rung of a ladder sent."""
    return tuple(m for m in messages if m.notice == f"{ladder.alert}/rung{rung.number - 1}")


def besides_rungs(messages: Iterable[Message], ladder: LadderAccount) -> tuple[Message, ...]:
    """The messages about a run of a limit that no rung sent: warnings, and promises that were not kept."""
    about = (m for m in messages if m.notice.startswith(f"{ladder.alert}/"))
    return tuple(m for m in about if not m.notice.startswith(f"{ladder.alert}/rung"))


def of_steps(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages that are about no limit: steps refused, and overrides granted."""
    return tuple(m for m in messages if m.notice.partition("/")[0] in OF_STEPS)


def state_of(view: CaseView, *, soon: bool) -> str:
    """How the case stands, in the words of the first page; `soon` says that a limit falls due soon."""
    if view.stage == "closed":
        return "closed"
    if any(alert.state == "unacknowledged" for alert in view.alerts):
        return "waiting"
    if any(limit.state == "late" for limit in view.limits):
        return "late"
    return "soon" if soon else "on track"


def limit_path(limit: Reckoning) -> str:
    """The part of an address that names one run of a limit."""
    return f"limits/{limit.clock}/{limit.episode}"
