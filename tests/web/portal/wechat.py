"""A stand-in for WeChat's server side: a code for a token and the person's number, once."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

APP, SECRET = "wx-story", "wx-story-secret"


@dataclass
class WeChat:
    """Codes that were given out in the browser, and to whom."""

    codes: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    instead: bytes | None = None
    """What to answer instead of the right thing."""

    def answer(self, path: str) -> dict[str, object]:
        """One call."""
        where = urlsplit(path)
        given = {name: texts[0] for name, texts in parse_qs(where.query).items()}
        self.asked.append(where.path)
        openid = self.codes.pop(given["code"], None)
        if openid is None or (given["appid"], given["secret"]) != (APP, SECRET):
            return {"errcode": 40029, "errmsg": "invalid code"}
        return {"access_token": f"token-of-{openid}", "expires_in": 7200,
                "refresh_token": "r", "openid": openid, "scope": "snsapi_login"}  # fmt: skip


def serve(wechat: WeChat) -> ThreadingHTTPServer:
    """A server for it; the caller shuts it."""

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(wechat.answer(self.path))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply(wechat.answer(f"{self.path}?{body}"))

        def reply(self, told: dict[str, object]) -> None:
            answer = json.dumps(told).encode() if wechat.instead is None else wechat.instead
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")  # as the real one does
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
