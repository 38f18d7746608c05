"""撤销阵地: whatever holds a site back is opened from the page that says so, all of it (R122)."""

import pytest

from tests.activities.drafting import opened as running
from tests.grounds import hanging
from tests.inspections.test_units import going_to as sent_to_a_unit
from tests.inspections.test_units import seen
from tests.inspections.visiting import going_to
from tests.projects.test_register import named, taken_in
from tests.teams.founding import propose
from tests.web.console.desk import NOON, words_of
from tests.world import MONDAY
from wudan.activities.models import Activity
from wudan.grounds.hanging import hanging_on
from wudan.registers.seeing import seen_of
from wudan.sites.models import Resource

pytestmark = pytest.mark.django_db
AT_A_STATION = (
    hanging.a_delivery, hanging.a_room_elsewhere, hanging.a_loan, hanging.a_support_order, hanging.an_appeal,
    propose, hanging.a_kiosk, hanging.a_room, hanging.a_shop, named, going_to,
)  # fmt: skip


def refused_end(desk, world, place):
    """What the page says stands in the way of its end."""
    answer = desk.send("site-ending", world.units[place].pk, why="并村")
    assert answer.status_code == 422
    return answer


def opened(desk, answer):
    """The kinds on the page, each thing of which was opened."""
    for one in answer.context["to_arrange"]:
        assert [line.url for line in one.first if not line.url] == [], one.what
        for line in one.first:
            assert desk.client.get(line.url).status_code == 200, (one.what, line.url)
            assert f'<a href="{line.url}">{line.name}</a>' in words_of(answer)
    return {str(one.what) for one in answer.context["to_arrange"]}


def test_everything_that_holds_a_station_back_is_opened_from_the_page(world, desk_of):
    world.place(at=NOON)
    hanging.a_project(world)
    for left in AT_A_STATION:
        left(world)
    Resource.objects.update(host=world.units["杨柳村"])
    running(world)
    Activity.objects.update(unit=world.units["杨柳村"])
    seen_there = opened(desk_of("柳文书"), refused_end(desk_of("柳文书"), world, "杨柳村"))
    assert seen_there >= {
        "没办完的单", "这里的队伍", "在岗的人", "场地", "没办完的活动", "开着的兑换点",
        "保管的、设在这里的资源", "没办完的配送", "在别处订的场地", "借来的、在借的东西", "没办完的支持单",
        "没答复的入队退队申诉", "等人答应当队长的新队", "在清单上、在评审的项目（先转给别的单位）",
        "没停用的大厅点单机", "替这里说话的群众代表", "安排了还没来看的督查指导",
    }  # fmt: skip


def test_everything_that_holds_an_institute_back_is_opened_too(world, desk_of):
    hanging.a_training_session(world)
    hanging.a_complaint(world)
    taken_in(world)
    seen(world, sent_to_a_unit(world, "铁边城"), "制度没上墙")
    seen_there = opened(desk_of("柳文书"), refused_end(desk_of("柳文书"), world, "铁边城"))
    assert seen_there >= {
        "没答复的投诉", "下面的阵地", "在岗的人", "还没办的培训", "这里登记的志愿服务组织", "督查指导后没改好的",
    }  # fmt: skip


def test_more_than_three_are_counted_and_the_number_opens_to_the_others(world, desk_of):
    orders = [world.place(at=NOON) for _ in range(5)]
    answer = refused_end(desk_of("柳文书"), world, "杨柳村")
    (one,) = [one for one in answer.context["to_arrange"] if one.what == "没办完的单"]
    assert (one.count, len(one.first), len(one.others), one.left) == (5, 3, 2, 0)
    assert "一共 5 个" in words_of(answer)
    for order in orders:
        assert f'<a href="/orders/{order.no}">{order.no}</a>' in words_of(answer)


def test_who_may_not_see_it_has_its_name_alone(world):
    order = world.place(at=NOON)
    found = hanging_on(world.units["杨柳村"], on=MONDAY.date())
    refs = [(one.kind, ref) for one in found for ref in one.refs]
    assert ("order", order.no) in seen_of(refs, world.actor("柳文书"), on=MONDAY.date())
    assert seen_of(refs, world.actor("贾站长"), on=MONDAY.date()) == set()
