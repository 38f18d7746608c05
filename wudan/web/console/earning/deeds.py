"""记一件好事: the list of a unit, the short form, one deed with its second person, objection and reversal."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.people.budgets import spend_budget
from wudan.rewards.actions import deeds
from wudan.rewards.actions.deeds.finding import owner_of, told_with
from wudan.rewards.models import Deed
from wudan.rewards.permissions import deed as allowed
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.earning.forms import DeedForm, ReversalForm, SecondForm, WordsForm
from wudan.web.console.earning.loading import (
    KEEPERS,
    items_to_keep,
    lines_to_keep,
    load_deed,
    today,
)
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.training.desk import Tab
from wudan.web.submitting import PostForm, submit

READ = (*KEEPERS, "auditor")
_TABS = {"all": _("全部"), "waiting": _("要办的"), "reversed": _("冲正的")}


@for_roles(*READ)
def deed_list(request: HttpRequest) -> HttpResponse:
    """The newest first, thirty a page; no order by points."""
    actor, page = actor_of(request), page_number(request)
    asked = request.GET.get("tab", "")
    tab = asked if asked in _TABS else "all"
    rows = Deed.objects.visible_to(actor).with_names()
    if tab == "waiting":
        rows = rows.waiting()
    elif tab == "reversed":
        rows = rows.filter(state="reversed")
    found = list(rows.order_by("-kept_at", "-pk")[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "deeds": found[:PAGE], "keeps": actor.may("keep_points"), "tab": tab,
        "tabs": [Tab(str(words), address(request, tab=one, page=""), one == tab) for one, words in _TABS.items()],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(found) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/earning/deeds.html", context)


@for_roles(*KEEPERS)
def deed_new(request: HttpRequest) -> HttpResponse:
    """The form; five fields, today as the day."""
    actor = actor_of(request)
    lines, items = lines_to_keep(settings.PACK.county), items_to_keep(actor)
    if request.method != "POST":
        form = DeedForm(lines=lines, items=items, initial={"day": today()})
        return _form_page(request, form)
    form = DeedForm(request.POST, lines=lines, items=items)

    def do() -> str:
        said, now = form.cleaned_data, clock.now()
        owner = owner_of(actor, form.ground(), name=said["who"], tail=said["tail"])
        told = told_with(actor, day=said["day"], words=said["words"], proof=said["proof"])
        row = deeds.keep(owner=owner, rule=form.ground(), told=told, by=actor, at=now)
        return posting.page("deed", row.no)

    spend_budget("look_up", by=actor, at=clock.now())
    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _form_page(request, form, words, status),
    )  # fmt: skip


@for_roles(*READ)
def deed(request: HttpRequest, no: str) -> HttpResponse:
    """One deed: what was told, who signed, what came of it."""
    return _page(request, load_deed(request, no))


@for_roles(*KEEPERS)
def deed_second(request: HttpRequest, no: str) -> HttpResponse:
    """A second person says that it is so, or not."""
    act = deeds.refuse if request.POST.get("answer") == "refuse" else deeds.second
    form = SecondForm(request.POST)
    return _acted(
        request, no, form, _("核实记下了。"),
        lambda row: act(row=row, by=actor_of(request), at=clock.now(), **form.cleaned_data),
    )  # fmt: skip


@for_roles("institute_staff", "center_office")
def deed_answer(request: HttpRequest, no: str) -> HttpResponse:
    """An objection is answered by somebody who had no part."""
    upheld, form = request.POST.get("answer") == "uphold", WordsForm(request.POST)
    return _acted(
        request, no, form, _("答复了。"),
        lambda row: deeds.answer(row=row, upheld=upheld, by=actor_of(request), at=clock.now(), **form.cleaned_data),
    )  # fmt: skip


@for_roles("institute_staff", "center_office")
def deed_reversal(request: HttpRequest, no: str) -> HttpResponse:
    """It was not so: the points go back, the row stays."""
    row = load_deed(request, no)
    form = ReversalForm(request.POST, rules=row.rule.rules if row.rule else None)
    return _acted(
        request, no, form, _("冲正了。"),
        lambda row: deeds.take_back(row=row, by=actor_of(request), at=clock.now(), **form.cleaned_data),
    )  # fmt: skip


def _acted(
    request: HttpRequest, no: str, form: PostForm, done: Words, act: Callable[[Deed], object]
) -> HttpResponse:
    row = load_deed(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("deed", no))

    def do() -> str:
        act(row)
        return posting.page("deed", no)

    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, load_deed(request, no), words, status, form=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, row: Deed, words: str = "", status: int = 200, *, form: PostForm | None = None
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    rules = row.rule.rules if row.rule else None
    context = {
        "deed": row, "refusal_words": words, "earning": getattr(row, "earning", None),
        "seconding": allowed.seconding_objection(actor, row) if row.state == "waiting" else None,
        "answering": allowed.answering_objection(actor, row),
        "reversing": allowed.taking_back_objection(actor, row),
        "second_form": form if isinstance(form, SecondForm) else SecondForm(),
        "answer_form": form if isinstance(form, WordsForm) else WordsForm(auto_id="answer-%s"),
        "reversal_form": form if isinstance(form, ReversalForm) else ReversalForm(rules=rules, auto_id="back-%s"),
        "facts": _facts(row),
    }  # fmt: skip
    return render(request, "console/earning/deed.html", context, status=status)


def _facts(row: Deed) -> list[dict[str, str]]:
    """What shows it, as lines."""
    linked = (
        (now_("点单"), row.order.number if row.order else ""),
        (now_("活动"), row.activity.title if row.activity else ""),
        (now_("项目"), str(row.project.title) if row.project else ""),
    )
    return [{"label": label, "value": value} for label, value in linked if value]


def _form_page(
    request: HttpRequest, form: DeedForm, words: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "refusal_words": words}
    return render(request, "console/earning/deed_new.html", context, status=status)
