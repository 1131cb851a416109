"""The editions of the guidance as text on a terminal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from practice.rules import Anchor, ClockRule, Confidence, Edition, Source, edition_hash

CONFIDENCE = {
    Confidence.PRIMARY: "primary",
    Confidence.REPORTED: "reported",
    Confidence.UNCONFIRMED: "unconfirmed",
    Confidence.LOCAL: "local",
}
"""The marks of `docs/guidance.md` in words."""


@dataclass(frozen=True)
class EditionLine:
    """One edition in the list of them. The dates are local dates of referral, both inclusive."""

    name: str
    title: str
    nation: str
    in_force_from: date
    in_force_until: date | None
    dates: str
    limits: int
    unconfirmed: int
    hash: str


def edition_line(edition: Edition) -> EditionLine:
    """What the list says of an edition."""
    doubtful = [c for c in edition.clocks if c.source.confidence is Confidence.UNCONFIRMED]
    return EditionLine(
        name=edition.name,
        title=edition.title,
        nation=edition.nation,
        in_force_from=edition.in_force_from,
        in_force_until=edition.in_force_until,
        dates=CONFIDENCE[edition.dates.confidence],
        limits=len(edition.clocks),
        unconfirmed=len(doubtful),
        hash=edition_hash(edition),
    )


def editions_table(lines: Iterable[EditionLine]) -> Table:
    """The editions, the referral dates that fall under each and how sure we are of them."""
    table = _table("edition", "nation", "referrals from", "until", "dates", "limits", "unconfirmed", "hash")
    for line in lines:
        table.add_row(
            line.name,
            line.nation,
            line.in_force_from.isoformat(),
            _until(line.in_force_until),
            line.dates,
            str(line.limits),
            str(line.unconfirmed),
            line.hash[:12],
        )
    return table


def edition_page(edition: Edition) -> RenderableType:
    """One edition: its dates, and its limits with what each rests on."""
    until = f"until {_until(edition.in_force_until)}" if edition.in_force_until else "on"
    head = Text.assemble((edition.title, "bold"), f"  [{edition.name}], {edition.nation}\n")
    head.append(f"referrals from {edition.in_force_from} {until}\n")
    head.append(f"dates: {CONFIDENCE[edition.dates.confidence]}, {_cited(edition.dates)}\n")
    head.append(f"hash {edition_hash(edition)}\n")
    folded = ("limit", "counted from", "until", "source")
    table = _table("limit", "allowance", "counted from", "until", "rests on", "source", folded=folded)
    for clock in edition.clocks:
        table.add_row(*_limit_row(clock))
    return Group(head, table)


def _limit_row(clock: ClockRule) -> tuple[str, ...]:
    started = ", ".join(clock.starts_on)
    source = _cited(clock.source)
    if clock.extension:
        source += f"; may be extended by {' or '.join(clock.extension.by)}: {_cited(clock.extension.source)}"
    return (
        clock.title,
        str(clock.allowance),
        started if clock.anchor is Anchor.EVENT else f"{clock.anchor}, on {started}",
        ", ".join(clock.stops_on),
        CONFIDENCE[clock.source.confidence],
        source,
    )


def _cited(source: Source) -> str:
    return f"{source.document}, {source.paragraph}"


def _until(day: date | None) -> str:
    return day.isoformat() if day else "in force"


def _table(*columns: str, folded: tuple[str, ...] = ()) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column not in folded)
    return table
