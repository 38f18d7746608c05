"""May this thing, now: what is wrong with an activity as written, and the risk gate before opening.

志愿服务条例 §16–17 (training, licences, insurance, risks told), 民法典 §19 and domain §2.6 (minors),
domain §2.3 (no service across midnight). Takes activities and times; never who acts.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings

from wudan.activities.enums import Aim, Audience, Color, Mode, Venue
from wudan.activities.models import Activity, Position, Shift
from wudan.activities.models.activity import LONGEST_SUMMARY, MOST_RESIDENTS
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.catalog.enums import Risk
from wudan.catalog.models import Platform
from wudan.kit.ages import ADULT
from wudan.kit.clock import day_of, local
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Objection
from wudan.kit.slots import Part, slot_of
from wudan.kit.text import objection_to, objection_to_published
from wudan.sites.enums.resource import ResourceStage

BODILY = frozenset({Risk.BODILY, Risk.MEDICAL})
"""No minor takes part in these, whoever agrees."""
RISKY_AGE, ALONE_AGE = 16, 16
FURTHEST_DAYS = 400
LONGEST_SHIFT = timedelta(hours=12)
MOST_SHIFTS, MOST_POSITIONS, LARGEST_QUOTA = 31, 12, 500
_LENGTHS = {
    "title": 50, "words": 2000, "place": 120, "risk_words": 400, "conditions": 400, "insurer": 40,
}  # fmt: skip
_CHOICES = {"aim": Aim, "mode": Mode, "audience": Audience, "venue": Venue}


def least_age(activity: Activity, position: Position) -> int:
    """The youngest that may: as stated, and never below what the risk asks for."""
    asked = max(activity.min_age, position.min_age)
    is_risky = activity.is_risky or position.is_risky
    return age_asked(asked, risks=activity.risks, is_risky=is_risky)


def age_asked(stated: int, *, risks: Iterable[str], is_risky: bool) -> int:
    """The stated age, raised to what the risk asks for (未成年人 and danger, 条例 §16)."""
    if not BODILY.isdisjoint(risks):
        return max(stated, ADULT)
    return max(stated, RISKY_AGE) if is_risky else stated


def faults_of(wanted: Wanted, *, at: datetime) -> dict[str, str]:
    """Field → what is wrong with an activity as written; a draft may lack, but not be wrong."""
    faults = _faults_of_words(wanted) | _faults_of_choices(wanted)
    faults |= _faults_of_shifts(wanted.shifts, at=at) | _faults_of_positions(wanted.positions)
    if not wanted.title:
        faults["title"] = "给活动起个名字。"
    return faults


def aim_of(platform: Platform | None) -> Aim:
    """What an activity is mostly for when nobody says: as the county says of its platform (R001)."""
    code = platform.code if platform else ""
    return Aim(settings.PACK.aims.get(code, Aim.SERVE))


def faults_of_review(residents: int | None, summary: str) -> dict[str, str]:
    """Field → what is wrong with what is said at the end; the registers of all above show it."""
    faults: dict[str, str] = {}
    if residents is not None and not 0 <= residents <= MOST_RESIDENTS:
        faults["residents"] = Phrase(
            "到场群众写 0 到 {most}，没有数过就不填。", most=MOST_RESIDENTS
        )
    if fault := objection_to_published(summary, most=LONGEST_SUMMARY):
        faults["summary"] = fault
    return faults


def _faults_of_words(wanted: Wanted) -> dict[str, str]:
    """Everybody reads these: no telephone, no ID number, nobody's exact address."""
    faults: dict[str, str] = {}
    for name, most in _LENGTHS.items():
        if fault := objection_to_published(getattr(wanted, name), most=most):
            faults[name] = fault
    if fault := objection_to(wanted.insurance_no, most=40):
        faults["insurance_no"] = fault
    return faults


