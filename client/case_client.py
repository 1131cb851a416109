"""The typed client that case systems import. Everything is checked here before anything is sent."""

import asyncio
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json
from temporalio.client import (
    Client,
    WorkflowExecutionStatus,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import (
    Priority,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from client.command_methods import CommandMethods
from client.errors import (
    BY_TYPE,
    AlreadyOpen,
    CaseIsClosed,
    CaseNotFound,
    FrontdoorError,
    GateNotMet,
    Malformed,
    Unavailable,
)
from client.let_in import latest_let_in, not_authenticated, see_let_in
from engine import errors as engine_errors
from engine.encryption import KeyDestroyed
from engine.identity.sending import TokenSource, with_tokens
from engine.rules import Rulebook
from engine.search_attributes import STAGE, WORKER, shown
from practice import commands as c
from practice.adoption import AdoptRules, Preview
from practice.calendar import local_date
from practice.case import Answer, Case
from practice.decide import decide, open_case
from practice.errors import Refusal
from practice.events import Missing
from practice.explain import Explanation
from practice.inbox import Carried, CaseInput, RecordAll
from practice.ladder import precedence
from practice.outbox import AdoptionDigest
from practice.places import RulesError
from practice.view import CaseView, view
from practice.words import local_time

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PATIENCE = timedelta(seconds=20)
"""How long a call waits for an answer before it is `Unavailable`."""
REFERENCE = r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}"
"""What a case's reference may be: opaque, and without a space."""
LARGEST_BYTES = 1_000_000
"""How much one call may carry. Temporal carries 2 MB, and what it does not carry looks like an engine that is down."""

_T = TypeVar("_T", bound=c.Part)
_MISSING = TypeAdapter(list[Missing])


def new_reference(seed: str | None = None) -> str:
    """A new case reference: opaque, never personal, 60 bits; random, or always the same for a (random) seed."""
    drawn = secrets.token_bytes(12) if seed is None else sha256(seed.encode()).digest()
    return "C-" + "".join(CROCKFORD[byte % len(CROCKFORD)] for byte in drawn[:12])


def parse(kind: type[_T], content: object) -> _T:
    """Read a command from plain data.

    Raises:
        Malformed: naming each field that is wrong, and why.
    """
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(p) for p in x['loc']) or kind.__name__}: {x['msg']}" for x in error.errors()
        )
        raise Malformed(f"{kind.__name__}: {problems}") from None


