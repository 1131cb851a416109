"""Who holds the case, and that a step is taken by somebody other than the person whose work it is."""

from practice import commands as c
from practice.authority import own_work
from practice.case import Case
from practice.events import Missing
from practice.evidence.parts import Evidence, needs
from practice.vocabulary import Requirement


def _allocated(case: Case, _: c.Command | None) -> tuple[Missing, ...]:
    return needs(
        case.allocation is not None,
        "worker_not_allocated",
        "No worker holds the case: a manager allocates one before the assessment is signed off.",
    )


def _qualified(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    text = "The worker is not a registered social worker."
    if type(command) is c.AllocateWorker:
        return needs(command.registered_social_worker, "worker_not_qualified", text)
    if case.allocation is None:
        return ()
    return needs(case.allocation.registered, "worker_not_qualified", text)


def _experienced(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    text = "The worker does not have the experience that the edition asks for."
    if type(command) is c.AllocateWorker:
        return needs(command.experienced, "worker_not_experienced", text)
    return needs(case.allocation is None or case.allocation.experienced, "worker_not_experienced", text)


def _workload(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    limit = case.rules.caseload_limit
    if limit is None or type(command) is not c.AllocateWorker or command.over_limit_reason:
        return ()
    if command.open_cases is None:
        return (Missing("caseload_unknown", "How many open cases the worker holds is not known.", command.worker),)
    if command.open_cases < limit:
        return ()
    text = (
        f"The worker holds {command.open_cases} open cases, and the limit is {limit}: a manager who goes over it says "
        f"why (over_limit_reason)."
    )
    return (Missing("caseload_over_limit", text, command.worker),)


def _second_person(case: Case, command: c.Command | None) -> tuple[Missing, ...]:
    if command is None:
        return ()
    return needs(
        own_work(case, command) is None,
        "second_person_needed",
        "This must be done by somebody other than the person whose work it is.",
    )


EVIDENCE: dict[Requirement, Evidence] = {
    Requirement.WORKER_ALLOCATED: _allocated,
    Requirement.WORKER_QUALIFIED: _qualified,
    Requirement.WORKER_EXPERIENCED: _experienced,
    Requirement.WORKLOAD_WITHIN_LIMIT: _workload,
    Requirement.SECOND_PERSON: _second_person,
}
