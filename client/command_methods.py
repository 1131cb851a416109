"""One method for each command, so that a case system's editor and type checker know them all."""

from abc import ABC, abstractmethod

from practice import commands as c
from practice.case import Answer


class CommandMethods(ABC):
    """What may be recorded on an open case. Each raises what `record` raises."""

    @abstractmethod
    async def record(self, case: str, command: c.Command) -> Answer:
        """Send one command."""

    async def supply_details(self, case: str, command: c.SupplyDetails) -> Answer:
        """Details that the contact lacked, or that have changed. A detail left out stays as it is."""
        return await self.record(case, command)

    async def decide_contact(self, case: str, command: c.DecideContact) -> Answer:
        """The decision on a contact: what happens next, at which threshold level, and why."""
        return await self.record(case, command)

    async def accept_referral(self, case: str, command: c.AcceptReferral) -> Answer:
        """A social worker or manager accepts the referral and says what the response is."""
        return await self.record(case, command)

    async def acknowledge_referrer(self, case: str, command: c.AcknowledgeReferrer) -> Answer:
        """The referrer has been told that the referral was received and what happens next."""
        return await self.record(case, command)

    async def allocate_worker(self, case: str, command: c.AllocateWorker) -> Answer:
        """The case is given to a worker."""
        return await self.record(case, command)

    async def record_child_seen(self, case: str, command: c.RecordChildSeen) -> Answer:
        """The child was seen (`happened_at`), by whom, and alone or why not. For an unborn child the mother is seen."""
        return await self.record(case, command)

    async def request_check(self, case: str, command: c.RequestCheck) -> Answer:
        """An agency is asked what it knows."""
        return await self.record(case, command)

    async def record_check_reply(self, case: str, command: c.RecordCheckReply) -> Answer:
        """What the agency answered."""
        return await self.record(case, command)

    async def waive_check(self, case: str, command: c.WaiveCheck) -> Answer:
        """A manager decides to go on without an agency's answer, and why."""
        return await self.record(case, command)

    async def consider_history(self, case: str, command: c.ConsiderHistory) -> Answer:
        """The records were searched. `found` lists every earlier episode, `considered` those that were read."""
        return await self.record(case, command)

    async def start_section_47(self, case: str, command: c.StartSection47) -> Answer:
        """A strategy discussion (`happened_at`) has started a section 47 enquiry."""
        return await self.record(case, command)

    async def conclude_section_47(self, case: str, command: c.ConcludeSection47) -> Answer:
        """The enquiry ended: a conference was held (`happened_at`), or none was required and why."""
        return await self.record(case, command)

    async def submit_assessment(self, case: str, command: c.SubmitAssessment) -> Answer:
        """The assessment as its author hands it in."""
        return await self.record(case, command)

    async def return_assessment(self, case: str, command: c.ReturnAssessment) -> Answer:
        """A manager gives the assessment back, and why."""
        return await self.record(case, command)

    async def authorise_assessment(self, case: str, command: c.AuthoriseAssessment) -> Answer:
        """A manager who is not its author authorises the assessment."""
        return await self.record(case, command)

    async def tell_outcome(self, case: str, command: c.TellOutcome) -> Answer:
        """The referrer or the family has been told the outcome."""
        return await self.record(case, command)

    async def record_supervision(self, case: str, command: c.RecordSupervision) -> Answer:
        """A manager has looked at the case with the worker."""
        return await self.record(case, command)

    async def acknowledge_alert(self, case: str, command: c.AcknowledgeAlert) -> Answer:
        """A manager takes an alert on: what will be done, and by when (a UTC instant). The limit itself runs on."""
        return await self.record(case, command)

    async def close_case(self, case: str, command: c.CloseCase) -> Answer:
        """A second person closes the case, with a reason code."""
        return await self.record(case, command)
