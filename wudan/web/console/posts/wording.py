"""How posts and what happened to them are put into words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wudan.kit.phrases import Phrase, in_words
from wudan.meetings.handover import TASK
from wudan.orders.enums import Stage
from wudan.orders.handover import CALLBACK
from wudan.people.actions.posts import Duty
from wudan.people.models import Post
from wudan.web.templatetags.words import day, moment

if TYPE_CHECKING:
    from wudan.journal.models import Event

VERBS = {
    "post.grant": Phrase("任命"), "post.end": Phrase("免去"), "post.hand_over": Phrase("交接"), "post.confirm": Phrase("确认"),
    "post.warn": Phrase("提醒确认"), "post.expire": Phrase("未确认失效"), "post.acknowledge": Phrase("接手人确认"),
    "post.nominate": Phrase("提名"), "post.second": Phrase("第二人决定"), "post.take_up": Phrase("本人应任"),
}  # fmt: skip
_TONES = {"post.end": "bad", "post.expire": "bad", "post.warn": "warn"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a post's history; fits parts/timeline.html."""

    at: str
    label: str
    who: str
    note: str
    tone: str


def entry_of(event: "Event") -> Entry:
    """What happened to a post. Under which post it was done, not by whose name."""
    label = _(VERBS.get(event.verb, event.verb))
    if event.facts.get("acting"):
        label = _("任命代理")
    tone = _TONES.get(event.verb, "")
    return Entry(at=moment(event.at), label=label, who=event.who, note=event.why, tone=tone)


@dataclass(frozen=True, slots=True)
class Told:
    """One duty as a line: kind in words, what, number, until when, whether it may be opened."""

    label: str
    words: str
    no: str
    due_at: datetime | None
    linked: bool


def told(duty: Duty, *, linked: bool = False) -> Told:
    """A duty as a line."""
    due_at = datetime.fromisoformat(duty.due) if duty.due else None
    return Told(duty_label(duty.kind), duty.words, duty.no, due_at, linked)


def standing_of(post: Post, on: date) -> tuple[str, str]:
    """Badge code and word: how a post stands on a day."""
    if post.ends_on is not None and post.ends_on <= on:
        return "expired", _("已结束")
    if post.confirmed_until is not None and post.confirmed_until < on:
        return "expired", _("未确认，已失效")
    if post.starts_on > on:
        return "scheduled", _("还没开始")
    return ("offered", _("代理")) if post.is_acting else ("active", _("在任"))


def until_words(post: Post) -> str:
    """The last day in office, in words."""
    return _("到 {end} 前").format(end=day(post.ends_on)) if post.ends_on else _("没有期限")


def duty_label(kind: str) -> str:
    """What kind of duty it is: the stage of an order, or a call to make."""
    if kind == TASK:
        return _("会议交办")
    if kind == CALLBACK:
        return _("待回访")
    return in_words(Stage(kind).label) if kind in Stage.values else kind
