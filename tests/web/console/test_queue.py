"""待办: what a post has in hand, what is due first on top, in few questions to the database."""

from datetime import timedelta

from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.orders.enums import Stage
from wudan.orders.lines import Queue
from wudan.orders.models import Order

MOST_QUERIES = {"马青山": 6, "乔委员": 8, "柳文书": 7}
"""A town asks beside whether a site of its own is silent, the office whether a month had no meeting."""


def test_the_queue_counts_every_tab(world, desk_of):
    for stage in ("placed", "returned", "accepted", "offered", "scheduled", "following_up"):
        world.order_at(stage)
    tabs = desk_of("马青山").see("queue").context["tabs"]
    assert [tab.count for tab in tabs] == [1, 0, 1, 1, 1, 1, 1, 0]
    assert tabs[0].current


def test_what_is_due_first_comes_first(world, desk_of):
    later = world.place(at=MONDAY + timedelta(hours=2))
    sooner = world.place("李小妹", at=MONDAY)
    urgent = world.place("李小妹", at=MONDAY + timedelta(hours=3), urgent=True)
    page = words_of(desk_of("马青山").see("queue"))
    assert page.index(urgent.number) < page.index(sooner.number) < page.index(later.number)
    assert "急" in page


def test_what_is_late_is_told_in_words_and_has_its_tab(world, desk_of):
    world.place(at=MONDAY - timedelta(days=7))
    keeper = desk_of("马青山")
    assert "已超时" in words_of(keeper.see("queue"))
    assert keeper.see("queue", tab="overdue").context["tabs"][-1].count == 1


def test_the_lines_are_the_orders_in_hand(world):
    for stage in ("placed", "accepted", "offered"):
        world.order_at(stage)
    world.place(at=MONDAY - timedelta(days=7))
    now = MONDAY + timedelta(hours=1)
    for name in ("马青山", "乔委员", "柳文书", "秦奶奶"):
        actor = world.actor(name)
        for village in (None, world.units["杨柳村"].pk):
            for stages in ((Stage.PLACED,), (Stage.ACCEPTED, Stage.OFFERED), ()):
                held = Order.objects.held_by(actor).open().soonest_due_first()
                held = held.filter(origin=village) if village else held
                asked = Q(stage__in=stages) if stages else Q(running__due_at__lte=now)
                wanted = [(one.number, one.title, one.due_at) for one in held.filter(asked)]
                lines = Queue(actor, now, village).lines(stages, start=0, most=31)
                assert [(one.number, one.title, one.due_at) for one in lines] == wanted


def test_thirty_orders_fill_a_page_and_the_next_has_the_rest(world, desk_of):
    for _ in range(32):
        world.place()
    keeper = desk_of("马青山")
    first, second = keeper.see("queue"), keeper.see("queue", page=2)
    assert (len(first.context["rows"]), len(second.context["rows"])) == (30, 2)
    assert "/desk/queue?page=2" in words_of(first)


def test_a_full_queue_asks_the_database_a_few_times(world, desk_of):
    for _ in range(30):
        world.place()
    for name, most in MOST_QUERIES.items():
        desk = desk_of(name)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.see("queue")
        assert len(asked) <= most, [query["sql"] for query in asked]


def test_the_institute_looks_at_one_village(world, desk_of):
    ours, other = world.place("秦奶奶"), world.place("高大爷")
    institute = desk_of("乔委员")
    page = words_of(institute.see("queue"))
    assert ours.number in page
    assert other.number in page
    page = words_of(institute.see("queue", village=world.units["石峁村"].pk))
    assert ours.number not in page
    assert other.number in page


def test_another_institute_has_none_of_it(world, desk_of):
    order = world.place()
    assert order.number not in words_of(desk_of("贾站长").see("queue"))


def test_an_escalated_order_leaves_the_keepers_queue(world, desk_of):
    order = world.place()
    keeper = desk_of("马青山")
    keeper.act("escalation", order)
    assert order.number not in words_of(keeper.see("queue"))
    assert order.number in words_of(desk_of("乔委员").see("queue"))


def test_only_sites_have_a_queue(world, desk_of):
    for name in ("秦奶奶", "苏远", "景科长", "郝书记", "严审计", "计管理"):
        assert desk_of(name).see("queue").status_code == 404


def test_who_is_not_signed_in_is_asked_to(world, client):
    answer = client.get("/desk/queue")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in")


def test_who_keeps_a_silent_site_and_the_town_above_read_it_with_why(world, desk_of):
    said = "90 天没有点单、活动和预订"
    keeper, town = (
        words_of(desk_of("马青山").see("queue")),
        words_of(desk_of("乔委员").see("queue")),
    )
    own = world.units["杨柳村"].pk
    assert f"本站 {said}（没有人点）" in keeper
    assert f'/desk/sites/{own}"' in keeper
    assert said in town
    assert "石峁村站" in town
    assert "王台村站" not in town
    assert said not in words_of(desk_of("柳文书").see("queue"))
    world.place("秦奶奶")
    assert said not in words_of(desk_of("马青山").see("queue"))
    assert "石峁村站" in words_of(desk_of("乔委员").see("queue"))
