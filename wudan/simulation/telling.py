"""A simulated year in sentences, for people who decide about deadlines and staff."""

from collections.abc import Iterator, Mapping
from typing import Any

from wudan.orders.enums import Step

_HOUR, _FEN = 60, 100
_LOADS = {"station": "站", "institute": "所", "center": "中心", "dispatchers": "派单的部门"}
_MOST_TOLD = 20


def sentences(told: Mapping[str, Any]) -> Iterator[str]:
    """One answer, or two and what differs."""
    if "difference" not in told:
        yield from _year(told)
        return
    yield "原样："
    yield from _year(told["plain"])
    yield ""
    yield "改过："
    yield from _year(told["changed"])
    yield ""
    yield f"不一样的数有 {len(told['difference'])} 个，先看这些（全部的用 --json）："
    for path, one in _weighty(told["difference"]):
        yield f"  {path}：{one['plain']} → {one['changed']}（{one['by']:+d}）"


def _year(told: Mapping[str, Any]) -> Iterator[str]:
    orders, points, teams = told["orders"], told["points"], told["teams"]
    yield f"{told['pack']} {told['year']} 年，种子 {told['seed']}：点单 {orders['placed']} 张。"
    yield f"  办成 {_percent(orders['served'])}；年后还没完的 {orders['open']} 张。"
    for step, share in told["in_time"].items():
        yield f"  {Step(step).label}：{_percent(share)} 在期限内。"
    waits = told["waits"]
    if waits.get("accept_working_minutes", {}).get("n"):
        one = waits["accept_working_minutes"]
        yield f"  接单等了（工作时间）：一半不到 {_hours(one['q50'])}，九成不到 {_hours(one['q90'])}。"
    if waits.get("served_days", {}).get("n"):
        one = waits["served_days"]
        yield f"  从点单到办完：一半不到 {one['q50'] + 1} 天，九成不到 {one['q90'] + 1} 天。"
    escalated = "，".join(f"{Step(step).label} {n}" for step, n in told["escalated"].items())
    yield f"  超期上交：{escalated or '没有'}。"
    for kind, label in _LOADS.items():
        busy = told["sites"][kind]["busy_thousandths"]
        if busy["n"]:
            yield f"  {label}（{busy['n']} 个）：办单占去的时间，一半在 {busy['q50'] / 10:.1f}% 以下，最忙 {busy['q100'] / 10:.1f}%。"
    yield f"  队伍 {teams['n']} 支：一半办了 {teams['served']['q50']} 单以上，{teams['idle']} 支没有办过；婉拒 {teams['refusals']} 次。"
    yield (
        f"  积分：发 {points['earned']}，兑 {points['redeemed']}，年底欠 {points['outstanding']}"
        f"（约 {points['liability_fen'] // _FEN} 元），{points['strained_months']} 个月兑付吃紧。"
    )


def _weighty(difference: Mapping[str, Mapping[str, int]]) -> list[tuple[str, Mapping[str, int]]]:
    """Those that changed most against what they were, in the order of their names."""
    by_weight = sorted(
        difference.items(),
        key=lambda item: (-abs(item[1]["by"]) / (abs(item[1]["plain"]) + 50), item[0]),
    )
    return sorted(by_weight[:_MOST_TOLD])


def _percent(share: Mapping[str, int]) -> str:
    return f"{share['thousandths'] / 10:.1f}%（{share['part']}/{share['n']}）"


def _hours(minutes: int) -> str:
    return f"{minutes // _HOUR} 小时 {minutes % _HOUR} 分" if minutes >= _HOUR else f"{minutes} 分"
