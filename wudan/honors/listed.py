"""公开名册: households that let themselves be shown, in the order of the tree; nothing that compares (R074)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from wudan.honors.enums.household import Display, HouseholdOutcome
from wudan.honors.models import DisplayConsent, HouseholdDecision, HouseholdHonor, Plate
from wudan.honors.querysets.household import HouseholdHonorQuerySet


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """What everybody may read of one, as long as it agrees."""

    no: str
    title: str
    town: str
    site: str
    unit_id: int
    plate: str
    since: date | None
    has_picture: bool


def shown_households(county: str) -> HouseholdHonorQuerySet:
    """Those whose name may be read on the web now."""
    live = DisplayConsent.objects.live().filter(honor=OuterRef("pk"), kind=Display.PICTURE)
    rows = HouseholdHonor.objects.filter(county=county).shown().with_names()
    return rows.annotate(shows_picture=Exists(live)).order_by("unit__path", "household__title", "pk")  # fmt: skip


def listed(honors: list[HouseholdHonor]) -> list[ListedHousehold]:
    """Lines of the register: one more statement for the plates."""
    plates = {row.honor_id: row for row in Plate.objects.live().filter(honor__in=honors)}
    return [_line(one, plates.get(one.pk)) for one in honors]


def reasons_of(honor: HouseholdHonor) -> str:
    """Why it was found worthy, as it was decided."""
    rows = HouseholdDecision.objects.filter(honor=honor, outcome=HouseholdOutcome.PUBLISH)
    found = rows.order_by("-pk").first()
    return found.reasons if found else ""


def _line(honor: HouseholdHonor, plate: Plate | None) -> ListedHousehold:
    parent = honor.unit.parent
    return ListedHousehold(
        no=honor.no, title=honor.household.title, town=parent.short_name if parent else "",
        site=honor.unit.short_name, unit_id=honor.unit_id, plate=str(plate) if plate else "",
        since=plate.issued_on if plate else None,
        has_picture=bool(honor.picture and getattr(honor, "shows_picture", False)),
    )  # fmt: skip
