"""一次配送: where it stands, who was asked, and what the reader may do with it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan import matching
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.deliveries import actions, permissions, proposals
from wudan.deliveries.enums import DeliveryVerb, Mode
from wudan.deliveries.models import Delivery, DeliveryOffer
from wudan.kit import clock
from wudan.kit.numbers import is_number
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Missing, Objection
from wudan.orders.proposals import said
from wudan.people.actors import Actor
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.deliveries.desk import ALL
from wudan.web.console.deliveries.forms import (
    MoveForm,
    PartyForm,
    SeenForm,
    ServedForm,
    WhyForm,
    WordsForm,
)
from wudan.web.console.deliveries.showing import line_of
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit

V = DeliveryVerb
_SOON = frozenset({"not_begun", "not_yet"})
"""Objections that time lifts: the button is shown, with why it cannot be pressed yet."""
_MOST_PROPOSED = 8
Act = Callable[[Delivery, PostForm, HttpRequest], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One act: its name in the address, its form, its words, how it is done."""

    noun: str
    verb: DeliveryVerb
    form: type[PostForm]
    label: Words
    explain: Words
    done: Words
    act: Act


@dataclass(frozen=True, slots=True)
class Shown:
    """One act on the page, with its form or with why not yet."""

    kind: Kind
    url: str
    form: PostForm
    objection: str
    is_simple: bool


def _act(verb: Callable[..., object], *fields: str) -> Act:
    def do(row: Delivery, form: PostForm, request: HttpRequest) -> object:
        given = {name: form.cleaned_data[name] for name in fields}
        seen = posting.seen_version(request)
        return verb(row=row, by=actor_of(request), at=clock.now(), seen=seen, **given)

    return do


def _offer(row: Delivery, form: PostForm, request: HttpRequest) -> object:
    assert isinstance(form, PartyForm)  # noqa: S101 - by the table
    party = form.party_units[form.cleaned_data["party"]]
    return actions.offer(row=row, party=party, by=actor_of(request), at=clock.now())


def _move(row: Delivery, form: PostForm, request: HttpRequest) -> object:
    assert isinstance(form, MoveForm)  # noqa: S101 - by the table
    starts_at, ends_at = form.span()
    return actions.move(
        row=row, starts_at=starts_at, ends_at=ends_at, by=actor_of(request), at=clock.now()
    )


KINDS = (
    Kind("acceptance", V.ACCEPT, PostForm, _("接下"), _("接下以后，村里和大家都看得到您要去。"), _("接下了。"), _act(actions.accept)),
    Kind("refusal", V.REFUSE, WordsForm, _("这次去不了"), _("志愿队伍不用写原因，没有任何影响；部门请写一句。"), _("知道了，会另请。"), _act(actions.refuse, "words")),
    Kind("report", V.DELIVER, ServedForm, _("送到了"), _("写一个数就行，站上会确认。"), _("记下了，等站上确认。"), _act(actions.deliver, "served", "words")),
    Kind("acknowledgement", V.ACKNOWLEDGE, SeenForm, _("确认送到了"), _("您确认了，这个村才算轮到过。"), _("确认了。"), _act(actions.acknowledge, "served")),
    Kind("miss", V.MISS, WhyForm, _("没送成"), _("下雨、停电、车坏了都可以，写一句。"), _("记下了。"), _act(actions.miss, "why")),
    Kind("party", V.OFFER, PartyForm, _("请谁去"), _("排在前面的更合适；去不去由他们定。"), _("问了，等答复。"), _offer),
    Kind("move", V.MOVE, MoveForm, _("改时间"), _("已经答应的，会按新时间再问一次。"), _("改了。"), _move),
    Kind("recall", V.RECALL, WhyForm, _("不请他们了"), _("他们看得到原因。"), _("收回了。"), _act(actions.recall, "why")),
    Kind("cancellation", V.CANCEL, WhyForm, _("取消这一次"), _("请过的队伍看得到原因。"), _("取消了。"), _act(actions.cancel, "why")),
)  # fmt: skip


@for_roles(*ALL)
def delivery(request: HttpRequest, no: str) -> HttpResponse:
    """The delivery and what may be done."""
    return _page(request, no)


