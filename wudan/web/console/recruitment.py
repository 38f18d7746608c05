"""招募管理制度: its versions, and the form with which the center office adopts the next one (R056)."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.texts import text_on
from wudan.people.actions.adopt_rules import LONGEST_BODY, LONGEST_TITLE, adopt_rules
from wudan.people.consents import TEXT_OF, versions_of
from wudan.people.enums import ConsentKind
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit

_RULES = TEXT_OF[ConsentKind.VOLUNTEER]
_DAY = {"required": _("请选哪天起施行。"), "invalid": _("日期写法不对，例：2027-01-01。")}


class RulesForm(PostForm):
    """A new version."""

    title = forms.CharField(
        label=_("标题"), max_length=LONGEST_TITLE, error_messages={"required": _("请写标题。")}
    )
    body = forms.CharField(
        label=_("正文"), help_text=_("小标题前写“# ”，一条一条的前面写“- ”。"), max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 16}), error_messages={"required": _("请写正文。")},
    )  # fmt: skip
    effective_on = forms.DateField(
        label=_("从哪天起施行"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=_DAY,
    )  # fmt: skip


@for_roles("center_office")
def recruitment(request: HttpRequest) -> HttpResponse:
    """The page. 422 with what was typed when something is wrong."""
    if request.method != "POST":
        today = clock.day_of(clock.now())
        present = text_on({_RULES: versions_of(_RULES)}, _RULES, today)
        given = {"title": present.title, "body": present.body}
        return _page(request, RulesForm(initial=given))
    form = RulesForm(request.POST)

    def do() -> str:
        adopt_rules(**form.cleaned_data, by=actor_of(request), at=clock.now())
        return posting.page("recruitment")

    return submit(
        request, form, do, done=_("通过了。从那天起，网上、墙上和志愿者约定都是这一版。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, form: RulesForm, words: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "versions": list(reversed(versions_of(_RULES))), "form": form, "refusal_words": words,
        "county": settings.PACK.county_name,
    }  # fmt: skip
    return render(request, "console/recruitment.html", context, status=status)
