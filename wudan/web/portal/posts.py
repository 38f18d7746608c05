"""Under which post a person acts: one at a time, chosen openly."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit.refusals import Malformed
from wudan.people.proving import passed_second_factor
from wudan.people.roles import ROLES
from wudan.web.acting import Request, actor_of
from wudan.web.entering import with_next
from wudan.web.lasting import CHOSEN
from wudan.web.navigation import desk_of
from wudan.web.portal.addresses import next_address
from wudan.web.posting import go, page


def acting(request: Request) -> HttpResponse:
    """Show the posts held, or change to one of them (0 is oneself)."""
    if request.method != "POST":
        choices = [
            {"value": post.pk, "name": post.title or ROLES[post.role].name, "unit": post.unit.name,
             "what": ROLES[post.role].description, "current": post.pk == actor_of(request).post_id}
            for post in request.posts
        ]  # fmt: skip
        return render(
            request, "portal/acting.html", {"choices": choices, "next": next_address(request)}
        )
    request.session[CHOSEN] = _chosen(request)
    if request.session[CHOSEN] and not passed_second_factor(request.session):
        return go(request, with_next("second-factor", next_address(request)))
    role = next((p.role for p in request.posts if p.pk == request.session[CHOSEN]), "resident")
    return go(request, next_address(request) or page(desk_of(role)))


def _chosen(request: Request) -> int:
    """The post asked for. Raises Malformed when it is not (any longer) held."""
    given = request.POST.get("post", "")
    held = {"0", *(str(post.pk) for post in request.posts)}
    if given not in held:
        raise Malformed({"post": _("这个岗位已经不在您名下，请重新选。")})
    return int(given)
