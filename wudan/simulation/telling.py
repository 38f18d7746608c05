"""A simulated year in sentences, for people who decide about deadlines and staff."""

from collections.abc import Iterator, Mapping
from typing import Any

from wudan.kit.phrases import Phrase
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
    yield Phrase(
        "{told} {told2} 年，种子 {told3}：点单 {orders} 张。",
        told=told["pack"],
        told2=told["year"],
        told3=told["seed"],
        orders=orders["placed"],
    )
    yield Phrase(
        "  办成 {orders}；年后还没完的 {orders2} 张。",
        orders=_percent(orders["served"]),
        orders2=orders["open"],
    )
    for step, share in told["in_time"].items():
        yield Phrase("  {step}：{share} 在期限内。", step=Step(step).label, share=_percent(share))
    waits = told["waits"]
    if waits.get("accept_working_minutes", {}).get("n"):
        one = waits["accept_working_minutes"]
        yield Phrase(
            "  接单等了（工作时间）：一半不到 {one}，九成不到 {one2}。",
            one=_hours(one["q50"]),
            one2=_hours(one["q90"]),
        )
    if waits.get("served_days", {}).get("n"):
        one = waits["served_days"]
        yield Phrase(
            "  从点单到办完：一半不到 {one} 天，九成不到 {one2} 天。",
            one=one["q50"] + 1,
            one2=one["q90"] + 1,
        )
    escalated = "，".join(f"{Step(step).label} {n}" for step, n in told["escalated"].items())
    yield Phrase("  超期上交：{escalated}。", escalated=escalated or Phrase("没有"))
    for kind, label in _LOADS.items():
        busy = told["sites"][kind]["busy_thousandths"]
        if busy["n"]:
            yield Phrase(
                "  {label}（{busy} 个）：办单占去的时间，一半在 {busy2:.1f}% 以下，最忙 {busy3:.1f}%。",
                label=label,
                busy=busy["n"],
                busy2=busy["q50"] / 10,
                busy3=busy["q100"] / 10,
            )
    yield Phrase(
        "  队伍 {teams} 支：一半办了 {teams2} 单以上，{teams3} 支没有办过；婉拒 {teams4} 次。",
        teams=teams["n"],
        teams2=teams["served"]["q50"],
        teams3=teams["idle"],
        teams4=teams["refusals"],
    )
    yield (
        Phrase(
            "  积分：发 {points}，兑 {points2}，年底欠 {points3}（约 {points4} 元），{points5} 个月兑付吃紧。",
            points=points["earned"],
            points2=points["redeemed"],
            points3=points["outstanding"],
            points4=points["liability_fen"] // _FEN,
            points5=points["strained_months"],
        )
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
