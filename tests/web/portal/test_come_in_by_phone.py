"""Sign-in by phone: six digits, five minutes, five tries, once; the unknown see the same pages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.portal.visiting import NASTY, text
from wudan.journal.models import Event
from wudan.kit import clock
from wudan.kit.sms import Sms
from wudan.notices.models import InboxMessage
from wudan.people.models import Account, Person, PhoneCode

NEW = "10188888888"


@pytest.fixture(autouse=True)
def _inbox(settings):
    settings.DEMO, settings.SMS = True, Sms("inbox")


def digits():
    return re.search(r"\d{6}", InboxMessage.objects.latest("pk").text).group()


def later(minutes, monkeypatch):
    now = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: now)


def ask(visitor, phone, **more):
    return visitor.send("/sign-in/phone", phone=phone, **more)


def test_a_known_phone_comes_in_with_the_digits(passer_by, world):
    answer = ask(passer_by, f"+86 {world.phone('秦奶奶')}", next="/orders/mine")
    assert answer["Location"] == "/sign-in/code?next=%2Forders%2Fmine"
    assert passer_by.look("/sign-in/code").status_code == 200
    came = passer_by.send("/sign-in/code", code=digits(), next="/orders/mine")
    assert came["Location"] == "/orders/mine"
    assert passer_by.look("/orders/mine").status_code == 200


def test_who_holds_a_post_still_passes_the_second_factor(passer_by, world):
    ask(passer_by, world.phone("马青山"))
    assert passer_by.send("/sign-in/code", code=digits())["Location"] == "/second-factor"


def test_known_and_unknown_phones_get_the_same_pages_and_work(passer_by, world, monkeypatch):
    seen = []
    for phone in (world.phone("秦奶奶"), NEW):
        with CaptureQueriesContext(connection) as work:
            answer = ask(passer_by, phone)
        page = re.sub(r'(value|content)="[\w-]{20,}"', "", text(passer_by.look("/sign-in/code")))
        seen.append((answer.status_code, answer["Location"], page, len(work)))
        later(5, monkeypatch)
    assert seen[0] == seen[1]


def test_a_wrong_code_dies_after_five_tries(passer_by, world):
    ask(passer_by, world.phone("秦奶奶"))
    right = digits()
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        assert passer_by.send("/sign-in/code", code=wrong).status_code == 422
    assert passer_by.send("/sign-in/code", code=right).status_code == 429
    assert passer_by.look("/orders/mine").status_code == 302


def test_a_code_lets_in_once_and_for_five_minutes(passer_by, world, monkeypatch):
    ask(passer_by, world.phone("秦奶奶"))
    right, sent = digits(), passer_by.client.session["phone_code"]
    passer_by.send("/sign-in/code", code=right)
    passer_by.send("/sign-out")
    again = passer_by.client.session
    again["phone_code"] = sent
    again.save()
    passer_by.client.cookies["sessionid"] = again.session_key
    assert "已经过期，或用过了" in text(passer_by.send("/sign-in/code", code=right))
    later(2, monkeypatch)
    ask(passer_by, world.phone("秦奶奶"))
    later(6, monkeypatch)
    assert "已经过期，或用过了" in text(passer_by.send("/sign-in/code", code=digits()))


def test_a_newer_code_ends_the_older(passer_by, world, monkeypatch):
    ask(passer_by, world.phone("秦奶奶"))
    older = PhoneCode.objects.get()
    later(2, monkeypatch)
    ask(passer_by, world.phone("秦奶奶"))
    older.refresh_from_db()
    assert older.void


def test_a_second_message_waits_a_minute(passer_by, world):
    ask(passer_by, world.phone("秦奶奶"))
    again = ask(passer_by, world.phone("秦奶奶"))
    assert (again.status_code, again["Retry-After"]) == (429, "60")
    assert InboxMessage.objects.count() == 1


def test_a_claimed_address_of_origin_changes_nothing(passer_by):
    """Twenty an hour for one address, whatever X-Forwarded-For says (G19)."""
    statuses = {
        passer_by.client.post(
            "/sign-in/phone", {"phone": f"1018888{number:04d}"}, headers={"X-Forwarded-For": f"1.2.3.{number}"},
        ).status_code
        for number in range(6)
    }  # fmt: skip
    assert statuses == {303, 429}


def test_a_phone_two_people_share_lets_neither_in(passer_by, world):
    other = world.people["白嫂"]
    other.phone = world.phone("秦奶奶")
    other.save()
    ask(passer_by, world.phone("秦奶奶"))
    answer = passer_by.send("/sign-in/code", code=digits())
    assert answer.status_code == 422
    assert "请用账号密码，或找站长" in text(answer)
    assert passer_by.look("/orders/mine").status_code == 302


def test_a_newcomer_gives_a_name_and_a_village_and_is_in(passer_by, world):
    ask(passer_by, NEW)
    assert passer_by.send("/sign-in/code", code=digits())["Location"] == "/sign-in/newcomer"
    village = world.units["石峁村"].pk
    assert passer_by.send("/sign-in/newcomer", name="", village="").status_code == 422
    answer = passer_by.send("/sign-in/newcomer", name="樊新来", village=str(village))
    assert answer["Location"] == "/"
    person = Person.objects.get(name="樊新来")
    assert (person.home_id, Person.objects.with_phone(NEW).get()) == (village, person)
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["person.enter", "account.open", "account.sign_in"]
    assert NEW not in str(list(Event.objects.values_list("facts", flat=True)))


def test_who_the_station_knows_is_found_again_when_the_name_fits(passer_by, world):
    known = Person.objects.create(
        county="610626", name="无账号", phone=NEW, home=world.units["石峁村"]
    )
    ask(passer_by, NEW)
    passer_by.send("/sign-in/code", code=digits())
    passer_by.send("/sign-in/newcomer", name="无账号", village=str(world.units["石峁村"].pk))
    assert Account.objects.get(person=known)
    assert Person.objects.with_phone(NEW).count() == 1


def test_another_name_under_a_known_phone_is_a_second_person_with_a_password(passer_by, world):
    Person.objects.create(county="610626", name="无账号", phone=NEW, home=world.units["石峁村"])
    ask(passer_by, NEW)
    passer_by.send("/sign-in/code", code=digits())
    answer = passer_by.send(
        "/sign-in/newcomer", name="另一位", village=str(world.units["杨柳村"].pk)
    )
    assert answer["Location"] == "/account/password"
    entered = Event.objects.get(verb="person.enter")
    assert entered.facts["same_phone"] == [Person.objects.get(name="无账号").pk]


def test_who_proved_no_phone_cannot_be_entered(passer_by, world):
    answer = passer_by.send("/sign-in/newcomer", name="某人", village="1")
    assert answer["Location"] == "/sign-in/phone"
    assert not Person.objects.filter(name="某人").exists()


@pytest.mark.parametrize("words", [*NASTY.values(), "12345", "09114567890"])
def test_nothing_typed_breaks_it(passer_by, words):
    assert ask(passer_by, words).status_code == 422
    ask(passer_by, NEW)
    assert passer_by.send("/sign-in/code", code=words).status_code == 422


def test_neither_number_nor_code_is_kept_in_the_clear(passer_by):
    ask(passer_by, NEW)
    row = PhoneCode.objects.values().get()
    assert NEW not in str(row)
    assert digits() not in str(row)


def test_without_a_gateway_the_page_is_not_there(passer_by, settings):
    settings.SMS = Sms()
    assert passer_by.look("/sign-in/phone").status_code == 404
    assert "手机验证码" not in text(passer_by.look("/sign-in"))


def test_the_inbox_is_of_demos_only(passer_by, settings):
    ask(passer_by, NEW)
    assert digits() in text(passer_by.look("/demo/inbox"))
    settings.DEMO = False
    assert passer_by.look("/demo/inbox").status_code == 404


def test_one_is_told_what_a_message_is_worth(passer_by):
    assert "谁要都别给" in text(passer_by.look("/sign-in/phone"))
