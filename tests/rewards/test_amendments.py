"""What one person could take alone takes two: returns, write-offs, counts (A11); and who collects for many (A10)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.rewards.shopping import (
    TUESDAY,
    balance,
    collected,
    paid_to,
    refused,
    reserved,
    rich,
    stocked,
    there,
)
from tests.world import COUNTY, MONDAY
from wudan.kit.refusals import Malformed
from wudan.ledger.models import Finding, PointTransfer
from wudan.people.actors import THE_CLOCK
from wudan.people.models import Person
from wudan.privacy.actions import erase_person
from wudan.rewards.actions import amendments, redemptions
from wudan.rewards.actions.look import look
from wudan.rewards.models import Redemption, StockMovement

pytestmark = pytest.mark.postgres


def gone(world):
    eggs = stocked(world)
    rich(world)
    return eggs, collected(world, reserved(world, eggs))


def asked(world, one, **said):
    given = {"why": "拿错了", "by": world.actor("马青山"), "at": TUESDAY} | said
    return amendments.ask_return(redemption=one, **given)


def less(world, eggs, by_=-1, kind="write_off", **said):
    given = {"why": "打破了", "by": world.actor("马青山"), "at": TUESDAY} | said
    return amendments.ask_change(batch=eggs.batches.get(), count_by=by_, kind=kind, **given)


def test_a_return_takes_two_and_gives_all_back(world):
    eggs, one = gone(world)
    ask = asked(world, one)
    refused("second_person", amendments.agree, amendment=ask, by=world.actor("马青山"), at=TUESDAY)
    refused("asked", asked, world, one)
    amendments.agree(amendment=ask, by=world.actor("乔委员"), at=TUESDAY)
    one.refresh_from_db()
    assert (one.state, there(eggs), balance(world), paid_to(eggs.shop)) == (
        "returned", (5, 0), 100, 0,
    )  # fmt: skip
    assert PointTransfer.objects.filter(kind="reverse").count() == 1
    refused("wrong_stage", asked, world, one)


def test_what_cannot_be_given_again_is_written_off_with_it(world):
    eggs, one = gone(world)
    ask = asked(world, one, is_usable=False)
    amendments.agree(amendment=ask, by=world.actor("乔委员"), at=TUESDAY)
    assert there(eggs) == (4, 0)
    kinds = StockMovement.objects.filter(redemption=one).order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        "reserved", "collected", "returned", "written_off",
    ]  # fmt: skip


def test_a_write_off_takes_two_and_leaves_what_is_promised(world):
    eggs = stocked(world)
    rich(world)
    reserved(world, eggs, quantity=3)
    ask = less(world, eggs, -3)
    refused("promised", amendments.agree, amendment=ask, by=world.actor("乔委员"), at=TUESDAY)
    amendments.refuse(amendment=ask, words="先取消", by=world.actor("乔委员"), at=TUESDAY)
    amendments.agree(amendment=less(world, eggs, -2), by=world.actor("乔委员"), at=TUESDAY)
    assert there(eggs) == (3, 3)


def test_a_count_may_find_more(world):
    eggs = stocked(world)
    amendments.agree(
        amendment=less(world, eggs, 2, kind="count"), by=world.actor("乔委员"), at=TUESDAY
    )
    assert (there(eggs), eggs.batches.get().left) == ((7, 0), 7)


@pytest.mark.parametrize(("by", "kind"), [(0, "count"), (1, "write_off"), (-6, "count")])
def test_a_change_that_makes_no_sense_is_told(world, by, kind):
    with pytest.raises(Malformed):
        less(world, stocked(world), by, kind=kind)


def test_the_database_wants_two_different_people(world):
    eggs = stocked(world)
    ask = less(world, eggs)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(ask).objects.filter(pk=ask.pk).update(
            state="done", decided_at=TUESDAY, decided_by_id=ask.asked_by_id
        )


def test_who_collects_for_many_is_a_finding_and_nothing_more(world):
    eggs = stocked(world, quantity=20)
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"邻居{n}", home=world.units["杨柳村"]) for n in range(5)
    )
    for n, one in enumerate(people):
        world.people[f"邻居{n}"] = one
        rich(world, f"邻居{n}")
        collected(world, reserved(world, eggs, f"邻居{n}"), collector=world.people["白嫂"])
    later = TUESDAY + timedelta(hours=2)
    assert look(county=COUNTY, by=THE_CLOCK, at=later) == 1
    assert look(county=COUNTY, by=THE_CLOCK, at=later) == 0
    assert "5" in Finding.objects.get(kind="collector").words


def test_who_is_erased_leaves_nothing_set_aside(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    erase_person(person=world.people["秦奶奶"], by=world.oneself("秦奶奶"), at=MONDAY)
    assert Redemption.objects.get(pk=one.pk).state == "cancelled"
    assert there(eggs) == (5, 0)


def test_a_code_is_looked_for_at_its_own_shop(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    by = world.actor("马青山")
    assert redemptions.by_code(shop=eggs.shop, code=f"{one.code[:3]} {one.code[3:]}", by=by) == one
    refused("wrong_code", redemptions.by_code, shop=eggs.shop, code="x", by=by)
    refused("wrong_code", redemptions.by_code, shop=eggs.shop, code=one.code, by=world.actor("贾站长"))  # fmt: skip
