"""Which gateway is in use: the inbox in demos only, a vendor only when it is complete."""

import pytest

from config import environment
from wudan.kit.sms import Sms
from wudan.notices.gateways import NotCarried, can_send, gateway
from wudan.notices.gateways.inbox import Inbox

WHOLE = {
    "WUDAN_SMS": "tencent", "WUDAN_SMS_SECRET_ID": "a", "WUDAN_SMS_SECRET_KEY": "b",
    "WUDAN_SMS_APP_ID": "c", "WUDAN_SMS_SIGNATURE": "d", "WUDAN_SMS_TEMPLATE_CODE": "e",
}  # fmt: skip


def read(monkeypatch, *, demo=False, **given):
    for name, text in given.items():
        monkeypatch.setenv(name, text)
    return environment._sms(demo=demo)


def test_the_inbox_is_refused_outside_a_demo(monkeypatch):
    with pytest.raises(environment.SettingError, match="demos only"):
        read(monkeypatch, WUDAN_SMS="inbox")
    assert read(monkeypatch, demo=True, WUDAN_SMS="inbox") == Sms("inbox")


def test_a_demo_has_the_inbox_and_a_county_has_nothing_by_itself(monkeypatch):
    monkeypatch.delenv("WUDAN_SMS", raising=False)
    assert read(monkeypatch, demo=True).carrier == "inbox"
    assert read(monkeypatch).carrier == ""


@pytest.mark.parametrize("missing", sorted(WHOLE.keys() - {"WUDAN_SMS"}))
def test_a_vendor_that_is_not_complete_is_refused_by_name(monkeypatch, missing):
    with pytest.raises(environment.SettingError, match=missing):
        read(monkeypatch, **WHOLE | {missing: ""})


def test_an_endpoint_that_is_none_is_refused(monkeypatch):
    assert read(monkeypatch, **WHOLE).tencent.host == "sms.tencentcloudapi.com"
    with pytest.raises(environment.SettingError, match="ENDPOINT"):
        read(monkeypatch, **WHOLE, WUDAN_SMS_ENDPOINT="ftp://elsewhere")


def test_the_inbox_carries_nothing_when_the_demo_is_over(settings):
    settings.SMS, settings.DEMO = Sms("inbox"), True
    assert isinstance(gateway(), Inbox)
    settings.DEMO = False
    with pytest.raises(NotCarried):
        gateway()


def test_without_a_gateway_nothing_is_offered(settings):
    settings.SMS = Sms()
    assert not can_send()
    with pytest.raises(NotCarried, match="no_gateway"):
        gateway()
