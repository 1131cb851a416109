"""Alerts: those that are open, what was told of a case, and mail that came back."""

import asyncio
import sys
from typing import Annotated

from cyclopts import App, Parameter
from pydantic import TypeAdapter

from client.bounces import read_bounce
from client.cli.cases import open_cases
from client.cli.shared import (
    Engine,
    Json,
    database,
    engine,
    local_rulebook,
    plain,
    print_json,
    say,
    show_page,
    zone_of,
)
from client.errors import CaseNotFound
from client.not_delivered import Reported, bounced
from engine import printing
from engine.deliveries import Deliveries, Told
from engine.printing_deliveries import told_table
from engine.records import Records
from practice.view import AlertView

Case = Annotated[str | None, Parameter(help="A case: what was told of it, to whom, and what became of that.")]

alerts = App(name="alerts", help="List the alerts that are open, or with CASE what was told of that case.")


def register(app: App) -> None:
    """Add the commands of this module."""
    app.command(alerts)


@alerts.default
async def show(case: Case = None, /, *, json_: Json = False) -> None:
    """List every alert that the work has not ended yet, the highest rung first; or what was told of one case.

    Of a case: what was told, to whom, by which channel, and what became of it: `held` for a digest, `sending`, `sent`
    (as far as anybody knows), `delivered`, or `failed` with the code of why. docs/alerts.md explains each code.
    """
    if case:
        await _show_told(case, json_=json_)
        return
    async with engine() as e:
        found = await open_alerts(e)
    if json_:
        print_json([{"case": case, **plain(alert)} for case, alert in found])
    elif found:
        show_page(printing.alerts_table(found, e.zone))
    else:
        say("No alert is open.")


@alerts.command(name="bounced")
async def take_bounce(*, json_: Json = False) -> None:
    """Read mail that came back, from the standard input: starter.py alerts bounced < MESSAGE.

    It must be a delivery status notification (RFC 3464), as mail systems send it to the address that alerts come from.
    The case hears that its notice did not arrive, and its alert climbs at once. A delay changes nothing; nor does a
    repeated report. For a mail server's pipe: exit code 5 means that it is to be tried again later.
    """
    bounce = read_bounce(sys.stdin.buffer.read())
    async with database() as pool, engine() as e:
        reported = await bounced(Deliveries(pool), e.client, bounce)
    if json_:
        print_json(plain(reported))
        return
    for sentence in _sentences(reported, failed=bounce.failed):
        say(sentence)


async def open_alerts(e: Engine) -> list[tuple[str, AlertView]]:
    """The alerts of all open cases that have not been resolved, the highest rung first."""
    alerting = [line.case for line in await open_cases(e) if line.rung]
    seen = await asyncio.gather(*(e.client.show(case) for case in alerting))
    found = [(view.case, alert) for view in seen for alert in view.alerts if alert.state != "resolved"]
    return sorted(found, key=lambda pair: (-pair[1].rung, pair[1].raised_at))


async def _show_told(case: str, *, json_: bool) -> None:
    async with database() as pool:
        told = await Deliveries(pool).told_of(case)
        known = bool(told) or await Records(pool).case_view(case) is not None
    if not known:
        raise CaseNotFound(f"The journal has no case {case}.")
    if json_:
        print_json(TypeAdapter(tuple[Told, ...]).dump_python(told, mode="json"))
    elif told:
        show_page(told_table(told, zone_of(local_rulebook())))
    else:
        say(f"Nobody has been told of {case}.")


def _sentences(reported: Reported, *, failed: bool) -> list[str]:
    if not failed:
        return ["The message is late, or has arrived: there is nothing to do."]
    if not reported.ours:
        return ["No message of ours has that Message-ID: there is nothing to do."]
    taken = [f"{x.case}: {x.notice} did not reach {x.recipient}; its alert climbs." for x in reported.taken]
    settled = [f"{x.case}: {x.notice} did not reach {x.recipient}; nobody waits for it." for x in reported.settled]
    return [*taken, *settled] or ["It is noted; no case waits for it."]
