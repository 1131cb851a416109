"""The case workflow: a thin durable shell around `practice`.

One workflow per case, one pending timer (the next moment of all limits and ladders), one update per command. Handlers
are plain functions that never wait; the journal and the alerts leave through background tasks, so that neither a
database nor a mail server that is down can hold up a clock.
"""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pydantic_core import to_json
from temporalio import workflow
from temporalio.common import Priority, RetryPolicy, SearchAttributeUpdate
from temporalio.exceptions import ActivityError, ApplicationError

with workflow.unsafe.imports_passed_through():
    from engine.search_attributes import RUNG, STATE, changes
    from practice import events as e
    from practice.adoption import AdoptRules, Preview, adopt, check_adoption, preview
    from practice.case import Answer, Case
    from practice.commands import COMMANDS, Command, ReopenCase
    from practice.decide import Decided, check, decide, note_cancellation, note_delivery, open_case
    from practice.errors import Refusal
    from practice.events import Entry
    from practice.evolve import evolve
    from practice.explain import Explanation, explain
    from practice.inbox import Carried, CaseInput, RecordAll
    from practice.ladder import IN_TURN, Moment, next_moment, precedence, tick
    from practice.outbox import (
        DELIVER_NOTICE,
        LINGERS,
        WRITE_JOURNAL,
        Delivery,
        JournalBatch,
        NoticeToDeliver,
        next_batch,
    )
    from practice.telling import Notice
    from practice.view import CaseView, standing, view
    from practice.words import details, moment_words, notice_words, to_deliver


LARGEST_CARRIED_BYTES = 1_900_000
"""Temporal carries no more than 2 MB in one piece; more would stop the case until somebody changed it."""
JOURNAL_RETRY = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))
JOURNAL_GONE_AFTER = timedelta(seconds=15)
NOTICE_RETRY = RetryPolicy(initial_interval=timedelta(seconds=5), maximum_interval=timedelta(minutes=1))
NOTICE_GIVES_UP_AFTER = timedelta(minutes=30)
NOTICE_SENDER_GONE_AFTER = timedelta(seconds=15)
ERROR_TYPES = {
    "malformed": "Malformed",
    "not_authorised": "NotAuthorised",
    "wrong_stage": "WrongStage",
    "stale_version": "StaleVersion",
    "calendar_ends": "CalendarEnds",
    "gate_not_met": "GateNotMet",
}
"""The error type that a caller sees for each code of refusal. Codes only: error types are never encrypted."""


def _handler(command_type: type[Command]) -> Any:
    def handle(self: "CaseWorkflow", command: Command) -> Answer:
        return self._take(command)

    def validate(self: "CaseWorkflow", command: Command) -> None:
        self._refuse_early([command])

    handle.__annotations__ = {"command": command_type, "return": Answer}
    validate.__annotations__ = {"command": command_type, "return": None}
    summary = (command_type.__doc__ or "").splitlines()[0]
    update = workflow.update(name=command_type.__name__, description=summary)(handle)
    update.validator(validate)
    return update


