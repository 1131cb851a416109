"""What the journal adds up to: report thresholds, agencies, oversight, refusals, overrides, overruns."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from cyclopts import App, Parameter
from pydantic import TypeAdapter

from client.cli.shared import Json, journal_records, local_rulebook, now, print_json, say, show_page, zone_of
from client.errors import Malformed
from engine.printing_reports import report_csv, report_table
from practice.reports import agencies as agency
from practice.reports import overrides as override
from practice.reports import overruns as overrun
from practice.reports import oversight as looking
from practice.reports import refusals as refusal
from practice.reports import thresholds as threshold
from practice.reports.facts import Period


@Parameter(name="*")
@dataclass(frozen=True)
class Printed:
    """How a report is printed: for people, unless told otherwise."""

    team: Annotated[str | None, Parameter(name="--team", help="Only the rows of this team.")] = None
    json_: Json = False
    csv_: Annotated[bool, Parameter(name="--csv", negative=(), help="Print CSV, for a spreadsheet.")] = False


@Parameter(name="*")
@dataclass(frozen=True)
class Between:
    """The local dates that a report is about, both included."""

    from_: Annotated[date | None, Parameter(name="--from", help="From this local date on, e.g. 2026-04-01.")] = None
    until: Annotated[date | None, Parameter(name="--until", help="Up to and with this local date.")] = None


EVER = Between()
TABLE = Printed()


def register(app: App) -> None:
    """Add the command of this module, with one below it for each report."""
    group = App(name="report", help="Reports from the journal: every figure is counted from what was recorded.")
    for report in (thresholds, agencies, oversight, refusals, overrides, overruns):
        group.command(report)
    app.command(group)


async def thresholds(*, between: Between = EVER, printed: Printed = TABLE) -> None:
    """Decisions on contacts by threshold level and by outcome, team by team, with teams that stand out.

    A team is an outlier, high or low, where its share lies outside the 99.8 % limits around the share of all teams.
    Teams with fewer than 20 decisions are never called outliers. The dates are those of the decisions.
    """
    period = _period(between, printed)
    async with journal_records() as records:
        facts = await records.facts(threshold.WATCHED, period)
    _print(threshold.ShareRow, threshold.thresholds(facts, period), printed)


async def agencies(*, between: Between = EVER, printed: Printed = TABLE) -> None:
    """What agencies were asked, and what came back: answered, waived, open, late, median working days.

    The dates are those of asking. Late is what had no reply when its limit passed.
    """
    period = _period(between, printed)
    async with journal_records() as records:
        facts = await records.facts(agency.WATCHED, period)
        calendars = {
            name: known for name in {x.calendar for x in facts} if (known := await records.read_calendar(name))
        }
    _print(agency.AgencyRow, agency.agencies(facts, period, calendars), printed)


async def oversight(*, printed: Printed = TABLE) -> None:
    """Open cases that no manager has looked at, then when one last looked at the others; the longest ago first.

    A look is supervision, an alert taken on, or a decision that only a manager can take.
    """
    async with journal_records() as records:
        cases = await records.looks(printed.team)
    _print(looking.OversightRow, looking.oversight(cases, now()), printed)


async def refusals(*, between: Between = EVER, printed: Printed = TABLE) -> None:
    """Steps that were refused, by step and team, and what was missing. The dates are those of the tries."""
    period = _period(between, printed)
    async with journal_records() as records:
        facts = await records.facts(refusal.WATCHED, period)
    _print(refusal.RefusalRow, refusal.refusals(facts, period), printed)


async def overrides(*, between: Between = EVER, printed: Printed = TABLE) -> None:
    """Overrides: granted by whom, for which step, without what, why, until when, and whether they were used.

    The dates are those of granting.
    """
    period = _period(between, printed)
    async with journal_records() as records:
        facts = await records.facts(override.WATCHED, period)
    _print(override.OverrideRow, override.overrides(facts, period, now()), printed)


async def overruns(*, between: Between = EVER, printed: Printed = TABLE) -> None:
    """Limits that passed, whether the reason is recorded, and whether a manager has seen it.

    Those whose reason the rules ask for come first. The dates are those on which the limits fell due.
    """
    period = _period(between, printed)
    async with journal_records() as records:
        facts = await records.facts(overrun.WATCHED, period)
        rules = {name: known for name in {x.rules for x in facts} if (known := await records.read_rules(name))}
    _print(overrun.OverrunRow, overrun.overruns(facts, period, rules), printed)


def _zone() -> ZoneInfo:
    return zone_of(local_rulebook())


def _period(between: Between, printed: Printed) -> Period:
    try:
        return Period.of(between.from_, between.until, _zone(), printed.team)
    except ValueError as error:
        raise Malformed(str(error)) from None


def _print(kind: type, rows: Sequence[Any], printed: Printed) -> None:
    if printed.json_ and printed.csv_:
        raise Malformed("Give --json or --csv, not both.")
    if printed.json_:
        print_json(TypeAdapter(list[kind]).dump_python(list(rows), mode="json"))  # type: ignore[valid-type]
    elif printed.csv_:
        sys.stdout.write(report_csv(kind, rows))
    elif rows:
        show_page(report_table(kind, rows, _zone()))
    else:
        say("The journal has nothing to report for this.")
