"""邮件: one message a person, under a Message-ID of ours. A server that hangs up after the text has it or not:
nobody can be asked, so such a copy is doubtful.
"""

from datetime import datetime, timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from wudan.kit.sms import Mail as Account
from wudan.notices.gateways.carrying import Fault, Found, Habits, Load, NotCarried, Receipt
from wudan.notices.gateways.lines import UNCLEAR, UNREACHABLE

SECONDS = 10
_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
_REFUSED = "这个邮箱收不到信。"
_SHUT = "邮件服务器不让我们发信，请看看邮件的设置。"


class Mail:
    """Carries messages by a mail server."""

    name = "mail"
    habits = Habits(settles_after=timedelta(seconds=1))

    def __init__(self, account: Account, address: str = "") -> None:
        self._account, self._address = account, address

    def hand(self, load: Load, *, at: datetime) -> Receipt:
        """Send one."""
        account = self._account
        line = get_connection(
            _BACKEND, host=account.host, port=account.port, username=account.user, password=account.password,
            use_tls=account.tls == "starttls", use_ssl=account.tls == "ssl", timeout=SECONDS,
        )  # fmt: skip
        try:
            line.open()
        except SMTPAuthenticationError as fault:
            raise NotCarried(str(fault.smtp_code), _SHUT, Fault.ACCOUNT) from None
        except (OSError, SMTPException) as fault:
            raise NotCarried(type(fault).__name__, UNREACHABLE, Fault.LATER) from None
        try:
            line.send_messages([self._message(load)])
        except (OSError, SMTPException) as fault:
            raise _not_carried(fault) from None
        finally:
            line.close()
        return Receipt(self.name, self._number(load))

    def ask(self, load: Load, *, at: datetime) -> Found:
        """A mail server keeps no list for us."""
        raise NotCarried("cannot_be_asked", UNCLEAR, Fault.DOUBT)

    def _number(self, load: Load) -> str:
        return f"<{load.key}@{self._account.sender.partition('@')[2]}>"

    def _message(self, load: Load) -> EmailMessage:
        short = settings.PACK.brand.short
        link = f"\n\n{self._address}{load.link}" if self._address and load.link else ""
        return EmailMessage(
            subject=f"【{short}】{load.text[:30]}", body=f"{load.text}{link}", to=[load.to],
            from_email=f"{short} <{self._account.sender}>",
            headers={"Message-ID": self._number(load), "Auto-Submitted": "auto-generated"},
        )  # fmt: skip


def _not_carried(fault: Exception) -> NotCarried:
    """What the server's answer means: 4xx later, 5xx never; silence is doubt."""
    if isinstance(fault, SMTPRecipientsRefused):
        codes = [code for code, _words in fault.recipients.values()]
        kind = Fault.LATER if codes and all(code < 500 for code in codes) else Fault.REFUSED
        return NotCarried(str(codes[:1])[1:-1], _REFUSED, kind)
    if isinstance(fault, SMTPSenderRefused):
        return NotCarried(str(fault.smtp_code), _SHUT, Fault.ACCOUNT)
    if isinstance(fault, SMTPDataError):
        kind = Fault.LATER if fault.smtp_code < 500 else Fault.REFUSED
        return NotCarried(str(fault.smtp_code), _REFUSED, kind)
    return NotCarried(type(fault).__name__, UNCLEAR, Fault.DOUBT)
