"""定方案、推荐: what is typed about a campaign and by a site about somebody."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.honors.actions import campaigns
from wudan.honors.models import Campaign
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.campaigns.loading import CENTER, NOMINATORS, load_campaign
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import PICK, words_field
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.submitting import PostForm, submit


class PlanForm(PostForm):
    """方案: classes with limits, days, offices."""

    name = words_field(_("名称"))
    words = note_field(_("怎么评"), hint=_("人人看得到。"))
    nominate_until = day_field(_("推荐到哪天"))
    clear_until = day_field(_("部门答复到哪天"))
    score_until = day_field(_("打分到哪天"))
    vote_until = day_field(_("群众投票到哪天"))
    notice_days = number_field(_("公示几天"), hint=_("至少 5 天。"))
    offices = forms.TypedMultipleChoiceField(
        label=_("向哪些部门征求意见"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=PICK | {"invalid_list": _("请选一个。")},
    )

    def __init__(self, data: Any = None, *, unit: Unit) -> None:
        super().__init__(data)
        named = _("例：2026 年第四季度{model}").format(model=in_words(settings.PACK.brand.model))
        self.fields["name"].help_text = named
        for one in settings.PACK.honoring.classes:
            self.fields[f"quota_{one.code}"] = number_field(
                _("%(name)s最多几名") % {"name": one.name}, required=False
            )
        rows = Unit.objects.filter(county=unit.county, kind=UnitKind.DEPARTMENT, ends_on=None)
        choices = [(row.pk, row.short_name) for row in rows.order_by("path")[:200]]
        self.fields["offices"].choices = choices  # type: ignore[attr-defined]

    def planned(self) -> campaigns.Planned:
        """As the action wants it."""
        said = dict(self.cleaned_data)
        quotas = {
            one.code: said.pop(f"quota_{one.code}") or 0 for one in settings.PACK.honoring.classes
        }
        return campaigns.Planned(quotas=quotas, **said)


class SiteNominatingForm(PostForm):
    """所站推荐."""

    person = forms.TypedChoiceField(
        label=_("推荐谁"),
        coerce=int,
        help_text=_("名册里没有的，先到“群众”登记。"),
        error_messages=PICK,
    )
    code = forms.ChoiceField(label=_("哪一类"), error_messages=PICK)
    story = note_field(
        _("做了什么事"),
        required=True,
        hint=_("写实事：什么时候、在哪里、做了什么。不写电话、证件号。"),
    )

    def __init__(
        self, data: Any = None, *, campaign: Campaign, actor: Actor, find: str = ""
    ) -> None:
        super().__init__(data)
        rows = Person.objects.findable_by(actor).select_related("home")
        found = rows.filter(name__contains=find) if find else rows
        if data is not None and str(data.get("person", "")).isdecimal():
            found = rows.filter(pk=min(int(data["person"]), 2**53))
        people = [
            (one.pk, f"{one.name}（{one.home.short_name if one.home else ''}）")
            for one in found.order_by("home__path", "name", "pk")[:200]
        ]
        self.fields["person"].choices = [("", "—"), *people]  # type: ignore[attr-defined]
        named = [(one.code, one.name) for one in campaign.classes.all()]
        self.fields["code"].choices = [("", "—"), *named]  # type: ignore[attr-defined]


@for_roles(*CENTER)
def campaign_new(request: HttpRequest) -> HttpResponse:
    """A new campaign, not begun."""
    actor = actor_of(request)
    unit = Unit.objects.get(pk=actor.unit_id or 0)
    form = PlanForm(request.POST if request.method == "POST" else None, unit=unit)

    def do() -> str:
        made = campaigns.draft(unit=unit, planned=form.planned(), by=actor, at=clock.now())
        return posting.page("campaign", made.pk)

    return _form(
        request,
        form,
        do,
        title=_("定一次评选的方案"),
        done=_("方案定了，还没有开始。"),
        back="campaign-desk",
    )


@for_roles(*NOMINATORS)
def candidate_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody of one's own stations forward."""
    actor, found = actor_of(request), load_campaign(request, pk)
    data = request.POST if request.method == "POST" else None
    form = SiteNominatingForm(
        data, campaign=found, actor=actor, find=request.GET.get("find", "")[:20]
    )

    def do() -> str:
        said = form.cleaned_data
        person = (
            Person.objects.findable_by(actor)
            .select_related("home")
            .filter(pk=said["person"])
            .first()
        )
        if person is None:
            raise Malformed({"person": "没有这个人，或不在您的范围内。"})
        made = campaigns.nominate(
            campaign=found, person=person, code=said["code"], story=said["story"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return posting.page("candidate", made.pk)

    return _form(
        request, form, do, title=_("推荐一位"), done=_("推荐了，等本人点头。"), back="campaign-desk"
    )


def _form(
    request: HttpRequest, form: PostForm, do: Callable[[], str], *, title: Any, done: Any, back: str
) -> HttpResponse:
    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {
            "form": form, "title": title, "back_url": posting.page(back), "refusal_words": words
        }  # fmt: skip
        return render(request, "console/campaigns/form.html", context, status=status)

    return submit(request, form, do, done=done, show=show) if request.method == "POST" else show()
