"""我的家人和帮办: asked, answered, used and ended on one's own pages."""

import pytest
from django.urls import reverse

from tests.people.bonding import bonded, parented, proposed
from tests.web.portal.visiting import NASTY, text
from wudan.orders.models import Order
from wudan.people.models import Bond

BONDS = "/privacy/bonds"


def said(world, **changed):
    return {"name": "秦奶奶", "village": world.units["杨柳村"].pk, "phone": world.phone("秦奶奶"), "kind": "family"} | changed  # fmt: skip


def test_a_daughter_asks_the_elder_agrees_and_the_daughter_orders(world, as_):
    daughter, elder = as_("李小妹"), as_("秦奶奶")
    assert daughter.send(BONDS, **said(world)).status_code == 303
    bond = Bond.objects.get()
    page = text(daughter.look(BONDS))
    assert "秦**" in page
    assert "秦奶奶" not in page
    assert "李小妹" in text(elder.look(BONDS))
    assert elder.send(reverse("bond-confirmation", args=[bond.pk])).status_code == 303
    assert "秦奶奶" in text(daughter.look("/orders/new"))
    order = {"words": "想剪头发", "place_mode": "home", "ward": bond.ward_id, "wanted_part": ""}
    answer = daughter.send("/orders/new", **order, address="杨柳村三组")
    assert answer.status_code == 303
    placed = Order.objects.get()
    assert (placed.placed_for_id, placed.bond_id) == (bond.ward_id, bond.pk)
    seen = text(daughter.look(answer["Location"]))
    assert placed.slip_code not in seen
    assert "李**代点" in text(elder.look(answer["Location"]))
    assert placed.number in text(daughter.look("/orders/mine"))


def test_the_daughters_address_that_stood_in_the_form_is_not_the_elders(world, as_):
    bonded(world, "白嫂")
    order = {"words": "想剪头发", "place_mode": "home", "ward": world.people["秦奶奶"].pk, "wanted_part": ""}  # fmt: skip
    as_("白嫂").send("/orders/new", **order, address="王台村三组")
    assert Order.objects.get().address == world.people["秦奶奶"].address


def test_the_elders_other_orders_stay_unknown(world, as_):
    bonded(world)
    own = world.place()
    daughter = as_("李小妹")
    order = {"words": "剪头发", "service": "haircut", "place_mode": "home", "ward": own.placed_for_id, "wanted_part": ""}  # fmt: skip
    assert daughter.send("/orders/new", **order).status_code == 303
    assert own.number not in text(daughter.look("/orders/mine"))
    assert daughter.look(f"/orders/{own.no}").status_code == 404


def test_after_the_end_the_order_and_the_choice_are_gone(world, as_):
    bond = bonded(world)
    daughter = as_("李小妹")
    order = {"words": "想剪头发", "place_mode": "home", "ward": bond.ward_id, "wanted_part": ""}
    address = daughter.send("/orders/new", **order)["Location"]
    assert as_("秦奶奶").send(reverse("bond-end", args=[bond.pk])).status_code == 303
    assert daughter.look(address).status_code == 404
    assert 'name="ward"' not in text(daughter.look("/orders/new"))
    assert daughter.send("/orders/new", **order).status_code != 500
    assert (
        Order.objects.count() == 1 or Order.objects.latest("pk").placed_for_id == bond.guardian_id
    )


@pytest.mark.parametrize("changed", [{"name": "秦"}, {"phone": "13900009999"}, {"village": None}])
def test_an_unknown_and_a_wrong_one_are_answered_alike(world, as_, changed):
    changed = {k: world.units["石峁村"].pk if v is None else v for k, v in changed.items()}
    answer = as_("李小妹").send(BONDS, **said(world, **changed))
    assert answer.status_code == 422
    assert "没有找到这个人，或不能这样登记" in text(answer)
    assert changed.get("name", "秦奶奶") in text(answer)


@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY)
def test_nothing_typed_breaks_it(world, as_, typed):
    assert as_("李小妹").send(BONDS, **said(world, name=typed)).status_code == 422
    assert as_("李小妹").send(BONDS, **said(world, phone=typed)).status_code == 422


def test_a_bond_of_others_does_not_exist(world, as_):
    bond = proposed(world)
    for name in ("bond-confirmation", "bond-end", "bond-reviewer"):
        assert as_("白嫂").send(reverse(name, args=[bond.pk])).status_code == 404


def test_the_one_who_asked_cannot_answer(world, as_):
    bond = proposed(world)
    answer = as_("李小妹").send(reverse("bond-confirmation", args=[bond.pk]))
    assert answer.status_code == 422
    assert "守护人不能替本人点头" in text(answer)


def test_a_consent_is_one_press_there_and_one_back(world, as_):
    elder = as_("秦奶奶")
    assert "现在没有" in text(elder.look("/privacy/consents"))
    assert elder.send("/privacy/consents/publish", do="give").status_code == 303
    assert "记下，文本版本 2026-07-01" in text(elder.look("/privacy/consents"))
    assert elder.send("/privacy/consents/publish", do="withdraw").status_code == 303
    assert elder.send("/privacy/consents/publish", do="withdraw").status_code == 422
    assert elder.send("/privacy/consents/publish", do="x").status_code == 422
    assert elder.send("/privacy/consents/nothing", do="give").status_code == 404


def test_a_parent_sees_and_gives_for_the_child(world, as_):
    parented(world)
    child, parent = world.people["高大爷"], as_("李小妹")
    assert "高大爷" in text(parent.look("/privacy/consents"))
    assert parent.send("/privacy/consents/minor", do="give", person=child.pk).status_code == 303
    assert (
        as_("白嫂").send("/privacy/consents/minor", do="give", person=child.pk).status_code == 404
    )


def test_the_texts_are_public_and_tell_version_and_hash(world, passer_by):
    for code in ("privacy", "children", "volunteer", "bond", "publication", "export"):
        page = passer_by.look(f"/texts/{code}")
        assert page.status_code == 200
        assert "版本 2026-07-01" in text(page)
    assert passer_by.look("/texts/privacy", version="2026-07-01").status_code == 200
    assert passer_by.look("/texts/privacy", version="x").status_code == 404
    assert passer_by.look("/texts/none").status_code == 404
