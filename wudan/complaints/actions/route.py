"""转交、并案、上交: a complaint changes hands, never into hands it is about; what is late goes up by itself."""

from datetime import datetime

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.complaints.actions.holding import (
    LONGEST_WHY,
    lock,
    lock_seen,
    note,
    one_transaction,
    set_terms,
    words_of,
)
from wudan.complaints.enums import ComplaintDesk, ComplaintStage
from wudan.complaints.models import Complaint
from wudan.complaints.permissions import handling_objection
from wudan.complaints.policies import above, center_of
from wudan.complaints.querysets import paths_above
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import THE_CLOCK, Actor


@one_transaction
def transfer(*, complaint: Complaint, unit: Unit, why: str, by: Actor, at: datetime) -> Complaint:
    """To another desk: an institute it is not about, or the center office. Raises Malformed, Objected, Missing."""
    held = lock_seen(complaint.pk, by)
    insist(handling_objection(by, held))
    why = words_of(why, field="why", ask="请写为什么转。", most=LONGEST_WHY)
    desks = {UnitKind.INSTITUTE: ComplaintDesk.INSTITUTE, UnitKind.CENTER: ComplaintDesk.OFFICE}
    desk = desks.get(UnitKind(unit.kind))
    if desk is None or unit.county != held.county or unit.pk == held.holder_id:
        raise Malformed({"unit": "请选另一个实践所，或者中心办公室。"})
    barred = held.involved.filter(path__in=paths_above(unit.path)).exists()
    if barred or held.desk == ComplaintDesk.AUDIT:
        raise Objected(Objection("involved", "不能转给它说的单位，也不能转给那个单位的下级。"))
    held.desk, held.holder = desk, unit
    held.stage, held.received_at = ComplaintStage.FILED, None
    held.save(update_fields=["desk", "holder", "stage", "received_at"])
    note("transfer", held, by=by, at=at, why=why)
    return held


@one_transaction
def merge(*, complaint: Complaint, into: Complaint, by: Actor, at: datetime) -> Complaint:
    """The same thing again is answered with the first one. Raises Malformed, Objected, Missing."""
    if complaint.pk == into.pk:
        raise Malformed({"into": "请写另一件的编号。"})
    held = {pk: lock_seen(pk, by) for pk in sorted({complaint.pk, into.pk})}
    one, other = held[complaint.pk], held[into.pk]
    for each in (one, other):
        insist(handling_objection(by, each))
    if set(_barred(one)) != set(_barred(other)):
        raise Objected(Objection("others", "两件说的不是同一个单位，不能并。"))
    if one.merged.exists():
        raise Objected(Objection("has_merged", "这一件下面已经并了别的，请反过来并。"))
    one.stage, one.merged_into = ComplaintStage.MERGED, other
    one.save(update_fields=["stage", "merged_into"])
    note("merge", one, by=by, at=at, into=other.pk)
    return one


@one_transaction
def raise_(*, complaint: Complaint, at: datetime) -> Complaint:
    """Up one desk, because a deadline passed. Raises Missing."""
    held = lock(complaint.pk)
    if not Complaint.objects.overdue(at).filter(pk=held.pk).exists():
        raise Missing
    held.desk, held.holder = above(held.desk, county=held.county), center_of(held.county)
    held.stage, held.received_at = ComplaintStage.FILED, None
    held.raised_at, held.raised_times = at, held.raised_times + 1
    set_terms(held, at)
    held.save()
    note("raise", held, by=THE_CLOCK, at=at)
    return held


def raise_overdue(*, at: datetime, most: int = 200) -> int:
    """Whatever is late goes up; how many."""
    late = list(Complaint.objects.overdue(at).order_by("pk")[:most])
    for one in late:
        raise_(complaint=one, at=at)
    return len(late)


def _barred(held: Complaint) -> list[tuple[str, int | None, str]]:
    return list(held.involved.values_list("path", "person", "role"))
