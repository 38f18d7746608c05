"""阵地: who keeps a site hears that somebody comes, and what is to be mended, till when (R013, R099, R102).

Of a visit without a word before nobody hears: it leaves no event that could be told.
"""

from django.urls import reverse

from wudan.inspections.enums import VisitState
from wudan.inspections.models import Visit
from wudan.jobs.telling.facts import doer, keepers, number_in, reason
from wudan.jobs.telling.wording import on_day
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.notices.policies import Told
from wudan.sites.models import Rectification, Site

_KEEPING = ["station_keeper", "institute_staff", "center_office"]
_NAMED = 3
"""So many items are told by name; the page has all of them."""


def visited_site(event: Happening) -> list[Told]:
    """Of an announced visit: that it comes, while it does; that it does not."""
    row = Visit.objects.select_related("inspection__unit", "site__unit").get(pk=event.subject_id)
    plan = row.inspection
    if plan is None or (event.verb == "site_visit.announce" and row.state != VisitState.PLANNED):
        return []
    blanks = {
        "by": plan.unit.short_name, "site": row.site.unit.short_name, "kind": row.get_kind_display(),
        "title": plan.title, "day": on_day(plan.starts_on), "last": on_day(plan.ends_on),
        "why": reason(event, "site_visit"),
    }  # fmt: skip
    page = reverse("inspection-visit", args=[row.pk])
    return _told(event, row.site, "site_visit", blanks, page)


def rectified_site(event: Happening) -> list[Told]:
    """What a check from above obliges the site to, while it does; a check that found nothing is told to nobody."""
    opened = Rectification.objects.open().filter(
        site=event.subject_id, result__check_made=number_in(event, "check")
    )
    rows = list(opened.select_related("item", "result__check_made").order_by("item__position"))
    if not rows:
        return []
    names = "、".join(row.item.name for row in rows[:_NAMED])
    more = f"等{len(rows)}项" if len(rows) > _NAMED else ""
    site = _site(event)
    blanks = {
        "by": rows[0].result.check_made.checked_as, "site": site.unit.short_name,
        "items": f"{names}{more}", "due": on_day(day_of(rows[0].due_at)),
    }  # fmt: skip
    one = reverse("rectification", args=[rows[0].pk])
    page = one if len(rows) == 1 else reverse("site-standing", args=[site.unit_id])
    return _told(event, site, "site", blanks, page)


def rechecked_site(event: Happening) -> list[Told]:
    """Whether what was mended is good now, or runs anew and till when."""
    rows = Rectification.objects.select_related("item", "closing__check_made")
    row, site = rows.get(pk=number_in(event, "rectification")), _site(event)
    again = Rectification.objects.filter(result=row.closing_id or 0).first()
    said = f"还差一点，请在{on_day(day_of(again.due_at))}前再改" if again else "改好了，这一项结了"
    by = row.closing.check_made.checked_as if row.closing else ""
    blanks = {"by": by, "site": site.unit.short_name, "item": row.item.name, "said": said}
    page = reverse("rectification", args=[again.pk if again else row.pk])
    return _told(event, site, "site", blanks, page)


def _site(event: Happening) -> Site:
    return Site.objects.select_related("unit").get(pk=event.subject_id)


def _told(event: Happening, site: Site, kind: str, blanks: dict[str, str], page: str) -> list[Told]:
    by = doer(event, kind)
    people = keepers(event, _KEEPING, site.unit)
    return [Told(person, blanks, page) for person in people if person != by]
