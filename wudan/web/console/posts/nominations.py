"""提名: the second security administrator agrees, or not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actions import posts
from wudan.people.models import Nomination
from wudan.people.roles import SECONDED
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.proving import proven


@for_roles(*sorted(SECONDED))
@proven
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide one nomination within reach."""
    actor = actor_of(request)
    within = Nomination.objects.filter(unit__path__startswith=actor.unit_path)
    found = within.filter(pk=pk).first()
    if found is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("post-list"))
    agrees = request.POST.get("decision") == "agree"

    def decide() -> str:
        posts.second(nomination=found, agrees=agrees, by=actor, at=clock.now())
        return posting.page("post-list")

    answer = posting.once(request, decide)
    messages.success(request, _("已同意，从今天起任职。") if agrees else _("已记下：不同意。"))
    return answer
