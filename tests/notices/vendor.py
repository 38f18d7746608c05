"""A stand-in for the SMS vendor: speaks SendSms as Tencent Cloud documents it, on this machine.

It checks what the documentation asks of a caller (TC3-HMAC-SHA256, the named headers, the body),
and answers as told: taken, over the limit, an error of the account, or too late.
"""

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[\w-]+)/\d{4}-\d\d-\d\d/sms/tc3_request,"
    r" ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}"
)


@dataclass
class Vendor:
    """What came in, and what to answer next."""

    code: str = "Ok"
    """Code of the one message's status."""
    error: str = ""
    """An error of the whole call, instead."""
    garbage: bytes | None = None
    silent: bool = False
    report: str = ""
    """SUCCESS or FAIL, when the operator has reported."""
    status: int = 200
    taken: list[dict[str, Any]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def answer(self, headers: Any, body: bytes) -> dict[str, Any]:
        """The `Response` of one call."""
        found = AUTHORIZATION.fullmatch(headers.get("Authorization", ""))
        if (
            not found
            or headers.get("X-TC-Action") not in ("SendSms", "PullSmsSendStatusByPhoneNumber")
            or headers.get("X-TC-Version") != "2021-01-11"
        ):
            return _failed("AuthFailure.SignatureFailure")
        if self.error:
            return _failed(self.error)
        asked = json.loads(body)
        if headers.get("X-TC-Action") != "SendSms":
            return {"PullSmsSendStatusSet": self._reported(asked["PhoneNumber"]), "RequestId": "2"}
        self.taken.append(asked)
        status = {
            "SerialNo": "5000:1045710669157053657849499619" if self.code == "Ok" else "",
            "PhoneNumber": asked["PhoneNumberSet"][0], "Fee": 1, "SessionContext": "",
            "Code": self.code, "Message": "send success", "IsoCode": "CN",
        }  # fmt: skip
        return {"SendStatusSet": [status], "RequestId": "a0aabda6-cf91-4f3e-a81f-9198114a2279"}

    def _reported(self, phone: str) -> list[dict[str, Any]]:
        """What the operators reported of one telephone."""
        return [
            {"SessionContext": one.get("SessionContext", ""), "SerialNo": "5000:1", "ReportStatus": self.report,
             "Description": "DELIVRD", "PhoneNumber": phone}
            for one in self.taken if self.report and one["PhoneNumberSet"] == [phone]
        ]  # fmt: skip


def _failed(code: str) -> dict[str, Any]:
    return {"Error": {"Code": code, "Message": "as told"}, "RequestId": "ed93f3cb-f35e-473f-b9f3"}


def serve(vendor: Vendor) -> ThreadingHTTPServer:
    """A server for it; the caller shuts it."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if vendor.silent:
                vendor.released.wait(5)
                return
            answer = json.dumps({"Response": vendor.answer(self.headers, body)}).encode()
            answer = answer if vendor.garbage is None else vendor.garbage
            self.send_response(vendor.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
