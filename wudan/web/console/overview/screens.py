"""大屏的地址: which screens show the county, a new one, the end of one. An address is shown once."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.statistics.actions import end_screen, open_screen
from wudan.statistics.models import Screen
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.posting import page
from wudan.web.submitting import PostForm, on_top, submit

_SHOWN = 50
_LONGEST = 10


class ScreenForm(PostForm):
    """Where the new screen hangs."""

    place = forms.CharField(
        label=gettext_lazy("大屏挂在哪里"), max_length=40,
        error_messages={"required": gettext_lazy("请写大屏挂在哪里。")},
    )  # fmt: skip


@for_roles("center_office")
def screens(request: HttpRequest) -> HttpResponse:
    """List, make (`place`), end (`end`)."""
    if request.method != "POST":
        return _page(request, ScreenForm())
    form = ScreenForm(request.POST)
    form.fields["place"].required = "end" not in request.POST
    return submit(
        request, form, lambda: _do(request, form), done=gettext_lazy("办好了。"),
        show=lambda words, status: _page(request, form, words=words, status=status),
    )  # fmt: skip


def _do(request: HttpRequest, form: ScreenForm) -> str:
    county, by, at = settings.PACK.county, actor_of(request), clock.now()
    if ended := request.POST.get("end", ""):
        if not (ended.isascii() and ended.isdigit() and len(ended) < _LONGEST):
            raise Missing
        end_screen(county=county, screen_id=int(ended), by=by, at=at)
    else:
        place = form.cleaned_data["place"]
        request.session["screen_secret"] = open_screen(county=county, place=place, by=by, at=at)
    return page("screens")


def _page(
    request: HttpRequest, form: ScreenForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    secret = request.session.pop("screen_secret", "") if request.method == "GET" else ""
    rows = Screen.objects.filter(county=settings.PACK.county).order_by("-pk")[:_SHOWN]
    context = {
        "form": form, "screens": list(rows),
        "address": request.build_absolute_uri(reverse("big-screen", args=[secret])) if secret else "",
    }  # fmt: skip
    return render(request, "console/overview/screens.html", context, status=status)
