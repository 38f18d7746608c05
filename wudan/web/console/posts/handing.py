"""交接: what is open, who takes it over, on what terms; one act moves it all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Objection
from wudan.meetings.handover import duties_of, tasks_of
from wudan.orders.handover import known_to, open_duties
from wudan.people.actions import posts
from wudan.people.models import Person, Post
from wudan.people.permissions import ending_objection, handing_over_objection, may_read_duties
from wudan.people.roles import GRANTING
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.finding import asked, candidates, chosen_person
from wudan.web.console.posts.forms import TermForm
from wudan.web.console.posts.one import load
from wudan.web.console.posts.proving import proven
from wudan.web.console.posts.wording import told
from wudan.web.console.rows import address
from wudan.web.submitting import submit

_SHOWN = 50


@for_roles(*sorted(GRANTING))
@proven
def post_handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of duties; then the heir; then the terms. POST hands over."""
    found, actor = load(request, pk), actor_of(request)
    heir = chosen_person(request, actor)
    if request.method != "POST" or heir is None:
        return _page(request, found, heir, TermForm(initial={"title": found.title}))
    form, at = TermForm(request.POST), clock.now()

    def do() -> str:
        carried = Post.objects.running_on(clock.day_of(at)).filter(through=found)
        made = posts.hand_over(
            post=found, to=heir, by=actor, at=at, is_acting=form.acts, **form.term(),
            items=duties_of([found, *carried.select_related("unit")], at=at),
        )  # fmt: skip
        return posting.page("post", made.to_post_id)

    return submit(
        request, form, do, done=_("已交接，立即生效。接手的人登录后会看到交接单。"),
        show=lambda words, status: _page(request, found, heir, form, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, found: Post, heir: Person | None, form: TermForm, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, now = actor_of(request), clock.now()
    today = clock.day_of(now)
    objection: Objection | None = ending_objection(actor, found, on=today)
    if objection is None and heir is not None:
        objection = handing_over_objection(actor, found, heir, on=today)
    duties, decided = open_duties(found, at=now), tasks_of(found)
    may_read = may_read_duties(actor, found.person_id)
    listed = [*known_to(actor, duties, on=today), *decided] if may_read else []
    duties += decided
    context = {
        "post": found, "heir": heir, "form": form, "refusal_words": words,
        "objection": objection.words if objection else "",
        "duties": [told(duty) for duty in listed[:_SHOWN]], "duties_count": len(duties), "more": len(duties) - len(listed[:_SHOWN]),
        "carried": list(found.held_through.running_on(today).select_related("unit")),
        "q": asked(request), "back_url": address(request, person=""),
        "found": [
            (person, village, held, address(request, person=str(person.pk), q=""))
            for person, village, held in (candidates(actor, asked(request)) if heir is None else ())
        ],
    }  # fmt: skip
    return render(request, "console/posts/handing.html", context, status=status)
