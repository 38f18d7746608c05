"""Lines of a proposal as the page wants them: in plain words, without anybody's name or address."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit.phrases import Phrase, in_words
from wudan.orders.enums import LineChange, LineReason, LineState
from wudan.orders.models import ProposalLine
from wudan.web.templatetags.words import day

_RULES = {
    "declined": Phrase("已婉拒"), "category": Phrase("不做这一类"), "area": Phrase("不到这里"), "skill": Phrase("不会这门手艺"),
    "training": Phrase("没受过训"), "licence": Phrase("没有资质"), "headcount": Phrase("人手不够"), "minors": Phrase("有未成年人"),
    "insurance": Phrase("没有保险"), "slot": Phrase("没有空"), "capacity": Phrase("单满了"), "pings": Phrase("邀约太多"),
}  # fmt: skip
_BADGES = {
    LineState.PROPOSED: "accepted", LineState.OVERRIDDEN: "accepted", LineState.SENT: "offered",
    LineState.ACCEPTED: "scheduled", LineState.DECLINED: "returned", LineState.DROPPED: "withdrawn",
    LineState.UNSERVED: "lapsed",
}  # fmt: skip
_SHORT = 2
"""So many reasons in a list; all of them on the line's own page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line."""

    pk: int
    url: str
    title: str
    number: str
    urgent: bool
    place: str
    wanted: str
    team: str
    when: str
    state: str
    badge: str
    label: str
    change: str
    change_words: str
    reasons: list[str]
    note: str
    can_be_sent: bool


@cache
def _lines() -> str:
    """The address below which every line's page lies; asked once, not for each row."""
    return reverse("dispatch-line", args=[0]).removesuffix("/0")


def shown(line: ProposalLine) -> Shown:
    """A line loaded with what it shows."""
    order = line.order
    return Shown(
        pk=line.pk,
        url=f"{_lines()}/{line.pk}",
        title=order.title,
        number=order.number,
        urgent=order.urgent,
        place=order.origin.short_name,
        wanted=f"{day(order.wanted_on)} {in_words(order.get_wanted_part_display())}".strip()
        if order.wanted_on
        else _("哪天都行"),
        team=line.team.unit.short_name if line.team else "",
        when=when_of(line),
        state=line.state,
        badge=_BADGES[LineState(line.state)],
        label=line.get_state_display(),
        change=line.change,
        change_words=change_of(line),
        reasons=[*line.reasons[:_SHORT], *beside(line)] if line.team_id else why_none(line),
        note=line.note,
        can_be_sent=line.can_be_sent,
    )


def when_of(line: ProposalLine) -> str:
    """9月8日 上午; nothing where no time is proposed."""
    return f"{day(line.on)} {in_words(line.get_part_display())}" if line.on else ""


def change_of(line: ProposalLine) -> str:
    """How the line stands to its order, to the one before, and to what is out."""
    if line.can_be_sent and line.order.version != line.order_version:
        return _("这一单后来有人动过，送不出；请重新提一份")
    if line.state == LineState.OVERRIDDEN:
        name = line.instead_of.unit.short_name if line.instead_of else _("没有队伍")
        return _("您改的，原来提的是{name}").format(name=name)
    if line.moves:
        name = line.before.unit.short_name if line.before else ""
        return _("换：{name}还没有答复，送出时会先收回").format(name=name)
    if line.change == LineChange.MOVED:
        if line.before is not None:
            return _("换，上次提的是{name}").format(name=line.before.unit.short_name)
        return _("换了时间或原因")
    return in_words(LineChange(line.change).label)


def beside(line: ProposalLine) -> list[str]:
    """The next best team and by how much, and who else wanted this team at this time."""
    words = []
    if line.runner_up is not None and line.margin_minutes is not None:
        name, minutes = line.runner_up.unit.short_name, round(line.margin_minutes)
        near = _("其次是{name}，差 {n} 分钟") if minutes else _("其次是{name}，差不多")
        words.append(near.format(name=name, n=minutes))
    if line.rivals:
        words.append(_("另有 {n} 单也最想要这个时间").format(n=len(line.rivals)))
    return words


def why_none(line: ProposalLine) -> list[str]:
    """Why nobody can be asked: the main reason, then how many teams each rule held back."""
    if not line.reason:
        return []
    return [in_words(LineReason(line.reason).label), *held_back(line)]


def held_back(line: ProposalLine) -> list[str]:
    """不做这一类 88 支 · 单满了 3 支."""
    counts: Iterable[tuple[str, int]] = line.refused.items()
    said = [_("{rule} {n} 支").format(rule=_(_RULES.get(rule, rule)), n=n) for rule, n in counts]
    return [" · ".join(said)] if said else []
