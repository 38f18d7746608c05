"""May this act be written down under this rule, now; and how a cap that bit is told."""

from collections.abc import Iterable
from datetime import date, timedelta

from wudan.kit.refusals import Objection
from wudan.rewards.enums.rule import Proof
from wudan.rewards.reckoning import Cap

BACK_DAYS = 30
"""How old an act under a village's rule may be."""
_WHOSE = {"owner": "每人（户、队）", "unit": "本单位"}
_PERIOD = {"day": "每天", "month": "每月"}


def objection_to_day(day: date, *, today: date, back_days: int) -> Objection | None:
    """Not in the future, not older than the rule allows."""
    if day > today:
        return Objection("in_future", "还没发生的事不能记。")
    if today - day > timedelta(days=back_days):
        return Objection("too_old", f"这一条只记 {back_days} 天以内的事。")
    return None


def objection_to_proof(proofs: Iterable[str], linked: Iterable[str]) -> Objection | None:
    """Something that shows it: what the rule names, at least one of it."""
    wanted = [Proof(one) for one in proofs]
    if not wanted or Proof.WORDS in wanted or set(wanted) & set(linked):
        return None
    names = "、".join(str(one.label) for one in wanted)
    return Objection("no_proof", f"这一条要写明是哪一次{names}：填它的编号。")


def told(caps: Iterable[Cap], counts: str) -> str:
    """In words: which caps bit."""
    return "；".join(_cap(cap, counts) for cap in caps)


def _cap(cap: Cap, counts: str) -> str:
    if cap.measure == "spend":
        much = f"{cap.most} 兑换分"
    elif counts == "hours":
        much = f"{cap.most // 60} 小时" if cap.most % 60 == 0 else f"{cap.most} 分钟"
    else:
        much = f"{cap.most} 次"
    return f"{_WHOSE[cap.whose]}{_PERIOD[cap.period]}最多 {much}"
