"""What the organizer does about a roster: ask for it, change it, send it, note an answer by telephone."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities import actions
from wudan.activities.models import Activity, Opening, ShiftInvitation
from wudan.kit import clock
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Missing
from wudan.people.models import Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.activities.staffing import line_form, staffing_page
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit


@for_roles(*ORGANIZERS)
def staffing_proposal(request: HttpRequest, no: str) -> HttpResponse:
    """Reckon a roster, or reckon it again."""

    def act(activity: Activity) -> None:
        actions.propose_staffing(activity=activity, by=actor_of(request), at=clock.now())

    return _do(request, no, act, done=_("排好了。这只是建议，还没有告诉任何人。"))


@for_roles(*ORGANIZERS)
def staffing_line(request: HttpRequest, no: str) -> HttpResponse:
    """Put somebody on the list."""
    activity = load(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("activity-staffing", no))
    form = line_form(activity, request.POST, at=clock.now())

    def do() -> str:
        said = form.cleaned_data
        actions.put_on_list(
            opening=Opening.objects.get(pk=said["opening"]),
            person=Person.objects.get(pk=said["person"]), by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("activity-staffing", no)

    return submit(
        request, form, do, done=_("列上了，还没有发出。"),
        show=lambda words, status: staffing_page(
            request, activity, words=words, status=status, line=form
        ),
    )  # fmt: skip


@for_roles(*ORGANIZERS)
def staffing_line_removal(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """Take a line off the list: nobody was told."""

    def act(activity: Activity) -> None:
        actions.take_off_list(invitation=_of(activity, pk), by=actor_of(request), at=clock.now())

    return _do(request, no, act, done=_("去掉了。"))


@for_roles(*ORGANIZERS)
def staffing_invitations(request: HttpRequest, no: str) -> HttpResponse:
    """Send the list; who does not fit any more stays on it, with the reason."""
    left: list[str] = []

    def act(activity: Activity) -> None:
        told = actions.send_invitations(activity=activity, by=actor_of(request), at=clock.now())
        left.extend(f"{row.person.name}：{objection.words}" for row, objection in told.left)

    answer = _do(request, no, act, done=_("邀请发出去了，名额先替他们留着。"))
    if left:
        messages.warning(
            request, now_("有几位没有发：{who}").format(who=in_words(Listed(SEMICOLON, left[:5])))
        )
    return answer


@for_roles(*ORGANIZERS)
def staffing_answer(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """What somebody said by telephone, at the counter or on paper; or the invitation is recalled."""
    word, channel = request.POST.get("answer", ""), request.POST.get("channel", "")

    def act(activity: Activity) -> None:
        held, by, at = _of(activity, pk), actor_of(request), clock.now()
        if word == "recall":
            actions.recall_invitation(invitation=held, by=by, at=at)
        elif word == "yes":
            actions.accept_invitation(invitation=held, by=by, at=at, channel=channel)
        elif word == "no":
            actions.refuse_invitation(invitation=held, by=by, at=at, channel=channel)
        else:
            raise Malformed({"answer": now_("请从页面上的按钮里选一个。")})

    return _do(request, no, act, done=_("记下了。"))


def _do(
    request: HttpRequest, no: str, act: Callable[[Activity], None], *, done: object
) -> HttpResponse:
    activity = load(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("activity-staffing", no))

    def do() -> str:
        act(activity)
        return posting.page("activity-staffing", no)

    return submit(
        request, PostForm(request.POST), do, done=done,  # type: ignore[arg-type]
        show=lambda words, status: staffing_page(request, activity, words=words, status=status),
    )  # fmt: skip


def _of(activity: Activity, pk: int) -> ShiftInvitation:
    rows = ShiftInvitation.objects.filter(pk=pk, opening__shift__activity=activity)
    if (found := rows.first()) is None:
        raise Missing
    return found
