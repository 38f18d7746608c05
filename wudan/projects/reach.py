"""到哪里: the sites of a project's place, without which nobody there can order what it offers (R037)."""

from wudan.areas.enums import AreaLevel, UnitKind
from wudan.areas.models import Unit
from wudan.catalog.details import widest
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.projects.models import Project


def sites_of(project: Project) -> list[str]:
    """Paths of the open sites in its town or village, the widest alone; of a county's project none is named."""
    if project.area.level == AreaLevel.COUNTY:
        return []
    rows = Unit.objects.filter(
        county=project.county, area__code__startswith=project.area.code, ends_on=None,
        kind__in=(UnitKind.INSTITUTE, UnitKind.STATION),
    )  # fmt: skip
    return widest(rows.values_list("path", flat=True))


def placeless_objection(project: Project) -> Objection | None:
    """Why a menu item cannot go where this project is: no site is open there, and naming none is the whole county."""
    if project.area.level == AreaLevel.COUNTY or sites_of(project):
        return None
    words = Phrase(
        "“{area}”现在没有开着的所、站，那里的群众点不了单。请先开设站点，或者把“在哪里”改成上一级。",
        area=project.area.name,
    )
    return Objection("no_site_there", words)