class CaseClient(CommandMethods):
    """One method for each thing that can be done with a case. Every method may raise `Unavailable`."""

    def __init__(
        self, temporal: Client, *, task_queue: str, rulebook: Rulebook, tokens: TokenSource | None = None
    ) -> None:
        """Use an established Temporal connection; `rulebook` gives each new case its rules and calendar.

        `tokens` gives the token that goes with each command. Only an engine that trusts its callers does without.
        """
        self._temporal = with_tokens(temporal, tokens) if tokens else temporal
        self._proves_itself = tokens is not None
        self._task_queue = task_queue
        self._rulebook = rulebook

    @property
    def temporal(self) -> Client:
        """The connection below, for whoever looks after the engine rather than after a case."""
        return self._temporal

    async def open(self, command: c.ReceiveContact | c.AdoptCase, *, case: str) -> Answer:
        """Open a case, or take one over. Opening again with the same command id gives the first answer again.

        Raises:
            Malformed: the command makes no sense, no edition of the guidance was in force on its date, or the reference
                is none: it becomes an id that anybody can read, so it has no spaces and is never a name.
            NotAuthorised: the actor may not open cases.
            NotAuthenticated: nothing proves who the actor is.
            AlreadyOpen: the reference belongs to a case that another command opened.
        """
        if not re.fullmatch(REFERENCE, case):
            raise Malformed("The reference given cannot be one of a case: use what `new_reference()` gives.")
        start, answer, opened = self._opening(command, case)
        summary = self._summary(command, start, case)
        try:
            await self._start(start, summary, opened, WorkflowIDReusePolicy.REJECT_DUPLICATE)
        except WorkflowAlreadyStartedError:
            try:
                return await self._first_answer(case, command.id)
            except CaseNotFound:
                # All that was ever started there was not let in, which takes the reference from nobody.
                await self._start(start, summary, opened, WorkflowIDReusePolicy.ALLOW_DUPLICATE)
        return answer

    async def record(self, case: str, command: c.Command) -> Answer:
        """Send one command. Repeating an id gives the first answer again.

        Raises:
            GateNotMet: evidence is missing; the attempt is recorded.
            Malformed, NotAuthorised, WrongStage, StaleVersion, CalendarTooShort: nothing was recorded.
            CaseNotFound, CaseIsClosed: there is no such case, or it has ended.
        """
        command = await self._counted(case, command)
        answer: Answer | None = await self._update(case, type(command).__name__, command, command.id, Answer)
        if answer is None:
            (answer,) = await self._first_answers(case, [command.id])
            if answer.refused:
                raise GateNotMet(" ".join(m.text for m in answer.missing), answer.missing)
        return answer

    async def reopen(self, case: str, command: c.ReopenCase) -> Answer:
        """Open a case again that was closed in error. Repeating the command id gives the first answer again.

        Raises:
            WrongStage: the case is not closed.
            NotAuthorised: the actor may not reopen cases.
            CaseNotFound: Temporal does not have the case any more: open a new one and link this one to it.
            AlreadyOpen: another command opened it meanwhile.
            Unavailable: it was closed a moment ago and its last entries are still being written: repeat it.
        """
        carried: Carried = await self._query(case, "carried", result_type=Carried)
        closed = carried.case
        now = datetime.now(UTC)
        decided = decide(closed, command, now)
        if decided.refusal:
            raise refused(decided.refusal)
        assert decided.answer is not None  # noqa: S101 - what is not refused has an answer
        if not decided.entries:
            return decided.answer
        start = CaseInput(case=case, rules=closed.rules, calendar=closed.calendar, opening=command, carried=carried)
        try:
            summary = f"{case} · {closed.team} · reopened"
            await self._start(start, summary, decided.case, WorkflowIDReusePolicy.ALLOW_DUPLICATE)
        except WorkflowAlreadyStartedError:
            return await self._reopened_meanwhile(case, command)
        return decided.answer

    async def _start(self, start: CaseInput, summary: str, opened: Case, reuse: WorkflowIDReusePolicy) -> None:
        """Start a case, and see that it is let in."""
        try:
            handle = await self._temporal.start_workflow(
                "Case",
                start,
                id=workflow_id(start.case),
                task_queue=self._task_queue,
                id_reuse_policy=reuse,
                id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
                static_summary=summary,
                search_attributes=shown(view(opened, datetime.now(UTC))),
                priority=Priority(priority_key=precedence(opened)),
                rpc_timeout=PATIENCE,
            )
        except RPCError as error:
            raise unavailable(error) from error
        if self._proves_itself:
            await see_let_in(handle)

    async def _reopened_meanwhile(self, case: str, command: c.ReopenCase) -> Answer:
        meanwhile: Carried = await self._query(case, "carried", result_type=Carried)
        if not meanwhile.case.open:
            raise Unavailable(
                f"Case {case} was closed a moment ago and is still being written to the journal: repeat this with the "
                f"same id in a moment."
            )
        return await self._first_answer(case, command.id)

    async def adopt_rules(self, case: str, command: AdoptRules) -> Answer:
        """Adopt other rules, or days that do not count, for one open case; see `practice.adoption`."""
        answer: Answer | None = await self._update(case, "AdoptRules", command, command.id, Answer)
        return answer if answer is not None else (await self._first_answers(case, [command.id]))[0]

    async def preview_adoption(self, case: str, command: AdoptRules) -> Preview:
        """What adopting would move in one case; nothing is changed."""
        seen: Preview = await self._query(case, "preview_adoption", command, datetime.now(UTC), result_type=Preview)
        return seen

    async def open_cases_of(self, worker: str, *, but: str = "") -> int:
        """How many open cases a worker holds by Temporal's index (which trails by a moment), one left out."""
        asked = f'{WORKER.name} = "{worker}" AND ExecutionStatus = "Running" AND WorkflowId != "{workflow_id(but)}"'
        try:
            return (await self._temporal.count_workflows(asked, rpc_timeout=PATIENCE)).count
        except RPCError as error:
            raise unavailable(error) from error

    async def cases_where(self, query: str) -> tuple[str, ...]:
        """The references of the open cases that Temporal's index finds for a query, e.g. `CaseFamily = "F-1"`."""
        # A closed case runs on until everybody has been told what they were to be told.
        still_open = f'({STAGE.name} IS NULL OR {STAGE.name} != "closed")'
        asked = f'WorkflowType = "Case" AND ExecutionStatus = "Running" AND {still_open} AND ({query})'
        try:
            return tuple([x.id.removeprefix("case/") async for x in self._temporal.list_workflows(asked)])
        except RPCError as error:
            raise unavailable(error) from error

    async def record_all(self, case: str, commands: Sequence[c.Command]) -> tuple[Answer, ...]:
        """Send several commands as one, taken in order.

        One that is malformed, unauthorised or at the wrong stage turns all of them down and nothing is recorded. A gate
        that is not met is an answer (`refused`, `missing`), and the commands after it are still taken.
        """
        if not commands:
            return ()
        counted = tuple([await self._counted(case, command) for command in commands])
        batch = RecordAll.model_validate({"commands": counted})
        ids = [command.id for command in commands]
        update_id = f"all-{sha256(' '.join(ids).encode()).hexdigest()}"
        answers: list[Answer] | None = await self._update(case, "record_all", batch, update_id, list[Answer])
        return tuple(answers if answers is not None else await self._first_answers(case, ids))

    async def show(self, case: str) -> CaseView:
        """The case as it stands now."""
        seen: CaseView = await self._query(case, "show", datetime.now(UTC), result_type=CaseView)
        return seen

    async def explain(self, case: str) -> Explanation:
        """How each due date of the case came about, what each gate lacks and how far each alert has climbed, now."""
        account: Explanation = await self._query(case, "explain", datetime.now(UTC), result_type=Explanation)
        return account

    async def send_digest(self, digest: AdoptionDigest) -> bool:
        """Have the managers told once what was late already in a take-over. False: they have been told before."""
        try:
            handle = await self._temporal.start_workflow(
                "AdoptionDigest",
                digest,
                id=f"digest/{digest.batch}",
                task_queue=self._task_queue,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
                rpc_timeout=PATIENCE,
            )
        except WorkflowAlreadyStartedError:
            return False
        except RPCError as error:
            raise unavailable(error) from error
        if self._proves_itself:
            await see_let_in(handle)
        return True

    def referral_date(self, command: c.ReceiveContact | c.AdoptCase) -> date:
        """The local date that settles the edition: of the referral, which is when the authority was told."""
        if isinstance(command, c.AdoptCase):
            return command.referred_on
        _, calendar = self._rulebook.for_referral(command.received_at.date())
        return local_date(calendar, command.received_at)

    def _opening(self, command: c.ReceiveContact | c.AdoptCase, case: str) -> tuple[CaseInput, Answer, Case]:
        now = datetime.now(UTC)
        try:
            rules, calendar = self._rulebook.for_referral(self.referral_date(command))
        except RulesError as error:
            raise Malformed(str(error)) from error
        opened = open_case(case, command, rules, calendar, now)
        if opened.refusal:
            raise refused(opened.refusal)
        assert opened.answer is not None  # noqa: S101 - what is not refused has an answer
        start = CaseInput(case=case, rules=rules, calendar=calendar, opening=command)
        return start, opened.answer, opened.case

    def _summary(self, command: c.ReceiveContact | c.AdoptCase, start: CaseInput, case: str) -> str:
        what = "taken over" if isinstance(command, c.AdoptCase) else "received"
        return f"{case} · {command.team} · {what} {local_time(start.calendar.zone, command.received_at)}"

    async def _counted(self, case: str, command: c.Command) -> c.Command:
        if not isinstance(command, c.AllocateWorker) or command.open_cases is not None:
            return command
        return command.model_copy(update={"open_cases": await self.open_cases_of(command.worker, but=case)})

    async def _update(self, case: str, name: str, argument: object, update_id: str, result_type: Any) -> Any:
        if (size := len(to_json(argument))) > LARGEST_BYTES:
            raise Malformed(f"{name} holds {size:,} bytes and may hold {LARGEST_BYTES:,}: send less at once.")
        handle = self._temporal.get_workflow_handle(workflow_id(case))
        try:
            return await handle.execute_update(
                name, argument, id=update_id, result_type=result_type, rpc_timeout=PATIENCE
            )
        except WorkflowUpdateFailedError as error:
            raise _from_case(error) from error
        except KeyDestroyed as error:
            raise CaseNotFound(str(error)) from error
        except engine_errors.Unavailable as error:
            raise Unavailable(f"{error} Whether this was recorded is unknown: repeat it with the same id.") from error
        except WorkflowUpdateRPCTimeoutOrCancelledError as error:
            if (task := asyncio.current_task()) and task.cancelling():
                raise asyncio.CancelledError from error
            raise _no_answer() from error
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise unavailable(error) from error
        return None

    async def _first_answers(self, case: str, ids: Sequence[str]) -> list[Answer]:
        answers = [await self._query(case, "answer", x, result_type=Answer | None) for x in ids]
        if None in answers:
            raise CaseIsClosed(f"Case {case} is closed and takes no more commands.")
        return answers

    async def _first_answer(self, case: str, command_id: str) -> Answer:
        answer: Answer | None = await self._query(case, "answer", command_id, result_type=Answer | None)
        if answer is None:
            raise AlreadyOpen(f"Case {case} is open already, by another command than {command_id}.")
        return answer

    async def _query(self, case: str, name: str, *arguments: object, result_type: Any) -> Any:
        handle = self._temporal.get_workflow_handle(workflow_id(case))
        try:
            return await self._ask(handle, case, name, *arguments, result_type=result_type)
        except WorkflowQueryFailedError:
            pass
        try:
            handle = await latest_let_in(self._temporal, case)
            return await self._ask(handle, case, name, *arguments, result_type=result_type)
        except WorkflowQueryFailedError as error:
            raise Unavailable(f"Case {case} cannot answer: an operator should look at its workflow.") from error
        except RPCError as error:
            raise unavailable(error) from error

    async def _ask(
        self, handle: WorkflowHandle[Any, Any], case: str, name: str, *arguments: object, result_type: Any
    ) -> Any:
        try:
            return await handle.query(name, args=list(arguments), result_type=result_type, rpc_timeout=PATIENCE)
        except KeyDestroyed as error:
            raise CaseNotFound(str(error)) from error
        except engine_errors.Unavailable as error:
            raise Unavailable(str(error)) from error
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                raise CaseNotFound(f"There is no case {case}.") from error
            raise unavailable(error) from error

    async def is_open(self, case: str) -> bool:
        """Whether the case exists and has not ended."""
        try:
            description = await self._temporal.get_workflow_handle(workflow_id(case)).describe(rpc_timeout=PATIENCE)
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return False
            raise unavailable(error) from error
        return description.status is WorkflowExecutionStatus.RUNNING


