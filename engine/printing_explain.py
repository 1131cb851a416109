"""The account of a case as text on a terminal: its limits with their ladders, and its gates. Local times."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from engine.printing import local, reckoning_page
from practice.explain import Explanation, GateAccount, LadderAccount, RequirementAccount, RungAccount

A_MINUTE = timedelta(minutes=1)
_STYLE = {"missing": "bold red", "overridden": "yellow", "met": "green", "reached": "bold red", "next": "yellow"}


def explanation_page(account: Explanation, zone: ZoneInfo) -> RenderableType:
    """Each limit with its ladder, in the order in which they began, and then the gates, that of the next step first."""
    parts: list[RenderableType] = []
    for limit, ladder in zip(account.limits, account.ladders, strict=True):
        parts += [reckoning_page(limit, zone), ladder_page(ladder, zone)]
    return Group(*parts, *(gate_page(gate, zone) for gate in account.gates))


def ladder_page(ladder: LadderAccount, zone: ZoneInfo) -> RenderableType:
    """Who is told, rung by rung, and who has taken the alert on."""
    if ladder.told_at_take_over:
        return Text("late already when the case was taken over: managers were told once, in a digest\n")
    if all(rung.state == "not needed" for rung in ladder.rungs):
        return Text(f"ladder {ladder.ladder}: no rung was reached\n")
    rungs = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for rung in ladder.rungs:
        who = ", ".join(role.replace("_", " ") for role in rung.roles)
        rungs.add_row(f"rung {rung.number}", who, Text(rung.state, _STYLE.get(rung.state, "")), _when(rung, zone))
    head = Text(f"ladder {ladder.ladder}, alert {ladder.alert}{', resolved' if ladder.resolved else ''}")
    return Group(head, rungs, Text("".join(f"{line}\n" for line in _of_alert(ladder, zone))))


def _when(rung: RungAccount, zone: ZoneInfo) -> str:
    if rung.state == "not needed":
        return ""
    late = rung.seen_to is not None and rung.seen_to - rung.at >= A_MINUTE
    sent = f", sent {local(rung.seen_to, zone)}" if late else ""
    return local(rung.at, zone) + sent + (", reached nobody" if rung.undelivered else "")


def _of_alert(ladder: LadderAccount, zone: ZoneInfo) -> Iterator[str]:
    if ladder.acknowledged_by:
        yield f"taken on by {ladder.acknowledged_by} until {local(ladder.quiet_until, zone)}: {ladder.action}"
    if ladder.undelivered:
        yield f"reached nobody: {', '.join(ladder.undelivered)}"


def gate_page(gate: GateAccount, zone: ZoneInfo) -> RenderableType:
    """What a step asks for, how each requirement stands, and who asks for it."""
    head = Text.assemble((gate.step, "bold"), f"  [{gate.gate}]{', the next step' if gate.next_step else ''}")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for one in gate.requirements:
        words = "\n".join([one.words, *(f"- {m.text}" for m in one.missing), *_leave(one, zone)])
        table.add_row(Text(one.state, _STYLE.get(one.state, "")), words, one.asked_by or "")
    return Group(head, table, Text("")) if gate.requirements else Group(head, Text("  asks for nothing\n"))


def _leave(one: RequirementAccount, zone: ZoneInfo) -> Iterator[str]:
    if one.override:
        yield f"- may go ahead without it until {local(one.override.until, zone)}: {one.override.by}"
