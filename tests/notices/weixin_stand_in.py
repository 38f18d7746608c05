"""A stand-in for 微信公众平台: stable_token, template/send with `client_msg_id`, subscribe/bizsend."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.notices.serving import Asked


@dataclass
class Weixin:
    """What came in, and what to answer next."""

    tokens: int = 0
    valid: str = ""
    errcode: int = 0
    token_error: int = 0
    garbage: bytes | None = None
    sent: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, asked: Asked) -> tuple[int, bytes]:
        """One call."""
        body = json.loads(asked.body)
        if asked.path == "/cgi-bin/stable_token":
            return 200, json.dumps(self._token(body)).encode()
        if asked.query.get("access_token") != self.valid:
            return 200, b'{"errcode": 40001, "errmsg": "invalid credential"}'
        if self.garbage is not None:
            return 200, self.garbage
        if self.errcode:
            return 200, json.dumps({"errcode": self.errcode, "errmsg": "as told"}).encode()
        known = {one.get("client_msg_id") for one in self.sent}
        if body.get("client_msg_id") not in known or "client_msg_id" not in body:
            self.sent.append(body)
        return 200, b'{"errcode": 0, "errmsg": "ok", "msgid": 200228332}'

    def _token(self, body: dict[str, Any]) -> dict[str, Any]:
        if self.token_error:
            return {"errcode": self.token_error, "errmsg": "as told"}
        assert body["grant_type"] == "client_credential"
        if body["force_refresh"] or not self.valid:
            self.tokens += 1
            self.valid = f"token-{self.tokens}"
        return {"access_token": self.valid, "expires_in": 7200}
