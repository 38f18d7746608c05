"""The adapter of Tencent Cloud SMS, against a stand-in that speaks the documented protocol."""

import socket

import pytest

from tests.notices.conftest import account_at
from tests.world import MONDAY
from wudan.kit.sms import Sms
from wudan.notices.gateways import NotCarried, gateway, tencent
from wudan.notices.templates import SIGN_IN_CODE

PARAMS = {"code": "042917", "minutes": "5"}


def send():
    return gateway().send("13800000000", SIGN_IN_CODE, PARAMS, at=MONDAY)


def test_a_message_is_handed_over_signed_and_complete(vendor):
    receipt = send()
    assert (receipt.carrier, receipt.number[:5]) == ("tencent", "5000:")
    assert vendor.taken == [{
        "PhoneNumberSet": ["+8613800000000"], "SmsSdkAppId": "1400006666", "TemplateId": "1110",
        "SignName": "吴起文明实践", "TemplateParamSet": ["042917", "5"],
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LimitExceeded.PhoneNumberDailyLimit", "今天收的短信太多"),
        ("LimitExceeded.PhoneNumberThirtySecondLimit", "太多"),
        ("FailedOperation.PhoneNumberInBlacklist", "收不到短信"),
        ("InvalidParameterValue.IncorrectPhoneNumber", "收不到短信"),
        ("FailedOperation.InsufficientBalanceInSmsPackage", "没有发出去"),
    ],
)
def test_what_the_vendor_refuses_is_said_in_plain_words(vendor, code, words):
    vendor.code = code
    with pytest.raises(NotCarried) as told:
        send()
    assert told.value.code == code
    assert words in told.value.words
    assert "Failed" not in told.value.words


@pytest.mark.parametrize(
    "error", ["AuthFailure.SecretIdNotFound", "RequestLimitExceeded", "InternalError"]
)
def test_an_error_of_the_whole_call_is_no_message(vendor, error):
    vendor.error = error
    with pytest.raises(NotCarried, match=error) as told:
        send()
    assert "没有发出去" in told.value.words


def test_a_vendor_in_ruins_is_no_message(vendor):
    vendor.status = 502
    with pytest.raises(NotCarried):
        send()


@pytest.mark.parametrize(
    "told",
    [b"", b"<html>", b"[]", b"null", b"{}", b'{"Response": {}}', b'{"Response": {"SendStatusSet": []}}',
     b'{"Response": {"SendStatusSet": [{}]}}', b'{"Response": {"SendStatusSet": "Ok"}}'],
)  # fmt: skip
def test_an_answer_nobody_can_read_is_no_message(vendor, told):
    vendor.garbage = told
    with pytest.raises(NotCarried) as raised:
        send()
    assert "没有发出去" in raised.value.words


def test_silence_is_no_message(vendor, monkeypatch):
    monkeypatch.setattr(tencent, "SECONDS", 0.2)
    vendor.silent = True
    with pytest.raises(NotCarried, match="ClientNetworkError"):
        send()


def test_nobody_there_is_no_message(settings):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.SMS = Sms("tencent", account_at(f"http://127.0.0.1:{unused.getsockname()[1]}"))
        with pytest.raises(NotCarried):
            send()


def test_the_secret_is_in_no_description_of_the_account():
    assert "story-key" not in repr(account_at("https://sms.example"))
