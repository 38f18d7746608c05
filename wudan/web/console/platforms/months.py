"""发布下月菜单: every item of a platform on one page, offered or not, and how many places."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.catalog import capacity
from wudan.catalog.actions import Line
from wudan.catalog.enums import PeriodKind
from wudan.catalog.models import MenuEdition, Platform, Service, ServiceCapacity
from wudan.catalog.permissions import menu_objection
from wudan.kit import clock
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Malformed, insist
from wudan.projects.actions.changes import publish_menu
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.platforms.barred import Barred, barred_for
from wudan.web.console.platforms.loading import KEEPERS, load_platform
from wudan.web.submitting import PostForm, submit


@dataclass(frozen=True, slots=True)
class Shown:
    """One item as the page shows it: what was typed, or what holds now."""

    service: Service
    offered: bool
    places: str
    period: str
    period_label: str
    error: str
    barred: Barred | None
    """Why it cannot be on the menu; nothing when it can."""
    is_refused: bool
    """Whether it was sent ticked all the same."""


class MonthForm(PostForm):
    """The lines are read by hand, one an item; what is wrong stands beside each."""

    def __init__(self, data: object = None) -> None:
        super().__init__(data)
        self.faults: dict[str, str] = {}

    def tell(self, fault: Malformed) -> None:
        """Keep each item's fault for its line; the rest goes on top."""
        self.faults = {name: words for name, words in fault.fields.items() if "-" in name}
        super().tell(Malformed({n: w for n, w in fault.fields.items() if "-" not in n}))


@for_roles(*KEEPERS)
def platform_month(request: HttpRequest, code: str) -> HttpResponse:
    """The next month's menu of a platform; 422 with what was typed."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    month = capacity.bounds(PeriodKind.MONTH, today)[1]
    if request.method != "POST":
        insist(menu_objection(actor, platform, on=today))
        return _page(request, platform, month, MonthForm())
    form = MonthForm(request.POST)

    def do() -> str:
        publish_menu(
            platform=platform, month=month, lines=_typed(request, platform, month), by=actor,
            at=clock.now(),
        )  # fmt: skip
        return posting.page("platform-desk", platform.code)

    return submit(
        request, form, do, done=_("发布了：名额马上算数，上架下架从下月第一天起。"),
        show=lambda words, status: _page(request, platform, month, form, words, status),
    )  # fmt: skip


def _typed(request: HttpRequest, platform: Platform, month: date) -> dict[int, Line]:
    """The lines of the form. Raises Malformed with the item's field."""
    lines, limits = {}, _limits(platform, month)
    faults: dict[str, str] = {}
    for pk in Service.objects.filter(platform=platform).values_list("pk", flat=True):
        text = request.POST.get(f"places-{pk}", "").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 6):
            faults[f"places-{pk}"] = Phrase("请填数字；不限量就空着。")
            continue
        period = limits[pk].period if pk in limits else PeriodKind.MONTH
        lines[pk] = Line(
            request.POST.get(f"offered-{pk}") == "1", int(text) if text else None, period
        )
    if faults:
        raise Malformed(faults)
    return lines


def _page(
    request: HttpRequest, platform: Platform, month: date, form: MonthForm, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    edition = MenuEdition.objects.filter(platform=platform, month=month).first()
    context = {
        "platform": platform, "month": month, "form": form, "edition": edition,
        "refusal_words": words, "lines": _lines(request, platform, month, form, edition),
        "has_errors": form.is_bound and bool(form.errors or form.faults),
    }  # fmt: skip
    return render(request, "console/platforms/month.html", context, status=status)


def _lines(
    request: HttpRequest,
    platform: Platform,
    month: date,
    form: MonthForm,
    edition: MenuEdition | None,
) -> list[Shown]:
    limits = _limits(platform, month)
    services = list(Service.objects.filter(platform=platform).order_by("position"))
    barred = barred_for(actor_of(request), [service.pk for service in services])
    written = {entry["service"]: entry["offered"] for entry in edition.entries} if edition else {}
    lines = []
    for service in services:
        limit, name = limits.get(service.pk), f"places-{service.pk}"
        period = PeriodKind(limit.period) if limit else PeriodKind.MONTH
        offered = written.get(service.pk, service.is_offered)
        places = str(limit.places) if limit else ""
        if form.is_bound:
            offered = request.POST.get(f"offered-{service.pk}") == "1"
            places = request.POST.get(name, "")[:6]
        lines.append(
            Shown(
                service=service,
                offered=offered and service.pk not in barred,
                places=places,
                period=period.value,
                period_label=in_words(period.label),
                error=form.faults.get(name, ""),
                barred=barred.get(service.pk),
                is_refused=f"offered-{service.pk}" in form.faults,
            )
        )
    return lines


def _limits(platform: Platform, month: date) -> dict[int, ServiceCapacity]:
    """What holds on the month's first day."""
    rows = ServiceCapacity.objects.filter(service__platform=platform).on(month)
    return {row.service_id: row for row in rows}
