"""接单."""

from tests.web.console.desk import words_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order


def test_a_keeper_accepts_an_order_of_the_village(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").act("acceptance", order, service=order.service_id)
    assert answer.status_code == 303
    assert answer["Location"] == f"/orders/{order.no}"
    assert Order.objects.get(pk=order.pk).stage == Stage.ACCEPTED


def test_an_order_in_free_words_shows_likely_items_first(world, desk_of):
    order = world.place(service=None, words="想上门理发")
    page = words_of(desk_of("马青山").see("order", order.no))
    menu = page[page.index("像是这几项") :]
    assert menu.index("上门理发</option>") < menu.index("扶贫帮困")


def test_an_order_in_free_words_cannot_be_accepted_without_a_platform(world, desk_of):
    order = world.place(service=None, words="井房的灯坏了")
    answer = desk_of("马青山").act("acceptance", order, note="已打过电话")
    assert answer.status_code == 422
    assert "请选这件事属于哪一类服务" in words_of(answer)
    assert "已打过电话" in words_of(answer)


def test_accepting_what_was_accepted_says_why_not(world, desk_of):
    order = world.order_at("accepted")
    answer = desk_of("马青山").act("acceptance", order, service=order.service_id)
    assert answer.status_code == 422
    assert "现在是“待派单”，不能接单" in words_of(answer)


def test_an_order_somebody_moved_meanwhile_is_shown_anew(world, desk_of):
    order = world.place()
    seen = order.version
    world.order_at("accepted", "李小妹")
    keeper = desk_of("马青山")
    keeper.act("escalation", order)
    institute = desk_of("乔委员").send(
        "acceptance", order.no, version=seen, service=order.service_id, note="我来接"
    )
    assert institute.status_code == 409
    assert "这一单刚刚有人动过" in words_of(institute)
    assert "我来接" in words_of(institute)


def test_a_keeper_of_another_village_finds_no_such_order(world, desk_of):
    order = world.place()
    assert desk_of("贾站长").act("acceptance", order).status_code == 404


def test_a_resident_has_no_such_address(world, desk_of):
    order = world.place()
    assert desk_of("秦奶奶").act("acceptance", order).status_code == 404


def test_an_auditor_reads_why_the_act_is_not_theirs(world, desk_of):
    order = world.place()
    answer = desk_of("严审计").act("acceptance", order, service=order.service_id)
    assert answer.status_code == 422
    assert "“接单”由" in words_of(answer)


def test_a_form_sent_twice_accepts_once(world, desk_of):
    order = world.place()
    keeper = desk_of("马青山")
    fields = {"version": order.version, "service": order.service_id, "token": "pressed-twice"}
    first = keeper.send("acceptance", order.no, **fields)
    again = keeper.send("acceptance", order.no, **fields)
    assert (first.status_code, again.status_code) == (303, 303)
    assert Order.objects.get(pk=order.pk).version == order.version + 1


def test_a_form_without_a_token_is_refused(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").act("acceptance", order, service=order.service_id, token="")
    assert answer.status_code == 422
    assert "这个页面不完整" in words_of(answer)


def test_reloading_the_address_of_an_act_leads_to_the_order(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").see("acceptance", order.no)
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.no}")
