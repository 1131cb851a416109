"""A real HTTP server on the loopback address that keeps what it gets and answers what a test wants."""

import json
import ssl
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Request:
    """One request; header names are in lower case."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """What it carries."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """One answer. With `hangs_up` the server ends the connection without one."""

    status: int = 200
    content: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs_up: bool = False


class HttpServer:
    """Answers every request with `next_replies` first, then with what `answer` says."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.next_replies: deque[Reply] = deque()
        self.url = ""

    def answer(self, request: Request) -> Reply:  # noqa: ARG002 - those that speak a protocol look at it
        """What is answered."""
        return Reply(content={})

    def serve(self, request: Request) -> Reply:
        """Keep a request and answer it."""
        self.requests.append(request)
        return self.next_replies.popleft() if self.next_replies else self.answer(request)


@contextmanager
def serving(server: HttpServer, tls: ssl.SSLContext | None = None) -> Iterator[None]:
    """Listen, on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            where = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", "0")))
            reply = server.serve(Request(self.command, where.path, parse_qs(where.query), headers, body))
            if reply.hangs_up:
                self.close_connection = True
                return
            content = b"" if reply.content is None else json.dumps(reply.content).encode()
            self.send_response(reply.status)
            for name, value in {"content-type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = _take  # noqa: N815 - the names that the library calls

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        if tls:
            listening.socket = tls.wrap_socket(listening.socket, server_side=True)
        server.url = f"http{'s' if tls else ''}://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield
        finally:
            listening.shutdown()
            thread.join()
