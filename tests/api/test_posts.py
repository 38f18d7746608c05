"""岗位 over the API: the same acts and objections as on the pages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import MONDAY
from wudan.people.models import Handover, Person, Post


def granting(world, whom="高大爷", unit="石峁村", **more):
    body = {"person": world.people[whom].pk, "role": "station_keeper"}
    return body | {"unit": world.units[unit].key} | more


def test_who_appoints_lists_the_subtree_and_everybody_their_own(world, enter):
    told = enter("乔委员").get("posts")
    names = {item["person"]["name"] for item in told["items"]}
    assert names == {"马青山", "乔委员", "苏远", "宗梅", "段护士"}
    assert [item["named"] for item in enter("苏远").get("posts")["items"]] == ["队长"]
    assert enter("秦奶奶").get("posts")["items"] == []


def test_pages_follow_one_another(world, enter):
    office, seen, after = enter("柳文书"), [], 0
    while after is not None:
        page = office.get("posts", limit=2, after=after)
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
    assert sorted(seen) == sorted({item["id"] for item in office.get("posts", limit=50)["items"]})


@pytest.mark.parametrize(
    ("asking", "names"),
    [
        ({"role": "station_keeper"}, {"马青山", "贾站长"}), ({"q": "贾"}, {"贾站长"}),
        ({"unit": "杨柳村"}, {"马青山", "苏远"}), ({"unit": "none"}, set()),
    ],
)  # fmt: skip
def test_a_list_is_filtered(world, enter, asking, names):
    items = enter("柳文书").get("posts", **asking)["items"]
    assert {item["person"]["name"] for item in items} == names


@pytest.mark.parametrize(
    "asking", [{"limit": 51}, {"after": -1}, {"after": 10**30}, {"past": "x"}, {"q": "\x00"}]
)
def test_a_bad_filter_is_named(enter, asking):
    answer = enter("柳文书").get("posts", **asking)
    assert (answer.status, list(answer["fields"])) == (422, list(asking))


def test_a_keeper_is_found_and_appointed_and_ended(world, enter):
    office = enter("柳文书")
    (found,) = office.get("posts/candidates", q="高大爷")["items"]
    assert (found["village"], found["posts"]) == ("石峁村站", [])
    made = office.post("posts", granting(world, heads=True, title="站长"))
    assert (made.status, made["heads"], made["confirmed_until"]) == (201, True, "2026-12-31")
    shown = office.get(f"posts/{made['id']}")
    assert shown["objection"] == ""
    ended = office.post(f"posts/{made['id']}/ending", {"why": "选错了人"})
    assert (ended.status, ended["ends_on"]) == (200, "2026-09-07")
    assert "已经结束" in office.get(f"posts/{made['id']}")["objection"]


def test_a_key_appoints_once(world, enter):
    office = enter("柳文书")
    first, again = (office.post("posts", granting(world), key="appoint-once") for _ in range(2))
    assert first.raw == again.raw
    assert Post.objects.filter(person=world.people["高大爷"]).count() == 1


@pytest.mark.parametrize(
    ("by", "change", "code"),
    [
        ("马青山", {}, "beyond_yourself"), ("柳文书", {"role": "auditor", "unit": "c"}, "beyond_yourself"),
        ("乔委员", {"unit": "王台村"}, "not_your_unit"), ("柳文书", {"unit": "铁边城"}, "wrong_kind"),
        ("安守一", {"role": "security_administrator", "unit": "c"}, "needs_second"),
    ],
)  # fmt: skip
def test_what_is_beyond_one_is_refused_with_its_reason(world, enter, by, change, code):
    whom = "李小妹" if by == "马青山" else "高大爷"
    answer = enter(by).post("posts", granting(world, whom) | change)
    assert (answer.status, answer["code"]) == (422, code)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"unit": "none"}, "unit"), ({"role": "king"}, "role"), ({"acting": True}, "ends_on"),
        ({"acting": True, "heads": True}, "heads"), ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"person": "x"}, "person"), ({"title": "长" * 41}, "title"), ({"odd": 1}, "odd"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(world, enter, change, field):
    answer = enter("柳文书").post("posts", granting(world) | change)
    assert (answer.status, list(answer["fields"])) == (422, [field])


def test_a_stranger_finds_nobody_and_no_post(world, enter):
    post = world.posts["贾站长"].pk
    for name in ("乔委员", "马青山", "秦奶奶", "计管理"):
        asker = enter(name)
        assert asker.get(f"posts/{post}").status == 404
        assert asker.post(f"posts/{post}/ending", {"why": "试试"}).status == 404
        assert asker.post("posts/confirmation", {"posts": [post]}).status == 404
        assert asker.get("posts/candidates", q="白嫂")["items"] == []
    assert enter("柳文书").get(f"posts/{2**63 - 1}").status == 404
    assert enter("柳文书").get(f"posts/{10**30}").status == 422


def test_a_post_is_handed_over_with_its_duties_and_signed_for(world, enter):
    order, office = world.order_at("placed"), enter("柳文书")
    body = {"person": world.people["高大爷"].pk, "why": "换届"}
    made = office.post(f"posts/{world.posts['马青山'].pk}/handover", body)
    assert (made.status, [duty["no"] for duty in made["duties"]]) == (201, [order.no])
    heir = enter("高大爷")
    assert heir.get(f"handovers/{made['id']}")["duties"] == made["duties"]
    assert office.post(f"handovers/{made['id']}/acknowledgement").status == 422
    assert heir.post(f"handovers/{made['id']}/acknowledgement")["acknowledged_at"]
    assert enter("贾站长").get(f"handovers/{made['id']}").status == 404
    assert Handover.objects.get().acknowledged_at


def test_the_quarter_is_confirmed_all_or_none(world, enter):
    Post.objects.update(confirmed_until=date(2026, 9, 30))
    town = enter("乔委员")
    mine = [world.posts[name].pk for name in ("马青山", "苏远")]
    own = world.posts["乔委员"].pk
    assert town.post("posts/confirmation", {"posts": [*mine, own]})["code"] == "beyond_yourself"
    assert town.post("posts/confirmation", {"posts": mine})["confirmed"] == 2
    assert town.post("posts/confirmation", {"posts": []}).status == 422


def test_giving_and_taking_want_a_fresh_proof(world, enter, monday):
    office = enter("柳文书")
    monday[0] = MONDAY + timedelta(minutes=6)
    assert office.get("posts").status == 200
    for where, body in (
        ("posts", granting(world)), (f"posts/{world.posts['马青山'].pk}/ending", {"why": "换"}),
    ):  # fmt: skip
        answer = office.post(where, body)
        assert (answer.status, answer["code"]) == (422, "step_up")


def test_who_never_looks_at_orders_is_told_only_how_many_are_open(world, enter):
    world.order_at("accepted")
    body = {"person": world.people["高大爷"].pk}
    made = enter("安守一").post(f"posts/{world.posts['柳文书'].pk}/handover", body)
    assert (made.status, made["duties"], made["duties_count"]) == (201, [], 1)
    assert len(enter("高大爷").get(f"handovers/{made['id']}")["duties"]) == 1


def test_fifty_posts_cost_what_few_cost(world, enter):
    people = Person.objects.bulk_create(
        Person(county="610626", name=f"众人{n}", home=world.units["杨柳村"]) for n in range(60)
    )
    office, few = enter("柳文书"), enter("马青山")
    Post.objects.bulk_create(
        Post(
            county="610626",
            person=one,
            role="station_keeper",
            unit=world.units["石峁村"],
            starts_on="2025-01-01",
        )
        for one in people
    )
    counted = []
    for asker, rows in ((few, 2), (office, 50)):
        asker.get("posts", limit=50)
        with CaptureQueriesContext(connection) as captured:
            assert len(asker.get("posts", limit=50)["items"]) == rows
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 6
