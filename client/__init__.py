"""What case systems import: the typed client and its errors."""

from client.case_client import CaseClient, new_reference
from client.errors import FrontdoorError
from client.families import FamilyAnswer, open_family, record_for_family

__all__ = [
    "CaseClient",
    "FamilyAnswer",
    "FrontdoorError",
    "new_reference",
    "open_family",
    "record_for_family",
]
