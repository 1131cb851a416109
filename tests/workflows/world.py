"""What stands outside a case engine under test: a journal and people to tell, in memory."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.journal import Journal
from practice.events import Entry
from practice.outbox import DELIVER_NOTICE, WRITE_JOURNAL, Delivery, JournalBatch, NoticeToDeliver


@dataclass
class World:
    """Stand-ins for the journal and for delivery. What goes wrong is set for one case at a time."""

    batches: dict[str, list[JournalBatch]] = field(default_factory=lambda: defaultdict(list))
    notices: dict[str, list[NoticeToDeliver]] = field(default_factory=lambda: defaultdict(list))
    journal_down: set[str] = field(default_factory=set)
    journal_refuses: dict[str, int] = field(default_factory=dict)
    reaches_nobody: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    breaks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lingers: bool = False
    """Whether it says only when a batch has lingered that it is written, as the real journal does."""
    journal: Journal | None = None
    """The real journal, where a test uses it instead of the stand-in."""

    def entries(self, case: str) -> list[Entry]:
        """Everything journalled of a case, in the order in which it was written."""
        return [entry for batch in self.batches[case] for entry in batch.entries]

    def events(self, case: str, kind: type[Any]) -> list[Any]:
        """The journalled events of one kind."""
        return [x.event for x in self.entries(case) if isinstance(x.event, kind)]

    def told(self, case: str) -> list[str]:
        """The keys of the notices handed over for delivery."""
        return [n.notice.key for n in self.notices[case]]

    @activity.defn(name=WRITE_JOURNAL)
    async def write_journal(self, batch: JournalBatch) -> int:
        """Keep a batch, unless the journal is down or refuses it."""
        if batch.case in self.journal_down:
            raise ApplicationError("The database is down.", type="DatabaseDown")
        if self.journal_refuses.get(batch.case, 0):
            self.journal_refuses[batch.case] -= 1
            raise ApplicationError("The journal has another entry.", type="JournalConflict", non_retryable=True)
        self._keep(batch)
        if self.lingers:
            await asyncio.sleep(batch.lingers.total_seconds())
        return batch.entries[-1].sequence

    @activity.defn(name=DELIVER_NOTICE)
    async def deliver_notice(self, notice: NoticeToDeliver) -> Delivery:
        """Deliver a notice, unless it is set to reach nobody or to break for good; keep the batch that came along."""
        key = notice.notice.key
        written = notice.batch is not None and await self._took(notice.batch)
        if key in self.breaks[notice.case]:
            raise ApplicationError("The mail server refuses us.", type="provider_refused", non_retryable=True)
        self.notices[notice.case].append(notice)
        if key in self.reaches_nobody[notice.case]:
            return Delivery("failed", code="no_recipient", detail="Nobody holds the role.", written=written)
        # Journal first, as a rule, so that the order of events is the same every time.
        await asyncio.sleep(0.3)
        return Delivery("delivered", ("person-1",), "mail", written=written)

    async def _took(self, batch: JournalBatch) -> bool:
        if batch.case in self.journal_down or self.journal_refuses.get(batch.case, 0):
            return False
        if self.journal:
            await self.journal.append(batch)
        else:
            self._keep(batch)
        return True

    def _keep(self, batch: JournalBatch) -> None:
        known = self.entries(batch.case)
        new = tuple(x for x in batch.entries if not known or x.sequence > known[-1].sequence)
        if new:
            self.batches[batch.case].append(replace(batch, entries=new))
