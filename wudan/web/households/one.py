"""One household on the desk: what shows it, who spoke and went there, what was decided, what can be done now."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import households as actions
from wudan.honors.enums.household import Display
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import HouseholdHonor
from wudan.honors.noticed import notice_of
from wudan.honors.permissions.displays import picture_objection
from wudan.honors.permissions.households import decider_objection, may_read_concerns
from wudan.honors.verdicts import heard_of, publishing_objection
from wudan.kit import clock
from wudan.kit.pictures import drawn_anew
from wudan.kit.refusals import Missing, Objection, Refusal
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.households import acts, deciding
from wudan.web.households.acts import HouseholdAct
from wudan.web.households.loading import KEEPERS, KNOWERS, brand, load_honor, picture_of
from wudan.web.submitting import submit


class PictureForm(HouseholdAct):
    """放照片."""

    noun, label, done = "picture", _("放照片"), _("放上了。")
    explain = _("这户同意网上放照片才能放；收回同意，照片马上删掉。")
    picture = forms.FileField(label=_("照片"), error_messages={"required": _("请选一张照片。")})
    ask = staticmethod(lambda by, honor, at: picture_objection(by, honor))

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Draw anew, seal, put up; refused, the file does not stay."""
        drawn = drawn_anew(self.cleaned_data["picture"].read(), field="picture")
        name = honor_pictures_kept().put(drawn.content)
        try:
            return actions.put_picture(honor=honor, picture=name, by=by, at=at)
        except Refusal:
            honor_pictures_kept().remove(name)
            raise


FORMS: tuple[type[HouseholdAct], ...] = (
    acts.AgreementForm, deciding.NameForm, deciding.DecisionForm, deciding.OverturnForm, deciding.AnswerForm,
    deciding.PlateForm, acts.WordForm, acts.VisitorForm, acts.EvidenceForm, acts.LotForm, deciding.LookForm,
    deciding.ReplacementForm, acts.DisplayForm, acts.DisplayEndForm, PictureForm, deciding.AppealForm,
    acts.ExitForm, deciding.RevocationForm,
)  # fmt: skip
_BY_NOUN = {form.noun: form for form in FORMS}


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that is open, folded until asked for."""

    label: str
    explain: str
    url: str
    form: HouseholdAct


@for_roles(*KNOWERS)
def household_honor(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load_honor(request, pk))


@for_roles(*KEEPERS)
def household_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One act, by its form. 422 with what was typed."""
    found, at = load_honor(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("household-honor", pk))
    form = _BY_NOUN[noun](request.POST, request.FILES, honor=found, at=at)

    def do() -> str:
        form.act(found, by=actor_of(request), at=at)
        return posting.page("household-honor", pk)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, load_honor(request, pk), words, status, form),
    )  # fmt: skip


@for_roles(*KNOWERS)
def household_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture, while the household lets it be shown. Raises Missing."""
    found = load_honor(request, pk)
    if not found.picture or not found.displays.live().filter(kind=Display.PICTURE).exists():
        raise Missing
    return picture_of(honor_pictures_kept().get(found.picture))


def offered(
    honor: HouseholdHonor, actor: Actor, at: datetime, tried: HouseholdAct | None = None
) -> list[Offered]:
    """What the actor may do now; an act that was refused stays open with what was typed."""
    found = []
    for form in FORMS if actor.may("nominate") else ():
        is_tried = tried is not None and tried.noun == form.noun
        if is_tried or form.ask(actor, honor, at) is None:
            shown = tried if tried is not None and is_tried else form(honor=honor, at=at)
            url = posting.page(f"household-{form.noun}", honor.pk)
            found.append(Offered(str(form.label), str(form.explain), url, shown))
    return found


def _page(
    request: HttpRequest, honor: HouseholdHonor, words: str = "", status: int = 200,
    tried: HouseholdAct | None = None,
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()
    heard, decides = heard_of(honor, at=at), decider_objection(actor, honor) is None
    concerns = honor.neighbour_words.concerns() if may_read_concerns(actor, honor) else []
    given = set(honor.displays.live().values_list("kind", flat=True))
    context = {
        "honor": honor, "brand": brand(), "heard": heard, "refusal_words": words,
        "acts": offered(honor, actor, at, tried), "decides": decides,
        "lacking": _lacking(honor, publishing_objection(heard)),
        "visits": honor.visits.order_by("pk").prefetch_related("findings__criterion"),
        "praise": honor.neighbour_words.praise().exclude(words="") if decides else [],
        "concerns": concerns, "decisions": honor.decisions.select_related("appeal").order_by("-pk"),
        "plates": honor.plates.order_by("-no").prefetch_related("looks"), "notice": notice_of(honor),
        "displays": [(one.label, one.value in given) for one in Display],
        "today": clock.day_of(at),
    }  # fmt: skip
    return render(request, "households/one.html", context, status=status)


def _lacking(honor: HouseholdHonor, fault: Objection | None) -> str:
    """What is still missing before it can be decided for; while it is heard."""
    return fault.words if fault and honor.stage == "hearing" else ""
