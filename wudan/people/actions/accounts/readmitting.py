"""What unlocking and resetting share: who may help, and that one person does not do both."""

from datetime import datetime, timedelta
from typing import Any

from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to
from wudan.people.actions.accounts.noting import locked
from wudan.people.actors import Actor
from wudan.people.models import Account, Person
from wudan.people.permissions import readmission_objection
from wudan.people.signing_in import posts_to_come

UNLOCKED, RESET = "unlock", "second_factor_reset"
BOTH_SPAN = timedelta(hours=24)
_SHOWN = ("account.second_factor", "account.second_factor_set_up")
"""What only the holder of the second factor, or of the password, can have done since."""
LONGEST_WHY = 200


def take_helped(account: Account, *, by: Actor, at: datetime) -> Account:
    """The account, locked, if this actor may help its holder. Raises Objected."""
    held = locked(account)
    insist_on_helper(held.person, by=by, at=at)
    return held


def insist_on_helper(person: Person, *, by: Actor, at: datetime) -> None:
    """This actor may let this person in. Raises Objected."""
    insist(readmission_objection(by, person, posts_to_come(person.pk, day_of(at))))


def insist_on_another(account: Account, other: str, *, by: Actor, at: datetime) -> None:
    """Password and second factor are never opened by one person: not within a day, and not later
    either while nobody has shown the second factor since. Raises Objected.

    Else who hands out the code could wait a day and be both halves of somebody. A new telephone
    is a way in like a one-time code.
    """
    story = events_of("account", account.pk)
    done = list(story.filter(verb=f"account.{other}", person_id=by.person_id))
    if other == UNLOCKED:
        done += _telephones_written(account.person_id, by)
    if not done:
        return
    last = max(done, key=lambda event: event.pk)
    shown = story.filter(verb__in=_SHOWN, person_id=account.person_id, pk__gt=last.pk)
    if last.at > at - BOTH_SPAN or not shown.exists():
        words = "密码和第二因素不能由同一个人前后放开。请另一位上级来办这一步。"
        raise Objected(Objection("another_person", words))


def _telephones_written(person_id: int, by: Actor) -> list[Any]:
    """When this actor gave this person another telephone."""
    corrected = events_of("person", person_id).filter(verb="person.correct")
    return [
        event for event in corrected.filter(person_id=by.person_id)
        if "phone" in event.facts.get("kinds", ())
    ]  # fmt: skip


def insist_on_words(why: str) -> None:
    """How the helper knew who stands there is words like all others. Raises Malformed."""
    if fault := objection_to(why, most=LONGEST_WHY):
        raise Malformed({"why": fault})
