"""No typed word carries an ID number, whoever types it and wherever (G08)."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.world import MONDAY
from wudan.kit.refusals import Malformed, Objected
from wudan.kit.text import NO_ID_NUMBERS
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Callback, Order
from wudan.people.actions.persons import enter as enter_person
from wudan.people.models import Person
from wudan.sites import actions as site_actions

ID = "办事用，号是 110105 19491231 002x"
LATER = MONDAY + timedelta(days=2)
KEEPER, OFFICE, OFFICER, LEADER, ELDER = "马青山", "柳文书", "景科长", "苏远", "秦奶奶"
ON_AN_ORDER = {
    "supplement": ("returned", ELDER, {"words": ID}),
    "return_": ("placed", KEEPER, {"words": ID}),
    "decline": ("placed", KEEPER, {"reason": "out_of_scope", "next_place": ID}),
    "decline_words": ("placed", KEEPER, {"reason": "other", "next_place": "12345", "words": ID}),
    "refer": ("placed", KEEPER, {"target": "12345", "words": ID}),
    "escalate": ("placed", KEEPER, {"words": ID}),
    "void": ("placed", OFFICE, {"reason": "test", "words": ID}),
    "accept": ("placed", KEEPER, {"note": ID}),
    "schedule": ("scheduled", LEADER, {"starts_at": LATER, "words": ID}),
    "dispatch": ("accepted", OFFICER, {"note": ID}),
    "recall": ("offered", OFFICER, {"words": ID}),
    "refuse": ("offered", LEADER, {"reason": "other", "words": ID}),
    "confirm": ("offered", LEADER, {"starts_at": LATER, "contact": ID}),
    "claim": ("accepted", LEADER, {"starts_at": LATER, "contact": ID}),
    "fulfill": ("scheduled", LEADER, {"words": ID, "minutes": 40}),
    "review": ("acknowledged", ELDER, {"score": 5, "words": ID}),
    "follow_up": ("following_up", OFFICE, {"resolution": "redone", "words": ID}),
}


def refused(act):
    with pytest.raises((Malformed, Objected)) as caught, transaction.atomic():
        act()
    assert NO_ID_NUMBERS in caught.value.words


@pytest.mark.parametrize("name", ON_AN_ORDER)
def test_words_about_an_order_carry_none(world, name):
    stage, who, typed = ON_AN_ORDER[name]
    order, verb = world.order_at(stage), name.removesuffix("_words")
    if verb == "dispatch":
        typed = typed | {"team": world.teams["clippers"]}
    refused(lambda: getattr(actions, verb)(
        order=order, by=world.actor(who), at=MONDAY + timedelta(days=1), **typed
    ))  # fmt: skip
    assert Order.objects.get(pk=order.pk).version == order.version


@pytest.mark.parametrize("typed", [{"words": ID}, {"words": "理发", "address": ID}])
def test_a_need_carries_none(world, typed):
    refused(lambda: actions.place(need=Need(**typed), by=world.actor(ELDER), at=MONDAY))


def test_words_of_consent_and_a_new_persons_entry_carry_none(world):
    keeper, home = world.actor(KEEPER), world.units["杨柳村"]
    refused(lambda: actions.place_for(
        need=Need(words="理发"), beneficiary=world.people[ELDER], channel="telephone",
        consent="spoken_phone", consent_words=ID, by=keeper, at=MONDAY,
    ))  # fmt: skip
    known = {"phone": "", "home": home, "by": keeper, "at": MONDAY}
    refused(lambda: enter_person(name="110105 19491231002x", address="", **known))
    refused(lambda: enter_person(name="王二", address=ID, **known))
    assert not Person.objects.filter(name="王二").exists()


def test_words_of_a_call_and_of_a_decision_carry_none(world):
    order = world.order_at("done")
    call = Callback.objects.create(order=order, county=order.county, drawn_at=MONDAY, drawn_for="x")
    keeper = world.actor(KEEPER)
    refused(lambda: actions.call_back(
        callback=call, outcome="confirmed", words=ID, by=keeper, at=LATER
    ))  # fmt: skip
    refused(lambda: actions.decide(
        kind="x", key="y", words=ID, county=order.county, by=world.actor(OFFICE), at=LATER
    ))  # fmt: skip


@pytest.mark.parametrize(
    "typed", [{"why": ID, "address": "村委会"}, {"why": "搬家", "address": ID}]
)
def test_a_sites_record_carries_none(world, typed):
    site = world.units["杨柳村"].site
    refused(lambda: site_actions.move(site=site, by=world.actor(OFFICE), at=MONDAY, **typed))
