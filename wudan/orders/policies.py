"""May this thing, now. Takes orders, services and times; never persons.

Each answers an objection or a table of fields with what is wrong, in words.
"""

from datetime import date, datetime, timedelta

from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Platform, Service
from wudan.kit.ages import ADULT, is_under
from wudan.kit.clock import day_of
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Objection
from wudan.kit.text import objection_to
from wudan.orders.enums import DayPart, DispatchKind, WhenFull
from wudan.orders.models import Order

LONGEST_WORDS = 2000
LONGEST_NOTE = 400
LONGEST_PLACE = 200
FURTHEST_DAYS = 180
LOW_SCORE = 2
SLIP_TRIES = 5

NOT_OUR_REMIT = "not_our_remit"


def faults_of_need(words: str, service: Service | None) -> dict[str, str]:
    """What is wrong with the words of an order; a menu item may stand for words."""
    if not words and service is None:
        return {"words": "请用一句话写下需要什么，或从菜单里选一项。"}
    fault = objection_to(words, most=LONGEST_WORDS)
    return {"words": fault} if fault else {}


def faults_of_day(
    wanted_on: date | None, service: Service | None, *, at: datetime
) -> dict[str, str]:
    """What is wrong with the wanted day: past, too soon, out of season, too far."""
    if wanted_on is None:
        return {}
    today = day_of(at)
    soonest = today + timedelta(days=service.lead_days if service else 0)
    if wanted_on < today:
        return {"wanted_on": "这个日子已经过去了。"}
    if wanted_on > today + timedelta(days=FURTHEST_DAYS):
        return {
            "wanted_on": Phrase("最多提前 {furthest_days} 天点单。", furthest_days=FURTHEST_DAYS)
        }
    if service and wanted_on < soonest:
        return {
            "wanted_on": Phrase(
                "“{service}”要提前 {lead_days} 天，最早 {soonest:%m月%d日}。",
                service=service.name,
                lead_days=service.lead_days,
                soonest=soonest,
            )
        }
    if service and not service.is_in_season(wanted_on.month):
        months = "、".join(str(month) for month in service.months)
        return {
            "wanted_on": Phrase(
                "“{service}”只在 {months} 月提供。", service=service.name, months=months
            )
        }
    return {}


def faults_of_part(part: str) -> dict[str, str]:
    """What is wrong with the wanted part of the day."""
    if part in DayPart.values:
        return {}
    return {"wanted_part": Phrase("请选一个时段：{listed}。", listed=Listed(COMMA, DayPart.labels))}


def faults_of_when_full(said: str) -> dict[str, str]:
    """What is wrong with what to do when the item is full."""
    if said in WhenFull.values:
        return {}
    return {"when_full": "没有名额时，请选约到最早的日子，或登记排队。"}


def faults_of_point(lon: float | None, lat: float | None) -> dict[str, str]:
    """What is wrong with the coordinates; none at all is fine."""
    if lon is None and lat is None:
        return {}
    if lon is not None and lat is not None and 73 <= lon <= 136 and 3 <= lat <= 54:
        return {}
    return {"lon": "位置不在中国境内，请重新选点，或只写地址。"}


def faults_of_place(mode: str, address: str, service: Service | None) -> dict[str, str]:
    """What is wrong with where it is wanted."""
    if mode not in PlaceMode.values:
        return {
            "place_mode": Phrase("请选一种方式：{listed}。", listed=Listed(COMMA, PlaceMode.labels))
        }
    if service and not _offers(service, mode):
        return {
            "place_mode": Phrase(
                "“{service}”的方式是：{listed}。",
                service=service.name,
                listed=Listed(COMMA, service.place_names),
            )
        }
    if mode == "home" and not address:
        return {"address": "上门服务请写清楚住在哪里。"}
    if mode == PlaceMode.POPUP and not address:
        return {"address": "请写在村里哪里，如“村口大槐树下”。"}
    fault = objection_to(address, most=120)
    return {"address": fault} if fault else {}


def _offers(service: Service, mode: str) -> bool:
    """What is done at a site can be done wherever people gather (R025)."""
    return mode in service.places or (mode == PlaceMode.POPUP and PlaceMode.SITE in service.places)


