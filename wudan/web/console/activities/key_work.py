"""和哪项重点工作结合, of an activity: said on its page, by who runs it (R103)."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from wudan.activities import actions
from wudan.kit import clock
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.activities.one import page
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.joining import JoiningForm, chosen
from wudan.web.submitting import submit


@for_roles(*ORGANIZERS)
def activity_key_work(request: HttpRequest, no: str) -> HttpResponse:
    """With one, or with none. 422 with what was chosen."""
    activity, at = load(request, no), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))
    form = JoiningForm(request.POST, county=activity.county, on=clock.day_of(at))

    def do() -> str:
        actions.join_work(activity=activity, work=chosen(form), by=actor_of(request), at=at)
        return posting.page("desk-activity", no)

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: page(
            request, activity, words=words, status=status, joining=form
        ),
    )  # fmt: skip
