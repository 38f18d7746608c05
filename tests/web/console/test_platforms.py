"""The pages of a platform: the menu with its bars, items, next month, duties, pieces, unmet needs."""

import re

import pytest

from tests.audited.platforms import EDITED, ITEM, piece
from tests.audited.stages import Stage
from tests.catalog.filling import limited
from tests.projects.keeping import admitted, left
from tests.web.console.desk import words_of
from wudan.catalog.models import MenuEdition, Service
from wudan.orders.models import Cooperation


def test_a_lead_sees_its_platform_with_bars_and_queue(
    desk_of, world, django_assert_max_num_queries
):
    limited(world, places=4)
    world.place()
    officer = desk_of("景科长")
    with django_assert_max_num_queries(16):
        page = words_of(officer.see("platform-desk", "relief"))
    for words in ("民政局牵头", "卫健局", "本月约了 1，共 4", "每月 4 份", "发布下月菜单"):
        assert words in page, words


def test_the_list_takes_few_statements_however_many_platforms(
    desk_of, django_assert_max_num_queries
):
    office = desk_of("柳文书")
    office.see("platform-list")
    with django_assert_max_num_queries(13):
        page = words_of(office.see("platform-list"))
    assert page.index("扶贫帮困") < page.index("文化惠民") < page.index("医疗健身")


@pytest.mark.parametrize(("who", "code", "status"), [
    ("景科长", "relief", 200), ("景科长", "culture", 404), ("艾科长", "culture", 200), ("柳文书", "culture", 200),
    ("郝书记", "relief", 200), ("马青山", "relief", 404), ("秦奶奶", "relief", 404), ("柳文书", "nothing", 404),
])  # fmt: skip
def test_who_has_a_platforms_desk(desk_of, who, code, status):
    assert desk_of(who).see("platform-desk", code).status_code == status


def test_what_cannot_be_saved_is_kept_and_said(desk_of):
    answer = desk_of("景科长").send(
        "service-edit", *ITEM, version=1, **EDITED | {"name": "长" * 30}
    )
    page = words_of(answer)
    assert answer.status_code == 422
    assert "长" * 30 in page
    assert "太长" in page


def test_an_item_changed_meanwhile_is_not_overwritten(desk_of):
    officer = desk_of("景科长")
    officer.send("service-edit", *ITEM, version=1, **EDITED)
    answer = officer.send("service-edit", *ITEM, version=1, **EDITED | {"name": "别的名字"})
    assert answer.status_code == 409
    assert Service.objects.get(code="haircut").name == "上门剪发"


def test_wrong_places_stand_beside_their_item(desk_of, world):
    pk = world.services["haircut"].pk
    answer = desk_of("景科长").send("platform-month", "relief", **{f"places-{pk}": "很多"})
    assert answer.status_code == 422
    assert "请填数字" in words_of(answer)
    assert not MenuEdition.objects.exists()


def test_an_item_whose_project_left_the_list_has_no_box_to_tick_and_the_page_says_why(
    desk_of, world
):
    found, haircut = admitted(world), world.services["haircut"].pk
    officer, box = desk_of("景科长"), f'id="offered-{found.service_id}"'
    assert "disabled" not in tag_of(officer.see("platform-month", "relief"), box)
    left(world, found)
    shown = officer.see("platform-month", "relief")
    assert "disabled" in tag_of(shown, box)
    assert "checked" not in tag_of(shown, box)
    assert f"（{found.key}），项目已经不在清单上" in words_of(shown)
    sent = {f"offered-{pk}": "1" for pk in (found.service_id, haircut)} | {f"places-{haircut}": "7"}
    answer = officer.send("platform-month", "relief", **sent)
    page = words_of(answer)
    assert answer.status_code == 422
    assert "没有发布：有几项要改" in page
    assert 'class="field-error" id="barred-' in page
    assert 'value="7"' in page
    assert not MenuEdition.objects.exists()
    sent.pop(f"offered-{found.service_id}")
    assert officer.send("platform-month", "relief", **sent).status_code == 303


def tag_of(answer, attribute):
    """The tag that has this attribute."""
    return next(tag for tag in re.findall(r"<[^>]+>", answer.content.decode()) if attribute in tag)


def test_unmet_needs_open_to_their_rows(desk_of, world):
    order = world.order_at("declined")
    office = desk_of("柳文书")
    page = words_of(office.see("unmet"))
    assert "1 单想要没办成" in page
    rows = words_of(office.see("orders", unmet="declined", days=365))
    assert order.number in rows
    assert order.number not in words_of(office.see("orders", unmet="referred", days=365))
    for narrowed in ({"season": 9}, {"town": "610626101"}, {"service": order.service_id}):
        assert order.number in words_of(office.see("orders", unmet="any", days=365, **narrowed))
    assert order.number not in words_of(office.see("orders", unmet="any", season=1))


def test_a_piece_is_no_strangers(desk_of, world):
    made = piece(Stage(world))
    assert desk_of("艾科长").see("cooperation", made.pk).status_code == 200
    assert "请出一台节目" in words_of(desk_of("景科长").see("cooperation", made.pk))
    assert desk_of("马青山").see("cooperation", made.pk).status_code == 404
    assert Cooperation.objects.count() == 1
