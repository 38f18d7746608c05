"""The places of one activity: how many, who is written in by hand, who called that they cannot come."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from wudan.activities import actions
from wudan.activities.models import Opening, SignUp
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.activities.forms import SizeForm
from wudan.web.console.activities.one import blocks_of, entry_form, page
from wudan.web.console.guard import for_roles
from wudan.web.console.training.finding import found, spend
from wudan.web.submitting import submit


@for_roles(*ORGANIZERS)
def opening_size(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """More places or fewer; who waits gets them at once."""
    activity, form = load(request, no), SizeForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))
    opening = Opening.objects.filter(pk=pk, shift__activity=activity).first()
    if opening is None:
        raise Missing

    def do() -> str:
        quota = form.cleaned_data["quota"]
        actions.resize(opening=opening, quota=quota, by=actor_of(request), at=clock.now())
        return posting.page("desk-activity", no)

    return submit(
        request, form, do, done=_("名额改好了。"),
        show=lambda words, status: page(
            request, activity, words=words, status=status, sizing=(pk, form)
        ),
    )  # fmt: skip


@for_roles(*ORGANIZERS)
def activity_entry(request: HttpRequest, no: str) -> HttpResponse:
    """Write somebody in who asked by telephone, at the counter or on paper."""
    activity = load(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))
    blocks = blocks_of(activity)
    form = entry_form(request.POST, blocks)
    spend(request)

    def do() -> str:
        said = form.cleaned_data
        opening = Opening.objects.get(pk=said["opening"])
        actions.sign_up_for(
            opening=opening, person=found(form, activity.county), channel=said["channel"],
            companion=said["companion"], by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("desk-activity", no)

    return submit(
        request, form, do, done=_("登记上了；名额满了的排在候补里。"),
        show=lambda words, status: page(
            request, activity, words=words, status=status, entry=form, blocks=blocks
        ),
    )  # fmt: skip


@for_roles(*ORGANIZERS)
def sign_up_withdrawal(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """Somebody called: cannot come. The place goes on to the first who waits."""
    activity = load(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))

    def do() -> str:
        row = SignUp.objects.live().filter(pk=pk, opening__shift__activity=activity).first()
        if row is None:
            raise Missing
        actions.withdraw(sign_up=row, by=actor_of(request), at=clock.now())
        return posting.page("desk-activity", no)

    return posting.once(request, do)
