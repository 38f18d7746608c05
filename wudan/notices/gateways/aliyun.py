"""阿里云短信: SendSms and QuerySendDetails, 2017-05-25, signed with ACS3-HMAC-SHA256.

Our key goes along as OutId and comes back in the details, where a message stands from the moment it
was taken: what is not there a minute later was not taken.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from wudan.kit.clock import local
from wudan.kit.sms import Aliyun as Account
from wudan.notices.gateways.carrying import (
    Fault,
    Finding,
    Found,
    Habits,
    Load,
    NotCarried,
    Receipt,
)
from wudan.notices.gateways.lines import UNCLEAR, call
from wudan.notices.templates import blanks_in_order

_VERSION = "2017-05-25"
_SCHEME = "ACS3-HMAC-SHA256"
_PAGE = 50
_REFUSED = ("isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT", "isv.BLACK_KEY_CONTROL_LIMIT", "isv.DAY_LIMIT_CONTROL")  # fmt: skip
_LATER = ("isv.BUSINESS_LIMIT_CONTROL", "Throttling", "isp.RAM_PERMISSION_BUSY")
_ACCOUNT = (
    "SignatureDoesNotMatch", "InvalidAccessKeyId", "IncompleteSignature", "Forbidden", "isp.RAM_PERMISSION_DENY",
    "isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE", "isv.ACCOUNT_", "isv.SMS_SIGNATURE_ILLEGAL", "isv.SMS_SIGN_ILLEGAL",
    "isv.SMS_TEMPLATE_ILLEGAL", "isv.PRODUCT_UN_SUBSCRIPT", "isv.PRODUCT_UNSUBSCRIBE",
)  # fmt: skip
_WORDS = {
    Fault.REFUSED: "这个号码收不到短信。请看看号码对不对，或打电话、到站上办。",
    Fault.LATER: "这个号码刚收过短信，运营商要隔一会儿再送。请过一阵再试。",
    Fault.ACCOUNT: "短信没有发出去，请稍后再试；着急就用账号密码登录，或打电话办。",
    Fault.DOUBT: UNCLEAR,
}
_STATUS = {1: Finding.HANDED, 2: Finding.FAILED, 3: Finding.DELIVERED}


class Aliyun:
    """Carries messages by Alibaba Cloud SMS."""

    name = "aliyun"
    habits = Habits(can_be_asked=True, absence_proves=True)

    def __init__(self, account: Account, settles_after: timedelta | None = None) -> None:
        self._account = account
        if settles_after is not None:
            self.habits = Habits(
                can_be_asked=True, absence_proves=True, settles_after=settles_after
            )

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Hand one message to the vendor."""
        return self._send(phone, template, params, "", at)

    def hand(self, load: Load, *, at: datetime) -> Receipt:
        """The same, with our key."""
        return self._send(load.to, load.code, load.blanks, load.key, at)

    def ask(self, load: Load, *, at: datetime) -> Found:
        """What stands in the details of this telephone on the day it was handed over."""
        asked = {
            "PhoneNumber": load.to, "SendDate": f"{local(load.begun_at):%Y%m%d}",
            "PageSize": str(_PAGE), "CurrentPage": "1",
        }  # fmt: skip
        told = self._call("QuerySendDetails", asked, at)
        rows = told.get("SmsSendDetailDTOs")
        lines = rows.get("SmsSendDetailDTO", []) if isinstance(rows, dict) else []
        for one in lines if isinstance(lines, list) else []:
            if isinstance(one, dict) and one.get("OutId") == load.key:
                found = _STATUS.get(one.get("SendStatus", 0), Finding.HANDED)
                return Found(found, load.number, str(one.get("ErrCode", ""))[:80])
        return Found(Finding.ABSENT)

    def _send(
        self, phone: str, template: str, params: Mapping[str, str], key: str, at: datetime
    ) -> Receipt:
        blanks = {name: params.get(name, "") for name in blanks_in_order(template)}
        asked = {
            "PhoneNumbers": phone, "SignName": self._account.signature,
            "TemplateCode": self._account.templates[template],
            "TemplateParam": json.dumps(blanks, ensure_ascii=False), "OutId": key,
        }  # fmt: skip
        return Receipt(self.name, str(self._call("SendSms", asked, at).get("BizId", ""))[:80])

    def _call(self, action: str, asked: Mapping[str, str], at: datetime) -> dict[str, Any]:
        """One request, signed. Raises NotCarried unless it answers OK."""
        query = "&".join(f"{_spelt(name)}={_spelt(asked[name])}" for name in sorted(asked) if asked[name])  # fmt: skip
        headers = signed(
            self._account, action, query, at=at, nonce=secrets.token_hex(16), version=_VERSION
        )
        told = call("POST", f"{self._account.endpoint}/?{query}", headers=headers)
        code = str(told.get("Code", "no_code"))
        if code != "OK":
            kind = _kind_of(code)
            raise NotCarried(code[:80], _WORDS[kind], kind)
        return told


def signed(
    account: Account, action: str, query: str, *, at: datetime, nonce: str, version: str
) -> dict[str, str]:
    """The headers of one request without a body (阿里云 V3 版本请求体&签名机制)."""
    payload = hashlib.sha256(b"").hexdigest()
    named = {
        "host": urlsplit(account.endpoint).netloc, "x-acs-action": action, "x-acs-content-sha256": payload,
        "x-acs-date": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", "x-acs-signature-nonce": nonce,
        "x-acs-version": version,
    }  # fmt: skip
    names = ";".join(sorted(named))
    lines = "".join(f"{name}:{named[name]}\n" for name in sorted(named))
    canonical = "\n".join(["POST", "/", query, lines, names, payload])
    told = f"{_SCHEME}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signature = hmac.new(account.secret_key.encode(), told.encode(), hashlib.sha256).hexdigest()
    named["Authorization"] = (
        f"{_SCHEME} Credential={account.secret_id},SignedHeaders={names},Signature={signature}"
    )
    return named


def _spelt(text: str) -> str:
    """As RFC 3986 has it."""
    return quote(text, safe="-_.~")


def _kind_of(code: str) -> Fault:
    if code.startswith(_ACCOUNT):
        return Fault.ACCOUNT
    if code.startswith(_REFUSED):
        return Fault.REFUSED
    return Fault.LATER if code.startswith(_LATER) else Fault.DOUBT
