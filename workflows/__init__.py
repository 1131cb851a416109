"""Durable shells around `practice`: the case, and the few engine-wide workflows."""

from workflows.adopt_rules import AdoptRulesWorkflow
from workflows.case import CaseWorkflow
from workflows.checkpoint import CheckpointWorkflow
from workflows.digest import AdoptionDigestWorkflow
from workflows.refill import RefillJournalWorkflow
from workflows.watch import SweepWorkflow

ALL = (
    CaseWorkflow,
    AdoptionDigestWorkflow,
    AdoptRulesWorkflow,
    CheckpointWorkflow,
    RefillJournalWorkflow,
    SweepWorkflow,
)
