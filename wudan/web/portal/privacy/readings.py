"""谁看过: each reading of one's data in full: when, under which post, what and why (A16).

The post and its unit, not the name of the person who held it: that is between the office and them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.journal.events import events_of
from wudan.kit.phrases import COMMA, Listed, Phrase, in_words
from wudan.web.acting import person_of
from wudan.web.portal.privacy.oneself import as_oneself

PAGE = 50
_KINDS = {
    "phone": Phrase("电话"),
    "address": Phrase("住址"),
    "id_number": Phrase("身份证号"),
    "place": Phrase("位置"),
    "name": Phrase("姓名"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One reading."""

    at: datetime
    who: str
    what: str
    why: str


@as_oneself
def readings(request: HttpRequest) -> HttpResponse:
    """Fifty a page, the newest first; two questions to the database whatever there is."""
    seen = events_of("person", person_of(request).pk).filter(verb="person.reveal").order_by("-id")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 18:
        seen = seen.filter(id__lt=int(before))
    found = list(seen[: PAGE + 1])
    shown, more = found[:PAGE], found[PAGE:]
    context = {
        "lines": [Line(event.at, event.who, _what(event.facts), event.why) for event in shown],
        "next_url": f"{reverse('privacy-readings')}?before={shown[-1].pk}" if more else "",
        "previous_url": reverse("privacy-readings") if before else "",
    }
    return render(request, "portal/privacy/readings.html", context)


def _what(facts: dict[str, object]) -> str:
    kinds = facts.get("kinds")
    named = kinds if isinstance(kinds, list) else []
    return in_words(Listed(COMMA, (_KINDS.get(str(kind), str(kind)) for kind in named)))
