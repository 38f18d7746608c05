"""提醒: the day before, once each, never at night; two workers at once remind nobody twice (G14)."""

from datetime import timedelta

from tests.activities.drafting import LATER, SATURDAY, opened, opening, volunteer
from wudan.activities import actions
from wudan.activities.actions.remind import remind
from wudan.activities.models import SignUp
from wudan.journal.models import Outbox
from wudan.people.actors import for_self

EVE = SATURDAY - timedelta(hours=15)


def going(world, name="田小满"):
    me = volunteer(world, name)
    actions.sign_up(opening=opening(opened(world)), person=me, by=for_self(me.pk), at=LATER)


def test_who_goes_tomorrow_is_reminded_once(world):
    going(world)
    assert remind(at=EVE) == 1
    assert remind(at=EVE) == 0
    assert Outbox.objects.filter(verb="sign_up.remind").count() == 1


def test_nobody_is_woken(world):
    going(world)
    assert remind(at=SATURDAY - timedelta(hours=6)) == 0


def test_who_does_not_come_is_not_reminded(world):
    going(world)
    sign_up = SignUp.objects.get()
    actions.withdraw(sign_up=sign_up, by=for_self(sign_up.person_id), at=LATER)
    assert remind(at=EVE) == 0
