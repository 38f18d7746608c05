"""What an order's page shows, to whichever audience: its story, its people, what can be done."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.kit.phrases import SEMICOLON, Listed, Phrase, in_words
from wudan.kit.refusals import Objection
from wudan.orders import flow, permissions
from wudan.orders.actions import Contact, own_contact
from wudan.orders.enums import HowSaid, Stage, Verb
from wudan.orders.models import Dispatch, Fulfillment, Order, Saying
from wudan.people.actors import Actor
from wudan.people.enums import Purpose
from wudan.web.acting import actor_of

_PAST = {
    Verb.PLACE: Phrase("点了单"), Verb.PLACE_FOR: Phrase("代点了单"), Verb.SUPPLEMENT: Phrase("作了补充"),
    Verb.ACCEPT: Phrase("接了单"), Verb.RETURN: Phrase("请群众补充"), Verb.DECLINE: Phrase("不予受理"), Verb.REFER: Phrase("转办"),
    Verb.RECLASSIFY: Phrase("改了归类"), Verb.ESCALATE: Phrase("上交一级"), Verb.MERGE: Phrase("合并"), Verb.WITHDRAW: Phrase("撤了单"),
    Verb.DISOWN: Phrase("声明不是自己点的"), Verb.VOID: Phrase("作废"), Verb.DISPATCH: Phrase("派了单"),
    Verb.RECALL: Phrase("收回了派单"), Verb.CONFIRM: Phrase("接下并约好时间"), Verb.CLAIM: Phrase("抢单并约好时间"),
    Verb.REFUSE: Phrase("谢绝"), Verb.EXPIRE: Phrase("没有答复，收回另派"), Verb.SCHEDULE: Phrase("改了时间"),
    Verb.START: Phrase("开始服务"), Verb.FULFILL: Phrase("完成服务"), Verb.ACKNOWLEDGE: Phrase("确认完成"),
    Verb.REVIEW: Phrase("评了单"), Verb.FOLLOW_UP: Phrase("整改回访完成"), Verb.LAPSE: Phrase("到期办结"),
    Verb.UNSAY: Phrase("声明没有这样说，作废"),
    Verb.QUEUE: Phrase("满了，登记排队"), Verb.PROMOTE: Phrase("有名额，轮到了"),
}  # fmt: skip
_BAD = frozenset(
    {Verb.DECLINE, Verb.VOID, Verb.DISOWN, Verb.REFUSE, Verb.EXPIRE, Verb.RECALL, Verb.UNSAY}
)
_AMONG_STAFF = frozenset({Verb.REFUSE, Verb.EXPIRE, Verb.RECALL, Verb.DISPATCH, Verb.RECLASSIFY})
"""Their words are between team, platform and site; to others only what happened is told."""
_GOOD = frozenset({Verb.FULFILL, Verb.ACKNOWLEDGE, Verb.REVIEW, Verb.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the story."""

    at: datetime
    label: str
    who: str
    note: str
    tone: str
    verb: Verb


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the actor might do: available, or why not."""

    verb: str
    label: str
    objection: Objection | None


def story(order: Order, *, outside: bool) -> list[Entry]:
    """All that happened, oldest first. For the resident (`outside`), dispatches that came to
    nothing are told without the team's reasons, and another category without whose mistake it was."""
    entries = []
    for event in events_of("order", order.pk):
        verb = event.verb.removeprefix("order.")
        if verb not in _PAST:
            continue
        hidden = outside and verb in _AMONG_STAFF
        team = str(event.facts.get("unit_name", ""))
        who = team if verb in {Verb.REFUSE, Verb.EXPIRE} and team else event.who
        note = "" if hidden else event.why
        if verb == Verb.DISPATCH and team:
            note = _joined(_("派给{team}").format(team=team), note)
        if event.facts.get("channel") in HowSaid.values and verb != Verb.PLACE_FOR:
            note = _joined(said_words(str(event.facts["channel"]), who), note)
        category = str(event.facts.get("category_name", ""))
        if verb == Verb.RECLASSIFY and category:
            note = _joined(_("改归“{category}”").format(category=category), note)
        entries.append(Entry(event.at, _PAST[Verb(verb)], who, note, _tone(verb), Verb(verb)))
    return entries


def said_words(channel: str, who: str) -> str:
    """How the resident told it, and who wrote it down."""
    return _("群众{how}，{who}经办").format(how=HowSaid(channel).label, who=who)


def said_of(saying: Saying | None) -> str:
    """That a review was told, and to whom; nothing for one that the resident gave herself."""
    if saying is None:
        return ""
    if saying.channel == HowSaid.TELEPHONE:
        return _("电话回访所评，{who}经办").format(who=saying.taken_as)
    return _("{how}，{who}经办").format(how=saying.get_channel_display(), who=saying.taken_as)


def acts(actor: Actor, order: Order) -> dict[str, Act]:
    """Every verb of the actor's role that this stage knows, with its objection if there is one."""
    today = clock.day_of(clock.now())
    found = {}
    for verb in flow.verbs_from(Stage(order.stage)):
        if actor.may(verb):
            objection = permissions.objection(verb, actor, order, on=today)
            found[verb.value] = Act(verb.value, verb.label, objection)
    return found


def context_of(
    request: HttpRequest, order: Order, *, actor: Actor | None = None,
    contact: Contact | None = None,
) -> dict[str, object]:  # fmt: skip
    """The whole context of an order's page: two statements beside the order's own.

    `actor` is given where nobody is signed in (回执): a slip shows nothing in full.
    `contact` is what was just revealed.
    """
    if actor is None:
        actor = actor_of(request)
        contact = contact or own_contact(order, actor)
    outside = not actor.is_staff or actor.role == "team_leader"
    chain = list(order.dispatches.select_related("unit", "team", "fulfillment").order_by("pk"))
    live = next((made for made in chain if made.pk == order.dispatch_id), None)
    return {
        "order": order,
        "entries": story(order, outside=outside),
        "acts": acts(actor, order),
        "chain": chain,
        "live": live,
        "fulfillment": fulfillment_of(live),
        "contact": contact,
        "may_reveal": contact is None and permissions.may_see_contact(actor, order),
        "purposes": Purpose.choices,
        "holder": flow.HOLDER_OF[Stage(order.stage)].label,
    }


def fulfillment_of(dispatch: Dispatch | None) -> Fulfillment | None:
    """The fulfillment of a dispatch, if the team said yes."""
    return getattr(dispatch, "fulfillment", None) if dispatch else None


def _joined(*parts: str) -> str:
    return in_words(Listed(SEMICOLON, filter(None, parts)))


def _tone(verb: str) -> str:
    if verb in _BAD:
        return "warn"
    return "good" if verb in _GOOD else "info"
