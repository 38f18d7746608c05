"""全部单: find an order by number, name or words; filter; newest first. Every figure of the
overview opens here."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit import clock, numbers
from wudan.kit.phrases import COMMA, SEMICOLON, Listed, Phrase, in_words
from wudan.kit.text import masked_name, objection_to
from wudan.lessons.training_ahead import lacking, services_taking
from wudan.orders.enums import Stage, UnmetReason
from wudan.orders.models import Order
from wudan.orders.policies import LOW_SCORE
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES, for_roles
from wudan.web.console.months import month_span, months
from wudan.web.console.rows import PAGE, address, row_of
from wudan.web.tree import in_order

_LONGEST = 40
_SEASONS = frozenset(map(str, range(1, 13)))
_TOWN = 9


@for_roles(*SITES, *READERS, "department_officer")
def orders(request: HttpRequest) -> HttpResponse:
    """Thirty orders a page, by key: a page stays the same while new ones come in."""
    actor, now = actor_of(request), clock.now()
    asked = Order.objects.visible_to(actor, on=clock.day_of(now)).for_list().with_due()
    branch = _branch(request)
    if branch is not None:
        asked = asked.filter(origin__path__startswith=branch.path)
    found = _filtered(asked, request, actor, now)
    rows, newer_url, older_url = _page_of(request, found)
    named = actor.role in SITES
    context = {
        "rows": [
            row_of(
                order, now,
                name=order.placed_for.name if named else masked_name(order.placed_for.name),
            )
            for order in rows
        ],
        "older_url": older_url,
        "newer_url": newer_url,
        "narrowed_to": _narrowed_to(request, branch),
        "platforms": list(Platform.objects.filter(county=settings.PACK.county)),
        "villages": _villages(actor),
        "stages": Stage.choices,
        "asked": _asked(request),
        "months": months(now),
        "by_name": named,
    }  # fmt: skip
    return render(request, "console/orders.html", context)


def _filtered(
    orders: OrderQuerySet, request: HttpRequest, actor: Actor, now: datetime
) -> OrderQuerySet:
    asked = request.GET
    if stages := [stage for stage in asked.getlist("stage") if stage in Stage.values]:
        orders = orders.filter(stage__in=stages)
    for name in ("platform", "origin", "service"):
        if (text := asked.get(name, "")).isdecimal() and len(text) < 12:
            orders = orders.filter(**{name: int(text)})
    if span := month_span(asked.get("month", "")):
        orders = orders.filter(placed_at__gte=span[0], placed_at__lt=span[1])
    orders = _unmet(orders, asked, now)
    if (skill := asked.get("lacked", "")) in settings.PACK.skilled:
        items = services_taking(skill)
        orders = lacking(orders, year=clock.day_of(now).year).filter(service__in=items)
    if asked.get("platform") == "none":
        orders = orders.filter(platform=None)
    if asked.get("low") == "1":
        orders = orders.filter(review__score__lte=LOW_SCORE)
    if asked.get("overdue") == "1":
        orders = orders.filter(Q(running__due_at__lte=now))
    if words := asked.get("q", "").strip()[:_LONGEST]:
        orders = orders.filter(_meant(words, actor))
    return orders


def _branch(request: HttpRequest) -> Unit | None:
    """The town or village whose orders alone are asked for: it and all below."""
    text = request.GET.get("under", "")
    if not (text.isdecimal() and len(text) < 12):
        return None
    return Unit.objects.filter(county=settings.PACK.county, pk=int(text)).first()


def _unmet(orders: OrderQuerySet, asked: QueryDict, now: datetime) -> OrderQuerySet:
    """Needs not met, as the page of unmet needs counts them: reason, so many days, season, town."""
    reason, days = asked.get("unmet", ""), asked.get("days", "")
    if reason in {"any", *UnmetReason.values}:
        orders = orders.unmet("" if reason == "any" else reason)
    if days.isdecimal() and len(days) < 5:
        first = clock.day_of(now) - timedelta(days=int(days))
        orders = orders.filter(placed_at__gte=clock.midnight(first))
    if (season := asked.get("season", "")) in _SEASONS:
        orders = orders.filter(placed_at__month=int(season))
    if (town := asked.get("town", "")).isdecimal() and len(town) == _TOWN:
        orders = orders.filter(origin__area__code__startswith=town)
    return orders


def _meant(words: str, actor: Actor) -> Q:
    """A whole number finds its order; else words, and names for those who may see names."""
    if objection_to(words, most=_LONGEST):
        return Q(pk__in=[])
    number = "".join(words.split())
    if numbers.is_number(number):
        return Q(no=number)
    meant = Q(words__contains=words) | Q(service__name__contains=words)
    return meant | Q(placed_for__name__contains=words) if actor.role in SITES else meant


def _page_of(request: HttpRequest, orders: OrderQuerySet) -> tuple[list[Order], str, str]:
    """Thirty orders, newest first, and the addresses of the newer and the older ones."""
    before, after = _key(request, "before"), _key(request, "after")
    if after:
        found = list(orders.filter(pk__gt=after).order_by("pk")[: PAGE + 1])
        rows, newer, older = found[:PAGE][::-1], len(found) > PAGE, True
    else:
        below = orders.filter(pk__lt=before) if before else orders
        found = list(below.order_by("-pk")[: PAGE + 1])
        rows, newer, older = found[:PAGE], bool(before), len(found) > PAGE
    up = address(request, after=str(rows[0].pk), before="") if newer and rows else ""
    down = address(request, before=str(rows[-1].pk), after="") if older and rows else ""
    return rows, up, down


def _key(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _villages(actor: Actor) -> list[Unit]:
    """Stations within reach; for a department, which reaches across, all of the county."""
    rows = Unit.objects.filter(kind=UnitKind.STATION, county=settings.PACK.county)
    if actor.role != "department_officer":
        rows = rows.at_or_below(actor.unit_path)
    return in_order(rows.select_related("parent"))


def _narrowed_to(request: HttpRequest, branch: Unit | None) -> str:
    """What the overview asks for and no field of this page shows."""
    named = [Stage(code).label for code in request.GET.getlist("stage") if code in Stage.values]
    kept = [branch.short_name] if branch else []
    kept += [in_words(Listed(COMMA, named))] if len(named) > 1 else []
    flags = {
        "overdue": ("1", Phrase("已超时的")),
        "low": ("1", Phrase("打 1–2 分的")),
        "unmet": ("any", Phrase("没有满足的")),
        "platform": ("none", Phrase("类别未定的")),
    }
    if (reason := request.GET.get("unmet", "")) in UnmetReason.values:
        kept.append(in_words(UnmetReason(reason).label))
    if (season := request.GET.get("season", "")) in _SEASONS:
        kept.append(_("{n} 月点的").format(n=season))
    if (skill := request.GET.get("lacked", "")) in settings.PACK.skilled:
        kept.append(_("今年没有受过训的人能去：{skill}").format(skill=settings.PACK.skills[skill]))
    kept += [_(words) for name, (value, words) in flags.items() if request.GET.get(name) == value]
    return in_words(Listed(SEMICOLON, kept))


def _asked(request: HttpRequest) -> dict[str, str]:
    """The questions as they were asked, to be shown again."""
    names = ("q", "stage", "platform", "origin", "month", "overdue")
    return {name: request.GET.get(name, "") for name in names}
