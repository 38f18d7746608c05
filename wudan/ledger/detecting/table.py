"""The detectors by name, and what each is called; nothing runs that is not in this table."""

from collections.abc import Callable, Iterator

from wudan.kit.phrases import Phrase
from wudan.ledger.detecting import circles, entering, presence, times
from wudan.ledger.detecting.facts import Facts, Suspicion

Detector = Callable[[Facts], Iterator[Suspicion]]

DETECTORS: dict[str, tuple[str, Detector]] = {
    "travel": (Phrase("两处赶不到"), times.impossible_travel),
    "long_days": (Phrase("连着多天满 8 小时"), times.endless_days),
    "night": (Phrase("半夜的补录"), times.nights),
    "backfill_share": (Phrase("补录比例高"), entering.backfill_shares),
    "burst": (Phrase("几分钟补录多人"), entering.bursts),
    "same_file": (Phrase("一份材料多次用"), entering.same_files),
    "backdated": (Phrase("隔季补记"), entering.long_afterwards),
    "no_service": (Phrase("不像志愿服务"), entering.no_service),
    "one_hand": (Phrase("一台设备多人签到"), presence.one_hand),
    "far_away": (Phrase("多次不在附近"), presence.far_away),
    "signed_unseen": (Phrase("没结束就签字"), presence.signed_unseen),
    "own_signature": (Phrase("自己给自己签字"), presence.signed_by_oneself),
    "odd_clocks": (Phrase("离线名册对不上"), presence.odd_clocks),
    "ring": (Phrase("自点自服务"), circles.rings),
    "piling": (Phrase("扎堆服务"), circles.pilings),
    "split": (Phrase("一个活动拆成几个"), circles.splits),
    "bought": (Phrase("集中登记只来一次"), circles.bought_accounts),
    "minor": (Phrase("未成年人在危险岗位"), circles.minors_at_risk),
    "unlicensed": (Phrase("没有有效的证"), circles.unlicensed),
    "revenge": (Phrase("提异议后被请出队"), circles.revenge),
}


def detect(facts: Facts) -> list[Suspicion]:
    """All suspicions, by kind and key; the same facts give the same list."""
    found = [suspicion for _, look in DETECTORS.values() for suspicion in look(facts)]
    return sorted(found, key=lambda suspicion: (suspicion.kind, suspicion.key))
