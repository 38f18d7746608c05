"""A server on this machine for stand-ins of vendors: each request is answered by one function."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Asked:
    """One request as a vendor sees it."""

    path: str
    query: dict[str, str]
    raw_query: str
    headers: dict[str, str]
    body: bytes


class Hangs(Exception):
    """The vendor hangs up instead of answering."""


Answer = Callable[[Asked], tuple[int, bytes]]


def serve(answer: Answer) -> ThreadingHTTPServer:
    """A running server; the caller shuts it."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): text for name, text in self.headers.items()}
            asked = Asked(parts.path, dict(parse_qsl(parts.query)), parts.query, headers, body)
            try:
                status, told = answer(asked)
            except Hangs:
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            """Silent."""

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ValueError):
                """Whoever was killed asks no more."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_: object) -> None:
            """Silent."""

    server = Server(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
