"""An order told to a resident: one plain sentence for where it stands, and who does what next."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.orders.enums import Holder, Resolution, Stage, Verb
from wudan.orders.flow import CLOSED, HOLDER_OF
from wudan.orders.models import Dispatch, Order
from wudan.web.templatetags.words import day, moment

REACHED = {
    Stage.PLACED: 1, Stage.WAITING: 1, Stage.RETURNED: 1, Stage.ACCEPTED: 2, Stage.OFFERED: 3, Stage.SCHEDULED: 3,
    Stage.STARTED: 3, Stage.DONE: 4, Stage.ACKNOWLEDGED: 4, Stage.LAPSED: 4, Stage.REVIEWED: 5,
    Stage.FOLLOWING_UP: 5, Stage.SETTLED: 5,
}  # fmt: skip
_CAME = {Verb.ACCEPT: 2, Verb.DISPATCH: 3, Verb.CLAIM: 3}
_EXITS = CLOSED - {Stage.LAPSED, Stage.REVIEWED, Stage.SETTLED}
_NOW: dict[Stage, Callable[[], str]] = {
    Stage.PLACED: lambda: _("{unit}先看您的单，能不能办都会答复您。"),
    Stage.WAITING: lambda: _("这一项约满了，您排上了队。有名额就轮到您，{unit}会接着办。"),
    Stage.RETURNED: lambda: _("{unit}还差一点情况，请您在下面补上。"),
    Stage.ACCEPTED: lambda: _("{unit}接下了，正在给您找合适的队伍。"),
    Stage.OFFERED: lambda: _("已经问了队伍，等队伍回话。"),
    Stage.SCHEDULED: lambda: _("{team}接下了这一单，时间和联系人在下面。"),
    Stage.STARTED: lambda: _("{team}正在给您办。"),
    Stage.DONE: lambda: _("{team}说已经办完。是不是真办好了，请您说一句。"),
    Stage.ACKNOWLEDGED: lambda: _("您说办完了。办得好不好，请评一评。"),
    Stage.LAPSED: lambda: _("已经办结。过了评单的日子，没有评也不算好评。"),
    Stage.REVIEWED: lambda: _("您已评单，这一单办结。"),
    Stage.FOLLOWING_UP: lambda: _("您不满意，上面的所会来问情况、帮您解决。"),
    Stage.SETTLED: lambda: _("您不满意的地方已经处理，这一单办结。"),
    Stage.DECLINED: lambda: _("这一单志愿者办不了。"),
    Stage.REFERRED: lambda: _("这件事已转给能办的地方。"),
    Stage.WITHDRAWN: lambda: _("这一单已经撤了，不会有人来。"),
    Stage.MERGED: lambda: _("您点过同样的单，两单并成一单办。"),
    Stage.VOID: lambda: _("这一单已作废，不会有人来。"),
}
_DUE: dict[Stage, Callable[[], str]] = {
    Stage.PLACED: lambda: _("最迟 {due} 答复您。"),
    Stage.RETURNED: lambda: _("请在 {due} 以前补上，过了这一单就撤了。"),
    Stage.WAITING: lambda: _("排到 {due}；到时还没有名额，接着排下一期，不用再点。"),
    Stage.ACCEPTED: lambda: _("最迟 {due} 派出去。"),
    Stage.OFFERED: lambda: _("最迟 {due} 有回话，没有就另找队伍。"),
    Stage.DONE: lambda: _("{due} 以前都能评。"),
    Stage.ACKNOWLEDGED: lambda: _("{due} 以前都能评。"),
    Stage.FOLLOWING_UP: lambda: _("最迟 {due} 有结果。"),
}
"""What is promised, or asked, until when. While a team serves, the appointment says it."""


def now_words(order: Order, live: Dispatch | None) -> str:
    """Where it stands, as one would say it at the door."""
    team = live.unit.short_name if live else _("队伍")
    return _NOW[Stage(order.stage)]().format(unit=order.unit.short_name, team=team)


def turn_words(order: Order) -> str:
    """How many are before one who waits for a place; nothing for all others."""
    if order.stage != Stage.WAITING:
        return ""
    ahead = Order.objects.ahead_of(order).count()
    return _("您前面还有 {n} 单。").format(n=ahead) if ahead else _("下一个就轮到您。")


def due_words(order: Order) -> tuple[str, bool]:
    """Until when the next step is promised, and whether that has passed."""
    stage, due = Stage(order.stage), getattr(order, "due_at", None)
    if due is None:
        return "", False
    told = _until(due)
    if due > clock.now():
        return _DUE[stage]().format(due=told) if stage in _DUE else "", False
    if HOLDER_OF[stage] is Holder.RESIDENT:
        return "", False
    words = _("原定 {due} 前有结果，已经晚了。请打 {hotline} 催一催，这不怪您。")
    return words.format(due=told, hotline=settings.PACK.brand.hotline), True


def _until(due: datetime) -> str:
    """A deadline at midnight is told as the day before: people do not live at 00:00."""
    here = clock.local(due)
    return moment(due) if here.hour or here.minute else day(here.date() - timedelta(days=1))


def reached(order: Order, verbs: Iterable[Verb]) -> int:
    """How many of the five steps are done; for one that left the way, how far it had come."""
    come = max((_CAME.get(verb, 1) for verb in verbs), default=1)
    return REACHED.get(Stage(order.stage), come)


def stopped_words(order: Order) -> str:
    """The word for an order that left the way; nothing for one still on it."""
    return order.get_stage_display() if Stage(order.stage) in _EXITS else ""


def exit_words(order: Order) -> dict[str, str]:
    """Why it ended without service, and where to go instead (domain §4)."""
    if Stage(order.stage) not in {Stage.DECLINED, Stage.REFERRED, Stage.VOID}:
        return {}
    named = settings.PACK.reasons.get(_VERB[Stage(order.stage)], {}).get(order.closed_code, "")
    return {
        "why": in_words(Listed(SEMICOLON, filter(None, [named, order.closed_words]))),
        "where": order.next_place,
    }


def resolution_words(code: str) -> str:
    """How an unsatisfied order was settled."""
    return Resolution(code).label if code in Resolution.values else ""


_VERB = {Stage.DECLINED: "decline", Stage.REFERRED: "refer", Stage.VOID: "void"}
