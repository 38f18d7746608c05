"""建队: a unit under a site and the team on it. Whoever founds one, page or pack, comes through here."""

from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.growing import add_unit
from wudan.areas.models import Unit
from wudan.kit.refusals import Objected, Objection
from wudan.teams.founding import name_fault
from wudan.teams.models import Team

_LONGEST_SHORT = 30
_USUAL = "志愿服务队"


def make_team(
    *, key: str, name: str, parent: Unit, category: str, tier: int, since: date, asked: int = 0,
    **facts: object,
) -> Team:  # fmt: skip
    """Make both; `facts` are what the team can, `asked` the key of the founding it comes from.

    A part of founding, and of furnishing a county.

    Raises Objected when the county has one of that name.
    """
    if fault := name_fault(parent.county, name, apart=asked):
        raise Objected(Objection("name_taken", fault))
    unit = add_unit(
        county=parent.county, key=key, kind=UnitKind.TEAM.value, name=name,
        short_name=(name.removesuffix(_USUAL) or name)[:_LONGEST_SHORT], parent=parent,
        area_id=None, since=since,
    )  # fmt: skip
    return Team.objects.create(unit=unit, category=category, tier=tier, **facts)
