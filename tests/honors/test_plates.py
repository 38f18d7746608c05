"""门牌 (domain §5 row 26): a number for ever; looked at yearly, replaced, given back."""

from datetime import date

import pytest

from tests.domain.refusing import malformed, objected
from tests.honors.households import LATER, decided, with_plate
from wudan.honors.actions import households
from wudan.honors.models import Plate

pytestmark = pytest.mark.postgres


def test_a_plate_has_a_number_and_a_day_to_look_again(world):
    plate = with_plate(world)
    assert (plate.no, str(plate), plate.look_due_on) == (1, "00001", date(2027, 9, 27))
    with objected("has_plate"):
        households.issue_plate(honor=plate.honor, by=world.actor("柳文书"), at=LATER)


def test_no_plate_before_the_name(world):
    with objected("wrong_stage"):
        households.issue_plate(honor=decided(world), by=world.actor("柳文书"), at=LATER)


def test_a_replaced_plate_keeps_its_number(world):
    old = with_plate(world)
    new = households.replace_plate(honor=old.honor, why="大风吹坏了。", by=world.actor("柳文书"), at=LATER)  # fmt: skip
    old.refresh_from_db()
    assert (old.state, new.no, new.replaces) == ("replaced", 2, old)


def test_a_look_renews_waits_or_advises_and_ends_nothing(world):
    plate = with_plate(world)
    at = LATER.replace(year=2027)
    assert list(Plate.objects.due(date(2027, 9, 28))) == [plate]
    for outcome, due in (("advise", date(2027, 9, 27)), ("wait", date(2027, 12, 18)), ("renew", date(2028, 12, 18))):  # fmt: skip
        households.look_at_plate(honor=plate.honor, outcome=outcome, words="去看了。", by=world.actor("乔委员"), at=at)  # fmt: skip
        plate.refresh_from_db()
        assert (plate.state, plate.look_due_on) == ("live", due)
    with malformed("outcome"):
        households.look_at_plate(honor=plate.honor, outcome="best", words="去看了。", by=world.actor("乔委员"), at=at)  # fmt: skip


def test_a_household_gives_its_plate_back(world):
    plate = with_plate(world)
    households.drop(honor=plate.honor, by=world.actor("秦奶奶"), at=LATER)
    plate.refresh_from_db()
    assert plate.state == "returned"
