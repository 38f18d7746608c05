"""Roles are code: a name, what it is for in plain words, its verbs, its reach.

The verbs of an order are listed here and nowhere else; `orders.permissions` adds what
depends on the order itself. Changing a role is a change of code, read by a colleague.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How far a post reaches in the tree of units."""

    HERE = "here"
    HERE_AND_BELOW = "here_and_below"


@dataclass(frozen=True, slots=True)
class Role:
    """角色."""

    code: str
    name: str
    description: str
    verbs: frozenset[str]
    reach: Reach = Reach.HERE_AND_BELOW
    desk: str = ""
    """Where this role's day starts: portal, queue, dispatch, team, overview, administration."""


_KEEPER = frozenset(
    {"place_for", "accept", "return", "decline", "refer", "escalate", "merge", "call_back"}
)
_ROLES = (
    Role("resident", "群众", "为自己或家人点单，看进度，撤单，评单。",
         frozenset({"place", "supplement", "withdraw", "acknowledge", "review", "disown"}),
         Reach.HERE, "portal"),
    Role("volunteer", "志愿者", "看自己队伍接下的单和时间。", frozenset({"see_team"}), Reach.HERE, "team"),
    Role("team_leader", "队长", "答复邀约，认领，排期，完成服务后写一句做了什么。",
         frozenset({"confirm", "refuse", "claim", "schedule", "start", "fulfill"}), Reach.HERE, "team"),
    Role("station_keeper", "站长", "接本站的单，替不用手机的人代点，回访。", _KEEPER, Reach.HERE, "queue"),
    Role("institute_staff", "实践所工作人员", "接本所及各站上交的单，代点，回访，跟进差评。",
         _KEEPER | {"follow_up"}, Reach.HERE_AND_BELOW, "queue"),
    Role("center_office", "中心办公室", "全县的单：接单、派单、跟进、作废；管阵地与队伍。",
         _KEEPER | {"dispatch", "recall", "void", "follow_up", "decide", "keep_sites"},
         Reach.HERE_AND_BELOW, "queue"),
    Role("department_officer", "部门专干", "派本部门牵头平台的单；办理派给本部门的职责单。",
         frozenset({"dispatch", "recall", "refer", "confirm", "refuse", "schedule", "start", "fulfill"}),
         Reach.HERE, "dispatch"),
    Role("leader", "领导", "看全县情况，不经办。", frozenset(), Reach.HERE_AND_BELOW, "overview"),
    Role("auditor", "审计员", "查看一切，什么也不改。", frozenset({"read_journal"}),
         Reach.HERE_AND_BELOW, "overview"),
    Role("system_administrator", "系统管理员", "管运行、账号与日历；看不到群众的单。",
         frozenset({"administer"}), Reach.HERE_AND_BELOW, "administration"),
    Role("clock", "时钟", "到期的单由系统按期限处理。",
         frozenset({"expire", "lapse", "escalate", "draw"}), Reach.HERE_AND_BELOW),
)  # fmt: skip
ROLES = {role.code: role for role in _ROLES}
RESIDENT, VOLUNTEER, CLOCK = ROLES["resident"], ROLES["volunteer"], ROLES["clock"]
POST_ROLES = tuple(r for r in _ROLES if r.code not in {"resident", "volunteer", "clock"})
"""Roles that are held as a post; residents and volunteers act for themselves."""
