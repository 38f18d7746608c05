"""A stand-in for 阿里云短信: checks the ACS3 signature as documented, keeps what it took, answers as told."""

import hashlib
import hmac
import json
import random
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from tests.notices.serving import Asked, Hangs, serve

SECRET_ID, SECRET_KEY = "LTAIstory", "story-key"
AUTHORIZATION = re.compile(
    r"ACS3-HMAC-SHA256 Credential=(?P<id>\w+),SignedHeaders=(?P<names>[\w;-]+),Signature=(?P<mac>[0-9a-f]{64})"
)


@dataclass
class Aliyun:
    """What came in, and what to answer next."""

    code: str = "OK"
    garbage: bytes | None = None
    status: int = 200
    send_status: int = 3
    latency: tuple[float, float] = (0.0, 0.0)
    hang_up: float = 0.0
    """Share of requests after which it hangs up: half of them were taken."""
    taken: dict[str, list[float]] = field(default_factory=dict)
    """Times at which each key was taken."""
    asked: list[dict[str, str]] = field(default_factory=list)
    sent_to: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    """The same by telephone, so that the stand-in is not what is slow."""
    queries: int = 0
    turn: threading.Lock = field(default_factory=threading.Lock)
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def answer(self, asked: Asked) -> tuple[int, bytes]:
        """One call."""
        if fault := self._fault(asked):
            return 400, json.dumps({"Code": fault, "Message": "as told", "RequestId": "1"}).encode()
        if asked.headers["x-acs-action"] == "QuerySendDetails":
            return 200, json.dumps(self._details(asked.query)).encode()
        with self.turn:
            wait, hangs, takes = self.chance.uniform(*self.latency), self.chance.random() < self.hang_up, self.chance.random() < 0.5  # fmt: skip
        time.sleep(wait)
        if self.code == "OK" and (not hangs or takes):
            with self.turn:
                self.asked.append(asked.query)
                self.sent_to.setdefault(asked.query["PhoneNumbers"], []).append(asked.query)
                self.taken.setdefault(asked.query.get("OutId", ""), []).append(time.time())
        if hangs:
            raise Hangs
        if self.garbage is not None:
            return self.status, self.garbage
        told = {
            "Code": self.code,
            "Message": "OK",
            "RequestId": "1",
            "BizId": "900619746936498440^0",
        }
        return self.status, json.dumps(told).encode()

    def _details(self, query: dict[str, str]) -> dict[str, Any]:
        with self.turn:
            self.queries += 1
            lines = [
                {"OutId": one["OutId"], "PhoneNum": one["PhoneNumbers"], "SendStatus": self.send_status,
                 "ErrCode": "DELIVERED", "Content": "…"}
                for one in self.sent_to.get(query["PhoneNumber"], ())
            ]  # fmt: skip
        return {
            "Code": "OK",
            "TotalCount": len(lines),
            "SmsSendDetailDTOs": {"SmsSendDetailDTO": lines},
        }

    def _fault(self, asked: Asked) -> str:
        found = AUTHORIZATION.fullmatch(asked.headers.get("authorization", ""))
        if not found or found["id"] != SECRET_ID:
            return "InvalidAccessKeyId.NotFound"
        lines = "".join(f"{name}:{asked.headers[name]}\n" for name in found["names"].split(";"))
        payload = hashlib.sha256(asked.body).hexdigest()
        canonical = f"POST\n{asked.path}\n{asked.raw_query}\n{lines}\n{found['names']}\n{payload}"
        told = f"ACS3-HMAC-SHA256\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        mac = hmac.new(SECRET_KEY.encode(), told.encode(), hashlib.sha256).hexdigest()
        return "" if mac == found["mac"] else "SignatureDoesNotMatch"


def running(stand_in: Aliyun) -> Any:
    """Its server."""
    return serve(stand_in.answer)
