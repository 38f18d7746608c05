"""听和看 (R074): one word a person, seen by whom it concerns; two visitors without a relation."""

from datetime import date

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.honors.households import (
    CODES,
    DAY,
    agreed,
    asked,
    nominated,
    second_institute,
    spoken,
    visit,
    visitor,
)
from tests.world import MONDAY
from wudan.honors.actions import households
from wudan.honors.models import NeighbourWord, VisitFinding
from wudan.honors.permissions.households import may_read_concerns
from wudan.honors.verdicts import heard_of

pytestmark = pytest.mark.postgres


def test_one_word_a_person(world):
    one = asked(agreed(world))[0]
    me = world.oneself(one.person.name)
    with malformed("word"):
        households.say(asked=one, word="ten", by=me, at=MONDAY)
    with malformed("words"):
        households.say(asked=one, word="concern", by=me, at=MONDAY)
    households.say(asked=one, word="good", words="好", by=me, at=MONDAY)
    with objected("said"):
        households.say(asked=one, word="unknown", by=me, at=MONDAY)
    with refused_by_the_database("neighbour_word_stands"):
        NeighbourWord.objects.filter(pk=one.pk).update(word="concern")


def test_nobody_speaks_who_was_not_drawn(world):
    honor = agreed(world)
    with objected("not_asked"):
        households.say(asked=asked(honor)[0], word="good", by=world.actor("高大爷"), at=MONDAY)
    with refused_by_the_database("neighbour_from_outside"):
        NeighbourWord.objects.create(honor=honor, person=world.people["秦奶奶"], asked_at=MONDAY)


def test_who_nominated_writes_down_no_words(world):
    honor = households.agree(honor=nominated(world, "马青山"), by=world.actor("秦奶奶"), at=MONDAY)
    one = asked(honor)[0]
    with objected("nominated"):
        households.say(asked=one, word="good", by=world.actor("马青山"), at=MONDAY, channel="telephone")  # fmt: skip
    said = households.say(asked=one, word="good", by=world.actor("乔委员"), at=MONDAY, channel="telephone")  # fmt: skip
    assert said.channel == "telephone"


def test_concerns_are_for_the_visitors_eyes(world):
    honor = agreed(world)
    spoken(world, honor, word="concern")
    visitor(world, honor, "乔委员")
    visitor(world, honor, second_institute(world), "has")
    readers = {who for who in ("马青山", "柳文书", "乔委员", "冯干事", "秦奶奶") if may_read_concerns(world.actor(who), honor)}  # fmt: skip
    assert readers == {"乔委员"}


def test_a_visitor_checks_what_was_said(world):
    honor = agreed(world)
    spoken(world, honor, word="concern")
    with malformed("checked_words"):
        visit(world, honor, "乔委员")
    given = visit(world, honor, "乔委员", checked="问过了，是前年的事，早就不倒了。")
    assert given.checked_words


def test_who_is_related_steps_back(world):
    honor = agreed(world)
    row = visitor(world, honor, "乔委员", "has")
    seen = dict.fromkeys(CODES, "yes")
    with objected("recused"):
        households.give_visit(visit=row, visited_on=date(2026, 9, 8), seen=seen, words="好", by=world.actor("乔委员"), at=MONDAY + DAY)  # fmt: skip
    with refused_by_the_database("visit_of_who_recused"):
        VisitFinding.objects.create(visit=row, criterion=honor.rules.criteria.first(), seen="yes")
    assert heard_of(honor, at=MONDAY).visits == 0


def test_nobody_goes_to_the_own_house_or_the_one_put_forward(world):
    honor = agreed(world)
    with objected("no_visitor"):
        households.name_visitor(honor=honor, post=world.posts["苏远"], by=world.actor("乔委员"), at=MONDAY)  # fmt: skip
    row = visitor(world, honor, "乔委员")
    row.pk, row.person = None, world.people["秦奶奶"]
    with refused_by_the_database("household_visitor_from_outside"):
        row.save(force_insert=True)


def test_the_site_draws_again_for_who_stays_silent(world):
    honor = agreed(world)
    assert len(asked(honor)) == 4
    with objected("nobody_left"):
        households.ask_neighbours(honor=honor, by=world.actor("马青山"), at=MONDAY)
