"""取验证码: six digits for a phone, known or not; the older ones die.

The same work is done for every phone, so neither the answer nor its time says who is known (G16).
"""

from datetime import datetime, timedelta

from allauth.core.internal.cryptokit import generate_user_code
from django.utils.crypto import salted_hmac

from wudan.people.actions.accounts.noting import Visitor, journal, one_transaction
from wudan.people.models import PhoneCode

DIGITS = 6
LASTS = timedelta(minutes=5)


@one_transaction
def draw_phone_code(*, phone: str, at: datetime) -> tuple[PhoneCode, str]:
    """The row and, this once, the digits. The number and the code are in no journal."""
    code = str(generate_user_code(length=DIGITS, numeric=True, dashed=False))
    row = PhoneCode(phone=phone, sent_at=at)
    row.save()
    older = PhoneCode.objects.filter(phone_index=row.phone_index, proven_at=None)
    older.exclude(pk=row.pk).update(void=True)
    row.digest = digest_of(row.pk, code)
    row.save(update_fields=["digest"])
    journal("send_code", None, by=Visitor(), at=at, facts={"code": row.pk})
    return row, code


@one_transaction
def void_phone_code(*, code: PhoneCode, at: datetime, why: str) -> None:
    """It was not carried: it never was. `why` is the carrier's code."""
    PhoneCode.objects.filter(pk=code.pk).update(void=True)
    journal("code_not_sent", None, by=Visitor(), at=at, facts={"code": code.pk, "fault": why})


def digest_of(pk: int, code: str) -> str:
    """A keyed hash of a code, of this row only."""
    return salted_hmac(f"wudan.people.phone_code.{pk}", code, algorithm="sha256").hexdigest()