@workflow.defn(name="Case")
class CaseWorkflow:
    """One child's case, from its opening to its closing gate."""

    @workflow.init
    def __init__(self, start: CaseInput) -> None:
        """Open the case, or take up a carried one; updates may be handled before `run` begins."""
        self._start = start
        self._attend = True
        self._timer: asyncio.Task[None] | None = None
        self._timer_at: datetime | None = None
        self._journal: asyncio.Task[None] | None = None
        self._delivering: dict[str, asyncio.Task[None]] = {}
        self._sent_at: datetime | None = None
        self._taken_along = 0
        self._precedence = workflow.info().priority.priority_key or IN_TURN
        self._shown: Case | None = None
        self._cancelled = False
        self._unwritten: list[Entry] = []
        if start.carried:
            self._case = start.carried.case
            self._unwritten = list(start.carried.unwritten)
        if start.opening or start.carried is None:
            self._keep(self._opened(start))

    @property
    def start(self) -> CaseInput:
        """What the case was started with; the worker checks whether somebody may."""
        return self._start

    @property
    def case(self) -> Case:
        """The case as it stands; the worker checks whether it is within reach of whoever sends a command."""
        return self._case

    def _opened(self, start: CaseInput) -> Decided:
        if isinstance(start.opening, ReopenCase):
            opened = decide(self._case, start.opening, workflow.now())
        elif start.opening:
            opened = open_case(start.case, start.opening, start.rules, start.calendar, workflow.now())
        else:
            raise ApplicationError("A case starts with an opening command.", type="Malformed", non_retryable=True)
        if opened.refusal:
            raise _error(opened.refusal)
        return opened

    @workflow.run
    async def run(self, start: CaseInput) -> CaseView:  # noqa: ARG002 - `__init__` has it
        """Live until the case is closed and everything that it had to tell the world has been told."""
        while not self._finished():
            try:
                await self._attend_once()
            except asyncio.CancelledError:
                self._note_cancellation()
        return view(self._case, workflow.now())

    async def _attend_once(self) -> None:
        self._attend = False
        self._absorb(tick(self._case, workflow.now()))
        self._show()
        self._send()
        if self._wants_fresh_history():
            fresh = CaseInput(
                case=self._start.case,
                rules=self._case.rules,
                calendar=self._case.calendar,
                carried=Carried(self._case, tuple(self._unwritten)),
                fresh_history_every=self._start.fresh_history_every,
            )
            # A case that Temporal could not carry over lives on in its long history rather than stop.
            if len(to_json(fresh)) <= LARGEST_CARRIED_BYTES:
                workflow.continue_as_new(fresh, initial_versioning_behavior=_next_build())
        self._arm()
        await workflow.wait_condition(lambda: self._attend or self._finished())

    # Commands

    for _command in COMMANDS:
        locals()[_command.__name__] = _handler(_command)
    del _command

    @workflow.update(name="AdoptRules", description="Adopt other rules, or days that do not count, for this case.")
    def adopt_rules(self, command: AdoptRules) -> Answer:
        """Count the running limits anew by other rules."""
        return self._answer(adopt(self._case, command, workflow.now()))

    @adopt_rules.validator
    def _check_adoption(self, command: AdoptRules) -> None:
        refusal = check_adoption(self._case, command, workflow.now())
        if refusal and not self._case.answered(command.id):
            raise _error(refusal)

    @workflow.update(name="record_all", description="Several commands, taken in order as one.")
    def record_all(self, batch: RecordAll) -> list[Answer]:
        """Take several commands in order. A gate that is not met is an answer; those after it are still taken."""
        answers = []
        for command in batch.commands:
            decided = decide(self._case, command, workflow.now())
            self._keep(decided)
            if decided.answer is None and decided.refusal:
                raise _error(decided.refusal)
            if decided.answer:
                answers.append(decided.answer)
        return answers

    @record_all.validator
    def _check_all(self, batch: RecordAll) -> None:
        self._refuse_early(list(batch.commands))

    def _refuse_early(self, commands: list[Command]) -> None:
        """Turn down what leaves no trace. Several commands are tried on a copy: all can be taken, or none is."""
        case, now = self._case, workflow.now()
        for command in commands:
            if refusal := check(case, command, now):
                raise _error(refusal)
            if len(commands) > 1:
                decided = decide(case, command, now)
                if decided.refusal and decided.refusal.code != "gate_not_met":
                    raise _error(decided.refusal)
                case = decided.case

    def _take(self, command: Command) -> Answer:
        return self._answer(decide(self._case, command, workflow.now()))

    def _answer(self, decided: Decided) -> Answer:
        self._keep(decided)
        if decided.refusal:
            raise _error(decided.refusal)
        assert decided.answer is not None  # noqa: S101 - what is not refused has an answer
        return decided.answer

    @workflow.signal(name="attend", description="See to whatever has fallen due. Nothing happens where nothing has.")
    def attend(self) -> None:
        """Wake up, as the watcher asks of a case whose moment has passed."""
        self._attend = True

    # Questions

    @workflow.query(name="show", description="The case as it stands at the instant given (UTC).")
    def show(self, now: datetime) -> CaseView:
        """The case at `now`; a workflow's own clock stands still between tasks, so the caller says what time it is."""
        return view(self._case, now)

    @workflow.query(name="explain", description="The account of each limit, gate and ladder at the instant given.")
    def explain(self, now: datetime) -> Explanation:
        """How each due date came about, what each gate lacks, how far each alert has climbed, at `now` (UTC)."""
        return explain(self._case, now)

    @workflow.query(name="answer", description="What a command id was answered with, if it is known.")
    def answer(self, command: str) -> Answer | None:
        """The first answer to a command id."""
        return self._case.answered(command)

    @workflow.query(name="preview_adoption", description="What adopting rules or days would move; nothing is changed.")
    def preview_adoption(self, command: AdoptRules, now: datetime) -> Preview:
        """Which limits would move, from when to when, and who would be told at once."""
        return preview(self._case, command, now)

    @workflow.query(name="carried", description="The whole case, for opening it again after it was closed in error.")
    def carried(self) -> Carried:
        """Everything that a fresh history of this case begins with."""
        return Carried(self._case, tuple(self._unwritten))

    # The world

    def _keep(self, decided: Decided) -> None:
        self._case = decided.case
        self._unwritten.extend(decided.entries)
        self._attend = self._attend or bool(decided.entries)

    def _absorb(self, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            self._case = evolve(self._case, entry)
        self._unwritten.extend(entries)

    def _send(self) -> None:
        for notice in self._case.notices:
            if notice.key not in self._delivering:
                self._delivering[notice.key] = asyncio.create_task(self._deliver(notice, self._to_take_along()))
        if self._waiting() and self._journal is None:
            self._journal = asyncio.create_task(self._write_journal())

    def _to_take_along(self) -> JournalBatch | None:
        """What a notice takes to the journal, unless other entries are on their way: one activity instead of two."""
        if self._journal or self._taken_along or not self._waiting():
            return None
        batch = self._next_batch()
        self._taken_along = batch.entries[-1].sequence
        return batch

    def _waiting(self) -> bool:
        return bool(self._unwritten) and self._unwritten[-1].sequence > self._taken_along

    def _next_batch(self) -> JournalBatch:
        batch = next_batch(self._case, self._unwritten, workflow.now())
        _publish(changes(batch.view, workflow.info().typed_search_attributes))
        return replace(batch, precedence=self._new_precedence())

    def _new_precedence(self) -> int | None:
        """Temporal lets nobody but a client change it, so whoever writes the journal is told."""
        wanted = precedence(self._case)
        if wanted == self._precedence or not self._case.open:
            return None
        self._precedence = wanted
        return wanted

    async def _write_journal(self) -> None:
        while self._waiting():
            batch = self._next_batch()
            if await self._wrote(batch):
                self._forget(batch)
        self._journal = None
        self._attend = True

    def _forget(self, batch: JournalBatch) -> None:
        last = batch.entries[-1].sequence
        self._unwritten = [entry for entry in self._unwritten if entry.sequence > last]

    async def _wrote(self, batch: JournalBatch) -> bool:
        first, last = batch.entries[0].sequence, batch.entries[-1].sequence
        self._sent_at = workflow.now()
        try:
            await workflow.execute_activity(
                WRITE_JOURNAL,
                batch,
                start_to_close_timeout=JOURNAL_GONE_AFTER,
                retry_policy=JOURNAL_RETRY,
                summary=f"Journal: entries {first} to {last}",
            )
        except ActivityError:
            # The journal refuses what it has differently already: an operator must look, and the clocks go on.
            await workflow.sleep(timedelta(minutes=1), summary="Journal refused the entries; tried again then")
            return False
        return True

    async def _deliver(self, notice: Notice, batch: JournalBatch | None) -> None:
        message = replace(to_deliver(self._case, notice, workflow.now()), batch=batch)
        try:
            delivery = await workflow.execute_activity(
                DELIVER_NOTICE,
                message,
                result_type=Delivery,
                start_to_close_timeout=timedelta(minutes=1),
                heartbeat_timeout=NOTICE_SENDER_GONE_AFTER,
                schedule_to_close_timeout=NOTICE_GIVES_UP_AFTER,
                retry_policy=NOTICE_RETRY,
                summary=notice_words(notice),
                priority=Priority(priority_key=_urgency(message)),
            )
        except ActivityError as error:
            cause = error.cause
            code = cause.type if isinstance(cause, ApplicationError) and cause.type else "provider_unavailable"
            delivery = Delivery("failed", code=code, detail="Nothing was delivered before the time allowed ran out.")
        outcome: e.NoticeDelivered | e.NoticeFailed = (
            e.NoticeDelivered(notice.key, delivery.to, delivery.channel)
            if delivery.outcome == "delivered"
            else e.NoticeFailed(notice.key, delivery.code, delivery.detail)
        )
        if batch:
            self._taken_along = 0
            if delivery.written:
                self._forget(batch)
        self._keep(note_delivery(self._case, notice.key, outcome, workflow.now()))
        del self._delivering[notice.key]
        self._attend = True

    # Time

    def _arm(self) -> None:
        moment = next_moment(self._case)
        if moment is None or (self._timer_at is not None and self._timer_at <= moment.at):
            return
        if self._timer:
            self._timer.cancel()
        self._timer_at = moment.at
        self._timer = asyncio.create_task(self._sleep_until(moment))

    async def _sleep_until(self, moment: Moment) -> None:
        await workflow.sleep(moment.at - workflow.now(), summary=moment_words(self._case, moment))
        self._timer = self._timer_at = None
        self._attend = True

    # Ending, and starting afresh

    def _finished(self) -> bool:
        return not self._case.open and not self._unwritten and self._idle() and workflow.all_handlers_finished()

    def _idle(self) -> bool:
        return self._journal is None and not self._delivering

    def _wants_fresh_history(self) -> bool:
        info = workflow.info()
        forced = self._start.fresh_history_every
        asked = info.is_continue_as_new_suggested() or info.is_target_worker_deployment_version_changed()
        enough = forced is not None and info.get_current_history_length() >= forced
        return (asked or enough) and self._case.open and self._idle() and workflow.all_handlers_finished()

    def _note_cancellation(self) -> None:
        # Eviction from the worker's cache looks the same but for the reason; that one must be let through.
        reason = workflow.cancellation_reason()
        if reason is None or self._cancelled:
            raise asyncio.CancelledError
        self._cancelled = True
        self._keep(note_cancellation(self._case, reason[:200], workflow.now()))

    # What operators see

    def _show(self) -> None:
        if self._case is self._shown:
            return
        self._shown = self._case
        seen = standing(self._case, workflow.now())
        workflow.set_current_details(details(self._case, seen))
        updates = changes(seen, workflow.info().typed_search_attributes)
        # What else there is to search by changes with the next batch, rather than with each command of many.
        if not self._lingers() or any(update.key.name in {STATE.name, RUNG.name} for update in updates):
            _publish(updates)

    def _lingers(self) -> bool:
        return self._journal is not None and self._sent_at is not None and workflow.now() - self._sent_at < LINGERS


def _publish(updates: list[SearchAttributeUpdate[Any]]) -> None:
    if updates:
        workflow.upsert_search_attributes(updates)


def _next_build() -> workflow.ContinueAsNewVersioningBehavior | None:
    """Where builds live side by side, and another one is current now, the next history begins under that one."""
    if workflow.info().is_target_worker_deployment_version_changed():
        return workflow.ContinueAsNewVersioningBehavior.AUTO_UPGRADE
    return None


def _urgency(message: NoticeToDeliver) -> int:
    """Which notices leave first where many wait: 1 before 2 before 3."""
    if message.immediate:
        return 1
    return 2 if message.notice.rung is not None else 3


def _error(refusal: Refusal) -> ApplicationError:
    return ApplicationError(refusal.message, list(refusal.missing), type=ERROR_TYPES[refusal.code], non_retryable=True)
