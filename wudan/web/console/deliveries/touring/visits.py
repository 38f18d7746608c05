"""挪一次: one visit to another team or day; what it would cost is shown, then it is done or not."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.deliveries import permissions
from wudan.deliveries.actions import plans as acts
from wudan.deliveries.enums import PlanVerb
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.moving import NOT_SO, Wish, cost_now
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.deliveries.rounds import PLANNERS
from wudan.web.console.deliveries.touring.forms import ShiftForm
from wudan.web.console.deliveries.touring.plans import load
from wudan.web.console.deliveries.touring.showing import Names, Stop, names_of, tours_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import day as day_words


@for_roles(*PLANNERS, *READERS)
def visit(request: HttpRequest, no: str, week: int, visit: str) -> HttpResponse:
    """Where it stands; with another team or day in the address, what that would cost."""
    if request.method == "POST":
        return _shift(request, no, week, visit)
    return _page(request, no, week, visit)


def _shift(request: HttpRequest, no: str, week: int, visit: str) -> HttpResponse:
    def do() -> str:
        plan = load(request, no)
        form = _form(plan, week, request.POST)
        if not form.is_valid():
            raise Malformed({"team": now_("请选哪支队、哪天。")})
        wish = Wish(week, visit, int(form.cleaned_data["team"]), form.cleaned_data["day"])
        acts.shift(plan=plan, wish=wish, by=actor_of(request), at=clock.now())
        return posting.page("round-plan-calendar", no)

    return submit(
        request, PostForm(request.POST), do, done=_("挪好了。"),
        show=lambda words, status: _page(request, no, week, visit, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, no: str, week: int, visit: str, words: str = "", status: int = 200
) -> HttpResponse:
    plan, names = load(request, no), None
    names = names_of(plan)
    stop, team = _stop(plan, names, week, visit)
    given = request.POST if request.method == "POST" else request.GET
    asked = "team" in given
    at_first = {"team": team, "day": (stop.day - plan.starts_on).days}
    form = _form(plan, week, given) if asked else _form(plan, week, initial=at_first)
    objection = permissions.plan_objection(PlanVerb.SHIFT, actor_of(request), plan)
    context = {
        "plan": plan, "stop": stop, "form": form, "post": PostForm(), "refusal_words": words,
        "objection": objection, "cost": _cost(plan, week, visit, form) if asked and form.is_valid() else None,
        "here": posting.page("round-plan-visit", no, week, visit),
    }  # fmt: skip
    return render(request, "console/touring/visit.html", context, status=status)


def _cost(plan: RoundPlan, week: int, visit: str, form: ShiftForm) -> dict[str, object]:
    said = form.cleaned_data
    wish = Wish(week, visit, int(said["team"]), said["day"])
    _tours, cost, _question = cost_now(plan, wish, at=clock.now())
    if cost.why_not:
        return {"why_not": now_(NOT_SO[cost.why_not]), "team": wish.team, "day": wish.day}
    minutes = round(cost.seconds / 60)
    words = (
        now_("路上多花 {n} 分钟。").format(n=minutes)
        if minutes > 0
        else now_("路上省下 {n} 分钟。").format(n=-minutes)
        if minutes
        else now_("路上不多花时间。")
    )
    return {"why_not": "", "words": words, "team": wish.team, "day": wish.day}


def _form(plan: RoundPlan, week: int, data: object = None, **given: object) -> ShiftForm:
    teams = [(str(one.unit_id), one.unit.short_name) for one in plan.teams.staying().with_names()]
    days = [
        (str(number), day_words(plan.starts_on + timedelta(days=number)))
        for number in range(7 * week, 7 * week + 7)
    ]
    return ShiftForm(data, teams=teams, days=days, **given)


def _stop(plan: RoundPlan, names: Names, week: int, visit: str) -> tuple[Stop, int]:
    for tour in tours_of(plan, names):
        for stop in tour.stops:
            if (stop.week, stop.visit) == (week, visit):
                return stop, tour.key
    raise Missing
