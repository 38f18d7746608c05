"""去标识: orders lose name, address, exact place and words; what remains serves statistics.

Two years after closing (G21), or as soon as their person is erased. What was done, when, how long
and how it was rated stays: the law wants records of service (志愿服务条例 §19).
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import BigIntegerField, Case, F, Q, Value, When

from wudan.orders.flow import OPEN
from wudan.orders.models import (
    Acceptance,
    Callback,
    Dispatch,
    FollowUp,
    Fulfillment,
    Order,
    Review,
)
from wudan.orders.policies import SLIP_TRIES
from wudan.orders.querysets import OrderQuerySet
from wudan.people.models import Person
from wudan.teams.models import Team

BY_WISH = "（已按本人要求删除）"
BY_AGE = "（已到期去掉）"
ERASED_CONTACT = "（已注销）"
BATCH = 200


def open_orders_of(person: Person) -> OrderQuerySet:
    """Orders for this person that somebody still works on."""
    return Order.objects.filter(placed_for=person, stage__in=OPEN).order_by("pk")


def empty_orders_of(person: Person, *, on: date) -> int:
    """What a person's closed orders tell about them is gone; how many orders. Links stay, to a
    pseudonym. What they placed for a ward is the ward's. As a team's contact their name goes as well."""
    found = list(
        Order.objects.filter(placed_for=person).order_by("pk").values_list("pk", flat=True)
    )
    for start in range(0, len(found), BATCH):
        _empty(found[start : start + BATCH], BY_WISH, on)
    Review.objects.filter(person=person).update(words="")
    _forget_contact(person)
    return len(found)


def old_orders(*, before: datetime) -> OrderQuerySet:
    """Closed before an instant and not yet without their person."""
    return Order.objects.filter(closed_at__lt=before, deidentified_on=None)


def deidentify(rows: OrderQuerySet, *, on: date, most: int = BATCH) -> int:
    """Take name, place and words from some of these orders, in the order of their keys."""
    held = rows.select_for_update(of=("self",)).order_by("pk")[:most]
    found = list(held.values_list("pk", "county"))
    pks = [pk for pk, _ in found]
    _empty(pks, BY_AGE, on)
    for county in sorted({county for _, county in found}):
        _unlink([pk for pk, its in found if its == county], county)
    return len(pks)


def _empty(pks: Sequence[int], words: str, on: date) -> None:
    """The texts of these orders and of every row that hangs on them; the bond, which would lead
    to ward and guardian, and whom the ward named."""
    orders = Order.objects.filter(pk__in=pks)
    orders.update(
        words=words, address="", place="", consent_words="", closed_words="", slip_code="",
        slip_misses=SLIP_TRIES, deidentified_on=on, bond=None, reviewer=None,
    )  # fmt: skip
    Acceptance.objects.filter(order__in=pks).update(note="")
    Dispatch.objects.filter(order__in=pks).update(note="", reason_words="", proposal={})
    Fulfillment.objects.filter(order__in=pks).update(done_words="", contact="")
    Review.objects.filter(order__in=pks).update(words="")
    FollowUp.objects.filter(review__order__in=pks).update(words="")
    Callback.objects.filter(order__in=pks).update(words="")


def _unlink(pks: Sequence[int], county: str) -> None:
    """No row leads to the resident; who took the order under a post stays answerable."""
    nobody = Person.objects.nobody(county)
    placed_by = Case(
        When(placed_under_id=None, then=Value(nobody.pk)), default=F("placed_by"),
        output_field=BigIntegerField(),
    )  # fmt: skip
    orders = Order.objects.filter(pk__in=pks)
    orders.update(placed_for=nobody, placed_by=placed_by)
    Review.objects.filter(order__in=pks).update(person=nobody)


def _forget_contact(person: Person) -> None:
    """Where a team gave this person's name as its contact."""
    teams = Team.objects.filter(Q(memberships__person=person) | Q(unit__posts__person=person))
    Fulfillment.objects.filter(
        dispatch__team__in=teams.values("pk"), contact=person.name
    ).update(contact=ERASED_CONTACT)  # fmt: skip
