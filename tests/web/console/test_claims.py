"""抢单: the board tells no more than a team needs to decide."""

from tests.web.console.desk import tomorrow, words_of
from tests.world import plain
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.teams.models import Team


def test_the_board_shows_service_and_village_but_no_person(world, desk_of):
    order = world.order_at("accepted")
    elder = world.people["秦奶奶"]
    leader = desk_of("苏远")
    for page in (words_of(leader.see("claims")), words_of(leader.see("claim", order.no))):
        assert "上门理发" in page
        assert "杨柳村站" in page
        for secret in (elder.name, plain(elder.phone), plain(elder.address), order.slip_code):
            assert secret not in page


def test_a_team_claims_and_then_sees_whom_to_visit(world, desk_of):
    order = world.order_at("accepted")
    leader = desk_of("苏远")
    answer = leader.act("claim", order, starts_at=tomorrow(), contact="苏远", people_count="1")
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.no}")
    assert world.phone("秦奶奶") in words_of(leader.send("contact", order.no, purpose="serve"))


def test_a_claim_without_a_time_is_refused_and_the_contact_kept(world, desk_of):
    order = world.order_at("accepted")
    answer = desk_of("苏远").act("claim", order, contact="小武去", people_count="1")
    assert answer.status_code == 422
    assert "请选日期和时间。" in words_of(answer)
    assert "小武去" in words_of(answer)


def test_a_team_that_cannot_reads_why(world, desk_of):
    order = world.order_at("accepted")
    singers = desk_of("呼延歌")
    assert "未开展此类服务：扶贫帮困" in words_of(singers.see("claim", order.no))
    answer = singers.act("claim", order, starts_at=tomorrow(), contact="呼延歌", people_count="1")
    assert answer.status_code == 422
    assert Order.objects.get(pk=order.pk).stage == Stage.ACCEPTED


def test_an_order_another_team_took_is_no_longer_there(world, desk_of):
    order = world.order_at("accepted")
    taking = {"starts_at": tomorrow(), "contact": "苏远", "people_count": "1"}
    desk_of("苏远").act("claim", order, **taking)
    answer = desk_of("宗梅").act("claim", order, **taking)
    assert answer.status_code == 404
    assert "可能刚被别的队伍接下了" in words_of(answer)


def test_a_claim_sent_twice_is_answered_alike(world, desk_of):
    order = world.order_at("accepted")
    leader = desk_of("苏远")
    fields = {
        "version": order.version, "token": "pressed-twice", "starts_at": tomorrow(),
        "contact": "苏远", "people_count": "1",
    }  # fmt: skip
    answers = [leader.send("claim", order.no, **fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]


def test_a_claim_on_what_has_changed_meanwhile_is_shown_anew(world, desk_of):
    order = world.order_at("accepted")
    fields = {"starts_at": tomorrow(), "contact": "苏远", "people_count": "1"}
    answer = desk_of("苏远").send("claim", order.no, version=order.version - 1, **fields)
    assert answer.status_code == 409
    assert "这一单刚刚有人动过" in words_of(answer)


def test_orders_not_open_to_claims_or_not_accepted_are_not_on_the_board(world, desk_of):
    placed, bath = world.place(), world.order_at("placed", "李小妹", "bath")
    desk_of("马青山").act("acceptance", bath, service=bath.service_id)
    leader = desk_of("宗梅")
    assert leader.see("claims").context["offers"] == []
    assert leader.see("claim", placed.no).status_code == 404
    assert leader.see("claim", bath.no).status_code == 404


def test_the_board_ends_where_the_team_does_not_serve(world, desk_of):
    world.order_at("accepted")
    Team.objects.filter(pk=world.teams["clippers"].pk).update(serves=[world.units["周湾"].path])
    assert desk_of("苏远").see("claims").context["offers"] == []


def test_only_team_leaders_have_a_board(world, desk_of):
    for name in ("秦奶奶", "小武", "马青山", "景科长"):
        assert desk_of(name).see("claims").status_code == 404
