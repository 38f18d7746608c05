"""微信公众号: template messages, or subscribed ones; the access token is the stable one, the same for all workers.

A template message carries our key as `client_msg_id`: within ten minutes WeChat drops a second one by
itself. Subscribed messages have no such field and no list to ask, so one in doubt stays doubtful.
"""

import json
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from wudan.kit.sms import Weixin as Account
from wudan.notices.gateways.carrying import Fault, Found, Habits, Load, NotCarried, Receipt
from wudan.notices.gateways.lines import UNCLEAR, call
from wudan.notices.templates import rule_of

_OLD_TOKEN = frozenset({40001, 40014, 42001})
_LATER = frozenset({-1, 45009, 45011, 45047})
_REFUSED = frozenset({40003, 43004, 43101, 43107, 45015})
"""Not his number, does not follow, said no to this kind, the account was shut by him, silent too long."""
_ACCOUNT = frozenset({40002, 40013, 40037, 40125, 40164, 41001, 47003, 48001, 89503})
_LONGEST_WORD = 20
_EARLY = timedelta(minutes=5)
_WORDS = {
    Fault.REFUSED: "他没有关注公众号，或不收这一类微信通知。", Fault.LATER: "微信那边忙，过一会儿再试。",
    Fault.ACCOUNT: "公众号的设置不对，微信通知都发不出去。", Fault.DOUBT: UNCLEAR,
}  # fmt: skip


class Weixin:
    """Carries messages by an official account."""

    name = "weixin"

    def __init__(self, account: Account, address: str = "") -> None:
        self._account, self._address = account, address
        remembers = timedelta(0) if account.subscribed else timedelta(minutes=9)
        self.habits = Habits(remembers=remembers, settles_after=timedelta(seconds=15))
        self._token, self._turn = "", Lock()
        self._token_until: datetime | None = None

    def hand(self, load: Load, *, at: datetime) -> Receipt:
        """Send one; with a token that is refused, fetch a new one and send once more."""
        told = self._send(load, self._token_at(at))
        if told.get("errcode") in _OLD_TOKEN:
            told = self._send(load, self._token_at(at, afresh=True))
        return Receipt(self.name, str(_checked(told).get("msgid", ""))[:80])

    def ask(self, load: Load, *, at: datetime) -> Found:
        """WeChat has no list to ask."""
        raise NotCarried("cannot_be_asked", UNCLEAR, Fault.DOUBT)

    def _send(self, load: Load, token: str) -> dict[str, Any]:
        rule = rule_of(load.code)
        words = {keyword: {"value": load.blanks.get(name, "")[:_LONGEST_WORD]} for keyword, name in rule.weixin.items()} if rule else {}  # fmt: skip
        body: dict[str, Any] = {
            "touser": load.to, "template_id": self._account.templates[load.code], "data": words,
        }  # fmt: skip
        page = f"{self._address}{load.link}" if self._address and load.link else ""
        if self._account.subscribed:
            path, extra = "/cgi-bin/message/subscribe/bizsend", {"page": page} if page else {}
        else:
            path, extra = "/cgi-bin/message/template/send", {"client_msg_id": load.key}
            extra |= {"url": page} if page else {}
        return self._call(f"{path}?access_token={token}", body | extra)

    def _token_at(self, at: datetime, *, afresh: bool = False) -> str:
        """The token in use; fetched when it is old or was refused. Raises NotCarried."""
        with self._turn:
            if afresh or self._token_until is None or at >= self._token_until:
                body = {
                    "grant_type": "client_credential", "appid": self._account.app_id,
                    "secret": self._account.secret, "force_refresh": afresh,
                }  # fmt: skip
                told = self._fetch(body)
                self._token = str(told["access_token"])
                lasts = timedelta(seconds=int(told.get("expires_in", 7200)))
                self._token_until = at + lasts - _EARLY
            return self._token

    def _fetch(self, body: dict[str, Any]) -> dict[str, Any]:
        """No message was sent yet: whatever goes wrong here, it may be tried again."""
        try:
            told = _checked(self._call("/cgi-bin/stable_token", body))
        except NotCarried as fault:
            kind = Fault.LATER if fault.kind == Fault.DOUBT else fault.kind
            raise NotCarried(fault.code, fault.words, kind) from None
        if not told.get("access_token"):
            raise NotCarried("no_token", _WORDS[Fault.LATER], Fault.LATER)
        return told

    def _call(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        spelt = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        return call("POST", f"{self._account.endpoint}{path}", body=spelt, headers=headers)


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    """The answer, if it is one. Raises NotCarried with what its code means."""
    code = told.get("errcode", 0)
    if code == 0:
        return told
    known = ((_REFUSED, Fault.REFUSED), (_LATER, Fault.LATER), (_ACCOUNT | _OLD_TOKEN, Fault.ACCOUNT))  # fmt: skip
    kind = next((kind for codes, kind in known if code in codes), Fault.DOUBT)
    raise NotCarried(str(code)[:80], _WORDS[kind], kind)
