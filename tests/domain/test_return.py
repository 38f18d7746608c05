"""退回补充 and 补充."""

from datetime import timedelta

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.kit.clock import CHINA
from wudan.orders import actions
from wudan.orders.enums import Stage, Step

LATER = MONDAY + timedelta(hours=1)


def give_back(world, order, by="马青山", words="哪天方便？"):
    return actions.return_(order=order, by=world.actor(by), at=LATER, words=words)


def supplement(world, order, by="秦奶奶", words="周三在家"):
    return actions.supplement(order=order, by=world.actor(by), at=LATER, words=words)


def test_the_resident_is_asked_and_has_seven_days(world):
    order = give_back(world, world.place())
    running = order.deadlines.get(ended_at=None)
    assert (order.stage, running.step) == (Stage.RETURNED, Step.SUPPLEMENT)
    assert f"{running.due_at.astimezone(CHINA):%m-%d %H:%M}" == "09-15 00:00"


def test_it_says_what_is_missing(world):
    with malformed("words"):
        give_back(world, world.place(), words=" ")
    with objected("bad_note"):
        give_back(world, world.place(), words="字" * 401)


def test_only_the_site_in_charge_gives_back(world):
    order = world.place()
    with objected("not_your_unit"):
        give_back(world, order, "贾站长")
    with objected("not_your_role"):
        give_back(world, order, "秦奶奶")


def test_what_is_supplemented_stands_below_and_the_site_has_its_time_again(world):
    order = supplement(world, world.order_at("returned"))
    assert order.words.endswith("\n（补充）周三在家")
    assert order.stage == Stage.PLACED
    assert order.deadlines.get(ended_at=None).step == Step.ACCEPT


def test_only_the_resident_supplements(world):
    order = world.order_at("returned")
    with objected("not_your_order"):
        supplement(world, order, "高大爷")
    with objected("residents_own"):
        supplement(world, order, "马青山")


def test_empty_or_endless_words_are_refused(world):
    order = world.order_at("returned")
    with malformed("words"):
        supplement(world, order, words=" \n ")
    with malformed("words"):
        supplement(world, order, words="字" * 2000)


def test_there_is_nothing_to_supplement_unless_asked(world):
    with objected("wrong_stage"):
        supplement(world, world.place())
