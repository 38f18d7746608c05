"""岗位 on the console: listed, given, ended, handed over, confirmed; nothing beyond one's own."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.console.desk import NOON, words_of
from tests.world import COUNTY, MONDAY, PASSWORD, SINCE
from wudan.kit import clock
from wudan.people.actions import posts
from wudan.people.models import Handover, Nomination, Person, Post

KEEPER = {"role": "station_keeper", "standing": "regular"}


def give(world, desk, whom="高大爷", unit="石峁村", **more):
    fields = {"unit": world.units[unit].pk, "person": world.people[whom].pk, **KEEPER, **more}
    return desk.send("post-grant", **fields)


def test_a_town_lists_its_own_posts_and_no_others(world, desk_of):
    page = words_of(desk_of("乔委员").see("post-list"))
    assert "马青山" in page
    assert "贾站长" not in page
    office = words_of(desk_of("柳文书").see("post-list"))
    assert "贾站长" in office
    assert "严审计" not in office
    assert "严审计" in words_of(desk_of("安守一").see("post-list"))


@pytest.mark.parametrize("name", ["秦奶奶", "苏远", "景科长", "郝书记", "计管理"])
def test_who_appoints_nobody_has_no_such_page(world, desk_of, name):
    desk, post = desk_of(name), world.posts["马青山"]
    for page, args in (
        ("post-list", ()), ("post-grant", ()), ("post-confirmation", ()), ("post", (post.pk,)),
        ("post-handover", (post.pk,)),
    ):  # fmt: skip
        assert desk.see(page, *args).status_code == 404
    assert desk.send("post-ending", post.pk, why="试试").status_code == 404
    assert Post.objects.get(pk=post.pk).ends_on is None


def test_a_list_asks_as_much_for_fifty_posts_as_for_few(world, desk_of):
    desk = desk_of("柳文书")
    desk.see("post-list")
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.see("post-list")
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"众人{n}", home=world.units["杨柳村"]) for n in range(60)
    )
    Post.objects.bulk_create(
        Post(
            county=COUNTY,
            person=one,
            role="station_keeper",
            unit=world.units["石峁村"],
            starts_on=SINCE,
        )
        for one in people
    )
    with CaptureQueriesContext(connection) as many:
        page = desk.see("post-list")
    assert len(many) == len(few) <= 16
    assert len(page.context["lines"]) == 30
    assert page.context["next_url"]
    assert len(desk.client.get(page.context["next_url"]).context["lines"]) == 30


def test_a_keeper_is_found_by_name_and_village_and_appointed(world, desk_of):
    desk = desk_of("柳文书")
    assert "任命站长" in words_of(desk.see("post-grant"))
    assert "空缺" in words_of(desk.see("post-grant", role="station_keeper"))
    asked = {"role": "station_keeper", "unit": world.units["石峁村"].pk}
    page = words_of(desk.see("post-grant", **asked, q="高大"))
    assert "高大爷" in page
    assert "石峁村站" in page
    assert "10100000001" not in page
    form = desk.see("post-grant", **asked, person=world.people["高大爷"].pk)
    assert form.context["form"]["heads"].initial is True
    answer = give(world, desk, heads="on", title="站长", why="换届")
    made = Post.objects.get(person=world.people["高大爷"])
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/posts/{made.pk}")
    assert made.heads
    page = words_of(desk.see("post", made.pk))
    assert "换届" in page
    assert "柳文书" in page


def test_a_town_finds_only_its_own_people(world, desk_of):
    desk, asked = desk_of("乔委员"), {"role": "station_keeper", "unit": world.units["石峁村"].pk}
    assert "没有找到这个人" in words_of(desk.see("post-grant", **asked, q="白嫂"))
    assert desk.see("post-grant", **asked, person=world.people["白嫂"].pk).status_code == 404
    assert give(world, desk, "白嫂").status_code == 404


def test_a_refusal_keeps_what_was_typed(world, desk_of):
    answer = give(world, desk_of("柳文书"), unit="杨柳村", heads="on", why="想换人")
    assert answer.status_code == 422
    assert "已有负责人" in words_of(answer)
    assert "想换人" in words_of(answer)
    answer = give(world, desk_of("柳文书"), standing="acting", why="病假")
    assert answer.status_code == 422
    assert "代理要写到哪一天为止" in words_of(answer)


@pytest.mark.parametrize(
    ("role", "unit"), [("auditor", "c"), ("center_office", "c"), ("king", "c")]
)
def test_a_role_beyond_ones_own_is_not_even_offered(world, desk_of, role, unit):
    answer = give(world, desk_of("柳文书"), unit=unit, role=role)
    assert "什么岗位" in words_of(answer)
    assert not Post.objects.filter(person=world.people["高大爷"]).exists()
    assert give(world, desk_of("乔委员"), unit="王台村").status_code == 404


def test_somebody_acts_until_a_day(world, desk_of):
    ends = NOON.date() + timedelta(days=30)
    give(world, desk_of("乔委员"), unit="杨柳村", standing="acting", ends_on=ends.isoformat())
    acting = Post.objects.get(person=world.people["高大爷"])
    assert (acting.is_acting, acting.ends_on, acting.heads) == (True, ends, False)
    assert "代理站长" in words_of(desk_of("高大爷").see("queue"))


def test_an_ended_post_is_gone_at_the_next_click(world, desk_of):
    keeper, post = desk_of("马青山"), world.posts["马青山"]
    assert keeper.see("queue").status_code == 200
    assert desk_of("乔委员").send("post-ending", post.pk).status_code == 422
    assert desk_of("乔委员").send("post-ending", post.pk, why="换届").status_code == 303
    assert keeper.see("queue").status_code == 302
    page = words_of(desk_of("乔委员").see("post", post.pk))
    assert "已结束" in page
    assert "免去" in page


def test_a_secretary_changes_and_the_new_one_finds_the_list(world, desk_of):
    order, office, post = world.order_at("placed"), desk_of("柳文书"), world.posts["马青山"]
    page = words_of(office.see("post-handover", post.pk, q="高大"))
    assert "未办事项 1 件" in page
    assert "上门理发" in page
    heir = world.people["高大爷"]
    assert "接手的人：高大爷" in words_of(office.see("post-handover", post.pk, person=heir.pk))
    answer = office.send(
        "post-handover", post.pk, person=heir.pk, standing="regular", title="站长", why="换届"
    )
    handed = Handover.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/posts/{handed.to_post_id}")
    new = desk_of("高大爷")
    assert f"/desk/handovers/{handed.pk}" in words_of(new.see("queue"))
    page = words_of(new.see("handover", handed.pk))
    assert order.no in page.replace(" ", "") or f"/orders/{order.no}" in page
    assert new.send("handover-acknowledgement", handed.pk).status_code == 303
    assert f"/desk/handovers/{handed.pk}" not in words_of(new.see("queue"))
    assert new.act("acceptance", order).status_code == 303
    assert desk_of("马青山").see("handover", handed.pk).status_code == 404
    assert desk_of("贾站长").see("handover", handed.pk).status_code == 404


def test_the_list_is_signed_for_by_the_new_holder_alone(world, desk_of):
    office, heir = desk_of("柳文书"), world.people["高大爷"]
    office.send("post-handover", world.posts["马青山"].pk, person=heir.pk, standing="regular")
    handed = Handover.objects.get()
    assert office.see("handover", handed.pk).status_code == 200
    assert office.send("handover-acknowledgement", handed.pk).status_code == 422


def test_the_quarter_is_confirmed_with_exceptions(world, desk_of):
    Post.objects.update(confirmed_until=date(2026, 9, 30))
    desk, out = desk_of("乔委员"), world.posts["宗梅"]
    page = desk.see("post-confirmation")
    assert page.context["count"] == 4
    shown = [line.row.pk for line in page.context["lines"]]
    desk.send("post-confirmation", shown=shown, without=[out.pk], scope="page")
    confirmed = Post.objects.filter(confirmed_until=date(2026, 12, 31))
    assert set(confirmed.values_list("pk", flat=True)) == set(shown) - {out.pk}
    assert desk.see("post-confirmation").context["count"] == 1
    assert "14 天" not in words_of(desk.see("post-list"))


def test_a_strangers_post_is_not_slipped_into_the_confirmation(world, desk_of):
    Post.objects.update(confirmed_until=date(2026, 9, 30))
    other = world.posts["贾站长"]
    answer = desk_of("乔委员").send("post-confirmation", shown=[other.pk], scope="page")
    assert answer.status_code == 422
    assert Post.objects.get(pk=other.pk).confirmed_until == date(2026, 9, 30)


def test_a_security_administrator_is_nominated_by_one_and_agreed_by_another(world, desk_of):
    first, second = desk_of("安守一"), desk_of("安守二")
    give(world, first, unit="c", role="security_administrator")
    nominated = Nomination.objects.get()
    assert "另一位安全管理员来办" in words_of(first.see("post-list"))
    assert first.send("nomination", nominated.pk, decision="agree").status_code == 422
    assert second.send("nomination", nominated.pk, decision="agree").status_code == 303
    assert Post.objects.get(person=world.people["高大爷"]).role == "security_administrator"
    assert desk_of("柳文书").send("nomination", nominated.pk, decision="agree").status_code == 404


def test_a_form_sent_twice_appoints_once(world, desk_of):
    desk = desk_of("柳文书")
    answers = [give(world, desk, token="the-same-token") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Post.objects.filter(person=world.people["高大爷"]).count() == 1


@pytest.mark.parametrize("odd", ["", "x", "9" * 30, "٣", "-1"])
def test_odd_numbers_are_no_error(world, desk_of, odd):
    desk = desk_of("柳文书")
    assert desk.see("post-grant", role="station_keeper", unit=odd).status_code in {200, 404}
    assert desk.see("post-list", page=odd, branch=odd, role=odd, tab=odd, q=odd).status_code == 200
    assert desk.see("post-list", q="\x00").status_code == 200


def test_the_auditor_reads_and_changes_nothing(world, desk_of):
    desk, post = desk_of("严审计"), world.posts["马青山"]
    assert desk.see("post", post.pk).status_code == 200
    assert "任命</span>" not in words_of(desk.see("post-list"))
    assert desk.send("post-ending", post.pk, why="试试").status_code == 422
    assert give(world, desk).status_code == 404


@pytest.mark.parametrize("page", ["post-ending", "post-handover"])
def test_giving_and_taking_want_a_fresh_proof_and_looking_none(world, desk_of, monkeypatch, page):
    desk, post = desk_of("柳文书"), world.posts["马青山"]
    later = NOON + timedelta(minutes=6)
    monkeypatch.setattr(clock, "now", lambda: later)
    fields = {"person": world.people["高大爷"].pk, "standing": "regular", "why": "换届"}
    assert desk.see("post", post.pk).status_code == 200
    asked = desk.send(page, post.pk, **fields)
    assert asked.status_code == 401
    assert "换届" in words_of(asked)
    assert Post.objects.get(pk=post.pk).ends_on is None
    assert desk.send(page, post.pk, **fields, proof=PASSWORD).status_code == 303
    assert Post.objects.get(pk=post.pk).ends_on == NOON.date()


@pytest.mark.parametrize("page", ["post-grant", "post-confirmation"])
def test_appointing_and_confirming_want_one_too(world, desk_of, monkeypatch, page):
    desk = desk_of("柳文书")
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=6))
    assert desk.see(page).status_code == 200
    assert desk.send(page).status_code == 401


def test_in_the_last_days_both_are_told_who_holds_and_who_confirms(world, desk_of, monkeypatch):
    Post.objects.update(confirmed_until=date(2027, 3, 31))
    Post.objects.filter(role="station_keeper").update(confirmed_until=date(2026, 9, 30))
    seen = {}
    for days in (8, 9):  # the 15th and the 16th of September
        monkeypatch.setattr(clock, "now", lambda days=days: NOON + timedelta(days=days))
        keeper = "只确认到" in words_of(desk_of("马青山").see("queue"))
        page = desk_of("柳文书").see("queue")
        counts = [item.count for item in page.context["navigation"] if item.label == "岗位"]
        seen[days] = (keeper, counts)
    assert seen == {8: (False, [None]), 9: (True, [2])}


def test_who_never_looks_at_orders_is_told_only_how_many_are_open(world, desk_of):
    order, security = world.order_at("accepted"), desk_of("安守一")
    page = words_of(security.see("post-handover", world.posts["柳文书"].pk))
    assert "未办事项 1 件" in page
    assert order.no not in page.replace(" ", "")
    assert "上门理发" not in page
    fields = {"person": world.people["高大爷"].pk, "standing": "regular"}
    security.send("post-handover", world.posts["柳文书"].pk, **fields)
    handed = Handover.objects.get()
    assert len(handed.items) == 1
    assert "上门理发" not in words_of(security.see("handover", handed.pk))
    for name in ("高大爷", "严审计"):
        assert "上门理发" in words_of(desk_of(name).see("handover", handed.pk))


def test_the_next_head_takes_the_teams_of_the_last_with_one_tick(world, desk_of):
    team, desk = world.teams["clippers"].unit, desk_of("乔委员")
    by = world.actor("乔委员")
    posts.end(post=world.posts["苏远"], by=by, at=MONDAY, why="由站长兼任")
    Post.objects.filter(pk=world.posts["马青山"].pk).update(heads=True)
    posts.grant(
        person=world.people["马青山"], role="team_leader", unit=team, by=by, at=MONDAY, heads=True,
        through=world.posts["马青山"],
    )  # fmt: skip
    posts.end(post=world.posts["马青山"], by=by, at=MONDAY, why="换届")
    to = {"role": "station_keeper", "unit": world.units["杨柳村"].pk, "person": world.people["高大爷"].pk}  # fmt: skip
    page = words_of(desk.see("post-grant", **{key: str(value) for key, value in to.items()}))
    assert "一并接任队长" in page
    assert team.short_name in page
    told = to | {"standing": "acting", "ends_on": "2026-10-01", "teams": [team.pk]}
    acting = desk.send("post-grant", **told)
    assert (acting.status_code, "代理不接任队长" in words_of(acting)) == (422, True)
    done = desk.send("post-grant", **to, standing="regular", heads="on", teams=[team.pk])
    assert done.status_code == 303
    leads = Post.objects.get(role="team_leader", unit=team, ends_on=None)
    assert (leads.person, leads.through.role) == (world.people["高大爷"], "station_keeper")
