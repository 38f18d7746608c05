"""代点单: somebody calls; half a minute later there is an order."""

from tests.web.console.desk import words_of
from wudan.orders.enums import Channel, Consent
from wudan.orders.models import Order
from wudan.people.models import Person

CALL = {
    "step": "place", "channel": "telephone", "consent": "spoken_phone", "place_mode": "home",
    "wanted_part": "",
}  # fmt: skip


def test_a_caller_is_found_by_name_or_last_digits(world, desk_of):
    keeper = desk_of("马青山")
    for asked in ("秦", world.phone("秦奶奶")[-4:]):
        page = words_of(keeper.send("intake", step="look", q=asked))
        assert "秦奶奶 · 杨柳村站" in page
        assert world.phone("秦奶奶") not in page


def test_people_of_other_villages_are_not_found(world, desk_of):
    page = words_of(desk_of("马青山").send("intake", step="look", q="白嫂"))
    assert "没有查到" in page


def test_looking_somebody_up_finds_no_fault_and_keeps_what_was_typed(world, desk_of):
    answer = desk_of("马青山").send("intake", step="look", q="秦", words="想剪头", channel="paper")
    page = words_of(answer)
    assert answer.status_code == 200
    assert "处要改" not in page
    assert "想剪头" in page
    assert '<option value="paper" selected' in page


def test_words_bring_likely_items_to_the_top(world, desk_of):
    page = words_of(desk_of("马青山").send("intake", step="look", words="想上门理发"))
    assert "像是：上门理发" in page


def test_a_call_becomes_an_order_with_a_number_and_code_to_read_out(world, desk_of):
    keeper = desk_of("马青山")
    elder = world.people["秦奶奶"]
    answer = keeper.send("intake", **CALL, person=elder.pk, service=world.services["haircut"].pk)
    order = Order.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/intake?taken={order.no}")
    assert (order.placed_for, order.channel) == (elder, Channel.TELEPHONE)
    assert order.consent == Consent.SPOKEN_PHONE
    assert order.placed_under_id == world.posts["马青山"].pk
    page = words_of(keeper.client.get(answer["Location"]))
    assert order.number in page
    assert order.slip_code in page


def test_somebody_new_is_written_down_once(world, desk_of):
    keeper = desk_of("马青山")
    village = world.units["杨柳村"].pk
    new = {"name": "常大娘", "phone": "10100009999", "village": village, "address": "二组"}
    for words in ("读一封信", "修一修水管"):
        assert keeper.send("intake", **CALL, **new, words=words).status_code == 303
    assert Person.objects.filter(name="常大娘").count() == 1


def test_nobody_named_is_no_order_and_the_words_are_kept(world, desk_of):
    answer = desk_of("马青山").send("intake", **CALL, words="读一封信")
    assert answer.status_code == 422
    assert "请先查人；查不到就写上姓名。" in words_of(answer)
    assert "读一封信" in words_of(answer)
    assert not Order.objects.exists()


def test_a_wrong_phone_and_no_need_are_told_beside_their_fields(world, desk_of):
    village = world.units["杨柳村"].pk
    keeper = desk_of("马青山")
    answer = keeper.send("intake", **CALL, name="常大娘", phone="12", village=village, words="读信")
    assert answer.status_code == 422
    assert "电话号码不对" in words_of(answer)
    answer = keeper.send("intake", **CALL, person=world.people["秦奶奶"].pk)
    assert answer.status_code == 422
    assert "请用一句话写下需要什么" in words_of(answer)


def test_without_consent_nothing_is_placed(world, desk_of):
    call = CALL | {"consent": ""}
    answer = desk_of("马青山").send(
        "intake", **call, person=world.people["秦奶奶"].pk, words="读信"
    )
    assert answer.status_code == 422
    assert not Order.objects.exists()


def test_the_same_need_again_is_shown_before_it_is_placed(world, desk_of):
    first = world.place()
    keeper = desk_of("马青山")
    again = CALL | {"person": world.people["秦奶奶"].pk, "service": world.services["haircut"].pk}
    asked = keeper.send("intake", **again)
    page = words_of(asked)
    assert asked.status_code == 200
    assert "这位群众已经有一单差不多的" in page
    assert first.number in page
    assert Order.objects.count() == 1
    placed = keeper.send("intake", **again, warned=asked.context["warned"])
    assert placed.status_code == 303
    assert Order.objects.count() == 2


def test_a_second_haircut_on_one_day_shows_the_first_booking(world, desk_of):
    booked = world.order_at("scheduled")
    day = booked.dispatch.fulfillment.starts_at.date().isoformat()
    again = CALL | {"person": world.people["秦奶奶"].pk, "service": world.services["haircut"].pk}
    page = words_of(desk_of("马青山").send("intake", **again, wanted_on=day))
    assert "已经有一单“上门理发”" in page
    assert booked.number in page


def test_a_person_of_another_village_cannot_be_slipped_in(world, desk_of):
    answer = desk_of("马青山").send("intake", **CALL, person=world.people["白嫂"].pk, words="读信")
    assert answer.status_code == 422
    assert "不在您的辖区" in words_of(answer)


def test_intake_sent_twice_places_one_order(world, desk_of):
    keeper = desk_of("马青山")
    call = CALL | {"person": world.people["秦奶奶"].pk, "words": "读信", "token": "pressed-twice"}
    answers = [keeper.send("intake", **call), keeper.send("intake", **call)]
    assert Order.objects.count() == 1
    assert answers[0].status_code == 303
    assert answers[1].status_code in {200, 303}


def test_another_keeper_does_not_read_the_code(world, desk_of):
    desk_of("马青山").send("intake", **CALL, person=world.people["秦奶奶"].pk, words="读信")
    order = Order.objects.get()
    page = words_of(desk_of("乔委员").see("intake", taken=order.no))
    assert order.slip_code not in page


def test_only_sites_take_orders_for_others(world, desk_of):
    for name in ("秦奶奶", "景科长", "郝书记", "苏远"):
        assert desk_of(name).see("intake").status_code == 404


def test_the_only_one_found_is_already_chosen(world, desk_of):
    answer = desk_of("马青山").send("intake", step="look", q="秦")
    assert answer.context["person"] == world.people["秦奶奶"]


def test_who_was_set_aside_stays_so_until_another_search(world, desk_of):
    answer = desk_of("马青山").send("intake", step="look", q="秦", asked="秦", person="")
    assert answer.context["person"] is None


def test_who_looks_up_too_many_waits_and_keeps_what_was_typed(world, desk_of):
    keeper = desk_of("马青山")
    answers = [keeper.send("intake", step="look", q="秦", words="灯坏了") for _ in range(61)]
    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert "灯坏了" in words_of(answers[-1])
    assert "秦奶奶" not in words_of(answers[-1])
