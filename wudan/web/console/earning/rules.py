"""积分规则: every version, which one counts from when, and the form with which the office adopts another (R076)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.rewards.actions.rules import adopt
from wudan.rewards.models import PointRules, PointRulesPeriod, Trial
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.earning.forms import AdoptionForm, TrialForm
from wudan.web.console.earning.loading import KNOWERS, rules_in_force, today
from wudan.web.console.guard import for_roles
from wudan.web.earning_words import lines_in_words
from wudan.web.submitting import PostForm, submit

_TRIALS = 6


@for_roles(*KNOWERS)
def point_rules(request: HttpRequest) -> HttpResponse:
    """The page. Adopting is the office's."""
    actor, county = actor_of(request), settings.PACK.county
    if request.method != "POST":
        return rules_page(request)
    if not actor.may("adopt_rules"):
        raise Missing
    form = AdoptionForm(request.POST, county=county)

    def do() -> str:
        adopt(by=actor, at=clock.now(), **form.cleaned_data)
        return posting.page("point-rules")

    return submit(
        request, form, do, done=_("定了。从那天起按这一版记分；从前的分不变。"),
        show=lambda words, status: rules_page(request, words, status, form=form),
    )  # fmt: skip


def rules_page(
    request: HttpRequest, words: str = "", status: int = 200, *, form: PostForm | None = None
) -> HttpResponse:
    """The page with what was typed."""
    actor, county = actor_of(request), settings.PACK.county
    adopting = form if isinstance(form, AdoptionForm) else AdoptionForm(county=county, initial={"starts_on": today()})  # fmt: skip
    versions = PointRules.objects.filter(county=county).prefetch_related("lines", "vetoes")
    context = {
        "form": adopting, "adopts": actor.may("adopt_rules"), "refusal_words": words,
        "trial_form": form if isinstance(form, TrialForm) else TrialForm(county=county),
        "trials": Trial.objects.readable_by(actor).filter(county=county).select_related("rules").order_by("-pk")[:_TRIALS],
        "periods": PointRulesPeriod.objects.of_county(county), "rules": rules_in_force(),
        "versions": [(one, lines_in_words(one)) for one in versions.order_by("version")],
        "reads_grants": actor.may("keep_points") or actor.may("read_journal"),
        "keeps": actor.may("keep_points"),
    }  # fmt: skip
    return render(request, "console/earning/rules.html", context, status=status)
