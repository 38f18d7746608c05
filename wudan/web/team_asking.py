"""What a form about belonging to a team says, and how its act is done: a member's page and a leader's desk."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wudan.kit import clock, numbers
from wudan.kit.refusals import Malformed, Objected
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.web import posting


@dataclass(frozen=True, slots=True)
class Ask:
    """What a form of the page says."""

    act: str
    pk: int
    words: str
    name: str
    phone: str
    channel: str = ""


def asked(request: HttpRequest) -> Ask:
    """Read it; a number no database holds names nothing."""
    said = request.POST
    pk = said.get("pk", "")
    key = int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 18 else 0
    return Ask(
        said.get("act", ""), min(key, numbers.LARGEST_KEY), said.get("words", ""),
        said.get("name", "")[:40], said.get("phone", "")[:20], said.get("channel", "")[:10],
    )  # fmt: skip


def act_once(
    request: HttpRequest, ask: Ask, do: Callable[[], None], *, by: Actor, back: str,
    show: Callable[[str], HttpResponse], of: tuple[object, ...] = (),
) -> HttpResponse:  # fmt: skip
    """Do it once and go `back`, to the page `of` something; refused, `show` answers the page again with the words.

    Introducing looks a person up by name and telephone: that spends the look-up budget (A14).
    """
    if ask.act == "introduce":
        spend_budget("look_up", by=by, at=clock.now())

    def once() -> str:
        do()
        return posting.page(back, *of)

    try:
        answer = posting.once(request, once)
    except (Malformed, Objected) as fault:
        return show(fault.words)
    messages.success(request, _("办好了。"))
    return answer
