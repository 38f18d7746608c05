"""一轮考核: the list by time, one round in the order of the tree, publishing, finalising."""

import json
from collections import Counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.appraisals import actions, permissions
from wudan.appraisals.actions.holding import tree_of
from wudan.appraisals.actions.simulate import last_half
from wudan.appraisals.models import Appeal, Judgement, Result, Round
from wudan.appraisals.querysets import sees_all
from wudan.kit import clock
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.appraisals.forms import RoundForm
from wudan.web.console.appraisals.loading import APPRAISERS, TOLD, appraised_in, load_round
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit


@for_roles(*TOLD)
def appraisal_desk(request: HttpRequest) -> HttpResponse:
    """Rounds, the latest first."""
    return _desk(request)


@for_roles(*APPRAISERS)
def round_new(request: HttpRequest) -> HttpResponse:
    """Begin a round."""
    form = RoundForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-desk"))

    def do() -> str:
        made = actions.open_round(
            county=settings.PACK.county, by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("appraisal-round", made.pk)

    return submit(
        request, form, do, done=_("开始了。"),
        show=lambda words, status: _desk(request, words, status, form=form),
    )  # fmt: skip


@for_roles(*TOLD)
def appraisal_round(request: HttpRequest, pk: int) -> HttpResponse:
    """One round, in the order of the tree; a unit is led to itself."""
    row, actor = load_round(request, pk), actor_of(request)
    if not sees_all(actor):
        return posting.go(request, posting.page("appraisal-unit", pk, actor.unit_id))
    return _page(request, row)


@for_roles(*APPRAISERS)
def round_publication(request: HttpRequest, pk: int) -> HttpResponse:
    """The preliminary results are told."""
    row = load_round(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-round", pk))

    def do() -> str:
        actions.publish(row=row, by=actor_of(request), at=clock.now())
        return posting.page("appraisal-round", pk)

    return submit(
        request, PostForm(request.POST), do, done=_("初步结果发出去了，各单位只看得到自己的。"),
        show=lambda words, status: _page(request, row, words, status),
    )  # fmt: skip


@for_roles(*APPRAISERS)
def round_end(request: HttpRequest, pk: int) -> HttpResponse:
    """It is final."""
    row = load_round(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-round", pk))

    def do() -> str:
        actions.finalise(row=row, by=actor_of(request), at=clock.now())
        return posting.page("appraisal-round", pk)

    return submit(
        request, PostForm(request.POST), do, done=_("定了。"),
        show=lambda words, status: _page(request, row, words, status),
    )  # fmt: skip


def _desk(
    request: HttpRequest, words: str = "", status: int = 200, *, form: RoundForm | None = None
) -> HttpResponse:
    actor = actor_of(request)
    rows = Round.objects.visible_to(actor).filter(county=settings.PACK.county).in_time()
    year, half = last_half(clock.now())
    appeals = Appeal.objects.visible_to(actor).open().filter(round__county=settings.PACK.county)
    context = {
        "rows": rows.select_related("sheet")[:40], "sees_all": sees_all(actor), "refusal_words": words,
        "appeals": appeals.select_related("round", "unit").order_by("asked_at", "pk") if sees_all(actor) else [],
        "appraises": permissions.appraising_objection(actor) is None,
        "form": form or RoundForm(initial={"year": year, "half": half, "appraises": "institute"}),
    }  # fmt: skip
    return render(request, "console/appraisals/desk.html", context, status=status)


def _page(request: HttpRequest, row: Round, words: str = "", status: int = 200) -> HttpResponse:
    actor, tree = actor_of(request), tree_of(row.sheet)
    results = {one.unit_id: one for one in Result.objects.counting().filter(round=row)}
    done = Counter(Judgement.objects.filter(round=row).values_list("unit", flat=True))
    told = {pk: json.loads(one.content)["outcome"]["total"] for pk, one in results.items()}
    units = appraised_in(row)
    appeals = row.appeals.select_related("unit").order_by("asked_at", "pk")
    context = {
        "row": row, "refusal_words": words, "judged_count": len(tree.judged),
        "lines": [(unit, done[unit.pk], told.get(unit.pk)) for unit in units], "appeals": appeals,
        "appraises": permissions.appraising_objection(actor) is None,
        "publish_objection": permissions.publishing_objection(actor, row),
        "final_objection": permissions.finalising_objection(actor, row, at=clock.now()),
        "publishing": PostForm(), "finalising": PostForm(),
    }  # fmt: skip
    return render(request, "console/appraisals/round.html", context, status=status)
