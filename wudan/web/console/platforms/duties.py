"""平台分工: who leads and cooperates, since when and until when; handing over is the center's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.catalog import actions
from wudan.catalog.models import PlatformDuty
from wudan.catalog.permissions import duty_objection
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.guard import for_roles
from wudan.web.console.platforms.forms import HandoverForm, JoiningForm, PartingForm
from wudan.web.console.platforms.loading import WIDE, load_platform
from wudan.web.submitting import PostForm, submit


@for_roles(*WIDE, "department_officer")
def platform_duties(request: HttpRequest, code: str) -> HttpResponse:
    """The history, and for the center office the forms."""
    return _page(request, code)


@for_roles("center_office")
def platform_handover(request: HttpRequest, code: str) -> HttpResponse:
    """Another department leads from a day on."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    form = HandoverForm(request.POST, platform=platform, today=today)
    return _posted(
        request, code, "handover", form, _("移交定好了，那天起由新的部门牵头。"),
        lambda: actions.hand_over(
            platform=platform, to=form.chosen(), starts_on=form.cleaned_data["starts_on"],
            why=form.cleaned_data["why"], by=actor, at=clock.now(),
        ),
    )  # fmt: skip


@for_roles("center_office")
def platform_joining(request: HttpRequest, code: str) -> HttpResponse:
    """A department cooperates from a day on."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    form = JoiningForm(request.POST, platform=platform, today=today)
    return _posted(
        request, code, "joining", form, _("配合部门定好了。"),
        lambda: actions.cooperate(
            platform=platform, unit=form.chosen(), starts_on=form.cleaned_data["starts_on"],
            why=form.cleaned_data["why"], by=actor, at=clock.now(),
        ),
    )  # fmt: skip


@for_roles("center_office")
def platform_parting(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A department cooperates no longer."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    duty = PlatformDuty.objects.select_related("platform").filter(platform=platform, pk=pk).first()
    if duty is None:
        raise Missing
    form = PartingForm(request.POST)
    return _posted(
        request, code, f"parting-{pk}", form, _("记下了。"),
        lambda: actions.end_cooperation(duty=duty, by=actor, at=clock.now(), **form.cleaned_data),
    )  # fmt: skip


def _posted(
    request: HttpRequest,
    code: str,
    name: str,
    form: PostForm,
    done: Words,
    act: Callable[[], object],
) -> HttpResponse:
    if request.method != "POST":
        return posting.go(request, posting.page("platform-duties", code))

    def do() -> str:
        act()
        return posting.page("platform-duties", code)

    def show(words: str, status: int) -> HttpResponse:
        return _page(request, code, {name: form}, words, status)

    return submit(request, form, do, done=done, show=show)


def _page(
    request: HttpRequest, code: str, typed: dict[str, PostForm] | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform, typed = load_platform(actor, code, today), typed or {}
    duties = list(platform.duties.select_related("unit").order_by("-starts_on", "kind", "pk"))
    may = duty_objection(actor) is None
    context = {
        "platform": platform, "refusal_words": words, "today": today, "may": may,
        "duties": [
            (duty, _apart(typed.get(f"parting-{duty.pk}") or PartingForm(initial={"ends_on": today}), f"parting-{duty.pk}"))
            for duty in duties
        ],
        "handover": typed.get("handover") or (HandoverForm(platform=platform, today=today) if may else None),
        "joining": _apart(typed.get("joining") or JoiningForm(platform=platform, today=today), "joining") if may else None,
    }  # fmt: skip
    return render(request, "console/platforms/duties.html", context, status=status)


def _apart(form: PostForm, name: str) -> PostForm:
    """The form, its fields told apart from those of the others on the page."""
    form.auto_id = f"{name}-%s"
    return form
