"""改归: a site goes under another, with all that hangs on it (R009).

Rights, orders in hand, teams and rooms follow the tree at once; figures of the months before stay with
whom they were counted for (`areas.past_trees`, ADR 90).
"""

from datetime import date, datetime

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Substr

from wudan.areas.models import Unit, UnitMove
from wudan.catalog.models import Service
from wudan.complaints.models import Involved
from wudan.grounds.permissions import joining_objection, moving_under_objection
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.people.models import Volunteer
from wudan.sites.actions.keep_identity import is_name_taken
from wudan.sites.actions.periods import LONGEST_WHY, one_transaction
from wudan.sites.models import Site
from wudan.sites.policies import parent_fault
from wudan.statistics.actions import rehang
from wudan.teams.models import Team


@one_transaction
def move_under(
    *, site: Site, parent: Unit, moved_on: date, why: str, by: Actor, at: datetime
) -> UnitMove:
    """Move it from a day of this month on; months are whole, so none before. Raises Objected, Malformed."""
    held = Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    unit, above = _hold(held.unit_id, parent.pk)
    held.unit = unit
    insist(moving_under_objection(by, held))
    insist(joining_objection(by, above))
    why = tidy(why)
    if faults := _faults(unit, above, moved_on, why, today=day_of(at)):
        raise Malformed(faults)
    old, left = unit.path, unit.parent
    assert left is not None  # noqa: S101 - what has no parent is refused above
    move = UnitMove.objects.create(
        unit=unit, moved_on=moved_on, left=left, joined=above, old_path=old,
        new_path=f"{above.path}{unit.pk}.", why=why,
    )  # fmt: skip
    Unit.objects.filter(pk=unit.pk).update(parent=above)
    _lay_paths(unit.county, old, move.new_path)
    rehang(county=unit.county, old=old, new=move.new_path, moved_on=moved_on, at=at)
    unit.parent, unit.path = above, move.new_path
    subject = Subject("site", held.pk, unit.county, unit.pk, unit.branch_id)
    facts = {"left": left.pk, "joined": above.pk, "on": moved_on.isoformat()}
    record("site.rehang", subject, by=by, at=at, why=why, facts=facts)
    return move


def _hold(*pks: int) -> tuple[Unit, Unit]:
    """The site's unit and the one it goes to, held in the order of their keys."""
    rows = Unit.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks)
    found = {unit.pk: unit for unit in rows.select_related("parent").order_by("pk")}
    unit, above = (found[pk] for pk in pks)
    return unit, above


def _faults(unit: Unit, above: Unit, on: date, why: str, *, today: date) -> dict[str, str]:
    faults = {}
    if above.ends_on is not None:
        faults["parent"] = "这个上级已经撤销，请选别的。"
    elif above.pk == unit.parent_id:
        faults["parent"] = Phrase("现在就归{parent}。", parent=above.short_name)
    elif fault := parent_fault(unit.kind, above.kind):
        faults["parent"] = fault
    elif is_name_taken(unit, under=above):
        faults["parent"] = Phrase(
            "{parent}下面已经有一个叫{name}的，请先给其中一处改名。", parent=above.short_name, name=unit.short_name
        )  # fmt: skip
    last = unit.moves.order_by("-moved_on").values_list("moved_on", flat=True).first()
    if not today.replace(day=1) <= on <= today:
        faults["moved_on"] = "只能从这个月里到今天为止的一天算起：上个月的数已经归原来的上级。"
    elif on < unit.starts_on or (last is not None and on <= last):
        faults["moved_on"] = "这一天以前它还没有开设，或者已经改归过；请选后面的日子。"
    if not why:
        faults["why"] = "请写一句为什么。"
    elif fault := objection_to_published(why, most=LONGEST_WHY):
        faults["why"] = fault
    return faults


def _lay_paths(county: str, old: str, new: str) -> None:
    """Every path that is kept begins with the new one from now on: units, whom teams and volunteers serve,
    where menu items go, and whom complaints are about."""
    laid = Concat(Value(new), Substr("path", len(old) + 1))
    Unit.objects.filter(county=county, path__startswith=old).update(path=laid)
    Involved.objects.filter(path__startswith=old).update(path=laid)
    _lay_served(Team.objects.filter(unit__county=county), old, new)
    _lay_served(Volunteer.objects.filter(person__county=county), old, new)
    _lay_served(Service.objects.filter(county=county), old, new)


def _lay_served(
    rows: "QuerySet[Team] | QuerySet[Volunteer] | QuerySet[Service]", old: str, new: str
) -> None:
    """Read again under their locks: what somebody says at the same moment of whom they serve stands."""
    told = rows.exclude(serves=[]).values_list("pk", "serves")
    named = [pk for pk, serves in told if any(one.startswith(old) for one in serves)]
    for row in rows.select_for_update(of=("self",)).filter(pk__in=named).order_by("pk").only("pk", "serves"):  # fmt: skip
        row.serves = [new + one.removeprefix(old) if one.startswith(old) else one for one in row.serves]  # fmt: skip
        row.save(update_fields=["serves"])
