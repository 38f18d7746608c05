"""个人信息清单: what orders keep about those they are for, those who placed them, who worked on them.

Kept in full for two years after closing, then without name and address (G21; reliability §3.4).
"""

from wudan.kit.inventory import Holding, Impersonal, Level

_SERVE = "PIPL 第13条第3项：办理您点的单所必需"
_RECORD = "志愿服务条例第19条：如实记录志愿服务"
_SITES = "受理的站、所、中心办公室；接单的队伍从答应到办完；审计员只看不改"
_TWO_YEARS = "办结 2 年后去掉姓名和地址，文字清空，只留统计要用的"
_STAFF = "谁经办、谁负责"
_OFFICE = "PIPL 第13条第3项：履行法定职责"
_READERS = "同一单上的工作人员、上级、审计员"
_LONG = "长期，作为经办记录"


def _detail(what: str, model: str, about: str, fields: str, level: Level, why: str) -> Holding:
    names = tuple(fields.split())
    return Holding(
        what, f"orders.{model}", about, names, level, why, _SERVE, _SITES, _TWO_YEARS, "orders"
    )


def _handled(what: str, model: str, fields: str) -> Holding:
    names = ("person_id", "post_id", *fields.split())
    return Holding(
        what,
        f"orders.{model}",
        "person_id",
        names,
        Level.INTERNAL,
        _STAFF,
        _OFFICE,
        _READERS,
        _LONG,
    )


HOLDINGS = (
    Holding(
        "您的单", "orders.Order", "placed_for",
        ("placed_for", "no", "stage", "words", "place_mode", "address", "place", "wanted_on",
         "wanted_part", "headcount", "urgent", "channel", "placed_at", "consent", "consent_words",
         "waiting_since", "closed_at", "closed_code", "closed_words", "next_place", "service", "unit"),
        Level.SENSITIVE, "办好您要的事", _SERVE, _SITES, _TWO_YEARS, "orders", secret=("slip_code",),
    ),
    _detail("由您点的单", "Order", "placed_by", "placed_by placed_under_id bond no placed_at",
            Level.INTERNAL, "知道是谁点的"),
    _detail("请您评的单", "Order", "reviewer", "reviewer no", Level.INTERNAL, "知道由谁来评"),
    _detail("站上怎么接的", "Acceptance", "order__placed_for", "order unit at note",
            Level.INTERNAL, "办好您要的事"),
    _detail("派给了谁", "Dispatch", "order__placed_for",
            "order kind state unit team at note answered_at reason reason_words", Level.INTERNAL,
            "办好您要的事"),
    _detail("服务经过", "Fulfillment", "order__placed_for",
            "order state contact people_count starts_at started_at done_at done_words minutes"
            " acknowledged_at cancelled_at", Level.SENSITIVE, "约时间、上门、记下做了什么"),
    _detail("您的评价", "Review", "person", "order person at score words", Level.INTERNAL,
            "您说好才算好"),
    _detail("照您的话记的", "Saying", "order__placed_for", "order verb channel at taken_as unsaid_at",
            Level.INTERNAL, "不上网也能补充、撤单、评单；您没有说过的能作废"),
    _detail("差评怎么整改", "FollowUp", "review__order__placed_for",
            "review opened_at closed_at resolution words", Level.INTERNAL, "把没办好的办好"),
    _detail("回访", "Callback", "order__placed_for", "order drawn_at called_at outcome words",
            Level.INTERNAL, "核实服务是真的"),
    _handled("经办：接单", "Acceptance", "at unit"),
    _handled("经办：派单", "Dispatch", "at unit"),
    _handled("经办：整改", "FollowUp", "closed_at"),
    _handled("经办：回访", "Callback", "called_at"),
    _handled("经办：口述", "Saying", "at verb channel"),
    _handled("经办：整批派单", "Proposal", "at cause"),
    _handled("经办：协作单", "Cooperation", "asked_at words"),
    _handled("经办：研判", "Decision", "at kind words"),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "orders.Order": "version service_version origin platform period slip_misses dispatch merged_into deidentified_on",
    "orders.Dispatch": "claimed proposal",
    "orders.Fulfillment": "dispatch",
    "orders.Review": "saying",
    "orders.Deadline": "order step unit set_at due_at missed_at ended_at",
    "orders.Callback": "drawn_for",
    "orders.Cooperation": "platform order service unit asked_of wanted_by state version due_at reason"
    " ruling result ended_at",
    "orders.Decision": "key",
    "orders.Proposal": "unit state policy seed work objective bound prices longest_wait_hours ended_at",
    "orders.ProposalLine": "proposal order order_version state change team instead_of before on part"
    " minutes reasons runner_up margin_minutes rivals reason refused note dispatch",
}
"""推荐依据 names teams and distances; 研判对象 names ids."""
