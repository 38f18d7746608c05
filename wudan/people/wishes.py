"""志愿者自己的话: what volunteers say of when, where, whence and what they do; checked and tidied.

Only skills and kinds must be said (67号令 §5); the rest may stay empty.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Unit
from wudan.people.enums import SourceKind
from wudan.people.models import Volunteer
from wudan.people.models.volunteer import ALL_SLOTS

MOST_SERVED = 40


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is said. `slots` is a mask (kit.slots), `serves` are unit paths."""

    skills: Collection[str]
    kinds: Collection[str]
    slots: int = 0
    serves: Collection[str] = ()
    source: str = ""

    def faults(self, *, county: str, on: date) -> dict[str, str]:
        """Field → what is wrong."""
        found = {}
        if not self.skills or not set(self.skills) <= settings.PACK.skills.keys():
            found["skills"] = "请至少选一项会做的。"
        if not self.kinds or not set(self.kinds) <= settings.PACK.platforms.keys():
            found["kinds"] = "请至少选一类愿意参加的服务。"
        if not 0 <= self.slots < ALL_SLOTS:
            found["slots"] = "请从表里选有空的时段。"
        if self.source not in {"", *SourceKind.values}:
            found["source"] = "请选一类，或不选。"
        if not _are_sites(self.serves, county, on):
            found["serves"] = "请从列表里选愿意去的地方。"
        return found

    def written_on(self, volunteer: Volunteer) -> list[str]:
        """Put them into the record; which fields changed."""
        said = {
            "skills": sorted(self.skills), "kinds": sorted(self.kinds), "slots": self.slots,
            "serves": sorted(set(self.serves)), "source": self.source,
        }  # fmt: skip
        changed = [field for field, value in said.items() if getattr(volunteer, field) != value]
        for field in changed:
            setattr(volunteer, field, said[field])
        return changed


def _are_sites(paths: Collection[str], county: str, on: date) -> bool:
    """Whether these are sites of the county that exist."""
    wanted = set(paths)
    if not wanted:
        return True
    if len(wanted) > MOST_SERVED:
        return False
    known = Unit.objects.open_on(on).filter(county=county, path__in=wanted, kind__in=SITE_KINDS)
    return known.count() == len(wanted)
