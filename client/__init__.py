"""What case systems import: the typed client and its errors."""

from client.case_client import CaseClient, new_reference
from client.errors import FrontdoorError

__all__ = ["CaseClient", "FrontdoorError", "new_reference"]
