"""腾讯云短信: SendSms of the version 2021-01-11, through the vendor's own library.

The library signs (TC3-HMAC-SHA256). What the vendor answers becomes plain words; a time-out
counts as not sent, because nobody can be told to wait for what may never come.
"""

from collections.abc import Mapping
from datetime import datetime

from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.sms.v20210111.models import SendSmsRequest
from tencentcloud.sms.v20210111.sms_client import SmsClient

from wudan.kit.sms import Tencent as Account
from wudan.notices.gateways.carrying import NotCarried, Receipt
from wudan.notices.templates import ORDER_OF

SECONDS = 8
_TOO_OFTEN = "LimitExceeded"
_BAD_PHONE = (
    "InvalidParameterValue.IncorrectPhoneNumber",
    "FailedOperation.PhoneNumberInBlacklist",
)
_WORDS = {
    "often": "这个号码今天收的短信太多了，运营商不再送。请过一阵再试，或用账号密码登录。",
    "phone": "这个号码收不到短信。请看看号码对不对，或打电话、到站上办。",
    "trouble": "短信没有发出去，请稍后再试；着急就用账号密码登录，或打电话办。",
}


class Tencent:
    """Carries messages by Tencent Cloud SMS."""

    def __init__(self, account: Account) -> None:
        self._account = account
        http = HttpProfile(protocol=account.protocol, endpoint=account.host, reqTimeout=SECONDS)
        credential = Credential(account.secret_id, account.secret_key)
        self._client = SmsClient(credential, account.region, ClientProfile(httpProfile=http))

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Hand one message to the vendor."""
        try:
            answer = self._client.SendSms(self._asked(phone, template, params))
        except TencentCloudSDKException as fault:
            raise _not_carried(str(fault.code or "unknown")) from None
        status = (answer.SendStatusSet or [None])[0]
        if status is None or status.Code != "Ok":
            raise _not_carried(str(status.Code) if status else "no_status")
        return Receipt("tencent", str(status.SerialNo))

    def _asked(self, phone: str, template: str, params: Mapping[str, str]) -> SendSmsRequest:
        asked = SendSmsRequest()
        asked.PhoneNumberSet = [f"+86{phone}"]
        asked.SmsSdkAppId = self._account.app_id
        asked.SignName = self._account.signature
        asked.TemplateId = self._account.templates[template]
        asked.TemplateParamSet = [params[name] for name in ORDER_OF[template]]
        return asked


def _not_carried(code: str) -> NotCarried:
    """The vendor's code, and words that tell the person what to do."""
    if code.startswith(_TOO_OFTEN):
        return NotCarried(code, _WORDS["often"])
    if code in _BAD_PHONE:
        return NotCarried(code, _WORDS["phone"])
    return NotCarried(code, _WORDS["trouble"])
