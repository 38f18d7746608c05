"""The menu: what can be asked for, by platform, way and words; open to all."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import CharField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.catalog.actions import note_unmatched
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Service
from wudan.catalog.search import suggest
from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, Phrase, in_words
from wudan.kit.refusals import Missing
from wudan.tables.prepared import Prepared, slot
from wudan.web.portal.cards import Card, MenuCard, lead_words, season_words, service_card
from wudan.web.portal.reaching import reaching
from wudan.web.portal.room import full_periods, full_words, places_fact

LONGEST_SEARCH = 200
_CARE = {
    Risk.BODILY: Phrase("有一定风险，队伍会先看安全再做，并有保险。"),
    Risk.MEDICAL: Phrase("由有证的医护人员来做；急病请打 120。"),
    Risk.LEGAL: Phrase("由懂法律的志愿者来讲，最后主意您自己拿。"),
    Risk.MINORS: Phrase("孩子参加，请家长点头并留下电话。"),
}


def menu() -> list[Service]:
    """Everything on the county's menu, in its order."""
    return _MENU(county=settings.PACK.county)


_MENU = Prepared(lambda: Service.objects.on_offer().filter(county=slot("county", CharField())))


def menu_item(code: str) -> Service | None:
    """One item that is on the menu."""
    return Service.objects.on_offer().filter(county=settings.PACK.county, code=code).first()


@login_not_required
def services(request: HttpRequest) -> HttpResponse:
    """The menu, narrowed by platform, way and words: one statement, one more for what is full, and one or
    two where some item is not for the whole county."""
    q = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    platform, mode = request.GET.get("platform", ""), request.GET.get("mode", "")
    offered = menu()
    found = suggest(q, offered) if q else offered
    found = [
        s for s in found if platform in {"", s.platform.code} and (not mode or mode in s.places)
    ]
    today = clock.day_of(clock.now())
    full, places = full_periods(found, today), reaching(request, found)
    if q and not suggest(q, offered):
        note_unmatched(words=q, county=settings.PACK.county, at=clock.now())
    cards = [
        service_card(
            service,
            today.month,
            full_words(service, full, today),
            only=places.only(service),
            away=places.away(service),
        )
        for service in found
    ]
    context = {
        "q": q,
        "cards": cards,
        "trades": [] if q or platform else _trades(cards),
        "platforms": _platform_tabs(offered, platform, q, mode),
        "modes": _mode_tabs(mode, q, platform),
    }
    return render(request, "portal/services.html", context)


@login_not_required
def service(request: HttpRequest, code: str) -> HttpResponse:
    """One item: what it is, what to prepare, and the button to ask for it."""
    found = menu_item(code)
    if found is None:
        raise Missing(_("菜单上没有这一项，可能已经下架。"))
    today = clock.day_of(clock.now())
    off_season = not found.is_in_season(today.month)
    places = reaching(request, [found])
    context = {
        "service": found,
        "items": [*_facts(found, places.only(found)), *places_fact(found, today)],
        "away": places.away(found),
        "full": full_words(found, full_periods([found], today), today),
        "care": _(_CARE[risk]) if (risk := Risk(found.risk)) in _CARE else "",
        "off_season": season_words(found) if off_season else "",
    }
    return render(request, "portal/service.html", context)


def _facts(service: Service, only: str) -> list[Card]:
    season = season_words(service) or _("一年四季")
    provider: list[Card] = [] if service.provider is None else [
        {"label": _("由谁来做"), "value": service.provider.short_name}
    ]  # fmt: skip
    return [
        *provider,
        {"label": _("怎么办"), "value": in_words(Listed(COMMA, service.place_names))},
        {"label": _("到哪里"), "value": only or _("全县")},
        {"label": _("要多久"), "value": _("约 {n} 分钟").format(n=service.duration_minutes)},
        {"label": _("来几个人"), "value": _("{n} 人").format(n=service.headcount)},
        {"label": _("怎么约"), "value": lead_words(service), "note": season},
        {"label": _("多久办好"),
         "value": _("接单后 {n} 个工作日内").format(n=service.complete_days)},
    ]  # fmt: skip


def _trades(cards: list[MenuCard]) -> list[Card]:
    """The menu by platform: ninety cards are too many for one page of a phone, their names are not."""
    found: dict[str, list[MenuCard]] = {}
    for card in cards:
        found.setdefault(card.platform, []).append(card)
    return [
        {"code": code, "label": inside[0].platform_label, "cards": inside}
        for code, inside in found.items()
    ]


def _platform_tabs(offered: list[Service], current: str, q: str, mode: str) -> list[Card]:
    names = {s.platform.code: s.platform.name for s in offered}
    pairs = [("", _("全部")), *names.items()]
    return [_tab(name, code == current, q=q, platform=code, mode=mode) for code, name in pairs]


def _mode_tabs(current: str, q: str, platform: str) -> list[Card]:
    own = [(mode.value, mode.label) for mode in PlaceMode if mode is not PlaceMode.POPUP]
    pairs = [("", _("都行")), *own]
    return [_tab(name, code == current, q=q, platform=platform, mode=code) for code, name in pairs]


def _tab(label: str, is_current: bool, **query: str) -> Card:
    kept = urlencode({name: value for name, value in query.items() if value})
    address = f"{reverse('services')}?{kept}" if kept else reverse("services")
    return {"label": label, "url": address, "current": is_current}
