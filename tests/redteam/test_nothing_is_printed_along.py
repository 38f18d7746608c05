"""What is typed beside an export goes out with it, so it is looked through as well (A15)."""

import pytest

from tests.domain.refusing import malformed, objected
from tests.people.bonding import proposed
from tests.world import MONDAY
from wudan.exchange.actions import Wanted, ask
from wudan.exchange.models import Export
from wudan.people.actors import for_self
from wudan.privacy.actions import erase_person

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("purpose", ["发给张三，电话 139 1234 5678", "核对13912345678"])
def test_a_telephone_in_the_purpose_is_refused(world, purpose):
    wanted = Wanted(kind="roster", unit=world.units["杨柳村"], purpose=purpose)
    with malformed("purpose"):
        ask(wanted=wanted, by=world.actor("柳文书"), at=MONDAY)
    assert not Export.objects.exists()


def test_nobody_is_bound_to_who_has_left(world):
    ward = world.people["秦奶奶"]
    erase_person(person=ward, by=for_self(ward.pk), at=MONDAY)
    with objected("not_here"):
        proposed(world)
