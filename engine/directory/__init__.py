"""The directory: who works where, who has left, who is away and who stands in."""

from engine.directory.model import Absence, Directory, DirectoryError, HeldRole, Person, Team
from engine.directory.parsing import parse_directory, parse_directory_csv
from engine.directory.resolving import MOST_COVERS, Nobody, Reachable, Recipient, Resolution, choose, resolve
from engine.directory.storing import seed_directory

__all__ = [
    "MOST_COVERS",
    "Absence",
    "Directory",
    "DirectoryError",
    "HeldRole",
    "Nobody",
    "Person",
    "Reachable",
    "Recipient",
    "Resolution",
    "Team",
    "choose",
    "parse_directory",
    "parse_directory_csv",
    "resolve",
    "seed_directory",
]
