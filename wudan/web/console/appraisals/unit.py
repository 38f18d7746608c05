"""一个单位的考核: its own sheet with values, figures that open, evidence; judging, appealing, answering."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.appraisals import actions, permissions
from wudan.appraisals.actions.holding import figure_of, half_days, rows_digest, tree_of
from wudan.appraisals.models import Appeal, Judgement, Result, Round
from wudan.appraisals.querysets import sees_all
from wudan.appraisals.sources import QUERIES
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.appraisals.forms import AnswerForm, AppealForm, JudgementForm
from wudan.web.console.appraisals.lines import lines_of, walk
from wudan.web.console.appraisals.loading import (
    APPRAISED,
    APPRAISERS,
    TOLD,
    load_appeal,
    load_round,
    load_unit,
)
from wudan.web.console.guard import for_roles
from wudan.web.console.registers.parts import parts_page
from wudan.web.submitting import submit


@for_roles(*TOLD)
def appraisal_unit(request: HttpRequest, pk: int, unit_id: int) -> HttpResponse:
    """The sheet of one unit."""
    row = load_round(request, pk)
    return _page(request, row, load_unit(request, row, unit_id))


@for_roles(*TOLD)
def appraisal_figure(request: HttpRequest, pk: int, unit_id: int, name: str) -> HttpResponse:
    """The rows that make a figure, read now; told when they are no longer those of then."""
    row = load_round(request, pk)
    unit = load_unit(request, row, unit_id)
    result = Result.objects.visible_to(actor_of(request)).counting().filter(round=row, unit=unit).first()  # fmt: skip
    kept = json.loads(result.content)["figures"].get(name) if result else None
    if kept is None or name not in QUERIES:
        raise Missing
    figure = figure_of(name, unit, *half_days(row.year, row.half))
    same = (figure.value, *rows_digest(figure)) == (kept["value"], kept["rows"], kept["digest"])
    return parts_page(
        request, figure, about=Phrase("{unit}，{year} 年{half}", unit=unit.name, year=row.year, half=in_words(row.get_half_display())),
        back_url=reverse("appraisal-unit", args=[pk, unit_id]),
        frozen="" if same else now_("发结果时是 {value}，后来记录有变动。结果按当时的算。").format(value=kept["value"]),
    )  # fmt: skip


@for_roles(*APPRAISERS)
def appraisal_judgement(request: HttpRequest, pk: int, unit_id: int) -> HttpResponse:
    """One indicator is judged."""
    row = load_round(request, pk)
    unit, tree = load_unit(request, row, unit_id), tree_of(row.sheet)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-unit", pk, unit_id))
    form = JudgementForm(request.POST, node=tree.nodes.get(request.POST.get("code", "")), tree=tree)

    def do() -> str:
        actions.judge(row=row, unit=unit, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("appraisal-unit", pk, unit_id)

    return submit(
        request, form, do, done=_("评好了。"),
        show=lambda words, status: _page(request, row, unit, words, status, judging=form),
    )  # fmt: skip


@for_roles(*APPRAISED)
def appraisal_appeal(request: HttpRequest, pk: int, unit_id: int) -> HttpResponse:
    """The unit says what is wrong."""
    row = load_round(request, pk)
    unit = load_unit(request, row, unit_id)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-unit", pk, unit_id))
    form = AppealForm(request.POST, leaves=_leaves(row))

    def do() -> str:
        actions.appeal(
            row=row, unit=unit, by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("appraisal-unit", pk, unit_id)

    return submit(
        request, form, do, done=_("申诉收到了，由另一个人来答复。"),
        show=lambda words, status: _page(request, row, unit, words, status, appealing=form),
    )  # fmt: skip


@for_roles(*APPRAISERS)
def appeal_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Another person answers."""
    appeal, form = load_appeal(request, pk), AnswerForm(request.POST, pk=pk)
    there = ("appraisal-unit", appeal.round_id, appeal.unit_id)
    if request.method != "POST":
        return posting.go(request, posting.page(*there))

    def do() -> str:
        actions.answer(row=appeal, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page(*there)

    return submit(
        request, form, do, done=_("答复了。"),
        show=lambda words, status: _page(
            request, appeal.round, appeal.unit, words, status, answering=(pk, form)
        ),
    )  # fmt: skip


def _leaves(row: Round) -> list[Any]:
    tree = tree_of(row.sheet)
    return [node for node in walk(tree) if not tree.children(node.code)]


def _page(
    request: HttpRequest, row: Round, unit: Unit, words: str = "", status: int = 200, *,
    judging: JudgementForm | None = None, appealing: AppealForm | None = None,
    answering: tuple[int, AnswerForm] | None = None,
) -> HttpResponse:  # fmt: skip
    actor, now, tree = actor_of(request), clock.now(), tree_of(row.sheet)
    results = list(Result.objects.visible_to(actor).filter(round=row, unit=unit).order_by("number"))
    if not results and not sees_all(actor):
        raise Missing
    appeals = list(Appeal.objects.visible_to(actor).filter(round=row, unit=unit).order_by("asked_at", "pk"))  # fmt: skip
    judgements = {one.code: one for one in Judgement.objects.filter(round=row, unit=unit).select_related("visit")}  # fmt: skip
    judges = permissions.judging_objection(actor, row, unit, at=now) is None
    forms = {}
    for node in tree.judged if judges else ():
        said = judgements.get(node.code)
        forms[node.code] = judging if judging is not None and judging.data.get("code") == node.code else JudgementForm(node=node, tree=tree, first=said.value if said else "", evidence=said.evidence if said else "")  # fmt: skip
    content = json.loads(results[-1].content) if results else None
    changed = {one.code: one for one in appeals if one.before != one.after}
    context = {
        "row": row, "unit": unit, "result": results[-1] if results else None, "results": results,
        "lines": lines_of(tree, content, judgements=judgements, appeals=changed, forms=forms),
        "appeals": [(one, tree.nodes[one.code].name, _answering(actor, one, now, answering)) for one in appeals],
        "appeal_objection": permissions.appealing_objection(actor, row, unit, at=now),
        "is_own": actor.unit_id == unit.pk, "appealing": appealing or AppealForm(leaves=_leaves(row)),
        "sees_all": sees_all(actor), "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/appraisals/unit.html", context, status=status)


def _answering(
    actor: Any, appeal: Appeal, now: Any, sent: tuple[int, AnswerForm] | None
) -> AnswerForm | None:
    """The form to answer it, for who may."""
    if sent is not None and sent[0] == appeal.pk:
        return sent[1]
    if permissions.answering_objection(actor, appeal, at=now) is None:
        return AnswerForm(pk=appeal.pk)
    return None
