"""May this *plan of rounds*: villages, teams and weeks that make sense, told field by field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Service
from wudan.deliveries.enums import Effort, PlanMode
from wudan.deliveries.models import PlanTeam
from wudan.deliveries.models.plan import MOST_A_DAY, MOST_OFTEN, MOST_WEEKS, WEEK
from wudan.deliveries.policies import AHEAD, EARLIEST, LATEST, LONGEST
from wudan.deliveries.touring import Question
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.kit.text import objection_to_published

MOST_VILLAGES, MOST_TEAMS, MOST_ITEMS = 1000, 200, 8
_TITLE = 30
_FEW_NAMES = 5


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """A plan of rounds as written down, before it is checked."""

    title: str
    services: Sequence[Service]
    villages: Sequence[Unit]
    teams: Sequence[Unit]
    starts_on: date
    weeks: int
    mode: str = PlanMode.BALANCED
    often: int = 1
    ageing: bool = True
    effort: str = Effort.NORMAL


@dataclass(frozen=True, slots=True)
class Hours:
    """When a team goes: weekdays (Monday is 0), from when to when, how many villages a day."""

    weekdays: frozenset[int]
    starts: time
    ends: time
    most_a_day: int


def plan_faults(outline: PlanOutline, *, county: str, on: date) -> dict[str, str]:
    """Field → what is wrong with a plan as written."""
    faults: dict[str, str] = {}
    if fault := objection_to_published(outline.title, most=_TITLE):
        faults["title"] = fault
    if not outline.title:
        faults["title"] = Phrase("给这个方案起个名字。")
    if outline.mode not in PlanMode.values:
        faults["mode"] = Phrase("请选先顾哪头。")
    if outline.effort not in Effort.values:
        faults["effort"] = Phrase("请选排多细。")
    if not 1 <= outline.often <= MOST_OFTEN or outline.often > outline.weeks:
        faults["often"] = Phrase(
            "每样到每村 1 到 {most_often} 次，一周最多一次。", most_often=MOST_OFTEN
        )
    return faults | _faults_of_weeks(outline, on=on) | _faults_of_lists(outline, county)


def _faults_of_weeks(outline: PlanOutline, *, on: date) -> dict[str, str]:
    if not 1 <= outline.weeks <= MOST_WEEKS:
        return {"weeks": Phrase("请选 1 到 {most_weeks} 周。", most_weeks=MOST_WEEKS)}
    if outline.starts_on <= on:
        return {"starts_on": Phrase("从明天或以后排起，过去的日子排不了。")}
    if outline.starts_on > on + AHEAD:
        return {"starts_on": Phrase("最多提前一年安排。")}
    return {}


def _faults_of_lists(outline: PlanOutline, county: str) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not 1 <= len(outline.services) <= MOST_ITEMS:
        faults["services"] = Phrase("请选 1 到 {most_items} 样服务。", most_items=MOST_ITEMS)
    for service in outline.services:
        if fault := _fault_of_service(service, outline):
            faults["services"] = fault
    kinds = (
        ("villages", outline.villages, UnitKind.STATION, MOST_VILLAGES, Phrase("个站")),
        ("teams", outline.teams, UnitKind.TEAM, MOST_TEAMS, Phrase("支志愿队伍")),
    )
    for name, units, kind, most, words in kinds:
        if not 1 <= len(units) <= most:
            faults[name] = Phrase("请选 1 到 {most} {words}。", most=most, words=words)
        elif any(one.kind != kind or one.county != county or one.ends_on for one in units):
            faults[name] = Phrase(
                "请从本县的{n}里选。",
                n=Phrase("站") if kind == UnitKind.STATION else Phrase("队伍"),
            )
    return faults


def _fault_of_service(service: Service, outline: PlanOutline) -> str:
    if not service.is_offered or PlaceMode.SITE not in service.places:
        return Phrase("“{service}”不能到村里做，或已不在菜单上。", service=service.name)
    if service.duration_minutes > LONGEST.total_seconds() / 60:
        return Phrase("“{service}”一次超过 8 小时，排不进一天。", service=service.name)
    if outline.villages and not any(service.reaches(unit.path) for unit in outline.villages):
        return Phrase("“{service}”不到选的这些村。", service=service.name)
    last = outline.starts_on.toordinal() + max(outline.weeks, 1) * WEEK - 1
    months = {outline.starts_on.month, date.fromordinal(min(last, date.max.toordinal())).month}
    if not any(map(service.is_in_season, months)):
        return Phrase("“{service}”这几个月不做。", service=service.name)
    return ""


def hours_faults(hours: Hours) -> dict[str, str]:
    """Field → what is wrong with a team's days."""
    faults: dict[str, str] = {}
    if not hours.weekdays:
        faults["weekdays"] = Phrase("请至少选一天；不去的队伍可以从方案里拿掉。")
    if hours.ends <= hours.starts:
        faults["ends"] = Phrase("回来要晚于出发。")
    elif hours.starts.hour < EARLIEST or hours.ends > time(LATEST):
        faults["starts"] = Phrase(
            "请在 {earliest} 点到 {latest} 点之间。", earliest=EARLIEST, latest=LATEST
        )
    if not 1 <= hours.most_a_day <= MOST_A_DAY:
        faults["most_a_day"] = Phrase("1 到 {most_a_day}。", most_a_day=MOST_A_DAY)
    return faults


def asking_objection(question: Question, teams: Iterable[PlanTeam]) -> Objection | None:
    """Why there is nothing to plan, in words; what only some lack is told with the answer."""
    teams = list(teams)
    if not teams:
        return Objection("no_teams", "方案里没有队伍，先加一支。")
    if idle := [team.unit.short_name for team in teams if not team.weekdays]:
        return Objection(
            "no_hours", Phrase("{idle}没有填哪天能去，先填上或拿掉。", idle=_listed(idle))
        )
    if all(village.place is None for village in question.villages):
        return Objection("no_points", "选的村都没有位置，先在“村的代表点”里导入。")
    if homeless := [team.unit.short_name for team in teams if _is_homeless(team, question)]:
        return Objection(
            "no_base",
            Phrase(
                "{homeless}没有出发的地点，先填它上级站所的位置或拿掉。", homeless=_listed(homeless)
            ),
        )
    if not any(crew.duties for crew in question.crews):
        return Objection("no_days", "这几周里各队没有一天有空：都已有安排，或选的日子放假。")
    if not any(crew.items for crew in question.crews):
        return Objection("no_skill", "选的队伍都不能做选的服务：缺技能、资质、培训或保险。")
    return None


def _is_homeless(team: PlanTeam, question: Question) -> bool:
    return any(crew.key == team.unit_id and crew.base is None for crew in question.crews)


def _listed(names: Sequence[str]) -> str:
    more = Phrase("等 {count} 支队", count=len(names)) if len(names) > _FEW_NAMES else ""
    return "、".join(names[:_FEW_NAMES]) + more
