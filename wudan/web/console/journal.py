"""留痕: what happened, searched, newest first; whether the records are whole; the anchors' slips."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.journal.anchors import Seal
from wudan.journal.reading import (
    Recorded,
    Search,
    anchor_of,
    events_count,
    newest_anchor,
    search_events,
)
from wudan.journal.verifying import Places, Verdict, verify
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.orders.models import Order
from wudan.people.roles import ROLES
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.journal_search import SearchForm
from wudan.web.console.journal_words import LABELS, SUBJECTS
from wudan.web.console.rows import address
from wudan.web.templatetags.words import span

_PAGE = 50
_PROVED_ON_A_PAGE = 100_000
"""More events than this are proved by the command, which takes its time and shows it."""
_ANCHOR_TOO_OLD = timedelta(hours=36)


@for_roles("auditor")
def journal(request: HttpRequest) -> HttpResponse:
    """Fifty events a page; the chains of the shown day are proved each time, all when asked."""
    form = SearchForm(request.GET)
    search = form.search() if form.is_valid() else None
    found = search_events(search, _PAGE + 1, before=_before(request)) if search else []
    now = clock.now()
    everything = request.GET.get("proof") == "all"
    small, seal = events_count() <= _PROVED_ON_A_PAGE, newest_anchor()
    context = {
        "form": form,
        "asks": any(request.GET.get(name) for name in form.fields),
        "lines": _lines(request, found[:_PAGE]),
        "verdict": _verdict(None if everything and small else _shown_day(search, now), now),
        "day": _shown_day(search, now),
        "everything": everything and small,
        "by_command": everything and not small,
        "anchor": seal,
        "anchor_age": _anchor_age(seal, now),
        "older_url": address(request, before=str(found[_PAGE - 1].id))
        if len(found) > _PAGE
        else "",
        "newest_url": address(request, before="") if _before(request) else "",
        "proof_url": address(request, proof="all"),
    }
    return render(request, "console/journal.html", context)


@for_roles("auditor")
def anchor_slip(request: HttpRequest, number: int) -> HttpResponse:
    """One anchoring on paper, for a second holder."""
    seal = anchor_of(number)
    if seal is None:
        raise Missing
    return render(request, "console/anchor_slip.html", {"seal": seal})


def _verdict(day: date | None, now: datetime) -> Verdict:
    places = Places(settings.ANCHORS, settings.ARCHIVE)
    return verify(places=places, at=now, since=day, until=day)


def _shown_day(search: Search | None, now: datetime) -> date:
    return search.day if search and search.day else clock.day_of(now)


def _anchor_age(seal: Seal | None, now: datetime) -> dict[str, object]:
    """How old the newest anchor is, and whether that is too old."""
    if seal is None:
        return {"tone": "warn", "words": ""}
    age = now - seal.at
    if age < timedelta(0):
        return {"tone": "warn", "words": _("时间在将来，请检查服务器的钟")}
    tone = "warn" if age > _ANCHOR_TOO_OLD else "good"
    return {"tone": tone, "words": _("{span}前").format(span=span(age).strip())}


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _lines(request: HttpRequest, events: list[Recorded]) -> list[dict[str, object]]:
    on = clock.day_of(clock.now())
    orders = Order.objects.visible_to(actor_of(request), on=on)
    asked = {event.subject_id for event in events if event.subject == "order"}
    numbers = dict(orders.filter(pk__in=asked).values_list("pk", "no"))
    asked = {event.unit_id for event in events if event.unit_id}
    units = dict(Unit.objects.filter(pk__in=asked).values_list("pk", "short_name"))
    return [
        {
            "at": event.at, "label": LABELS.get(event.verb, event.verb), "verb": event.verb,
            "who": event.who if event.post_id else ROLES[event.role].name
            if event.role in ROLES else event.who,
            "person": event.person_id, "post": event.post_id, "why": event.why,
            "unit": units.get(event.unit_id or 0, ""), "hash": event.hash[:12],
            "place": f"{event.chain} #{event.seq}",
            "no": numbers.get(event.subject_id, "") if event.subject == "order" else "",
            "subject": f"{SUBJECTS.get(event.subject, event.subject)} {event.subject_id}",
        }
        for event in events
    ]  # fmt: skip
