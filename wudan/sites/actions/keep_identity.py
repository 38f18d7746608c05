"""名称、设在哪里、类别: what a site is, kept by the office above it (R009, R016, R019, R031, R032)."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, Stale, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.sites.actions.keep_contact import NEWER
from wudan.sites.actions.taking import hold, note, one_transaction
from wudan.sites.enums import VENUE_KINDS
from wudan.sites.models import Site
from wudan.sites.permissions import identity_objection
from wudan.sites.policies import identity_faults, short_name_of
from wudan.sites.wanted import WantedIdentity

_TAKEN = "同一个上级下面已经有一个叫这个名字的，请换一个。"


@one_transaction
def keep_identity(
    *, site: Site, wanted: WantedIdentity, seen: int | None, by: Actor, at: datetime
) -> Site:
    """Call it so from today; papers that were sent keep the old name. Raises Objected, Malformed, Stale."""
    held = hold(site)
    insist(identity_objection(by, held))
    if seen != held.version:
        raise Stale("stale", NEWER)
    unit = _hold_with_the_one_above(held.unit_id)
    wanted = tidied(wanted)
    faults = identity_faults(wanted, kept_host=held.host) | named_twice(wanted, unit=unit)
    if not {unit.kind, wanted.kind} <= set(VENUE_KINDS) and wanted.kind != unit.kind:
        faults["kind"] = "中心、所、站的类别不能改：要换，另开一处，再把这处撤销。"
    if faults:
        raise Malformed(faults)
    changed: dict[str, list[str]] = {}
    for row, names in ((unit, ("kind", "name", "short_name")), (held, ("host", "base_kind"))):
        for name in names:
            before, after = str(getattr(row, name)), getattr(wanted, name)
            if before != after:
                changed[name] = [before, after]
                setattr(row, name, after)
    if not changed:
        return held
    unit.save(update_fields=["kind", "name", "short_name"])
    held.unit, held.version = unit, held.version + 1
    held.save()
    note("identity", held, by=by, at=at, changed=changed)
    return held


def tidied(wanted: WantedIdentity) -> WantedIdentity:
    """Without blank ends, and with a short name. What is no base has no kind of base."""
    name = tidy(wanted.name)
    short_name = tidy(wanted.short_name) or short_name_of(name)
    base_kind = wanted.base_kind if wanted.kind == UnitKind.BASE else ""
    return WantedIdentity(wanted.kind, name, short_name, tidy(wanted.host), base_kind)


def named_twice(wanted: WantedIdentity, *, unit: Unit) -> dict[str, str]:
    """Two of one name under one office would be mixed up; two towns may each have their 杨柳村. What it is
    called already is not asked again."""
    names = ("name", "short_name")
    anew = {
        one: getattr(wanted, one) for one in names if getattr(wanted, one) != getattr(unit, one)
    }
    return dict.fromkeys(_taken(anew, under=unit.parent_id, but=unit), _TAKEN)


def is_name_taken(unit: Unit, *, under: Unit) -> bool:
    """Whether it would be mixed up with one that is there already."""
    return bool(
        _taken({"name": unit.name, "short_name": unit.short_name}, under=under.pk, but=unit)
    )


def _taken(names: Mapping[str, str], *, under: int | None, but: Unit) -> list[str]:
    others = Unit.objects.filter(parent=under, ends_on=None).exclude(pk=but.pk)
    return [field for field, name in names.items() if others.filter(**{field: name}).exists()]


def _hold_with_the_one_above(pk: int) -> Unit:
    """The one above is held, too: of two sites that take one name at once, the second sees the first."""
    above = Unit.objects.filter(pk=pk).values("parent")
    rows = Unit.objects.select_for_update(of=("self",), no_key=True)
    held = {unit.pk: unit for unit in rows.filter(Q(pk=pk) | Q(pk__in=above)).order_by("pk")}
    return held[pk]
