"""Which persons, which posts."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Case, F, Q, QuerySet, When

from wudan.kit.ages import ADULT, CHILD, born_after
from wudan.kit.phones import is_phone, normal
from wudan.people.actors import Actor
from wudan.people.personal import IdNumber, Phone, blind_index, tail_of
from wudan.people.roles import APART, GRANTING
from wudan.tables.prepared import reckoned

if TYPE_CHECKING:
    from wudan.people.models import (
        Bond,
        Consent,
        Household,
        HouseholdMember,
        Invitation,
        Person,
        Post,
        Volunteer,
        VolunteerLicence,
    )

NOBODY = "（已去标识）"


class PersonQuerySet(QuerySet["Person"]):
    """Persons."""

    def findable_by(self, actor: Actor) -> "PersonQuerySet":
        """Those whom staff may look up to place an order for: people of their own units."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        return self.present().filter(home__path__startswith=actor.unit_path)

    def present(self) -> "PersonQuerySet":
        """Those that were not erased, nor found to be somebody else's second row."""
        return self.filter(merged_into=None, erased_at=None)

    def appointable_by(self, actor: Actor) -> "PersonQuerySet":
        """Those whom who appoints may look up: people who live or hold a post in the subtree."""
        if not actor.kind.grants or not actor.unit_path:
            return self.none()
        lives = Q(home__path__startswith=actor.unit_path)
        holds = self.model._default_manager.filter(posts__unit__path__startswith=actor.unit_path)
        return self.present().filter(lives | Q(pk__in=holds.values("pk")))

    def nobody(self, county: str) -> "Person":
        """Whom a de-identified order names: one row a county, that says nothing about anybody."""
        return self.get_or_create(county=county, name=NOBODY, home=None)[0]

    def readmittable_by(self, actor: Actor) -> "PersonQuerySet":
        """Those whom the actor may meet at the desk about their account: who lives or works below."""
        if not actor.may("readmit") or not actor.unit_path:
            return self.none()
        lives = Q(home__path__startswith=actor.unit_path)
        holds = self.model._default_manager.filter(posts__unit__path__startswith=actor.unit_path)
        return self.present().filter(lives | Q(pk__in=holds.values("pk")))

    def named_like(self, words: str) -> "PersonQuerySet":
        """By name, by the whole phone, or by its last four digits."""
        digits = normal(words) if words[:1] in "+＋" or words.isdecimal() else ""
        if is_phone(digits):
            return self.with_phone(digits)
        if digits:
            tail = tail_of(digits)
            return self.filter(phone_tail=tail) if tail else self.none()
        return self.filter(name__contains=words)

    def known_as(self, name: str, tail: str) -> "Person | None":
        """The one whom somebody names and whose last four digits they know; None for nobody, or two."""
        digits = tail.strip()
        mark = tail_of(digits) if digits.isascii() and digits.isdigit() else ""
        if not mark or not name.strip():
            return None
        found = list(self.filter(name=name.strip(), phone_tail=mark).exclude(home=None)[:2])
        return found[0] if len(found) == 1 else None

    def named(self, county: str, name: str, phone: str) -> "Person | None":
        """The one of that name under that telephone in a county; None for nobody, or two."""
        alike = self.present().filter(county=county, name=name.strip())
        found = list(alike.with_phone(phone)[:2])
        return found[0] if len(found) == 1 else None

    def with_phone(self, phone: str) -> "PersonQuerySet":
        """Those reached under this number; a family may share one."""
        return self.filter(phone_index=blind_index(Phone, normal(phone))) if phone else self.none()

    def with_id_number(self, number: str) -> "PersonQuerySet":
        """The one with this ID number."""
        if not number:
            return self.none()
        return self.filter(id_index=blind_index(IdNumber, number.upper()))


