"""Where each role can go: one short list a role, its own day in order; the first is its desk."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.tenure import to_confirm


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int | None = None


Entry = tuple[str, str, str]
_QUEUE = ("queue", "待办", "inbox")
_INTAKE = ("intake", "代点单", "phone")
_CALLBACKS = ("callbacks", "回访", "chat")
_DISPATCHING = ("dispatching", "派单", "send")
_ALL = ("orders", "全部单", "search")
_ATTENTION = ("attention", "研判", "shield")
_OVERVIEW = ("overview", "全县情况", "list")
_SITES = ("site-list", "阵地", "home")
_PLATFORMS = ("platform-list", "平台", "menu")
_TEAMS = ("team-list", "队伍", "people")
_ACTIVITIES = ("activity-desk", "活动", "calendar")
_ROOMS = ("room-desk", "场地", "home")
_TRAINING = ("training-desk", "培训", "calendar")
_EXPORTS = ("exports", "导出", "send")
_REGISTER = ("export-register", "导出登记", "list")
_JOURNAL = ("journal", "留痕", "shield")
_READMISSION = ("readmission", "开锁", "person")
_PEOPLE = ("people", "群众", "people")
_VOLUNTEERS = ("volunteers", "志愿者", "hand")
_POSTS = ("post-list", "岗位", "person")
_PRIVACY = ("privacy-desk", "隐私请求", "shield")
_SECURITY = ("security-desk", "安全", "shield")
_HOURS = ("hours-desk", "时长", "clock")
_OWN_HOURS = ("own-hours", "我的时长", "clock")
_PORTAL = (
    ("home", "服务菜单", "menu"),
    ("my-orders", "我的单", "clock"),
    ("activities", "志愿活动", "hand"),
    ("places", "附近的站", "pin"),
    ("volunteer", "我的志愿", "hand"),
)
_OWN_TEAM = ("team-desk", "队里的单", "calendar")
_BY_ROLE: dict[str, tuple[Entry, ...]] = {
    "station_keeper": (_QUEUE, _INTAKE, _ACTIVITIES, _ROOMS, _CALLBACKS, _PEOPLE, _VOLUNTEERS, _ALL, ("members", "入队与申诉", "people"), _POSTS, _PRIVACY),
    "institute_staff": (_QUEUE, _INTAKE, _ACTIVITIES, _ROOMS, _CALLBACKS, _PEOPLE, _VOLUNTEERS, _ALL, _SITES, _TEAMS, _TRAINING, _HOURS, _EXPORTS, _POSTS, _PRIVACY),
    "center_office": (
        _QUEUE, _DISPATCHING, _INTAKE, _ACTIVITIES, _ROOMS, _CALLBACKS, _PEOPLE, _VOLUNTEERS, _ALL, _OVERVIEW, _ATTENTION, _SITES, _PLATFORMS, _TEAMS, _TRAINING, _HOURS,
        _EXPORTS, _POSTS, _PRIVACY,
    ),
    "department_officer": (_DISPATCHING, ("team-desk", "职责单", "check"), _ACTIVITIES, _ROOMS, _ALL, _PLATFORMS, _TEAMS, _TRAINING, _EXPORTS),
    "team_leader": (("team-desk", "邀约与排期", "calendar"), ("claims", "抢单", "hand"), _ACTIVITIES, ("members", "队员", "people")),
    "leader": (_OVERVIEW, _ALL, _SITES, _PLATFORMS, _TEAMS),
    "auditor": (_OVERVIEW, _ALL, _JOURNAL, _REGISTER, _SECURITY, _SITES, _PLATFORMS, _TEAMS, _POSTS),
    "system_administrator": (("administration", "运行", "shield"), _SECURITY, _READMISSION, _SITES),
    "security_administrator": (_POSTS, ("post-confirmation", "确认岗位", "check"), _SECURITY),
}  # fmt: skip


def rail(request: HttpRequest) -> list[Item]:
    """The navigation of the present actor, the current page marked."""
    here = request.resolver_match.url_name if request.resolver_match else None
    actor = actor_of(request)
    counts = {_POSTS[0]: to_confirm(actor)} if actor.kind.grants else {}
    return [
        Item(_(label), reverse(name), icon, name == here, counts.get(name))
        for name, label, icon in entries_of(actor)
    ]


def entries_of(actor: Actor) -> tuple[Entry, ...]:
    """Where an actor can go; volunteers find their team's orders beside their own."""
    if actor.role in _BY_ROLE:
        return _BY_ROLE[actor.role]
    return (*_PORTAL, _OWN_TEAM, _OWN_HOURS) if actor.team_ids else _PORTAL


def desk_of(role: str) -> str:
    """The name of the page on which a role's day starts."""
    return _BY_ROLE.get(role, _PORTAL)[0][0]
