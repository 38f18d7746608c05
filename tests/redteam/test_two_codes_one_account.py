"""Two codes of one phone, both proven, make one person and one account (G16)."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.people.actions import phone_codes
from wudan.people.models import Account, Person

pytestmark = pytest.mark.postgres
PHONE, LATER = "10188886666", MONDAY + timedelta(minutes=1)


def proven(at):
    row, digits = phone_codes.draw_phone_code(phone=PHONE, at=at)
    return phone_codes.prove_phone(code_id=row.pk, digits=digits, at=at)


def test_the_second_code_is_used_up_with_the_first(world):
    first, second = proven(MONDAY), proven(LATER)
    given = {"name": "新来的", "village": world.units["石峁村"], "at": LATER}
    phone_codes.sign_up(code=first, **given)
    with objected("proof_over"):
        phone_codes.sign_up(code=second, **(given | {"name": "另一个"}))
    assert Person.objects.with_phone(PHONE).count() == 1
    assert Account.objects.filter(person__name="新来的").count() == 1
