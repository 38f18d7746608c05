"""我的通知: what one was told, newest first, whatever channel carried it. Under a post it is still one's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.notices.actions import read
from wudan.notices.models import Message
from wudan.web import posting
from wudan.web.acting import person_of

PAGE = 20


def messages(request: HttpRequest) -> HttpResponse:
    """The list, and what turns it all into read."""
    mine, before = Message.objects.of(person_of(request).pk).order_by("-pk"), _before(request)
    found = list((mine.filter(pk__lt=before) if before else mine)[: PAGE + 1])
    rows = found[:PAGE]
    context = {
        "rows": rows, "token": posting.new_token(), "unread": any(one.read_at is None for one in rows),
        "previous": reverse("messages") if before else "",
        "next": f"{reverse('messages')}?before={rows[-1].pk}" if len(found) > PAGE else "",
    }  # fmt: skip
    return render(request, "portal/messages/own.html", context)


@require_POST
def messages_read(request: HttpRequest) -> HttpResponse:
    """All of them are looked at."""

    def do() -> str:
        read(person_id=person_of(request).pk, at=clock.now())
        return posting.page("messages")

    return posting.once(request, do, owner=person_of(request).pk)


def _before(request: HttpRequest) -> int:
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
