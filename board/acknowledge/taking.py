"""The alert in question, and taking it on for its case and for the siblings who have the same one."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from board.database import QUERIES
from board.people import Person
from board.services import Services
from client.errors import FrontdoorError
from engine.database import rows
from practice.clocks import later
from practice.commands import AcknowledgeAlert, Actor
from practice.rules import shared_rules


@dataclass(frozen=True)
class OpenAlert:
    """One alert whose work is not done. Rungs count from 0, instants are UTC; `rules` and `calendar` are hashes."""

    case_ref: str
    alert: str
    title: str
    rung: int
    raised_at: datetime
    state: str
    acknowledged_by: str | None
    action: str | None
    quiet_until: datetime | None
    team: str
    family: str | None
    team_name: str | None
    acknowledged_by_name: str | None
    rules: str
    calendar: str


async def find_alert(services: Services, case: str, alert: str) -> OpenAlert | None:
    """An alert of a case; None if there is none, or its work is done."""
    row = await QUERIES.alert_to_take(services.pool, case_ref=case, alert=alert[:200])
    return None if row is None else OpenAlert(**dict(row))


async def latest_until(services: Services, alert: OpenAlert) -> datetime:
    """Until when the alert can be taken on at the longest (a UTC instant), by the rules that its case lives by."""
    rules = await services.records.read_rules(alert.rules)
    calendar = await services.records.read_calendar(alert.calendar)
    if rules is None or calendar is None:
        raise LookupError(f"the rules of case {alert.case_ref} are not stored")
    return later(shared_rules(rules).acknowledge_for_at_most, services.now(), calendar)


async def siblings(services: Services, person: Person, alert: OpenAlert) -> dict[str, str]:
    """The siblings' cases that have the same alert, with their teams, as far as the person manages those."""
    if alert.family is None:
        return {}
    asked = {"family": alert.family, "alert": alert.alert, "case_ref": alert.case_ref}
    found = await rows(QUERIES.same_alert_of_siblings(services.pool, **asked))
    return {row["case_ref"]: row["team"] for row in found if person.manages(row["team"])}


async def take_on(  # noqa: PLR0913 - who, what, and the three things that the form says
    services: Services, person: Person, cases: dict[str, str], alert: str, *, command: str, action: str, until: datetime
) -> dict[str, FrontdoorError]:
    """Record it on each case (with its team); gives the cases that refused, and why. Repeating the id is harmless."""
    now = services.now()

    async def one(case: str, team: str) -> FrontdoorError | None:
        actor = Actor(id=person.id, roles=person.roles_for(team))
        told = AcknowledgeAlert(
            id=command, actor=actor, happened_at=now, received_at=now, alert=alert, action=action, until=until
        )
        try:
            await services.client.acknowledge_alert(case, told)
        except FrontdoorError as refusal:
            return refusal
        return None

    refusals = await asyncio.gather(*(one(case, team) for case, team in cases.items()))
    return {case: refusal for case, refusal in zip(cases, refusals, strict=True) if refusal}
