"""The caller's side: a token goes with each command, and with each start that brings one.

The token travels in the header of the call. Headers go through the payload codec (`engine.plugin` sees to that), so it
is as unreadable in Temporal's histories as a payload, long after it has expired.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import temporalio.client
from temporalio.client import (
    Client,
    OutboundInterceptor,
    StartWorkflowInput,
    StartWorkflowUpdateInput,
    WorkflowHandle,
    WorkflowUpdateHandle,
)
from temporalio.converter import PayloadConverter

from practice.adoption import AdoptionRun
from practice.commands import Actor, Command
from practice.inbox import CaseInput, RecordAll

TokenSource = Callable[[Actor | None], Awaitable[str | None]]
"""Gives the token that goes with what an actor sends, or None where there is none to be had.

It is asked for each command, so it should keep what it was given until shortly before that expires.
"""
HEADER = "frontdoor-tokens"
GUARDED = frozenset({"Case", "AdoptRules", "AdoptionDigest"})
"""The workflows that nobody starts without a token: those that open a case, change one, or tell somebody something."""


def given(token: str) -> TokenSource:
    """The source of one token that somebody was given, whoever acts."""

    async def source(_: Actor | None) -> str:
        return token

    return source


def with_tokens(temporal: Client, tokens: TokenSource) -> Client:
    """A client on the same connection that sends tokens along."""
    config = temporal.config(active_config=True)
    config["interceptors"] = [*config["interceptors"], Sending(tokens)]
    config["plugins"] = []  # they have done their work on this configuration
    return Client(**config)


class Sending(temporalio.client.Interceptor):
    """Puts the tokens of all who act in a call into its header."""

    def __init__(self, tokens: TokenSource) -> None:
        self._tokens = tokens

    def intercept_client(self, next: OutboundInterceptor) -> OutboundInterceptor:  # noqa: A002 - the SDK's name
        """What runs around each call."""
        return _Outbound(next, self._tokens)


class _Outbound(OutboundInterceptor):
    def __init__(self, next: OutboundInterceptor, tokens: TokenSource) -> None:  # noqa: A002
        super().__init__(next)
        self._tokens = tokens

    async def start_workflow(self, input: StartWorkflowInput) -> WorkflowHandle[Any, Any]:  # noqa: A002
        if input.workflow in GUARDED:
            input.headers = {**input.headers, **await self._header(input.args)}
        return await super().start_workflow(input)

    async def start_workflow_update(self, input: StartWorkflowUpdateInput) -> WorkflowUpdateHandle[Any]:  # noqa: A002
        input.headers = {**input.headers, **await self._header(input.args)}
        return await super().start_workflow_update(input)

    async def _header(self, args: Sequence[Any]) -> dict[str, Any]:
        actors: list[Actor | None] = list(dict.fromkeys(command.actor for command in commands_in(args)))
        given = [await self._tokens(actor) for actor in actors or [None]]
        tokens = [token for token in given if token is not None]
        return {HEADER: PayloadConverter.default.to_payload(tokens)} if tokens else {}


def commands_in(args: Iterable[Any]) -> tuple[Command, ...]:
    """The commands that a call or a start brings along."""
    for argument in args:
        if isinstance(argument, Command):
            return (argument,)
        if isinstance(argument, RecordAll):
            return argument.commands
        if isinstance(argument, CaseInput):
            return (argument.opening,) if argument.opening else ()
        if isinstance(argument, AdoptionRun):
            return (argument.template,)
    return ()
