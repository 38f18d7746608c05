"""协作单: the department that is asked, the one that asks, and the office that decides between them (R035)."""

from django.urls import reverse

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.telling.facts import doer, holders, roles_that_may
from wudan.jobs.telling.wording import on_day, when
from wudan.journal.outbox import Happening
from wudan.notices.policies import Told
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation

_ASKING, _OFFICE = roles_that_may("keep_menu"), ["center_office"]
_ASKED = ["department_officer"]
_SAID = {
    "cooperation.accept": "答应配合", "cooperation.refuse": "没有答应配合，可以请中心办公室裁定",
    "cooperation.finish": "说办好了",
}  # fmt: skip
_STILL = {"cooperation.ask": CooperationState.ASKED, "cooperation.escalate": CooperationState.ESCALATED}  # fmt: skip


def cooperation_asked(event: Happening) -> list[Told]:
    """Whoever answers for the department that is asked, or no longer."""
    row = _piece(event)
    return _told(event, row, holders(event, _ASKED, row.unit_id))


def cooperation_asker(event: Happening) -> list[Told]:
    """Whoever keeps the menu at the unit that asked."""
    row = _piece(event)
    return _told(event, row, holders(event, _ASKING, row.asked_of_id))


def cooperation_both(event: Happening) -> list[Told]:
    """Both departments, of what was decided between them."""
    row = _piece(event)
    both = [*holders(event, _ASKED, row.unit_id), *holders(event, _ASKING, row.asked_of_id)]
    return _told(event, row, list(dict.fromkeys(both)))


def cooperation_office(event: Happening) -> list[Told]:
    """The center office, which decides."""
    row = _piece(event)
    center = Unit.objects.filter(county=row.county, kind=UnitKind.CENTER, ends_on=None)
    return _told(event, row, holders(event, _OFFICE, *center.values_list("pk", flat=True)))


def _piece(event: Happening) -> Cooperation:
    rows = Cooperation.objects.select_related("unit", "asked_of", "order__service", "service")
    return rows.get(pk=event.subject_id)


def _told(event: Happening, row: Cooperation, people: list[int]) -> list[Told]:
    if row.state != _STILL.get(event.verb, row.state):
        return []  # it has moved on meanwhile
    blanks = {
        "by": row.asked_of.short_name, "unit": row.unit.short_name, "item": row.title,
        "wanted": on_day(row.wanted_by), "due": when(row.due_at) if row.due_at else "",
        "said": _SAID.get(event.verb, ""), "state": row.get_state_display(),
    }  # fmt: skip
    page, by = reverse("cooperation", args=[row.pk]), doer(event, "cooperation")
    return [Told(person, blanks, page) for person in people if person != by]