def _faults_of_choices(wanted: Wanted) -> dict[str, str]:
    faults: dict[str, str] = {
        name: Phrase("请从里面选一项：{listed}。", listed=Listed(COMMA, map(str, words.labels)))
        for name, words in _CHOICES.items()
        if getattr(wanted, name) not in words.values and not (name == "aim" and not wanted.aim)
    }
    if wanted.color and wanted.color not in Color.values:
        faults["color"] = "请从七色里选一种，或不选。"
    if not set(wanted.risks) <= set(Risk.values):
        faults["risks"] = "请从列出的风险里选。"
    if not 0 <= wanted.min_age <= 70:
        faults["min_age"] = "最低年龄写 0 到 70。"
    if wanted.audience == Audience.BACKFILL:
        faults["audience"] = "补录的活动由“补录”来登记，不招募。"
    return faults


def _faults_of_shifts(shifts: Sequence[WantedShift], *, at: datetime) -> dict[str, str]:
    if len(shifts) > MOST_SHIFTS:
        return {
            "shifts": Phrase(
                "一次活动最多 {most_shifts} 个班次，再多请分成几次。", most_shifts=MOST_SHIFTS
            )
        }
    if len({shift.starts_at for shift in shifts}) < len(shifts):
        return {"shifts": "有两个班次同时开始，请合成一个。"}
    for shift in shifts:
        if fault := _fault_of_shift(shift, at=at):
            return {"shifts": fault}
    return {}


def _fault_of_shift(shift: WantedShift, *, at: datetime) -> str | None:
    when = f"{local(shift.starts_at):%m月%d日 %H:%M}"
    if shift.ends_at <= shift.starts_at:
        return Phrase("{when} 这一班，结束要晚于开始。", when=when)
    if day_of(shift.ends_at - timedelta(microseconds=1)) != day_of(shift.starts_at):
        return Phrase("{when} 这一班跨过了半夜，请分成两班。", when=when)
    if shift.ends_at - shift.starts_at > LONGEST_SHIFT:
        return Phrase("{when} 这一班太长，一班最多 12 小时。", when=when)
    if shift.starts_at > at + timedelta(days=FURTHEST_DAYS):
        return Phrase(
            "{when} 太远了，最多排到 {furthest_days} 天内。", when=when, furthest_days=FURTHEST_DAYS
        )
    return None


def _faults_of_positions(positions: Sequence[WantedPosition]) -> dict[str, str]:
    if len(positions) > MOST_POSITIONS:
        return {
            "positions": Phrase("最多 {most_positions} 个岗位。", most_positions=MOST_POSITIONS)
        }
    if len({position.name for position in positions}) < len(positions):
        return {"positions": "有两个岗位同名。"}
    for position in positions:
        if fault := _fault_of_position(position):
            return {"positions": fault}
    return {}


def _fault_of_position(position: WantedPosition) -> str | None:
    if not position.name:
        return "给岗位起个名字。"
    if not 1 <= position.quota <= LARGEST_QUOTA:
        return Phrase(
            "“{position}”的名额写 1 到 {largest_quota}。",
            position=position.name,
            largest_quota=LARGEST_QUOTA,
        )
    if position.skill and position.skill not in settings.PACK.skills:
        return Phrase("“{position}”要会的本事不在名录里。", position=position.name)
    if position.licence and position.licence not in settings.PACK.licences:
        return Phrase("“{position}”要的证照不在名录里。", position=position.name)
    if not 0 <= position.min_age <= 70:
        return "最低年龄写 0 到 70。"
    return objection_to_published(position.name, most=30) or objection_to_published(
        position.words, most=200
    )


def gate(
    activity: Activity, shifts: Sequence[Shift], positions: Collection[Position], *, at: datetime
) -> list[Objection]:
    """风险关: all that still keeps this from opening, in the order in which it is best mended."""
    return [
        *_lacks(activity, shifts, positions, at=at),
        *(_risk(activity, shifts) if activity.is_risky else ()),
        *_licences(activity, positions),
        *_ages(activity, positions),
    ]


