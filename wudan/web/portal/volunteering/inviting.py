"""有人邀请您当志愿者: no for now, or never again; a yes is the registration form (条例 §25)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actions.invitations import answer as say
from wudan.people.actors import for_self
from wudan.people.invitations import waiting_for
from wudan.people.models import Invitation, Person
from wudan.web.acting import person_of
from wudan.web.posting import once, page


@require_POST
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one."""
    person, word = person_of(request), request.POST.get("answer", "")

    def do() -> str:
        held = _load(person, pk)  # inside: sent twice, the first answer is given again
        if word not in {"no", "never"}:
            raise Malformed({"answer": _("请选不参加，还是以后也别问。")})
        say(invitation=held, person=person, word=word, by=for_self(person.pk), at=clock.now())
        return page("volunteer")

    answer = once(request, do)
    done = _("好的，以后不再问您。") if word == "never" else _("好的，这次不参加。")
    messages.success(request, done)
    return answer


def _load(person: Person, pk: int) -> Invitation:
    """One that waits for this person's word. Raises Missing."""
    mine = waiting_for(person, at=clock.now())
    found = next((one for one in mine if one.pk == pk), None)
    if found is None:
        raise Missing
    return found
