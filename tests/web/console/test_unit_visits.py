"""督查部门和镇街 on the desk: planned, seen, answered by the department where it finds it, looked at again."""

from tests.inspections.test_units import going_to, planned, seen
from tests.inspections.visiting import FIRST, LAST
from tests.web.console.desk import words_of
from wudan.inspections.models import UnitFinding, UnitVisit


def test_the_office_plans_and_what_was_typed_stays(world, desk_of):
    desk = desk_of("柳文书")
    said = {
        "title": "部门推进", "why": "看菜单更新", "kind": "inspection", "manner": "announced",
        "starts_on": f"{FIRST}", "ends_on": f"{LAST}", "choosing": "named",
        "posts": [world.posts["柳文书"].pk],
    }  # fmt: skip
    refused = desk.send("unit-plan", **said)
    assert refused.status_code == 422
    assert 'value="部门推进"' in words_of(refused)
    desk.send("unit-plan", **said, units=[world.units["民政局"].pk])
    visit = UnitVisit.objects.get()
    assert "民政局" in words_of(desk.see("inspection", visit.inspection_id))
    assert "共 1" in words_of(desk.see("inspection-desk"))
    assert "部门推进" in words_of(desk_of("景科长").see("unit-visits"))


def test_a_department_answers_and_the_office_looks_again(world, desk_of):
    visit, desk, theirs = going_to(world), desk_of("柳文书"), desk_of("景科长")
    assert theirs.see("unit-visit", visit.pk).status_code == 404
    desk.send("unit-visit-seen", visit.pk, words="开了会", lacking="菜单没更新\n没有专人", days=15)
    first = UnitFinding.objects.get(number=1)
    page = words_of(theirs.see("unit-visit", visit.pk))
    assert "菜单没更新" in page
    assert "改好了，写一句" in page
    theirs.send("unit-finding-mend", first.pk, words="更新了")
    desk.send("unit-finding-look", first.pk, is_mended="yes")
    first.refresh_from_db()
    assert first.state == "closed"
    assert "没有专人" in words_of(theirs.see("unit-visits"))


def test_a_list_of_all_units_takes_the_same_statements(
    world, desk_of, django_assert_max_num_queries
):
    seen(world, going_to(world), "没有专人")
    going_to(world, "卫健局")
    desk = desk_of("柳文书")
    desk.see("unit-visits")
    with django_assert_max_num_queries(20):
        page = words_of(desk.see("unit-visits"))
    assert "这个月督查 1 次（连同已排定的），最多 1 次" in page


def test_the_page_says_who_was_left_out_of_the_lot_and_why(world, desk_of):
    going_to(world)
    posts = [world.posts[one].pk for one in ("柳文书", "乔委员")]
    row = planned(world, posts=posts, title="再抽")
    page = words_of(desk_of("柳文书").see("inspection", row.pk))
    assert "1 处这个月次数已满，没有列入：民政局。" in page
    assert f"去的人自己的单位没有列入：{world.units['铁边城'].short_name}。" in page
