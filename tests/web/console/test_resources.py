"""资源清单: found by filter, walked from the register to an open door, lent from desk to desk."""

from tests.audited.resources import AGREED, LIST, SAID, a_list
from tests.resources.keeping import GYM, agreed, asked, draft, drums, gym, opened, step, terms
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.sites.actions import loan as lending
from wudan.sites.actions import resource as acts
from wudan.sites.models import Agreement, Loan, Resource


def test_from_the_register_to_an_open_door_on_pages_alone(world, desk_of):
    desk = desk_of("乔委员")
    answer = desk.send("resource-new", unit=world.units["铁边城"].pk, **SAID)
    found = Resource.objects.get()
    assert answer["Location"] == f"/desk/resources/{found.pk}"
    desk.send("resource-step", found.pk, verb="talk", why="和校长谈妥了周末")
    desk.send("resource-agreement", found.pk, **AGREED)
    page = words_of(desk.see("resource", found.pk))
    assert "周六、周日" in page
    assert "9:00–12:00" in page
    desk.send("resource-step", found.pk, verb="open", why="门开着")
    desk.send("resource-use", found.pk, on="2026-09-07", people_count="12")
    found.refresh_from_db()
    assert (found.stage, found.uses.count()) == ("open", 1)
    assert "和校长谈妥了周末" in words_of(desk.see("resource", found.pk))


def test_what_is_wrong_with_an_agreement_is_said_and_what_was_typed_stays(world, desk_of):
    found, desk = step(world, gym(world), "talk"), desk_of("乔委员")
    bad = AGREED | {
        "last_day": "2026-09-01",
        "partner": "铁中",
        "days2": ["6"],
        "opens2": "11:00",
        "closes2": "13:00",
    }
    answer = desk.send("resource-agreement", found.pk, **bad)
    page = words_of(answer)
    assert answer.status_code == 422
    assert "比开始" in page
    assert "两段时间重叠了" in page
    assert 'value="铁中"' in page
    half = desk.send("resource-agreement", found.pk, **(AGREED | {"opens1": ""}))
    assert "日子、开门、关门要一起填。" in words_of(half)
    assert not Agreement.objects.exists()


def test_the_desk_reminds_of_what_runs_out_and_renewing_keeps_it_open(world, desk_of):
    found, desk = opened(world, last_day=MONDAY.date().replace(day=20)), desk_of("乔委员")
    assert "协议快到期" in words_of(desk.see("resource-desk"))
    assert GYM not in words_of(desk_of("艾科长").see("resource-desk", tab="ending"))
    more = {name: text for name, text in AGREED.items() if name != "starts_on"}
    assert desk.send("resource-agreement", found.pk, **more).status_code == 303
    found.refresh_from_db()
    assert (found.stage, found.until.isoformat()) == ("open", "2027-08-31")


def test_the_register_is_narrowed_and_takes_few_statements(
    world, desk_of, django_assert_max_num_queries
):
    gym(world)
    drums(world)
    for number in range(35):
        gym(world, name=f"礼堂{number}", kind="other_place")
    desk = desk_of("柳文书")
    desk.see("resource-desk")
    with django_assert_max_num_queries(8):  # session, account, posts among them
        page = words_of(desk.see("resource-desk", kind="school", town="610626101"))
    assert GYM in page
    assert "锣鼓" not in page
    assert "锣鼓一套" in words_of(desk.see("resource-desk", town="0"))
    assert desk.see("resource-desk", kind="x", page="9", q="没有").status_code == 200


def test_coverage_opens_to_its_rows(world, desk_of):
    opened(world)
    gym(world, name="小学操场")
    page = words_of(desk_of("郝书记").see("resource-coverage"))
    assert "摸到 2 个，已经开放 1 个，占 50%" in page
    assert "/desk/resources?kind=school" in page
    assert "town=610626101" in words_of(desk_of("郝书记").see("resource-coverage", by="town"))


