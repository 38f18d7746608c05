"""整批派单: ask for a proposal, look at it in parts, send all of it or some."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Malformed, Objected
from wudan.orders.actions import proposals as acts
from wudan.orders.enums import LineChange, LineReason, LineState, ProposalCause
from wudan.orders.models import Proposal, ProposalLine
from wudan.orders.querysets import ProposalLineQuerySet
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import DISPATCHERS, for_roles
from wudan.web.console.proposals.loading import SHOWN, load_proposal
from wudan.web.console.proposals.showing import shown
from wudan.web.console.queue import Tab
from wudan.web.console.rows import PAGE, address, page_number

_TABS = {
    "waiting": LineState.sendable(),
    "sent": [LineState.SENT.value],
    "unserved": [LineState.UNSERVED.value],
    "over": [LineState.ACCEPTED.value, LineState.DECLINED.value, LineState.DROPPED.value],
}
_LABELS = {
    "waiting": Phrase("等您送出"),
    "sent": Phrase("等答复"),
    "unserved": Phrase("没有队伍可请"),
    "over": Phrase("有了着落"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many lines of a proposal are in each state, for each reason, and changed."""

    states: dict[str, int]
    reasons: list[tuple[str, str, int]]
    moved: int

    def of(self, tab: str) -> int:
        """How many a tab holds."""
        return sum(self.states.get(state, 0) for state in _TABS[tab])


@for_roles(*DISPATCHERS)
def proposals(request: HttpRequest) -> HttpResponse:
    """The newest proposal, or the way to the first one; on POST one is made."""
    if request.method == "POST":
        return _proposed(request)
    newest = Proposal.objects.visible_to(actor_of(request)).order_by("-pk").first()
    if newest is not None:
        return posting.go(request, posting.page("dispatch-proposal", newest.pk))
    return _beginning(request)


def _proposed(request: HttpRequest) -> HttpResponse:
    def do() -> str:
        made = acts.propose(by=actor_of(request), at=clock.now())
        return posting.page("dispatch-proposal", made.pk)

    try:
        return posting.once(request, do)
    except (Malformed, Objected) as fault:
        return _beginning(request, words=fault.words, status=422)


def _beginning(request: HttpRequest, *, words: str = "", status: int = 200) -> HttpResponse:
    context = {"token": posting.new_token(), "refusal_words": words}
    return render(request, "console/proposals/beginning.html", context, status=status)


@for_roles(*DISPATCHERS)
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal: what can be sent, what waits, whom nobody can be asked for, what is over."""
    return _page(request, load_proposal(request, pk))


@for_roles(*DISPATCHERS)
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the ticked lines, or all; loaded inside, so that a form sent twice is answered alike."""
    if request.method != "POST":
        return posting.go(request, posting.page("dispatch-proposal", load_proposal(request, pk).pk))
    try:
        return posting.once(request, lambda: _sent(request, load_proposal(request, pk)))
    except (Malformed, Objected) as fault:
        return _page(request, load_proposal(request, pk), words=fault.words, status=422)


def _sent(request: HttpRequest, made: Proposal) -> str:
    town = next((one for one in _towns(made) if str(one.pk) == request.POST.get("town")), None)
    ticked = [
        int(text)
        for text in request.POST.getlist("line")
        if text.isascii() and text.isdigit() and len(text) < 19
    ]
    lines: list[int] | None = ticked
    if "all" in request.POST:
        of_town = _of_town(made, town).sendable().values_list("pk", flat=True)
        lines = list(of_town) if town else None
    done = acts.accept(proposal=made, lines=lines, by=actor_of(request), at=clock.now())
    if done.sent:
        words = _("已发出 {n} 份邀约，等队伍答复；他们可以谢绝。").format(n=len(done.sent))
        messages.success(request, words)
    for line, why in done.left[:3]:
        words = _("{no} 这次没有送：{why}").format(no=line.order.number, why=why)
        messages.warning(request, words)
    if len(done.left) > 3:
        messages.warning(
            request, _("还有 {n} 单没有送，原因在“有了着落”里。").format(n=len(done.left) - 3)
        )
    return posting.page("dispatch-proposal", made.pk)


