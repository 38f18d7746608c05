"""户 at the desk: found, registered by its head, joined, left, split with its points, merged."""

import pytest

from tests.audited.stages import Stage
from tests.ledger.points.earning import balances, earn, family
from tests.web.console.desk import words_of
from wudan.ledger import points
from wudan.people.models import Household, HouseholdMember


@pytest.fixture
def desk(world):
    return Stage(world).desk("马青山")


@pytest.fixture
def home(world):
    """秦奶奶 and 李小妹 with thirty points."""
    made = family(world, "秦奶奶", "李小妹")
    earn(world, points.household(made.pk), spend=30)
    return made


def member(world, who):
    return HouseholdMember.objects.of(world.people[who].pk)


def test_a_household_is_registered_by_its_head(world, desk):
    page = words_of(desk.client.post("/desk/households/new", {"q": "秦奶奶", "find": "1"}))
    assert f'value="{world.people["秦奶奶"].pk}"' in page
    answer = desk.send("household-entry", person=world.people["秦奶奶"].pk, title="秦家")
    made = Household.objects.get()
    assert (answer.status_code, answer.url) == (303, f"/desk/households/{made.pk}")
    assert (made.title, made.unit) == ("秦家", world.units["杨柳村"])


def test_what_is_missing_is_said_and_what_was_chosen_stays(world, desk):
    answer = desk.send("household-entry", person=world.people["秦奶奶"].pk, title="")
    assert answer.status_code == 422
    assert "请写户名" in words_of(answer)
    assert "秦奶奶（杨柳村站）" in words_of(answer)
    assert desk.send("household-entry", person="999999", title="x").status_code == 422


def test_it_is_found_by_title_number_and_member_within_reach(world, desk, home):
    for asked in ("秦家", home.no, "李小妹"):
        assert home.no in words_of(desk.client.post("/desk/households", {"q": asked}))
    elsewhere = Stage(world).desk("贾站长")
    assert home.no not in words_of(elsewhere.client.post("/desk/households", {"q": "秦家"}))
    assert elsewhere.see("household", home.pk).status_code == 404


def test_its_page_shows_people_and_points(desk, home):
    words = words_of(desk.see("household", home.pk))
    for told in ("秦奶奶", "户主", "李小妹", "家里人", "30"):
        assert told in words


def test_somebody_joins_leads_and_leaves(world, desk, home):
    elder = world.people["高大爷"]
    elder.home = world.units["杨柳村"]
    elder.save(update_fields=["home"])
    assert "高大爷" in words_of(desk.client.post(f"/desk/households/{home.pk}", {"q": "高大爷"}))
    assert desk.send("household", home.pk, act="join", person=elder.pk).status_code == 303
    row = member(world, "高大爷")
    assert desk.send("household", home.pk, act="head", member=row.pk).status_code == 303
    assert member(world, "高大爷").role == "head"
    refused = desk.send("household", home.pk, act="leave", member=row.pk)
    assert (refused.status_code, "请先换户主" in words_of(refused)) == (422, True)
    sister = member(world, "李小妹").pk
    assert desk.send("household", home.pk, act="leave", member=sister).status_code == 303
    assert member(world, "李小妹") is None


def test_it_splits_with_its_share_of_the_points_once(world, desk, home):
    going = member(world, "李小妹").pk
    sent = {"act": "split", "movers": [going], "head": going, "title": "小李家", "spend": "12", "token": "0123456789abcdef"}  # fmt: skip
    assert desk.send("household", home.pk, **sent).url == desk.send("household", home.pk, **sent).url  # fmt: skip
    made = member(world, "李小妹").household
    assert [balances(points.household(one.pk))["spend"] for one in (home, made)] == [18, 12]
    assert Household.objects.count() == 2


def test_a_split_of_more_than_there_is_keeps_what_was_typed(world, desk, home):
    going = member(world, "李小妹").pk
    answer = desk.send("household", home.pk, act="split", movers=[going], head=going, title="小李家", spend="31")  # fmt: skip
    assert answer.status_code == 422
    words = words_of(answer)
    assert "兑换分不够：现有 30 分，要 31 分" in words
    assert 'value="小李家"' in words


def test_it_merges_into_another_by_number(world, desk, home):
    other = family(world, "马青山")
    nobody = desk.send("household", home.pk, act="merge", no="12345678901")
    assert (nobody.status_code, "没有找到这个户号" in words_of(nobody)) == (422, True)
    answer = desk.send("household", home.pk, act="merge", no=other.no)
    assert (answer.status_code, answer.url) == (303, f"/desk/households/{other.pk}")
    assert balances(points.household(other.pk))["spend"] == 30
    words = words_of(desk.see("household", home.pk))
    assert "人和分都在那一户" in words
    assert desk.send("household", home.pk, act="merge", no=other.no).status_code == 422
