"""The directory: who works where, who has left, who is away and who stands in, and who is on duty."""

from engine.directory.changes import Change, change_words, differences
from engine.directory.model import Absence, Directory, DirectoryError, Duty, HeldRole, Person, Team
from engine.directory.parsing import Given, given_csv, given_toml, read_given
from engine.directory.resolving import (
    MOST_COVERS,
    Nobody,
    Reachable,
    Recipient,
    Resolution,
    absences_on,
    choose,
    holders,
    reachable,
    resolve,
    roles_held,
)
from engine.directory.storing import (
    SEED,
    HistoryEntry,
    change_directory,
    last_changed_by,
    read_directory,
    read_history,
    seed_directory,
    verify_history,
)

__all__ = [
    "MOST_COVERS",
    "SEED",
    "Absence",
    "Change",
    "Directory",
    "DirectoryError",
    "Duty",
    "Given",
    "HeldRole",
    "HistoryEntry",
    "Nobody",
    "Person",
    "Reachable",
    "Recipient",
    "Resolution",
    "Team",
    "absences_on",
    "change_directory",
    "change_words",
    "choose",
    "differences",
    "given_csv",
    "given_toml",
    "holders",
    "last_changed_by",
    "reachable",
    "read_directory",
    "read_given",
    "read_history",
    "resolve",
    "roles_held",
    "seed_directory",
    "verify_history",
]
