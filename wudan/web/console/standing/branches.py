"""Hundreds of sites by institute, as plain rows: in the order of the tree, never by figures."""

from dataclasses import dataclass

from wudan.areas.enums import UnitKind
from wudan.sites.querysets import SiteQuerySet
from wudan.web.tree import place_in_tree


@dataclass(frozen=True, slots=True)
class Choice:
    """A site: the number of its unit, as number and as text, and its name."""

    pk: int
    key_text: str
    name: str


def branches_of(sites: SiteQuerySet) -> list[tuple[str, list[Choice]]]:
    """Each institute with itself and its stations. One statement."""
    found: dict[str, list[Choice]] = {}
    names = ("unit", "unit__short_name", "unit__path", "unit__kind", "unit__parent__short_name")
    told = sorted(sites.values_list(*names), key=lambda one: place_in_tree(one[2]))
    for pk, name, _path, kind, above in told:
        branch = above if kind == UnitKind.STATION else name
        found.setdefault(branch, []).append(Choice(pk, str(pk), name))
    return list(found.items())
