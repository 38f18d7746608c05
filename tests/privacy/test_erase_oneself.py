"""秦奶奶 leaves: what is hers goes at once, what the law keeps loses her name (PIPL §47, G21)."""

from datetime import timedelta

import pytest

from tests.privacy.canary import found_in_rows, keep_answer
from tests.world import MONDAY
from wudan.journal.events import chain_keys, events_of, first_fault
from wudan.journal.models import StoredAnswer
from wudan.orders.models import Order
from wudan.people.models import Account, Person, Session, Tombstone
from wudan.privacy.actions import erase_person
from wudan.teams.models import Membership

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=1)


def erase(world, name="秦奶奶"):
    person = Person.objects.get(pk=world.people[name].pk)
    erase_person(person=person, by=world.oneself(name), at=LATER)


def test_the_canary_is_found_before(canary):
    assert len(found_in_rows()) > 6


def test_nothing_of_hers_is_in_any_row(world, canary):
    erase(world)
    assert found_in_rows() == []


@pytest.mark.django_db(transaction=True)
def test_the_answers_kept_for_her_are_gone(shared_world):
    elder = shared_world.people["秦奶奶"]
    keep_answer(elder)
    erase(shared_world)
    assert StoredAnswer.objects.filter(owner=elder.pk).count() == 0


def test_she_is_a_pseudonym(world, canary):
    erase(world)
    person = Person.objects.get(pk=canary.pk)
    assert (person.name, str(person.phone), str(person.address)) == ("已注销", "", "")
    assert (person.born_on, person.sex, person.id_index) == (None, "", "")
    assert person.erased_at == LATER


def test_her_account_lets_nobody_in(world, canary):
    sessions = Session.objects.count()
    erase(world)
    account = Account.objects.get(person=canary)
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert Session.objects.count() == sessions - 1


def test_the_record_of_service_stays(world, canary):
    erase(world)
    order = Order.objects.filter(placed_for=canary).order_by("pk").first()
    assert order.words == "（已按本人要求删除）"
    assert order.deidentified_on == LATER.date()
    assert (order.review.score, order.review.words) == (5, "")
    assert order.dispatch.fulfillment.minutes == 40


def test_the_journal_is_whole_before_and_after(world, canary):
    assert [fault for key in chain_keys() if (fault := first_fault(key))] == []
    before = events_of("order", Order.objects.filter(placed_for=canary).first().pk).count()
    erase(world)
    assert [fault for key in chain_keys() if (fault := first_fault(key))] == []
    assert events_of("order", Order.objects.filter(placed_for=canary).first().pk).count() == before
    assert events_of("person", canary.pk).last().verb == "person.erase"


def test_of_her_id_number_a_keyed_hash_stays_for_a_while(world, canary):
    index = canary.id_index
    erase(world)
    assert Tombstone.objects.get().index == index


def test_a_volunteer_leaves_his_teams(world):
    erase(world, "小武")
    assert Membership.objects.get(person=world.people["小武"]).left_on == LATER.date()


def test_nobody_finds_her_any_more(world, canary):
    erase(world)
    keeper = world.actor("马青山")
    assert canary.pk not in Person.objects.findable_by(keeper).values_list("pk", flat=True)
