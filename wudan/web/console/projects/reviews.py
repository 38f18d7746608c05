"""我的评审: which projects one reviews; declare first, then give; the others only afterwards (R068)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.projects.actions import gate
from wudan.projects.enums import Conflict, CriterionKind
from wudan.projects.evidence import shown_by
from wudan.projects.history import wanted
from wudan.projects.models import Criterion, Reviewing
from wudan.projects.models.gate import HIGHEST
from wudan.projects.permissions.gate import declaring_objection, giving_objection
from wudan.projects.verdicts import may_see_others, verdict_of
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import PICK
from wudan.web.console.projects.loading import REVIEWERS, load_reviewing
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import PostForm, submit

_STOP = [("1", _("符合")), ("0", _("不符合"))]
_SCALE = {0: _("没有"), 1: _("弱"), 2: _("一般"), 3: _("好"), 4: _("很好")}


class DeclaringForm(PostForm):
    """回避声明."""

    conflict = forms.ChoiceField(
        label=_("您和这个项目、提出单位、做事的人"), choices=Conflict.choices, widget=forms.RadioSelect,
        error_messages=PICK,
    )  # fmt: skip
    words = note_field(_("什么关系"), hint=_("有利害关系的要写：亲属、同单位、收过对方的东西。"))


class GivingForm(PostForm):
    """评审: one field a criterion, and the two kinds of words."""

    words = note_field(
        _("评审意见"), required=True, hint=_("决定以后提出单位看得到，不写您的名字。")
    )
    private_words = note_field(_("内部意见"), hint=_("只有决定人和交了评审的评审人看得到。"))

    def __init__(self, data: Any = None, *, asked: list[Criterion]) -> None:
        super().__init__(data)
        self._asked = asked
        written = {name: self.fields.pop(name) for name in ("words", "private_words")}
        for one in asked:
            is_stop = one.kind == CriterionKind.STOP
            choices = _STOP if is_stop else [(str(n), _SCALE[n]) for n in range(HIGHEST + 1)]
            self.fields[one.code] = forms.TypedChoiceField(
                label=one.name, help_text=one.meaning, choices=choices, coerce=int,
                widget=forms.RadioSelect, error_messages=PICK,
            )  # fmt: skip
        self.fields |= written

    def given(self) -> gate.Given:
        """As the action wants it."""
        said = self.cleaned_data
        values = {one.code: said[one.code] for one in self._asked}
        return gate.Given(values, said["words"], said["private_words"])


@for_roles(*REVIEWERS)
def reviews(request: HttpRequest) -> HttpResponse:
    """Those that wait for one first, then what was given; no marks of anybody."""
    page, own = page_number(request), Reviewing.objects.of(actor_of(request))
    rows = own.select_related("round__project__unit").order_by("-round__opened_at", "-pk")
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "lines": shown[:PAGE], "waiting": own.waiting().count(),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/projects/reviews.html", context)


@for_roles(*REVIEWERS)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: the project, and what is to be done next."""
    return _page(request, load_reviewing(request, pk))


@for_roles(*REVIEWERS)
def review_declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Conflict of interest, or none."""
    row, form = load_reviewing(request, pk), DeclaringForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("gate-review", pk))

    def do() -> str:
        gate.declare(reviewing=row, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("gate-review", pk)

    return submit(
        request, form, do, done=_("声明记下了。"),
        show=lambda words, status: _page(request, row, words, status, declaring=form),
    )  # fmt: skip


@for_roles(*REVIEWERS)
def review_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """The review, given once."""
    row = load_reviewing(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("gate-review", pk))
    form = GivingForm(request.POST, asked=gate.asked_of(row))

    def do() -> str:
        gate.give(reviewing=row, given=form.given(), by=actor_of(request), at=clock.now())
        return posting.page("gate-review", pk)

    return submit(
        request, form, do, done=_("交了，谢谢。"),
        show=lambda words, status: _page(request, row, words, status, giving=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, row: Reviewing, words: str = "", status: int = 200, **forms: PostForm
) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    project, verdict = row.round.project, verdict_of(row.round, at=at)
    is_recused = row.conflict == Conflict.HAS
    sees = may_see_others(row, verdict)
    others = Reviewing.objects.filter(round=row.round).counting().exclude(pk=row.pk)
    context = {
        "row": row, "project": project, "wanted": wanted(project, row.round.change.content) if row.round.change else [], "refusal_words": words, "is_recused": is_recused,
        "shown": None if is_recused else shown_by(project),
        "declaring_objection": declaring_objection(actor, row),
        "giving_objection": giving_objection(actor, row, at=at),
        "others": others.order_by("pk") if sees else [], "sees": sees,
        "verdict": verdict if sees else None,
        "declaring": DeclaringForm(),
        "giving": GivingForm(asked=[] if is_recused else gate.asked_of(row)),
    } | forms  # fmt: skip
    return render(request, "console/projects/review.html", context, status=status)
