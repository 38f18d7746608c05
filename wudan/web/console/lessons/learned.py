"""学习考察、经验介绍、培训学习: the log, one form to add to it, and a way to strike what was wrong."""

from datetime import date

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.lessons.actions import strike_learned, write_learned
from wudan.lessons.enums import LearnedKind
from wudan.lessons.models import Learned
from wudan.lessons.permissions import striking_objection
from wudan.lessons.policies import MOST_PEOPLE, Told
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.training.forms import day_field
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

WRITES = ("center_office", "institute_staff", "department_officer")
SEES = (*WRITES, "leader", "auditor")
_MOST = 60


class LearnedForm(PostForm):
    """What, where, when, by which posts, and what was learned."""

    kind = forms.ChoiceField(
        label=_("哪一种"), choices=LearnedKind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("看了什么、学了什么"), max_length=60)
    place = forms.CharField(label=_("在哪里"), max_length=60)
    starts_on = day_field(_("从哪天"))
    ends_on = day_field(_("到哪天"))
    posts = forms.CharField(
        label=_("哪些岗位去的"),
        max_length=120,
        help_text=_("写岗位，不写姓名，如：宣传委员、站长。"),
    )
    people_count = forms.IntegerField(label=_("几个人"), min_value=1, max_value=MOST_PEOPLE)
    words = note_field(_("学到什么，回来怎么用"), required=True)
    link = forms.CharField(label=_("材料在哪里"), max_length=200, required=False, help_text=_("网址或文件名，可以不填。"))  # fmt: skip

    def told(self) -> Told:
        """What was typed; only of a valid form."""
        return Told(**{name: self.cleaned_data[name] for name in self.fields})


class StrikingForm(PostForm):
    """Why it was wrong."""

    why = forms.CharField(label=_("为什么划掉"), max_length=120)


@for_roles(*SEES)
def learned_log(request: HttpRequest) -> HttpResponse:
    """All of the county, newest first."""
    return _log(request)


@for_roles(*WRITES)
def learned_new(request: HttpRequest) -> HttpResponse:
    """Add one. 422 with what was typed."""
    form = LearnedForm(request.POST if request.method == "POST" else None, initial=_today())

    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {"form": form, "refusal_words": words}
        return render(request, "console/lessons/learned_new.html", context, status=status)

    if request.method != "POST":
        return show()

    def do() -> str:
        write_learned(told=form.told(), by=actor_of(request), at=clock.now())
        return page("learned")

    return submit(request, form, do, done=_("记下了。"), show=show)


@for_roles(*WRITES)
def learned_striking(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike one, with a reason."""
    found = Learned.objects.filter(county=settings.PACK.county, pk=min(pk, LARGEST_KEY)).select_related("unit").first()  # fmt: skip
    if found is None:
        raise Missing
    if request.method != "POST":
        return _log(request)
    form = StrikingForm(request.POST)

    def do() -> str:
        strike_learned(learned=found, why=form.cleaned_data["why"], by=actor_of(request), at=clock.now())  # fmt: skip
        return page("learned")

    return submit(
        request, form, do, done=_("划掉了。"),
        show=lambda words, status: _log(request, bound={found.pk: form}, words=words, status=status),
    )  # fmt: skip


def _log(
    request: HttpRequest, *, bound: dict[int, StrikingForm] | None = None, words: str = "", status: int = 200
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    rows = list(Learned.objects.standing(settings.PACK.county).select_related("unit")[:_MOST])
    shown = [
        (row, (bound or {}).get(row.pk) or StrikingForm()
         if striking_objection(actor, row.unit.path) is None else None)
        for row in rows
    ]  # fmt: skip
    context = {
        "shown": shown, "may_write": actor.role in WRITES, "is_office": actor.role == "center_office",
        "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/lessons/learned.html", context, status=status)


def _today() -> dict[str, date]:
    today = clock.day_of(clock.now())
    return {"starts_on": today, "ends_on": today}
