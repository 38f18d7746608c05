"""May this act be written down under this rule, now; and how a cap that bit is told."""

from collections.abc import Iterable
from datetime import date, timedelta

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.rewards.enums.rule import Proof
from wudan.rewards.reckoning import Cap

BACK_DAYS = 30
"""How old an act under a village's rule may be."""
_WHOSE = {"owner": Phrase("每人（户、队）"), "unit": Phrase("本单位")}
_PERIOD = {"day": Phrase("每天"), "month": Phrase("每月")}


def objection_to_day(day: date, *, today: date, back_days: int) -> Objection | None:
    """Not in the future, not older than the rule allows."""
    if day > today:
        return Objection("in_future", "还没发生的事不能记。")
    if today - day > timedelta(days=back_days):
        return Objection(
            "too_old", Phrase("这一条只记 {back_days} 天以内的事。", back_days=back_days)
        )
    return None


def objection_to_proof(proofs: Iterable[str], linked: Iterable[str]) -> Objection | None:
    """Something that shows it: what the rule names, at least one of it."""
    wanted = [Proof(one) for one in proofs]
    if not wanted or Proof.WORDS in wanted or set(wanted) & set(linked):
        return None
    names = "、".join(str(one.label) for one in wanted)
    return Objection("no_proof", Phrase("这一条要写明是哪一次{names}：填它的编号。", names=names))


def told(caps: Iterable[Cap], counts: str) -> str:
    """In words: which caps bit."""
    return "；".join(_cap(cap, counts) for cap in caps)


def _cap(cap: Cap, counts: str) -> str:
    if cap.measure == "spend":
        much = Phrase("{most} 兑换分", most=cap.most)
    elif counts == "hours":
        much = (
            Phrase("{most} 小时", most=cap.most // 60)
            if cap.most % 60 == 0
            else Phrase("{most} 分钟", most=cap.most)
        )
    else:
        much = Phrase("{most} 次", most=cap.most)
    return Phrase(
        "{whose}{period}最多 {much}", whose=_WHOSE[cap.whose], period=_PERIOD[cap.period], much=much
    )
