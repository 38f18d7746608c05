"""还没交的: what was sent just after the sign-in had ended, to be looked at and sent again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wudan.kit import clock
from wudan.people.models import Account
from wudan.web.posting import go, page
from wudan.web.unsent import kept

_SILENT = frozenset({"token", "version", "next"})


@require_safe
def unsent(request: HttpRequest) -> HttpResponse:
    """The kept form, ready to send; the first page when there is none of this person's."""
    account = request.user.pk if isinstance(request.user, Account) else ""
    found = kept(request, account=str(account), at=clock.now())
    if found is None:
        return go(request, page("home"))
    fields = [(name, value) for name, values in found.fields.items() for value in values]
    shown = [value for name, value in fields if name not in _SILENT and value.strip()]
    context = {"path": found.path, "fields": fields, "shown": shown}
    return render(request, "portal/unsent.html", context)
