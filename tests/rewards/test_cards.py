"""积分卡: one in use an owner, a PIN that cannot be tried out, lost means stopped, replaced means over."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.rewards.carrying import OTHER, PIN, carded, shown
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit import numbers
from wudan.kit.refusals import Malformed, Objected
from wudan.rewards.actions import cards
from wudan.rewards.models import TRIES, Card

pytestmark = pytest.mark.postgres
SOON = MONDAY + timedelta(minutes=2)


def guess(world, card, times):
    for _ in range(times):
        with pytest.raises(Malformed):
            shown(world, card, pin="000001")


def shut(world, card, code, **given):
    with pytest.raises(Objected) as caught:
        shown(world, card, **given)
    assert caught.value.code == code


def test_a_card_has_a_check_digit_and_keeps_its_pin_from_everybody(world):
    card = carded(world)
    assert numbers.is_number(card.no)
    assert shown(world, card).card == card.pk
    card.refresh_from_db()
    assert PIN not in str(card.__dict__)
    assert "*" in str(card.pin)


def test_an_owner_has_one_in_use(world):
    carded(world)
    with objected("has_card"):
        carded(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.create(
            county="610626", no="1", unit=world.units["杨柳村"], person=world.people["秦奶奶"],
            pin_set_at=MONDAY, issued_at=MONDAY, issued_as="x",
        )  # fmt: skip


@pytest.mark.parametrize(
    "weak", ["12345", "abcdef", "111111", "121212", "123456", "987654", "１２３４５６"]
)
def test_a_pin_that_anybody_tries_first_is_refused(world, weak):
    with malformed("pin"):
        carded(world, pin=weak)


def test_a_few_wrong_pins_shut_the_card_until_its_owner_is_known_again(world):
    card = carded(world)
    guess(world, card, TRIES - 1)
    shut(world, card, "card_shut", pin="000001")
    shut(world, card, "card_shut")
    with malformed("identity"):
        cards.unlock(card=card, identity="", pin="", by=world.actor("马青山"), at=MONDAY)
    cards.unlock(card=card, identity="known", pin="", by=world.actor("马青山"), at=MONDAY)
    assert shown(world, card)
    verbs = [event.verb for event in events_of("card", card.pk)]
    assert verbs == ["card.issue", "card.lock", "card.unlock"]


def test_a_right_pin_forgets_the_wrong_ones(world):
    card = carded(world)
    for _ in range(2):
        guess(world, card, TRIES - 1)
        assert shown(world, card)


def test_a_new_pin_ends_the_proof_of_the_old_one(world):
    card = carded(world)
    proof = shown(world, card)
    card = cards.unlock(card=card, identity="id_card", pin=OTHER, by=world.actor("马青山"), at=SOON)
    assert cards.still_shown(card, proof, at=SOON).code == "pin_stale"
    guess(world, card, 1)
    late = MONDAY + timedelta(hours=1)
    assert cards.still_shown(card, shown(world, card, pin=OTHER), at=late).code == "pin_stale"


def test_lost_is_stopped_at_once_by_its_owner_alone_and_twice_is_once(world):
    card = carded(world)
    proof = shown(world, card)
    with objected("not_yours"):
        cards.report_lost(card=card, by=world.oneself("李小妹"), at=SOON)
    for _ in range(2):
        card = cards.report_lost(card=card, by=world.oneself("秦奶奶"), at=SOON)
    assert cards.still_shown(card, proof, at=SOON).code == "card_lost"
    shut(world, card, "card_lost")


def test_a_replaced_card_never_works_again(world):
    old = cards.report_lost(card=carded(world), by=world.actor("马青山"), at=MONDAY)
    new = cards.replace(card=old, identity="booklet", pin=OTHER, by=world.actor("马青山"), at=SOON)
    assert (new.replaces_id, new.no == old.no) == (old.pk, False)
    shut(world, old, "card_replaced")
    assert shown(world, new, pin=OTHER)
    with objected("card_replaced"):
        cards.replace(card=old, identity="id_card", pin=PIN, by=world.actor("马青山"), at=SOON)


def test_nobody_keeps_ones_own_card_nor_those_of_another_station(world):
    card = carded(world)
    with objected("own_card"):
        carded(world, "马青山")
    with objected("not_your_unit"):
        cards.unlock(card=card, identity="id_card", pin=OTHER, by=world.actor("贾站长"), at=SOON)
    with objected("not_your_role"):
        cards.unlock(card=card, identity="id_card", pin=OTHER, by=world.actor("景科长"), at=SOON)
    mine = carded(world, "马青山", by="乔委员")
    with objected("own_card"):
        cards.replace(card=mine, identity="id_card", pin=OTHER, by=world.actor("马青山"), at=SOON)