def note_objection(words: str, *, most: int = LONGEST_NOTE) -> Objection | None:
    """Why a note cannot be stored."""
    fault = objection_to(words, most=most)
    return Objection("bad_note", fault) if fault else None


def reason_objection(code: str, words: str, allowed: frozenset[str]) -> Objection | None:
    """Every exit needs a reason from the county's list; 其他 needs words as well."""
    if code not in allowed:
        return Objection("no_reason", "请选一个原因。")
    if code == "other" and not words.strip():
        return Objection("no_words", "选了“其他”，请写一句是什么原因。")
    return note_objection(words)


def top_objection(order: Order) -> Objection | None:
    """An order at the center cannot go further up."""
    if order.unit.parent_id is None:
        return Objection("at_top", "已经在县中心，不能再上交；可转办或派单。")
    return None


def queue_objection(order: Order) -> Objection | None:
    """Only an item with a limit has a waiting list; words without an item get theirs at once."""
    if order.service is not None and not order.service.is_limited:
        return Objection("not_limited", "这一项不限名额，不用排队。")
    return None


def wait_objection(when_full: str) -> Objection | None:
    """What is accepted does not wait: that is a verb of its own."""
    if when_full in {WhenFull.ASK, WhenFull.NEXT}:
        return None
    return Objection("queue_instead", "要排队的单，请用“排队”，不要接单。")


def faults_of_category(platform: Platform | None, service: Service | None) -> dict[str, str]:
    """What is wrong with where an accepted order is to go: nothing named, or two that do not fit."""
    if platform is None and service is None:
        return {"platform": "请选改归哪一类，或者菜单上的一项。"}
    if platform is not None and service is not None and platform.pk != service.platform_id:
        return {
            "platform": Phrase(
                "“{service}”不属于“{platform}”，请只选一样。",
                service=service.name,
                platform=platform.name,
            )
        }
    return {}


def category_objection(
    order: Order, platform: Platform | None, service: Service | None
) -> Objection | None:
    """Why an order cannot go there: it is there already, or the item is not offered (any more)."""
    to = service.platform_id if service else platform and platform.pk
    if (order.platform_id, order.service_id) == (to, service and service.pk):
        return Objection("same_category", "这一单已经归在这里，没有什么可改。")
    if service is not None and not service.is_offered:
        return Objection(
            "not_offered",
            Phrase("“{service}”现在不在菜单上，请选别的。", service=service.name),
        )
    return None


def merge_objection(order: Order, into: Order) -> Objection | None:
    """Only two open orders of one beneficiary are one need."""
    if order.pk == into.pk:
        return Objection("same_order", "不能合并到自己。")
    if into.is_closed:
        return Objection("closed", Phrase("{number} 已经结束，不能再并入。", number=into.number))
    if order.placed_for_id != into.placed_for_id:
        return Objection("other_person", "两单不是同一个人的，不能合并。")
    return None


def refusal_objection(order: Order, reason: str) -> Objection | None:
    """An offer may always be refused (条例 §25); a duty only as not being one's own."""
    dispatch = order.dispatch
    if dispatch and dispatch.kind == DispatchKind.DUTY and reason != NOT_OUR_REMIT:
        words = "职责单是部门份内的事，不能谢绝；如不属本部门职责，请选“不属本部门职责”退回。"
        return Objection("duty_cannot_refuse", words)
    return None


def expiry_objection(order: Order) -> Objection | None:
    """A duty does not expire; it becomes overdue and is seen."""
    if order.dispatch and order.dispatch.kind == DispatchKind.DUTY:
        return Objection("duty_never_expires", "职责单不会超时收回，只会亮红灯。")
    return None


def appointment_fault(starts_at: datetime, *, at: datetime) -> dict[str, str]:
    """An appointment lies ahead, and not too far."""
    if starts_at < at - timedelta(minutes=5):
        return {"starts_at": "约定时间已经过去了。"}
    if starts_at > at + timedelta(days=FURTHEST_DAYS):
        return {"starts_at": Phrase("最多约到 {furthest_days} 天内。", furthest_days=FURTHEST_DAYS)}
    return {}


def is_minor(born_on: date | None, *, at: datetime) -> bool:
    """Under 18 on that day (民法典 §17)."""
    return is_under(ADULT, born_on, day_of(at))
