"""个人信息清单: who let another system in, and who answers for it."""

from wudan.kit.inventory import Holding, Impersonal, Level

_BASIS = "数据安全法第27条：接口谁开的、谁负责要查得到"
_SEEN_BY = "系统管理员、审计员、负责这个系统的岗位"
_KEPT = "系统停用后 3 年"

HOLDINGS = (
    Holding(
        "经办：登记接入的系统", "connections.System", "made_by_id",
        ("name", "purpose", "contact", "made_at", "made_by_id"), Level.INTERNAL,
        "谁把哪个系统接进来的", _BASIS, _SEEN_BY, _KEPT,
    ),
    Holding(
        "经办：同意负责接入的系统", "connections.System", "agreed_by_id",
        ("agreed_at", "agreed_by_id"), Level.INTERNAL, "谁同意为它负责", _BASIS, _SEEN_BY, _KEPT,
    ),
    Holding(
        "经办：停用接入的系统", "connections.System", "ended_by_id", ("ended_at", "ended_by_id"),
        Level.INTERNAL, "谁停用的", _BASIS, _SEEN_BY, _KEPT,
    ),
    Holding(
        "经办：登记订阅", "connections.Subscription", "made_by_id", ("made_at", "made_by_id"),
        Level.INTERNAL, "谁让系统把事情送出去的", _BASIS, _SEEN_BY, _KEPT,
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "connections.System": "county unit services channel post state key_digest key_made_at",
    "connections.Arrival": "system order key digest at",
    "connections.Subscription": "system url inside verbs secret secret_before before_until state failing_since ended_at",
    "connections.Delivery": "subscription uid event_id verb body at tries next_try_at done_at given_up_at status fault",
}