def _page(
    request: HttpRequest, made: Proposal, *, words: str = "", status: int = 200
) -> HttpResponse:
    towns = _towns(made)
    town = next((one for one in towns if str(one.pk) == request.GET.get("town")), None)
    lines = _of_town(made, town)
    counted = _counted(lines)
    tab = request.GET.get("tab", "")
    if tab not in _TABS:
        tab = next((one for one in _TABS if counted.of(one)), "waiting")
    listed = _listed(request, lines.filter(state__in=_TABS[tab]), tab)
    number = page_number(request)
    found = list(listed[(number - 1) * PAGE : number * PAGE + 1])
    context = {
        "proposal": made,
        "again": made.cause == ProposalCause.REFUSED,
        "tabs": [
            Tab(_(_LABELS[one]), address(request, tab=one, page="", reason=""), one == tab, counted.of(one))
            for one in _TABS
        ],
        "tab": tab,
        "lines": [shown(line) for line in found[:PAGE]],
        "sendable": counted.of("waiting") if made.is_open else 0,
        "settled": sum(counted.of(one) for one in ("waiting", "sent")) + counted.states.get(LineState.ACCEPTED, 0),
        "total": sum(counted.states.values()),
        "moved": counted.moved,
        "only_moved": request.GET.get("moved") == "1",
        "reasons": counted.reasons,
        "reason": request.GET.get("reason", ""),
        "towns": towns,
        "town": town.pk if town else 0,
        "town_name": town.short_name if town else "",
        "wait_days": made.longest_wait_hours // 24,
        "previous_url": address(request, page=str(number - 1)) if number > 1 else "",
        "next_url": address(request, page=str(number + 1)) if len(found) > PAGE else "",
        "token": posting.new_token(),
        "again_token": posting.new_token(),
        "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/proposals/one.html", context, status=status)


def _listed(
    request: HttpRequest, lines: ProposalLineQuerySet, tab: str
) -> "QuerySet[ProposalLine]":
    if request.GET.get("moved") == "1":
        lines = lines.filter(change=LineChange.MOVED)
    if tab == "unserved" and (reason := request.GET.get("reason")) in LineReason.values:
        lines = lines.filter(reason=reason)
    rows = lines.select_related(*SHOWN).only(*_COLUMNS)
    grouped = ["reason"] if tab == "unserved" else []
    return rows.order_by(*grouped, "-order__urgent", "order__origin__path", "on", "part", "pk")


_UNITS = tuple(
    f"{row}__unit__{name}"
    for row in ("team", "instead_of", "before", "runner_up")
    for name in ("short_name", "key", "kind")
)
_COLUMNS = (
    "proposal", "state", "change", "on", "part", "reasons", "margin_minutes", "rivals", "reason", "refused", "note",
    "dispatch", "order_version", "order__version", "order__no", "order__urgent", "order__wanted_on", "order__wanted_part", "order__words",
    "order__service__name", "order__origin__short_name", *_UNITS,
)  # fmt: skip


def _counted(lines: "QuerySet[ProposalLine]") -> Counted:
    """One question for all numbers of the page."""
    states: dict[str, int] = {}
    reasons: dict[str, int] = {}
    moved = 0
    rows = lines.order_by().values_list("state", "reason", "change").annotate(n=Count("pk"))
    for state, reason, change, n in rows:
        states[state] = states.get(state, 0) + n
        if reason and state == LineState.UNSERVED:
            reasons[reason] = reasons.get(reason, 0) + n
        if change == LineChange.MOVED and state in LineState.sendable():
            moved += n
    most_first = sorted(reasons.items(), key=lambda one: (-one[1], one[0]))
    told = [(code, in_words(LineReason(code).label), n) for code, n in most_first]
    return Counted(states, told, moved)


def _of_town(made: Proposal, town: Unit | None) -> ProposalLineQuerySet:
    lines = ProposalLine.objects.filter(proposal=made)
    return lines.filter(order__origin__path__startswith=town.path) if town else lines


def _towns(made: Proposal) -> list[Unit]:
    rows = Unit.objects.filter(county=made.county, kind=UnitKind.INSTITUTE, ends_on=None)
    return list(rows.only("short_name", "path").order_by("path"))
