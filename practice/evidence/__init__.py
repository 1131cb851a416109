"""Evidence: what each requirement of a gate looks at, by subject.

Each requirement is a small function that looks at evidence, never at a tick, and answers with what is missing, in
plain words and with a stable code. `command` is the step being tried, or None where somebody asks ahead of it.
"""

from practice.evidence import agencies, assessment, closing, contact, worker
from practice.evidence.agencies import years_between
from practice.evidence.assessment import counted_visits
from practice.evidence.contact import contact_gaps, missing_details
from practice.evidence.parts import Evidence
from practice.vocabulary import Requirement

__all__ = ["EVIDENCE", "Evidence", "contact_gaps", "counted_visits", "missing_details", "years_between"]

EVIDENCE: dict[Requirement, Evidence] = {
    **contact.EVIDENCE,
    **worker.EVIDENCE,
    **agencies.EVIDENCE,
    **assessment.EVIDENCE,
    **closing.EVIDENCE,
}
