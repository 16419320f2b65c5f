"""Answer the browsers of this machine, and nobody else."""

from __future__ import annotations

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.site.preview import Answer

_LOOPBACK = "127.0.0.1"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    """A server at the loopback address; port 0 is any that is free."""

    daemon_threads = True
    # On Windows this would share the port with another program.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int) -> None:
        super().__init__((_LOOPBACK, port), _Handler)
        self.base = f"http://{_LOOPBACK}:{self.server_port}/"
        names = (_LOOPBACK, "localhost", "[::1]")
        self.hosts = {f"{name}:{self.server_port}" for name in names}
        self.answer: Callable[[str], Answer]

    def server_bind(self) -> None:
        """Bind, and do not ask the network for the name of this machine as the base does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _LOOPBACK, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that has gone away."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "iris", ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer what is asked for under a name of this machine.

        Under another name it was a page from elsewhere that had its own name lead here.
        """
        host = self.headers.get("Host", "")
        if self.server.hosts.isdisjoint({host, f"{host}:80"}):
            self.send_error(421, "Misdirected Request")
            return
        answer = self.server.answer(self.path)
        self.send_response(answer.status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.octets)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.octets)

    do_HEAD = do_GET  # noqa: N815 # the base's name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base's name
        """Say nothing."""
