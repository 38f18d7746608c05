"""没满 14 岁: no account by telephone or at the desk without a guardian's word (PIPL §31)."""

import pytest

from tests.domain.refusing import objected
from tests.people.bonding import CHILD_BORN
from tests.world import MONDAY
from wudan.people.actions import phone_codes
from wudan.people.actions.accounts import open_account
from wudan.people.models import Account, Person

pytestmark = pytest.mark.postgres
PHONE = "10188887777"


@pytest.fixture
def child(world):
    return Person.objects.create(county="610626", name="高小宝", phone=PHONE, home=world.units["石峁村"], born_on=CHILD_BORN)  # fmt: skip


def test_the_desk_opens_none(world, child):
    with objected("needs_guardian"):
        open_account(person=child, by=world.actor("乔委员"), at=MONDAY)


def test_nor_does_a_proven_telephone(world, child):
    row, digits = phone_codes.draw_phone_code(phone=PHONE, at=MONDAY)
    code = phone_codes.prove_phone(code_id=row.pk, digits=digits, at=MONDAY)
    with objected("needs_guardian"):
        phone_codes.sign_up(code=code, name="高小宝", village=child.home, at=MONDAY)
    assert not Account.objects.filter(person=child).exists()
