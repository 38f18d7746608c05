"""三员: nobody opens the account of an administrator, and so is not the first to hold its code."""

import pytest
from django.db import transaction

from tests.world import MONDAY
from wudan.kit.refusals import Objected
from wudan.people.actions.accounts import open_account
from wudan.people.models import Account, Person, Post

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("role", ["security_administrator", "system_administrator", "auditor"])
@pytest.mark.parametrize("who", ["柳文书", "计管理"])
def test_nobody_opens_the_account_of_one_of_the_three(world, role, who):
    person = Person.objects.create(county="610626", name="新安全", home=world.units["杨柳村"])
    Post.objects.create(
        county="610626", person=person, role=role, unit=world.units["c"],
        starts_on=MONDAY.date(), confirmed_until=MONDAY.date().replace(month=12),
    )  # fmt: skip
    with pytest.raises(Objected) as told, transaction.atomic():
        open_account(person=person, by=world.actor(who), at=MONDAY)
    assert told.value.code in {"own_account_first", "not_your_unit"}
    assert not Account.objects.filter(person=person).exists()
