"""推荐 (R079): by oneself, a neighbour, or the site; nobody is asked before the household nods."""

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.honors.households import (
    EVIDENCE,
    RULES,
    agreed,
    asked,
    household,
    nominated,
    rules,
    village,
)
from tests.world import MONDAY
from wudan.honors.actions import households
from wudan.honors.models import HouseholdHonor, NeighbourWord
from wudan.journal.events import events_of
from wudan.kit.pack import PackError

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(("who", "source", "stage"), [("李小妹", "neighbour", "asked"), ("马青山", "site", "asked"), ("秦奶奶", "self", "hearing")])  # fmt: skip
def test_three_may_put_a_household_forward(world, who, source, stage):
    made = nominated(world, who)
    assert (made.source, made.stage) == (source, stage)
    assert events_of("household_honor", made.pk)[0].verb == "household_honor.nominate"


@pytest.mark.parametrize("who", ["高大爷", "贾站长"])
def test_strangers_and_other_villages_do_not(world, who):
    found = village(world)
    household(world, "高大爷", village="石峁村")
    with objected("stranger"):
        households.nominate(household=found, why="好", evidence=EVIDENCE, by=world.actor(who), at=MONDAY)  # fmt: skip


def test_a_keeper_puts_the_own_household_forward_as_oneself(world):
    village(world)
    own = household(world, "马青山")
    told = {"household": own, "why": "好", "evidence": EVIDENCE, "at": MONDAY}
    with objected("own"):
        households.nominate(by=world.actor("马青山"), **told)
    assert households.nominate(by=world.oneself("马青山"), **told).source == "self"


def test_once_at_a_time(world):
    made = nominated(world)
    with objected("under_way"):
        nominated(world, "马青山")
    twin = HouseholdHonor.objects.get(pk=made.pk)
    twin.pk, twin.no = None, "1"
    with refused_by_the_database("household"):
        twin.save(force_insert=True)


def test_at_least_one_true_example_is_asked_for(world):
    found = village(world)
    for evidence, field in (({}, "evidence"), ({"rich": "有钱"}, "evidence"), ({"clean": "电话13800138000"}, "clean")):  # fmt: skip
        with malformed(field):
            households.nominate(household=found, why="好", evidence=evidence, by=world.actor("马青山"), at=MONDAY)  # fmt: skip


def test_without_rules_nobody_is_looked_at(world):
    found = household(world, "秦奶奶")
    with objected("no_rules"):
        households.nominate(household=found, why="好", evidence=EVIDENCE, by=world.actor("秦奶奶"), at=MONDAY)  # fmt: skip


def test_nobody_is_asked_before_the_household_nods(world):
    made = nominated(world)
    assert not NeighbourWord.objects.exists()
    with refused_by_the_database("household_honor_agreed"):
        HouseholdHonor.objects.filter(pk=made.pk).update(stage="hearing")
    households.agree(honor=made, by=world.actor("秦奶奶"), at=MONDAY)
    drawn = {one.person.name for one in asked(made)}
    assert drawn == {"马青山", "苏远", "宗梅", "段护士"}
    "the lot draws from all others: never of the household itself, never who put it forward"


def test_the_site_writes_down_a_nod_it_heard(world):
    made = nominated(world)
    keeper, elder = world.actor("马青山"), world.people["秦奶奶"]
    with malformed("channel"):
        households.agree(honor=made, by=keeper, at=MONDAY, person=elder)
    with malformed("person"):
        households.agree(honor=made, by=keeper, at=MONDAY, person=world.people["苏远"], channel="telephone")  # fmt: skip
    made = households.agree(honor=made, by=keeper, at=MONDAY, person=elder, channel="telephone")
    assert (made.stage, made.agreed_by) == ("hearing", elder)


def test_it_steps_out_whenever_it_wants(world):
    made = agreed(world)
    made = households.drop(honor=made, by=world.actor("秦奶奶"), at=MONDAY)
    assert made.stage == "dropped"
    again = nominated(world, "马青山")
    assert again.pk != made.pk


def test_another_wording_is_another_version(world, tmp_path):
    rules()
    changed = tmp_path / "households.toml"
    changed.write_text(RULES.read_text("utf-8").replace("为人正直向善", "为人厚道"), "utf-8")
    with pytest.raises(PackError, match="新的一版"):
        rules(changed)