def workflow_id(case: str) -> str:
    """The id of a case's workflow."""
    return f"case/{case}"


def refused(refusal: Refusal) -> FrontdoorError:
    """The client's error for a refusal by the pure core."""
    if refusal.code == "gate_not_met":
        return GateNotMet(refusal.message, refusal.missing)
    name = "CalendarEnds" if refusal.code == "calendar_ends" else refusal.code.title().replace("_", "")
    return BY_TYPE[name](refusal.message)


def _from_case(error: WorkflowUpdateFailedError) -> FrontdoorError:
    cause = error.cause
    if not isinstance(cause, ApplicationError):
        return Malformed(f"The case could not read the command: {cause}.")
    if cause.type == "GateNotMet":
        missing = _MISSING.validate_python(cause.details[0] if cause.details else [])
        return GateNotMet(cause.message, tuple(missing))
    return not_authenticated(cause) or BY_TYPE.get(cause.type or "", Malformed)(cause.message)


def unavailable(error: RPCError) -> Unavailable:
    """The client's error for a Temporal that does not answer."""
    return Unavailable(
        f"The engine cannot be reached or did not answer ({error.status.name.lower()}). Whether this was recorded is "
        f"unknown: repeat it with the same id."
    )


def _no_answer() -> Unavailable:
    return Unavailable(
        f"No answer within {PATIENCE.seconds} seconds: is a worker running? Whether this was recorded is unknown: "
        f"repeat it with the same id."
    )