class PostQuerySet(QuerySet["Post"]):
    """Posts."""

    def running_on(self, day: date) -> "PostQuerySet":
        """Begun and not ended on a day, confirmed or not: what the database's rules count."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def held_on(self, day: date) -> "PostQuerySet":
        """Those held on a day. Who was not confirmed for the quarter holds it no longer, also
        while the worker that writes the end is down (A13)."""
        confirmed = Q(confirmed_until=None) | Q(confirmed_until__gte=day)
        return self.running_on(day).filter(confirmed)

    def at_open_units(self, day: date) -> "PostQuerySet":
        """Those whose unit exists on a day: a unit that ends takes its posts along."""
        return self.filter(Q(unit__ends_on=None) | Q(unit__ends_on__gt=day))

    def during(self, starts_on: date, ends_on: date | None) -> "PostQuerySet":
        """Those whose period has a day in common with this one."""
        lasting = Q(ends_on=None) | Q(ends_on__gt=starts_on) & Q(ends_on__gt=F("starts_on"))
        found = self.filter(lasting)
        return found if ends_on is None else found.filter(starts_on__lt=ends_on)

    def visible_to(self, actor: Actor) -> "PostQuerySet":
        """One's own; those in reach, for who appoints there. Security and audit see all posts,
        business sees business: whom it cannot appoint it does not list."""
        own = Q(person=actor.person_id)
        if not actor.unit_path or not (actor.role in GRANTING or actor.may("read_journal")):
            return self.filter(own)
        within = Q(unit__path__startswith=actor.unit_path)
        return self.filter(own | (within if actor.kind.apart else within & ~Q(role__in=APART)))

    def with_names(self) -> "PostQuerySet":
        """Joined with what a list shows: holder and unit."""
        return self.select_related("person", "unit")

    def due_by(self, day: date) -> "PostQuerySet":
        """Those that nobody has confirmed beyond a day."""
        return self.filter(Q(confirmed_until=None) | Q(confirmed_until__lte=day))

    def with_waiting_handover(self) -> "PostQuerySet":
        """Annotated with the list that its holder has not signed for yet, or None."""
        waiting = When(received__acknowledged_at=None, then=F("received__pk"))
        return self.annotate(waiting_handover=Case(waiting))


class ConsentQuerySet(QuerySet["Consent"]):
    """Consents."""

    def live(self) -> "ConsentQuerySet":
        """Given and not withdrawn."""
        return self.filter(withdrawn_at=None)

    def of_kind(self, kind: str) -> "ConsentQuerySet":
        """For one purpose."""
        return self.filter(kind=kind)

    def but_of_children(self, day: date) -> "ConsentQuerySet":
        """Without those under 14: of them nothing is public, whoever agreed (PIPL §31, A32)."""
        return self.exclude(person__born_on__gt=born_after(CHILD, day))


class BondQuerySet(QuerySet["Bond"]):
    """Bonds."""

    def live(self) -> "BondQuerySet":
        """Not ended: waiting for the ward, or running."""
        return self.filter(ended_at=None)

    def waiting(self) -> "BondQuerySet":
        """Proposed; the ward has not said yes."""
        return self.live().filter(confirmed_at=None)

    def running_on(self, day: date) -> "BondQuerySet":
        """Confirmed and not ended. A helper's ends with the post, a legal guardian's when the
        ward is grown up, also while nobody has written it down yet."""
        held = Q(post=None) | _post_held(day)
        legal = Q(kind="legal") & ~Q(ward__born_on__gt=reckoned(day, partial(born_after, ADULT)))
        return self.live().filter(held, ~legal, confirmed_at__isnull=False)

    def of_guardian(self, person_id: int | None) -> "BondQuerySet":
        """In which this person is the guardian."""
        return self.filter(guardian=person_id)

    def of_ward(self, person_id: int | None) -> "BondQuerySet":
        """In which this person is the ward."""
        return self.filter(ward=person_id)

    def with_names(self) -> "BondQuerySet":
        """Joined with what a list shows."""
        return self.select_related("guardian__home", "ward__home", "post__unit")


class VolunteerQuerySet(QuerySet["Volunteer"]):
    """Volunteers."""

    def active(self) -> "VolunteerQuerySet":
        """Who has not left, is not erased, and is no second row of somebody."""
        return self.filter(left_at=None, person__erased_at=None, person__merged_into=None)

    def of_persons(self, person_ids: Iterable[int]) -> "VolunteerQuerySet":
        """The records of these persons."""
        return self.filter(person__in=person_ids)

    def within(self, path: str) -> "VolunteerQuerySet":
        """Who lives at a unit or below."""
        return self.filter(person__home__path__startswith=path) if path else self.none()

    def seen_by(self, actor: Actor) -> "VolunteerQuerySet":
        """Those whom staff may look up: the people of their own units."""
        if not actor.may("place_for"):
            return self.none()
        return self.active().within(actor.unit_path)

    def with_names(self) -> "VolunteerQuerySet":
        """Joined with what a list shows."""
        return self.select_related("person__home")


class VolunteerLicenceQuerySet(QuerySet["VolunteerLicence"]):
    """Licences of volunteers."""

    def live(self) -> "VolunteerLicenceQuerySet":
        """Neither taken back nor refused."""
        return self.filter(removed_at=None)

    def valid_on(self, day: date) -> "VolunteerLicenceQuerySet":
        """Those that count: seen by staff, and not over that day."""
        return self.live().filter(checked_at__isnull=False, valid_until__gte=day)

    def unchecked(self) -> "VolunteerLicenceQuerySet":
        """Those nobody has looked at yet."""
        return self.live().filter(checked_at=None)

    def seen_by(self, actor: Actor) -> "VolunteerLicenceQuerySet":
        """Those of volunteers whom staff may look up."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        return self.filter(
            volunteer__left_at=None,
            volunteer__person__erased_at=None,
            volunteer__person__merged_into=None,
            volunteer__person__home__path__startswith=actor.unit_path,
        )


