"""代点单: by telephone, at the counter, on paper, or by a helper; always with consent."""

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY, plain
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel, Consent
from wudan.people.actions.persons import enter as enter_person
from wudan.people.actors import THE_CLOCK


def order_for(world, who="秦奶奶", by="马青山", **given):
    said = {"channel": "telephone", "consent": "spoken_phone"} | given
    need = Need(service=world.services["haircut"])
    return actions.place_for(
        need=need, beneficiary=world.people[who], by=world.actor(by), at=MONDAY, **said
    )


@pytest.mark.parametrize("channel", sorted(set(Channel.values) - {"web"}))
@pytest.mark.parametrize("consent", sorted(set(Consent.values) - {"self", "bond"}))
def test_every_way_in_and_every_consent_is_written_down(world, channel, consent):
    order = order_for(world, channel=channel, consent=consent, consent_words=" 女儿在旁 ")
    assert (order.channel, order.consent, order.consent_words) == (channel, consent, "女儿在旁")


def test_who_took_it_and_under_which_post_is_on_the_order(world):
    order = order_for(world)
    assert (order.placed_by, order.placed_for) == (world.people["马青山"], world.people["秦奶奶"])
    assert order.placed_under_id == world.posts["马青山"].pk
    assert order.is_by_proxy
    event = events_of("order", order.pk).get()
    assert (event.verb, event.who) == ("order.place_for", "杨柳村站·站长")


def test_the_beneficiary_may_name_who_reviews(world):
    assert order_for(world, reviewer=world.people["李小妹"]).reviewer == world.people["李小妹"]


def test_a_sites_reach_is_its_own_people_and_those_below(world):
    assert order_for(world, "秦奶奶", "乔委员").unit == world.units["杨柳村"]
    assert order_for(world, "白嫂", "柳文书").unit == world.units["王台村"]
    with objected("not_your_unit"):
        order_for(world, "白嫂", "马青山")
    with objected("not_your_unit"):
        order_for(world, "白嫂", "乔委员")


@pytest.mark.parametrize("by", ["苏远", "景科长", "郝书记", "严审计", "计管理", "高大爷"])
def test_nobody_else_orders_for_others(world, by):
    with objected("not_your_role"):
        order_for(world, by=by)


def test_the_clock_orders_for_nobody(world):
    with objected("not_your_role"):
        actions.place_for(
            need=Need(words="理发"), beneficiary=world.people["秦奶奶"], channel="paper",
            consent="signed", by=THE_CLOCK, at=MONDAY,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("channel", "web"), ("channel", "pigeon"), ("channel", ""), ("consent", "self"),
        ("consent", "assumed"), ("consent", ""), ("consent_words", "字" * 201),
    ],
)  # fmt: skip
def test_without_a_proper_record_it_is_not_taken(world, field, value):
    with malformed(field):
        order_for(world, **{field: value})


def test_a_village_must_be_known(world):
    lives_nowhere = world.people["秦奶奶"]
    lives_nowhere.home = None
    lives_nowhere.save()
    with malformed("village"):
        order_for(world)


def enter(world, by="马青山", **given):
    said = {"name": "刘奶奶", "phone": "139 1234 5678", "address": "一组"} | given
    return enter_person(home=world.units["杨柳村"], by=world.actor(by), at=MONDAY, **said)


def test_a_resident_nobody_knows_yet_is_entered_once(world):
    first = enter(world)
    assert (first.name, plain(first.phone)) == ("刘奶奶", "13912345678")
    assert enter(world, phone="+86139-1234-5678") == first


def test_who_has_no_telephone_is_welcome_too(world):
    assert not enter(world, phone="").phone


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("name", "字" * 41), ("phone", "12345"), ("address", "字" * 121)],
)
def test_a_person_that_cannot_be_is_refused(world, field, value):
    with malformed(field):
        enter(world, **{field: value})


def test_persons_are_entered_in_ones_own_reach(world):
    with objected("not_your_unit"):
        enter(world, by="贾站长")
    with objected("not_your_role"):
        enter(world, by="秦奶奶")
