"""个人信息清单: what was noted without a network, until it is done or given up; and who noted it."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "离线记下、等人定的事", "offline.OfflineAct", "person",
        ("kind", "body", "person", "order", "booking", "said_at", "happened_at", "received_at", "state", "words", "decision", "decided_words", "decided_at"),
        Level.SENSITIVE, "没有网络时替您点的单，回来办成；办不成的由人定", "PIPL 第13条第1项、第2项",
        "记的人；所在站和上级的工作人员", "办成或不办了就清空记下的话；九十天没人定的不再办；注销时马上清空", rule="offline_acts",
    ),
    Holding(
        "带走离线站的人", "offline.OfflineDevice", "holder", ("holder", "label", "unit", "taken_at", "put_away_at"),
        Level.INTERNAL, "知道谁把哪些资料带走了", "PIPL 第51条：内部管理与操作记录", "您自己；上级", "同留痕",
    ),
)  # fmt: skip
IMPERSONAL: Impersonal = {
    "offline.OfflineDevice": "county post_id",
    "offline.OfflineAct": "device key digest flags code decided_by_id decided_as looked_at looked_as",
}
