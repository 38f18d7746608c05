"""协作单: asked by the lead, answered by the department, decided by the center office."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock, numbers
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.orders import cooperating
from wudan.orders.actions import cooperating as acts
from wudan.orders.models import Cooperation, Order
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.platforms.forms import AnswerForm, AskingForm, RulingForm, WordsForm
from wudan.web.console.platforms.loading import KEEPERS, WIDE, load_piece, load_platform
from wudan.web.submitting import PostForm, submit

_SEES = ("center_office", "auditor", "department_officer")


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its key, the name of its page, its form, its words."""

    key: str
    page: str
    form: type[WordsForm]
    label: str
    explain: str


ACTS = (
    Act(
        "answer",
        "cooperation-answer",
        AnswerForm,
        Phrase("答复"),
        Phrase("两个工作日内答复。办不了的写清楚为什么。"),
    ),
    Act(
        "finish",
        "cooperation-completion",
        WordsForm,
        Phrase("办好了"),
        Phrase("写一句办得怎样，牵头部门看得到。"),
    ),
    Act(
        "escalate",
        "cooperation-escalation",
        WordsForm,
        Phrase("请中心裁定"),
        Phrase("两个部门说不拢的，由中心办公室定。"),
    ),
    Act("rule", "cooperation-ruling", RulingForm, Phrase("裁定"), Phrase("两个部门都看得到理由。")),
    Act(
        "take_back",
        "cooperation-withdrawal",
        WordsForm,
        Phrase("收回"),
        Phrase("不用办了，或者自己办。"),
    ),
)


@for_roles(*KEEPERS)
def cooperation_new(request: HttpRequest, code: str) -> HttpResponse:
    """Ask a cooperating department; 422 with what was typed."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    insist(cooperating.asking_objection(actor, platform.pk, on=today))
    asked = request.GET.get("order", "")[:20]
    data = request.POST if request.method == "POST" else None
    form = AskingForm(data, platform=platform, today=today, order=asked)

    def show(words: str, status: int) -> HttpResponse:
        context = {"platform": platform, "form": form, "refusal_words": words}
        return render(request, "console/platforms/ask.html", context, status=status)

    if request.method != "POST":
        return show("", 200)

    def do() -> str:
        said = form.cleaned_data
        piece = acts.ask(
            platform=platform, unit=form.units[said["unit"]], words=said["words"],
            wanted_by=said["wanted_by"], order=_order(actor, said["order"]),
            service=form.services.get(said["service"]), by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("cooperation", piece.pk)

    return submit(request, form, do, done=_("请了，两个工作日内答复。"), show=show)


def _order(actor: Actor, typed: str) -> Order | None:
    """The order that a number names, among those the actor sees. Raises Malformed."""
    number = "".join(letter for letter in typed if letter.isdigit())
    if not typed.strip():
        return None
    rows = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    found = rows.filter(no=number).first() if numbers.is_number(number) else None
    if found is None:
        raise Malformed({"order": "没有找到这个单号。"})
    return found


@for_roles(*_SEES)
def cooperation(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece: what is asked, how it stands, and what one may do."""
    piece = load_piece(actor_of(request), pk, clock.day_of(clock.now()))
    return _page(request, piece)


@for_roles(*KEEPERS)
def cooperation_act(request: HttpRequest, pk: int, act: Act) -> HttpResponse:
    """Answer, finish, put to the center, decide, take back; 422 with what was typed."""
    actor = actor_of(request)
    piece = load_piece(actor, pk, clock.day_of(clock.now()))
    if request.method != "POST":
        return posting.go(request, posting.page("cooperation", pk))
    form, seen = act.form(request.POST), posting.seen_version(request)

    def do() -> str:
        _does(act, piece, form, actor, seen)()
        return posting.page("cooperation", pk)

    return submit(
        request, form, do, done=_("办好了。"),
        show=lambda words, status: _page(request, piece, {act.key: form}, words, status),
    )  # fmt: skip


def _does(
    act: Act, piece: Cooperation, form: PostForm, by: Actor, seen: int | None
) -> Callable[[], object]:
    said = form.cleaned_data
    given = {"piece": piece, "by": by, "at": clock.now(), "seen": seen, "words": said["words"]}
    if act.key == "answer":
        given["accepted"] = said["accepted"] == "yes"
    if act.key == "rule":
        given["charged"] = said["charged"] == "yes"
    return lambda: getattr(acts, act.key)(**given)


def _page(
    request: HttpRequest, piece: Cooperation, typed: dict[str, WordsForm] | None = None,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today, typed = actor_of(request), clock.day_of(clock.now()), typed or {}
    possible = [
        (act, now_(act.label), now_(act.explain), typed.get(act.key) or act.form())
        for act in ACTS
        if act.key in typed or cooperating.objection(act.key, actor, piece, on=today) is None
    ]
    context = {
        "piece": piece, "acts": possible, "refusal_words": words, "now": clock.now(),
        "has_desk": actor.role in WIDE or actor.role == "department_officer",
    }  # fmt: skip
    return render(request, "console/platforms/piece.html", context, status=status)