def _lacks(
    activity: Activity, shifts: Sequence[Shift], positions: Collection[Position], *, at: datetime
) -> Iterator[Objection]:
    if activity.is_template:
        yield Objection("template", "这是模板，照着它另发一次。")
    if not shifts:
        yield Objection("no_shifts", "还没有班次：哪天、几点到几点。")
    if not positions:
        yield Objection("no_positions", "还没有岗位：要几个人，做什么。")
    if any(shift.starts_at <= at for shift in shifts):
        yield Objection("past_shift", "有的班次已经开始或过去了，请改日期。")
    if not activity.place and activity.venue != Venue.ONLINE:
        yield Objection("no_place", "写清楚在哪里集合。")
    if activity.venue == Venue.POPUP and activity.area is None:
        yield Objection("no_area", "流动点要写明在哪个乡镇、哪个村，群众才找得到。")
    if activity.resource is not None and activity.resource.stage != ResourceStage.OPEN:
        yield Objection("resource_shut", "要用的那处资源还没有开放，或者又关了。")
    if not activity.words:
        yield Objection("no_words", "写一句要做什么，志愿者才好决定来不来。")
    if activity.closes_at is not None and activity.closes_at <= at:
        yield Objection("closed_already", "报名截止的时间已经过了。")
    if activity.unit.ends_on is not None:
        yield Objection("unit_gone", "组织单位已经撤销。")


def _risk(activity: Activity, shifts: Sequence[Shift]) -> Iterator[Objection]:
    """志愿服务条例 §17: insured before what may hurt; told what may happen."""
    if not activity.risk_words:
        yield Objection("no_risk_words", "有风险的活动，要写清楚是什么风险、怎么防。")
    if not (activity.insurer and activity.insurance_no):
        yield Objection("no_insurance", "有风险的活动，先给志愿者买保险，写上保险公司和保单号。")
    elif activity.insured_until is None or activity.insured_until < _last_day(shifts):
        yield Objection("insurance_ends", "保险要管到最后一班那天。")


def _licences(activity: Activity, positions: Collection[Position]) -> Iterator[Objection]:
    """条例 §16: professional services by who holds the paper; some position must ask for it."""
    asked = {position.licence for position in positions} - {""}
    missing = set(activity.service.licences if activity.service else ()) - asked
    for code in sorted(missing):
        name = settings.PACK.licences.get(code, code)
        yield Objection(
            "no_licence", Phrase("这项服务要有“{name}”，请写在要有证的那个岗位上。", name=name)
        )
    if Risk.MEDICAL in activity.risks and not asked:
        yield Objection("no_licence", "涉及医疗，至少有一个岗位要写明要什么证。")


def _ages(activity: Activity, positions: Collection[Position]) -> Iterator[Objection]:
    youngest = min((least_age(activity, position) for position in positions), default=ADULT)
    if youngest < ALONE_AGE and not activity.with_companion:
        yield Objection(
            "needs_companion",
            Phrase("{alone_age} 岁以下的孩子要有大人陪同，或把最低年龄提高。", alone_age=ALONE_AGE),
        )


def _last_day(shifts: Iterable[Shift]) -> date:
    return max((shift.day for shift in shifts), default=date.min)


def slots_of(starts_at: datetime, ends_at: datetime, holidays: frozenset[date]) -> int:
    """The weekly slots that a shift touches, as a mask: before noon, before six, later."""
    first, last = local(starts_at).hour, local(ends_at - timedelta(microseconds=1)).hour
    bounds = {Part.AM: (0, 12), Part.PM: (12, 18), Part.EVE: (18, 24)}
    return sum(
        1 << slot_of(day_of(starts_at), part, holidays)
        for part, (begin, end) in bounds.items()
        if first < end and last >= begin
    )
