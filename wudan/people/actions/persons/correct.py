"""更正: what is wrong or missing about a person; by oneself or by the station (PIPL §46)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from wudan.kit.clock import day_of
from wudan.kit.id_numbers import told_by
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people import permissions
from wudan.people.actions.accounts.readmitting import RESET, insist_on_another
from wudan.people.actions.childhood import shut_for_a_child
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.details import faults_of, tidied
from wudan.people.enums import Sex
from wudan.people.models import Account, Person, Tombstone

KINDS = ("name", "phone", "address", "born_on", "sex", "id_number")
REGISTERED = Objection(
    "id_number_known",
    "这个身份证号已经登记在另一条上。可能是同一个人登记了两次，请所里或中心办公室看一下。",
)
ERASED_LATELY = Objection(
    "erased_lately", "这个身份证号刚注销不久，30 天内不能再登记。确实要登记，请找中心办公室。"
)
"""So that nobody leaves and comes back at once as somebody new (G21)."""


@one_transaction
def correct(*, person: Person, changes: Mapping[str, object], by: Actor, at: datetime) -> Person:
    """Write what is right; only what is named in `changes`. Raises Malformed, Objected.

    An ID number says birthday and sex, too: they are filled in, or have to agree.
    """
    held = lock_persons([person.pk])[person.pk]
    insist(permissions.correcting_objection(by, held, on=day_of(at)))
    said = tidied({kind: changes[kind] for kind in KINDS if kind in changes})
    faults = faults_of(said, at=at)
    if faults:
        raise Malformed(faults)
    said |= _told(said, held)
    born_on = said.get("born_on", held.born_on)
    insist(permissions.staying_adult_objection(held, born_on, on=day_of(at)))
    changed = [kind for kind in said if _differs(held, kind, said[kind])]
    for kind in changed:
        setattr(held, kind, said[kind])
    if "phone" in changed and by.post_id is not None:
        _insist_on_another(held, by, at)
    _insist_on_one_number(held)
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise Objected(REGISTERED) from None
    if "born_on" in changed:
        shut_for_a_child(held, by=by, at=at)
    if changed:
        note("person.correct", held, by=by, at=at, kinds=sorted(changed))
    return held


def _insist_on_another(held: Person, by: Actor, at: datetime) -> None:
    """A telephone lets in: who opened the second factor does not write it too. Raises Objected."""
    account = Account.objects.filter(person=held).first()
    if account is not None:
        insist_on_another(account, RESET, by=by, at=at)


def _told(said: Mapping[str, object], held: Person) -> dict[str, object]:
    """Birthday and sex that a new ID number says. Raises Malformed when others were typed."""
    number = said.get("id_number")
    if not number:
        return {}
    told = told_by(str(number))
    typed = said.get("born_on")
    if isinstance(typed, date) and typed != told.born_on:
        raise Malformed({"born_on": "出生日期和身份证号里的不一样，请对着证件看一遍。"})
    sex = Sex.MALE if told.is_male else Sex.FEMALE
    if said.get("sex") and said["sex"] != sex:
        raise Malformed({"sex": "性别和身份证号里的不一样，请对着证件看一遍。"})
    return {"born_on": told.born_on, "sex": sex.value}


def _insist_on_one_number(held: Person) -> None:
    if held.id_number:
        held.id_index = held.id_number.blind()
        others = Person.objects.filter(county=held.county, id_index=held.id_index)
        if others.exclude(pk=held.pk).exists():
            raise Objected(REGISTERED)
        if Tombstone.objects.filter(county=held.county, index=held.id_index).exists():
            raise Objected(ERASED_LATELY)


def _differs(held: Person, kind: str, value: object) -> bool:
    typed = Person(**{kind: value})
    return bool(getattr(held, kind) != getattr(typed, kind))
