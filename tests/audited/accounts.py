"""Coming in, going out, and what one does with one's own account."""

from django.test import Client

from tests.audited.stages import Send, Stage, Story
from tests.entering import Authenticator, come_in_by_password_only
from tests.web.console.desk import Desk
from tests.world import PASSWORD

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


def _api_sign_in(stage: Stage) -> Send:
    account = stage.world.people["秦奶奶"].account.account
    body = {"account": account, "password": PASSWORD}
    return lambda: stage.stranger().say("POST", "session", body).response


def _api_sign_out(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.say("DELETE", "session").response


PAGES: dict[str, Story] = {
    "sign-in": _sign_in, "sign-out": _sign_out, "password": _password,
    "second-factor": _second_factor, "second-factor-setting": _setting,
    "recovery-codes": _recovery_codes,
}  # fmt: skip
OPERATIONS: dict[str, Story] = {"sign_in": _api_sign_in, "sign_out": _api_sign_out}
