"""到访次数: how often a site was visited, each number with its visits; a burden, never a merit (减负)."""

from collections.abc import Collection
from datetime import date

from wudan.inspections.enums import VisitKind, VisitState
from wudan.inspections.models import UnitVisit, Visit
from wudan.kit.figures import Figure, Part
from wudan.kit.phrases import Phrase
from wudan.sites.enums import CheckKind
from wudan.sites.models import SiteCheck


def burden_of(sites: Collection[int], since: date, until: date) -> dict[int, list[Figure]]:
    """Site → inspections, guidance and re-checks from a day to a day; three statements for all."""
    visits: dict[int, dict[str, list[Part]]] = {site: {} for site in sites}
    rows = Visit.objects.filter(
        site__in=sites, state=VisitState.MADE, made_at__date__gte=since, made_at__date__lte=until
    )
    for pk, site, kind, who in rows.order_by("made_at", "pk").values_list("pk", "site", "kind", "made_as"):  # fmt: skip
        visits[site].setdefault(kind, []).append(Part("visit", pk, who))
    to_units = UnitVisit.objects.filter(
        unit__site__in=sites,
        state=VisitState.MADE,
        made_at__date__gte=since,
        made_at__date__lte=until,
    )
    for pk, site, kind, who in to_units.order_by("made_at", "pk").values_list("pk", "unit__site", "kind", "made_as"):  # fmt: skip
        visits[site].setdefault(kind, []).append(Part("unit_visit", pk, who))
    again = SiteCheck.objects.filter(
        site__in=sites, kind=CheckKind.AGAIN, at__date__gte=since, at__date__lte=until
    )
    for pk, site, who in again.order_by("at", "pk").values_list("pk", "site", "checked_as"):
        visits[site].setdefault(CheckKind.AGAIN, []).append(Part("check", pk, who))
    return {site: [_figure(kind, label, found.get(kind, [])) for kind, label in _KINDS] for site, found in visits.items()}  # fmt: skip


_KINDS: tuple[tuple[str, str], ...] = (
    (VisitKind.INSPECTION, Phrase("督查")),
    (VisitKind.GUIDANCE, Phrase("指导")),
    (CheckKind.AGAIN, Phrase("整改复查")),
)


def _figure(kind: str, label: str, parts: list[Part]) -> Figure:
    return Figure(f"visits-{kind}", label, len(parts), Phrase("次"), lambda: parts)
