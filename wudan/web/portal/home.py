"""The front door: who we are, one box to say what is needed, the menu, the five steps."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.catalog.models import Platform
from wudan.content.models import Showing
from wudan.kit import clock

_NEWEST = 3


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The same for everybody; who is signed in sees their own menu above it."""
    pack = settings.PACK
    steps = [
        {"name": name, "text": pack.steps_explained[step]} for step, name in pack.steps.items()
    ]
    platforms = Platform.objects.filter(county=pack.county)
    newest = Showing.objects.public(clock.now()).filter(article__county=pack.county)
    context = {
        "platforms": platforms, "steps": steps,
        "pieces": newest.with_pieces().order_by("-pk")[:_NEWEST],
    }  # fmt: skip
    return render(request, "portal/home.html", context)
