"""通知's pack data: what is told to whom, in which words, how urgently; quiet hours, the digest, limits.

Everything a county may word for itself stands in `notices.toml`. A text names its values in braces;
a short message names them again in the order in which the vendor's template counts its blanks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from string import Formatter
from typing import Any

from wudan.kit.clock import CHINA, local

URGENCIES = ("urgent", "plain", "calm")
LONGEST = 300
"""Characters of a text before its values are filled in."""


@dataclass(frozen=True, slots=True)
class Rule:
    """一条通知: when this happens, these people are told these words."""

    verb: str
    audience: str
    code: str
    topic: str
    urgency: str
    text: str
    sms: tuple[str, ...] | None
    """The blanks of the vendor's template in its order; None where no short message is sent."""
    weixin: Mapping[str, str]
    """Keywords of the WeChat template and the value each takes."""
    must: bool
    """The law or somebody's safety asks for it: it cannot be switched off."""
    by_station: bool
    """Whether the station may carry it by telephone or paper; no where the station must not know."""
    reply: str
    """What one may answer without signing in, if anything."""


@dataclass(frozen=True, slots=True)
class Noticing:
    """What the base or a county says of notices."""

    quiet_from: time
    quiet_until: time
    digest_at: time
    sms_per_day: int
    per_second: Mapping[str, int]
    topics: Mapping[str, str]
    rules: Mapping[str, tuple[Rule, ...]]
    """By the verb of the event; in the order in which audiences are told."""

    def is_quiet(self, at: datetime) -> bool:
        """Whether people sleep: nothing but the urgent leaves then."""
        now = local(at).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= now < self.quiet_until
        return now >= self.quiet_from or now < self.quiet_until

    def awake_from(self, at: datetime) -> datetime:
        """The same instant, or the end of the quiet hours it falls into."""
        return _next(self.quiet_until, at) if self.is_quiet(at) else at

    def digest_from(self, at: datetime) -> datetime:
        """When what can wait goes out together."""
        return self.awake_from(_next(self.digest_at, at))

    def by_code(self, code: str) -> Rule | None:
        """The rule under which something was told."""
        return next((rule for rule in self.each() if rule.code == code), None)

    def each(self) -> Iterator[Rule]:
        """All rules, in the order in which they are written."""
        for rules in self.rules.values():
            yield from rules


def noticing(told: Mapping[str, Any]) -> Noticing:
    """What is told to whom as a county writes it. Raises KeyError, ValueError."""
    topics: Mapping[str, str] = told["topics"]
    rules: dict[str, list[Rule]] = {}
    codes: set[str] = set()
    for one in told["notice"]:
        rule = _rule(one, topics)
        if rule.code in codes:
            message = f"notices.toml：{rule.code} 写了两遍"
            raise ValueError(message)
        codes.add(rule.code)
        for verb in rule.verb.split():
            rules.setdefault(verb, []).append(rule)
    found = Noticing(
        quiet_from=time.fromisoformat(told["quiet"]["from"]), quiet_until=time.fromisoformat(told["quiet"]["until"]),
        digest_at=time.fromisoformat(told["digest"]["at"]), sms_per_day=int(told["limits"]["sms_per_day"]),
        per_second={name: int(many) for name, many in told["limits"]["per_second"].items()},
        topics=topics, rules={verb: tuple(some) for verb, some in rules.items()},
    )  # fmt: skip
    if found.sms_per_day < 0 or min(found.per_second.values()) < 1:
        message = "notices.toml：limits"
        raise ValueError(message)
    return found


def blanks_of(text: str) -> frozenset[str]:
    """The values that a text names."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def _rule(told: Mapping[str, Any], topics: Mapping[str, str]) -> Rule:
    sms = told.get("sms")
    made = Rule(
        verb=told["verb"], audience=told["audience"], code=told["code"], topic=told["topic"],
        urgency=told.get("urgency", "plain"), text=told["text"], sms=None if sms is None else tuple(sms),
        weixin=told.get("weixin", {}), must=bool(told.get("must", False)),
        by_station=bool(told.get("by_station", True)), reply=told.get("reply", ""),
    )  # fmt: skip
    unknown = {*(made.sms or ()), *made.weixin.values()} - blanks_of(made.text) - {"code"}
    if made.topic not in topics or made.urgency not in URGENCIES or unknown or len(made.text) > LONGEST:  # fmt: skip
        message = f"notices.toml：{made.code}"
        raise ValueError(message)
    return made


def _next(clock: time, at: datetime) -> datetime:
    """The first time the wall clock shows this, from an instant on."""
    here = local(at)
    found = datetime.combine(here.date(), clock, tzinfo=CHINA)
    return found if found >= here else found + timedelta(days=1)
