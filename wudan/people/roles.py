"""Roles are code: a name, what it is for in plain words, its verbs, its reach, whom it appoints.

The verbs of an order are listed here and nowhere else; `orders.permissions` adds what
depends on the order itself. Changing a role is a change of code, read by a colleague.
Nobody appoints beyond himself: `grants` never names a role of equal rank (A13), except that
security administrators choose each other, two of them together.
"""

from dataclasses import dataclass
from enum import StrEnum

from wudan.areas.enums import UnitKind as Kind
from wudan.kit.phrases import Phrase


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
    kinds: frozenset[str] = frozenset()
    """Kinds of unit at which the role is held: a keeper at a station, nowhere else."""
    grants: frozenset[str] = frozenset()
    """Roles it may give and end, at its own unit and below."""
    apart: bool = False
    """One of the 三员: its holder has no other post at the same time."""


_KEEPER = frozenset(
    {
        "place_for",
        "supplement",
        "withdraw",
        "disown",
        "review",
        "unsay",
        "accept",
        "reclassify",
        "return",
        "decline",
        "refer",
        "escalate",
        "queue",
        "merge",
        "call_back",
        "readmit",
        "run_activities",
        "keep_rooms",
        "keep_resources",
        "borrow",
        "propose_projects",
        "keep_points",
        "keep_rules",
        "keep_shop",
        "nominate",
        "answer_tasks",
        "write_content",
        "use_content",
    }
)
_ROLES = (
    Role("resident", Phrase("群众"), Phrase("为自己或家人点单，看进度，撤单，评单。"),
         frozenset({"place", "supplement", "withdraw", "acknowledge", "review", "disown", "unsay"}),
         Reach.HERE, "portal"),
    Role("volunteer", Phrase("志愿者"), Phrase("看自己队伍接下的单和时间。"), frozenset({"see_team"}), Reach.HERE, "team"),
    Role("team_leader", Phrase("队长"), Phrase("答复邀约，认领，排期，完成服务后写一句做了什么。"),
         frozenset({"confirm", "refuse", "claim", "schedule", "start", "fulfill", "run_activities", "adopt_plan",
                    "propose_projects", "use_content", "borrow"}), Reach.HERE, "team",
         kinds=frozenset({Kind.TEAM})),
    Role("station_keeper", Phrase("站长"), Phrase("接本站的单，替不用手机的人代点，回访；任命本站队长。"), _KEEPER,
         Reach.HERE, "queue", kinds=frozenset({Kind.STATION}), grants=frozenset({"team_leader"})),
    Role("institute_staff", Phrase("实践所工作人员"), Phrase("接本所及各站上交的单，代点，回访，跟进差评；任命站长和队长。"),
         _KEEPER | {"follow_up", "export", "answer_privacy", "approve_hours", "keep_training", "check_sites", "call_forums",
                    "keep_guests", "review_projects", "plan_deliveries", "visit_households", "score_candidates", "keep_duties", "hear_complaints",
                    "sign_content"},
         Reach.HERE_AND_BELOW, "queue", kinds=frozenset({Kind.INSTITUTE}),
         grants=frozenset({"station_keeper", "team_leader"})),
    Role("center_office", Phrase("中心办公室"), Phrase("全县的单：接单、派单、跟进、作废；管阵地、队伍与业务岗位。"),
         _KEEPER | {"dispatch", "recall", "void", "follow_up", "decide", "keep_sites", "export", "answer_privacy",
                   "approve_hours", "keep_training", "adopt_plan", "check_sites", "call_forums", "keep_guests", "review_projects",
                   "decide_projects", "keep_menu", "plan_deliveries", "adopt_rules", "visit_households",
                   "run_campaigns", "score_candidates", "decide_honors", "appraise", "keep_fund",
                   "keep_duties", "hold_meetings", "hear_complaints", "sign_content"},
         Reach.HERE_AND_BELOW, "queue", kinds=frozenset({Kind.CENTER}),
         grants=frozenset({"institute_staff", "station_keeper", "department_officer", "team_leader", "leader"})),
    Role("department_officer", Phrase("部门专干"), Phrase("派本部门牵头平台的单；办理派给本部门的职责单。"),
         frozenset({"dispatch", "recall", "reclassify", "refer", "confirm", "refuse", "schedule", "start", "fulfill",
                    "export", "run_activities", "keep_training", "keep_rooms", "keep_resources", "borrow", "propose_projects",
                    "call_forums", "review_projects", "keep_menu", "plan_deliveries", "clear_candidates",
                    "score_candidates", "hold_meetings", "answer_tasks", "write_content", "sign_content", "use_content"}),
         Reach.HERE, "dispatch", kinds=frozenset({Kind.DEPARTMENT})),
    Role("leader", Phrase("领导"), Phrase("看全县情况，不经办；要公开的稿子可以审签。"), frozenset({"sign_content"}), Reach.HERE_AND_BELOW, "overview",
         kinds=frozenset({Kind.CENTER, Kind.INSTITUTE})),
    Role("auditor", Phrase("审计员"), Phrase("查看一切，什么也不改；只答复对中心办公室的投诉。"), frozenset({"read_journal", "hear_complaints"}),
         Reach.HERE_AND_BELOW, "overview", kinds=frozenset({Kind.CENTER}), apart=True),
    Role("system_administrator", Phrase("系统管理员"), Phrase("管运行、账号与日历；不任命业务岗位，看不到群众的单。"),
         frozenset({"administer", "readmit"}), Reach.HERE_AND_BELOW, "administration",
         kinds=frozenset({Kind.CENTER}), apart=True),
    Role("security_administrator", Phrase("安全管理员"), Phrase("任命和收回中心办公室、领导、审计员、系统管理员；看不到群众的单。"),
         frozenset({"secure"}), Reach.HERE_AND_BELOW, "posts", kinds=frozenset({Kind.CENTER}),
         grants=frozenset({"center_office", "leader", "auditor", "system_administrator",
                           "security_administrator"}), apart=True),
    Role("clock", Phrase("时钟"), Phrase("到期的单和没有确认的岗位由系统按期限处理。"),
         frozenset({"expire", "lapse", "escalate", "draw", "queue", "promote"}), Reach.HERE_AND_BELOW),
    Role("operator", Phrase("本机运维"), Phrase("在服务器上敲命令的人；只能任命安全管理员，供初次开通和补救。"),
         frozenset(), Reach.HERE_AND_BELOW, grants=frozenset({"security_administrator"})),
)  # fmt: skip
ROLES = {role.code: role for role in _ROLES}
RESIDENT, VOLUNTEER, CLOCK = ROLES["resident"], ROLES["volunteer"], ROLES["clock"]
OPERATOR = ROLES["operator"]
POST_ROLES = tuple(role for role in _ROLES if role.kinds)
"""Roles that are held as a post; residents and volunteers act for themselves."""
APART = frozenset(role.code for role in _ROLES if role.apart)
"""三员: system, security and audit; three persons, none of them in business (等保 7.1.4.2)."""
SECONDED = frozenset({"security_administrator"})
"""Roles that a granter of the same role gives only together with a second one."""
GRANTING = frozenset(role.code for role in _ROLES if role.kinds and role.grants)
"""Roles whose holders appoint others."""


def granters_of(code: str) -> tuple[Role, ...]:
    """The roles that may give a role."""
    return tuple(role for role in _ROLES if code in role.grants and role.kinds)
