"""督查部门和镇街: what was looked at and is to be mended, unit by unit in the order of the tree; a new plan, one visit."""

import secrets
from datetime import date
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.inspections import actions, permissions
from wudan.inspections.actions import Wanted
from wudan.inspections.actions.plan_units import LOOKED_AT
from wudan.inspections.enums import VisitKind, VisitState
from wudan.inspections.models import UnitFinding, UnitVisit, Visit
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.console.inspections.forms import DropForm, PlanForm
from wudan.web.submitting import PostForm, on_top, submit
from wudan.web.tree import place_in_tree

_KNOWERS = (*OFFICE, *READERS, "department_officer")
_LATEST = 200


class UnitPlanForm(PlanForm):
    """The same, of departments and towns."""

    by_branch = None  # type: ignore[assignment]
    units = forms.TypedMultipleChoiceField(
        label=_("指定的话，去哪几家"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, data: object = None, *, actor: Actor, today: date) -> None:
        super().__init__(data, actor=actor, today=today)
        rows = Unit.objects.open_on(today).filter(county=settings.PACK.county, kind__in=LOOKED_AT)
        listed = sorted(rows, key=lambda one: place_in_tree(one.path))
        self.fields["units"].choices = [(one.pk, one.short_name) for one in listed]  # type: ignore[attr-defined]
        self.fields["kind"].help_text = _("督查看推进得怎么样，差的开整改；指导只帮忙，不查。")

    def wanted(self) -> Wanted:
        """What was asked for; only of a valid form."""
        told = dict(self.cleaned_data)
        units, count = told.pop("units"), told.pop("count")
        posts = [int(one) for one in told.pop("posts")]
        return Wanted(posts=posts, count=count or 0, sites=units, **told)


class SeenForm(PostForm):
    """What was seen, and what lacks."""

    words = note_field(_("看到什么、帮了什么"), required=True)
    lacking = forms.CharField(
        label=_("要整改的"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一行写一件；没有就空着。指导不开整改。"),
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("几天里改好"), initial=30, min_value=1, max_value=9999, required=False
    )


class MendForm(PostForm):
    """How it was mended."""

    words = note_field(_("怎么改的"), required=True)


class LookForm(PostForm):
    """Whether it is."""

    is_mended = forms.ChoiceField(
        label=_("改好了没有"), widget=forms.RadioSelect, choices=[("yes", _("改好了")), ("no", _("还没有"))],
        error_messages={"required": _("请选一项。")},
    )  # fmt: skip
    words = note_field(_("看到什么"), hint=_("没改好的，写还差什么。"))


@for_roles(*_KNOWERS)
def unit_visits(request: HttpRequest) -> HttpResponse:
    """Each unit with its visits and what it still has to mend; how often it was visited this month."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    rows = UnitVisit.objects.visible_to(actor).select_related("inspection", "unit")
    visits = list(rows.prefetch_related("findings").order_by("-month", "-pk")[:_LATEST])
    by_unit: dict[int, dict[str, Any]] = {}
    for visit in visits:
        line = by_unit.setdefault(visit.unit_id, {"unit": visit.unit, "visits": [], "month": 0})
        line["visits"].append(visit)
        is_now = visit.month == today.replace(day=1) and visit.state != VisitState.DROPPED
        line["month"] += is_now and visit.kind == VisitKind.INSPECTION
    as_sites = Visit.objects.visible_to(actor).counting().in_month(today.replace(day=1))
    looked_at = as_sites.filter(kind=VisitKind.INSPECTION, site__unit__in=by_unit)
    for unit in looked_at.values_list("site__unit", flat=True):
        by_unit[unit]["month"] += 1
    context = {
        "lines": sorted(by_unit.values(), key=lambda one: place_in_tree(one["unit"].path)),
        "plans": permissions.planning_units_objection(actor) is None,
        "most": settings.PACK.visits[VisitKind.INSPECTION], "today": today,
        "sees_plans": actor.role != "department_officer",
    }  # fmt: skip
    return render(request, "console/inspections/units.html", context)


@for_roles("center_office")
def unit_plan(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends. 422 with what was typed."""
    actor, now = actor_of(request), clock.now()
    insist(permissions.planning_units_objection(actor))
    data = request.POST if request.method == "POST" else None
    form = UnitPlanForm(data, actor=actor, today=clock.day_of(now))
    if data is None:
        return _plan_page(request, form)

    def do() -> str:
        made = actions.plan_units(
            wanted=form.wanted(), seed=secrets.token_hex(16), by=actor, at=now
        )
        return posting.page("inspection", made.pk)

    return submit(
        request, form, do, done=_("安排好了。"),
        show=lambda words, status: _plan_page(request, form, words, status),
    )  # fmt: skip


@for_roles(*_KNOWERS)
def unit_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit: what was seen, what is to be mended, what can be done now."""
    return _page(request, _load(request, pk))


@for_roles(*OFFICE)
def unit_visit_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """What was seen. 422 with what was typed."""
    visit, form = _load(request, pk), SeenForm(request.POST)

    def do() -> None:
        told = form.cleaned_data
        actions.see_unit(
            visit=visit, words=told["words"], lacking=told["lacking"].splitlines(),
            days=told["days"] or 30, by=actor_of(request), at=clock.now(),
        )  # fmt: skip

    return _do(request, visit, form, do, key="seeing")


@for_roles(*OFFICE)
def unit_visit_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """This unit is spared."""
    visit, form = _load(request, pk), DropForm(request.POST)

    def do() -> None:
        why = form.cleaned_data["why"]
        actions.spare_unit(visit=visit, why=why, by=actor_of(request), at=clock.now())

    return _do(request, visit, form, do, key="dropping")


@for_roles(*OFFICE, "department_officer")
def unit_finding_mend(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit says it is mended."""
    row = _load_finding(request, pk)
    form = MendForm(request.POST)

    def do() -> None:
        words = form.cleaned_data["words"]
        actions.mend(finding=row, words=words, by=actor_of(request), at=clock.now())

    return _do(request, row.visit, form, do, key=f"on_{row.pk}")


@for_roles(*OFFICE)
def unit_finding_look(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether it is mended."""
    row = _load_finding(request, pk)
    form = LookForm(request.POST)

    def do() -> None:
        told = form.cleaned_data
        actions.look_again(
            finding=row, is_mended=told["is_mended"] == "yes", words=told["words"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip

    return _do(request, row.visit, form, do, key=f"on_{row.pk}")


def _do(
    request: HttpRequest, visit: UnitVisit, form: PostForm, act: Any, *, key: str
) -> HttpResponse:
    back = posting.page("unit-visit", visit.pk)
    if request.method != "POST":
        return posting.go(request, back)

    def do() -> str:
        act()
        return back

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _page(request, visit, words, status, **{key: form}),
    )  # fmt: skip


def _load(request: HttpRequest, pk: int) -> UnitVisit:
    """A visit one may know of. Raises Missing."""
    rows = UnitVisit.objects.visible_to(actor_of(request)).select_related("inspection__unit", "unit")  # fmt: skip
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _load_finding(request: HttpRequest, pk: int) -> UnitFinding:
    """Something to be mended of a visit one may know of. Raises Missing."""
    row = UnitFinding.objects.filter(pk=min(pk, LARGEST_KEY)).first()
    if row is None:
        raise Missing
    row.visit = _load(request, row.visit_id)
    return row


def _plan_page(
    request: HttpRequest, form: UnitPlanForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    return render(request, "console/inspections/unit_plan.html", {"form": form}, status=status)


def _page(
    request: HttpRequest, visit: UnitVisit, words: str = "", status: int = 200, **given: PostForm
) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    lines = []
    for row in visit.findings.all():
        row.visit = visit
        url, form = "", cast("PostForm | None", None)
        if permissions.mending_objection(actor, row) is None:
            url, form = posting.page("unit-finding-mend", row.pk), MendForm()
        elif permissions.looking_objection(actor, row) is None:
            url, form = posting.page("unit-finding-look", row.pk), LookForm()
        lines.append((row, url, given.get(f"on_{row.pk}") or form))
    context = {
        "visit": visit, "lines": lines, "refusal_words": words, "today": clock.day_of(now),
        "sees": permissions.going_to_unit_objection(actor, visit, at=now) is None,
        "drops": permissions.sparing_objection(actor, visit) is None,
        "knows_plan": actor.role in {"center_office", "auditor"},
        "seeing": given.get("seeing") or SeenForm(), "dropping": given.get("dropping") or DropForm(),
    }  # fmt: skip
    return render(request, "console/inspections/unit_visit.html", context, status=status)
