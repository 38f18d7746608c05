"""怎样告诉我: one way, an address, the topics one does not want; saved as a whole."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_

from wudan.kit import clock
from wudan.notices.actions import prefer
from wudan.notices.enums import NoticeWay
from wudan.notices.models import Preference
from wudan.people.actors import for_self
from wudan.people.models import Person
from wudan.people.opening import own
from wudan.web.acting import person_of
from wudan.web.notice_ways import WaysForm
from wudan.web.posting import page
from wudan.web.submitting import on_top, submit


def message_ways(request: HttpRequest) -> HttpResponse:
    """The page, and saving it. 422 with what was typed."""
    person = person_of(request)
    if request.method != "POST":
        return _page(request, WaysForm(initial=_chosen(person)))
    form = WaysForm(request.POST)

    def do() -> str:
        prefer(person=person, by=for_self(person.pk), at=clock.now(), **form.cleaned_data)
        return page("messages")

    return submit(
        request, form, do, done=now_("记下了，以后就这样告诉您。"), owner=person.pk,
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


def _chosen(person: Person) -> dict[str, object]:
    row = Preference.objects.filter(person=person).first()
    if row is None:
        return {"way": NoticeWay.FITTING}
    reading = own(for_self(person.pk), person.pk)
    return {"way": row.way, "mail": row.mail.opened(reading), "topics_off": row.topics_off}


def _page(request: HttpRequest, form: WaysForm, words: str = "", status: int = 200) -> HttpResponse:
    on_top(form, words)
    context = {"form": form, "quiet": settings.PACK.notices}
    return render(request, "portal/messages/ways.html", context, status=status)
