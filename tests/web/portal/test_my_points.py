"""我的积分: one's own and the household's balance, each line with act, rule and colour, points moved at home."""

from pathlib import Path

import pytest

from tests.audited.stages import Stage
from tests.ledger.points.earning import balances, collect, earn, family, hold, of, reverse
from tests.web.console.desk import words_of
from wudan import honors
from wudan.ledger import points
from wudan.web.portal.points import own

HONORS = Path(honors.__file__).parent


@pytest.fixture
def home(world):
    """秦奶奶 leads a household with 李小妹; 李小妹 has ten points of her own."""
    made = family(world, "秦奶奶", "李小妹")
    earn(world, of(world, "李小妹"), spend=10, honor=25)
    earn(world, points.household(made.pk), spend=40)
    return made


def test_who_has_nothing_is_told_how_it_begins(world):
    assert "还没有积分" in words_of(Stage(world).desk("高大爷").see("own-points"))


def test_each_line_says_act_rule_and_colour(world, home):
    words = words_of(Stage(world).desk("李小妹").see("own-points"))
    for told in (
        "婚事新办",
        "得分",
        "2026年9月6日",
        "新风",
        "县里规则第 1 版",
        "荣誉分 +25",
        "兑换分 +10",
        "秦家",
    ):
        assert told in words
    assert "不花，记着做过的好事；评选不看分" in words
    assert "兑换分 +40" not in words
    assert "兑换分 +40" in words_of(Stage(world).desk("李小妹").see("own-points", of="home"))


def test_no_award_reads_points_as_the_page_says():
    read = [one for one in sorted(HONORS.rglob("*.py")) if "points" in one.read_text("utf-8")]
    assert read == []


def test_what_is_held_spent_and_owed_is_told(world, home):
    me = of(world, "李小妹")
    made = earn(world, me, spend=5)
    collect(world, hold(world, me, 12))
    reverse(world, made)
    words = words_of(Stage(world).desk("李小妹").see("own-points"))
    for told in ("待抵扣", "兑换分 −12", "预留 −12", "抵欠 −2", "原因：记错了"):
        assert told in words


def test_of_many_lines_the_older_ones_are_a_page_away(world, home, monkeypatch):
    monkeypatch.setattr(own, "PAGE", 1)
    earn(world, of(world, "李小妹"), spend=77)
    desk = Stage(world).desk("李小妹")
    page = words_of(desk.see("own-points"))
    assert "兑换分 +77" in page
    assert "兑换分 +10" not in page
    older = page.split("before=")[1].split("#")[0]
    assert "兑换分 +10" in words_of(desk.see("own-points", before=older))
    assert desk.see("own-points", before="9" * 30).status_code == 200


def test_the_page_takes_few_statements(world, home, django_assert_max_num_queries):
    for _ in range(30):
        earn(world, of(world, "李小妹"), spend=1)
    desk = Stage(world).desk("李小妹")
    desk.see("own-points")
    with django_assert_max_num_queries(6):
        desk.see("own-points")


def test_one_puts_points_into_the_household_once(world, home):
    desk = Stage(world).desk("李小妹")
    for _ in range(2):
        answer = desk.send("points-pool", way="into", spend="4", token="0123456789abcdef")
        assert (answer.status_code, answer.url) == (303, "/points")
    assert balances(of(world, "李小妹"))["spend"] == 6
    assert balances(points.household(home.pk))["spend"] == 44


@pytest.mark.parametrize(
    ("spend", "words"),
    [("", "请写转多少分"), ("0", "至少 1 分"), ("x", "请写整数"), ("11", "兑换分不够")],
)
def test_what_cannot_be_moved_is_said_and_kept(world, home, spend, words):
    answer = Stage(world).desk("李小妹").send("points-pool", way="into", spend=spend)
    assert answer.status_code == 422
    assert words in words_of(answer)


def test_only_the_head_gives_out_and_only_to_the_family(world, home):
    sister, stranger = world.people["李小妹"].pk, world.people["高大爷"].pk
    desk = Stage(world).desk("秦奶奶")
    assert desk.send("points-pool", way=f"out:{sister}", spend="4").status_code == 303
    assert balances(of(world, "李小妹"))["spend"] == 14
    assert desk.send("points-pool", way=f"out:{stranger}", spend="4").status_code == 422
    assert Stage(world).desk("李小妹").send("points-pool", way=f"out:{sister}", spend="4").status_code == 422  # fmt: skip


def test_who_is_in_no_household_moves_nothing_and_a_post_is_no_person(world, home):
    assert Stage(world).desk("高大爷").send("points-pool", way="into", spend="1").status_code == 422
    assert Stage(world).desk("马青山").send("points-pool", way="into", spend="1").status_code == 403
