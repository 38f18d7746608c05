"""邀约与排期: a leader's, a volunteer's, a department's."""

from datetime import timedelta

from tests.deliveries.planning import FRIDAY, published, stop
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.orders.actions import cooperating
from wudan.people.models import Post


def test_a_leader_sees_offers_schedule_and_what_was_done(world, desk_of):
    world.order_at("offered")
    world.order_at("scheduled", "李小妹")
    world.order_at("reviewed")
    seen = desk_of("苏远").see("team-desk").context
    assert [len(seen[part]) for part in ("offers", "schedule", "done")] == [1, 1, 1]


def test_an_offer_tells_the_risk_and_the_time_left_but_not_who(world, desk_of):
    order = world.place("高大爷", "checkup")
    desk_of("柳文书").act("acceptance", order, service=order.service_id)
    desk_of("柳文书").act("dispatch", order, team=world.teams["nurses"].pk, note="有证")
    page = words_of(desk_of("段护士").see("team-desk"))
    assert "涉及医疗" in page
    assert "还剩" in page
    assert "高大爷" not in page


def test_a_volunteer_sees_the_teams_schedule_only(world, desk_of):
    world.order_at("offered")
    world.order_at("scheduled", "李小妹")
    answer = desk_of("小武").see("team-desk")
    page = words_of(answer)
    assert len(answer.context["schedule"]) == 1
    assert "等您答复" not in page
    assert "队里的单" in page


def test_a_department_sees_its_duties(world, desk_of):
    order = world.order_at("accepted")
    desk_of("柳文书").act("dispatch", order, department=world.units["民政局"].pk)
    answer = desk_of("景科长").see("team-desk")
    assert [task.row.no for task in answer.context["offers"]] == [order.number]
    assert "职责单" in words_of(answer)


def test_a_department_finds_what_others_asked_of_it(world, desk_of, django_assert_max_num_queries):
    Post.objects.filter(pk=world.posts["景科长"].pk).update(unit=world.units["卫健局"])
    for _ in range(3):
        piece = cooperating.ask(
            platform=world.platforms["relief"], unit=world.units["卫健局"], words="量血压",
            wanted_by=(MONDAY + timedelta(days=9)).date(), service=world.services["haircut"],
            by=world.actor("柳文书"), at=MONDAY,
        )  # fmt: skip
    desk = desk_of("景科长")
    page = words_of(desk.see("team-desk"))
    assert page.count("请在 9月9日 周三 09:00 前答复") == 3
    assert f"/desk/cooperations/{piece.pk}" in page
    with django_assert_max_num_queries(10):
        desk.see("team-desk")


def test_who_is_in_no_team_has_no_team_desk(world, desk_of):
    for name in ("秦奶奶", "马青山", "郝书记"):
        assert desk_of(name).see("team-desk").status_code == 404


def test_a_leader_finds_deliveries_that_wait_and_the_way_to_them(
    world, desk_of, django_assert_max_num_queries
):
    stops = [stop(world, at=FRIDAY + timedelta(days=n)) for n in (0, 3, 4)]
    published(world, *stops)
    desk = desk_of("呼延歌")
    page = words_of(desk.see("team-desk"))
    assert "还有 3 次配送等你们答复，最早的 9月9日 周三 09:00 到期。" in page
    assert 'href="/desk/deliveries"' in page
    with django_assert_max_num_queries(9):
        desk.see("team-desk")
    assert "次配送等你们答复" not in words_of(desk_of("苏远").see("team-desk"))
