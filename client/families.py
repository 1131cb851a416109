"""Siblings: one referral about several children, each with a case of its own, linked by the family's reference.

What is recorded for the family reaches each child's case; what is about one child (seeing the child, the assessment,
the decision, the closing) has to be recorded on that child's own.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from client.case_client import CaseClient, new_reference
from client.errors import CaseNotFound, FrontdoorError, Malformed
from engine.search_attributes import FAMILY
from practice import commands as c
from practice.case import Answer
from practice.stages import STEP_OF


@dataclass(frozen=True)
class FamilyAnswer:
    """What one case of the family answered, or the error that it turned the command down with."""

    case: str
    answer: Answer | None
    error: FrontdoorError | None = None


async def open_family(
    client: CaseClient, contact: c.ReceiveContact, children: Sequence[c.Details]
) -> tuple[FamilyAnswer, ...]:
    """Open one case for each child of a contact; what the contact says of all of them is completed by each one's own.

    The cases' references follow from the command's id, so that sending the same again opens nothing twice.

    Raises:
        Malformed: the contact names no family, or no child is given.
    """
    if contact.family is None or not children:
        raise Malformed("A contact about siblings needs the family's reference and at least one child.")
    openings = {_reference(contact, n): _about(contact, child, n) for n, child in enumerate(children, start=1)}
    return await _each(client, openings)


async def record_for_family(client: CaseClient, family: str, command: c.Command) -> tuple[FamilyAnswer, ...]:
    """Record one thing on every open case of a family. Each case decides by itself; repeating the id is harmless.

    An alert is taken on for every child who has it: managers were told of it once, for the family.

    Raises:
        Malformed: the command is about one child.
        CaseNotFound: no open case has this family's reference, or none of them the alert.
    """
    name = type(command).__name__
    if not STEP_OF[type(command)].for_family:
        allowed = sorted(kind.__name__ for kind, step in STEP_OF.items() if step.for_family)
        raise Malformed(f"{name} is about one child: record it on that case. For a family: {', '.join(allowed)}.")
    cases = await client.cases_where(f'{FAMILY.name} = "{family}"')
    if not cases:
        raise CaseNotFound(f"No open case has the family reference {family}.")
    if isinstance(command, c.AcknowledgeAlert):
        cases = await _with_alert(client, cases, command.alert)
        if not cases:
            raise CaseNotFound(f"No open case of the family {family} has the alert {command.alert}.")
    return await _each(client, dict.fromkeys(sorted(cases), command))


async def acknowledge_for_family(
    client: CaseClient, case: str, command: c.AcknowledgeAlert
) -> tuple[FamilyAnswer, ...]:
    """Take an alert of one child on, and the same alert of the brothers and sisters.

    Raises:
        CaseNotFound: the case is not open, or its alert is not.
        Malformed: the case belongs to no family.
    """
    family = (await client.show(case)).family
    if family is None:
        raise Malformed(f"Case {case} belongs to no family; acknowledge its alert alone.")
    return await record_for_family(client, family, command)


async def _with_alert(client: CaseClient, cases: Sequence[str], alert: str) -> tuple[str, ...]:
    views = await asyncio.gather(*(client.show(case) for case in cases))
    return tuple(x.case for x in views if any(a.id == alert and a.state != "resolved" for a in x.alerts))


async def _each(client: CaseClient, commands: Mapping[str, c.Command]) -> tuple[FamilyAnswer, ...]:
    return tuple(await asyncio.gather(*(_one(client, case, command) for case, command in commands.items())))


async def _one(client: CaseClient, case: str, command: c.Command) -> FamilyAnswer:
    try:
        if isinstance(command, c.ReceiveContact):
            return FamilyAnswer(case, await client.open(command, case=case))
        return FamilyAnswer(case, await client.record(case, command))
    except FrontdoorError as error:
        return FamilyAnswer(case, None, error)


def _reference(contact: c.ReceiveContact, number: int) -> str:
    return new_reference(f"{contact.id} {contact.family} {number}")


def _about(contact: c.ReceiveContact, child: c.Details, number: int) -> c.ReceiveContact:
    own = {name: value for name, value in child if value is not None}
    about = c.Contact.model_validate(contact.contact.model_dump() | own)
    return contact.model_copy(update={"id": f"{contact.id}-{number}"[:64], "contact": about})
