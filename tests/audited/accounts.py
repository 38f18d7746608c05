"""Coming in, going out, and what one does with one's own account."""

import re

from django.conf import settings
from django.test import Client

from tests.audited.stages import Send, Stage, Story
from tests.entering import Authenticator, come_in_by_password_only
from tests.web.console.desk import NOON, Desk
from tests.world import PASSWORD
from wudan.kit.sms import Sms
from wudan.notices.models import InboxMessage
from wudan.people.actions.accounts import connect_weixin

_NEW = "窑洞前头三棵老枣树啊"


def _sign_in(stage: Stage) -> Send:
    account = stage.world.people["秦奶奶"].account.account
    return lambda: stage.desk().send("sign-in", account=account, password=PASSWORD)


def _sign_out(stage: Stage) -> Send:
    return lambda: stage.desk("秦奶奶").send("sign-out")


def _password(stage: Stage) -> Send:
    return lambda: stage.desk("秦奶奶").send("password", new=_NEW, again=_NEW)


def _second_factor(stage: Stage) -> Send:
    account = stage.world.people["马青山"].account
    phone, desk = Authenticator(account), Desk(come_in_by_password_only(Client(), account))
    return lambda: desk.send("second-factor", code=phone.code)


def _setting(stage: Stage) -> Send:
    return lambda: stage.desk("马青山").send("second-factor-setting", way="sheet")


def _recovery_codes(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    desk.send("second-factor-setting", way="sheet")
    return lambda: desk.send("recovery-codes")


def _by_phone(stage: Stage) -> Send:
    settings.SMS, settings.DEMO = Sms("inbox"), True
    phone = stage.world.phone("秦奶奶")
    return lambda: stage.desk().send("sign-in-phone", phone=phone)


def _digits() -> str:
    found = re.search(r"\d{6}", InboxMessage.objects.latest("pk").text)
    assert found
    return found.group()


def _by_code(stage: Stage) -> Send:
    desk = stage.desk()
    _by_phone(stage)
    desk.send("sign-in-phone", phone=stage.world.phone("秦奶奶"))
    return lambda: desk.send("sign-in-code", code=_digits())


def _newcomer(stage: Stage) -> Send:
    desk, village = stage.desk(), stage.world.units["杨柳村"].pk
    _by_phone(stage)
    desk.send("sign-in-phone", phone="10188888888")
    desk.send("sign-in-code", code=_digits())
    return lambda: desk.send("newcomer", name="樊新来", village=str(village))


def _one_time_code(stage: Stage) -> Send:
    pk = stage.world.people["马青山"].pk
    return lambda: stage.desk("乔委员").send("one-time-code", pk)


def _second_factor_reset(stage: Stage) -> Send:
    pk = stage.world.people["马青山"].pk
    return lambda: stage.desk("乔委员").send("second-factor-reset", pk)


def _weixin_unbinding(stage: Stage) -> Send:
    account = stage.world.people["秦奶奶"].account
    connect_weixin(account=account, uid="o-qin", at=NOON)
    return lambda: stage.desk("秦奶奶").send("weixin-unbinding")


def _api_sign_in(stage: Stage) -> Send:
    account = stage.world.people["秦奶奶"].account.account
    body = {"account": account, "password": PASSWORD}
    return lambda: stage.stranger().say("POST", "session", body).response


def _api_sign_out(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.say("DELETE", "session").response


PAGES: dict[str, Story] = {
    "sign-in": _sign_in, "sign-out": _sign_out, "password": _password,
    "display": lambda stage: lambda: stage.desk("秦奶奶").send("display", type="large"),
    "signings": lambda stage: lambda: stage.desk("秦奶奶").send("signings"),
    "second-factor": _second_factor, "second-factor-setting": _setting,
    "recovery-codes": _recovery_codes, "sign-in-phone": _by_phone, "sign-in-code": _by_code,
    "newcomer": _newcomer, "one-time-code": _one_time_code,
    "second-factor-reset": _second_factor_reset, "weixin-unbinding": _weixin_unbinding,
}  # fmt: skip
OPERATIONS: dict[str, Story] = {"sign_in": _api_sign_in, "sign_out": _api_sign_out}
