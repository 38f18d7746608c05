"""The sentences for every code the engine answers with, and nothing else.

Plain strings in one table, which the catalogue reads; who shows them says how the facts are filled in.
"""

from collections.abc import Callable, Mapping
from typing import Final

from wudan.matching.answers import Reason, Refusal

WORDS: Final[Mapping[str, str]] = {
    "declined": "已婉拒本单或逾期未回应，不再重复邀约",
    "category": "未开展此类服务：{category}",
    "area": "不在服务范围",
    "skill_missing": "缺少技能：{skills}",
    "untrained": "没有受过训的人：{skills}",
    "licence_missing": "缺少资质：{licences}",
    "licence_expired": "资质已过期：{licence}（到 {until}）",
    "licence_expires_before": "资质在服务日前到期：{licence}（到 {until}，最早 {on} 可服务）",
    "headcount": "人数不足：队伍 {members} 人，本单需 {headcount} 人",
    "minors": "未成年人队伍不能承担有风险的服务",
    "insurance_missing": "没有有效保险",
    "insurance_ends": "服务日没有有效保险（保险到 {until}，服务日 {on}）",
    "slot_taken": "没有空闲时段（{first} 至 {last}）",
    "slot_unasked": "所求时间已过，或不在可选时段内",
    "capacity": "在手的单已满：已有 {open} 单，上限 {capacity} 单",
    "pings": "近 7 天已邀约 {pings} 次，上限 {most} 次，让队员歇一歇",
    "travel": "离服务地点约 {km} 公里，路上约 {minutes} 分钟",
    "travel_unknown": "未登记驻地，路程按 {minutes} 分钟估计",
    "load": "本周已有 {open} 单，还能再接 {left} 单",
    "rating": "评分 {rating}（{count} 次评价，按最少 {minimum} 次折算）",
    "rating_none": "暂无评价，按平均水平对待",
    "fairness": "近 30 天服务 {served} 次，候选队伍平均 {mean} 次",
    "over_qualification": "有本单用不上的稀缺技能：{skills}",
    "wait": "最早 {on} {part}有空",
    "wait_unknown": "未找到空闲时段，需与对方商定时间",
    "ring": "点单人或受益人属于该队（自点自服务），请人工确认",
}

PART_WORDS: Final[Mapping[str, str]] = {"am": "上午", "pm": "下午", "eve": "晚上"}

CODED_FACTS: Final = frozenset({"category", "skills", "licence", "licences"})
"""Facts that hold codes of the catalog, one or several joined by 、."""


def sentence(
    told: Reason | Refusal,
    *,
    say: Callable[..., str] = str.format,
    label: Callable[[str], str] = str,
) -> str:
    """Say it: `say` fills a sentence, `label` turns codes into names."""
    facts = {name: _spoken(name, fact, say, label) for name, fact in told.facts.items()}
    return say(WORDS[told.code], **facts)


def _spoken(
    name: str, fact: str | float, say: Callable[..., str], label: Callable[[str], str]
) -> str:
    if name == "part":
        return say(PART_WORDS[str(fact)])
    if name in CODED_FACTS:
        return "、".join(label(code) for code in str(fact).split("、"))
    return str(fact)
