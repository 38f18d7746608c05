"""May this *thing*: a role at a kind of unit, a period, beside the posts already held."""

from collections.abc import Iterable
from datetime import date, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.models import Post
from wudan.people.roles import APART, ROLES

LONGEST_ACTING = timedelta(days=90)
LONGEST_TERM_YEARS = 10
LONGEST_TITLE = 40
LONGEST_WHY = 200
WARNED_BEFORE = timedelta(days=14)
"""How long before its confirmation runs out a post is warned of."""


def kind_objection(role: str, unit: Unit, *, on: date) -> Objection | None:
    """Why this role is not held at this unit: a keeper belongs to a station (R091–R093)."""
    if unit.ends_on is not None and unit.ends_on <= on:
        return Objection("unit_ended", Phrase("{unit}已经撤销，不能再任命。", unit=unit.short_name))
    kinds = ROLES[role].kinds
    if unit.kind in kinds:
        return None
    places = "、".join(UnitKind(kind).label for kind in sorted(kinds))
    return Objection(
        "wrong_kind",
        Phrase(
            "{roles}设在{places}，{unit}是{kind}。",
            roles=ROLES[role].name,
            places=places,
            unit=unit.short_name,
            kind=UnitKind(unit.kind).label,
        ),
    )


def apart_objection(role: str, held: Iterable[Post]) -> Objection | None:
    """Why the role cannot be added to these posts of one person: 三员 hold nothing else
    (GB/T 22239 7.1.4.2; domain §3.4)."""
    others = [post for post in held if post.role != role]
    if not others or (role not in APART and not any(post.role in APART for post in others)):
        return None
    names = "、".join(dict.fromkeys(post.get_role_display() for post in others))
    return Objection(
        "apart",
        Phrase(
            "系统、安全、审计三员要由三个人分别担任，也不能兼业务岗位。此人现任{names}，不能再任{roles}。",
            names=names,
            roles=ROLES[role].name,
        ),
    )


def twice_objection(role: str, unit: Unit, held: Iterable[Post]) -> Objection | None:
    """Why the person needs no second post of this kind here. Who only acts may be appointed."""
    if any((post.role, post.unit_id) == (role, unit.pk) for post in held if not post.is_acting):
        return Objection("already_holds", "此人已经在这个单位担任这个岗位。")
    return None


def head_objection(heads: Iterable[Post], unit: Unit) -> Objection | None:
    """Why there is no place for another head."""
    if any(True for _ in heads):
        return Objection(
            "head_there",
            Phrase(
                "{unit}已有负责人。换人请用“交接”，临时替一阵请用“代理”。", unit=unit.short_name
            ),
        )
    return None


def term_fault(ends_on: date | None, *, on: date) -> str:
    """What is wrong with the end of a term; empty when nothing."""
    if ends_on is None:
        return ""
    if ends_on <= on:
        return "任期的止日要在今天以后。"
    if ends_on.year - on.year > LONGEST_TERM_YEARS:
        return Phrase("任期最长 {longest_term_years} 年。", longest_term_years=LONGEST_TERM_YEARS)
    return ""


def acting_fault(ends_on: date | None, *, on: date) -> str:
    """What is wrong with the end of an acting post; empty when nothing."""
    if ends_on is None:
        return "代理要写到哪一天为止。"
    if ends_on <= on:
        return "代理的止日要在今天以后。"
    if ends_on - on > LONGEST_ACTING:
        return Phrase("代理最长 {days} 天。", days=LONGEST_ACTING.days)
    return ""
