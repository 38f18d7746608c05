"""The front door: who we are, one box to say what is needed, the menu, the five steps."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.catalog.models import Platform


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The same for everybody; who is signed in sees their own menu above it."""
    pack = settings.PACK
    steps = [
        {"name": name, "text": pack.steps_explained[step]} for step, name in pack.steps.items()
    ]
    platforms = Platform.objects.filter(county=pack.county)
    return render(request, "portal/home.html", {"platforms": platforms, "steps": steps})
