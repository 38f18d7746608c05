"""What a page shows of bonds: to each side what it needs to decide, no more."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wudan.kit.text import masked_name
from wudan.people.enums import BondKind
from wudan.people.models import Bond
from wudan.web.posting import new_token


@dataclass(frozen=True, slots=True)
class BondCard:
    """One bond, as one side sees it."""

    pk: int
    name: str
    kind: str
    state: str
    waits: bool
    runs: bool
    reviews: bool
    token: str
    person: int
    is_legal: bool = False


def as_ward(person_id: int, *, on: date) -> list[BondCard]:
    """Those who may order for me, or ask to."""
    rows = Bond.objects.live().of_ward(person_id).with_names().order_by("confirmed_at", "pk")
    running = _running(person_id, on, "ward")
    return [_card(bond, bond.guardian.name, bond.pk in running, bond.guardian_id) for bond in rows]


def as_guardian(person_id: int, *, on: date) -> list[BondCard]:
    """Those for whom I may order, or asked to; the name in full only after their yes."""
    rows = Bond.objects.live().of_guardian(person_id).with_names().order_by("confirmed_at", "pk")
    running = _running(person_id, on, "guardian")
    return [
        _card(bond, named(bond, is_running=bond.pk in running), bond.pk in running, bond.ward_id)
        for bond in rows
    ]


def named(bond: Bond, *, is_running: bool) -> str:
    """The ward's name as the guardian sees it."""
    return bond.ward.name if is_running else masked_name(bond.ward.name)


def running_wards(person_id: int, *, on: date) -> list[tuple[str, str]]:
    """Whom a person may order for: value and name, for the form."""
    rows = Bond.objects.running_on(on).of_guardian(person_id).select_related("ward")
    return [(str(bond.ward_id), bond.ward.name) for bond in rows.order_by("pk")]


def _running(person_id: int, on: date, side: str) -> set[int]:
    rows = Bond.objects.running_on(on).filter(**{side: person_id})
    return set(rows.values_list("pk", flat=True))


def _card(bond: Bond, name: str, is_running: bool, person: int) -> BondCard:
    waits = bond.confirmed_at is None
    over = _("等本人点头") if waits else _("岗位或年龄到了，不再作数")
    state = _("作数") if is_running else over
    return BondCard(
        bond.pk, name, bond.get_kind_display(), state, waits, is_running, bond.reviews,
        new_token(), person, bond.kind == BondKind.LEGAL,
    )  # fmt: skip
