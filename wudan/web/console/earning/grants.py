"""每日发分: what was granted on a day, by which unit, under which rule, by whom; each line opens to its rows (A11)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.people.models import Post
from wudan.rewards.enums.deed import Sign
from wudan.rewards.models import Earning
from wudan.rewards.querysets.deed import EarningQuerySet
from wudan.web.acting import actor_of
from wudan.web.console.earning.deeds import READ
from wudan.web.console.earning.loading import today
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.tree import place_in_tree

_MOST = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One unit, rule and hand of a day."""

    unit: str
    above: str
    rule: str
    hand: str
    count: int
    honor: int
    spend: int
    reversed: int
    is_minus: bool
    url: str


@for_roles(*READ)
def grants(request: HttpRequest) -> HttpResponse:
    """The day's lines in the order of the tree, or the rows of one of them."""
    actor, day = actor_of(request), _day(request)
    rows = Earning.objects.within(actor).written_on(day, day)
    unit, ground = request.GET.get("unit", ""), request.GET.get("rule", "")
    context: dict[str, object] = {
        "day": day, "lines": [], "rows": [], "unit": None,
        "before_url": address(request, day=str(day - timedelta(days=1)), unit="", rule="", page=""),
        "after_url": address(request, day=str(day + timedelta(days=1)), unit="", rule="", page="") if day < today() else "",
        "back_url": address(request, unit="", rule="", page=""),
    }  # fmt: skip
    if unit.isascii() and unit.isdigit() and len(unit) < 16:
        context |= _rows(request, rows.filter(unit=int(unit)), ground)
        context["unit"] = Unit.objects.filter(pk=int(unit), path__startswith=actor.unit_path).first()  # fmt: skip
    else:
        context["lines"] = _lines(request, rows)
    return render(request, "console/earning/grants.html", context)


def _lines(request: HttpRequest, rows: EarningQuerySet) -> list[Line]:
    """Three statements, whatever the number of rows."""
    grouped = rows.values(
        "unit", "unit__path", "unit__short_name", "unit__parent__short_name", "rule", "rule__name", "item",
        "item__words", "item__sign", "post_id",
    ).order_by().annotate(
        count=Count("pk"), given=Sum("honor"), worth=Sum("spend"), back=Count("pk", filter=~Q(reversed_at=None))
    )  # fmt: skip
    found = sorted(
        grouped[:_MOST], key=lambda row: (place_in_tree(row["unit__path"]), row["rule"] or 0, row["item"] or 0)
    )  # fmt: skip
    posts = Post.objects.select_related("unit", "person").in_bulk(
        {row["post_id"] for row in found if row["post_id"]}
    )
    return [
        Line(
            row["unit__short_name"], row["unit__parent__short_name"] or "",
            row["rule__name"] or row["item__words"], _hand(posts.get(row["post_id"])), row["count"],
            row["given"], row["worth"], row["back"], row["item__sign"] == Sign.MINUS,
            address(request, unit=str(row["unit"]), rule=f"r{row['rule']}" if row["rule"] else f"v{row['item']}", page=""),
        )
        for row in found
    ]  # fmt: skip


def _hand(post: Post | None) -> str:
    if post is None:
        return _("系统按时长自动记")
    return f"{post.unit.short_name}·{post.person.name}"


def _rows(request: HttpRequest, rows: EarningQuerySet, ground: str) -> dict[str, object]:
    """The rows behind a line, newest first."""
    kind, number = ground[:1], ground[1:]
    if kind in {"r", "v"} and number.isascii() and number.isdigit() and len(number) < 16:
        rows = rows.filter(**{"rule" if kind == "r" else "item": int(number)})
    page = page_number(request)
    with_names = rows.select_related(
        "rule", "item", "person", "household", "team__unit", "record", "deed"
    )
    found = list(with_names.order_by("-pk")[(page - 1) * PAGE : page * PAGE + 1])
    return {
        "rows": found[:PAGE],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(found) > PAGE else "",
    }


def _day(request: HttpRequest) -> date:
    """The day asked for; yesterday's work is read today, so the latest is today's."""
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today()
    return asked if date(2024, 1, 1) <= asked <= today() else today()
