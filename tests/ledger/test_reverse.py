"""冲正与更正: nothing is edited; what was wrong is taken back in sight of all, by a third person."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.ledger.serving import presence
from tests.ledger.test_record import EVENING, balance, recorded
from wudan.ledger.actions import correct, reverse
from wudan.ledger.models import ServiceRecord, Transfer

WHY = "名册上写的是另一个人"


def test_a_reversal_is_a_transfer_of_its_own(world):
    made = reverse(made=recorded(presence(world)), why=WHY, by=world.actor("乔委员"), at=EVENING)
    assert made.state == "reversed"
    first, second = Transfer.objects.order_by("seq")
    assert (second.reverses, second.why, second.previous) == (first, WHY, first.hash)
    assert (balance("person"), balance("source")) == (0, 0)


def test_it_takes_a_reason(world):
    with malformed("why"):
        reverse(made=recorded(presence(world)), why=" ", by=world.actor("乔委员"), at=EVENING)


def test_a_reversal_is_not_reversed(world):
    made = recorded(presence(world))
    reverse(made=made, why=WHY, by=world.actor("乔委员"), at=EVENING)
    with objected("already_reversed"):
        reverse(made=made, why=WHY, by=world.actor("柳文书"), at=EVENING)


@pytest.mark.parametrize("who", ["苏远", "马青山", "小武", "贾站长", "景科长", "严审计"])
def test_who_has_no_say_reverses_nothing(world, who):
    with objected("not_your_role"):
        reverse(made=recorded(presence(world)), why=WHY, by=world.actor(who), at=EVENING)


def test_nobody_reverses_what_they_signed(world):
    there = presence(world)
    there.witnessed_by_id = world.people["乔委员"].pk
    there.save()
    with objected("had_a_part"):
        reverse(made=recorded(there), why=WHY, by=world.actor("乔委员"), at=EVENING)


def test_nobody_reverses_their_own(world):
    with objected("own_hours"):
        reverse(made=recorded(presence(world, "乔委员")), why=WHY, by=world.actor("乔委员"), at=EVENING)  # fmt: skip


def test_a_correction_leaves_both_to_be_seen(world):
    there = presence(world)
    made = recorded(there)
    there.left_at -= timedelta(minutes=45)
    there.save()
    now = correct(made=made, why="早走了 45 分钟", by=world.actor("乔委员"), at=EVENING)
    assert (now.minutes, balance("person")) == (75, 75)
    assert list(ServiceRecord.objects.order_by("pk").values_list("state", flat=True)) == ["reversed", "recorded"]  # fmt: skip
    with objected("had_a_part"):
        correct(made=now, why="再看一遍", by=world.actor("乔委员"), at=EVENING)
    again = correct(made=now, why="再看一遍", by=world.actor("柳文书"), at=EVENING)
    assert (again.minutes, Transfer.objects.count(), balance("person")) == (75, 5, 75)
