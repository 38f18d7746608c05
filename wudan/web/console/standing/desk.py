"""对标: which sites to look at, in the order of the tree; where help is needed, item by item."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.sites.actions.standards import adopt
from wudan.sites.enums import CheckKind, Found
from wudan.sites.models import (
    CheckResult,
    Rectification,
    Site,
    SiteCheck,
    Standard,
    StandardItem,
    StandardPeriod,
)
from wudan.sites.querysets import SiteQuerySet
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.standing.branches import branches_of
from wudan.web.console.standing.forms import AdoptionForm
from wudan.web.console.standing.loading import KNOWERS, standard_in_force, today
from wudan.web.console.standing.one import site_standing
from wudan.web.console.training.desk import Tab
from wudan.web.submitting import submit
from wudan.web.tree import place_in_tree

_TABS = {
    "all": _("全部"), "never": _("上级还没查过"), "lapsed": _("要再看的"), "weak": _("有短板的"),
    "mending": _("在整改的"),
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """One site: when it was looked at last, what is lacking, what is being mended."""

    site: Site
    own_at: datetime | None = None
    above_at: datetime | None = None
    weak: list[str] = field(default_factory=list)
    lapsed: list[str] = field(default_factory=list)
    mending: int = 0


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of the standard: how many sites were found how, how many were not looked at."""

    item: StandardItem
    lacking: int
    partly: int
    lapsed: int
    unseen: int


@for_roles(*KNOWERS)
def standing_desk(request: HttpRequest) -> HttpResponse:
    """The list to check; for a keeper it is the own station."""
    actor, standard = actor_of(request), standard_in_force()
    if actor.role == "station_keeper" and actor.unit_id:
        return site_standing(request, unit_id=actor.unit_id)
    asked = request.GET.get("tab", "")
    tab = asked if asked in _TABS else "all"
    pks = _in_tree_order(_filtered(_sites(actor, standard), tab, standard, today()))
    page = page_number(request)
    context = {
        "standard": standard, "lines": _lines(pks[(page - 1) * PAGE : page * PAGE], standard, today()),
        "count": len(pks), "tab": tab, "is_office": actor.may("check_sites"),
        "tabs": [Tab(str(words), address(request, tab=one, page=""), one == tab) for one, words in _TABS.items()],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(pks) > page * PAGE else "",
    }  # fmt: skip
    return render(request, "console/standing/desk.html", context)


@for_roles(*KNOWERS)
def weak_items(request: HttpRequest) -> HttpResponse:
    """Item by item: where help is needed within reach."""
    actor, standard = actor_of(request), standard_in_force()
    sites = _sites(actor, standard)
    count = sites.count()
    lines = _item_lines(standard, sites, count) if standard else []
    context = {"standard": standard, "sites_count": count, "lines": lines}
    return render(request, "console/standing/items.html", context)


@for_roles(*KNOWERS)
def weak_item(request: HttpRequest, code: str) -> HttpResponse:
    """The sites behind one item's numbers, in the order of the tree."""
    actor, standard = actor_of(request), standard_in_force()
    item = standard.items.filter(code=code).first() if standard else None
    if item is None:
        raise Missing
    sites, day = _sites(actor, standard), today()
    rows = CheckResult.objects.current().filter(item=item, site__in=sites)
    told = rows.filter(Q(found__in=[Found.PARTLY, Found.LACKING]) | Q(lapses_on__lte=day))
    found = sorted(
        told.select_related("site__unit__parent", "check_made", "rectification"),
        key=lambda row: place_in_tree(row.site.unit.path),
    )
    unseen = branches_of(sites.exclude(pk__in=rows.values("site")))
    context = {
        "standard": standard, "item": item, "rows": found, "today": day,
        "unseen_count": sum(len(here) for _name, here in unseen), "unseen": unseen,
    }  # fmt: skip
    return render(request, "console/standing/item.html", context)


@for_roles(*KNOWERS)
def standard_versions(request: HttpRequest) -> HttpResponse:
    """Every version, which one is in force, and the form of the office that adopts another."""
    actor, county = actor_of(request), settings.PACK.county
    if request.method != "POST":
        return _versions_page(request, AdoptionForm(county=county, initial={"starts_on": today()}))
    if not actor.may("keep_sites"):
        raise Missing
    form = AdoptionForm(request.POST, county=county)

    def do() -> str:
        adopt(by=actor, at=clock.now(), **form.cleaned_data)
        return posting.page("standard-versions")

    return submit(
        request, form, do, done=_("定了。从那天起按这一版查；从前的检查还按从前的版。"),
        show=lambda words, status: _versions_page(request, form, words, status),
    )  # fmt: skip