def delivery_act(request: HttpRequest, no: str, *, kind: Kind) -> HttpResponse:
    """One act on one delivery; loaded inside, so that a form sent twice is answered as the first time."""
    if actor_of(request).role not in ALL:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("delivery", _load(request, no).no))
    form = _form(kind, _find(request, no), at_hand=request.POST)

    def do() -> str:
        kind.act(_load(request, no), form, request)
        return posting.page("delivery-desk")

    return submit(
        request, form, do, done=kind.done,
        show=lambda words, status: _page(request, no, words, status, refused=(kind, form)),
    )  # fmt: skip


def _page(
    request: HttpRequest, no: str, words: str = "", status: int = 200, *,
    refused: tuple[Kind, PostForm] | None = None,
) -> HttpResponse:  # fmt: skip
    actor, row = actor_of(request), _load(request, no)
    offers = list(row.offers.select_related("unit").order_by("at", "pk"))
    live = next((offer for offer in offers if offer.state in {"offered", "accepted"}), None)
    context = {
        "row": row, "line": line_of(row), "offers": offers, "refusal_words": words,
        "acts": [_shown(kind, row, refused, words) for kind, words in _available(actor, row, live)],
        "may_see_round": permissions.planning_objection(actor, row.round) is None,
    }  # fmt: skip
    return render(request, "console/deliveries/one.html", context, status=status)


def _available(actor: Actor, row: Delivery, live: DeliveryOffer | None) -> list[tuple[Kind, str]]:
    """The acts that are this reader's now, and those that will be in a while."""
    told = [(kind, _objection(kind.verb, actor, row, live)) for kind in KINDS]
    return [
        (kind, found.words if found else "")
        for kind, found in told
        if found is None or found.code in _SOON
    ]


def _objection(
    verb: DeliveryVerb, actor: Actor, row: Delivery, live: DeliveryOffer | None
) -> Objection | None:
    at = clock.now()
    if verb == V.DELIVER:
        return permissions.delivering_objection(actor, row, live, at=at)
    if verb == V.MISS:
        return permissions.missing_objection(actor, row, live, at=at)
    return permissions.objection(verb, actor, row, live)


def _shown(
    kind: Kind, row: Delivery, refused: tuple[Kind, PostForm] | None, objection: str
) -> Shown:
    form = refused[1] if refused and refused[0] is kind else _form(kind, row)
    url = posting.page(f"delivery-{kind.noun}", row.no)
    return Shown(kind, url, form, objection, is_simple=not form.fields)


def _form(kind: Kind, row: Delivery | None, at_hand: object = None) -> PostForm:
    if kind.form is not PartyForm:
        return kind.form(at_hand)
    form = PartyForm(at_hand, parties=_parties(row) if row else ())
    if row is not None and at_hand is None:
        form.explain(_reasons(row))
    return form


def _parties(row: Delivery) -> list[Unit]:
    """Departments for a duty; for an offer all teams, those that suit first."""
    rows = Unit.objects.open_on(clock.day_of(clock.now())).filter(county=row.county)
    if row.round.mode == Mode.DUTY:
        return list(rows.filter(kind=UnitKind.DEPARTMENT).order_by("path"))
    ranked = {int(pk): place for place, pk in enumerate(_ranking(row).eligible)}
    teams = Team.objects.filter(pk__in=ranked).select_related("unit")
    return [team.unit for team in sorted(teams, key=lambda team: ranked[team.pk])]


def _ranking(row: Delivery) -> matching.Ranking:
    return proposals.ranking_for(row, at=clock.now(), top=_MOST_PROPOSED)


def _reasons(row: Delivery) -> dict[int, str]:
    """Unit → why it suits, for those the engine names first."""
    if row.round.mode == Mode.DUTY:
        return {}
    choices = _ranking(row).choices
    units = dict(
        Team.objects.filter(pk__in=[int(c.team.id) for c in choices]).values_list("pk", "unit")
    )
    return {
        units[int(choice.team.id)]: in_words(
            Listed(COMMA, (said(reason) for reason in choice.reasons[:2]))
        )
        for choice in choices
    }


def _load(request: HttpRequest, no: str) -> Delivery:
    found = _find(request, no)
    if found is None:
        raise Missing
    return found


def _find(request: HttpRequest, no: str) -> Delivery | None:
    if not is_number(no):
        return None
    rows = Delivery.objects.visible_to(actor_of(request)).with_names()
    return rows.select_related("round__unit").filter(no=no).first()