def test_a_loan_is_asked_answered_and_brought_back_on_pages_alone(world, desk_of):
    thing, ours, theirs = drums(world), desk_of("乔委员"), desk_of("艾科长")
    said = {"borrower": world.units["铁边城"].pk, "purpose": "庙会"}
    answer = ours.send(
        "resource-loan", thing.pk, starts_at="2026-09-10T09:00", ends_at="2026-09-09T09:00", **said
    )
    assert "还的时间要晚于借的时间。" in words_of(answer)
    ours.send(
        "resource-loan", thing.pk, starts_at="2026-09-10T09:00", ends_at="2026-09-11T09:00", **said
    )
    loan = Loan.objects.get()
    assert "庙会" in words_of(theirs.see("loan-desk"))
    assert theirs.send("loan-step", loan.pk, verb="refuse", words="").status_code == 422
    for verb, more in (
        ("agree", {"words": "来取"}),
        ("hand_over", {}),
        ("take_back", {"condition": "good"}),
    ):
        assert theirs.send("loan-step", loan.pk, verb=verb, **more).status_code == 303
    loan.refresh_from_db()
    assert loan.state == "returned"
    assert desk_of("马青山").see("loan", loan.pk).status_code == 404


def test_a_promise_to_another_is_told_before_it_is_pressed(world, desk_of):
    thing = drums(world)
    first, second = asked(world, thing), asked(world, thing, who="贾站长", unit="王台村")
    lending.agree(loan=first, by=world.actor("艾科长"), at=MONDAY)
    assert "这段时间已经答应借给别的单位了。" in words_of(desk_of("艾科长").see("loan", second.pk))


def test_a_list_comes_in_and_its_faults_come_back(world, desk_of):
    desk = desk_of("乔委员")
    page = words_of(desk.send("resource-import", file=a_list(LIST + "2,礼堂,戏台,公共,铁边城,\n")))
    assert "第 3 行" in page
    assert "没有这一种" in page
    assert Resource.objects.get().name == "镇文化站"
    assert desk.send("resource-import", file=a_list("什么也不是\n")).status_code == 422


def test_another_units_thing_is_looked_at_not_moved(world, desk_of):
    found = agreed(world)
    assert desk_of("艾科长").see("resource", found.pk).status_code == 200
    assert (
        desk_of("艾科长").send("resource-step", found.pk, verb="open", why="开").status_code == 404
    )


def test_a_team_leader_sees_what_is_lent_and_by_what_to_borrow_it_not_the_file(world, desk_of):
    kept, leader = opened(world), desk_of("苏远")
    assert leader.see("resource", kept.pk).status_code == 404
    said = {"borrower": world.posts["苏远"].unit_id, "purpose": "打球",
            "starts_at": "2026-09-12T09:00", "ends_at": "2026-09-12T11:00"}  # fmt: skip
    assert leader.send("resource-loan", kept.pk, **said).status_code == 404
    lent = acts.enter(
        draft=draft(world, name="一中礼堂", lendable=True), by=world.actor("乔委员"), at=MONDAY
    )
    step(world, lent, "talk", why="校长起初不愿意")
    acts.agree(resource=lent, terms=terms(), by=world.actor("乔委员"), at=MONDAY)
    file = ("校长起初不愿意", "开放时段由实践所看场", "总务主任", "公众责任险", "经过")
    whole, page = (words_of(desk_of(who).see("resource", lent.pk)) for who in ("乔委员", "苏远"))
    for words in file:
        assert words in whole
        assert words not in page
    assert "篮球场两块" in page
    assert "请借" in page
    assert leader.send("resource-loan", lent.pk, **said).status_code == 303
    Resource.objects.filter(pk=lent.pk).update(stage="dropped", until=None)
    assert leader.see("resource", lent.pk).status_code == 404
    assert f"/desk/resources/{lent.pk}" not in words_of(leader.see("loan", Loan.objects.get().pk))
