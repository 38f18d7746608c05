"""The hard rules, cheapest first: each names its refusal or lets the team pass.

Decides who may be asked at all; how good a choice a team is, is left to the terms. A refusal is no
penalty (§25).
"""

from collections.abc import Iterable
from functools import lru_cache

from wudan.matching.answers import Refusal
from wudan.matching.asked import Asked
from wudan.matching.criteria import Rule
from wudan.matching.things import Team


def _listed(codes: Iterable[str]) -> str:
    return "、".join(sorted(codes))


_DECLINED = Refusal("declined", "declined", {})
_AREA = Refusal("area", "area", {})
_MINORS = Refusal("minors", "minors", {})


@lru_cache(maxsize=1024)
def _no_category(wanted: str) -> Refusal:
    """One for all teams: most teams are refused most orders, by few different words."""
    return Refusal("category", "category", {"category": wanted})


@lru_cache(maxsize=1024)
def _no_skill(missing: frozenset[str]) -> Refusal:
    return Refusal("skill", "skill_missing", {"skills": _listed(missing)})


def declined(asked: Asked, team: Team) -> Refusal | None:
    """Ask nobody twice: a team that refused, or let the offer expire, has answered."""
    return _DECLINED if team.id in asked.order.refused_by else None


def category(asked: Asked, team: Team) -> Refusal | None:
    """Keep to the categories the team serves."""
    wanted = asked.order.category
    return None if wanted in team.categories else _no_category(wanted)


def area(asked: Asked, team: Team) -> Refusal | None:
    """Keep to the units the team serves, and whatever lies below them."""
    return None if asked.order.area_path.startswith(team.serves) else _AREA


def skill(asked: Asked, team: Team) -> Refusal | None:
    """Want every skill somewhere in the team."""
    if asked.order.skills <= team.skills:
        return None
    return _no_skill(asked.order.skills - team.skills)


def training(asked: Asked, team: Team) -> Refusal | None:
    """Want somebody trained for each skill that takes training."""
    if team.is_department or not (missing := asked.order.skills & team.untrained):
        return None
    return Refusal("training", "untrained", {"skills": _listed(missing)})


def licence(asked: Asked, team: Team) -> Refusal | None:
    """Want every licence, in date on the day of service."""
    wanted = asked.order.licences
    if not wanted:
        return None
    if missing := wanted.difference(team.licences):
        return Refusal("licence", "licence_missing", {"licences": _listed(missing)})
    return _licence_out_of_date(asked, team)


def _licence_out_of_date(asked: Asked, team: Team) -> Refusal | None:
    until, code = min((team.licences[code], code) for code in asked.order.licences)
    day = asked.service_day(team)
    if until >= day:
        return None
    facts = {"licence": code, "until": until.isoformat()}
    if until < asked.today:
        return Refusal("licence", "licence_expired", facts)
    return Refusal("licence", "licence_expires_before", facts | {"on": day.isoformat()})


def headcount(asked: Asked, team: Team) -> Refusal | None:
    """Want as many members as the order wants people."""
    if team.members >= asked.order.headcount:
        return None
    return Refusal(
        "headcount", "headcount", {"members": team.members, "headcount": asked.order.headcount}
    )


def minors(asked: Asked, team: Team) -> Refusal | None:
    """Keep teams with minors away from any risk."""
    return _MINORS if team.has_minors and asked.order.risk != "none" else None


def insurance(asked: Asked, team: Team) -> Refusal | None:
    """Want accident insurance on the day, where asked for or where the body is at risk.

    A department's staff is insured by their employer.
    """
    if team.is_department or not (asked.order.needs_insurance or asked.order.risk == "bodily"):
        return None
    if team.insured_until is None:
        return Refusal("insurance", "insurance_missing", {})
    if team.insured_until >= (day := asked.service_day(team)):
        return None
    return Refusal(
        "insurance",
        "insurance_ends",
        {"until": team.insured_until.isoformat(), "on": day.isoformat()},
    )


def slot(asked: Asked, team: Team) -> Refusal | None:
    """Want a free slot among the order's openings; a duty is not bound to weekly slots."""
    if asked.opening(team) or team.is_department:
        return None
    if not asked.openings:
        return Refusal("slot", "slot_unasked", {})
    first, last = asked.openings[0][0], asked.openings[-1][0]
    return Refusal("slot", "slot_taken", {"first": first.isoformat(), "last": last.isoformat()})


def capacity(asked: Asked, team: Team) -> Refusal | None:
    """Leave a full team alone."""
    if team.open_dispatches < team.capacity:
        return None
    return Refusal(
        "capacity", "capacity", {"open": team.open_dispatches, "capacity": team.capacity}
    )


def pings(asked: Asked, team: Team) -> Refusal | None:
    """Spare a team that was asked often enough this week, whatever it answered."""
    most = asked.figures.pings_per_place * team.capacity
    if team.is_department or team.pings < most:
        return None
    return Refusal("pings", "pings", {"pings": team.pings, "most": most})


RULES = (
    Rule(
        "declined",
        "不重复邀约已婉拒或逾期未回应的队伍",
        "志愿服务条例 §25",
        ("declined",),
        declined,
        lambda asked: bool(asked.order.refused_by),
    ),
    Rule(
        "category",
        "队伍开展该类服务",
        "R036",
        ("category",),
        category,
        by=lambda asked: asked.order.category,
    ),
    Rule(
        "area",
        "服务地点在队伍服务范围内",
        "R037",
        ("area",),
        area,
        by=lambda asked: asked.order.area_path,
    ),
    Rule(
        "skill",
        "队伍具备所需技能",
        "R049；志愿服务条例 §15",
        ("skill_missing",),
        skill,
        lambda asked: bool(asked.order.skills),
        lambda asked: asked.order.skills,
    ),
    Rule(
        "training",
        "要受训的技能，队里有人受训并在有效期内",
        "志愿服务条例 §16；67号令 §8",
        ("untrained",),
        training,
        lambda asked: bool(asked.order.skills),
        lambda asked: asked.order.skills,
    ),
    Rule(
        "licence",
        "法定资质齐全，服务当日有效",
        "志愿服务条例 §16",
        ("licence_missing", "licence_expired", "licence_expires_before"),
        licence,
        lambda asked: bool(asked.order.licences),
    ),
    Rule(
        "headcount",
        "队伍人数不少于所需人数",
        "R049",
        ("headcount",),
        headcount,
        by=lambda asked: asked.order.headcount,
    ),
    Rule(
        "minors",
        "有未成年人的队伍不承担有风险的服务",
        "志愿服务条例 §15",
        ("minors",),
        minors,
        lambda asked: asked.order.risk != "none",
        lambda asked: asked.order.risk,
    ),
    Rule(
        "insurance",
        "可能发生人身危险时，服务当日有有效保险",
        "志愿服务条例 §17",
        ("insurance_missing", "insurance_ends"),
        insurance,
        lambda asked: asked.order.needs_insurance or asked.order.risk == "bodily",
    ),
    Rule(
        "slot",
        "期限内有空闲时段",
        "R037",
        ("slot_taken", "slot_unasked"),
        slot,
        by=lambda asked: None if asked.order.slots or asked.order.part else asked.openings,
    ),
    Rule("capacity", "在手的单未满", "R037", ("capacity",), capacity, by=lambda asked: "all"),
    Rule(
        "pings",
        "一周内邀约不过多",
        "志愿服务条例 §25",
        ("pings",),
        pings,
        by=lambda asked: asked.figures.pings_per_place,
    ),
)
