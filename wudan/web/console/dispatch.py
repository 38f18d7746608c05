"""派单: an offer to a team that may refuse, or a duty to a department; two separate forms."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty
from wudan.catalog.querysets import PlatformDutyQuerySet
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Objected, Stale
from wudan.orders import actions, permissions, proposals
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.calendars import warning_of
from wudan.web.console.chain import chain_of
from wudan.web.console.guard import DISPATCHERS, for_roles
from wudan.web.console.order_desk import staff_page
from wudan.web.console.teams_offered import SHOWN, asked_about, choices_of, nearness, shut_out
from wudan.web.loading import load_order


class DispatchForm(forms.Form):
    """Either a team or a department, and a note."""

    team = forms.ModelChoiceField(Team.objects.none(), required=False, error_messages={
        "invalid_choice": _("没有这支队伍，请重新选。")})  # fmt: skip
    department = forms.ModelChoiceField(Unit.objects.none(), required=False, error_messages={
        "invalid_choice": _("没有这个部门，请重新选。")})  # fmt: skip
    note = note_field(_("派单说明"), hint=_("没有选排在第一的队伍，写一句为什么。队伍会看到。"))

    def __init__(self, data: object = None, *, order: Order) -> None:
        super().__init__(data, auto_id="offer-%s", label_suffix="")  # type: ignore[arg-type]
        teams = Team.objects.active(order.county)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        departments = Unit.objects.filter(platform_duties__in=duties_of(order)).distinct()
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]


@for_roles(*DISPATCHERS)
def dispatch(request: HttpRequest, no: str) -> HttpResponse:
    """Show the proposal; on POST dispatch. 422 refused, 409 somebody was first."""
    order = load_order(request, no)
    if request.method != "POST":
        return _page(request, order, DispatchForm(order=order))
    form = DispatchForm(request.POST, order=order)
    if not form.is_valid():
        return _page(request, order, form, status=422)
    try:
        answer = posting.once(request, lambda: _dispatched(request, order, form))
    except Stale as fault:
        return staff_page(request, load_order(request, no), words=fault.words, status=409)
    except Malformed as fault:
        for name, words in fault.fields.items():
            form.add_error(name if name == "note" else None, in_words(words))
        return _page(request, order, form, status=422)
    except Objected as fault:
        return _page(request, order, form, words=fault.words, status=422)
    messages.success(request, now_("已派出，等答复。"))
    return answer


def _dispatched(request: HttpRequest, order: Order, form: DispatchForm) -> str:
    actions.dispatch(
        order=order, by=actor_of(request), at=clock.now(), seen=posting.seen_version(request),
        **form.cleaned_data,
    )  # fmt: skip
    return posting.page("order", order.no)


def duties_of(order: Order) -> PlatformDutyQuerySet:
    """Who leads and who cooperates in the order's platform today, the lead first."""
    duties = PlatformDuty.objects.on(clock.day_of(clock.now())).filter(platform=order.platform_id)
    return duties.select_related("unit").order_by("-kind", "unit__path")


def _page(
    request: HttpRequest, order: Order, form: DispatchForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    now = clock.now()
    objection = permissions.objection(Verb.DISPATCH, actor_of(request), order, on=clock.day_of(now))
    context: dict[str, object] = {
        "order": order, "form": form, "token": posting.new_token(), "refusal_words": words,
        "objection": objection.words if objection else "",
    }  # fmt: skip
    if objection is None:
        context |= _proposal(request, order, str(form["team"].value() or ""))
        context["chosen_department"] = str(form["department"].value() or "")
    return render(request, "console/dispatch.html", context, status=status)


def _proposal(request: HttpRequest, order: Order, chosen: str) -> dict[str, object]:
    asked = request.GET.get("team_name", "")
    ranking = proposals.ranking_for(order, at=clock.now(), top=SHOWN)
    places = nearness(ranking)
    return {
        "choices": choices_of(ranking, chosen),
        "eligible_count": len(ranking.eligible),
        "broken": ranking.broken,
        "shut_out": shut_out(ranking),
        "asked": asked,
        "asked_about": asked_about(order, ranking, asked, at=clock.now()),
        "places": places,
        "far": max((float(str(place["km"])) for place in places), default=1.0) or 1.0,
        "duties": list(duties_of(order)),
        "links": chain_of(order.dispatches.select_related("unit").order_by("pk")),
        "calendar_warning": warning_of(order),
    }
