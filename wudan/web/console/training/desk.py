"""培训: the plan of the year and what was held of it, sessions to come, to write down, held."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Missing
from wudan.lessons.training_ahead import Ahead, ahead
from wudan.people.actors import Actor
from wudan.teams.actions import training
from wudan.teams.enums import TrainingKind
from wudan.teams.models import TrainingPlan, TrainingSession
from wudan.teams.querysets import TrainingSessionQuerySet
from wudan.teams.training import years_to_plan
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.training.forms import PlanForm, SessionForm
from wudan.web.submitting import PostForm, submit

KEEPERS = ("institute_staff", "center_office", "department_officer")
Counts = Mapping[tuple[int, str], tuple[int, int]]
"""By unit and kind of training: held, to come."""
_TABS = {"coming": Phrase("要办的"), "waiting": Phrase("等登记名册"), "held": Phrase("办过的")}


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of one kind were held and are to come, of how many planned; fits parts/progress.html."""

    label: str
    value: int
    max: int
    coming: int = 0


@dataclass(frozen=True, slots=True)
class Below:
    """A unit of the subtree and its year."""

    name: str
    planned: int
    held: int
    is_adopted: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list; fits parts/tabs.html."""

    label: str
    url: str
    current: bool


@for_roles(*KEEPERS)
def training_desk(request: HttpRequest) -> HttpResponse:
    """The own plan with bars, the units below, and the sessions within reach."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    year = _year(request.GET.get("year", ""), today)
    plans = list(
        TrainingPlan.objects.kept_by(actor).filter(year=year).select_related("unit")
        .order_by("unit__path")
    )  # fmt: skip
    held = _counted(actor, year)
    own = next((plan for plan in plans if plan.unit_id == actor.unit_id), None)
    tab = request.GET.get("tab", "coming")
    tab = tab if tab in _TABS else "coming"
    page, rows = page_number(request), _rows(actor, tab, today)
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "year": year, "plan": own, "bars": _bars(own, held) if own else [],
        "years": [
            Tab(_("{year} 年").format(year=one), address(request, year=str(one), page=""), one == year)
            for one in _years(today)
        ],
        "is_next": year > today.year, "is_past": year < today.year,
        "below": [_below(plan, held) for plan in plans if plan.unit_id != actor.unit_id],
        "form": PostForm(), "sessions": shown[:PAGE], "tab": tab, "today": today,
        "tabs": [Tab(_(words), address(request, tab=one, page=""), one == tab) for one, words in _TABS.items()],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/training/desk.html", context)


@for_roles(*KEEPERS)
def training_plan(request: HttpRequest) -> HttpResponse:
    """Write the own unit's plan; the first of a year to come is drafted. 422 with what was typed."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    unit = Unit.objects.get(pk=actor.unit_id or 0)
    year = _year(request.POST.get("year") or request.GET.get("year", ""), today)
    if request.method != "POST":
        plan = TrainingPlan.objects.filter(unit=unit, year=year).first()
        drafted = ahead(unit, on=today) if plan is None and year > today.year else None
        form = PlanForm(today=today, year=year, plan=plan, drafted=drafted)
        return _plan_page(request, form, drafted=drafted)
    form = PlanForm(request.POST, today=today, year=year)

    def do() -> str:
        said = form.cleaned_data
        training.write_plan(
            unit=unit, year=said["year"], words=said["words"], counts=form.counts(), by=actor,
            at=clock.now(),
        )  # fmt: skip
        return f"{posting.page('training-desk')}?year={said['year']}"

    return submit(
        request, form, do, done=gettext_lazy("计划写好了，通过以后作数。"),
        show=lambda words, status: _plan_page(request, form, words, status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def training_adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt the version that was shown."""
    actor = actor_of(request)
    plan = TrainingPlan.objects.kept_by(actor).filter(pk=pk).first()
    if plan is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("training-desk"))
    seen = posting.seen_version(request) or 0

    def do() -> str:
        training.adopt_plan(plan=plan, seen=seen, by=actor, at=clock.now())
        return f"{posting.page('training-desk')}?year={plan.year}"

    return posting.once(request, do)


@for_roles(*KEEPERS)
def training_new(request: HttpRequest) -> HttpResponse:
    """Publish a session of the own unit. 422 with what was typed."""
    if request.method != "POST":
        return new_page(request, SessionForm())
    form, actor = SessionForm(request.POST), actor_of(request)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = training.open_session(unit=unit, wanted=form.wanted(), by=actor, at=clock.now())
        return posting.page("training-session", made.pk)

    return submit(
        request, form, do, done=gettext_lazy("发布了，志愿者现在就能报名。"),
        show=lambda words, status: new_page(request, form, words, status),
    )  # fmt: skip


def _years(today: date) -> tuple[int, ...]:
    """Last year's plan is read, this year's kept, next year's written once it may be."""
    return (today.year - 1, *years_to_plan(today))


def _year(text: str, today: date) -> int:
    """The year that is asked for; this one for any other."""
    return next((year for year in _years(today) if text == str(year)), today.year)


def _plan_page(
    request: HttpRequest, form: PlanForm, words: str = "", status: int = 200, *,
    drafted: Ahead | None = None,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "refusal_words": words, "drafted": drafted}
    return render(request, "console/training/plan.html", context, status=status)


def new_page(
    request: HttpRequest, form: SessionForm, words: str = "", status: int = 200, pk: int = 0
) -> HttpResponse:
    """The form of a session: a new one, or (`pk`) one that is changed."""
    context = {"form": form, "refusal_words": words, "pk": pk}
    return render(request, "console/training/new.html", context, status=status)


def _rows(actor: Actor, tab: str, today: date) -> TrainingSessionQuerySet:
    rows = TrainingSession.objects.kept_by(actor).select_related("unit")
    if tab == "held":
        return rows.filter(held_at__isnull=False).order_by("-day", "-pk")
    open_ = rows.filter(held_at=None, cancelled_at=None).order_by("day", "begins", "pk")
    return open_.filter(day__gt=today) if tab == "coming" else open_.filter(day__lte=today)


def _counted(actor: Actor, year: int) -> Counts:
    """By unit and kind: how many sessions of the year were held, how many are to come."""
    rows = TrainingSession.objects.kept_by(actor).filter(day__year=year, cancelled_at=None)
    counted = rows.values_list("unit", "kind").annotate(
        held=Count("held_at"), coming=Count("pk", filter=Q(held_at=None))
    ).order_by()  # fmt: skip
    return defaultdict(lambda: (0, 0)) | {
        (unit, kind): (held, coming) for unit, kind, held, coming in counted
    }


def _planned(plan: TrainingPlan, kind: TrainingKind) -> int:
    return int(getattr(plan, f"{kind}_count"))


def _bars(plan: TrainingPlan, counted: Counts) -> list[Bar]:
    told = (
        (kind, *counted[plan.unit_id, kind.value], _planned(plan, kind)) for kind in TrainingKind
    )
    return [
        Bar(in_words(kind.label), held, want, coming) for kind, held, coming, want in told
        if held or coming or want
    ]  # fmt: skip


def _below(plan: TrainingPlan, counted: Counts) -> Below:
    return Below(
        plan.unit.short_name, sum(_planned(plan, kind) for kind in TrainingKind),
        sum(counted[plan.unit_id, kind.value][0] for kind in TrainingKind),
        plan.adopted_at is not None,
    )  # fmt: skip
