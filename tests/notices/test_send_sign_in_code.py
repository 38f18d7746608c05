"""What the vendor does not carry was not sent: not counted, of no use, said in plain words."""

import pytest

from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.kit.refusals import Objected, TooMany
from wudan.notices.actions import send_sign_in_code
from wudan.people.models import PhoneCode

PHONE, ADDRESS = "13800000000", "10.0.0.9"


def send():
    return send_sign_in_code(phone=PHONE, address=ADDRESS, at=MONDAY)


def test_a_carried_code_counts(db, vendor):
    row = send()
    assert vendor.taken[0]["PhoneNumberSet"] == [f"+86{PHONE}"]
    assert not row.void
    with pytest.raises(TooMany):
        send()


def test_one_that_was_not_carried_does_not(db, vendor):
    vendor.code = "FailedOperation.InsufficientBalanceInSmsPackage"
    for _ in range(7):
        with pytest.raises(Objected, match="没有发出去"):
            send()
    assert not PhoneCode.objects.filter(void=False).exists()
    vendor.code = "Ok"
    send()


def test_the_journal_knows_that_but_not_to_whom_or_what(db, vendor):
    vendor.code = "LimitExceeded.DailyLimit"
    with pytest.raises(Objected):
        send()
    told = list(Event.objects.order_by("pk").values_list("verb", "facts"))
    assert [verb for verb, _ in told] == ["account.send_code", "account.code_not_sent"]
    assert told[1][1]["fault"] == "LimitExceeded.DailyLimit"
    assert PHONE not in str(told)
