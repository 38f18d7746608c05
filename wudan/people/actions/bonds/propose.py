"""提出守护: by who would be the guardian, or by the station. Nothing is allowed by it yet (A32)."""

from datetime import datetime

from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actions.journaling import one_transaction, subject_of
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import BondKind
from wudan.people.models import Bond, Person
from wudan.people.permissions.bonds import helping_post, proposing_objection


@one_transaction
def propose(*, guardian: Person, ward: Person, kind: str, by: Actor, at: datetime) -> Bond:
    """Propose; it waits for the ward's yes. Raises Malformed, Objected."""
    if kind not in BondKind.values:
        raise Malformed({"kind": "请选是家人、帮办还是监护人。"})
    on, held = day_of(at), lock_persons([guardian.pk, ward.pk])
    guardian, ward = held[guardian.pk], held[ward.pk]
    insist(proposing_objection(by, guardian, ward, kind, on=on))
    made = Bond.objects.create(
        county=ward.county, guardian=guardian, ward=ward, kind=kind, proposed_at=at,
        post=helping_post(guardian.pk, on=on) if kind == BondKind.HELPER else None,
        proposed_by_id=by.person, proposed_under_id=by.post_id,
    )  # fmt: skip
    journal("propose", made, by=by, at=at)
    return made


def journal(verb: str, bond: Bond, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event of a verb: it stands in the ward's story, who is most concerned."""
    told: dict[str, object] = {"bond": bond.pk, "guardian": bond.guardian_id, "kind": bond.kind}
    record(f"bond.{verb}", subject_of(bond.ward), by=by, at=at, facts=told | facts)


def lock_bond(bond: Bond) -> Bond:
    """Hold both persons and the bond, and read it as it is now."""
    lock_persons([bond.guardian_id, bond.ward_id])
    _lock_row(bond.pk)
    return Bond.objects.with_names().get(pk=bond.pk)


def held_bond(*, guardian: int, ward: int, at: datetime) -> Bond:
    """The running bond of these two, locked, so that it cannot end before what is done by it.

    Raises Missing, for a stranger and for a ward of yesterday alike.
    """
    rows = Bond.objects.running_on(day_of(at)).filter(guardian=guardian, ward=ward)
    pk = rows.values_list("pk", flat=True).first()
    if pk is None:
        raise Missing
    lock_persons([guardian, ward])  # first, as whoever ends it does: else each waits for the other
    _lock_row(pk)
    held = rows.with_names().filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def _lock_row(pk: int) -> bool:
    row = Bond.objects.filter(pk=pk).select_for_update(of=("self",), no_key=True)
    return bool(row.values_list("pk", flat=True))