class InvitationQuerySet(QuerySet["Invitation"]):
    """Invitations."""

    def open_at(self, at: datetime) -> "InvitationQuerySet":
        """Nobody has answered, and the thirty days are not over."""
        return self.filter(answer="waiting", expires_at__gt=at)

    def past(self, at: datetime) -> "InvitationQuerySet":
        """Nobody has answered in time; not written down yet."""
        return self.filter(answer="waiting", expires_at__lte=at)

    def to_phone(self, index: str) -> "InvitationQuerySet":
        """Those to a telephone, by its blind index."""
        return self.filter(phone_index=index) if index else self.none()

    def seen_by(self, actor: Actor) -> "InvitationQuerySet":
        """Those of the actor's units, and to people who live there."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        sent, lives = (
            Q(unit__path__startswith=actor.unit_path),
            Q(home__path__startswith=actor.unit_path),
        )
        return self.filter(sent | lives)


class HouseholdQuerySet(QuerySet["Household"]):
    """Households."""

    def live(self) -> "HouseholdQuerySet":
        """Those that were not merged into another."""
        return self.filter(state="live")

    def seen_by(self, actor: Actor) -> "HouseholdQuerySet":
        """Those of the units of who keeps points or audits."""
        keeps = actor.may("keep_points") or actor.may("read_journal")
        if not keeps or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)


class HouseholdMemberQuerySet(QuerySet["HouseholdMember"]):
    """Who belongs, or belonged, to which household."""

    def live(self) -> "HouseholdMemberQuerySet":
        """Those that belong now."""
        return self.filter(until=None)

    def of(self, person_id: int) -> "HouseholdMember | None":
        """Where somebody belongs now, with the household."""
        return self.live().select_related("household").filter(person=person_id).first()


def _post_held(day: date) -> Q:
    """The helper's post is held that day; `PostQuerySet.held_on` says the same of posts."""
    running = Q(post__ends_on=None) | Q(post__ends_on__gt=day)
    confirmed = Q(post__confirmed_until=None) | Q(post__confirmed_until__gte=day)
    there = Q(post__unit__ends_on=None) | Q(post__unit__ends_on__gt=day)
    return running & confirmed & there & Q(post__starts_on__lte=day)
