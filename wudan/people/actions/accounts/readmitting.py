"""What unlocking and resetting share: who may help, and that one person does not do both."""

from datetime import datetime, timedelta

from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to
from wudan.people.actions.accounts.noting import locked
from wudan.people.actors import Actor
from wudan.people.models import Account, Person
from wudan.people.permissions import readmission_objection
from wudan.people.signing_in import posts_of

UNLOCKED, RESET = "unlock", "second_factor_reset"
BOTH_SPAN = timedelta(hours=24)
LONGEST_WHY = 200


def take_helped(account: Account, *, by: Actor, at: datetime) -> Account:
    """The account, locked, if this actor may help its holder. Raises Objected."""
    held = locked(account)
    insist_on_helper(held.person, by=by, at=at)
    return held


def insist_on_helper(person: Person, *, by: Actor, at: datetime) -> None:
    """This actor may let this person in. Raises Objected."""
    insist(readmission_objection(by, person, posts_of(person.pk, day_of(at))))


def insist_on_another(account: Account, other: str, *, by: Actor, at: datetime) -> None:
    """Password and second factor are never opened by one person within a day. Raises Objected."""
    done = events_of("account", account.pk).filter(
        verb=f"account.{other}", person_id=by.person_id, at__gt=at - BOTH_SPAN
    )
    if done.exists():
        words = "密码和第二因素一天之内不能由同一个人放开。请另一位上级来办这一步。"
        raise Objected(Objection("another_person", words))


def insist_on_words(why: str) -> None:
    """How the helper knew who stands there is words like all others. Raises Malformed."""
    if fault := objection_to(why, most=LONGEST_WHY):
        raise Malformed({"why": fault})
