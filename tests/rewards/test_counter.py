"""柜台: by card and PIN, with signal and without; once, never below nothing, never silent."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.ledger.points.earning import earn, family
from tests.rewards.carried import HOME, back, taken
from tests.rewards.carrying import OTHER, carded, shown
from tests.rewards.shopping import balance, paid_to, rich, stocked, there
from tests.world import MONDAY
from wudan.ledger import points
from wudan.ledger.models import PointAccount
from wudan.rewards.actions import cards, counters
from wudan.rewards.models import OfflineRedemption, Redemption, StockMovement

pytestmark = pytest.mark.postgres


@pytest.fixture
def goods(world):
    rich(world)
    return stocked(world)


def redeem(world, card, goods, *, ref="tap-00000001", quantity=1, proof=None, at=MONDAY):
    return counters.redeem(
        card=card, shown=proof or shown(world, card), shop=goods.shop, good=goods.good,
        quantity=quantity, ref=ref, by=world.actor("马青山"), at=at,
    )  # fmt: skip


def test_a_card_and_its_pin_are_enough_at_the_counter_and_two_taps_are_one(world, goods):
    card = carded(world)
    first, again = redeem(world, card, goods), redeem(world, card, goods)
    assert (first.pk, first.state, first.proof) == (again.pk, "collected", "card")
    assert (balance(world), paid_to(goods.shop), there(goods)) == (90, 10, (4, 0))


def test_a_household_card_spends_the_households_points(world, goods):
    home = family(world, "高大爷", "李小妹")
    earn(world, points.household(home.pk), 25)
    card = cards.issue(
        unit=world.units["杨柳村"], household=home, pin=OTHER, identity="booklet",
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    made = redeem(world, card, goods, quantity=2, proof=shown(world, card, pin=OTHER))
    assert (made.payer, made.household_id, made.person.name) == ("household", home.pk, "高大爷")
    assert PointAccount.objects.get(household=home, kind="household", grade="spend").balance == 5


def test_a_card_reported_lost_after_its_pin_was_shown_buys_nothing(world, goods):
    card = carded(world)
    proof = shown(world, card)
    cards.report_lost(card=card, by=world.oneself("秦奶奶"), at=MONDAY)
    with objected("card_lost"):
        redeem(world, card, goods, proof=proof)
    assert (balance(world), there(goods)) == (100, (5, 0))


def test_what_was_given_without_signal_is_booked_once_however_often_it_is_sent(world, goods):
    card = carded(world)
    hand = taken(world, goods)
    assert there(goods) == (5, 3)
    hand.sell(card, goods)
    hand.sell(card, goods, quantity=2)
    for is_new in (True, False, False):
        told = back(world, hand)
        assert [(one.state, one.is_new) for one in told] == [("booked", is_new)] * 2
    assert (balance(world), paid_to(goods.shop), there(goods)) == (70, 30, (2, 0))
    assert Redemption.objects.filter(state="collected").count() == 2


def test_what_was_not_given_goes_back_when_the_counter_is_closed(world, goods):
    card, hand = carded(world), taken(world, goods)
    hand.sell(card, goods)
    back(world, hand)
    for _ in range(2):
        counters.close(device=hand.device, by=world.actor("马青山"), at=HOME)
    assert there(goods) == (4, 0)
    late = hand.sell(card, goods)
    told = back(world, hand, sales=[late])
    assert (told[0].state, told[0].words) == ("waiting", "收柜以后才交上来，留的份已经放回。")
    assert there(goods) == (4, 0)


def lost(world, card, goods):
    cards.report_lost(card=card, by=world.oneself("秦奶奶"), at=MONDAY)


def another_pin(world, card, goods):
    cards.unlock(card=card, identity="known", pin=OTHER, by=world.actor("马青山"), at=MONDAY)


def spent(world, card, goods):
    redeem(world, card, goods, quantity=2, at=MONDAY, ref="tap-00000002")
    earlier = PointAccount.objects.get(person=world.people["秦奶奶"], kind="person", grade="spend")
    assert earlier.balance == 0


@pytest.mark.parametrize(
    ("meanwhile", "trouble"),
    [(lost, "card_lost"), (another_pin, "pin_wrong"), (spent, "not_enough")],
    ids=["lost", "another pin", "balance gone"],
)
def test_what_changed_meanwhile_is_told_and_waits_for_a_person(world, goods, meanwhile, trouble):
    if meanwhile is spent:
        earn_away(world, 80)
    card = carded(world)
    hand = taken(world, goods)
    hand.sell(card, goods)
    meanwhile(world, card, goods)
    before = balance(world)
    (told,) = back(world, hand)
    row = OfflineRedemption.objects.get()
    assert (told.state, row.is_set_aside) == ("waiting", True)
    assert row.trouble.startswith(trouble) or trouble == "not_enough", row.trouble
    assert row.words
    assert balance(world) == before
    assert there(goods)[1] == 3, "still set aside: the thing is gone"


def earn_away(world, spend):
    """Deduct, so that twenty are left."""
    from tests.ledger.points.earning import deduct, of

    deduct(world, of(world, "秦奶奶"), spend)


@pytest.mark.parametrize(
    ("how", "left", "stock"),
    [("charge", 90, (4, 2)), ("back", 100, (5, 2)), ("loss", 100, (4, 2))],
)
def test_another_person_decides_and_the_books_balance(world, goods, how, left, stock):
    card, hand = carded(world), taken(world, goods)
    hand.sell(card, goods, pin="000001")
    back(world, hand)
    row = OfflineRedemption.objects.get()
    said = {"row": row, "settlement": how, "words": "到家里问过", "at": HOME}
    with objected("two_persons"):
        counters.settle(**said, by=world.actor("马青山"))
    with malformed("words"):
        counters.settle(**said | {"words": " "}, by=world.actor("乔委员"))
    done = counters.settle(**said, by=world.actor("乔委员"))
    assert (done.state, balance(world), there(goods)) == ("settled", left, stock)
    with objected("settled"):
        counters.settle(**said, by=world.actor("乔委员"))
    if how == "loss":
        signed = StockMovement.objects.get(kind="written_off")
        assert signed.person_id == world.people["马青山"].pk
        assert signed.second_person_id == world.people["乔委员"].pk


def test_a_card_takes_no_more_without_signal_than_its_cap(world, goods):
    earn_away(world, 85)
    card, hand = carded(world), taken(world, goods)
    assert hand.device.caps == {str(card.pk): 15}
    hand.sell(card, goods)
    hand.sell(card, goods)
    assert [one.state for one in back(world, hand)] == ["booked", "waiting"]
    assert balance(world) == 5


def test_no_more_is_given_than_was_taken_along(world, goods):
    card, hand = carded(world), taken(world, goods, 1)
    hand.sell(card, goods)
    hand.sell(card, goods)
    assert [one.state for one in back(world, hand)] == ["booked", "waiting"]
    assert there(goods) == (4, 0)


def test_more_than_there_is_cannot_be_taken_along(world, goods):
    taken(world, goods, 3)
    with objected("too_few"):
        taken(world, goods, 3)


def test_a_line_that_was_altered_refuses_the_whole_batch(world, goods):
    card, hand = carded(world), taken(world, goods)
    hand.sell(card, goods)
    batch = hand.batch()
    forged = type(batch)(batch.sent_at, (hand.sell(card, goods),), batch.signature)
    with objected("bad_signature"):
        counters.look_at_pins(device=hand.device, batch=forged, by=world.actor("马青山"), at=HOME)
    with objected("bad_signature"):
        counters.deliver(
            device=hand.device,
            batch=forged,
            pins=counters.Pins(),
            by=world.actor("马青山"),
            at=HOME,
        )


def test_wrong_pins_that_come_back_shut_the_card_as_at_the_counter(world, goods):
    card, hand = carded(world), taken(world, goods)
    hand.sell(card, goods, pin="000001")
    for _ in range(4):
        back(world, hand)
    card.refresh_from_db()
    assert card.misses == 1, "each line is looked at once"


def test_a_clock_that_is_off_and_a_late_return_are_flagged(world, goods):
    card, hand = carded(world), taken(world, goods)
    hand.sell(card, goods)
    (told,) = back(world, hand, at=MONDAY + timedelta(days=2))
    assert (told.state, told.flags) == ("booked", ("late",))
    hand.sell(card, goods, at=MONDAY)
    (told,) = back(world, hand, at=MONDAY + timedelta(days=11), sales=hand.sold[1:])
    assert told.state == "waiting"


def test_the_database_wants_two_for_a_decision(world, goods):
    card, hand = carded(world), taken(world, goods)
    hand.sell(card, goods, pin="000001")
    back(world, hand)
    row = OfflineRedemption.objects.filter(state="waiting")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(
            state="settled", settlement="back", settled_words="x", settled_at=HOME,
            settled_by_id=world.people["马青山"].pk, is_set_aside=False,
        )  # fmt: skip
