"""Each adapter against a stand-in that speaks the vendor's documented protocol, faults included."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.notices.aliyun_stand_in import SECRET_ID, SECRET_KEY, Aliyun, running
from tests.notices.mail_stand_in import MailServer
from tests.notices.serving import serve
from tests.notices.weixin_stand_in import Weixin
from tests.world import MONDAY
from wudan.kit import sms
from wudan.notices.gateways import Fault, Finding, Load, NotCarried, aliyun, lines, mail, weixin

BLANKS = {"item": "上门理发", "unit": "杨柳村站", "day": "9月8日（周二）9:00", "team": "理发小队"}


def load(code="order_dated", to="13800000000", **given):
    return Load(
        1, "k" * 24, to, code, "您点的“上门理发”定在9月8日。", BLANKS, "/orders/1", MONDAY, **given
    )


@pytest.fixture
def vendor():
    told = Aliyun()
    server = running(told)
    account = sms.Aliyun(f"http://127.0.0.1:{server.server_port}", SECRET_ID, SECRET_KEY, "吴起文明实践", {"order_dated": "SMS_1"})  # fmt: skip
    yield told, aliyun.Aliyun(account)
    server.shutdown()
    server.server_close()


def test_the_signature_is_that_of_the_documentation():
    account = sms.Aliyun("https://ecs.cn-shanghai.aliyuncs.com", "YourAccessKeyId", "YourAccessKeySecret", "", {})  # fmt: skip
    query = "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"
    at = datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC)
    told = aliyun.signed(account, "RunInstances", query, at=at, nonce="3156853299f313e23d1673dc12e1703d", version="2014-05-26")  # fmt: skip
    assert told["Authorization"].endswith(
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


def test_aliyun_takes_a_message_and_knows_of_it(vendor):
    told, carrier = vendor
    assert carrier.hand(load(), at=MONDAY).carrier == "aliyun"
    assert (
        told.asked[0]["TemplateParam"]
        == '{"item": "上门理发", "day": "9月8日（周二）9:00", "team": "理发小队"}'
    )
    assert carrier.ask(load(), at=MONDAY).finding == Finding.DELIVERED
    assert carrier.ask(load(to="13900000000"), at=MONDAY).finding == Finding.ABSENT


@pytest.mark.parametrize(
    ("code", "kind"),
    [("isv.MOBILE_NUMBER_ILLEGAL", Fault.REFUSED), ("isv.BUSINESS_LIMIT_CONTROL", Fault.LATER),
     ("isv.AMOUNT_NOT_ENOUGH", Fault.ACCOUNT), ("isp.SYSTEM_ERROR", Fault.DOUBT)],
)  # fmt: skip
def test_what_aliyun_refuses_means_something(vendor, code, kind):
    told, carrier = vendor
    told.code = code
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(), at=MONDAY)
    assert (fault.value.kind, fault.value.code) == (kind, code)
    assert "isv" not in fault.value.words


@pytest.mark.parametrize("garbage", [b"", b"<html>502</html>", b"[]", b"null", b"{}", b"\xff"])
def test_what_nobody_can_read_is_in_doubt(vendor, garbage):
    told, carrier = vendor
    told.garbage, told.status = garbage, 502
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(), at=MONDAY)
    assert fault.value.kind == Fault.DOUBT


def test_a_wrong_key_is_the_accounts_fault(vendor):
    _told, carrier = vendor
    carrier._account = sms.Aliyun(
        carrier._account.endpoint, SECRET_ID, "other", "x", {"order_dated": "1"}
    )
    with pytest.raises(NotCarried, match="SignatureDoesNotMatch") as fault:
        carrier.hand(load(), at=MONDAY)
    assert fault.value.kind == Fault.ACCOUNT


def test_silence_is_in_doubt_and_nobody_there_is_not(vendor, monkeypatch):
    told, carrier = vendor
    monkeypatch.setattr(lines, "READ_SECONDS", 0.05)
    told.latency = (0.3, 0.3)
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(), at=MONDAY)
    assert fault.value.kind == Fault.DOUBT
    carrier._account = sms.Aliyun(
        "http://127.0.0.1:9", SECRET_ID, SECRET_KEY, "x", {"order_dated": "1"}
    )
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(), at=MONDAY)
    assert fault.value.kind == Fault.LATER


@pytest.fixture
def official():
    told = Weixin()
    server = serve(told.answer)
    account = sms.Weixin(
        f"http://127.0.0.1:{server.server_port}", "wx1", "secret", {"order_dated": "T1"}
    )
    yield told, weixin.Weixin(account, "https://house.example")
    server.shutdown()
    server.server_close()


def test_weixin_sends_by_template_under_our_key(official):
    told, carrier = official
    for _ in range(2):
        carrier.hand(load(to="openid-1"), at=MONDAY)
    assert (len(told.sent), told.tokens) == (1, 1)  # the second one was dropped by WeChat
    assert told.sent[0]["data"]["time2"]["value"] == "9月8日（周二）9:00"
    assert told.sent[0]["url"] == "https://house.example/orders/1"


def test_a_token_that_is_refused_is_fetched_anew_once(official):
    told, carrier = official
    carrier.hand(load(to="openid-1"), at=MONDAY)
    told.valid = "somebody took another"
    carrier.hand(
        load(
            to="openid-2",
        ),
        at=MONDAY,
    )
    assert told.tokens == 2
    carrier.hand(load(to="openid-3"), at=MONDAY + timedelta(hours=3))
    assert told.tokens == 2  # the same stable one


@pytest.mark.parametrize(("code", "kind"), [(43101, Fault.REFUSED), (43004, Fault.REFUSED), (45009, Fault.LATER), (-1, Fault.LATER), (40037, Fault.ACCOUNT), (99999, Fault.DOUBT)])  # fmt: skip
def test_what_weixin_refuses_means_something(official, code, kind):
    told, carrier = official
    told.errcode = code
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(to="openid-1"), at=MONDAY)
    assert fault.value.kind == kind


def test_without_a_token_nothing_has_left(official):
    told, carrier = official
    told.token_error = 40125
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(to="openid-1"), at=MONDAY)
    assert (fault.value.kind, told.sent) == (Fault.ACCOUNT, [])


@pytest.fixture
def post():
    told = MailServer()
    server = told.running()
    account = sms.Mail("127.0.0.1", server.server_address[1], "", "", "wudan@house.example", "none")
    yield told, mail.Mail(account, "https://house.example")
    server.shutdown()
    server.server_close()


def test_a_letter_carries_our_number_and_the_words(post):
    told, carrier = post
    carrier.hand(load(to="qin@house.example"), at=MONDAY)
    assert told.letters[0]["Message-ID"] == f"<{'k' * 24}@house.example>"
    assert "https://house.example/orders/1" in told.letters[0].get_content()


@pytest.mark.parametrize(
    ("given", "kind"),
    [({"recipient": b"550 nobody"}, Fault.REFUSED), ({"recipient": b"450 later"}, Fault.LATER),
     ({"data": b"451 later"}, Fault.LATER), ({"data": b"554 spam"}, Fault.REFUSED), ({"hangs_up": True}, Fault.DOUBT)],
)  # fmt: skip
def test_what_a_mail_server_answers_means_something(post, given, kind):
    told, carrier = post
    for name, value in given.items():
        setattr(told, name, value)
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(to="qin@house.example"), at=MONDAY)
    assert (fault.value.kind, told.letters) == (kind, [])


def test_no_mail_server_there_is_no_doubt():
    carrier = mail.Mail(sms.Mail("127.0.0.1", 9, "", "", "a@house.example", "none"))
    with pytest.raises(NotCarried) as fault:
        carrier.hand(load(to="qin@house.example"), at=MONDAY)
    assert fault.value.kind == Fault.LATER
