"""点单."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY, plain
from wudan.journal.events import events_of
from wudan.kit import numbers
from wudan.kit.clock import CHINA
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel, Consent, OrderState, Stage
from wudan.orders.models import Order
from wudan.people.actors import THE_CLOCK
from wudan.people.models import Person


def test_one_sentence_is_enough(world):
    order = world.place(service=None, words="灯不亮了，来人看看")
    assert (order.stage, order.state) == (Stage.PLACED, OrderState.PLACED)
    assert (order.channel, order.consent) == (Channel.WEB, Consent.SELF)
    assert order.title == "灯不亮了，来人看看"
    assert order.platform is None


def test_a_menu_item_brings_its_platform_its_words_and_its_headcount(world):
    order = world.place(service="bath", place_mode="home")
    assert order.platform == world.platforms["relief"]
    assert (order.words, order.headcount) == ("助浴", 2)


def test_the_station_of_ones_village_receives_it_and_has_one_working_day(world):
    order = world.place()
    assert order.unit == order.origin == world.units["杨柳村"]
    due = order.deadlines.get().due_at
    assert due.astimezone(CHINA) == MONDAY + timedelta(days=1)


def test_an_urgent_one_is_due_in_two_working_hours(world):
    order = world.place(urgent=True)
    assert order.deadlines.get().due_at == MONDAY + timedelta(hours=2)


def test_the_number_can_be_read_out_and_a_slip_is_noticed(world):
    order = world.place()
    assert numbers.is_number(order.no)
    assert order.number.replace(" ", "") == str(order) == order.no


def test_the_journal_knows_who_asked_and_not_by_name(world):
    order = world.place()
    event = events_of("order", order.pk).get()
    assert (event.verb, event.person_id, event.who) == ("order.place", order.placed_for_id, "群众")
    assert event.facts == {"from": None, "to": "placed", "channel": "web"}


def test_help_at_home_comes_to_the_known_address(world):
    assert plain(world.place().address) == "杨柳村三组"
    assert plain(world.place(address="窑洞坪").address) == "窑洞坪"


def test_another_village_may_be_chosen(world):
    need = Need(words="给我妈理发", address="石峁村五组")
    order = actions.place(
        need=need, by=world.actor("秦奶奶"), at=MONDAY, village=world.units["石峁村"]
    )
    assert order.unit == world.units["石峁村"]


def test_somebody_may_be_named_to_review(world):
    daughter = world.people["李小妹"]
    need = Need(service=world.services["haircut"])
    order = actions.place(need=need, by=world.actor("秦奶奶"), at=MONDAY, reviewer=daughter)
    assert order.reviewer == daughter


def test_who_has_no_village_must_choose_one(world):
    stranger = Person.objects.create(county="610626", name="过路人")
    world.people["过路人"] = stranger
    with malformed("village"):
        world.place("过路人", None, words="想理发", address="车站")


@pytest.mark.parametrize(
    "words", ["", "   ", "字" * 2001, "坏\x00字", "坏\ud800字"], ids=["none", "blank", "long", "nul", "half"]
)  # fmt: skip
def test_words_that_cannot_be_used_are_refused(world, words):
    with malformed("words"):
        world.place(service=None, words=words)


def test_rare_letters_and_faces_are_kept_as_typed(world):
    assert world.place(service=None, words="𡃁仔 😀\r\n第二行 ").words == "𡃁仔 😀\n第二行"


@pytest.mark.parametrize(
    ("service", "wanted_on"),
    [
        (None, date(2026, 9, 6)),
        ("haircut", date(2027, 9, 6)),
        ("opera", date(2026, 9, 11)),
        ("opera", date(2026, 11, 20)),
    ],
    ids=["past", "too far", "too soon", "out of season"],
)
def test_a_day_that_cannot_be_is_refused(world, service, wanted_on):
    with malformed("wanted_on"):
        world.place(service=service, words="看戏", place_mode="site", wanted_on=wanted_on)


def test_the_earliest_possible_day_is_taken(world):
    order = world.place(service="opera", place_mode="site", wanted_on=date(2026, 9, 12))
    assert order.wanted_on == date(2026, 9, 12)


def test_a_service_is_given_only_where_the_menu_says(world):
    with malformed("place_mode"):
        world.place(service="opera", place_mode="home")


@pytest.mark.parametrize("given", [{"place_mode": "moon"}, {"wanted_part": "midnight"}])
def test_a_choice_that_is_on_no_list_is_refused(world, given):
    with malformed(*given):
        world.place(service=None, words="想理发", **given)


@pytest.mark.parametrize(
    ("lon", "lat"), [(107.9, None), (None, 36.9), (36.9, 107.9), (float("inf"), 36.9), (float("nan"), 36.9)]
)  # fmt: skip
def test_a_point_outside_the_country_is_refused(world, lon, lat):
    with malformed("lon"):
        world.place(lon=lon, lat=lat)


def test_a_point_is_kept(world):
    order = world.place(lon=107.9, lat=36.9)
    assert (order.point.lon, order.point.lat) == (107.9, 36.9)
    assert world.place().point is None


def test_help_at_home_needs_an_address(world):
    Person.objects.filter(name="秦奶奶").update(address="")
    with malformed("address"):
        world.place()
    with malformed("address"):
        world.place(address="字" * 121)


def test_one_cannot_place_for_oneself_under_a_post(world):
    with objected("not_your_role"):
        actions.place(need=Need(words="理发"), by=world.actor("马青山"), at=MONDAY)
    with objected("not_your_role"):
        actions.place(need=Need(words="理发"), by=THE_CLOCK, at=MONDAY)


def test_but_as_oneself_one_can(world):
    need = Need(words="给我也理一个")
    order = actions.place(need=need, by=world.oneself("马青山"), at=MONDAY)
    assert order.placed_by == order.placed_for == world.people["马青山"]


def test_what_is_refused_leaves_nothing_behind(world):
    with malformed("words"):
        world.place(service=None, words="")
    assert not Order.objects.exists()
