"""自己的阵地没有动静: the keeper, and the town above, read it on their own desk, and open the site (R122)."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from wudan.people.actors import Actor
from wudan.registers.silent import Silent, silent_sites
from wudan.web.tree import place_in_tree

_NAMED = 5
_TOLD = frozenset({"station_keeper", "institute_staff"})


@dataclass(frozen=True, slots=True)
class Quiet:
    """The silent sites of a post: how many days, the first of them, how many there are."""

    days: int
    sites: list[Silent]
    count: int
    own: Silent | None
    """The keeper's own, where that is all there is."""


def quiet_here(actor: Actor, now: datetime, *, is_busy: bool) -> Quiet | None:
    """What a keeper or a town is told of its own sites; nothing where nothing is silent. Two statements.

    A station with orders in hand has no need to be asked; a town may have, beside a village where nothing happens.
    """
    if actor.role not in _TOLD or (is_busy and actor.role == "station_keeper"):
        return None
    days = settings.PACK.reach.silent_days
    found = silent_sites(settings.PACK.county, actor.unit_path or "-", days=days, at=now)
    if not found:
        return None
    found.sort(key=lambda one: place_in_tree(one.unit.path))
    own = found[0] if actor.role == "station_keeper" else None
    return Quiet(days, found[:_NAMED], len(found), own)
