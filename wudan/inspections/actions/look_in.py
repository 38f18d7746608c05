"""临时去看: a check from above without a plan; it takes a turn of the site's month like any other."""

from collections.abc import Sequence
from datetime import datetime

from wudan.areas.models import Unit
from wudan.inspections.actions.holding import (
    full_objection,
    lock_sites,
    month_of,
    planned,
    turns_taken,
)
from wudan.inspections.enums import VisitKind, VisitState
from wudan.inspections.permissions import own_site_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions import checks
from wudan.sites.actions.checks import Line
from wudan.sites.actions.taking import one_transaction
from wudan.sites.models import Site, SiteCheck, Standard
from wudan.sites.permissions import checking_objection


@one_transaction
def look_in(
    *, site: Site, seen: int, lines: Sequence[Line], by: Actor, at: datetime, words: str = "",
    days: int | None = None,
) -> SiteCheck:  # fmt: skip
    """Check the site now; journaled as the check. Raises Malformed, Missing, Objected, Stale."""
    held, month = lock_sites([site.pk])[site.pk], month_of(day_of(at))
    insist(checking_objection(by, held, Standard.objects.in_force(held.unit.county, day_of(at))))
    insist(own_site_objection(by, held, at=at))
    taken = turns_taken([held.unit_id], VisitKind.INSPECTION, month).get(held.unit_id, [])
    insist(full_objection(held, taken, VisitKind.INSPECTION, by=by))
    made = checks.check(site=held, seen=seen, lines=lines, words=words, days=days, by=by, at=at)
    unit = Unit.objects.get(pk=by.unit_id or 0)
    visit = planned(
        held, taken, under=unit, inspection=None, kind=VisitKind.INSPECTION, month=month
    )
    visit.state, visit.check_made, visit.made_at = VisitState.MADE, made, at
    visit.made_as, visit.made_by_id = by.label[:80], by.person
    visit.save()
    return made
