"""我的积分: what is there, what is set aside, and each line with act, rule and colour (R075). Only one's own."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.activities.enums import Color
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import Phrase
from wudan.ledger import points
from wudan.ledger.balances import PAGE, Line, books_of
from wudan.people.models import HouseholdMember
from wudan.web.acting import person_of
from wudan.web.portal.privacy.oneself import as_oneself

_COLORS = dict(Color.choices)
_VILLAGE = "village:"
"""What the code of a village's own rule begins with; codes themselves say nothing to a reader."""


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
    member = HouseholdMember.objects.of(person_of(request).pk)
    mine = points.person(person_of(request).pk)
    home = points.household(member.household_id) if member else None
    books = books_of([mine, home] if home else [mine])
    of_home = home is not None and request.GET.get("of") == "home"
    shown = books[home] if of_home and home else books[mine]
    lines = shown.lines(before=_before(request), most=PAGE + 1)
    context = {
        "mine": books[mine].balance, "home": books[home].balance if home else None, "member": member,
        "of_home": of_home, "rows": [row_of(line) for line in lines[:PAGE]],
        "older": lines[PAGE - 1].pk if len(lines) > PAGE else None,
    }  # fmt: skip
    return render(request, "portal/points/own.html", context)


def row_of(line: Line) -> Row:
    """A line in words: what was done, under which rule and colour, and how much of each."""
    notes = [
        line.label,
        Phrase(
            "{year}年{month}月{day}日", year=line.day.year, month=line.day.month, day=line.day.day
        ),
    ]
    if line.colour in _COLORS:
        notes.append(str(_COLORS[line.colour]))
    if line.rule:
        code, _at, version = line.rule.partition("@")
        words = (
            _("村规第 {version} 版") if code.startswith(_VILLAGE) else _("县里规则第 {version} 版")
        )
        notes.append(words.format(version=version))
    if line.why:
        notes.append(_("原因：{}").format(line.why))
    named = (
        (line.honor, _("荣誉分 {}")), (line.spend, _("兑换分 {}")), (line.held, _("预留 {}")),
        (line.settled, _("抵欠 {}")),
    )  # fmt: skip
    amounts = [words.format(f"{points:+d}".replace("-", "−")) for points, words in named if points]
    return Row(line, line.act or line.label, notes, amounts)


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    if not (text.isascii() and text.isdigit()):
        return None
    return min(int(text[:19]), LARGEST_KEY)
