"""The worker's side: nothing is taken that no valid token goes with.

A command is judged before its case hears of it, so what is turned down leaves no trace. Such judgements are not made
again when a history is replayed, so keys may change. What a case is opened with can only be judged by its first task:
an opening that no token covers ends that workflow at once, with nothing recorded, and its history keeps that it was so.
"""

import functools
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import temporalio.worker
from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.converter import PayloadConverter
from temporalio.exceptions import ApplicationError
from temporalio.worker import (
    ExecuteWorkflowInput,
    HandleQueryInput,
    HandleUpdateInput,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)

from engine.identity.claims import ERROR_TYPE, Caller, NotAuthenticated, caller_for
from engine.identity.sending import GUARDED, HEADER, commands_in
from engine.identity.tokens import Verifier
from engine.logging import get_logger
from engine.observed import observe_not_authenticated
from practice.authority import AUTHORITY, out_of_reach
from practice.commands import AdoptCase, Command
from practice.vocabulary import Role

REFUSED = "opening-refused"
"""Marks the history of what was refused at its start, as keys may be others when it is read again."""

_log = get_logger(__name__)


class Checking(temporalio.worker.Interceptor):
    """Checks who sends what to the workflows of a worker."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier

    def workflow_interceptor_class(self, input: WorkflowInterceptorClassInput) -> type[WorkflowInboundInterceptor]:  # noqa: A002, ARG002
        """What runs around each workflow; it must be a class, so each verifier has its own."""
        return _bound(self._verifier)


@functools.cache
def _bound(verifier: Verifier) -> type[WorkflowInboundInterceptor]:
    return type("_CheckedBy", (_Checked,), {"verifier": verifier})


class _Checked(WorkflowInboundInterceptor):
    verifier: Verifier

    def __init__(self, next: WorkflowInboundInterceptor) -> None:  # noqa: A002 - the SDK's name
        super().__init__(next)
        self._let_in = False
        self._refused = False

    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002
        if not self._let_in:
            self._judge_start(input.args)
        return await super().execute_workflow(input)

    def handle_update_validator(self, input: HandleUpdateInput) -> None:  # noqa: A002
        try:
            if not self._let_in and _begins():
                # It came with the very first task: nobody's command is taken by a case that is not let in itself.
                self._check_start((workflow.instance().start,))
            self._check_update(input)
        except NotAuthenticated as problem:
            raise _refusal(problem, input.update) from None
        super().handle_update_validator(input)

    async def handle_query(self, input: HandleQueryInput) -> Any:  # noqa: A002
        if self._refused:
            raise ApplicationError("This was never let in: there is nothing to ask it.", type=ERROR_TYPE)
        return await super().handle_query(input)

    def _judge_start(self, args: Sequence[Any]) -> None:
        if _begins() and workflow.unsafe.is_replaying():
            self._refused = workflow.patched(REFUSED)
        elif _begins():
            try:
                self._check_start(args)
            except NotAuthenticated as problem:
                self._refused = workflow.patched(REFUSED)
                raise _refusal(problem, workflow.info().workflow_type) from None
        if self._refused:
            raise ApplicationError("It was refused at its start.", type=ERROR_TYPE, non_retryable=True)
        self._let_in = True

    def _check_start(self, args: Sequence[Any]) -> None:
        # A worker may come to it long after Temporal took it in, so the token has to be good for that moment.
        info = workflow.info()
        callers = self._callers(info.headers, info.workflow_start_time)
        commands = commands_in(args)
        for command in commands:
            _note_system(caller_for(callers, command), command)
        if not commands and not any(caller.roles & _STARTED_BY[info.workflow_type] for caller in callers):
            raise NotAuthenticated("role_not_granted")

    def _check_update(self, update: HandleUpdateInput) -> None:
        callers = self._callers(update.headers, workflow.now())
        for command in commands_in(update.args):
            caller = caller_for(callers, command)
            _check_reach(caller, command)
            _note_system(caller, command)

    def _callers(self, headers: Mapping[str, Payload], at: datetime) -> list[Caller]:
        return [self.verifier.verify(token, at, late=_was_reset()) for token in _tokens(headers)]


_STARTED_BY = {
    "Case": frozenset({Role.OPERATOR}),
    "AdoptionDigest": AUTHORITY[AdoptCase.__name__].roles | {Role.OPERATOR},
}
"""Who may start what brings no command: a case from its journal, and the digest of a take-over."""


def _begins() -> bool:
    """Whether this is a first history, judged at its start; those that follow it were let in with it."""
    info = workflow.info()
    # The server calls a retry and the next run of a cron schedule continued too, though nothing was let in before.
    carried_on = info.continued_run_id is not None and info.attempt == 1 and not info.cron_schedule
    return info.workflow_type in GUARDED and not carried_on


def _was_reset() -> bool:
    """Whether this run was made by a reset, which has what was accepted in time accepted anew, however long after."""
    info = workflow.info()
    return info.run_id != info.original_execution_run_id


def _tokens(headers: Mapping[str, Payload]) -> list[str]:
    payload = headers.get(HEADER)
    if payload is None:
        raise NotAuthenticated("no_token")
    try:
        found: list[str] = PayloadConverter.default.from_payload(payload, list[str])
    except Exception as problem:
        raise NotAuthenticated("malformed") from problem
    return found


def _check_reach(caller: Caller, command: Command) -> None:
    if refusal := out_of_reach(workflow.instance().case, command, caller.teams):
        raise ApplicationError(refusal.message, [], type="NotAuthorised", non_retryable=True)


def _note_system(caller: Caller, command: Command) -> None:
    if caller.system is not None:
        _log.info(
            "sent_by_system",
            system=caller.system,
            command=type(command).__name__,
            command_id=command.id,
            workflow_id=workflow.info().workflow_id,
        )


def _refusal(problem: NotAuthenticated, what: str) -> ApplicationError:
    info = workflow.info()
    observe_not_authenticated(problem.code)
    _log.warning("not_authenticated", code=problem.code, command=what, workflow_id=info.workflow_id)
    return ApplicationError(str(problem), problem.code, type=ERROR_TYPE, non_retryable=True)
