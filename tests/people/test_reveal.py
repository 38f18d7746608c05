"""看全: a person's full data is read for a purpose; the trail comes first."""

import pytest

from tests.world import MONDAY, plain
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Objected, TooMany
from wudan.orders import actions as orders
from wudan.people import actions

pytestmark = pytest.mark.postgres


def reveal(world, who, whom="秦奶奶", purpose="correct", kinds=("phone", "address")):
    return actions.reveal(
        person=world.people[whom], kinds=kinds, purpose=purpose, by=world.actor(who), at=MONDAY
    )


@pytest.mark.parametrize("who", ["马青山", "乔委员", "柳文书"])
def test_the_sites_where_somebody_lives_may(world, who):
    found = reveal(world, who)
    assert (found.phone, found.address) == (world.phone("秦奶奶"), "杨柳村三组")
    assert found.id_number == ""


@pytest.mark.parametrize(
    "who", ["贾站长", "景科长", "苏远", "郝书记", "严审计", "计管理", "秦奶奶", "小武"]
)
def test_nobody_else_may_and_nothing_is_written(world, who):
    with pytest.raises(Objected):
        reveal(world, who)
    assert not events_of("person", world.people["秦奶奶"].pk).exists()


def test_the_trail_says_who_what_and_why_and_none_of_the_data(world):
    reveal(world, "马青山", kinds=("phone",))
    event = events_of("person", world.people["秦奶奶"].pk).get()
    assert (event.verb, event.why) == ("person.reveal", "帮本人更正资料")
    assert event.person_id == world.people["马青山"].pk
    assert event.facts == {"kinds": ["phone"], "purpose": "correct", "about": ""}
    for secret in (world.phone("秦奶奶"), "秦奶奶", "三组"):
        assert secret not in f"{event.facts}{event.why}{event.who}"


def test_without_a_purpose_nothing_is_read(world):
    with pytest.raises(Malformed) as refused:
        reveal(world, "马青山", purpose="curious")
    assert list(refused.value.fields) == ["purpose"]


def test_a_contact_read_for_an_order_names_the_order(world):
    order = world.order_at("scheduled")
    found = orders.reveal_contact(order=order, purpose="serve", by=world.actor("苏远"), at=MONDAY)
    assert found.phone == world.phone("秦奶奶")
    assert events_of("person", order.placed_for_id).get().facts["about"] == f"order:{order.no}"


@pytest.mark.parametrize("stage", ["offered", "done", "reviewed", "withdrawn"])
def test_a_team_reads_it_from_its_yes_to_the_end_of_the_work_only(world, stage):
    order = world.order_at(stage)
    with pytest.raises(Objected):
        orders.reveal_contact(order=order, purpose="serve", by=world.actor("苏远"), at=MONDAY)


def test_a_keeper_of_another_village_cannot_by_way_of_the_order(world):
    order = world.place()
    with pytest.raises(Objected):
        orders.reveal_contact(order=order, purpose="serve", by=world.actor("贾站长"), at=MONDAY)


def test_the_exact_place_is_kept_sealed_and_still_reckoned_with(world):
    order = world.place(lon=107.961, lat=36.962)
    order.refresh_from_db()
    assert str(order.place) == "已标位置"
    assert (order.point.lon, order.point.lat) == (107.961, 36.962)
    assert plain(order.place) == "107.961,36.962"


def test_who_reads_too_many_is_stopped_and_heard_of(world):
    """Sixty a minute at most (G09); the alarm is written before the first refusal (A14)."""
    keeper = world.people["马青山"]
    for _ in range(60):
        reveal(world, "马青山")
    with pytest.raises(TooMany, match="次数太多"):
        reveal(world, "马青山")
    assert events_of("account", keeper.account.pk).get().verb == "account.alarm"
    assert events_of("person", world.people["秦奶奶"].pk).count() == 60
    assert reveal(world, "乔委员").phone
