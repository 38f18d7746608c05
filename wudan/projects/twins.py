"""不重复: the same thing for the same people, in the same place, at the same time (domain §2.11).

Places are the same when one lies in the other; times when they share a month; things when their
names share half of the shorter name's pairs of letters, or one name holds the other.
"""

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.kit.text import bigrams
from wudan.projects.enums.project import ProjectStage
from wudan.projects.models import Project

_ALIKE = 0.5


def twin_of(project: Project) -> Project | None:
    """The first live project that is the same, if there is one: one statement."""
    return next((other for other in Project.objects.like(project) if _same(project, other)), None)


def twin_objection(project: Project) -> Objection | None:
    """Why it is not taken in a second time: the first one, shown."""
    twin = twin_of(project)
    if twin is None:
        return None
    stage = ProjectStage(twin.stage).label
    words = Phrase(
        "同样的人、同样的地方、同样的时间，已经有“{twin}”（{key}，{unit}，{stage}）。请并到一起，或换人群、地方、月份。",
        twin=twin.title,
        key=twin.key,
        unit=twin.unit.short_name,
        stage=stage,
    )
    return Objection("twin", words)


def _same(one: Project, other: Project) -> bool:
    a, b = one.area.code, other.area.code
    places = a.startswith(b.rstrip("0")) or b.startswith(a.rstrip("0"))
    return bool(places and one.months_mask & other.months_mask and _alike(one.title, other.title))


def _alike(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    a, b = bigrams(one), bigrams(other)
    return bool(a and b) and len(a & b) >= _ALIKE * min(len(a), len(b))