def _versions_page(
    request: HttpRequest, form: AdoptionForm, words: str = "", status: int = 200
) -> HttpResponse:
    county = settings.PACK.county
    versions = Standard.objects.filter(county=county).prefetch_related("items")
    context = {
        "form": form, "refusal_words": words, "today": today(),
        "adopts": actor_of(request).may("keep_sites"),
        "periods": StandardPeriod.objects.of_county(county), "standard": standard_in_force(),
        "versions": versions.annotate(checks_count=Count("checks")).order_by("code", "version"),
    }  # fmt: skip
    return render(request, "console/standing/versions.html", context, status=status)


def _sites(actor: Actor, standard: Standard | None) -> SiteQuerySet:
    """Those within reach that the standard is for."""
    kinds = standard.kinds if standard else []
    rows = Site.objects.filter(unit__path__startswith=actor.unit_path, unit__ends_on=None)
    return rows.filter(unit__kind__in=kinds)


def _filtered(sites: SiteQuerySet, tab: str, standard: Standard | None, day: date) -> SiteQuerySet:
    here = CheckResult.objects.current().filter(site=OuterRef("pk"), item__standard=standard)
    if tab == "never":
        from_above = SiteCheck.objects.filter(site=OuterRef("pk"), standard=standard)
        return sites.filter(~Exists(from_above.exclude(kind=CheckKind.OWN)))
    if tab == "lapsed":
        return sites.filter(Exists(here.lapsed(day)) | ~Exists(here))
    if tab == "weak":
        return sites.filter(Exists(here.weak()))
    if tab == "mending":
        return sites.filter(Exists(Rectification.objects.open().filter(site=OuterRef("pk"))))
    return sites


def _in_tree_order(sites: SiteQuerySet) -> list[int]:
    paths = sites.values_list("pk", "unit__path")
    return [pk for pk, _path in sorted(paths, key=lambda row: place_in_tree(row[1]))]


def _lines(pks: list[int], standard: Standard | None, day: date) -> list[Line]:
    """The lines of one page, in the order given. Four statements."""
    sites = Site.objects.filter(pk__in=pks).select_related("unit__parent").in_bulk()
    lines = {pk: Line(sites[pk]) for pk in pks}
    own = Q(kind=CheckKind.OWN)
    checked = SiteCheck.objects.filter(site__in=pks).values("site").order_by()
    for row in checked.annotate(own=Max("at", filter=own), above=Max("at", filter=~own)):
        lines[row["site"]].own_at, lines[row["site"]].above_at = row["own"], row["above"]
    results = CheckResult.objects.current().filter(site__in=pks, item__standard=standard)
    told = results.order_by("item__position").values_list(
        "site", "item__name", "found", "lapses_on"
    )
    for pk, name, found, lapses_on in told:
        if found in {Found.PARTLY, Found.LACKING}:
            lines[pk].weak.append(name)
        elif lapses_on <= day:
            lines[pk].lapsed.append(name)
    running = Rectification.objects.open().filter(site__in=pks).values("site").order_by()
    for open_ in running.annotate(count=Count("pk")):
        lines[open_["site"]].mending = open_["count"]
    return list(lines.values())


def _item_lines(standard: Standard, sites: SiteQuerySet, count: int) -> list[ItemLine]:
    current = CheckResult.objects.current().filter(item__standard=standard, site__in=sites)
    by_found: dict[int, dict[str, int]] = defaultdict(dict)
    lapsed: dict[int, int] = defaultdict(int)
    over = Count("pk", filter=Q(lapses_on__lte=today()))
    counted = current.values("item", "found").order_by().annotate(count=Count("pk"), over=over)
    for row in counted:
        by_found[row["item"]][row["found"]] = row["count"]
        lapsed[row["item"]] += row["over"]
    return [
        ItemLine(
            item, by_found[item.pk].get(Found.LACKING, 0), by_found[item.pk].get(Found.PARTLY, 0),
            lapsed[item.pk], count - sum(by_found[item.pk].values()),
        )
        for item in standard.items.order_by("position")
    ]  # fmt: skip
