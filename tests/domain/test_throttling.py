"""限次: what is counted, when it is too often, and that a village is only slowed."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.world import MONDAY
from wudan.kit.refusals import TooMany
from wudan.people import throttling
from wudan.people.knocking import Knock
from wudan.people.limits import KINDS, wait_in_words
from wudan.people.models import Tally

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def after(**length):
    return MONDAY + timedelta(**length)


def stale(at):
    return Tally.objects.filter(stale_at__lte=at).count()


def spent(kind, subject, times, *, at=MONDAY):
    for _ in range(times):
        throttling.spend(kind, subject, at=at)


def refused(kind, subject, *, at=MONDAY):
    with pytest.raises(TooMany) as caught:
        throttling.spend(kind, subject, at=at)
    return caught.value


def test_five_wrong_ones_shut_the_account_for_a_quarter_of_an_hour():
    spent("sign_in", "qin", 4)
    throttling.spend("sign_in", "qin", at=after(minutes=10))
    fault = refused("sign_in", "qin", at=after(minutes=10))
    assert fault.retry_at == after(minutes=25)
    assert "15 分钟" in fault.words
    refused("sign_in", "qin", at=after(minutes=24, seconds=59))
    spent("sign_in", "qin", 5, at=after(minutes=25))


def test_no_other_account_is_shut():
    spent("sign_in", "qin", 5)
    throttling.spend("sign_in", "gao", at=MONDAY)


def test_being_refused_does_not_make_it_longer():
    spent("sign_in", "qin", 5)
    for minute in range(15):
        assert refused("sign_in", "qin", at=after(minutes=minute)).retry_at == after(minutes=15)


def test_a_right_one_forgives_the_wrong_ones():
    spent("sign_in", "qin", 4)
    throttling.forgive("sign_in", "qin")
    spent("sign_in", "qin", 5)


def test_a_phone_gets_one_code_a_minute_five_an_hour_ten_a_day():
    sent = [at for minute in range(24 * 60) if _sends(at := after(minutes=minute))]
    assert len(sent) == 10
    assert sent[1] - sent[0] == timedelta(minutes=1)
    assert sum(at < after(hours=1) for at in sent) == 5
    throttling.spend("code", "13900000001", at=after(days=1))


def _sends(at):
    try:
        throttling.spend("code", "13900000001", at=at)
    except TooMany:
        return False
    refused("code", "13900000001", at=at + timedelta(seconds=59))
    return True


def test_an_address_waits_longer_and_longer_but_is_let_in_again():
    spent("code_address", "10.0.0.1", 2)
    waits, at = [], MONDAY
    for _ in range(5):
        throttling.spend("code_address", "10.0.0.1", at=at)
        until = refused("code_address", "10.0.0.1", at=at).retry_at
        waits.append((until - at).total_seconds())
        at = until
    assert waits == [10, 20, 40, 80, 160]


def test_for_all_or_for_none():
    spent("code_everyone", "", 500)
    with pytest.raises(TooMany):
        throttling.spend_each([("code", "13900000001"), ("code_everyone", "")], at=MONDAY)
    assert throttling.look("code", "13900000001", at=MONDAY).left == 1


def test_one_right_one_gives_an_address_one_try_back():
    spent("sign_in_address", "10.0.0.1", 3)
    throttling.give_back("sign_in_address", "10.0.0.1")
    assert throttling.look("sign_in_address", "10.0.0.1", at=MONDAY).left == 998


def test_a_whole_village_signs_in_from_one_address():
    for number in range(300):
        knock = Knock(f"a{number}", "10.0.0.1")
        knock.count(at=MONDAY)
        knock.forgive()


def test_looking_counts_nothing():
    spent("slip", "10.0.0.1", 1)
    assert [throttling.look("slip", "10.0.0.1", at=MONDAY).left for _ in range(3)] == [199] * 3
    spent("sign_in", "qin", 5)
    shut = throttling.look("sign_in", "qin", at=MONDAY)
    assert (shut.left, shut.shut_until) == (0, after(minutes=15))
    assert throttling.look("sign_in", "qin", at=after(minutes=15)).left == 5


def test_the_last_one_says_so():
    told = [throttling.spend("reveal", "7", at=MONDAY) for _ in range(60)]
    assert told == [False] * 59 + [True]


def test_a_miss_is_counted_although_the_rest_fails():
    with transaction.atomic(), pytest.raises(RuntimeError):
        throttling.spend("sign_in", "qin", at=MONDAY)
    with transaction.atomic():
        throttling.spend("reveal", "7", at=MONDAY)


def test_the_table_names_nobody():
    throttling.spend("code", "13900000001", at=MONDAY)
    assert all("139" not in f"{row.kind} {row.key[:3]}" for row in Tally.objects.all())
    assert {len(row.key) for row in Tally.objects.all()} == {64}


@pytest.mark.parametrize("subject", ["", "\x00", "字" * 10_000, "\ud800", "' OR 1=1"])
def test_anything_typed_can_be_counted(subject):
    spent("sign_in", subject, 5)
    refused("sign_in", subject)


def test_what_limits_nothing_any_more_is_swept():
    spent("sign_in", "qin", 5)
    assert stale(after(minutes=14)) == 0
    assert stale(after(minutes=15)) == 1


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_told_in_plain_words(kind):
    assert kind.name
    assert kind.instead.endswith("。")


def test_a_wait_is_never_told_too_short():
    told = [wait_in_words(timedelta(seconds=s)) for s in (0.2, 59, 61, 3600, 3601)]
    assert told == ["1 秒", "59 秒", "2 分钟", "60 分钟", "2 小时"]
