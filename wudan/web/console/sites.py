"""阵地: where it can be done, and how each place came to be where it is."""

from functools import reduce
from operator import or_

from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.funds.tracing import money_for
from wudan.grounds.hanging import STILL_HANGING
from wudan.kit import clock, numbers
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.orders.models import Order
from wudan.people.models import Post
from wudan.sites import permissions
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.console.posts.finding import asked
from wudan.web.console.site_acts import FORMS, SiteForm
from wudan.web.console.site_hanging import to_arrange
from wudan.web.console.site_words import changes_of
from wudan.web.portal.opening import hours_words
from wudan.web.tree import place_in_tree

_READERS = (*OFFICE, *READERS, "system_administrator")
_KNOWERS = (*_READERS, "station_keeper")


@for_roles(*_READERS)
def site_list(request: HttpRequest) -> HttpResponse:
    """The sites within reach, in the order of the tree; q finds by name, the one above, address or telephone."""
    actor, words = actor_of(request), asked(request)
    today = SitePeriod.objects.on(clock.day_of(clock.now()))
    sites = (
        Site.objects.filter(unit__path__startswith=actor.unit_path, unit__ends_on=None)
        .select_related("unit__parent")
        .prefetch_related(Prefetch("periods", queryset=today, to_attr="present"))
    )
    if words:
        sites = sites.filter(_named(words, today))
    found = sorted(sites, key=lambda one: place_in_tree(one.unit.path))
    closed = [one for one in found if any(p.state == SiteState.CLOSED for p in one.present)]  # type: ignore[attr-defined]
    context = {
        "sites": found,
        "closed_count": len(closed),
        "opens": actor.role in OFFICE,
        "q": words,
    }
    return render(request, "console/site_list.html", context)


def _named(words: str, today: QuerySet[SitePeriod]) -> Q:
    names = ("unit__name", "unit__parent__name", "phone")
    there = Q(pk__in=today.filter(address__icontains=words).values("site"))
    return there | reduce(or_, (Q(**{f"{name}__icontains": words}) for name in names))


@for_roles(*_KNOWERS)
def site(request: HttpRequest, unit_id: int) -> HttpResponse:
    """One site: its history, its keepers, what it has in hand."""
    return _page(request, load_site(request, unit_id))


@for_roles("center_office")
def site_act(request: HttpRequest, unit_id: int, *, kind: type[SiteForm]) -> HttpResponse:
    """Close, move or reopen. 422 on the same page with what was typed."""
    found = load_site(request, unit_id)
    if request.method != "POST":
        return posting.go(request, posting.page("site", unit_id))
    form, words, code = kind(request.POST), "", ""
    form.prepare(found)
    try:
        answer = posting.once(request, lambda: _done(request, found, form))
    except Malformed as fault:
        for name, said in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(said))
    except Objected as fault:
        words, code = fault.words, fault.code
    else:
        messages.success(request, str(kind.done))
        return answer
    return _page(request, found, refused=form, words=words, code=code, status=422)


def _done(request: HttpRequest, found: Site, form: SiteForm) -> str:
    if not form.is_valid():
        raise Malformed({})
    form.act(site=found, by=actor_of(request), at=clock.now())
    return posting.page("site", found.unit_id)


def load_site(request: HttpRequest, unit_id: int) -> Site:
    """The site if its unit is within reach. Raises Missing."""
    if unit_id > numbers.LARGEST_KEY:
        raise Missing
    within = Site.objects.filter(unit__path__startswith=actor_of(request).unit_path)
    found = within.select_related("unit__parent").filter(unit__id=unit_id).first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, found: Site, *, refused: SiteForm | None = None, words: str = "",
    code: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    periods = list(found.periods.order_by("-starts_on"))
    present = next((period for period in periods if period.ends_on is None), None)
    acts = []
    alive = found.unit.ends_on is None
    for kind in FORMS if alive and actor.may("keep_sites") else ():
        objection = kind.ask(actor, found, present)
        again = isinstance(refused, kind)
        form = refused if refused and again else kind()
        form.prepare(found)
        acts.append((form, objection.words if objection else "", again))
    context = {
        "site": found, "periods": periods, "present": present, "acts": acts,
        "refusal_words": words,
        "to_arrange": to_arrange(found.unit, actor, on=today) if code == STILL_HANGING else [],
        "may_ask": alive and actor.role in OFFICE,
        "opening": hours_words(found.opening),
        "money": money_for(actor, site=found.pk, unit=found.unit_id),
        "keeps": permissions.contact_objection(actor, found) is None,
        "names": permissions.identity_objection(actor, found) is None,
        "moves": found.unit.moves.select_related("left", "joined").order_by("-moved_on"),
        "changes": changes_of(found),
        "keepers": Post.objects.held_on(today).filter(unit=found.unit_id).select_related("person"),
        "in_hand": Order.objects.visible_to(actor, on=today).open().filter(unit=found.unit_id).count(),
    }  # fmt: skip
    return render(request, "console/site.html", context, status=status)
