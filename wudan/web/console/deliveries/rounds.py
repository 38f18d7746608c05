"""配送计划: write it down, lay villages over its weeks, send it out, end it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.calendars import working_calendar
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import PlatformDuty, Service
from wudan.deliveries import actions, permissions
from wudan.deliveries.coverage import last_reached
from wudan.deliveries.enums import Mode, RoundVerb
from wudan.deliveries.models import Delivery, Round
from wudan.deliveries.spreading import Slot, longest_waiting, spread
from wudan.kit import clock
from wudan.kit.numbers import is_number
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.deliveries.forms import RoundForm, SpreadForm, StopForm, WhyForm
from wudan.web.console.deliveries.showing import progress_of, weeks_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.submitting import PostForm, submit

PLANNERS = ("institute_staff", "center_office", "department_officer")
_MOST_SHOWN = 500
_BROUGHT = frozenset({PlaceMode.SITE, PlaceMode.ONLINE})


@for_roles(*PLANNERS)
def round_new(request: HttpRequest) -> HttpResponse:
    """Begin a round. 422 with what was typed."""
    actor = actor_of(request)
    form = RoundForm(
        request.POST if request.method == "POST" else None, services=services_of(actor)
    )

    def show(words: str, status: int) -> HttpResponse:
        context = {"form": form, "refusal_words": words}
        return render(request, "console/deliveries/new.html", context, status=status)

    def do() -> str:
        made = actions.begin(outline=form.outline(), by=actor, at=clock.now())
        return posting.page("round-spreading", made.no)

    if request.method != "POST":
        return show("", 200)
    return submit(request, form, do, done=_("写好了。接着选村和时间。"), show=show)


@for_roles(*PLANNERS, *READERS)
def round_one(request: HttpRequest, no: str) -> HttpResponse:
    """The round with all its deliveries, by week."""
    return _page(request, no)


@for_roles(*PLANNERS)
def round_spreading(request: HttpRequest, no: str) -> HttpResponse:
    """Many villages at once, longest waiting first."""
    plan = _load(request, no)
    form = SpreadForm(
        request.POST if request.method == "POST" else None, stations=_stations(plan, actor_of(request)),
        parties=_parties(plan), towns=_towns(plan), minutes=plan.service.duration_minutes,
    )  # fmt: skip

    def show(words: str, status: int) -> HttpResponse:
        context = {"plan": plan, "form": form, "refusal_words": words}
        return render(request, "console/deliveries/spreading.html", context, status=status)

    def do() -> str:
        stops = form.stops(_slots(plan, form))
        actions.place(plan=plan, stops=stops, by=actor_of(request), at=clock.now())
        return posting.page("round", plan.no)

    if request.method != "POST":
        return show("", 200)
    return submit(request, form, do, done=_("排好了，请看一眼再发出。"), show=show)


@for_roles(*PLANNERS)
def round_placement(request: HttpRequest, no: str) -> HttpResponse:
    """One delivery by hand."""
    if request.method != "POST":
        return posting.go(request, posting.page("round", _load(request, no).no))
    plan = _load(request, no)
    form = _stop_form(plan, actor_of(request), request.POST)

    def do() -> str:
        actions.place(plan=plan, stops=[form.stop()], by=actor_of(request), at=clock.now())
        return posting.page("round", plan.no)

    return submit(
        request, form, do, done=_("加上了。"),
        show=lambda words, status: _page(request, no, words, status, placing=form),
    )  # fmt: skip


@for_roles(*PLANNERS)
def round_publication(request: HttpRequest, no: str) -> HttpResponse:
    """Send it out: every party it names is asked."""
    return _step(request, no, PostForm, _("发出了，等各队答复。"), _publish)


@for_roles(*PLANNERS)
def round_end(request: HttpRequest, no: str) -> HttpResponse:
    """End it when its weeks are over."""
    return _step(request, no, PostForm, _("办结了。"), _end)


@for_roles(*PLANNERS)
def round_cancellation(request: HttpRequest, no: str) -> HttpResponse:
    """Cancel it, with all that is open in it."""
    return _step(request, no, WhyForm, _("取消了，请过的队伍看得到原因。"), _cancel)


def _publish(plan: Round, form: PostForm, request: HttpRequest) -> None:
    seen = posting.seen_version(request)
    actions.publish(plan=plan, by=actor_of(request), at=clock.now(), seen=seen)


def _end(plan: Round, form: PostForm, request: HttpRequest) -> None:
    actions.end(plan=plan, by=actor_of(request), at=clock.now())


def _cancel(plan: Round, form: PostForm, request: HttpRequest) -> None:
    why = form.cleaned_data["why"]
    actions.cancel_round(plan=plan, why=why, by=actor_of(request), at=clock.now())


def _step(
    request: HttpRequest, no: str, kind: type[PostForm], done: Words,
    act: Callable[[Round, PostForm, HttpRequest], None],
) -> HttpResponse:  # fmt: skip
    if request.method != "POST":
        return posting.go(request, posting.page("round", _load(request, no).no))
    form = kind(request.POST)

    def do() -> str:
        act(_load(request, no), form, request)
        return posting.page("round", no)

    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, no, words, status, cancelling=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, no: str, words: str = "", status: int = 200, *,
    placing: StopForm | None = None, cancelling: PostForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, plan = actor_of(request), _load(request, no)
    rows = plan.deliveries.all().with_names().order_by("starts_at", "pk")[:_MOST_SHOWN]
    objections = {verb.value: permissions.round_objection(verb, actor, plan) for verb in RoundVerb}
    on = clock.day_of(clock.now())
    objections["end"] = permissions.ending_objection(actor, plan, on=on)
    may_place = permissions.planning_objection(actor, plan) is None and plan.stage in {
        "draft",
        "published",
    }
    context = {
        "plan": plan, "progress": progress_of(plan), "weeks": weeks_of(rows), "objections": objections,
        "may_place": may_place, "refusal_words": words, "form": PostForm(),
        "placing": (placing or _stop_form(plan, actor)) if may_place else None,
        "cancelling": cancelling if isinstance(cancelling, WhyForm) else WhyForm(),
    }  # fmt: skip
    return render(request, "console/deliveries/round.html", context, status=status)


def _load(request: HttpRequest, no: str) -> Round:
    if not is_number(no):
        raise Missing
    found = Round.objects.planned_by(actor_of(request)).with_counts().filter(no=no).first()
    if found is None:
        raise Missing
    return found


def services_of(actor: Actor) -> list[Service]:
    """What this actor may bring: for a department, what its platforms offer."""
    rows = Service.objects.filter(is_offered=True).select_related("platform")
    if actor.role == "department_officer":
        duties = PlatformDuty.objects.on(clock.day_of(clock.now())).filter(unit=actor.unit_id)
        rows = rows.filter(platform__in=duties.values("platform"))
    ordered = rows.order_by("platform__position", "position")
    return [row for row in ordered if _BROUGHT.intersection(row.places)]


def _stations(plan: Round, actor: Actor) -> list[Unit]:
    path = actor.unit_path if actor.role == "institute_staff" else ""
    rows = Unit.objects.at_or_below(path).open_on(clock.day_of(clock.now()))
    stations = rows.filter(county=plan.county, kind=UnitKind.STATION).order_by("path")
    return [unit for unit in stations if plan.service.reaches(unit.path)]


def _towns(plan: Round) -> list[Unit]:
    rows = Unit.objects.open_on(clock.day_of(clock.now()))
    return list(rows.filter(county=plan.county, kind=UnitKind.INSTITUTE).order_by("path"))


def _parties(plan: Round) -> list[Unit]:
    """Departments for duty; for offers the teams of that kind of service first, then the special ones."""
    rows = Unit.objects.open_on(clock.day_of(clock.now())).filter(county=plan.county)
    if plan.mode == Mode.DUTY:
        return list(rows.filter(kind=UnitKind.DEPARTMENT).order_by("path"))
    kinds = (plan.service.platform.code, "special")
    return list(rows.filter(kind=UnitKind.TEAM, team__category__in=kinds).order_by("path"))


def _stop_form(plan: Round, actor: Actor, data: object = None) -> StopForm:
    return StopForm(data, stations=_stations(plan, actor), parties=_parties(plan))


def _slots(plan: Round, form: SpreadForm) -> list[Slot]:
    """The villages wished for, longest waiting first, as far as the days reach."""
    said = form.cleaned_data
    town = form.town_units.get(said["town"])
    units = [
        unit
        for unit in form.station_units.values()
        if town is None or unit.path.startswith(town.path)
    ]
    there = set(plan.deliveries.all().open().values_list("unit", flat=True))
    last = last_reached((unit for unit in units if unit.pk not in there), plan.service.platform_id)
    if not last:
        raise Malformed({"town": now_("这些村都已经排在这个计划里了。")})
    first_day = max(plan.starts_on, clock.day_of(clock.now()))
    pattern = form.pattern(first_day, plan.ends_on)
    wanted = longest_waiting(last)[: said["most"]]
    busy = _busy(plan, form.chosen_parties())

    def is_free(starts_at: datetime, ends_at: datetime, lane: int) -> bool:
        return not any(starts_at < ends and starts < ends_at for starts, ends in busy.get(lane, ()))

    return spread(wanted, pattern, days_off=working_calendar().holidays, is_free=is_free)


def _busy(plan: Round, parties: Sequence[Unit]) -> dict[int, list[tuple[datetime, datetime]]]:
    """By lane: when its party has something to bring already."""
    lanes = {unit.pk: lane for lane, unit in enumerate(parties)}
    rows = Delivery.objects.open().filter(
        party__in=lanes, day__range=(plan.starts_on, plan.ends_on)
    )
    busy: dict[int, list[tuple[datetime, datetime]]] = {}
    for party, starts_at, ends_at in rows.values_list("party", "starts_at", "ends_at"):
        busy.setdefault(lanes[party], []).append((starts_at, ends_at))
    return busy
