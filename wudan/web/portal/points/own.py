"""我的积分: what is there, what is set aside, and each line with act, rule and colour (R075). Only one's own."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.activities.enums import Color
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Objected
from wudan.ledger import points
from wudan.ledger.actions.points import pool
from wudan.ledger.balances import PAGE, Book, Line, books_of
from wudan.ledger.permissions import NO_HOUSEHOLD
from wudan.ledger.points import Owner
from wudan.people.models import HouseholdMember, Person
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.forms import tell
from wudan.web.portal.points.pooling import PoolForm
from wudan.web.portal.privacy.oneself import as_oneself

_COLORS = dict(Color.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """One line, as its owner reads it."""

    line: Line
    title: str
    notes: list[str]
    amounts: list[str]


@as_oneself
def own_points(request: HttpRequest) -> HttpResponse:
    """The balances and the newest lines, one's own or (`?of=home`) the household's."""
    return _page(request, None, status=200)


@as_oneself
def points_pool(request: HttpRequest) -> HttpResponse:
    """Move spendable points between oneself, or somebody of the household, and the household."""
    if request.method != "POST":
        return posting.go(request, posting.page("own-points") + "#pool")
    me = HouseholdMember.objects.of(person_of(request).pk)
    form = PoolForm(request.POST, me=me)

    def do() -> str:
        if me is None:
            raise Objected(NO_HOUSEHOLD)
        if not form.is_valid():
            raise Malformed({})
        whom = Person.objects.get(pk=form.whom)
        pool(
            household=me.household, person=whom, spend=form.cleaned_data["spend"], into=form.into,
            ref=points.ref_of("pool", me.person_id, request.POST["token"]), by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("own-points")

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except Objected as fault:
        return _page(request, tell(form, {"": fault.words}), status=422)
    messages.success(request, _("转好了。"))
    return answer


def _page(request: HttpRequest, form: PoolForm | None, *, status: int) -> HttpResponse:
    member = HouseholdMember.objects.of(person_of(request).pk)
    mine = points.person(person_of(request).pk)
    home = points.household(member.household_id) if member else None
    books = books_of([mine, home] if home else [mine])
    of_home = home is not None and request.GET.get("of") == "home"
    shown = books[home] if of_home and home else books[mine]
    lines = shown.lines(before=_before(request), most=PAGE + 1)
    context = {
        "mine": books[mine].balance, "home": _balance(books, home), "member": member, "of_home": of_home,
        "rows": [row_of(line) for line in lines[:PAGE]],
        "older": lines[PAGE - 1].pk if len(lines) > PAGE else None,
        "form": form or PoolForm(me=member), "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "portal/points/own.html", context, status=status)


def row_of(line: Line) -> Row:
    """A line in words: what was done, under which rule and colour, and how much of each."""
    notes = [line.label, f"{line.day.year}年{line.day.month}月{line.day.day}日"]
    if line.colour in _COLORS:
        notes.append(str(_COLORS[line.colour]))
    if line.rule:
        code, _at, version = line.rule.partition("@")
        notes.append(_("规则 {code}，第 {version} 版").format(code=code, version=version))
    if line.why:
        notes.append(_("原因：{}").format(line.why))
    named = (
        (line.honor, _("荣誉分 {}")), (line.spend, _("兑换分 {}")), (line.held, _("预留 {}")),
        (line.settled, _("抵欠 {}")),
    )  # fmt: skip
    amounts = [words.format(f"{points:+d}".replace("-", "−")) for points, words in named if points]
    return Row(line, line.act or line.label, notes, amounts)


def _balance(books: dict[Owner, Book], home: Owner | None) -> object:
    return books[home].balance if home else None


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    if not (text.isascii() and text.isdigit()):
        return None
    return min(int(text[:19]), LARGEST_KEY)
