"""A mail server on this machine: takes letters, refuses who it is told to, or hangs up after the text."""

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any


@dataclass
class MailServer:
    """What came in, and what to answer next."""

    recipient: bytes = b"250 ok"
    data: bytes = b"250 taken"
    hangs_up: bool = False
    letters: list[Any] = field(default_factory=list)

    def running(self) -> socketserver.ThreadingTCPServer:
        """Its server; the caller shuts it."""
        told = self

        class Door(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 here\r\n")
                while line := self.rfile.readline().strip():
                    verb = line[:4].upper()
                    if verb == b"RCPT":
                        self.wfile.write(told.recipient + b"\r\n")
                    elif verb == b"DATA":
                        self.wfile.write(b"354 go on\r\n")
                        text = b"".join(iter(self.rfile.readline, b".\r\n"))
                        if told.hangs_up:
                            return
                        if told.data.startswith(b"250"):
                            told.letters.append(message_from_bytes(text, policy=policy.default))
                        self.wfile.write(told.data + b"\r\n")
                    else:
                        self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        server = Server(("127.0.0.1", 0), Door)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server
