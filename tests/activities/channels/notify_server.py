"""GOV.UK Notify as its documentation has it: version 2 of the API, its errors, and tokens that are checked."""

import itertools
import re
from typing import Any

from notifications_python_client.authentication import decode_jwt_token
from notifications_python_client.errors import TokenError

from tests.activities.channels.http_server import HttpServer, Reply, Request

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"frontdoor-{SERVICE}-{SECRET}"
EMAIL_TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
TEXT_TEMPLATE = "8e222534-7f05-4972-86e3-17c5d9f894e2"
_FIELDS = {"email": ("email_address", EMAIL_TEMPLATE), "sms": ("phone_number", TEXT_TEMPLATE)}


def error(status: int, kind: str, message: str) -> Reply:
    """An error as Notify answers it."""
    return Reply(status, {"status_code": status, "errors": [{"error": kind, "message": message}]})


class NotifyServer(HttpServer):
    """Takes mail and texts; what became of them is what a test says."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count(1)

    def become(self, status: str, kind: str | None = None) -> None:
        """Everything taken so far (of one kind, `email` or `sms`) has this status from now on."""
        for one in self.taken.values():
            if kind in {None, one["type"]}:
                one["status"] = status

    def answer(self, request: Request) -> Reply:
        """Check the token, then do what is asked."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        try:
            decode_jwt_token(token, SECRET)  # type: ignore[no-untyped-call] # the package is typed in part
        except TokenError:
            return error(403, "AuthError", "Invalid token: signature, api token not found")
        if request.method == "POST" and (kind := request.path.removeprefix("/v2/notifications/")) in _FIELDS:
            return self._take(kind, request.json)
        if request.path == "/v2/notifications":
            found = [x for x in self.taken.values() if x["reference"] in request.query["reference"]]
            return Reply(content={"notifications": found, "links": {"current": request.path}})
        if one := self.taken.get(request.path.removeprefix("/v2/notifications/")):
            return Reply(content=one)
        return error(404, "NoResultFound", "No result found")

    def _take(self, kind: str, asked: dict[str, Any]) -> Reply:
        field, template = _FIELDS[kind]
        if asked.get("template_id") != template:
            return error(400, "BadRequestError", "Template not found")
        to = asked.get(field, "")
        if kind == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", to):
            return error(400, "ValidationError", "email_address Not a valid email address")
        given = f"740e5834-3a29-46b4-9a6f-{next(self._numbers):012d}"
        self.taken[given] = {
            "id": given,
            "reference": asked.get("reference"),
            "type": kind,
            field: to,
            "status": "created",
            "personalisation": asked.get("personalisation"),
        }
        return Reply(201, {"id": given, "reference": asked.get("reference"), "template": {"id": template}})
