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

    async def screen_domestic_abuse(self, case: str, command: c.ScreenDomesticAbuse) -> Answer:
        """The multi-agency group has screened a contact about domestic abuse: which risk it found, what follows."""
        return await self.record(case, command)

    async def link_episode(self, case: str, command: c.LinkEpisode) -> Answer:
        """An earlier episode of this child is linked to the case (local dates); it must be read before any sign-off."""
        return await self.record(case, command)

    async def record_further_contact(self, case: str, command: c.RecordFurtherContact) -> Answer:
        """New information about a case that is open, also where a sender calls it a referral: it is not a new one."""
        return await self.record(case, command)

    async def decide_further_contact(self, case: str, command: c.DecideFurtherContact) -> Answer:
        """A social worker or manager decides what the new information leads to, and why."""
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

    async def transfer_team(self, case: str, command: c.TransferTeam) -> Answer:
        """The case goes to another team, which has to allocate it anew."""
        return await self.record(case, command)

    async def record_transfer_out(self, case: str, command: c.RecordTransferOut) -> Answer:
        """Another authority has accepted responsibility for the child: which, and who there."""
        return await self.record(case, command)

    async def record_move(self, case: str, command: c.RecordMove) -> Answer:
        """The child has moved: to another authority's area, or to where nobody knows."""
        return await self.record(case, command)

    async def record_missing(self, case: str, command: c.RecordMissing) -> Answer:
        """The child went missing at `happened_at`."""
        return await self.record(case, command)

    async def record_return(self, case: str, command: c.RecordReturn) -> Answer:
        """The child came back or was found at `happened_at`."""
        return await self.record(case, command)

    async def record_return_interview(self, case: str, command: c.RecordReturnInterview) -> Answer:
        """The return home interview was held by somebody independent, or the child declined it, and why."""
        return await self.record(case, command)

    async def record_birth(self, case: str, command: c.RecordBirth) -> Answer:
        """The child that was expected was born at `happened_at`; the child must now be seen."""
        return await self.record(case, command)

    async def record_death(self, case: str, command: c.RecordDeath) -> Answer:
        """The child died at `happened_at`. Limits that ask something of the child end; closing has its own gate."""
        return await self.record(case, command)

    async def decide_serious_incident(self, case: str, command: c.DecideSeriousIncident) -> Answer:
        """Whether the death or serious harm is notified as a serious incident, decided by a manager, and why."""
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

    async def record_strategy_discussion(self, case: str, command: c.RecordStrategyDiscussion) -> Answer:
        """A strategy discussion that does not start an enquiry: one that decided against it, or a later one."""
        return await self.record(case, command)

    async def start_section_47(self, case: str, command: c.StartSection47) -> Answer:
        """A strategy discussion (`happened_at`) has started a section 47 enquiry."""
        return await self.record(case, command)

    async def conclude_section_47(self, case: str, command: c.ConcludeSection47) -> Answer:
        """The enquiry ended: a conference was held (`happened_at`), or none was required and why."""
        return await self.record(case, command)

    async def start_assessment(self, case: str, command: c.StartAssessment) -> Answer:
        """A further assessment begins on an open case, or the core assessment where the edition has one."""
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

    async def agree_plan(self, case: str, command: c.AgreePlan) -> Answer:
        """The child in need plan: its actions, and the local date of its review. A new one replaces the one before."""
        return await self.record(case, command)

    async def review_plan(self, case: str, command: c.ReviewPlan) -> Answer:
        """The plan was reviewed: what became of each outcome, and what follows."""
        return await self.record(case, command)

    async def step_down(self, case: str, command: c.StepDown) -> Answer:
        """Early help has accepted the family: which service, who there, and whether the family agrees."""
        return await self.record(case, command)

    async def explain_overrun(self, case: str, command: c.ExplainOverrun) -> Answer:
        """Why a limit was, or will be, exceeded. The limit runs on; a manager has to see the reason."""
        return await self.record(case, command)

    async def review_overrun(self, case: str, command: c.ReviewOverrun) -> Answer:
        """A manager other than whoever explained it has seen an overrun and says what follows."""
        return await self.record(case, command)

    async def extend_limit(self, case: str, command: c.ExtendLimit) -> Answer:
        """A limit is extended where its edition allows that and the policy bounds it, before it has passed."""
        return await self.record(case, command)

    async def grant_override(self, case: str, command: c.GrantOverride) -> Answer:
        """A senior manager lets one step go ahead for a while without some of what its gate asks for, and why."""
        return await self.record(case, command)

    async def correct_date(self, case: str, command: c.CorrectDate) -> Answer:
        """A wrongly recorded date is corrected: which entry of the journal, what is right, and why it was wrong."""
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

    async def report_not_delivered(self, case: str, command: c.ReportNotDelivered) -> Answer:
        """A mail system found that a notice did not reach somebody whom it had been sent to, and why."""
        return await self.record(case, command)

    async def close_case(self, case: str, command: c.CloseCase) -> Answer:
        """A second person closes the case, with a reason code."""
        return await self.record(case, command)
