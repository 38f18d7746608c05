"""交接单: what the new holder finds on the first day, and signs for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.orders.models import Order
from wudan.people.actions import posts
from wudan.people.actions.posts import Duty
from wudan.people.models import Handover, Post
from wudan.people.permissions import acknowledging_objection, may_read_duties
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.posts.forms import BareForm
from wudan.web.console.posts.wording import told
from wudan.web.console.rows import PAGE, address, page_number


def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as it stood. Orders are linked as far as the reader may see them today."""
    actor, found = actor_of(request), _load(request, pk)
    duties = [Duty(**item) for item in found.items]
    page = page_number(request)
    start = (page - 1) * PAGE
    listed = duties if may_read_duties(actor, found.to_post.person_id) else []
    shown = listed[start : start + PAGE]
    visible = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    seen = dict(visible.filter(no__in=[d.no for d in shown]).values_list("no", "stage"))
    objection = acknowledging_objection(actor, found)
    context = {
        "handover": found, "lines": [told(duty, linked=duty.no in seen) for duty in shown],
        "count": len(duties), "form": BareForm(), "mine": found.to_post.person_id == actor.person_id,
        "objection": objection.words if objection else "",
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(listed) > start + PAGE else "",
    }  # fmt: skip
    return render(request, "console/posts/handover.html", context)


def acknowledgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign for it."""
    found = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("handover", pk))

    def do() -> str:
        posts.acknowledge(handover=found, by=actor_of(request), at=clock.now())
        return posting.page("handover", pk)

    answer = posting.once(request, do)
    messages.success(request, _("已确认接手。"))
    return answer


def _load(request: HttpRequest, pk: int) -> Handover:
    """For the new holder, and for those who see the post. Raises Missing."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise Missing
    visible = Post.objects.visible_to(actor).values("pk")
    rows = Handover.objects.select_related(
        "unit", "from_post__person", "to_post__person", "made_by"
    )
    found = rows.filter(to_post__in=visible, pk=pk).first()
    if found is None:
        raise Missing
    return found
