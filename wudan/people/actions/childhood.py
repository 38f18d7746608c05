"""孩子的账号: open only while a legal guardian agrees (PIPL §31, A32). Parts of other acts."""

from datetime import datetime

from django.db.models import F

from wudan.kit.clock import day_of
from wudan.people.actions.journaling import note
from wudan.people.actors import Actor
from wudan.people.models import Account, Person
from wudan.people.permissions import account_objection


def shut_for_a_child(person: Person, *, by: Actor, at: datetime) -> None:
    """Shut the account of who turns out to be, or stays, under 14 without consent; sessions end."""
    if account_objection(person, on=day_of(at)) is None:
        return
    own = Account.objects.filter(person=person, is_active=True)
    if own.update(is_active=False, epoch=F("epoch") + 1):
        note("account.lock", person, by=by, at=at, cause="minor")


def open_for_a_child(person: Person, *, by: Actor, at: datetime) -> None:
    """Open it again: the guardian agreed. An erased account stays shut."""
    own = Account.objects.filter(person=person, is_active=False, person__erased_at=None)
    if account_objection(person, on=day_of(at)) is None and own.update(is_active=True):
        note("account.unlock", person, by=by, at=at, cause="minor")
