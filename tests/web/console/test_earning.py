"""积分规则、村规、好事 at the desk: the pages say what the actions decide, and keep what was typed."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.rewards.earning import (
    TODAY,
    YESTERDAY,
    decided,
    earned,
    family,
    kept,
    proposed,
    rule,
    ruled,
    served,
)
from tests.web.console.desk import words_of
from wudan.jobs.trials import reckon_next
from wudan.rewards.actions import deeds
from wudan.rewards.models import Deed, PointRules, Trial, VillageItem, VillageRules

SAID = {"words": "劝住了一家大办满月酒", "day": f"{YESTERDAY}", "who": "秦奶奶"}


def test_a_keeper_writes_a_deed_down_in_one_form(world, desk_of):
    line, desk = rule("speak"), desk_of("马青山")
    shown = words_of(desk.see("deed-new"))
    assert "宣传引导（本人）" in shown
    assert "满月、生日、乔迁、升学宴不办（整户，要第二个人核实）" in shown
    answer = desk.send("deed-new", rule=f"r{line.pk}", **SAID)
    row = Deed.objects.get()
    assert answer.headers["Location"] == f"/desk/deeds/{row.no}"
    page = words_of(desk.see("deed", row.no))
    assert "荣誉分 3，兑换分 3" in page
    assert "劝住了一家" in page


def test_a_household_is_found_by_who_belongs_to_it(world, desk_of):
    line, home, desk = rule("report"), family(world), desk_of("马青山")
    desk.send("deed-new", rule=f"r{line.pk}", **SAID)
    assert Deed.objects.get().household == home


@pytest.mark.parametrize(
    ("given", "words"),
    [({"who": "没有的人"}, "没有找到这个名字"), ({"day": f"{TODAY + timedelta(days=1)}"}, "还没发生"), ({"words": ""}, "请写一句"),
     ({"proof": "38200000000"}, "没有这个编号"), ({"rule": "r999999"}, "请选一个"), ({"day": "昨天"}, "日期写法不对")],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_what_was_typed(world, desk_of, given, words):
    line, desk = rule("speak"), desk_of("马青山")
    answer = desk.send("deed-new", **({"rule": f"r{line.pk}"} | SAID | given))
    assert answer.status_code == 422
    page = words_of(answer)
    assert words in page
    assert Deed.objects.count() == 0
    if given.get("words") is None:
        assert SAID["words"] in page


def test_a_cap_is_told_on_the_form(world, desk_of):
    line, desk = rule("neighbour"), desk_of("马青山")
    desk.send("deed-new", rule=f"r{line.pk}", **SAID)
    answer = desk.send("deed-new", rule=f"r{line.pk}", **SAID)
    assert answer.status_code == 422
    assert "每人（户、队）每天最多 1 次" in words_of(answer)


def test_the_second_person_sees_the_buttons_and_who_wrote_it_does_not(world, desk_of):
    row = kept(world, "rescue")
    assert "属实，记上" not in words_of(desk_of("马青山").see("deed", row.no))
    above = desk_of("乔委员")
    assert "属实，记上" in words_of(above.see("deed", row.no))
    above.send("deed-second", row.no, words="", answer="refuse")
    row.refresh_from_db()
    assert row.state == "waiting"
    above.send("deed-second", row.no, words="查无此事", answer="refuse")
    row.refresh_from_db()
    assert row.state == "refused"


def test_whoever_is_honoured_reads_it_and_says_it_was_not_so(world, desk_of):
    row, desk = kept(world), desk_of("秦奶奶")
    page = words_of(desk.see("own-deeds"))
    assert "宣传引导" in page
    assert "不是这么回事" in page
    assert desk.send("deed-objection", row.no, words="").status_code == 422
    desk.send("deed-objection", row.no, words="那天我在县城")
    page = words_of(desk.see("own-deeds"))
    assert "已冲正：本人提出：那天我在县城" in page
    assert desk_of("高大爷").send("deed-objection", row.no, words="x").status_code == 404


def test_a_list_takes_few_statements_whatever_its_length(
    world, desk_of, django_assert_max_num_queries
):
    home, desk = family(world), desk_of("乔委员")
    for n in range(2):
        kept(world, words=f"第 {n} 件")
    kept(world, "report", home)
    desk.see("deeds")
    with django_assert_max_num_queries(6):
        page = words_of(desk.see("deeds"))
    assert page.count("宣传引导") == 2
    earned(served(world))
    desk.see("grants", day=f"{TODAY}")
    with django_assert_max_num_queries(6):
        report = words_of(desk.see("grants", day=f"{TODAY}"))
    assert "系统按时长自动记" in report
    assert "马青山" in report
    unit = world.units["杨柳村"].pk
    assert "秦奶奶" in words_of(desk.see("grants", day=f"{TODAY}", unit=unit))


def test_the_office_tries_a_version_out_and_sees_old_beside_new(world, desk_of):
    ruled()
    following, desk = PointRules.objects.get(version=2), desk_of("柳文书")
    desk.send("trial-asking", rules=following.pk, span="recent")
    trial = Trial.objects.get()
    assert "0%" in words_of(desk.see("trial", trial.pk))
    while reckon_next(at=trial.asked_at):
        pass
    page = words_of(desk.see("trial", trial.pk))
    assert "全县合计" in page
    assert "排名" in page
    assert desk.send("trial-asking", rules=following.pk, span="never").status_code == 422


def test_the_office_adopts_and_everybody_reads_from_when(world, desk_of, client):
    ruled()
    following, desk = PointRules.objects.get(version=2), desk_of("柳文书")
    said = {"rules": following.pk, "why": "一小时一分好算"}
    late = desk.send("point-rules", starts_on=f"{TODAY - timedelta(days=1)}", **said)
    assert late.status_code == 422
    assert "过去的分不会改" in words_of(late)
    desk.send("point-rules", starts_on=f"{TODAY + timedelta(days=9)}", **said)
    shown = words_of(client.get("/points/rules"))
    assert "起换成第 2 版" in shown
    assert "每小时荣誉分 2、兑换分 2" in shown


def test_a_village_proposes_and_the_institute_writes_down_what_was_decided(world, desk_of, client):
    ruled()
    unit, keeper = world.units["杨柳村"], desk_of("马青山")
    said = {"words-0": "看护独居老人", "amount-0": "5", "words-3": "乱倒垃圾停发低保", "sign-3": "minus", "amount-3": "3"}  # fmt: skip
    refused = keeper.send("village-rules", unit.pk, **said)
    assert refused.status_code == 422
    assert "不能牵扯“低保”" in words_of(refused)
    assert "看护独居老人" in words_of(refused)
    keeper.send("village-rules", unit.pk, **(said | {"words-3": "乱倒垃圾，劝了不听"}))
    assert VillageItem.objects.count() == 2
    minutes = {"decided_on": f"{TODAY}", "starts_on": f"{TODAY}", "minutes_no": "2026-3", "signers": "马青山"}  # fmt: skip
    assert keeper.send("village-decision", unit.pk, **minutes).status_code == 422
    desk_of("乔委员").send("village-decision", unit.pk, **minutes)
    assert VillageRules.objects.get().state == "decided"
    shown = words_of(client.get(f"/places/{unit.pk}/rules"))
    assert "乱倒垃圾，劝了不听" in shown
    assert "低保、补贴、户口、上学、看病、开证明，该享受的一样不少" in shown
    assert "村规" in words_of(client.get(f"/places/{unit.pk}"))


def test_a_village_whose_rules_are_only_proposed_has_none_yet(world, client):
    proposed(world)
    page = client.get(f"/places/{world.units['杨柳村'].pk}/rules")
    assert "还没有自己的村规" in words_of(page)
    assert "看护独居老人" not in words_of(page)
    assert client.get(f"/places/{world.units['c'].pk}/rules").status_code == 404


def test_a_keeper_finds_the_own_villages_items_and_no_others(world, desk_of):
    plus, _minus = decided(world)
    assert f'value="v{plus.pk}"' in words_of(desk_of("马青山").see("deed-new"))
    assert f'value="v{plus.pk}"' not in words_of(desk_of("贾站长").see("deed-new"))


def test_an_answer_is_given_by_who_had_no_part(world, desk_of):
    row = kept(world)
    with objected("not_oneself"):
        deeds.object_to(row=row, words="x", by=world.actor("马青山"), at=row.kept_at)
    assert desk_of("柳文书").send("deed-answer", row.no, words="查了").status_code == 422
