"""演示收件箱: the short messages a demo would have sent. In a real county there is no such page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit.refusals import Missing
from wudan.notices.models import InboxMessage

_SHOWN = 20


@login_not_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The newest messages. Raises Missing outside a demo."""
    if not settings.DEMO or settings.SMS.carrier != "inbox":
        raise Missing
    newest = InboxMessage.objects.order_by("-pk")[:_SHOWN]
    return render(request, "portal/inbox.html", {"newest": newest})
