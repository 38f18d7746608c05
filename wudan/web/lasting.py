"""How long a sign-in lasts, and why it ended (G16).

Who holds a post: half an hour without a page, twelve hours in all. A resident: thirty days.
All of it is kept in the session, which is read anyway; `seen` is written once a minute at most.
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.people.models import Account
from wudan.people.signing_in import posts_of
from wudan.web.going_back import came_from
from wudan.web.unsent import keep

CHOSEN = "acting_post"
"""Session key: the chosen post's id; 0 means acting for oneself."""
BEGAN, SEEN, STAFF = "began_at", "seen_at", "staff"
"""Session keys: signed in at; last page at; whether the person held a post then."""
STAFF_IDLE = timedelta(minutes=30)
STAFF_LONGEST = timedelta(hours=12)
RESIDENT_LONGEST = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=1)

IDLE, LONG, POST, CHANGED = "idle", "long", "post", "changed"


def why_words(why: str) -> str:
    """What to tell somebody who was signed out; nothing for a word that is none of ours."""
    return {
        IDLE: _("半个小时没有动静，为了安全已替您退出。请再登录一次，接着办。"),
        LONG: _("这次登录的时间到了，请再登录一次。"),
        POST: _("您刚才用的岗位有变动，已经退出。请再登录一次，按现在的岗位办。"),
        CHANGED: _("密码或账号有变动，别处的登录都已退出。请再登录一次。"),
    }.get(why, "")


@receiver(user_logged_in)
def begin(sender: object, request: HttpRequest, user: Account, **_given: Any) -> None:
    """Somebody has just signed in, by whatever way: the clock starts, the first post is taken."""
    at, session = clock.now(), request.session
    held = posts_of(user.person_id, clock.day_of(at))
    session[BEGAN] = session[SEEN] = at.timestamp()
    session[STAFF] = bool(held)
    if held:
        session[CHOSEN] = held[0].pk
        session.set_expiry(int(STAFF_LONGEST.total_seconds()))


def why_over(session: SessionBase, *, at: datetime) -> str:
    """Why this sign-in has ended; nothing while it lasts, or where nobody is signed in."""
    if SESSION_KEY not in session:
        return ""
    age, quiet = (at.timestamp() - session.get(key, 0.0) for key in (BEGAN, SEEN))
    if not session.get(STAFF):
        return LONG if age > RESIDENT_LONGEST.total_seconds() else ""
    if age > STAFF_LONGEST.total_seconds():
        return LONG
    return IDLE if quiet > STAFF_IDLE.total_seconds() else ""


def idle_seconds(session: SessionBase) -> int:
    """After how many seconds without a page this sign-in ends; 0 for a resident's, which does not."""
    return int(STAFF_IDLE.total_seconds()) if session.get(STAFF) else 0


def note_seen(session: SessionBase, *, at: datetime) -> None:
    """A page of somebody with a post was asked for."""
    quiet = at.timestamp() - session.get(SEEN, 0.0)
    if session.get(STAFF) and quiet > SEEN_EVERY.total_seconds():
        session[SEEN] = at.timestamp()


def hold_as_staff(session: SessionBase, post: int | None) -> None:
    """A resident's session that came under a post: from now on the shorter times hold."""
    if not session.get(STAFF):
        session[STAFF], session[CHOSEN] = True, post


def to_sign_in(request: HttpRequest, why: str) -> HttpResponseRedirect:
    """To the sign-in page, with why, and back afterwards; what was typed comes along."""
    is_fragment = getattr(request, "htmx", False)
    answer = HttpResponseRedirect("/", status=204 if is_fragment else 302)
    back = reverse("unsent") if _kept(request, answer, why) else _back(request)
    asked = {"next": back} | ({"why": why} if why else {})
    answer["Location"] = f"{reverse('sign-in')}?{urlencode(asked, safe='/')}"
    if is_fragment:
        answer["HX-Redirect"] = answer["Location"]
    return answer


def _kept(request: HttpRequest, answer: HttpResponseRedirect, why: str) -> bool:
    """Whether a form that came too late goes along to be sent again."""
    account = getattr(request, "signed_out_account", "")
    if request.method != "POST" or why not in {IDLE, LONG} or not account:
        return False
    return keep(request, answer, account=account, at=clock.now())


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Django's gate; whose sign-in has ended is told why."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        """To the sign-in page."""
        return to_sign_in(request, getattr(request, "signed_out", ""))


def _back(request: HttpRequest) -> str:
    """The page one was on: a form's address itself may not be one that can be opened."""
    if request.method in {"GET", "HEAD"} and not getattr(request, "htmx", False):
        return request.get_full_path()
    return came_from(request)
