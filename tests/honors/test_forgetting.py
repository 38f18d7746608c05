"""注销和到期: what somebody said and let be shown goes with them; words do not outlast their purpose."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.honors.households import LATER, agreed, asked, decided, honored
from tests.world import MONDAY
from wudan.honors.actions import households
from wudan.honors.models import NeighbourWord

pytestmark = pytest.mark.postgres
LONG = timedelta(days=366)


def test_who_leaves_takes_along_the_display_and_the_words(world):
    honor = honored(world)
    elder = world.actor("秦奶奶")
    households.allow_display(honor=honor, kind="web", by=elder, at=LATER)
    households.forget_in_households(person=world.people["秦奶奶"], by=elder, at=LATER)
    assert not honor.displays.live().exists()
    one = asked(honor)[0]
    by = world.oneself(one.person.name)
    households.forget_in_households(person=one.person, by=by, at=LATER)
    one.refresh_from_db()
    assert (one.word, one.words) == ("good", "")


def test_words_are_due_a_year_after_the_decision_never_before(world):
    honor = decided(world, "refuse")
    assert not NeighbourWord.objects.spoken_before(LATER).exists()
    due = NeighbourWord.objects.spoken_before(LATER + LONG)
    assert due.count() == len(asked(honor))


def test_words_of_a_hearing_are_kept_while_it_lasts(world):
    honor = agreed(world)
    one = asked(honor)[0]
    households.say(asked=one, word="good", words="好", by=world.oneself(one.person.name), at=MONDAY)
    assert not NeighbourWord.objects.spoken_before(MONDAY + LONG).exists()


def test_a_stranger_shows_nothing_of_others(world):
    honor = honored(world)
    with objected("not_yours"):
        households.withdraw_display(honor=honor, kind="web", by=world.actor("贺叔"), at=LATER)
