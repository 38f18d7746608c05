"""Where each role can go: a few daily entries in order, then named groups; the first is its desk."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit.phrases import Phrase
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.language import language_now
from wudan.web.tenure import to_confirm

Entry = tuple[str, str, str]
"""Name of the page, word, icon."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation; `group` is empty for the daily ones."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together; folded unless one of them is open or waits."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """What one role has: what it does every day, then the rest by kind."""

    daily: tuple[Entry, ...]
    groups: tuple[Group, ...] = ()


_QUEUE = ("queue", Phrase("待办"), "inbox")
_INTAKE = ("intake", Phrase("代点单"), "phone")
_CALLBACKS = ("callbacks", Phrase("回访"), "chat")
_DISPATCHING = ("dispatching", Phrase("派单"), "send")
_ALL = ("orders", Phrase("全部单"), "search")
_ATTENTION = ("attention", Phrase("研判"), "shield")
_OVERVIEW = ("overview", Phrase("全县情况"), "list")
_PICTURE = ("overview", Phrase("情况"), "list")
_SITES = ("site-list", Phrase("阵地"), "home")
_TEAMS = ("team-list", Phrase("队伍"), "people")
_ACTIVITIES = ("activity-desk", Phrase("活动"), "calendar")
_TRAINING = ("training-desk", Phrase("培训"), "calendar")
_EXPORTS = ("exports", Phrase("导出"), "send")
_REGISTER = ("export-register", Phrase("导出登记"), "list")
_JOURNAL = ("journal", Phrase("留痕"), "shield")
_READMISSION = ("readmission", Phrase("开锁"), "person")
_PEOPLE = ("people", Phrase("群众"), "people")
_VOLUNTEERS = ("volunteers", Phrase("志愿者"), "hand")
_POSTS = ("post-list", Phrase("岗位"), "person")
_PRIVACY = ("privacy-desk", Phrase("隐私请求"), "shield")
_SECURITY = ("security-desk", Phrase("安全"), "shield")
_HOURS = ("hours-desk", Phrase("时长"), "clock")
_OWN_HOURS = ("own-hours", Phrase("我的时长"), "clock")
_PORTAL = (
    ("home", Phrase("服务菜单"), "menu"),
    ("my-orders", Phrase("我的单"), "clock"),
    ("activities", Phrase("志愿活动"), "hand"),
    ("places", Phrase("附近的站"), "pin"),
    ("volunteer", Phrase("我的志愿"), "hand"),
    ("own-points", Phrase("我的积分"), "star"),
)
_OWN_TEAM = ("team-desk", Phrase("队里的单"), "calendar")
_AGENDA = ("agenda", Phrase("日历"), "calendar")
_DELIVERIES = ("delivery-desk", Phrase("配送"), "send")
_CAMPAIGNS = ("campaign-desk", Phrase("典型评选"), "people")
_PROJECTS = ("project-desk", Phrase("项目"), "list")
_PLATFORMS = ("platform-list", Phrase("平台和菜单"), "menu")
_PLANS = ("plan-desk", Phrase("方案"), "list")
_SUPPORT = ("support-desk", Phrase("总队支持"), "hand")
_MEMBERS = ("members", Phrase("入队与申诉"), "people")
_ROOMS = ("room-desk", Phrase("场地"), "home")
_APPRAISALS = ("appraisal-desk", Phrase("考核"), "check")
_STANDING = ("standing-desk", Phrase("所站标准"), "check")
_UNIT_VISITS = ("unit-visits", Phrase("督查指导"), "pin")
_INSPECTIONS = ("inspection-desk", Phrase("督查指导"), "pin")
_RESOURCES = ("resource-desk", Phrase("资源"), "home")
_REACH = ("reach", Phrase("出户可及"), "pin")
_FAMILIES = ("household-list", Phrase("户"), "home")
_BRANDED = "{household}"
"""Stands for what the county calls an honoured household."""
_HOUSEHOLDS = ("household-desk", _BRANDED, "home")
_FIND_ROOM = ("find-room", Phrase("找空场地"), "search")
_LOANS = ("loan-desk", Phrase("借用"), "forward")
_COUNTER = ("counter-desk", Phrase("兑换柜台"), "hand")
_DEEDS = ("deeds", Phrase("好事"), "star")
_REGISTERS = ("week-register", Phrase("台账和小结"), "list")
_RULES = ("point-rules", Phrase("积分规则"), "list")
_GRANTS = ("grants", Phrase("每天发的分"), "calendar")
_LEARNED = ("learned", Phrase("学习记录"), "list")
_BURDEN = ("burden", Phrase("负担计"), "list")
"""Everybody under a post sees what is asked of the own role."""
_CONTENT = ("content-desk", Phrase("宣传内容"), "list")
_COMPLAINTS = ("complaint-desk", Phrase("投诉建议"), "chat")
_NOTING = ("complaint-noting", Phrase("记投诉建议"), "chat")
_CARRYING = ("carry-desk", Phrase("捎话"), "phone")
_ANNOUNCEMENTS = ("announcements", Phrase("统一通知"), "bell")
_MESSAGES = ("message-desk", Phrase("通知"), "chat")
_FUND = ("fund-desk", Phrase("专项资金"), "list")
_SHOPS = ("shop-desk", Phrase("兑换点"), "home")
_CONNECTIONS = ("connections", Phrase("接入系统"), "send")
_MEETINGS = ("meeting-desk", Phrase("联席会议"), "people")
_OFFLINE = ("offline", Phrase("离线站"), "phone")
_OFFLINE_DESK = ("offline-desk", Phrase("离线办的"), "inbox")
_PAPER = ("paper-desk", Phrase("纸表和大厅"), "print")
_DUTIES = ("duties", Phrase("谁负什么责"), "list")


def _groups(
    orders: tuple[Entry, ...] = (), people: tuple[Entry, ...] = (), sites: tuple[Entry, ...] = (),
    supply: tuple[Entry, ...] = (), honors: tuple[Entry, ...] = (), duties: tuple[Entry, ...] = (), records: tuple[Entry, ...] = (),
) -> tuple[Group, ...]:  # fmt: skip
    named = (
        (Phrase("五单"), orders), (Phrase("人和队伍"), people), (Phrase("阵地"), sites), (Phrase("项目和配送"), supply), (Phrase("积分和典型"), honors),
        (Phrase("保障"), duties), (Phrase("档案"), (*records, _BURDEN)),
    )  # fmt: skip
    return tuple(Group(label, entries) for label, entries in named if entries)


_BY_ROLE: dict[str, Menu] = {
    "station_keeper": Menu(
        (_QUEUE, _INTAKE, _AGENDA, _ACTIVITIES, _ROOMS, _CALLBACKS),
        _groups(
            orders=(_ALL, _PAPER, _PICTURE, _OFFLINE), people=(_PEOPLE, _CARRYING, _ANNOUNCEMENTS, _VOLUNTEERS, _MEMBERS, _SUPPORT), sites=(_FIND_ROOM, _STANDING, _RESOURCES, _LOANS),
            supply=(_PROJECTS, _DELIVERIES), honors=(_COUNTER, _DEEDS, _FAMILIES, _SHOPS, _HOUSEHOLDS, _CAMPAIGNS), duties=(_MEETINGS, _NOTING), records=(_CONTENT, _REGISTERS, _APPRAISALS, _POSTS, _PRIVACY),
        ),
    ),
    "institute_staff": Menu(
        (_QUEUE, _INTAKE, _AGENDA, _ACTIVITIES, _CALLBACKS),
        _groups(
            orders=(_ALL, _PAPER, _PICTURE, _OFFLINE_DESK), people=(_PEOPLE, _CARRYING, _ANNOUNCEMENTS, _VOLUNTEERS, _TEAMS, _TRAINING, _HOURS, _SUPPORT),
            sites=(_SITES, _ROOMS, _FIND_ROOM, _STANDING, _INSPECTIONS, _RESOURCES, _LOANS, _REACH), supply=(_PROJECTS, _DELIVERIES),
            honors=(_COUNTER, _DEEDS, _FAMILIES, _SHOPS, _HOUSEHOLDS, _CAMPAIGNS), duties=(_MEETINGS, _COMPLAINTS), records=(_CONTENT, _REGISTERS, _LEARNED, _APPRAISALS, _EXPORTS, _POSTS, _PRIVACY, _CONNECTIONS),
        ),
    ),
    "center_office": Menu(
        (_QUEUE, _DISPATCHING, _INTAKE, _AGENDA, _ACTIVITIES, _CALLBACKS),
        _groups(
            orders=(_ALL, _PAPER, _OVERVIEW, _ATTENTION, _OFFLINE_DESK),
            people=(_PEOPLE, _MESSAGES, _VOLUNTEERS, _TEAMS, _PLANS, _SUPPORT, _TRAINING, _HOURS),
            sites=(_SITES, _ROOMS, _FIND_ROOM, _STANDING, _INSPECTIONS, _RESOURCES, _LOANS, _REACH), supply=(_PROJECTS, _PLATFORMS, _DELIVERIES),
            honors=(_COUNTER, _RULES, _FAMILIES, _SHOPS, _HOUSEHOLDS, _CAMPAIGNS), duties=(_MEETINGS, _DUTIES, _FUND, _COMPLAINTS), records=(_CONTENT, _REGISTERS, _LEARNED, _APPRAISALS, _EXPORTS, _POSTS, _PRIVACY, _CONNECTIONS),
        ),
    ),
    "department_officer": Menu(
        (_DISPATCHING, ("team-desk", Phrase("职责单"), "check"), _AGENDA, _ACTIVITIES, _ALL),
        _groups(
            orders=(_PICTURE,), people=(_TEAMS, _TRAINING), sites=(_ROOMS, _FIND_ROOM, _RESOURCES, _LOANS),
            supply=(_PROJECTS, _PLATFORMS, _DELIVERIES), honors=(_CAMPAIGNS,), duties=(_MEETINGS, _UNIT_VISITS), records=(_CONTENT, _REGISTERS, _LEARNED, _APPRAISALS, _EXPORTS),
        ),
    ),
    "team_leader": Menu(
        (("team-desk", Phrase("邀约与排期"), "calendar"), ("claims", Phrase("抢单"), "hand"), _ACTIVITIES, ("members", Phrase("队员"), "people")),
        _groups(orders=(_PAPER, _OFFLINE), people=(_PLANS, _SUPPORT), sites=(_FIND_ROOM, _LOANS), supply=(_PROJECTS, _DELIVERIES, _AGENDA)),
    ),
    "leader": Menu((_OVERVIEW, _AGENDA, _ALL, _SITES, _TEAMS), _groups(sites=(_INSPECTIONS,), supply=(_PROJECTS, _PLATFORMS, _DELIVERIES), duties=(_MEETINGS, _DUTIES, _FUND), records=(_CONTENT, _REGISTERS, _LEARNED, _APPRAISALS))),
    "auditor": Menu(
        (_OVERVIEW, _ALL, _JOURNAL, _REGISTER, _SECURITY, _POSTS),
        _groups(people=(_TEAMS,), sites=(_SITES, _INSPECTIONS), supply=(_PROJECTS, _PLATFORMS, _DELIVERIES), honors=(_GRANTS,), duties=(_MEETINGS, _FUND, _COMPLAINTS), records=(_CONTENT, _REGISTERS, _LEARNED, _APPRAISALS, _CONNECTIONS)),
    ),
    "system_administrator": Menu((("administration", Phrase("运行"), "shield"), _SECURITY, _READMISSION, _SITES, _CONNECTIONS)),
    "security_administrator": Menu((_POSTS, ("post-confirmation", Phrase("确认岗位"), "check"), _SECURITY)),
}  # fmt: skip


def rail(request: HttpRequest) -> list[Item]:
    """The navigation of the present actor, the current page marked."""
    actor = actor_of(request)
    menu = menu_of(actor)
    counts = {_POSTS[0]: to_confirm(actor)} if actor.kind.grants else {}
    here = _current(request, entries_of(actor))
    language = language_now()
    parted = [("", menu.daily), *((_worded(group.label, language), group.entries) for group in menu.groups)]  # fmt: skip
    return [
        Item(_worded(label, language), _address(name), icon, name == here, counts.get(name), group)
        for group, entries in parted
        for name, label, icon in entries
    ]


@cache
def _address(name: str) -> str:
    """Where a page without a subject lies; asked once, not for each page that shows the menu."""
    return reverse(name)


@cache
def _worded(label: str, _language: str | None) -> str:
    """The word of an entry; a brand is the county's own."""
    return settings.PACK.brand.household if label == _BRANDED else _(label)


