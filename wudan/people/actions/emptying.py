"""清空: what erasing a person takes out of the tables of this package. A part of 注销, not all of it.

`wudan.privacy.actions.erase_person` asks whether, calls each package's part, and journals.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q

from wudan.kit.clock import day_of
from wudan.people.actions.bonds.end import close as close_bond
from wudan.people.actions.invitations.ending import end as end_invitation
from wudan.people.actors import Actor
from wudan.people.enums import BondEnd, ConsentChannel, InvitationAnswer
from wudan.people.models import (
    ERASED_NAME,
    Account,
    Bond,
    Consent,
    Invitation,
    Nomination,
    OneTimeCode,
    Person,
    PhoneCode,
    Session,
    Tombstone,
    Volunteer,
)


def empty_person(person: Person, *, by: Actor, at: datetime) -> None:
    """Name, phone, address, ID number, birth, sex: gone; the row stays as a pseudonym."""
    if person.id_index:
        Tombstone.objects.update_or_create(
            county=person.county, index=person.id_index, defaults={"erased_on": day_of(at)}
        )
    if person.phone_index:
        PhoneCode.objects.filter(phone_index=person.phone_index).delete()
        _end_invitations(person, by, at)
    Nomination.objects.filter(person=person, decided_at=None).delete()
    _end_what_was_agreed(person, by, at)
    account = Account.objects.select_for_update().filter(person=person).first()
    if account is not None:
        close_account(account)
    person.name, person.phone, person.address, person.id_number = ERASED_NAME, "", "", ""
    person.born_on, person.sex, person.erased_at = None, "", at
    person.save()


def _end_what_was_agreed(person: Person, by: Actor, at: datetime) -> None:
    """Bonds end, consents are withdrawn, a volunteer has left. That they were, stays to be proved."""
    bonds = Bond.objects.live().filter(Q(ward=person) | Q(guardian=person)).order_by("pk")
    for bond in bonds.with_names().select_for_update(of=("self",), no_key=True):
        own = BondEnd.GIVEN_UP if bond.guardian_id == person.pk else BondEnd.WITHDRAWN
        close_bond(bond, own if by.post_id is None else BondEnd.STATION, by=by, at=at)
    channel = ConsentChannel.WEB if by.post_id is None else ConsentChannel.PAPER
    Consent.objects.live().filter(person=person).update(
        withdrawn_at=at, withdrawn_channel=channel, withdrawn_by_id=by.person_id
    )
    Volunteer.objects.filter(person=person).update(slots=0, serves=[], source="")
    Volunteer.objects.filter(person=person, left_at=None).update(left_at=at)


def _end_invitations(person: Person, by: Actor, at: datetime) -> None:
    """What was typed about who is to be invited goes along, if it is about them and not the family."""
    mine = Invitation.objects.filter(answer=InvitationAnswer.WAITING, name=person.name)
    waiting = mine.to_phone(person.phone_index).order_by("pk")
    for held in waiting.select_related("unit").select_for_update(of=("self",), no_key=True):
        end_invitation(held, InvitationAnswer.RECALLED, by=by, at=at)


def close_account(account: Account) -> None:
    """No sign-in, no session, no second factor, no one-time code is left of it."""
    OneTimeCode.objects.filter(account=account).delete()
    for model, field in _of_the_library():
        model._default_manager.filter(**{field: account.pk}).delete()
    end_sessions(account)
    account.account, account.is_active = f"erased-{account.pk}", False
    account.last_login = account.large_type = None
    account.epoch += 1
    account.set_unusable_password()
    account.save()


def end_sessions(account: Account) -> None:
    """Remove every kept session of this account, not only what makes it valid."""
    Session.objects.filter(account=account).delete()


def _of_the_library() -> list[tuple[type[models.Model], str]]:
    """Tables of libraries that hang on an account: authenticators, WeChat, addresses."""
    related = Account._meta.related_objects
    return [
        (found.related_model, found.field.name) for found in related
        if not found.related_model.__module__.startswith("wudan.")
    ]  # fmt: skip
