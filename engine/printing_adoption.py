"""What adopting other rules would do, for people."""

from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from rich.console import Group, RenderableType
from rich.table import Table

from practice.adoption import MovedLimit, Preview
from practice.words import due_time


def preview_page(previews: Sequence[Preview], zone: ZoneInfo) -> RenderableType:
    """Which limits of which cases would move, from when to when, who would be told, and the counts."""
    table = Table("case", "team", "limit", "due now", "due then", "told at once", box=None, pad_edge=False)
    for preview in previews:
        for limit in preview.moved:
            told = ", ".join(role.replace("_", " ") for role in preview.told) if limit.passes_at_once else ""
            table.add_row(preview.case, preview.team, limit.title, *_dues(limit, zone), told)
    moving = sum(1 for p in previews if p.moved)
    refused = Counter(p.refused for p in previews if p.refused)
    lines = [f"{len(previews)} open cases: {moving} move, {len(previews) - moving - refused.total()} keep every date."]
    lines += [f"{count} would turn it down: {why}" for why, count in refused.most_common(10)]
    return Group(table, *lines) if moving else Group(*lines)


def _dues(limit: MovedLimit, zone: ZoneInfo) -> tuple[str, str]:
    was = due_time(zone, limit.was_due) if limit.was_due else "does not run"
    due = due_time(zone, limit.due) if limit.due else "no longer runs"
    return was, f"{due} (passed)" if limit.passes_at_once else due
