"""腾讯云短信: SendSms and PullSmsSendStatusByPhoneNumber, 2021-01-11, through the vendor's own library.

The library signs (TC3-HMAC-SHA256). Our key goes along as SessionContext and comes back with the
status. The status list has only what the operator reported, so what is not in it may still have been
sent: after half an hour it is doubtful, and another way is taken.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from requests.exceptions import ConnectTimeout
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.sms.v20210111.models import (
    PullSmsSendStatusByPhoneNumberRequest,
    SendSmsRequest,
)
from tencentcloud.sms.v20210111.sms_client import SmsClient

from wudan.kit.sms import Tencent as Account
from wudan.notices.gateways.carrying import (
    Fault,
    Finding,
    Found,
    Habits,
    Load,
    NotCarried,
    Receipt,
)
from wudan.notices.templates import blanks_in_order

SECONDS = 8
_MOST = 100
_BEFORE = timedelta(minutes=5)
_TOO_OFTEN = "LimitExceeded"
_BAD_PHONE = (
    "InvalidParameterValue.IncorrectPhoneNumber",
    "FailedOperation.PhoneNumberInBlacklist",
)
_LATER = (
    "RequestLimitExceeded", "LimitExceeded.PhoneNumberThirtySecondLimit",
    "LimitExceeded.PhoneNumberOneHourLimit", "LimitExceeded.DeliveryFrequencyLimit",
)  # fmt: skip
_ACCOUNT = (
    "AuthFailure", "UnauthorizedOperation", "FailedOperation.InsufficientBalance",
    "FailedOperation.SignatureIncorrectOrUnapproved", "FailedOperation.TemplateIncorrectOrUnapproved",
    "FailedOperation.TemplateUnapprovedOrNotExist", "InvalidParameterValue.SdkAppIdNotExist",
)  # fmt: skip
_WORDS = {
    "often": "这个号码今天收的短信太多了，运营商不再送。请过一阵再试，或用账号密码登录。",
    "phone": "这个号码收不到短信。请看看号码对不对，或打电话、到站上办。",
    "trouble": "短信没有发出去，请稍后再试；着急就用账号密码登录，或打电话办。",
}


class Tencent:
    """Carries messages by Tencent Cloud SMS."""

    name = "tencent"
    habits = Habits(can_be_asked=True)

    def __init__(self, account: Account) -> None:
        self._account = account
        http = HttpProfile(
            protocol=account.protocol, endpoint=account.host, reqTimeout=SECONDS, keepAlive=True
        )
        credential = Credential(account.secret_id, account.secret_key)
        self._client = SmsClient(credential, account.region, ClientProfile(httpProfile=http))

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Hand one message to the vendor."""
        return self._send(self._asked(phone, template, params))

    def hand(self, load: Load, *, at: datetime) -> Receipt:
        """The same, with our key."""
        asked = self._asked(load.to, load.code, load.blanks)
        asked.SessionContext = load.key
        return self._send(asked)

    def ask(self, load: Load, *, at: datetime) -> Found:
        """What the operators reported of this telephone since it was handed over."""
        asked = PullSmsSendStatusByPhoneNumberRequest()
        asked.BeginTime = int((load.begun_at - _BEFORE).timestamp())
        asked.EndTime = int(at.timestamp()) + 1
        asked.Offset, asked.Limit = 0, _MOST
        asked.PhoneNumber, asked.SmsSdkAppId = f"+86{load.to}", self._account.app_id
        try:
            answer = self._client.PullSmsSendStatusByPhoneNumber(asked)
        except TencentCloudSDKException as fault:
            raise _not_carried(str(fault.code or "unknown")) from None
        for one in answer.PullSmsSendStatusSet or []:
            if load.key == one.SessionContext or (load.number and load.number == one.SerialNo):
                arrived = one.ReportStatus == "SUCCESS"
                found = Finding.DELIVERED if arrived else Finding.FAILED
                return Found(found, str(one.SerialNo), "" if arrived else str(one.Description))
        return Found(Finding.ABSENT)

    def _send(self, asked: SendSmsRequest) -> Receipt:
        try:
            answer = self._client.SendSms(asked)
        except TencentCloudSDKException as fault:
            code = str(fault.code or "unknown")
            if isinstance(fault.__context__, ConnectTimeout) or "NewConnectionError" in str(fault):
                raise NotCarried(code, _WORDS["trouble"], Fault.LATER) from None
            raise _not_carried(code) from None
        status = (answer.SendStatusSet or [None])[0]
        if status is None or status.Code != "Ok":
            raise _not_carried(str(status.Code) if status else "no_status")
        return Receipt(self.name, str(status.SerialNo))

    def _asked(self, phone: str, template: str, params: Mapping[str, str]) -> SendSmsRequest:
        asked = SendSmsRequest()
        asked.PhoneNumberSet = [f"+86{phone}"]
        asked.SmsSdkAppId = self._account.app_id
        asked.SignName = self._account.signature
        asked.TemplateId = self._account.templates[template]
        asked.TemplateParamSet = [params.get(name, "") for name in blanks_in_order(template)]
        return asked


def _not_carried(code: str) -> NotCarried:
    """The vendor's code, what it means, and words that tell the person what to do."""
    if code in _LATER:
        words = "often" if code.startswith(_TOO_OFTEN) else "trouble"
        return NotCarried(code, _WORDS[words], Fault.LATER)
    if code.startswith(_TOO_OFTEN):
        return NotCarried(code, _WORDS["often"], Fault.REFUSED)
    if code in _BAD_PHONE:
        return NotCarried(code, _WORDS["phone"], Fault.REFUSED)
    if code.startswith(_ACCOUNT):
        return NotCarried(code, _WORDS["trouble"], Fault.ACCOUNT)
    return NotCarried(code, _WORDS["trouble"], Fault.DOUBT)