def menu_of(actor: Actor) -> Menu:
    """Where an actor can go; volunteers find their team's orders beside their own."""
    if actor.role in _BY_ROLE:
        return _BY_ROLE[actor.role]
    return Menu((*_PORTAL, _OWN_TEAM, _OWN_HOURS) if actor.team_ids else _PORTAL)


def entries_of(actor: Actor) -> tuple[Entry, ...]:
    """The same, all in one."""
    menu = menu_of(actor)
    return (*menu.daily, *(entry for group in menu.groups for entry in group.entries))


def desk_of(role: str) -> str:
    """The name of the page on which a role's day starts."""
    return _BY_ROLE[role].daily[0][0] if role in _BY_ROLE else _PORTAL[0][0]


def _current(request: HttpRequest, entries: tuple[Entry, ...]) -> str:
    """The entry of this page, or of the longest address that this one lies below."""
    here = request.resolver_match.url_name if request.resolver_match else None
    names = [name for name, _label, _icon in entries]
    if here in names:
        return str(here)
    above = {_address(name): name for name in names} | {
        url: name for url, name in _BELONGS.items() if name in names
    }
    found = [url for url in above if url != "/" and f"{request.path}/".startswith(f"{url}/")]
    return above[max(found, key=len)] if found else ""


_BELONGS = {
    "/desk/months": "week-register", "/desk/summaries": "week-register", "/desk/tasks": "meeting-desk",
    "/desk/commitments": "fund-desk", "/desk/appraisal-sheets": "appraisal-desk", "/desk/visits": "inspection-desk", "/desk/unit-visits": "unit-visits", "/desk/unit-findings": "unit-visits",
    "/desk/appraisal-simulations": "appraisal-desk", "/desk/announcements": "message-desk", "/desk/experience": "learned",
    "/desk/screens": "overview",
}  # fmt: skip
"""Addresses that lie elsewhere than the entry they are reached from."""
