"""May this *thing*: times that make sense, a service that can be brought, nobody in two places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Service
from wudan.catalog.reach import fault_of_reach
from wudan.deliveries.enums import Mode, Way
from wudan.deliveries.models import Delivery, Round
from wudan.deliveries.models.delivery import MOST_SERVED
from wudan.kit.clock import day_of, local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.kit.text import objection_to_published
from wudan.orders.enums import DispatchKind

MOST_WEEKS = 26
MOST_A_ROUND = 2000
SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=8)
EARLIEST, LATEST = 6, 22
"""Hours of the day between which somebody is brought something."""
AHEAD = timedelta(days=366)
_TITLE, _WORDS, WHY = 50, 400, 200


@dataclass(frozen=True, slots=True)
class Outline:
    """A round as written down, before it is checked."""

    title: str
    service: Service
    mode: str
    starts_on: date
    ends_on: date
    way: str = Way.SITE
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A delivery as written down: where, when, and who might bring it."""

    unit: Unit
    starts_at: datetime
    ends_at: datetime
    party: Unit | None = None


def faults_of(outline: Outline, *, on: date) -> dict[str, str]:
    """Field → what is wrong with a round as written."""
    faults = {}
    for name, words, most in (("title", outline.title, _TITLE), ("words", outline.words, _WORDS)):
        if fault := objection_to_published(words, most=most):
            faults[name] = fault
    if not outline.title:
        faults["title"] = "给这个配送计划起个名字。"
    if outline.mode not in Mode.values:
        faults["mode"] = "请选任务或志愿。"
    if outline.way not in Way.values:
        faults["way"] = "请选到村里或线上。"
    return faults | _faults_of_dates(outline, on=on) | _faults_of_service(outline)


def _faults_of_dates(outline: Outline, *, on: date) -> dict[str, str]:
    if outline.ends_on < outline.starts_on:
        return {"ends_on": "结束早于开始。"}
    if outline.ends_on < on:
        return {"ends_on": "这段时间已经过去了。"}
    if outline.starts_on > on + AHEAD:
        return {"starts_on": "最多提前一年安排。"}
    if outline.ends_on - outline.starts_on > timedelta(weeks=MOST_WEEKS):
        return {
            "ends_on": Phrase(
                "一个计划最多 {most_weeks} 周，长的请分成几个。", most_weeks=MOST_WEEKS
            )
        }
    return {}


def _faults_of_service(outline: Outline) -> dict[str, str]:
    service = outline.service
    wanted = PlaceMode.ONLINE if outline.way == Way.ONLINE else PlaceMode.SITE
    if not service.is_offered:
        return {"service": "这一项已经不在菜单上。"}
    if wanted not in service.places:
        return {
            "service": Phrase(
                "“{service}”没有“{way}”这种方式。", service=service.name, way=Way(outline.way).label
            )
        }
    months = {outline.starts_on.month, outline.ends_on.month}
    if not any(map(service.is_in_season, months)):
        return {"service": Phrase("“{service}”这几个月不做。", service=service.name)}
    return {}


def stop_objection(plan: Round, stop: Stop, *, at: datetime) -> Objection | None:
    """Why a delivery is not placed then and there."""
    if stop.unit.kind != UnitKind.STATION or stop.unit.county != plan.county:
        return Objection("not_a_station", "请选本县的一个站。")
    if fault := fault_of_reach(plan.service, stop.unit.path):
        return Objection("not_there", fault)
    if stop.unit.ends_on is not None and stop.unit.ends_on <= day_of(stop.starts_at):
        return Objection(
            "station_ended", Phrase("{unit}那一天已经撤了。", unit=stop.unit.short_name)
        )
    return time_objection(plan, stop.starts_at, stop.ends_at, at=at) or party_objection(
        plan, stop.party
    )


def time_objection(
    plan: Round, starts_at: datetime, ends_at: datetime, *, at: datetime
) -> Objection | None:
    """Why not at that time."""
    starts, ends = local(starts_at), local(ends_at)
    if starts.date() != ends.date() or not SHORTEST <= ends - starts <= LONGEST:
        return Objection("bad_time", "一次配送在同一天里，15 分钟到 8 小时。")
    if starts.hour < EARLIEST or (ends.hour, ends.minute) > (LATEST, 0):
        return Objection(
            "bad_hour",
            Phrase("请安排在 {earliest} 点到 {latest} 点之间。", earliest=EARLIEST, latest=LATEST),
        )
    if not plan.starts_on <= starts.date() <= plan.ends_on:
        return Objection("outside", "这一天不在计划的起止之间。")
    if starts_at <= at:
        return Objection("past", "这个时间已经过去了。")
    if not plan.service.is_in_season(starts.month):
        return Objection(
            "out_of_season",
            Phrase("“{service}” {month} 月不做。", service=plan.service.name, month=starts.month),
        )
    return None


def party_objection(plan: Round, party: Unit | None) -> Objection | None:
    """Volunteers are asked, departments are charged; a round does one of the two (条例 §25)."""
    if party is None:
        return None
    if party.county != plan.county or party.ends_on is not None:
        return Objection("no_such_party", "没有这支队伍或这个部门。")
    if plan.mode == Mode.DUTY and party.kind != UnitKind.DEPARTMENT:
        return Objection("duty_for_departments", "任务只派给部门；请志愿队伍要另起一个志愿的计划。")
    if plan.mode == Mode.VOLUNTARY and party.kind != UnitKind.TEAM:
        return Objection("offer_for_teams", "志愿的计划请志愿队伍；派给部门要另起一个任务的计划。")
    return None


def kind_of(plan: Round) -> DispatchKind:
    """What asking somebody is, in this round."""
    return DispatchKind.DUTY if plan.mode == Mode.DUTY else DispatchKind.OFFER


def clash_objection(stop: Stop, others: Iterable[Delivery]) -> Objection | None:
    """Why not beside what is there already: the site or the party would be in two places."""
    for other in others:
        if not (stop.starts_at < other.ends_at and other.starts_at < stop.ends_at):
            continue
        when = f"{local(other.starts_at):%m-%d %H:%M}"
        if other.unit_id == stop.unit.pk:
            return Objection(
                "site_clash",
                Phrase("{unit} {when} 已经有一次配送。", unit=stop.unit.short_name, when=when),
            )
        if stop.party is not None and other.party_id == stop.party.pk:
            return Objection(
                "party_clash",
                Phrase("{party} {when} 已经要去别的村。", party=stop.party.short_name, when=when),
            )
    return None


def served_fault(served: int | None) -> str | None:
    """What is wrong with a number of people."""
    if served is None or not 0 <= served <= MOST_SERVED:
        return Phrase("请写来了多少人，0 到 {most_served}。", most_served=MOST_SERVED)
    return None
