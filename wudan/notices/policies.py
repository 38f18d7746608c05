"""Which way a notice goes, and when: the person's own choice first, the house's means second (R120).

The own page shows everything, whatever else is chosen. What the law or somebody's safety asks for
cannot be switched off. Nothing but the urgent leaves at night; what can wait goes with the day's others.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wudan.kit.noticing import Noticing, Rule
from wudan.notices.enums import BY_WIRE, Channel, NoticeWay, Urgency

BACK_OFF = (10, 30, 120, 600, 1800)
"""Seconds between tries; after the last the next channel is taken."""
FAULTS_TO_SHUT = 5
SHUT_FOR = (60, 120, 300, 900)
"""Seconds for which a channel that fails in a row is left alone."""
LEASE = timedelta(seconds=4)
"""How long a carrier that has stopped beating is still believed to be alive."""
ASK_AGAIN = (60, 600, 3600, 6 * 3600, 24 * 3600)
"""Seconds after which a vendor is asked whether a message arrived; after the last it is left at handed over."""
RESERVED_PERCENT = 10
"""Of a day's allowance kept for what is urgent."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom, with which values; `by_voice` for somebody who ordered by word of mouth and reads no messages."""

    person_id: int
    blanks: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    reply_to: int | None = None
    by_voice: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody can be reached: what is known, and what they chose."""

    has_account: bool = False
    has_mobile: bool = False
    has_weixin: bool = False
    has_mail: bool = False
    home_id: int | None = None
    way: str = NoticeWay.FITTING
    topics_off: frozenset[str] = frozenset()


Can = Callable[[Channel, str], bool]
"""Whether the house has this channel for this kind of notice."""


def is_wanted(reach: Reach, rule: Rule) -> bool:
    """Whether the person wants to hear of this topic at all."""
    return rule.must or rule.topic not in reach.topics_off


def ways(reach: Reach, rule: Rule, can: Can, *, by_voice: bool = False) -> tuple[Channel, ...]:
    """The channels to try, one after the other; none when the own page is enough."""
    if not rule.must and reach.way == NoticeWay.NONE:
        return ()
    there = [channel for channel in Channel if _is_there(channel, reach, rule, can)]
    chosen = _CHOSEN.get(NoticeWay(reach.way))
    if chosen is None:
        wanted = _fitting(reach, rule, by_voice=by_voice)
    else:
        wanted = (chosen, *_fitting(reach, rule, by_voice=by_voice))
    return tuple(channel for channel in dict.fromkeys(wanted) if channel in there)


def leaves_at(channel: Channel, urgency: str, at: datetime, rules: Noticing) -> datetime:
    """When a copy may leave; a keeper carries in the daytime anyway."""
    if channel not in BY_WIRE or urgency == Urgency.URGENT:
        return at
    return rules.digest_from(at) if urgency == Urgency.CALM else rules.awake_from(at)


def back_off(tries: int) -> timedelta | None:
    """How long to wait after so many tries; None when it was the last."""
    return timedelta(seconds=BACK_OFF[tries - 1]) if tries <= len(BACK_OFF) else None


def shut_for(faults: int) -> timedelta:
    """How long a channel is left alone after so many faults in a row."""
    return timedelta(seconds=SHUT_FOR[min(faults // FAULTS_TO_SHUT, len(SHUT_FOR)) - 1])


def ask_again(asked: int) -> timedelta | None:
    """When a vendor is asked next whether it arrived; None when it was asked often enough."""
    return timedelta(seconds=ASK_AGAIN[asked]) if asked < len(ASK_AGAIN) else None


_CHOSEN = {
    NoticeWay.SMS: Channel.SMS, NoticeWay.WEIXIN: Channel.WEIXIN, NoticeWay.MAIL: Channel.MAIL,
    NoticeWay.PAPER: Channel.PAPER, NoticeWay.CALL: Channel.CALL,
}  # fmt: skip
_WIRES = (Channel.WEIXIN, Channel.SMS, Channel.MAIL)


def _fitting(reach: Reach, rule: Rule, *, by_voice: bool) -> tuple[Channel, ...]:
    """Who has an own page reads there what can wait; who has none is told by the station."""
    if reach.has_account and not by_voice:
        if rule.urgency == Urgency.CALM:
            return ()
        return (*_WIRES, Channel.CALL) if rule.must or rule.urgency == Urgency.URGENT else _WIRES
    if rule.urgency == Urgency.CALM:
        return (Channel.PAPER,)
    return (Channel.CALL,) if by_voice else (*_WIRES, Channel.CALL)


def _is_there(channel: Channel, reach: Reach, rule: Rule, can: Can) -> bool:
    if channel not in BY_WIRE:
        return rule.by_station and reach.home_id is not None
    has = {Channel.SMS: reach.has_mobile, Channel.WEIXIN: reach.has_weixin, Channel.MAIL: reach.has_mail}  # fmt: skip
    return has[channel] and can(channel, rule.code)
